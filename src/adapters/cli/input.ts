/**
 * @module Files and standard input, one after the other, with progress on a terminal.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Transform } from 'node:stream'

/** Large reads: the cost of a stream is per chunk. */
const CHUNK = 256 * 1024
const PROGRESS_MS = 200

/** One input: its name, its bytes, and where their progress is shown. */
export interface Input {
  readonly name: string
  open(): NodeJS.ReadableStream
}

/** The inputs that the arguments name; standard input when they name none. */
export function inputs(files: readonly string[]): Input[] {
  return (files.length === 0 ? ['-'] : files).map((name) =>
    name === '-'
      ? { name: 'standard input', open: openStandardInput }
      : { name, open: () => createReadStream(name, { highWaterMark: CHUNK }) },
  )
}

function openStandardInput(): NodeJS.ReadableStream {
  if (process.stdin.isTTY) process.stderr.write('sladd: reading what you type; Ctrl-D ends it\n')
  return process.stdin
}

/** Why a file cannot be read, without the system's own wording. */
export function reason(error: unknown): string {
  const { code } = error as { code?: string }
  if (code === 'ENOENT') return 'no such file'
  if (code === 'EISDIR') return 'is a directory'
  if (code === 'EACCES') return 'permission denied'
  return code ?? 'cannot be read'
}

/** A stream that shows on a terminal how far a file has been read, and passes the bytes on. */
export async function progress(name: string, onChunk: (chunk: Uint8Array) => void = () => {}): Promise<Transform> {
  const total = name === 'standard input' || !process.stderr.isTTY ? 0 : await sizeOf(name)
  let done = 0
  let shown = Date.now()
  return new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      onChunk(chunk)
      done += chunk.length
      if (total > 0 && Date.now() - shown >= PROGRESS_MS) {
        shown = Date.now()
        const percent = Math.min(100, Math.floor((100 * done) / total))
        process.stderr.write(`\r\x1b[Ksladd: ${name} ${percent} % of ${(total / 1e6).toFixed(1)} MB`)
      }
      next(null, chunk)
    },
    flush(next) {
      if (total > 0) process.stderr.write('\r\x1b[K')
      next()
    },
  })
}

async function sizeOf(name: string): Promise<number> {
  return (await stat(name).catch(() => undefined))?.size ?? 0
}
