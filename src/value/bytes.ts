/**
 * @module Converts bytes to text, so that findings in them can be replaced, and back. Valid UTF-8 is decoded as such;
 * otherwise every byte becomes the character with its number, so that none changes on the way.
 */

const utf8 = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = /* @__PURE__ */ new TextEncoder()

/** Bytes converted to a string at once. */
const PIECE = 8192

/** Returns all bytes of a buffer, or of a view of one. */
function bytesOf(value: ArrayBufferView | ArrayBufferLike): Uint8Array {
  if (!ArrayBuffer.isView(value)) return new Uint8Array(value)
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
}

/** Decodes UTF-8; undefined if it is none. */
export function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  return text
}

/** Converts bytes to text. */
export function bytesAsText(value: ArrayBufferView | ArrayBufferLike): string {
  // Some decoders reject shared memory.
  const bytes = bytesOf(value)
  return asUtf8(bytes) ?? latin1(bytes)
}

/** The host's `Buffer`, if it has one. */
export interface HostBuffers {
  isBuffer(value: unknown): boolean
  from(memory: ArrayBuffer): object
}

/** Converts text to bytes in the same way as `source` was converted to text. */
function bytesLike(text: string, source: Uint8Array): Uint8Array<ArrayBuffer> {
  return asUtf8(source) === undefined ? Uint8Array.from(text, (one) => one.charCodeAt(0)) : encoder.encode(text)
}

/** Converts text to bytes, in new memory and of the same type as the source. */
export function textAsBytes(text: string, source: ArrayBufferView | ArrayBufferLike): object {
  const bytes = bytesLike(text, bytesOf(source))
  const { Buffer } = globalThis as { Buffer?: HostBuffers }
  if (Buffer?.isBuffer(source)) return Buffer.from(bytes.buffer as ArrayBuffer)
  if (source instanceof DataView) return new DataView(bytes.buffer)
  if (source instanceof Uint8ClampedArray) return new Uint8ClampedArray(bytes.buffer)
  if (source instanceof Int8Array) return new Int8Array(bytes.buffer)
  return ArrayBuffer.isView(source) ? bytes : bytes.buffer
}

/** Names of journal fields, and those that identify a journal record: `formats/journal.ts`. */
const FIELD = /^[A-Z_][A-Z0-9_]*$/
const TELLING = /^(?:MESSAGE$|_[A-Z_])/

function isOctet(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value < 256 && Number.isInteger(value)
}

/** Returns the text of a journal field that was written as an array of bytes; undefined for anything else. */
export function octetsAsText(record: object, name: unknown, value: readonly unknown[]): string | undefined {
  if (typeof name !== 'string' || !FIELD.test(name) || !isOctet(value[0]) || !value.every(isOctet)) return undefined
  return Object.keys(record).some((one) => TELLING.test(one))
    ? bytesAsText(Uint8Array.from(value as number[]))
    : undefined
}

/** Converts text back to an array of bytes. */
export function textAsOctets(text: string, source: readonly number[]): number[] {
  return [...bytesLike(text, Uint8Array.from(source))]
}
