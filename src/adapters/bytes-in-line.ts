/**
 * @module Bytes in a line of JSON, as loggers write them: by `toJSON` of a Buffer, or number by number. They are read
 * as `redactValue` reads them, under the names above them, and written back in the same form.
 */
import { jsonOf } from '../input/json'
import type { Redactor } from '../types'

const MAY_HOLD = /\{"(?:type":"Buffer"|0":\d)/

type Parsed = { readonly [name: string]: unknown }

function isByte(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255
}

/** Returns the bytes that a JSON object represents; undefined if it represents none. */
function bytesOf(value: Parsed): Uint8Array | undefined {
  const { type, data } = value
  if (type === 'Buffer' && Array.isArray(data) && data.every(isByte)) return Buffer.from(data)
  const all = Object.values(value)
  return '0' in value && all.every(isByte) && `${all.length - 1}` in value ? Uint8Array.from(all) : undefined
}

/** Returns a value with all of its names, but no content except bytes. */
function onlyBytes(value: unknown, found: Uint8Array[]): unknown {
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) return value.map((one) => onlyBytes(one, found))
  const bytes = bytesOf(value as Parsed)
  if (bytes === undefined)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, onlyBytes(one, found)]))
  found.push(bytes)
  return bytes
}

/** Yields bytes of one value together with the corresponding bytes of another. */
function* changes(before: unknown, after: unknown): Generator<readonly [Uint8Array, Uint8Array]> {
  if (typeof before !== 'object' || before === null || before === after) return
  if (before instanceof Uint8Array) {
    if (after instanceof Uint8Array) yield [before, after]
    return
  }
  const others = Object.values((after ?? {}) as object)
  // A name may have changed; its position has not.
  for (const [i, one] of Object.values(before).entries()) yield* changes(one, others[i])
}

/**
 * Redacts the bytes in a line of JSON; any other line is returned unchanged.
 *
 * @param otherwise - returned on failure: no log call may throw
 */
export function redactBytes(redactor: Redactor, line: string, otherwise: string): string {
  if (!MAY_HOLD.test(line)) return line
  const parsed = jsonOf(line)
  if (parsed === undefined) return line
  try {
    const found: Uint8Array[] = []
    const before = onlyBytes(parsed, found)
    if (found.length === 0) return line
    let text = line
    for (const [one, other] of changes(before, redactor.redactValue(before)))
      text = text.replaceAll(JSON.stringify(one), () => JSON.stringify(other))
    return text
  } catch {
    return otherwise
  }
}
