/** @module Numbers that belong to nobody: Skatteverket's test numbers, and Norwegian ones of a synthetic series. */
import { TestNumbers } from '../../keyring/surrogates/test-numbers'
import type { Finding } from '../../types'

const published = new TestNumbers()
/** Month + 41 to + 52 (Dolly): hospitals give such numbers to living people as well. */
const SHARED = /^\d\d[45]\d/

/** Checks both centuries if the number does not state one: a number that may also be a real person's does not count. */
function isPublished(digits: string): boolean {
  if (digits.length === 12) return published.has(digits)
  return digits.length === 10 && published.has(`19${digits}`) && !published.has(`20${digits}`)
}

/**
 * True if a finding is a test or synthetic number.
 *
 * @param value - its text
 * @param which - `shared` includes those of month + 40, which a hospital may also have given to a patient
 */
export function isSynthetic({ kind, variant }: Finding, value: string, which: 'sure' | 'shared'): boolean {
  const digits = value.replace(/\D/g, '')
  if (kind === 'personnummer') return !value.includes('+') && isPublished(digits)
  if (kind === 'fodselsnummer') return variant === 'synthetic' || (which === 'shared' && SHARED.test(digits))
  return false
}
