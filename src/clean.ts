/** @module Checks a text that is about to be stored for personal data, as far as our own detectors see it. */
import { createRedactor } from './redactor'
import type { Redactor } from './types'

let careful: Redactor | undefined

/** True if the detectors, at their most sensitive, find nothing in a text. Full-width characters are normalised. */
export function isClean(text: string): boolean {
  careful ??= createRedactor({ minConfidence: 'low' })
  return careful.scan(text.normalize('NFKC')).length === 0
}
