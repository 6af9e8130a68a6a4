/**
 * @module Rewrites a file: the complete new content goes to a temporary file, which then replaces the old one in one
 * step. A file that is still being written, is open in other processes, or has other names is not changed.
 */
import { fstatSync, linkSync, lstatSync, readdirSync, realpathSync, renameSync, type Stats, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { keepAttributes } from './attributes'
import { holdersOf } from './holders'
import { type Held, withLock } from './lock'
import { closing, openToRead, PLAIN } from './open'
import { inWords, refused } from './refused'
import { forget, newName, syncFolder, writeBeside } from './write'

/** How a file is rewritten. */
export interface RewriteOptions {
  /** True to continue even if another process has the file open: what it writes later is lost. */
  readonly isForced?: boolean
  /** True to continue even if the file has several names, provided that all are in its folder or among `files`. */
  readonly hasAllNames?: boolean
  /** Other files of the same request. */
  readonly files?: readonly string[]
}

/** The result for a file. */
export interface Rewriting {
  /** Number of changed lines; if 0, the file was not touched. */
  readonly lines: number
  /** True if all processes that may have the file open could be checked. */
  readonly isSeen: boolean
  /** True if extended attributes could be read. */
  readonly isKept: boolean
}

/** True if a file was neither modified nor replaced meanwhile. */
function isSame(before: Stats, now: Stats): boolean {
  return before.ino === now.ino && before.size === now.size && before.mtimeMs === now.mtimeMs
}

/** Returns the other names of a file, in its folder and among the given ones. */
function namesOf(file: string, { dev, ino }: Stats, files: readonly string[]): string[] {
  const folder = dirname(file)
  const beside = readdirSync(folder).map((name) => join(folder, name))
  const given = files.flatMap((name) => {
    try {
      return [realpathSync(name)]
    } catch {
      return []
    }
  })
  return [...new Set([...beside, ...given])].filter((name) => {
    const stat = lstatSync(name, { throwIfNoEntry: false })
    return name !== file && stat?.ino === ino && stat.dev === dev
  })
}

function otherNames(file: string, stat: Stats, { hasAllNames, files = [] }: RewriteOptions): string[] {
  if (stat.nlink === 1) return []
  const many = `has ${stat.nlink} names (hard links)`
  if (!hasAllNames) throw refused('', file, `${many}, and the lines would stay under the others; see --all-names`)
  const names = namesOf(file, stat, files)
  if (names.length + 1 === stat.nlink) return names
  throw refused('', file, `${many}, and ${names.length + 1} of them were found; give the others as files, too`)
}

/** Rejects a file that is open in another process; returns whether all processes could be checked. */
function checkHolders(file: string, stat: Stats): boolean {
  const { pid, isWriting, isComplete } = holdersOf(stat)
  if (pid === undefined) return isComplete
  const why = isWriting ? 'what it writes later would be lost' : 'it would keep the lines'
  throw refused('', file, `process ${pid} has it open, and ${why}; end it, or rotate the file, or --force`)
}

/** Gives the new file all of the names, each in one step. */
function putInPlace(fresh: string, file: string, others: readonly string[]): void {
  try {
    for (const name of others) {
      forget(newName(name))
      linkSync(fresh, newName(name))
    }
    for (const name of others) renameSync(newName(name), name)
  } finally {
    for (const name of others) forget(newName(name))
  }
  renameSync(fresh, file)
  for (const name of [file, ...others]) syncFolder(name)
}

function rewriteOpened(
  file: string,
  from: number,
  copy: (to: number) => number,
  options: RewriteOptions,
  held: Held,
): Rewriting {
  const before = fstatSync(from)
  let isSeen = true
  let isKept = true
  const fill = (to: number) => {
    const lines = copy(to)
    if (lines > 0) isKept = keepAttributes(before, file, { file: to, name: newName(file) }, '', true)
    return lines
  }
  const lines = writeBeside(file, '', fill, (fresh, lines) => {
    if (lines === 0) return
    const others = otherNames(file, fstatSync(from), options)
    if (!options.isForced) isSeen = checkHolders(file, before)
    if (!isSame(before, statSync(file))) throw refused('', file, 'is being written to; rotate it first')
    held.check()
    putInPlace(fresh, file, others)
  })
  return { lines, isSeen, isKept }
}

/**
 * Rewrites a file. Links are followed; owner, group, mode, times and extended attributes are preserved.
 *
 * @param copy - reads the open file and writes its new content; returns the number of changed lines
 * @returns the number of changed lines, and what could not be checked; if there are none, the file is not touched
 * @throws FileRefused if it is not a file, was modified meanwhile, is open in another process, has other names, or
 * cannot be written: then it is not changed
 */
export function rewriteFile(
  name: string,
  copy: (from: number, to: number, held: Held) => number,
  options: RewriteOptions = {},
): Rewriting {
  return inWords('', name, () => {
    const file = realpathSync(name)
    if (!statSync(file).isFile()) throw refused('', name, 'is not a file')
    return withLock(file, '', (held) =>
      closing(openToRead(file, '', PLAIN), (from) =>
        rewriteOpened(file, from, (to) => copy(from, to, held), options, held),
      ),
    )
  })
}
