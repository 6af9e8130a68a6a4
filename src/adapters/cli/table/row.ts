/**
 * @module The type of the option table, from which parsing, help, the man page, completions and the configuration are
 * derived.
 */

/** An option, as Node's `parseArgs` takes it, with its description. */
export interface Row {
  readonly type: 'boolean' | 'string'
  readonly short?: string
  readonly multiple?: boolean
  /** Placeholder for its value in the help: `FILE` and `FOLDER` are completed as such. */
  readonly value?: string
  /** Values for completion. */
  readonly choices?: readonly string[]
  /** Its value if none is given: `--stats`. */
  readonly bare?: string
  /** The commands, or subcommands, that have it; all of the table's if absent. */
  readonly of?: readonly string[]
  /** True if it is for the command line only: not read from a configuration. */
  readonly isTyped?: boolean
  readonly help: string
}

/** Options by name. */
export interface Rows {
  readonly [name: string]: Row
}

/** A command, with its options grouped by heading. */
export interface CommandRow {
  /** Short form and summary: its line in the list of commands. */
  readonly form: string
  readonly summary: string
  /** Usage forms without the program name; with a description unless the summary says it. */
  readonly usage: readonly (readonly [form: string, what?: string])[]
  /** Words that may directly follow its name. */
  readonly words?: readonly string[]
  /** True if its arguments are files. */
  readonly hasFiles?: boolean
  readonly groups: { readonly [heading: string]: Rows }
  readonly notes?: string
  readonly exits: string
}
