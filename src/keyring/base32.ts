/**
 * @module Octets as text: base32 for tokens (RFC 4648, lower case, no padding), base64url for keys (RFC 4648, section 5).
 */

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The first `length` digits of base32 of some octets; there must be enough of them. */
export function base32(octets: Uint8Array, length: number): string {
  let text = ''
  let bits = 0
  let held = 0
  for (let i = 0; text.length < length; i++) {
    held = ((held << 8) | (octets[i] as number)) & 0xfff
    for (bits += 8; bits >= 5 && text.length < length; bits -= 5) text += BASE32[(held >> (bits - 5)) & 31]
  }
  return text
}

/** Octets as base64url. */
export function base64url(octets: Uint8Array): string {
  let text = ''
  for (let i = 0; i < octets.length; i += 3) {
    const [a = 0, b = 0, c = 0] = octets.subarray(i, i + 3)
    const digits = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63]
    for (const digit of digits.slice(0, Math.min(4, octets.length - i + 1))) text += BASE64[digit]
  }
  return text
}

/** Octets of base64url; undefined when the text is none. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined
  const octets = new Uint8Array(Math.floor((text.length * 3) / 4))
  let held = 0
  let bits = 0
  let at = 0
  for (const digit of text) {
    held = ((held << 6) | BASE64.indexOf(digit)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    octets[at++] = (held >> bits) & 255
  }
  return octets
}
