/**
 * @module Converts bytes to text and back without loss: a byte that is not UTF-8 becomes a lone surrogate, which UTF-8
 * text cannot contain.
 */
import { sequenceLength } from '../text/utf8'
import { asUtf8 } from '../value/bytes'

const LOST = 0xdc00
const encoder = /* @__PURE__ */ new TextEncoder()

export function textOf(bytes: Uint8Array): string {
  const whole = asUtf8(bytes)
  if (whole !== undefined) return whole
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const octet = bytes[at] as number
    const size = octet < 128 ? 1 : sequenceLength(octet)
    const one = size === 0 ? undefined : asUtf8(bytes.subarray(at, at + size))
    text += one ?? String.fromCharCode(LOST + octet)
    at += one === undefined ? 1 : size
  }
  return text
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const parts = text.split(/([\udc80-\udcff])/u).map((part, i) => {
    return i % 2 === 0 ? encoder.encode(part) : Uint8Array.of(part.charCodeAt(0) - LOST)
  })
  if (parts.length === 1) return parts[0] as Uint8Array<ArrayBuffer>
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Returns how many bytes at the end may start a sequence that continues: 0 to 3. */
export function openOctets(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const octet = bytes[bytes.length - back] as number
    if (octet < 128) return 0
    if (sequenceLength(octet) > 0) return sequenceLength(octet) > back ? back : 0
  }
  return 0
}
