/**
 * @module `sladd redact --jobs N`: several threads redact one large file. A shared counter hands out ranges; a range
 * consists of the lines that start in it, so no line is split and the output is the same as with one job. Each thread
 * writes when it is its range's turn, which also keeps fast ones from running ahead. The first thread works like the
 * others, which take a while to start, and checks for signals now and then.
 */
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { setImmediate as events } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { readSome } from '../../files/bytes'
import { adoptModule, compiledModule } from '../../kernel/kernel'
import { type Opens, STEPS } from '../../redactor'
import type { Redactor } from '../../types'
import { type RedactCommand, readCommand } from './arguments'
import { type Done, doneBy, timesIn } from './done'
import { runLive } from './live'
import { outputDescriptor, printInTime, printInto } from './output'
import { Progress, type Watching } from './progress'
import { RANGE } from './range'
import type { Stop } from './signals'
import type { TokenMaterial } from './token-options'

/** Most bytes of output that may wait for their turn. */
const MOST_WAITING = 2 * RANGE
const LINE_FEED = 10
/** More ranges than any file has. */
const NO_MORE = 1 << 30

const enum Shared {
  /** Next range to hand out. */
  Next = 0,
  /** Range whose turn it is to write. */
  Turn = 1,
  /** 1 if a thread failed: the others stop. */
  Failed = 2,
  /** 1 + the last byte written. */
  Last = 3,
  /** Findings of finished ranges. */
  Found = 4,
  Size = 5,
}

/** How often a thread checks for signals, also while waiting for its turn, in milliseconds. */
const LOOK_MS = 20

/** Another thread failed, and has reported why. */
class Stopped extends Error {}

/** The file to divide, and the shared counter. */
interface Ranges {
  readonly name: string
  readonly size: number
  readonly at: number
  readonly shared: Int32Array
}

/** Data for another thread. */
export interface Task extends Ranges {
  /** The command line, so that every thread creates the same redactor. */
  readonly args: readonly string[]
  /** Keys for tokens, as read by the first thread. */
  readonly material: TokenMaterial | undefined
  /** Output descriptor: files are open for all threads of a process. */
  readonly output: number
  /** The kernel, compiled once for all; undefined if it cannot run. */
  readonly module: WebAssembly.Module | undefined
}

/** The thread program: a file next to this one, wherever the two are bundled. */
const PROGRAM = new URL('./cli-job.js', import.meta.url)

/** Bytes searched for a separate line. */
const MOST_LINES = 1 << 16

/** True if a line may belong to a name on an earlier one: it is indented, blank, or one word as in an encoded key. */
function mayGoOn(line: Uint8Array): boolean {
  return /^(?:$|[ \t\r]|[A-Za-z0-9+/=]{1,80}\r?$)/.test(String.fromCharCode(...line.subarray(0, 256)))
}

/** Returns the start of the first separate line at or after `from`; `from` if there is none nearby. */
function lineByItself(file: number, from: number): number {
  const chunk = new Uint8Array(MOST_LINES)
  const lines = chunk.subarray(0, readSome(file, chunk, from))
  for (let at = 0; at < lines.length; ) {
    const feed = lines.indexOf(LINE_FEED, at)
    const end = feed < 0 ? lines.length : feed
    if (!mayGoOn(lines.subarray(at, end))) return from + at
    at = end + 1
  }
  return from
}

/** Reads the lines that start in one range of a file, and following ones that may belong to the last of them. */
class RangeReader {
  readonly #file: number
  readonly #end: number
  #at: number
  #isDone: boolean
  /** End of the last line, once known. */
  #stop = Number.POSITIVE_INFINITY

  constructor(file: number, range: number) {
    this.#file = file
    this.#end = (range + 1) * RANGE
    this.#at = range === 0 ? 0 : this.#lineAfter(range * RANGE - 1)
    this.#isDone = this.#at >= this.#end
  }

