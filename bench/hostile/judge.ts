/** @module Judges what a walker made of a hostile value. */
import { type Case, PLANTED, STAYS } from './cases'
import { readable, shapeOf } from './readable'
import type { Walker } from './walkers'

/** From best to worst; a walker gets the worst that applies. */
export type Outcome = 'ok' | 'emptied' | 'readable' | 'changed' | 'threw'

/** Descriptions for the page. */
export const MEANINGS: { readonly [O in Outcome]: string } = {
  ok: 'the address is gone, and the word beside it is still there',
  emptied: 'the word beside it is gone too',
  readable: 'the address is readable in `util.inspect` or `JSON.stringify` of the result, as text or bytes',
  changed: 'the call changed the value it was given',
  threw: 'the call threw',
}

/** Returns the outcome of a value for one walker. */
export function judge(one: Case, walker: Walker): Outcome {
  const value = one.make()
  const before = JSON.stringify(shapeOf(value), textOf)
  let output: unknown
  try {
    output = walker.redact(value)
  } catch {
    return 'threw'
  }
  if (JSON.stringify(shapeOf(value), textOf) !== before) return 'changed'
  const text = readable(output)
  if (text.includes(PLANTED)) return 'readable'
  return text.includes(STAYS) ? 'ok' : 'emptied'
}

/** Formats values that JSON cannot represent. */
function textOf(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' || typeof value === 'symbol' || value === undefined ? String(value) : value
}
