/**
 * @module A file that is written anew in its place: copied beside itself, all of it, and given the name at once. One that
 * is still being written, that others have open, or that has other names is left as it was.
 */
import { fstatSync, linkSync, lstatSync, readdirSync, realpathSync, renameSync, type Stats, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { keepAttributes } from './attributes'
import { holdersOf } from './holders'
import { type Held, withLock } from './lock'
import { closing, openToRead, PLAIN } from './open'
import { inWords, refused } from './refused'
import { forget, newName, syncFolder, writeBeside } from './write'

/** How a file is written anew. */
export interface RewriteOptions {
  /** Also when another process has the file open: what it writes later is lost. */
  readonly isForced?: boolean
  /** Also when the file has several names: those in its folder and among `files` are all put in order. */
  readonly hasAllNames?: boolean
  /** Other files that are asked for. */
  readonly files?: readonly string[]
}

/** What became of a file. */
export interface Rewriting {
  /** How many lines are not as they were; the file was not touched when there are none. */
  readonly lines: number
  /** Whether the system told of all processes that have the file open. */
  readonly isSeen: boolean
  /** Whether extended attributes could be looked at. */
  readonly isKept: boolean
}

/** Whether somebody has written to a file since, or put another one in its place. */
function isSame(before: Stats, now: Stats): boolean {
  return before.ino === now.ino && before.size === now.size && before.mtimeMs === now.mtimeMs
}

/** The other names of a file, in its folder and among some. */
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

/** Refuses a file that another process has open; tells whether all processes could be asked. */
function checkHolders(file: string, stat: Stats): boolean {
  const { pid, isWriting, isComplete } = holdersOf(stat)
  if (pid === undefined) return isComplete
  const why = isWriting ? 'what it writes later would be lost' : 'it would keep the lines'
  throw refused('', file, `process ${pid} has it open, and ${why}; end it, or rotate the file, or --force`)
}

/** Gives a file that is written all of the names, each in one step. */
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
 * Writes a file anew. Links are followed; owner, group, mode, times and extended attributes stay.
 *
 * @param copy - reads the opened file and writes what it is to become; returns how many lines are not as they were
 * @returns how many there were, and what could not be looked at; the file is not touched when there were none
 * @throws FileRefused when it is no file, was written to meanwhile, another process has it open, it has other names, or it
 * cannot be written: then it is as it was
 */
export function rewriteFile(
  name: string,
  copy: (from: number, to: number, held: Held) => number,
  options: RewriteOptions = {},
): Rewriting {
  return inWords('', name, () => {
    const file = realpathSync(name)
    if (!statSync(file).isFile()) throw refused('', name, 'is no file')
    return withLock(file, '', (held) =>
      closing(openToRead(file, '', PLAIN), (from) =>
        rewriteOpened(file, from, (to) => copy(from, to, held), options, held),
      ),
    )
  })
}
