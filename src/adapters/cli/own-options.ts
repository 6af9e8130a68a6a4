/**
 * @module Options of the commands that have their own: read, required, and refused in words of the command line.
 */
import { isFileRefused, reasonOf } from '../../files/refused'
import { FAILED } from './failure'
import { isOutputFailure, say } from './output'
import type { Rows } from './table/row'
import { hasColours } from './terminal'
import { type Arguments, parsed, Refusal, UsageError } from './usage'

/**
 * A command with options of its own: takes what stands behind its name, and gives the exit code.
 *
 * @param run - throws UsageError for what is wrong with the arguments
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

/** An option that must be given. */
export function required(values: { readonly [name: string]: unknown }, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} is missing`)
  return value
}

/** Errors whose messages are ours: they say what is wrong and hold nothing of what was read. */
function isOurs(error: unknown): error is Error {
  return error instanceof RangeError || error instanceof TypeError || (error as Error).name === 'RevealRefused'
}

/**
 * A refusal of what was asked, told as one line on standard error; anything else is a fault of the program.
 *
 * @param about - which file, where there are several
 */
export function orRefused(work: () => number, about?: string): number {
  try {
    return work()
  } catch (error) {
    const words = isOurs(error) ? error.message : reasonOf(error)
    if (error instanceof Refusal || isOutputFailure(error) || words === undefined) throw error
    // A refused file is named in its message.
    say(about === undefined || isFileRefused(error) ? words : `${about}: ${words}`)
    return FAILED
  }
}
