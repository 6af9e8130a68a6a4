/**
 * @module Detects from the first bytes of an input its encoding, or that it is not text. Until then nothing is written
 * or reported.
 */
import { BEGIN, WHY_PACKED, whyNoText } from '../../encoding/binary'
import { type Charset, charsetOf } from '../../encoding/charset'
import { Transcoder } from '../../encoding/transcode'
import type { Bytes } from './arguments'
import { Unfit } from './input'

/** The first bytes of an input, and its encoding. */
export interface Begin {
  readonly bytes: Uint8Array
  readonly charset: Charset
}

/** Returns the encoding of the first bytes; undefined if more are needed. */
function charsetBy(begin: Uint8Array, how: Bytes, isAll: boolean): Charset | undefined {
  return how.isBinary && how.encoding === 'auto' ? 'utf-8' : charsetOf(begin, how.encoding, isAll)
}

function checked(begin: Begin, how: Bytes): Begin {
  const why = how.isBinary ? undefined : whyNoText(begin.bytes, begin.charset)
  if (why === WHY_PACKED && !how.unpacks) throw new Unfit(`${why}, or --decompress what gzip, zstd or xz has packed`)
  if (why !== undefined) throw new Unfit(why)
  return begin
}

/**
 * Returns the encoding of a complete input.
 *
 * @throws Unfit if it is not text
 */
export function charsetOfAll(bytes: Uint8Array, how: Bytes): Charset {
  const begin = bytes.subarray(0, BEGIN)
  return checked({ bytes: begin, charset: charsetBy(begin, how, true) ?? 'utf-8' }, how).charset
}

/**
 * Reads the first bytes of an input.
 *
 * @param read - reads what is available, waiting for the first byte; 0 at the end
 * @param size - of the input, 0 if unknown: many small inputs need little memory
 * @throws Unfit if it is not text
 */
export async function beginOf(read: (into: Uint8Array) => Promise<number>, how: Bytes, size = 0): Promise<Begin> {
  const bytes = new Uint8Array(size > 0 ? Math.min(BEGIN, size + 1) : BEGIN)
  let length = 0
  let charset: Charset | undefined
  while (charset === undefined) {
    const got = await read(bytes.subarray(length))
    length += got
    charset = charsetBy(bytes.subarray(0, length), how, got === 0)
  }
  return checked({ bytes: bytes.subarray(0, length), charset }, how)
}

type Chunks = AsyncIterable<Uint8Array>

/** Returns the whole input as UTF-8, its first chunk again, and its original encoding. */
export async function decoded(
  chunks: Chunks,
  how: Bytes,
): Promise<{ charset: Charset; first: Uint8Array; text: Chunks }> {
  const unpacks = how.unpacks ? (await import('./unpacked')).unpacked : undefined
  const iterator = (unpacks?.(chunks) ?? chunks)[Symbol.asyncIterator]()
  let chunk = new Uint8Array(0)
  const read = async (into: Uint8Array) => {
    if (chunk.length === 0) chunk = (await iterator.next()).value ?? chunk
    const got = chunk.subarray(0, into.length)
    into.set(got)
    chunk = chunk.subarray(got.length)
    return got.length
  }
  const { bytes, charset } = await beginOf(read, how)
  const code = charset === 'utf-8' ? undefined : new Transcoder(charset)
  const first = code?.decode(bytes) ?? bytes
  async function* text(): AsyncGenerator<Uint8Array> {
    yield first
    if (chunk.length > 0) yield code?.decode(chunk) ?? chunk
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      yield code?.decode(next.value) ?? next.value
    }
    if (code !== undefined) yield code.decode(new Uint8Array(0), true)
  }
  return { charset, first, text: text() }
}
