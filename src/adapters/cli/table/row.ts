/**
 * @module The form of the table of options: what parsing, help, the man page, completions and the configuration are made from.
 */

/** An option, as `parseArgs` of Node takes it, and what people are told of it. */
export interface Row {
  readonly type: 'boolean' | 'string'
  readonly short?: string
  readonly multiple?: boolean
  /** What stands for its value in the help: `FILE` and `FOLDER` are completed as such. */
  readonly value?: string
  /** Values that are completed. */
  readonly choices?: readonly string[]
  /** What it means by itself, where its value may be left out: `--stats`. */
  readonly bare?: string
  /** The commands that have it, or what stands behind the command's name; all of the table's without it. */
  readonly of?: readonly string[]
  /** Whether it is for the command line alone: not read from a configuration. */
  readonly isTyped?: boolean
  readonly help: string
}

/** Options by their names. */
export interface Rows {
  readonly [name: string]: Row
}

/** A command, and its options below headings. */
export interface CommandRow {
  /** How it is called, in short, and what it does: a line among all commands. */
  readonly form: string
  readonly summary: string
  /** Ways to call it, without the program's name; with what is done, where that is no news from the summary. */
  readonly usage: readonly (readonly [form: string, what?: string])[]
  /** What may stand behind its name first. */
  readonly words?: readonly string[]
  /** Whether what stands behind its name are files. */
  readonly hasFiles?: boolean
  readonly groups: { readonly [heading: string]: Rows }
  readonly notes?: string
  readonly exits: string
}
