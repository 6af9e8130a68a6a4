/**
 * @module What went wrong, as one line in words: no stack, no text of the input, no code of the system.
 */
import { isFileRefused, reasonOf } from '../../files/refused'
import { isOutputFailure, say } from './output'
import { Refusal, UsageError } from './usage'

/** Exit code of wrong usage, and of what could not be read or written. */
export const FAILED = 2

/** The reader of standard output went away: nothing is left to do, and nothing to say. */
export function isClosedPipe(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === 'EPIPE'
}

/** The message of a fault may quote what was read; its name does not. */
function nameOf(error: unknown): string {
  return error instanceof Error && /^\w{1,40}$/.test(error.name) ? error.name : typeof error
}

/**
 * Says why a command ended early, and returns its exit code.
 *
 * @param command - whose page helps where the command line is wrong
 */
export function tellFailure(error: unknown, command?: string): number {
  if (isClosedPipe(error)) return Number(process.exitCode ?? 0)
  if (error instanceof UsageError)
    say(`${error.message}\nTry: sladd ${command === undefined ? '--help' : `help ${command}`}`)
  else if (error instanceof Refusal || isFileRefused(error)) say(error.message)
  else if (isOutputFailure(error)) say(`standard output: ${reasonOf(error)}`)
  else say(reasonOf(error) ?? `a fault of the program (${nameOf(error)})`)
  return FAILED
}
