/**
 * @module Files that hold secrets, or that somebody is to rely on: opened only where no link leads elsewhere and nobody
 * else can read or write them.
 */
import { closeSync, constants, existsSync, fstatSync, openSync, type Stats } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { asRefusal, inWords, refused } from './refused'
import { textOf } from './whole'

/** Bits of a mode that others must not have: any of them, or those for writing. */
export const Others = { Any: 0o077, Write: 0o022 } as const

/** For its owner alone. */
export const PRIVATE = 0o600
export const hasModes = process.platform !== 'win32'
/** Follows no link, and waits for nobody at the other end of a pipe; nothing where the system knows no such thing. */
export const PLAIN = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Whether a folder or one above it is a git work tree: what lies there is published one day. */
export function isInWorkTree(file: string): boolean {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return true
    if (dirname(folder) === folder) return false
  }
}

/** Refuses what is no file, and one with which others may do what they should not. */
function checkPlain(stat: Stats, file: string, what: string, others: number): void {
  if (!stat.isFile()) throw refused(what, file, 'is no file')
  if (!hasModes || (stat.mode & others) === 0) return
  if (others === Others.Write) throw refused(what, file, 'others may write the file; chmod go-w it')
  throw refused(what, file, 'others may read or write the file; chmod 600 it')
}

/**
 * Opens a file, and makes it where the flags say so.
 *
 * @param others - see {@link Others}
 * @throws FileRefused when it cannot be opened, is a link or no file, or others may do too much with it
 */
export function openPlain(file: string, what: string, flags: number, others: number): number {
  let opened: number | undefined
  try {
    opened = openSync(file, flags | PLAIN, PRIVATE)
    checkPlain(fstatSync(opened), file, what, others)
    return opened
  } catch (error) {
    if (opened !== undefined) closeSync(opened)
    throw asRefusal(what, file, error)
  }
}

/** Refuses a file with other names: under these the old one lives on, or somebody else writes to it. */
export function checkOneName({ nlink }: Stats, what: string, file: string): void {
  if (nlink > 1) throw refused(what, file, `has ${nlink} names (hard links); leave it one`)
}

/**
 * Opens a file that is only read, whoever else may.
 *
 * @throws FileRefused when it cannot be opened
 */
export function openToRead(file: string, what: string, flags = 0): number {
  return inWords(what, file, () => openSync(file, constants.O_RDONLY | flags))
}

/** Does something with an opened file, and closes it. */
export function closing<T>(opened: number, work: (file: number) => T): T {
  try {
    return work(opened)
  } finally {
    closeSync(opened)
  }
}

/**
 * Reads a file that holds secrets.
 *
 * @param what - what it is, for messages
 * @throws FileRefused when it is missing, a link, no file, readable or writable by others, or in a git work tree
 */
export function readPrivate(file: string, what: string): string {
  const opened = openPlain(file, what, constants.O_RDONLY, Others.Any)
  const read = () => {
    if (isInWorkTree(file)) throw refused(what, file, 'lies in a git work tree')
    return textOf(opened, file, what)
  }
  return inWords(what, file, () => closing(opened, read))
}
