/**
 * @module Files and standard input, one after the other, with progress on a terminal; and standard output.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { isatty } from 'node:tty'
import { isFileRefused, reasonOf } from '../../files/refused'

/** Large reads: the cost of a stream is per chunk. */
const CHUNK = 256 * 1024
const PROGRESS_MS = 200

/** One input: its name and its bytes. */
export interface Input {
  readonly name: string
  /** Standard input, whatever it is called. */
  readonly isStandard: boolean
  open(): NodeJS.ReadableStream
}

/** The inputs that the arguments name; standard input when they name none. */
function inputs(files: readonly string[]): Input[] {
  return (files.length === 0 ? ['-'] : files).map((name) =>
    name === '-'
      ? { name: 'standard input', isStandard: true, open: openStandardInput }
      : { name, isStandard: false, open: () => createReadStream(name, { highWaterMark: CHUNK }) },
  )
}

function openStandardInput(): NodeJS.ReadableStream {
  return process.stdin
}

/** Says that somebody is expected to type. */
function sayWhenTyped(): void {
  if (isatty(0)) process.stderr.write('sladd: reading what you type; Ctrl-D ends it\n')
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
      if (input.isStandard) sayWhenTyped()
      await work(input)
    } catch (error) {
      // What cannot be written concerns all inputs.
      if (isClosedPipe(error) || isFileRefused(error)) throw error
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
  return code === 'ENOENT' ? 'no such file' : (reasonOf(error) ?? 'cannot be read')
}

/** Shows on a terminal how far a file has been read. */
export class Progress {
  readonly #name: string
  readonly #total: number
  #done = 0
  #shown = Date.now()

  /** @param total - bytes of the file; 0 when that is not known, and then nothing is shown */
  constructor(name: string, total: number) {
    this.#name = name
    this.#total = process.stderr.isTTY ? total : 0
  }

  add(bytes: number): void {
    this.#done += bytes
    if (this.#total === 0 || Date.now() - this.#shown < PROGRESS_MS) return
    this.#shown = Date.now()
    const percent = Math.min(100, Math.floor((100 * this.#done) / this.#total))
    process.stderr.write(`\r\x1b[Ksladd: ${this.#name} ${percent} % of ${(this.#total / 1e6).toFixed(1)} MB`)
  }

  end(): void {
    if (this.#total > 0) process.stderr.write('\r\x1b[K')
  }
}

/** A stream that tells of its chunks and shows their progress, and passes the bytes on. */
export async function watched(input: Input, onChunk: (chunk: Uint8Array) => void): Promise<Transform> {
  const progress = new Progress(input.name, input.isStandard ? 0 : await sizeOf(input.name))
  return new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      onChunk(chunk)
      progress.add(chunk.length)
      next(null, chunk)
    },
    flush(next) {
      progress.end()
      next()
    },
  })
}

async function sizeOf(name: string): Promise<number> {
  return (await stat(name).catch(() => undefined))?.size ?? 0
}
