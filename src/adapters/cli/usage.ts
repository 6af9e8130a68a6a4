/**
 * @module The command line by its options, or what is wrong with it.
 */
import { type ParseArgsConfig, parseArgs } from 'node:util'

/** What was asked for is not done; the message says why. */
export class Refusal extends Error {}

/** The command line is wrong; the message says how. */
export class UsageError extends Refusal {}

/** As `parseArgs` takes them. */
export type Options = NonNullable<ParseArgsConfig['options']>
type Config<T extends Options> = { args: string[]; options: T; allowPositionals: true }

/** What was given: values by the names of their options, and what has no name. */
export type Arguments<T extends Options> = ReturnType<typeof parseArgs<Config<T>>>
export type ValuesOf<T extends Options> = Arguments<T>['values']

/**
 * Reads arguments as Node does.
 *
 * @throws UsageError
 */
export function parsed<T extends Options>(args: readonly string[], options: T): Arguments<T> {
  try {
    return parseArgs<Config<T>>({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    // Node's first sentence names the option and nothing that was typed behind it; what follows is advice for another
    // kind of program.
    throw new UsageError((error as Error).message.split('. ')[0])
  }
}
