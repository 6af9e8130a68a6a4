/**
 * @module Options of the commands that have their own: read, required, and refused in words of the command line.
 */
import type { ParseArgsConfig } from 'node:util'
import { isFileRefused, reasonOf } from '../../files/refused'
import { FAILED } from './failure'
import { isOutputFailure, say } from './output'
import { parsed, Refusal, UsageError } from './usage'

type Options = NonNullable<ParseArgsConfig['options']>

/** Arguments of a command: named ones, and those without a name. */
export interface OwnArguments {
  readonly values: { readonly [name: string]: string | boolean | (string | boolean)[] | undefined }
  readonly positionals: readonly string[]
}

/**
 * Reads the arguments of a command.
 *
 * @throws UsageError
 */
export function ownArguments(args: readonly string[], options: Options): OwnArguments {
  const known: Options = { ...options, help: { type: 'boolean', short: 'h' } }
  return parsed(args, known)
}

/** An option that must be given. */
export function required({ values }: OwnArguments, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} is missing`)
  return value
}

/** An option that may be given several times. */
export function several({ values }: OwnArguments, name: string): readonly string[] {
  const value = values[name]
  return Array.isArray(value) ? value.map(String) : []
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
