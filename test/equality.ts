/**
 * Setup: compares bytes and long lists by the host first. Vitest compares them element by element, which takes it ten
 * microseconds each; what differs, it still compares and shows by itself.
 */
import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'

const LONG = 64

function isLong(value: unknown): boolean {
  return (value instanceof Uint8Array || Array.isArray(value)) && value.length >= LONG
}

expect.addEqualityTesters([
  (one, other) => (isLong(one) && isLong(other) && isDeepStrictEqual(one, other) ? true : undefined),
])
