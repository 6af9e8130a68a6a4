/**
 * @module Files and standard input, one after the other, with progress on a terminal; and standard output.
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
function inputs(files: readonly string[]): Input[] {
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

/** The reader of standard output went away: nothing is left to do, and nothing to say. */
export function isClosedPipe(error: unknown): boolean {
  return (error as { code?: string }).code === 'EPIPE'
}

/**
 * Works on the inputs in order; one that cannot be read is named on standard error, and the others are done.
 *
 * @returns whether all could be read
 * @throws what says that standard output is closed
 */
export async function eachInput(files: readonly string[], work: (input: Input) => Promise<void>): Promise<boolean> {
  let isComplete = true
  for (const input of inputs(files)) {
    try {
      await work(input)
    } catch (error) {
      if (isClosedPipe(error)) throw error
      process.stderr.write(`sladd: ${input.name}: ${reason(error)}\n`)
      isComplete = false
    }
  }
  return isComplete
}

/** Writes to standard output, and waits until it has been taken. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

/** Why a file cannot be read, without the system's own wording. */
function reason(error: unknown): string {
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
