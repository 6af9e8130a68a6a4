/**
 * @module Whether a text that is to be written down for good holds anything of a person, as far as our own detectors see.
 */
import { createRedactor } from './redactor'
import type { Redactor } from './types'

let careful: Redactor | undefined

/** Whether nothing is found in a text, by detectors at their most careful; letters and digits of any width count. */
export function isClean(text: string): boolean {
  careful ??= createRedactor({ minConfidence: 'low' })
  return careful.scan(text.normalize('NFKC')).length === 0
}
