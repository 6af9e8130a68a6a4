/** Every entry point, each with a label: one expectation is tested with all of them. */
import { Readable } from 'node:stream'
import { createRedactStream } from '../src/adapters/node-stream'
import { makePlan } from '../src/options/plan'
import { BLOCK } from '../src/plain/window'
import { redactorFor } from '../src/redactor'
import type { RedactorOptions } from '../src/types'

export interface Path {
  readonly label: string
  /** The output as text, whatever went in. */
  redact(text: string, options: RedactorOptions, at: Date): Promise<string> | string
}

const encoder = new TextEncoder()
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

export function inChunks(bytes: Uint8Array, size: (i: number) => number): Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const next = at + size(i)
    chunks.push(bytes.slice(at, next))
    at = next
  }
  return chunks
}

export async function throughNode(chunks: Uint8Array[], stream: NodeJS.ReadWriteStream): Promise<Uint8Array> {
  const output: Uint8Array[] = []
  for await (const chunk of Readable.from(chunks).pipe(stream)) output.push(chunk as unknown as Uint8Array)
  return Buffer.concat(output)
}

export async function throughWeb(
  chunks: Uint8Array[],
  stream: TransformStream<Uint8Array, Uint8Array>,
): Promise<Uint8Array> {
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  const output: Uint8Array[] = []
  for await (const chunk of source.pipeThrough(stream) as unknown as AsyncIterable<Uint8Array>) output.push(chunk)
  return Buffer.concat(output)
}

function redactor(options: RedactorOptions, block: number) {
  return redactorFor(makePlan(options, block))
}

function chunked(label: string, size: (i: number) => number, kind: 'node' | 'web', block = BLOCK): Path {
  return {
    label,
    async redact(text, options, at) {
      const chunks = inChunks(encoder.encode(text), size)
      const own = redactor(options, block)
      return decode(
        kind === 'node'
          ? await throughNode(chunks, createRedactStream(own, { at }))
          : await throughWeb(chunks, own.stream({ at })),
      )
    },
  }
}

/** Sizes that look random and are the same every time. */
const uneven = (i: number) => ((i * 7919) % 13) + 1

export const PATHS: readonly Path[] = [
  { label: 'string', redact: (text, options, at) => redactor(options, BLOCK).redact(text, { at }) },
  {
    label: 'bytes',
    redact: (text, options, at) => decode(redactor(options, BLOCK).redact(encoder.encode(text), { at })),
  },
  {
    label: 'Buffer',
    redact: (text, options, at) => redactor(options, BLOCK).redact(Buffer.from(text), { at }).toString(),
  },
  { label: 'process', redact: (text, options, at) => redactor(options, BLOCK).process(text, { at }).output },
  {
    label: 'redactLines',
    redact: (text, options, at) => redactor(options, BLOCK).redactLines([text, ''], { at })[0] as string,
  },
  { label: 'string, small blocks', redact: (text, options, at) => redactor(options, 48).redact(text, { at }) },
  chunked('Node stream, one byte a chunk', () => 1, 'node'),
  chunked('Node stream, seven bytes a chunk, small blocks', () => 7, 'node', 48),
  chunked('Node stream, uneven chunks', uneven, 'node'),
  chunked('Web stream, three bytes a chunk', () => 3, 'web'),
  chunked('Web stream, one chunk', () => 1 << 20, 'web'),
]
