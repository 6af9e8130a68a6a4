/**
 * @module What went wrong, as one line in words: no stack, no text of the input, no code of the system.
 */
import { getSystemErrorMap } from 'node:util'
import { isOutputFailure, say } from './output'
import { Refusal, UsageError } from './usage'

/** Exit code of wrong usage, and of what could not be read or written. */
export const FAILED = 2

/** Where the system's own words are those of a programmer. */
const WORDS: { readonly [code: string]: string } = {
  ENOENT: 'no such file',
  EISDIR: 'is a directory',
  ENXIO: 'no such device',
}

/** Why the system refused something; undefined when it was not the system. */
export function wordsOf(error: unknown): string | undefined {
  const { code, errno } = (error ?? {}) as { code?: unknown; errno?: number }
  if (typeof code !== 'string') return undefined
  if (Object.hasOwn(WORDS, code)) return WORDS[code]
  return errno === undefined ? undefined : (getSystemErrorMap().get(errno)?.[1] ?? 'the system refused it')
}

/** The reader of standard output went away: nothing is left to do, and nothing to say. */
export function isClosedPipe(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === 'EPIPE'
}

/** The message of a fault may quote what was read; its name does not. */
function nameOf(error: unknown): string {
  return error instanceof Error && /^\w{1,40}$/.test(error.name) ? error.name : typeof error
}

/** Says why a command ended early, and returns its exit code. */
export function tellFailure(error: unknown): number {
  if (isClosedPipe(error)) return Number(process.exitCode ?? 0)
  if (error instanceof UsageError) say(`${error.message}\nTry: sladd --help`)
  else if (error instanceof Refusal) say(error.message)
  else if (isOutputFailure(error)) say(`standard output: ${wordsOf(error)}`)
  else say(wordsOf(error) ?? `a fault of the program (${nameOf(error)})`)
  return FAILED
}