  /** Returns the start of the first separate line after the line feed at or after `from`. */
  #lineAfter(from: number): number {
    const chunk = new Uint8Array(1 << 16)
    for (let at = from; at < this.#end; ) {
      const got = readSome(this.#file, chunk, at)
      if (got === 0) return this.#end
      const feed = chunk.subarray(0, got).indexOf(LINE_FEED)
      if (feed >= 0) return lineByItself(this.#file, at + feed + 1)
      at += got
    }
    return this.#end
  }

  read(into: Uint8Array): number {
    if (this.#isDone) return 0
    const got = readSome(this.#file, into, this.#at)
    // The last line ends at the first line feed at or after the range's last byte.
    const last = Math.max(0, this.#end - 1 - this.#at)
    const feed = last < got ? into.subarray(0, got).indexOf(LINE_FEED, last) : -1
    if (feed >= 0 && this.#stop === Number.POSITIVE_INFINITY) {
      this.#stop = lineByItself(this.#file, this.#at + feed + 1)
    }
    const length = Math.min(got, this.#stop - this.#at)
    this.#at += length
    this.#isDone = got === 0 || this.#at >= this.#stop
    return length
  }
}

/** Buffers the output of one range after another until its turn; all ranges share the memory. */
class OrderedOutput {
  readonly #shared: Int32Array
  readonly #waiting = new Uint8Array(MOST_WAITING)
  #length = 0
  #range = 0

  constructor(shared: Int32Array) {
    this.#shared = shared
  }

  begin(range: number): void {
    this.#range = range
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#isTurn() || this.#length + bytes.length > MOST_WAITING) {
      await this.#flush()
      return this.#print(bytes)
    }
    this.#waiting.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** Writes the rest and passes the turn to the next range. */
  async end(): Promise<void> {
    await this.#flush()
    Atomics.store(this.#shared, Shared.Turn, this.#range + 1)
    Atomics.notify(this.#shared, Shared.Turn)
  }

  #isTurn(): boolean {
    return Atomics.load(this.#shared, Shared.Turn) === this.#range
  }

  /** Waits for the turn and writes the buffered output. */
  async #flush(): Promise<void> {
    while (!this.#isTurn()) {
      if (Atomics.load(this.#shared, Shared.Failed) !== 0) throw new Stopped()
      const turn = Atomics.load(this.#shared, Shared.Turn)
      if (turn !== this.#range) Atomics.wait(this.#shared, Shared.Turn, turn, LOOK_MS)
      await events()
    }
    const length = this.#length
    this.#length = 0
    await this.#print(this.#waiting.subarray(0, length))
  }

  async #print(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return
    await printInTime(bytes)
    Atomics.store(this.#shared, Shared.Last, 1 + (bytes[bytes.length - 1] as number))
  }
}

/** Makes the other threads stop. */
function fail(shared: Int32Array): void {
  Atomics.store(shared, Shared.Failed, 1)
  Atomics.notify(shared, Shared.Turn)
}

type Working = Opens & Pick<Redactor, 'counts'>

async function workOnRanges(
  { name, size, at, shared }: Ranges,
  redactor: Working,
  { settle, hold }: Pick<RedactCommand, 'settle' | 'hold'>,
): Promise<void> {
  const file = openSync(name, 'r')
  const output = new OrderedOutput(shared)
  const write = (bytes: Uint8Array) => {
    settle()
    return output.write(bytes)
  }
  let looked = Date.now()
  let found = timesIn(redactor.counts)
  try {
    for (;;) {
      const range = Atomics.add(shared, Shared.Next, 1)
      if (range * RANGE >= size) return
      const reader = new RangeReader(file, range)
      output.begin(range)
      const read = async (into: Uint8Array) => {
        if (Date.now() - looked > LOOK_MS) {
          await events()
          looked = Date.now()
        }
        return reader.read(into)
      }
      await runLive(redactor[STEPS]({ at }, true), read, write, hold)
      await output.end()
      const before = found
      found = timesIn(redactor.counts)
      Atomics.add(shared, Shared.Found, found - before)
    }
  } catch (error) {
    fail(shared)
    throw error
  } finally {
    closeSync(file)
  }
}

/**
 * The work of an additional thread: processes ranges until there are none left.
 *
 * @param tell - receives what was done, for the log of the run
 */
export async function work(task: Task, tell: (done: Done) => void): Promise<void> {
  if (task.module !== undefined) adoptModule(task.module)
  printInto(task.output)
  const command = await readCommand(task.args, task)
  if (command.name !== 'redact') return
  const redactor = command.reading(task.name).redactor as Redactor<never> & Opens
  try {
    await workOnRanges(task, redactor, command)
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  } finally {
    tell(doneBy(redactor))
  }
}

/**
 * Redacts a file with up to `jobs` threads, including this one, at most one per range. After a signal no range is
 * started.
 *
 * @param redactor - this thread's
 * @param tell - receives what each other thread has done
 * @returns the last byte written; undefined if none was
 * @throws the error of the first thread that failed, or of a failed standard output
 */
export async function redactWithJobs(
  command: Pick<RedactCommand, 'args' | 'call' | 'jobs' | 'material' | 'settle' | 'hold'>,
  { name, size, isQuiet }: Pick<Ranges, 'name' | 'size'> & Watching,
  redactor: Working,
  stop: Stop,
  tell: (done: Done) => void,
): Promise<number | undefined> {
  const { args, jobs, material } = command
  const shared = new Int32Array(new SharedArrayBuffer(4 * Shared.Size))
  const ranges: Ranges = { name, size, at: Number(command.call.at ?? Date.now()), shared }
  const task: Task = { ...ranges, args, material, output: outputDescriptor(), module: compiledModule() }
  const others = Math.min(jobs, Math.ceil(size / RANGE)) - 1
  const workers = Array.from({ length: others }, () => new Worker(PROGRAM, { workerData: task }))
  for (const worker of workers) worker.on('message', tell).on('error', () => fail(shared))
  stop.heard(() => Atomics.store(shared, Shared.Next, NO_MORE))
  const progress = new Progress(name, size, {
    isQuiet: isQuiet === true,
    found: () => Atomics.load(shared, Shared.Found),
  })
  const looking = setInterval(() => progress.reach(Math.min(size, RANGE * Atomics.load(shared, Shared.Turn))), LOOK_MS)
  const ends = await Promise.allSettled([
    ...workers.map((worker) => once(worker, 'exit')),
    workOnRanges(ranges, redactor, command),
  ])
  clearInterval(looking)
  progress.end()
  stop.heard(undefined)
  const errors = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
  if (errors.length > 0) throw errors.find((error) => !(error instanceof Stopped)) ?? errors[0]
  const last = Atomics.load(shared, Shared.Last)
  return last === 0 ? undefined : last - 1
}
