/** @module For commands with their own options: parsing, required options, and refusals. */
import { isFileRefused, reasonOf } from '../../files/refused'
import { FAILED } from './failure'
import { isOutputFailure, say } from './output'
import type { Rows } from './table/row'
import { hasColours } from './terminal'
import { type Arguments, parsed, Refusal, UsageError } from './usage'

/**
 * Creates a command with its own options: it takes the arguments after its name, and returns the exit code.
 *
 * @param run - throws UsageError for invalid arguments
 */
export function command<T extends Rows>(
  name: string,
  rows: T,
  run: (given: Arguments<T>) => number | Promise<number>,
): (args: readonly string[]) => Promise<number> {
  const known: Rows = { ...rows, help: { type: 'boolean', short: 'h', help: 'prints this' } }
  return async (args) => {
    const given = await parsed(args, known)
    if (given.values.help !== true) return run(given as unknown as Arguments<T>)
    ;(await import('./help')).printHelp(name, hasColours())
    return 0
  }
}

/** Returns an option that must be given. */
export function required(values: { readonly [name: string]: unknown }, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} is missing`)
  return value
}

/** True for errors with our own messages, which contain nothing of the input. */
function isOurs(error: unknown): error is Error {
  return error instanceof RangeError || error instanceof TypeError || (error as Error).name === 'RevealRefused'
}

/**
 * Reports a refusal in one line on standard error; anything else is an internal error.
 *
 * @param about - the file, if there are several
 */
export function orRefused(work: () => number, about?: string): number {
  try {
    return work()
  } catch (error) {
    const words = isOurs(error) ? error.message : reasonOf(error)
    if (error instanceof Refusal || isOutputFailure(error) || words === undefined) throw error
    // A FileRefused message already names the file.
    say(about === undefined || isFileRefused(error) ? words : `${about}: ${words}`)
    return FAILED
  }
}
