/**
 * @module Bytes of one input of `sladd redact`. A file is read at once, checking for signals now and then; a pipe or a
 * terminal is waited for. On a signal an input ends: a file at the end of its line, a pipe with what has arrived.
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import type { Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import type { ReadStream } from 'node:tty'
import { readSome } from '../../files/bytes'
import { builtin, isTerminal } from './builtin'
import { checkNoDirectory, type Input } from './input'
import type { Stop } from './signals'

const STANDARD_INPUT = 0
const LINE_FEED = 10
const NOTHING_READ = new Uint8Array(0)
/** Longest delay of a signal while a file is read, in milliseconds. */
const TURN_MS = 20
/** How far to look for the end of a line, in bytes. */
const MOST_REST = 1 << 16
/** The capacity of a pipe, and how much of it is read at once, in bytes. */
const MOST_THERE = 1 << 20
const CHUNK = 1 << 16
/** Do not wait for a pipe without a writer; 0 where the system does not support this. */
const NON_BLOCKING = constants.O_NONBLOCK ?? 0

/** One open input. */
export interface Source {
  /** The file, if it is one: its parts can be read in any order. */
  readonly file: { readonly descriptor: number; readonly size: number } | undefined
  /** Reads what is available, waiting for the first byte; 0 at the end, and after a signal. */
  read(into: Uint8Array): Promise<number>
  close(): void
}

class FileSource implements Source {
  readonly file: { readonly descriptor: number; readonly size: number } | undefined
  readonly #descriptor: number
  readonly #stop: Stop
  #turned = Date.now()
  #isOver = false

  constructor(descriptor: number, stat: Stats, stop: Stop) {
    this.#descriptor = descriptor
    this.#stop = stop
    if (stat.isFile() && descriptor !== STANDARD_INPUT) this.file = { descriptor, size: stat.size }
  }

  async read(into: Uint8Array): Promise<number> {
    if (Date.now() - this.#turned > TURN_MS) {
      await turn()
      this.#turned = Date.now()
    }
    if (this.#isOver) return 0
    if (this.#stop.code === undefined) return readSome(this.#descriptor, into)
    this.#isOver = true
    const rest = into.subarray(0, MOST_REST)
    return rest.subarray(0, readSome(this.#descriptor, rest)).indexOf(LINE_FEED) + 1
  }

  close(): void {
    if (this.#descriptor !== STANDARD_INPUT) closeSync(this.#descriptor)
  }
}

class PipeSource implements Source {
  readonly file = undefined
  readonly #descriptor: number
  readonly #stream: Socket | ReadStream
  readonly #stop: Stop
  #rest: Uint8Array = NOTHING_READ
  #last: number | undefined = LINE_FEED
  #isOver = false
  #error: Error | undefined
  #wake = () => {}

  constructor(descriptor: number, stop: Stop) {
    this.#descriptor = descriptor
    this.#stop = stop
    this.#stream = isTerminal(descriptor)
      ? new (builtin.tty().ReadStream)(descriptor)
      : new (builtin.net().Socket)({ fd: descriptor, readable: true, writable: false })
    this.#stream.on('readable', () => this.#wake())
    this.#stream.on('end', () => this.#end())
    this.#stream.on('error', (error) => this.#end(error))
    stop.heard(() => this.#cut())
  }

  async read(into: Uint8Array): Promise<number> {
    while (this.#rest.length === 0) {
      this.#take()
      if (this.#rest.length > 0) break
      if (this.#error !== undefined) throw this.#error
      if (this.#isOver) return 0
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    const got = Math.min(into.length, this.#rest.length)
    into.set(this.#rest.subarray(0, got))
    this.#rest = this.#rest.subarray(got)
    this.#last = into[got - 1]
    return got
  }

  close(): void {
    this.#stop.heard(undefined)
    this.#stream.destroy()
  }

  #take(): void {
    if (!this.#isOver) this.#rest = (this.#stream.read() as Uint8Array | null) ?? this.#rest
  }

  /** Read all that is in the pipe, up to the end of a line: the writer may have no other reader. */
  #cut(): void {
    const parts = [this.#rest]
    this.#rest = NOTHING_READ
    this.#take()
    parts.push(this.#rest)
    const isInLine = () =>
      (parts
        .filter((part) => part.length > 0)
        .at(-1)
        ?.at(-1) ?? this.#last) !== LINE_FEED
    try {
      for (let left = MOST_THERE; !this.#isOver && (left > 0 || isInLine()) && left > -MOST_REST; ) {
        const chunk = new Uint8Array(left > 0 ? CHUNK : 1)
        const got = readSync(this.#descriptor, chunk)
        if (got === 0) break
        parts.push(chunk.subarray(0, got))
        left -= got
      }
    } catch {
      // Nothing more is available.
    }
    this.#rest = Buffer.concat(parts)
    this.#end()
    this.#stream.destroy()
  }

  #end(error?: Error): void {
    this.#isOver = true
    this.#error = error
    this.#wake()
  }
}

/** Opens the pipe again: our file status flags must not affect others that share it. */
function ownDescriptor(): number {
  try {
    return openSync('/dev/fd/0', constants.O_RDONLY | NON_BLOCKING)
  } catch {
    return STANDARD_INPUT
  }
}

/**
 * Opens an input.
 *
 * @throws the system's error
 */
export function openSource({ name, isStandard }: Input, stop: Stop): Source {
  const descriptor = isStandard ? STANDARD_INPUT : openSync(name, constants.O_RDONLY | NON_BLOCKING)
  const stat = fstatSync(descriptor)
  try {
    checkNoDirectory(stat)
  } catch (error) {
    if (!isStandard) closeSync(descriptor)
    throw error
  }
  const isAtOnce = stat.isFile() || (stat.isCharacterDevice() && !isTerminal(descriptor))
  if (isAtOnce) return new FileSource(descriptor, stat, stop)
  return new PipeSource(isStandard && stat.isFIFO() ? ownDescriptor() : descriptor, stop)
}
