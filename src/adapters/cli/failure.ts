/** @module Describes an error in one line: no stack, no text of the input, no system error code. */
import { isFileRefused, reasonOf } from '../../files/refused'
import { isOutputFailure, say } from './output'
import { Refusal, UsageError } from './usage'

/** Exit code for wrong usage, and for what could not be read or written. */
export const FAILED = 2

/** The reader of standard output is gone: there is nothing left to do or report. */
export function isClosedPipe(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === 'EPIPE'
}

/** An internal error's message may quote input; its name does not. */
function nameOf(error: unknown): string {
  return error instanceof Error && /^\w{1,40}$/.test(error.name) ? error.name : typeof error
}

/**
 * Reports why a command ended early, and returns its exit code.
 *
 * @param command - whose help page to name if the command line is wrong
 */
export function tellFailure(error: unknown, command?: string): number {
  if (isClosedPipe(error)) return Number(process.exitCode ?? 0)
  if (error instanceof UsageError)
    say(`${error.message}\nTry: sladd ${command === undefined ? '--help' : `help ${command}`}`)
  else if (error instanceof Refusal || isFileRefused(error)) say(error.message)
  else if (isOutputFailure(error)) say(`standard output: ${reasonOf(error)}`)
  else say(reasonOf(error) ?? `an internal error (${nameOf(error)})`)
  return FAILED
}
