/** @module Parses the command line by its options, or reports what is wrong with it. */
import { parseArgs } from 'node:util'
import type { Rows } from './table/row'

/** A request was refused; the message says why. */
export class Refusal extends Error {}

/** The command line is invalid; the message says how. */
export class UsageError extends Refusal {}

/** Rows of the table have all that `parseArgs` needs, and more that it ignores. */
type Config<T extends Rows> = { args: string[]; options: T; allowPositionals: true }

/** The given values by option name, and the positional arguments. */
export type Arguments<T extends Rows> = ReturnType<typeof parseArgs<Config<T>>>
export type ValuesOf<T extends Rows> = Arguments<T>['values']

/** Fills in options whose value was left out. */
function withBare(args: readonly string[], rows: Rows): string[] {
  const end = args.indexOf('--')
  return args.map((arg, i) => {
    if ((end >= 0 && i > end) || !arg.startsWith('--')) return arg
    const bare = Object.hasOwn(rows, arg.slice(2)) ? rows[arg.slice(2)]?.bare : undefined
    return bare === undefined ? arg : `${arg}=${bare}`
  })
}

/**
 * Parses arguments as Node does.
 *
 * @throws UsageError
 */
export async function parsed<T extends Rows>(args: readonly string[], options: T): Promise<Arguments<T>> {
  try {
    return parseArgs<Config<T>>({ args: withBare(args, options), options, allowPositionals: true })
  } catch (error) {
    // Node's first sentence names the option, without its value; the rest is advice for other programs.
    const [told = ''] = (error as Error).message.split('. ')
    const [, unknown] = /^Unknown option '--(.*?)'/.exec(told) ?? []
    const [, lacking = ''] = /--([\w-]+) <value>' argument missing$/.exec(told) ?? []
    if (lacking !== '') throw new UsageError(`--${lacking} expected ${options[lacking]?.value ?? 'a value'}`)
    const near = unknown === undefined ? undefined : (await import('./nearest')).nearest(unknown, Object.keys(options))
    throw new UsageError(near === undefined ? told : `${told}; did you mean --${near}?`)
  }
}

/** Returns the first given option that a command does not have, with the commands that have it. */
export function strayIn(
  values: { readonly [name: string]: unknown },
  rows: Rows,
  command: string,
): { readonly name: string; readonly of: readonly string[] | undefined } | undefined {
  const name = Object.keys(values).find(
    (each) => values[each] !== undefined && !(rows[each]?.of?.includes(command) ?? true),
  )
  return name === undefined ? undefined : { name, of: rows[name]?.of }
}
