/**
 * @module The only code that writes files. New content goes to a temporary file, completely, and is on disk before it
 * gets the name; appended data is there completely or not at all. On any failure, the old file is intact and the
 * temporary file is deleted; a killed run leaves at most one, which the next run deletes.
 *
 * A replaced file is gone from its folder, but not from the disk, its snapshots or its backups.
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

/** Syncs changed names in a folder to disk. */
export function syncFolder(file: string): void {
  if (!hasModes) return
  closing(openSync(dirname(resolve(file)), 'r'), fsyncSync)
}

/** Returns the name of the temporary file: always the same, so that a killed run leaves at most one. */
export function newName(file: string): string {
  return `${file}.sladd-new`
}

/** Deletes a name, if it exists. */
export function forget(name: string): void {
  try {
    unlinkSync(name)
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return
    throw isFolder(name) ? refused('', name, 'is a directory; remove it') : error
  }
}

/** A temporary file for new content. */
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

  /** True if the name still refers to this file, and not to one of another run. */
  get isOurs(): boolean {
    const { dev, ino } = fstatSync(this.descriptor)
    const named = lstatSync(this.name, { throwIfNoEntry: false })
    return named?.ino === ino && named.dev === dev
  }

  /** Syncs it to disk and closes it. */
  end(): void {
    fsyncSync(this.descriptor)
    this.close()
  }

  /** Closes it after the caller has synced it. */
  close(): void {
    this.#isOpen = false
    // Some file systems report a full disk only here.
    closeSync(this.descriptor)
  }

  /** Deletes it, unless it has been renamed. */
  drop(): void {
    if (this.#isOpen) closeSync(this.descriptor)
    this.#isOpen = false
    forget(this.name)
  }
}

/**
 * Writes a temporary file and replaces the file with it. The caller holds the lock of the file.
 *
 * @param fill - writes the new content
 * @param place - renames the temporary file; does nothing if the old file is to be kept
 * @throws FileRefused with the system's reason; then the old file is intact, and the temporary file deleted
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

/** Rewrites a file that only its owner can read: at any moment, either the old or the new content is complete. */
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

/** Creates a new file: only a complete one gets the name. */
export function createPrivate(file: string, what: string, text: string): void {
  if (isInWorkTree(file)) throw refused(what, file, 'would lie in a git work tree')
  if (existsSync(file)) throw refused(what, file, 'the file exists already')
  withLock(file, what, () => {
    const fill = (to: number) => writeAll(to, Buffer.from(text))
    writeBeside(file, what, fill, (fresh) => {
      linkSync(fresh, file)
      syncFolder(file)
    })
  })
}

/** Appends bytes and syncs them to disk, or leaves the file as it was. */
function appendWhole(file: number, bytes: Uint8Array, { size }: Stats): void {
  try {
    writeAll(file, bytes)
    fsyncSync(file)
  } catch (error) {
    try {
      ftruncateSync(file, size)
    } catch {
      // The next append ends an incomplete line; the original error matters more.
    }
    throw error
  }
}

/** True if a file is empty or has lines of this form, judging by its first and last line. */
function hasForm(file: number, { begin }: Form): boolean {
  if (fstatSync(file).size === 0) return true
  const first = firstBytes(file, begin.length)
  const { line, isEnded } = lastLine(file)
  // A truncated last line may contain anything, but the first line must match.
  return first !== '' && begin.startsWith(first) && (!isEnded || line.startsWith(begin))
}

/**
 * Opens an append-only file, creating it if the flags say so.
 *
 * @throws FileRefused if it is a link or not a file, has other names or another form, or others have too many
 * permissions
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
 * Appends lines to a file; they are on disk when it returns. Several processes may do so, one at a time. The file is
 * reopened each time, so that a replaced file loses nothing that is appended later.
 *
 * @param textOf - returns the lines, without the last line feed, given the current last line
 * @throws FileRefused if it cannot be written, or {@link openLines} rejects it: then it is not changed
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
        // Ends an incomplete line of a killed run first.
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

/** An append-only file of lines with secrets. */
export class LineFile {
  readonly #file: string
  readonly #form: Form
  #waiting: string[] = []

  /** @throws FileRefused if it cannot be created, or {@link openLines} rejects it */
  constructor(file: string, form: Form) {
    // Relative to the current folder, even if the process changes it later.
    this.#file = resolve(file)
    this.#form = form
    closeSync(openLines(file, form, constants.O_CREAT))
  }

  /** Holds a line for the next {@link sync}. */
  append(line: string): void {
    this.#waiting.push(line)
  }

  /**
   * Writes the held lines to disk: all of them, or none.
   *
   * @throws FileRefused if they cannot be written; then they are held for another attempt
   */
  sync(): void {
    if (this.#waiting.length === 0) return
    this.write(this.#waiting.join('\n'))
    this.#waiting = []
  }

  /** Writes a line to disk, or throws FileRefused. */
  write(line: string): void {
    appendLines(this.#file, this.#form, () => line)
  }
}
