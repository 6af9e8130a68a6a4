/**
 * @module `sladd redact --output FILE --append` and `--rotate SIZE`: a file that grows as lines arrive. No line is
 * split between files; the name of a rotated file is never reused. If the disk is full, input waits.
 *
 * Written data has been passed to the system, which writes it to disk when it chooses.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { withLock } from '../../files/lock'
import { asRefusal, isFileRefused, reasonOf, refused } from '../../files/refused'
import type { LiveFile } from './live-options'
import { printThrough, say } from './output'
import type { Reload } from './reload'
import type { Stop } from './signals'

const LINE_FEED = 10
/** Milliseconds between attempts to write to a full disk. */
const RETRY_MS = 1000
/** Temporary errors: other processes may make room. */
const PASSING = new Set(['ENOSPC', 'EDQUOT', 'EAGAIN', 'EINTR'])

/** A run with a growing output. */
interface LiveRun {
  readonly stop: Stop
  readonly reload: Reload | undefined
}

/** Ends an incomplete line that a killed run left, which the next one must not continue. @returns the size of the file */
function endedLine(descriptor: number): number {
  const stat = fstatSync(descriptor)
  if (!stat.isFile() || stat.size === 0) return stat.size
  const last = new Uint8Array(1)
  readSync(descriptor, last, 0, 1, stat.size - 1)
  return last[0] === LINE_FEED ? stat.size : stat.size + writeSync(descriptor, '\n')
}

/** An output that stays open as lines arrive. */
export class LiveOutput {
  readonly #file: LiveFile
  readonly #name: string
  readonly #stop: Stop
  readonly #waiting: () => void
  #descriptor = -1
  #size = 0
  #isLineEnd = true
  #isToReopen = false
  /** Whether it could not be opened again when that was last tried. */
  #isRefused = false

  /**
   * @param waiting - called before each attempt while the disk is full
   * @throws FileRefused if it cannot be opened
   */
  constructor(file: LiveFile, { stop, reload }: LiveRun, waiting: () => void = () => {}) {
    this.#file = file
    this.#name = resolve(file.name)
    this.#stop = stop
    this.#waiting = waiting
    this.#open()
    reload?.heard(() => this.reopen())
  }

  /** Reopens the file by its name: at once, or at the end of the current line; within it if the disk is full. */
  reopen(): void {
    this.#isToReopen = true
    if (this.#isLineEnd) this.#renew()
  }

  /**
   * Writes all of the bytes.
   *
   * @throws FileRefused if the disk is full and the run was asked to end, or for a permanent error
   */
  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      if (this.#isLineEnd && this.#isToReopen) this.#renew()
      const rest = bytes.subarray(at)
      const length = this.#fitting(rest)
      if (length > 0) await this.#put(rest.subarray(0, length))
      else this.#rotate()
      at += length
    }
  }

