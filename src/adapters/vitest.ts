/**
 * @module The entry `sladd/vitest`: `expect(log).toHoldNoPersonalData()`, for Vitest, Jest and other runners with
 * `expect.extend`. Messages name kinds and positions, never the text.
 */
import type { Redactor, RedactorOptions } from '../types'
import { redactorOf } from './given'

/** Result of a matcher. */
export interface MatcherAnswer {
  readonly pass: boolean
  readonly message: () => string
}

/** The matchers, for `expect.extend`. */
export type PersonalDataMatchers = {
  /** Accepts a string, bytes, or any value, read as `redactValue` does. */
  readonly toHoldNoPersonalData: (received: unknown) => MatcherAnswer
}

/** The assertions that `expect` gains, for the types of a test runner: see `docs/how-to/tests.md`. */
export interface PersonalDataAssertions {
  /** Fails if text, bytes or a value contain something that `sladd` would redact. */
  toHoldNoPersonalData(): void
}

/** Most findings listed one by one. */
const MOST_TOLD = 10

interface Found {
  readonly kind: string
  readonly place: string
}

/** Returns the findings in a string or in bytes, with offsets in UTF-16 code units or bytes. */
function foundIn(redactor: Redactor, input: string | Uint8Array): Found[] {
  const unit = typeof input === 'string' ? 'units' : 'bytes'
  return redactor.scan(input).map(({ kind, start, end }) => ({ kind, place: `${unit} ${start} to ${end}` }))
}

/** Returns the kinds of what was replaced in a value, without a location, because names may contain anything. */
function foundInValue(redactor: Redactor, value: unknown): Found[] {
  const before = new Map(Object.entries(redactor.counts).map(([kind, times]) => [kind, sumOf(times)]))
  if (redactor.redactValue(value) === value) return []
  const now = Object.entries(redactor.counts).map(([kind, times]) => [kind, sumOf(times)] as const)
  const more = now.flatMap(([kind, times]) => {
    return Array.from({ length: times - (before.get(kind) ?? 0) }, () => ({ kind, place: 'in the value' }))
  })
  return more.length > 0 ? more : [{ kind: 'what cannot be read', place: 'in the value' }]
}

function sumOf(times: object | undefined): number {
  return Object.values(times ?? {}).reduce((sum: number, one: number) => sum + one, 0)
}

function told(found: readonly Found[]): string {
  const shown = found.slice(0, MOST_TOLD).map(({ kind, place }) => `\n  ${kind}, ${place}`)
  return `${shown.join('')}${found.length > MOST_TOLD ? `\n  and ${found.length - MOST_TOLD} more` : ''}`
}

/**
 * Creates matchers from a redactor.
 *
 * @param redactor - a redactor (its `counts` continue for values), or options for a new one
 * @throws what `createRedactor` throws
 *
 * @example
 * expect.extend(personalDataMatchers())
 * expect(log).toHoldNoPersonalData()
 */
export function personalDataMatchers(redactor?: Redactor | RedactorOptions): PersonalDataMatchers {
  const own = redactorOf(redactor)
  return {
    toHoldNoPersonalData(received) {
      const isText = typeof received === 'string' || received instanceof Uint8Array
      const found = isText ? foundIn(own, received) : foundInValue(own, received)
      const message = () =>
        found.length === 0
          ? 'expected personal data, found none'
          : `expected no personal data, found ${found.length}:${told(found)}`
      return { pass: found.length === 0, message }
    },
  }
}
