/**
 * @module Bytes as text: base32 for tokens (RFC 4648, lower case, no padding), base64url for keys (RFC 4648, section
 * 5).
 */

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** Returns the first `length` base32 digits of some bytes; there must be enough bytes. */
export function base32(octets: Uint8Array, length: number): string {
  let text = ''
  for (let i = 0; i < length; i++) {
    const at = (5 * i) >> 3
    const pair = ((octets[at] as number) << 8) | (octets[at + 1] ?? 0)
    text += BASE32[(pair >> (11 - ((5 * i) & 7))) & 31]
  }
  return text
}

/** Encodes bytes as base64url. */
export function base64url(octets: Uint8Array): string {
  return btoa(String.fromCharCode(...octets))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** Decodes base64url; undefined if invalid. The result has its own memory, because it may be a key. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
}
