/**
 * @module Files and standard input, one after the other, with progress on a terminal.
 */
import { createReadStream, fstatSync, type Stats, statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { isatty } from 'node:tty'
import { isFileRefused, reasonOf } from '../../files/refused'
import { isClosedPipe } from './failure'
import { isOutputFailure, say, sayRaw } from './output'
import { Refusal } from './usage'

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

/** The stream of Node would only end. */
function openStandardInput(): NodeJS.ReadableStream {
  checkNoDirectory(fstatSync(0))
  return process.stdin
}

/** @throws what the system says to whoever reads a directory */
export function checkNoDirectory(stat: Stats): void {
  if (stat.isDirectory()) throw Object.assign(new Error('a directory'), { code: 'EISDIR' })
}

/** Says that somebody is expected to type. */
function sayWhenTyped(): void {
  if (isatty(0)) say('reading what you type; Ctrl-D ends it')
}

/** Which file it is; undefined for what is none, and for one that cannot be looked at. */
function fileOf(name: string | number): string | undefined {
  try {
    const stat = typeof name === 'number' ? fstatSync(name, { bigint: true }) : statSync(name, { bigint: true })
    return stat.isFile() ? `${stat.dev} ${stat.ino}` : undefined
  } catch {
    return undefined
  }
}

/**
 * Sees to it that no input is the output: it would never end, or is empty by now.
 *
 * @throws Refusal
 */
export function checkOutput(files: readonly string[]): void {
  const output = fileOf(1)
  if (output === undefined) return
  const input = inputs(files).find(({ name, isStandard }) => fileOf(isStandard ? 0 : name) === output)
  if (input !== undefined) throw new Refusal(`${input.name}: is also the output`)
}

/** How many inputs could be read, and how many could not. */
export interface Done {
  readonly read: number
  readonly failed: number
}

/**
 * Works on the inputs in order; one that cannot be read is named on standard error, and the others are done.
 *
 * @param isOver - asked before each input
 * @throws Refusal when an input is the output; and what says that standard output failed
 */
export async function eachInput(
  files: readonly string[],
  work: (input: Input) => Promise<void>,
  isOver = () => false,
): Promise<Done> {
  checkOutput(files)
  let read = 0
  let failed = 0
  for (const input of inputs(files)) {
    if (isOver()) break
    try {
      if (input.isStandard) sayWhenTyped()
      await work(input)
      read++
    } catch (error) {
      // What cannot be written concerns all inputs.
      if (isClosedPipe(error) || isOutputFailure(error) || isFileRefused(error)) throw error
      say(`${input.name}: ${reasonOf(error) ?? 'cannot be read'}`)
      failed++
    }
  }
  return { read, failed }
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
    this.#total = isatty(2) ? total : 0
  }

  add(bytes: number): void {
    this.#done += bytes
    if (this.#total === 0 || Date.now() - this.#shown < PROGRESS_MS) return
    this.#shown = Date.now()
    const percent = Math.min(100, Math.floor((100 * this.#done) / this.#total))
    sayRaw(`\r\x1b[Ksladd: ${this.#name} ${percent} % of ${(this.#total / 1e6).toFixed(1)} MB`)
  }

  end(): void {
    if (this.#total > 0) sayRaw('\r\x1b[K')
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
