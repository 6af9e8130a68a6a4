/**
 * @module What adapters are given: a redactor that is there already, or options for one.
 */
import { createRedactor, OPEN, type Opens, WITHHELD } from '../redactor'
import type { Redactor, RedactorOptions } from '../types'

/**
 * A redactor, or one made of its options.
 *
 * @throws what `createRedactor` throws
 */
export function redactorOf(given: Redactor | RedactorOptions = {}): Redactor & Opens {
  // That of another copy of this package is one as well.
  const isRedactor = typeof given === 'object' && given !== null && OPEN in given
  return (isRedactor ? given : createRedactor(given)) as Redactor & Opens
}

export { WITHHELD }

/** What is logged when even masking failed: no stack is left, or no memory. */
export const UNREADABLE = '[unreadable]'

/** The text redacted, and a label instead of it when that fails: no log call may throw. */
export function redactText(redactor: Redactor, text: string, otherwise = UNREADABLE): string {
  try {
    return redactor.redact(text)
  } catch {
    return otherwise
  }
}
