/**
 * @module Tables that are mostly zeros, as they stand in the source: a zero is followed by how many there are.
 */

const MOST = 255

/** The bytes shorter. */
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

/** Writes the bytes again, into memory that is all zeros; returns where they end. */
export function unpack(packed: Uint8Array, into: Uint8Array, from: number): number {
  let at = from
  for (let i = 0; i < packed.length; i++) {
    const byte = packed[i] as number
    if (byte === 0) at += packed[++i] as number
    else into[at++] = byte
  }
  return at
}
