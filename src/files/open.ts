/**
 * @module Opens files that contain secrets, or must be trustworthy: only if no link is involved and nobody else can
 * read or write them.
 */
import { closeSync, constants, existsSync, fstatSync, openSync, type Stats } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { asRefusal, inWords, refused } from './refused'
import { textOf } from './whole'

/** Permission bits that others must not have: any, or those for writing. */
export const Others = { Any: 0o077, Write: 0o022 } as const

/** Accessible to its owner only. */
export const PRIVATE = 0o600
export const hasModes = process.platform !== 'win32'
/** Does not follow links, and does not wait for the other end of a pipe; 0 where the system does not support this. */
export const PLAIN = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** True if a folder or one above it is a git work tree: files there may be published one day. */
export function isInWorkTree(file: string): boolean {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return true
    if (dirname(folder) === folder) return false
  }
}

/** Rejects anything but a file, and files with too many permissions for others. */
function checkPlain(stat: Stats, file: string, what: string, others: number): void {
  if (!stat.isFile()) throw refused(what, file, 'is not a file')
  if (!hasModes || (stat.mode & others) === 0) return
  if (others === Others.Write) throw refused(what, file, 'others may write the file; chmod go-w it')
  throw refused(what, file, 'others may read or write the file; chmod 600 it')
}

/**
 * Opens a file, creating it if the flags say so.
 *
 * @param others - see {@link Others}
 * @throws FileRefused if it cannot be opened, is a link or not a file, or others have too many permissions
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

/** Rejects a file with other names: the old content would survive under these, or other programs write to it. */
export function checkOneName({ nlink }: Stats, what: string, file: string): void {
  if (nlink > 1) throw refused(what, file, `has ${nlink} names (hard links); remove all but one`)
}

/**
 * Opens a file for reading, whoever else may read it.
 *
 * @throws FileRefused if it cannot be opened
 */
export function openToRead(file: string, what: string, flags = 0): number {
  return inWords(what, file, () => openSync(file, constants.O_RDONLY | flags))
}

/** Does work on an open file, and closes it. */
export function closing<T>(opened: number, work: (file: number) => T): T {
  try {
    return work(opened)
  } finally {
    closeSync(opened)
  }
}

/**
 * Reads a file that contains secrets.
 *
 * @param what - what it is, for messages
 * @throws FileRefused if it is missing, a link, not a file, readable or writable by others, or in a git work tree
 */
export function readPrivate(file: string, what: string): string {
  const opened = openPlain(file, what, constants.O_RDONLY, Others.Any)
  const read = () => {
    if (isInWorkTree(file)) throw refused(what, file, 'lies in a git work tree')
    return textOf(opened, file, what)
  }
  return inWords(what, file, () => closing(opened, read))
}
