/**
 * @module Numbers that are nobody's: Skatteverket's test numbers, and Norwegian ones of a synthetic series.
 */
import { TestNumbers } from '../../keyring/surrogates/test-numbers'
import type { Finding } from '../../types'

const published = new TestNumbers()
/** Month + 41 to + 52 (Dolly): hospitals give such numbers to living people as well. */
const SHARED = /^\d\d[45]\d/

/** Both centuries where the number does not say: a number that may also be somebody's is none of these. */
function isPublished(digits: string): boolean {
  if (digits.length === 12) return published.has(digits)
  return digits.length === 10 && published.has(`19${digits}`) && !published.has(`20${digits}`)
}

/**
 * Whether a finding is a test or synthetic number.
 *
 * @param value - its text
 * @param which - `shared` takes those of month + 40 as well, which may also be numbers that a hospital gave somebody
 */
export function isSynthetic({ kind, variant }: Finding, value: string, which: 'sure' | 'shared'): boolean {
  const digits = value.replace(/\D/g, '')
  if (kind === 'personnummer') return !value.includes('+') && isPublished(digits)
  if (kind === 'fodselsnummer') return variant === 'synthetic' || (which === 'shared' && SHARED.test(digits))
  return false
}
