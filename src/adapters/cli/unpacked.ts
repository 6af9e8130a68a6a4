/**
 * @module `--decompress`: decompresses gzip (RFC 1952), zstd (RFC 8878) and xz. Node handles the first two (zstd from
 * 22.15 on), the program `xz` the third. Other input passes unchanged.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Duplex, pipeline, Readable } from 'node:stream'
import * as zlib from 'node:zlib'
import { Unfit } from './input'
import type { Stop } from './signals'
import type { Source } from './source'

type Chunks = AsyncIterable<Uint8Array>
type Unpacker = () => { readonly stream: Duplex; readonly done: Promise<unknown> }

/** Bytes that identify the compression. */
const MAGIC = 6
const CHUNK = 1 << 16
const DAMAGED = 'is damaged, or cut off'

const gunzip: Unpacker = () => ({ stream: zlib.createGunzip(), done: Promise.resolve() })

const unzstd: Unpacker = () => {
  const { createZstdDecompress: make } = zlib as { createZstdDecompress?: () => Duplex }
  if (make === undefined) throw new Unfit('is packed by zstd, which this version of Node cannot read (22.15 can)')
  return { stream: make(), done: Promise.resolve() }
}

const unxz: Unpacker = () => {
  const child = spawn('xz', ['-dc'], { stdio: ['pipe', 'pipe', 'ignore'] })
  const done = once(child, 'close').then(
    ([code]) => {
      if (code !== 0) throw new Unfit(DAMAGED)
    },
    () => {
      throw new Unfit('is packed by xz, and there is no program xz to read it')
    },
  )
  // It is awaited at the end, but the stream may fail earlier.
  done.catch(() => undefined)
  return { stream: Duplex.from({ readable: child.stdout, writable: child.stdin }), done }
}

const UNPACKERS: readonly (readonly [magic: readonly number[], unpacker: Unpacker])[] = [
  [[0x1f, 0x8b, 0x08], gunzip],
  [[0x28, 0xb5, 0x2f, 0xfd], unzstd],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], unxz],
]

async function* through(chunks: Chunks, unpacker: Unpacker): AsyncGenerator<Uint8Array> {
  const { stream, done } = unpacker()
  try {
    pipeline(Readable.from(chunks), stream, () => undefined)
    for await (const chunk of stream) yield chunk as Uint8Array
  } catch {
    await done
    throw new Unfit(DAMAGED)
  }
  await done
}

/** Yields decompressed chunks, or the same chunks if they are not compressed. */
export async function* unpacked(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  const parts: Uint8Array[] = []
  for (let length = 0; length < MAGIC; ) {
    const next = await iterator.next()
    if (next.done) break
    parts.push(next.value)
    length += next.value.length
  }
  const begin = Buffer.concat(parts)
  async function* all(): AsyncGenerator<Uint8Array> {
    if (begin.length > 0) yield begin
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  const [, unpacker] = UNPACKERS.find(([magic]) => magic.every((byte, i) => begin[i] === byte)) ?? []
  if (unpacker === undefined) yield* all()
  else yield* through(all(), unpacker)
}

async function* chunksOf(source: Source): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(CHUNK)
  for (let got = await source.read(chunk); got > 0; got = await source.read(chunk)) yield chunk.slice(0, got)
}

/** Wraps a source with decompression. */
export function unpackedSource(source: Source, stop: Stop): Source {
  const chunks = unpacked(chunksOf(source))
  let rest = new Uint8Array(0)
  const read = async (into: Uint8Array): Promise<number> => {
    while (rest.length === 0) {
      const next = await chunks.next().catch((error) => {
        // After a signal, truncated input simply ends.
        if (stop.code === undefined) throw error
        return { done: true, value: undefined } as const
      })
      if (next.done) return 0
      rest = next.value as Uint8Array<ArrayBuffer>
    }
    const got = Math.min(into.length, rest.length)
    into.set(rest.subarray(0, got))
    rest = rest.subarray(got)
    return got
  }
  return { file: undefined, read, close: () => source.close() }
}
