/**
 * @module Copies a file's attributes to the one that replaces it: owner, group, mode, extended attributes including
 * access lists, and optionally times.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, fchmodSync, fchownSync, fstatSync, futimesSync, type Stats } from 'node:fs'
import { resolve } from 'node:path'
import { hasModes } from './open'
import { refused } from './refused'

/** Node cannot read extended attributes; this program can, and is installed on nearly every Linux. */
const COPIERS = ['/usr/bin/cp', '/bin/cp']
/** Another implementation, such as busybox, that lacks the option. */
const OTHER_MAKE = /unrecognized option|invalid option|illegal option|[Uu]sage:/

/** A file being written: its descriptor and its name. */
export interface Fresh {
  readonly file: number
  readonly name: string
}

function keepOwner(old: Stats, file: string, to: number, what: string): void {
  const { uid, gid } = fstatSync(to)
  if (uid === old.uid && gid === old.gid) return
  try {
    fchownSync(to, old.uid, old.gid)
  } catch {
    throw refused(what, file, 'its owner and group could not be kept; let its owner or root do it')
  }
}

/** Copies extended attributes; false if they cannot be read here. */
function keepExtended(file: string, to: string, what: string, keepsTimes: boolean): boolean {
  const copier = process.platform === 'linux' ? COPIERS.find((name) => existsSync(name)) : undefined
  if (copier === undefined) return false
  const parts = ['mode', 'xattr', ...(keepsTimes ? ['timestamps'] : [])]
  // Where SELinux is enforced, a wrong label locks the writer out.
  if (existsSync('/sys/fs/selinux/enforce')) parts.push('context')
  const args = ['--attributes-only', `--preserve=${parts.join(',')}`, '--', resolve(file), resolve(to)]
  const { status, stderr, error } = spawnSync(copier, args, { env: { LC_ALL: 'C' }, encoding: 'utf8' })
  if (status === 0) return true
  // Also if no program may be started.
  if (error !== undefined || OTHER_MAKE.test(stderr)) return false
  throw refused(what, file, 'its extended attributes could not be kept')
}

/**
 * Copies the attributes of a file to its replacement.
 *
 * @returns whether extended attributes were copied: false if they cannot be read here
 * @throws FileRefused if owner, group or attributes cannot be copied
 */
export function keepAttributes(old: Stats, file: string, to: Fresh, what: string, keepsTimes = false): boolean {
  if (!hasModes) return false
  keepOwner(old, file, to.file, what)
  if (keepsTimes) futimesSync(to.file, old.atimeMs / 1000, old.mtimeMs / 1000)
  const isAll = keepExtended(file, to.name, what, keepsTimes)
  // Last: changing the owner clears bits, and attributes cannot be set on a read-only file.
  fchmodSync(to.file, old.mode & 0o7777)
  return isAll
}
