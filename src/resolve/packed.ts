/** @module Compresses tables that are mostly zeros for the source: each zero is followed by the length of its run. */

const MOST = 255

/** Compresses bytes. */
export function pack(bytes: Uint8Array): Uint8Array {
  const packed: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] as number
    packed.push(byte)
    const begin = at++
    if (byte !== 0) continue
    while (at < bytes.length && bytes[at] === 0 && at - begin < MOST) at++
    packed.push(at - begin)
  }
  return Uint8Array.from(packed)
}

/** Decompresses into memory that is all zeros; returns the end offset. */
export function unpack(packed: Uint8Array, into: Uint8Array, from: number): number {
  let at = from
  for (let i = 0; i < packed.length; i++) {
    const byte = packed[i] as number
    if (byte === 0) at += packed[++i] as number
    else into[at++] = byte
  }
  return at
}
