/**
 * @module Detects MessagePack (github.com/msgpack/msgpack, spec.md): concatenated objects with length-prefixed strings,
 * as sent by log shippers. Without this, they would be read as Windows-1252.
 */

/** Deepest nesting that is checked. */
const DEEPEST = 8

/** The bytes end within a value that is valid so far. */
const CUT = -1
/** The bytes are invalid. */
const WRONG = -2

/** Returns a big-endian number of this many bytes. */
function numberAt(bytes: Uint8Array, at: number, octets: number): number {
  let number = 0
  for (let i = 0; i < octets; i++) number = 256 * number + (bytes[at + i] as number)
  return number
}

function isString(lead: number): boolean {
  return (lead >= 0xa0 && lead <= 0xbf) || (lead >= 0xd9 && lead <= 0xdb)
}

/** Returns the number of values of a map or array, and the length of its header; undefined for anything else. */
function containerAt(bytes: Uint8Array, at: number): { count: number; head: number; isMap: boolean } | undefined {
  const lead = bytes[at] as number
  if (lead >= 0x80 && lead <= 0x9f) return { count: lead & 15, head: 1, isMap: lead < 0x90 }
  if (lead < 0xdc || lead > 0xdf) return undefined
  const octets = lead % 2 === 0 ? 2 : 4
  return { count: numberAt(bytes, at + 1, octets), head: 1 + octets, isMap: lead >= 0xde }
}

/** Lengths in bytes of scalar values, by leading byte, C0 to DB; negative for the size of a length prefix. */
// biome-ignore format: a chart
const LENGTHS: readonly number[] = [
  1, 0, 1, 1, -1, -2, -4, -1, -2, -4, 5, 9, 2, 3, 5, 9, 2, 3, 5, 9, 3, 4, 6, 10, 18, -1, -2, -4,
]

/** Returns the end of the scalar value at `at`; {@link WRONG} if there is none. */
function plainEnd(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number
  if (lead < 0x80 || lead >= 0xe0) return at + 1
  if (lead < 0xc0) return at + 1 + (lead & 31)
  const length = LENGTHS[lead - 0xc0] as number
  if (length > 0) return at + length
  if (length === 0) return WRONG
  // An extension also has a type byte.
  const isExtension = lead >= 0xc7 && lead <= 0xc9
  return at + 1 - length + numberAt(bytes, at + 1, -length) + (isExtension ? 1 : 0)
}

/** Returns the end of the value at `at`; {@link CUT} or {@link WRONG}. */
function valueEnd(bytes: Uint8Array, at: number, depth: number): number {
  if (at >= bytes.length) return CUT
  const container = containerAt(bytes, at)
  if (container === undefined) {
    const end = plainEnd(bytes, at)
    return end <= bytes.length ? end : CUT
  }
  if (depth > DEEPEST) return WRONG
  let place = at + container.head
  for (let i = 0; i < container.count && place >= 0; i++) {
    if (container.isMap) {
      if (place < bytes.length && !isString(bytes[place] as number)) return WRONG
      place = valueEnd(bytes, place, depth + 1)
      if (place < 0) return place
    }
    place = valueEnd(bytes, place, depth + 1)
  }
  return place
}

/** True if bytes are concatenated, non-empty maps and arrays with strings; the last one may be truncated. */
export function isMessagePack(bytes: Uint8Array): boolean {
  let at = 0
  while (at >= 0 && at < bytes.length) {
    if (!containerAt(bytes, at)?.count) return false
    at = valueEnd(bytes, at, 0)
  }
  return at !== WRONG && bytes.some(isString)
}
