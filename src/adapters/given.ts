/** @module What adapters take: an existing redactor, or options for a new one. */
import { createRedactor, OPEN, type Opens, WITHHELD } from '../redactor'
import type { Redactor, RedactorOptions } from '../types'

/**
 * Returns a redactor, or creates one from options.
 *
 * @throws what `createRedactor` throws
 */
export function redactorOf(given: Redactor | RedactorOptions = {}): Redactor & Opens {
  // Includes redactors from another copy of this package.
  const isRedactor = typeof given === 'object' && given !== null && OPEN in given
  return (isRedactor ? given : createRedactor(given)) as Redactor & Opens
}

export { WITHHELD }

/** Logged if even masking failed: out of stack or memory. */
export const UNREADABLE = '[unreadable]'

/** Returns the redacted text, or a label on failure: no log call may throw. */
export function redactText(redactor: Redactor, text: string, otherwise = UNREADABLE): string {
  try {
    return redactor.redact(text)
  } catch {
    return otherwise
  }
}
