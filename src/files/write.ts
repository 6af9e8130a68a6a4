/**
 * @module The one way in which files are written. What a file is to become is written beside it, all of it, and is on
 * the disk before it gets the name; what is appended is there whole or not at all. Whatever fails, the old file is
 * whole and nothing is left beside it; a run that was killed leaves one file at most, which the next one takes away.
 *
 * One honest remark: a file that was replaced is gone from its folder and not from the disk, its snapshots or its
 * backups.
 */
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { keepAttributes } from './attributes'
import { writeAll } from './bytes'
import type { Form } from './forms'
import { firstBytes, lastLine } from './lines'
import { withLock } from './lock'
import { checkOneName, closing, hasModes, isInWorkTree, openPlain, PRIVATE } from './open'
import { asRefusal, inWords, isFolder, refused } from './refused'

/** Makes what happened to the names in a folder last. */
export function syncFolder(file: string): void {
  if (!hasModes) return
  closing(openSync(dirname(resolve(file)), 'r'), fsyncSync)
}

/** Beside a file, what it is about to become: one name, so that a run that was killed leaves one file at most. */
export function newName(file: string): string {
  return `${file}.sladd-new`
}

/** Takes a name away, where it is. */
export function forget(name: string): void {
  try {
    unlinkSync(name)
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return
    throw isFolder(name) ? refused('', name, 'is a directory; take it away') : error
  }
}

/** What a file is to become, beside it. */
export class Beside {
  readonly name: string
  readonly descriptor: number
  #isOpen = true

  constructor(file: string) {
    this.name = newName(file)
    const open = () => openSync(this.name, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, PRIVATE)
    try {
      this.descriptor = open()
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error
      forget(this.name)
      this.descriptor = open()
    }
  }

  /** Whether the name is still that of what was written, and of nothing that another run has put there. */
  get isOurs(): boolean {
    const { dev, ino } = fstatSync(this.descriptor)
    const named = lstatSync(this.name, { throwIfNoEntry: false })
    return named?.ino === ino && named.dev === dev
  }

  /** Brings all of it onto the disk. */
  end(): void {
    fsyncSync(this.descriptor)
    this.close()
  }

  /** The same for what somebody else has brought there. */
  close(): void {
    this.#isOpen = false
    // Some file systems say only here that there was no room.
    closeSync(this.descriptor)
  }

