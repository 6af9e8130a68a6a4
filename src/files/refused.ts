/** @module Describes why a file could not be read or written: its name and the reason, and nothing of its content. */
import { lstatSync } from 'node:fs'
import { getSystemErrorMap } from 'node:util'

/** A file is not as required, or could not be read or written; the message names it and says why. */
export class FileRefused extends RangeError {
  /** Preserved when an error passes between threads, where the class is lost. */
  readonly isFileRefused = true
}

export function isFileRefused(error: unknown): error is FileRefused {
  return (error as { isFileRefused?: unknown } | undefined)?.isFileRefused === true
}

/** Messages for system errors that users can do something about. */
const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  EBUSY: 'is in use',
  EDQUOT: 'the quota of the disk is used up',
  EEXIST: 'the file exists already',
  EFBIG: 'larger than a file may be here',
  EIO: 'the disk failed',
  EISDIR: 'is a directory',
  ELOOP: 'is a link',
  EMFILE: 'too many files are open',
  EMLINK: 'the file has too many names',
  ENAMETOOLONG: 'the name is too long',
  ENFILE: 'too many files are open',
  ENODEV: 'is not a file',
  ENOENT: 'no such file or folder',
  ENOSPC: 'no space left on the device',
  ENOTDIR: 'a part of the path is no folder',
  ENOTSUP: 'the file system cannot do this',
  ENXIO: 'is not a file',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  ESTALE: 'the file is gone from its server',
  ETXTBSY: 'is in use',
}

/** Returns the reason of a system error in words; undefined for other errors. */
export function reasonOf(error: unknown): string | undefined {
  const { code, errno } = (error ?? {}) as { code?: unknown; errno?: number }
  if (typeof code !== 'string' || !/^E(?!RR_)[A-Z0-9]+$/.test(code)) return undefined
  return REASONS[code] ?? getSystemErrorMap().get(errno ?? 0)?.[1] ?? 'the system refused it'
}

/** True if a folder is in place of one of our files: that is no accident, and it may contain anything. */
export function isFolder(name: string): boolean {
  return lstatSync(name, { throwIfNoEntry: false })?.isDirectory() === true
}

export function refused(what: string, file: string, reason: string): FileRefused {
  return new FileRefused(`${what === '' ? '' : `${what} `}${file}: ${reason}`)
}

/** Converts a system error of work on a file to a refusal; returns other errors unchanged. */
export function asRefusal(what: string, file: string, error: unknown): unknown {
  const reason = isFileRefused(error) ? undefined : reasonOf(error)
  return reason === undefined ? error : refused(what, file, reason)
}

/**
 * Does work on a file.
 *
 * @throws FileRefused for system errors; other errors unchanged
 */
export function inWords<T>(what: string, file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asRefusal(what, file, error)
  }
}
