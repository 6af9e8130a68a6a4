/** @module Ready-made redactors: one with the default options and the most careful one, each created on first use. */
import { createRedactor } from './redactor'
import type { CallOptions, Finding, Redactor } from './types'

let standard: Redactor<never> | undefined
let careful: Redactor | undefined

/**
 * Redacts with the default options.
 *
 * @param input - text, or UTF-8 bytes; invalid bytes pass through
 * @returns the same type; the same object if nothing was found
 * @throws TypeError if the input is neither
 *
 * @example
 * redact('Anna 871220-2384, anna@example.se')   // 'Anna [personnummer], [email]'
 */
export function redact(input: string, options?: CallOptions | number): string
export function redact<B extends Uint8Array>(input: B, options?: CallOptions | number): B
export function redact(input: string | Uint8Array, options?: CallOptions | number): string | Uint8Array {
  standard ??= createRedactor()
  return standard.redact(input, options)
}

/**
 * Finds with the default options, without changing anything.
 *
 * @returns findings, sorted, not overlapping; offsets in UTF-16 code units for a string, in bytes for bytes
 * @throws TypeError if the input is neither a string nor bytes
 *
 * @example
 * scan('mail anna@example.se')   // [{ kind: 'email', start: 5, end: 20, confidence: 0.97, … }]
 */
export function scan(input: string | Uint8Array, options?: CallOptions | number): Finding<never>[] {
  standard ??= createRedactor()
  return standard.scan(input, options)
}

/** True if the detectors, at their most sensitive, find nothing in a text. Full-width characters are normalised. */
export function isClean(text: string): boolean {
  careful ??= createRedactor({ minConfidence: 'low' })
  return careful.scan(text.normalize('NFKC')).length === 0
}