  /** Takes it away, unless it has got another name. */
  drop(): void {
    if (this.#isOpen) closeSync(this.descriptor)
    this.#isOpen = false
    forget(this.name)
  }
}

/**
 * Writes beside a file and puts the result in its place. Whoever calls it holds the lock of the file.
 *
 * @param fill - writes what the file is to become
 * @param place - gives it the name; without, when the file is to stay as it is
 * @throws FileRefused in words of the system's reason; the old file is whole then, and nothing is beside it
 */
export function writeBeside<T>(
  file: string,
  what: string,
  fill: (to: number) => T,
  place: (fresh: string, filled: T) => void,
): T {
  return inWords(what, file, () => {
    const beside = new Beside(file)
    try {
      const filled = fill(beside.descriptor)
      beside.end()
      place(beside.name, filled)
      return filled
    } finally {
      beside.drop()
    }
  })
}

/** Writes a file anew that only its owner can read: the old one or the new one is there at any moment, whole. */
export function replacePrivate(file: string, what: string, text: string): void {
  const fill = (to: number) => {
    const old = statSync(file)
    checkOneName(old, what, file)
    writeAll(to, Buffer.from(text))
    keepAttributes(old, file, { file: to, name: newName(file) }, what)
  }
  writeBeside(file, what, fill, (fresh) => {
    renameSync(fresh, file)
    syncFolder(file)
  })
}

/** Makes a file that was not there: one that is complete gets the name, or none does. */
export function createPrivate(file: string, what: string, text: string): void {
  if (isInWorkTree(file)) throw refused(what, file, 'would lie in a git work tree')
  if (existsSync(file)) throw refused(what, file, 'there is such a file already')
  withLock(file, what, () => {
    const fill = (to: number) => writeAll(to, Buffer.from(text))
    writeBeside(file, what, fill, (fresh) => {
      linkSync(fresh, file)
      syncFolder(file)
    })
  })
}

/** Writes bytes at the end and onto the disk, or leaves the file as it was. */
function appendWhole(file: number, bytes: Uint8Array, { size }: Stats): void {
  try {
    writeAll(file, bytes)
    fsyncSync(file)
  } catch (error) {
    try {
      ftruncateSync(file, size)
    } catch {
      // What is left of a line is ended by the next one; why there is no line is what counts.
    }
    throw error
  }
}

/** Whether a file is empty or has lines of a form, as far as its first and its last one tell. */
function hasForm(file: number, { begin }: Form): boolean {
  if (fstatSync(file).size === 0) return true
  const first = firstBytes(file, begin.length)
  const { line, isEnded } = lastLine(file)
  // Of a line that was cut off there may be anything, but at the begin of a file.
  return first !== '' && begin.startsWith(first) && (!isEnded || line.startsWith(begin))
}

/**
 * Opens a file that lines are appended to, or makes it where the flags say so.
 *
 * @throws FileRefused when it is a link or no file, has other names or another form, or others may do too much with it
 */
export function openLines(file: string, form: Form, flags = 0): number {
  const { what, others } = form
  const opened = openPlain(file, what, constants.O_RDWR | constants.O_APPEND | flags, others)
  try {
    checkOneName(fstatSync(opened), what, file)
    if (!hasForm(opened, form)) throw refused(what, file, 'holds something else; give it a file of its own')
    return opened
  } catch (error) {
    closeSync(opened)
    throw asRefusal(what, file, error)
  }
}

/**
 * Appends lines to a file that only grows; they are on the disk when it returns. Several processes may do so: one at a
 * time. It is opened anew each time, so that nobody who puts another file in its place loses what comes after.
 *
 * @param textOf - the lines, without the last line feed, by the line that stands at the end
 * @throws FileRefused when it cannot be written, or {@link openLines} refuses it: then it is as it was
 */
export function appendLines(file: string, form: Form, textOf: (last: string) => string): void {
  const { what } = form
  withLock(file, what, () => {
    const isNew = !existsSync(file)
    const opened = openLines(file, form, constants.O_CREAT)
    let isDone = false
    try {
      inWords(what, file, () => {
        const { line, isEnded } = lastLine(opened)
        // What a run that was killed left of its line is ended before the next one.
        appendWhole(opened, Buffer.from(`${isEnded ? '' : '\n'}${textOf(line)}\n`), fstatSync(opened))
        if (isNew) syncFolder(file)
      })
      isDone = true
    } finally {
      closeSync(opened)
      if (isNew && !isDone) forget(file)
    }
  })
}

/** A file of lines with secrets, which only grows. */
export class LineFile {
  readonly #file: string
  readonly #form: Form
  #waiting: string[] = []

  /** @throws FileRefused when it cannot be made, or {@link openLines} refuses it */
  constructor(file: string, form: Form) {
    // The folder of now, wherever the process goes later.
    this.#file = resolve(file)
    this.#form = form
    closeSync(openLines(file, form, constants.O_CREAT))
  }

  /** Keeps a line for the next {@link sync}. */
  append(line: string): void {
    this.#waiting.push(line)
  }

  /**
   * Writes the lines that wait onto the disk: all of them, or none.
   *
   * @throws FileRefused when they cannot be written; then they wait on, for another try
   */
  sync(): void {
    if (this.#waiting.length === 0) return
    this.write(this.#waiting.join('\n'))
    this.#waiting = []
  }

  /** Writes a line onto the disk, or throws FileRefused. */
  write(line: string): void {
    appendLines(this.#file, this.#form, () => line)
  }
}
