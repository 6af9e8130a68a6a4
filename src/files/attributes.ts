/**
 * @module What a file has beside its bytes, given to the one that takes its place: owner, group, mode, extended
 * attributes with access lists, and times where they are to stay.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, fchmodSync, fchownSync, fstatSync, futimesSync, type Stats } from 'node:fs'
import { resolve } from 'node:path'
import { hasModes } from './open'
import { refused } from './refused'

/** Node cannot read extended attributes; this program can, and comes with nearly every Linux. */
const COPIERS = ['/usr/bin/cp', '/bin/cp']
/** One of another make, which knows no such option: busybox, for instance. */
const OTHER_MAKE = /unrecognized option|invalid option|illegal option|[Uu]sage:/

/** A file that is being written: opened, and by name. */
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

/** Copies extended attributes; false where nobody can look at them. */
function keepExtended(file: string, to: string, what: string, keepsTimes: boolean): boolean {
  const copier = process.platform === 'linux' ? COPIERS.find((name) => existsSync(name)) : undefined
  if (copier === undefined) return false
  const parts = ['mode', 'xattr', ...(keepsTimes ? ['timestamps'] : [])]
  // Where labels are enforced, one that is wrong locks the writer out.
  if (existsSync('/sys/fs/selinux/enforce')) parts.push('context')
  const args = ['--attributes-only', `--preserve=${parts.join(',')}`, '--', resolve(file), resolve(to)]
  const { status, stderr, error } = spawnSync(copier, args, { env: { LC_ALL: 'C' }, encoding: 'utf8' })
  if (status === 0) return true
  // Where no program may be started, too.
  if (error !== undefined || OTHER_MAKE.test(stderr)) return false
  throw refused(what, file, 'its extended attributes could not be kept')
}

/**
 * Gives a file what the one has that it takes the place of.
 *
 * @returns whether extended attributes were kept: false where nobody can look at them
 * @throws FileRefused when owner, group or attributes cannot be kept
 */
export function keepAttributes(old: Stats, file: string, to: Fresh, what: string, keepsTimes = false): boolean {
  if (!hasModes) return false
  keepOwner(old, file, to.file, what)
  if (keepsTimes) futimesSync(to.file, old.atimeMs / 1000, old.mtimeMs / 1000)
  const isAll = keepExtended(file, to.name, what, keepsTimes)
  // Last of all: a change of the owner takes bits away, and a file that nobody may write takes no attributes.
  fchmodSync(to.file, old.mode & 0o7777)
  return isAll
}
