/** @module Decodes bytes embedded in the source. */

/** Decodes base64. Prefers the host's own decoder, which is ten times faster. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const { Buffer } = globalThis as { Buffer?: { from?(text: string, encoding: 'base64'): Uint8Array<ArrayBuffer> } }
  if (Buffer?.from !== undefined) return Buffer.from(text, 'base64')
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}