  /** Returns how many of these bytes fit into the current file; 0 if it has to be rotated first. */
  #fitting(bytes: Uint8Array): number {
    const room = this.#file.limit - this.#size
    if (bytes.length <= room && (this.#isLineEnd || !this.#isToReopen)) return bytes.length
    if (!this.#isLineEnd) return bytes.indexOf(LINE_FEED) + 1 || bytes.length
    const fitting = room > 0 ? bytes.lastIndexOf(LINE_FEED, room - 1) + 1 : 0
    if (fitting > 0 || this.#size > 0) return fitting
    return bytes.indexOf(LINE_FEED) + 1 || bytes.length
  }

  async #put(bytes: Uint8Array): Promise<void> {
    let isTold = false
    for (let at = 0; at < bytes.length; ) {
      try {
        const written = writeSync(this.#descriptor, bytes, at)
        this.#size += written
        at += written
        this.#isLineEnd = bytes[at - 1] === LINE_FEED
      } catch (error) {
        const { code = '' } = error as { code?: string }
        if (!PASSING.has(code)) throw asRefusal('', this.#file.name, error)
        if (this.#stop.code !== undefined) throw refused('', this.#file.name, `${reasonOf(error)}; lines were lost`)
        if (!isTold) say(`${this.#file.name}: ${reasonOf(error)}; lines wait`)
        isTold = true
        this.#waiting()
        await wait(RETRY_MS)
        // A file that was removed gives its room back when it is closed. In another one, the line begins anew.
        if (this.#isToReopen && this.#renew() && at > 0) at = bytes.lastIndexOf(LINE_FEED, at - 1) + 1
      }
    }
    if (isTold) say(`${this.#file.name}: goes on, nothing was lost`)
  }

  #open(): void {
    let descriptor = -1
    try {
      descriptor = openSync(this.#name, 'a+', 0o640)
      const size = endedLine(descriptor)
      if (this.#descriptor >= 0) closeSync(this.#descriptor)
      this.#descriptor = descriptor
      this.#size = size
    } catch (error) {
      if (descriptor >= 0) closeSync(descriptor)
      throw asRefusal('', this.#file.name, error)
    }
  }

  /**
   * If reopening fails, that is reported once and tried again, and the current file stays in use.
   *
   * @returns true if another file is in use now
   */
  #renew(): boolean {
    let isOther = false
    this.#isRefused = !this.#trying(() => {
      isOther = !this.#isNamed()
      if (isOther) this.#open()
      else this.#size = fstatSync(this.#descriptor).size
    }, this.#isRefused)
    this.#isToReopen = this.#isRefused
    return isOther && !this.#isRefused
  }

  #trying(work: () => void, isTold = false): boolean {
    try {
      work()
      return true
    } catch (error) {
      const told = asRefusal('', this.#file.name, error)
      if (!isFileRefused(told)) throw error
      if (!isTold) say(`${told.message}; the file at hand goes on`)
      return false
    }
  }

  /** One process at a time: another one that writes to the same file may have rotated it. */
  #rotate(): void {
    const isDone = this.#trying(() =>
      withLock(this.#name, '', () => {
        if (this.#isNamed()) {
          if (this.#file.isTimed) renameSync(this.#name, this.#timedName())
          else this.#shift()
          this.#forget()
        }
        this.#open()
      }),
    )
    // After a failed rotation, try again once as much has been written again.
    if (!isDone) this.#size = 0
  }

  #isNamed(): boolean {
    const named = statSync(this.#name, { throwIfNoEntry: false })
    const { dev, ino } = fstatSync(this.#descriptor)
    return named?.ino === ino && named.dev === dev
  }

  /** Returns `FILE-20261122T100000Z`, with a number appended if taken. */
  #timedName(): string {
    const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
    for (let count = 1; ; count++) {
      const name = `${this.#name}-${time}${count > 1 ? `.${count}` : ''}`
      if (!existsSync(name)) return name
    }
  }

  /** Renames each older file to the next number, and the file to the first. */
  #shift(): void {
    for (const { name, order, ending } of this.#older().reverse()) {
      renameSync(name, `${this.#name}.${order + 1}${ending}`)
    }
    renameSync(this.#name, `${this.#name}.1`)
  }

  /** Deletes files beyond the number to keep. */
  #forget(): void {
    for (const { name } of this.#older().slice(this.#file.keep)) rmSync(name, { force: true })
  }

  /** Returns rotated files, newest first; compressed or not. */
  #older(): { readonly name: string; readonly order: number; readonly ending: string }[] {
    const folder = dirname(this.#name)
    const form = this.#file.isTimed ? /^-(\d{8}T\d{6})Z(?:\.(\d+))?(\.[a-z]\w*)?$/ : /^\.(\d{1,9})()(\.[a-z]\w*)?$/
    const begin = basename(this.#name)
    const found = readdirSync(folder).flatMap((name) => {
      const [, mark, count = '', ending = ''] = (name.startsWith(begin) && form.exec(name.slice(begin.length))) || []
      if (mark === undefined) return []
      const order = this.#file.isTimed
        ? -Number(`${mark.replace('T', '')}.${(count || '1').padStart(4, '0')}`)
        : Number(mark)
      return [{ name: join(folder, name), order, ending }]
    })
    return found.sort((one, other) => one.order - other.order)
  }
}

/**
 * Appends what is printed during `work` to a file.
 *
 * @throws FileRefused if it cannot be opened or written
 */
export async function printToLive(file: LiveFile, run: LiveRun, work: () => Promise<unknown>): Promise<void> {
  const output = new LiveOutput(file, run)
  printThrough((bytes) => output.write(bytes))
  await work()
}
