/**
 * @module Octets as text: base32 for tokens (RFC 4648, lower case, no padding), base64url for keys (RFC 4648, section 5).
 */

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The first `length` digits of base32 of some octets; there must be enough of them. */
export function base32(octets: Uint8Array, length: number): string {
  let text = ''
  for (let i = 0; i < length; i++) {
    const at = (5 * i) >> 3
    const pair = ((octets[at] as number) << 8) | (octets[at + 1] ?? 0)
    text += BASE32[(pair >> (11 - ((5 * i) & 7))) & 31]
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
