/**
 * @module Recognises input that is not text by its first bytes: compressed, binary, or with length-prefixed values.
 * Compressed data cannot be searched, and in the rest nothing can be replaced.
 */
import type { Charset } from './charset'
import { isMessagePack } from './message-pack'
import { Transcoder, widthOf } from './transcode'

/** Number of first bytes that are checked. */
export const BEGIN = 1 << 16

/** Magic numbers of compressed data: gzip, zstd, xz, bzip2, LZ4, zip, 7z, rar, snappy. None of them occurs in text. */
const PACKED = [
  '\\x1f\\x8b\\x08',
  '\\x28\\xb5\\x2f\\xfd',
  '\\xfd7zXZ\\0',
  'BZh[1-9]1AY&SY',
  '\\x04\\x22\\x4d\\x18',
  'PK(?:\\x03\\x04|\\x05\\x06)',
  '7z\\xbc\\xaf',
  'Rar!\\x1a\\x07',
  '\\xff\\x06\\0\\0sNaPpY',
].join('|')
/** Matches compressed data within text. */
export const HAS_PACKED: RegExp = new RegExp(PACKED)
const IS_PACKED = new RegExp(`^(?:${PACKED})`)
/** Binary formats that start with so much text that nothing else would reveal them: PDF, images, archives. */
const IS_BINARY = /^(?:%PDF-|GIF8[79]a|\x89PNG|\xff\xd8\xff|[\s\S]{257}ustar)/
/** First bytes of all these; a tar archive starts with a name, and has a `u` at offset 257. */
const FIRST = Uint8Array.from('\x1f\x28\xfdB\x04P7R\xff%G\x89', (sign) => sign.charCodeAt(0))
const USTAR = 257
const SMALL_U = 0x75

export const WHY_PACKED = 'is compressed; unpack it first'
export const WHY_BINARY = 'is binary, not text'
const WHY_COUNTED = 'is MessagePack, whose lengths would be wrong; write it as JSON first'

/** Text has hardly any control characters except delimiters; in anything else about one byte in ten is one. */
export const MOST_CONTROLS: number = 1 / 16
/** Short texts may have a few. */
const FEW_CONTROLS = 3
/** Backspace, tab, line feed, vertical tab, form feed, carriage return, escape; NUL, which terminates records. */
const IN_TEXT = [0, 8, 9, 10, 11, 12, 13, 27]
const IS_CONTROL = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < 32 || byte === 127) && !IN_TEXT.includes(byte) ? 1 : 0,
)

/** The lowest bit of each byte of a word, and the highest. */
const LOW = 0x01010101
const HIGH = 0x80808080
const DELETES = 0x7f7f7f7f

/** Counts control characters in a range of bytes; most words of four bytes have none. */
export function controlsIn(bytes: Uint8Array, from: number, to: number): number {
  const begin = bytes.byteOffset + from
  const words = new Int32Array(bytes.buffer, begin & ~3, begin % 4 === 0 ? (to - from) >> 2 : 0)
  let controls = 0
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as number
    const deleted = word ^ DELETES
    if ((((word - 32 * LOW) & ~word) | ((deleted - LOW) & ~deleted)) & HIGH) {
      for (let shift = 0; shift < 32; shift += 8) controls += IS_CONTROL[(word >> shift) & 255] as number
    }
  }
  for (let at = from + 4 * words.length; at < to; at++) controls += IS_CONTROL[bytes[at] as number] as number
  return controls
}

/** Counts NULs that do not terminate a record: they follow another NUL. */
function emptyIn(bytes: Uint8Array): number {
  let empty = 0
  for (let at = bytes.indexOf(0) + 1; at > 0 && at < bytes.length; at++)
    if (bytes[at] === 0 && bytes[at - 1] === 0) empty++
  return empty
}

/** Returns why input with these first bytes is not read as text; undefined if it is. */
export function whyNoText(begin: Uint8Array, charset: Charset): string | undefined {
  const first = begin.subarray(0, BEGIN)
  const text = widthOf(charset) === 1 ? first : new Transcoder(charset).decode(first)
  const isMarked = FIRST.includes(text[0] as number) || text[USTAR] === SMALL_U
  const latin = isMarked ? String.fromCharCode(...text.subarray(0, 300)) : ''
  if (IS_PACKED.test(latin)) return WHY_PACKED
  const controls = controlsIn(text, 0, text.length) + emptyIn(text)
  const isBinary = controls >= FEW_CONTROLS && controls > text.length * MOST_CONTROLS
  if (isBinary || IS_BINARY.test(latin)) return WHY_BINARY
  return isMessagePack(text) ? WHY_COUNTED : undefined
}
