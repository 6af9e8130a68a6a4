/**
 * @module Files with secrets, and files that must survive a crash: read only when nobody else can read them, written
 * beside the old one and put in its place at once, appended line by line.
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
  linkSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** A file is not what it ought to be; the message names the rule and never what stands in the file. */
export class FileRefused extends RangeError {}

/** What others may do with a file. */
const OTHERS = 0o077
const PRIVATE = 0o600
const hasModes = process.platform !== 'win32'
/** Does not follow a link; 0 where the system knows no such thing. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0

/** Whether a folder or one above it is a git work tree: what lies there is published one day. */
function isInWorkTree(file: string): boolean {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return true
    if (dirname(folder) === folder) return false
  }
}

function openPlain(file: string, what: string): number {
  try {
    return openSync(file, constants.O_RDONLY | NO_FOLLOW)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ELOOP') throw new FileRefused(`${what}: the file is a link`)
    throw new FileRefused(`${what}: ${code === 'ENOENT' ? 'no such file' : 'cannot be read'}`)
  }
}

/**
 * Reads a file that holds secrets.
 *
 * @param what - what it is, for messages
 * @throws RangeError when it is missing, a link, no file, readable or writable by others, or in a git work tree
 */
export function readPrivate(file: string, what: string): string {
  const opened = openPlain(file, what)
  try {
    const stat = fstatSync(opened)
    if (!stat.isFile()) throw new FileRefused(`${what}: is no file`)
    if (hasModes && (stat.mode & OTHERS) !== 0) {
      throw new FileRefused(`${what}: others may read or write the file; chmod 600 it`)
    }
    if (isInWorkTree(file)) throw new FileRefused(`${what}: the file lies in a git work tree`)
    return readFileSync(opened, 'utf8')
  } finally {
    closeSync(opened)
  }
}

/** Makes what happened to the names in a folder last. */
function syncFolder(file: string): void {
  if (!hasModes) return
  const folder = openSync(dirname(resolve(file)), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** Beside a file, what it is about to become: one name, so that a run that was killed leaves one file at most. */
export function newName(file: string): string {
  return `${file}.sladd-new`
}

/** Puts `newName(file)`, which is written and synced, in place of a file. */
export function putInPlace(file: string): void {
  renameSync(newName(file), file)
  syncFolder(file)
}

/** Forgets what a run that was killed has left. */
export function clearNew(file: string): void {
  rmSync(newName(file), { force: true })
}

/** Writes `newName(file)`, which only its owner can read. */
function writeNew(file: string, text: string): void {
  clearNew(file)
  const opened = openSync(newName(file), constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, PRIVATE)
  try {
    writeSync(opened, text)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** Writes a file that only its owner can read: the old one or the new one is there at any moment, whole. */
export function writePrivate(file: string, text: string): void {
  writeNew(file, text)
  putInPlace(file)
}

/** Makes a file that was not there. */
export function createPrivate(file: string, text: string, what: string): void {
  if (isInWorkTree(file)) throw new FileRefused(`${what}: the file would lie in a git work tree`)
  // A file that is complete gets the name, or none does.
  writeNew(file, text)
  try {
    linkSync(newName(file), file)
  } catch (error) {
    const { code } = error as { code?: string }
    throw new FileRefused(`${what}: ${code === 'EEXIST' ? 'there is such a file already' : 'cannot be written'}`)
  } finally {
    clearNew(file)
  }
  syncFolder(file)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

/** How often a lock that somebody holds is tried, and the pause between, in milliseconds. */
const TRIES = 100
const PAUSE_MS = 50
const clock = new Int32Array(new SharedArrayBuffer(4))

function ownerOf(lock: string): number {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch {
    return 0
  }
}

/** Takes a lock; false when a process that is alive has it. */
function takes(lock: string): boolean {
  const own = `${lock}.${process.pid}`
  writeFileSync(own, String(process.pid), { mode: PRIVATE })
  try {
    linkSync(own, lock)
    return true
  } catch {
    const owner = ownerOf(lock)
    if (owner === 0 || isAlive(owner)) return false
    // Its owner was killed. Whoever renames it takes it away; one that was taken meanwhile goes back.
    const away = `${own}.away`
    try {
      renameSync(lock, away)
      if (ownerOf(away) !== owner) linkSync(away, lock)
    } catch {
      // Somebody else was faster.
    }
    rmSync(away, { force: true })
    return false
  } finally {
    rmSync(own, { force: true })
  }
}

/**
 * Does something with a file that one process at a time may do. A lock of a process that was killed is taken over.
 *
 * @throws RangeError when another process keeps the lock
 */
export function withLock<T>(file: string, what: string, work: () => T): T {
  const lock = `${file}.lock`
  for (let i = 0; !takes(lock); i++) {
    if (i === TRIES) throw new FileRefused(`${what}: another process is changing the file`)
    Atomics.wait(clock, 0, 0, PAUSE_MS)
  }
  try {
    return work()
  } finally {
    rmSync(lock, { force: true })
  }
}

const LINE_FEED = 10

/** A file that only grows, by whole lines. */
export class LineFile {
  readonly #file: number
  readonly #isSynced: boolean

  /**
   * @param isSynced - whether a line is on the disk when {@link append} returns; otherwise it survives the end of this
   * process and not that of the machine
   */
  constructor(file: string, what: string, isSynced: boolean) {
    this.#isSynced = isSynced
    const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | NO_FOLLOW
    try {
      this.#file = openSync(file, flags, PRIVATE)
    } catch {
      throw new FileRefused(`${what}: cannot be written`)
    }
    const stat = fstatSync(this.#file)
    if (hasModes && (stat.mode & OTHERS) !== 0) {
      closeSync(this.#file)
      throw new FileRefused(`${what}: others may read or write the file; chmod 600 it`)
    }
    this.#endLine(stat.size)
  }

  /** A run that was killed may have left half a line: the next one begins anew. */
  #endLine(size: number): void {
    const last = Buffer.alloc(1)
    if (size === 0) return
    readSync(this.#file, last, 0, 1, size - 1)
    if (last[0] !== LINE_FEED) writeSync(this.#file, '\n')
  }

  append(line: string): void {
    const bytes = Buffer.from(`${line}\n`)
    // One write, which the system does not mix with those of others that append.
    const written = writeSync(this.#file, bytes)
    if (written !== bytes.length) throw new FileRefused('a line could not be written whole')
    if (this.#isSynced) fsyncSync(this.#file)
  }

  close(): void {
    closeSync(this.#file)
  }
}
