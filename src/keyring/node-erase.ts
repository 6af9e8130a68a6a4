/**
 * @module Lines with one of some tokens: found in files, and taken out of them.
 *
 * A file is rewritten beside itself and put in its place at once; one that is still being written is left as it is.
 */
import {
  closeSync,
  fstatSync,
  linkSync,
  lstatSync,
  readdirSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { keepAttributes } from '../files/attributes'
import { holdersOf } from '../files/holders'
import { type Held, withLock } from '../files/lock'
import { openToRead, PLAIN } from '../files/open'
import { inWords, refused } from '../files/refused'
import { forget, newName, syncFolder, writeAll, writeBeside } from '../files/write'
import { searchableBlocks } from './node-text'

/** Anything that may be a token, also glued to something. */
const TOKENS = /sl1_[a-z]{2,3}_[a-z2-7]{4,6}_[a-z2-7]{20}[a-w]|p-[a-z2-7]{4,6}-[a-z2-7]{20}[a-w]@[a-z2-7]{16}\.invalid/g

/** Which line, in bytes as it stands, and which of the tokens it has. */
export interface TokenLine {
  readonly number: number
  readonly bytes: Buffer
  readonly tokens: readonly string[]
}

/** Where in a block a line with tokens lies. */
interface Place {
  readonly from: number
  readonly to: number
  readonly tokens: string[]
}

/** Lines of a block that have some of the tokens. */
function placesIn(block: Buffer, tokens: ReadonlySet<string>): Place[] {
  const text = block.toString('latin1')
  const places: Place[] = []
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (!tokens.has(token)) continue
    const last = places.at(-1)
    // A line may have several.
    if (last !== undefined && index < last.to) last.tokens.push(token)
    else {
      const to = text.indexOf('\n', index) + 1 || block.length
      places.push({ from: text.lastIndexOf('\n', index) + 1, to, tokens: [token] })
    }
  }
  return places
}

/** How many line feeds stand in a part of a block. */
function feedsIn(block: Buffer, from: number, to: number): number {
  let feeds = 0
  for (let at = block.indexOf(10, from); at >= 0 && at < to; at = block.indexOf(10, at + 1)) feeds++
  return feeds
}

/** Lines of a file that have one of the tokens; the bytes are good until the next one is asked for. */
export function* tokenLines(name: string, tokens: ReadonlySet<string>): Generator<TokenLine> {
  const file = openToRead(name, '')
  let number = 1
  try {
    for (const block of searchableBlocks(name, file)) {
      let at = 0
      for (const { from, to, tokens: found } of placesIn(block, tokens)) {
        number += feedsIn(block, at, from)
        at = to
        yield { number, bytes: block.subarray(from, to), tokens: found }
        number++
      }
      number += feedsIn(block, at, block.length)
    }
  } catch (error) {
    throw inWords('', name, error)
  } finally {
    closeSync(file)
  }
}

/** Whether a line with some tokens stays where it is. */
export type Keeps = (line: Pick<TokenLine, 'bytes' | 'tokens'>) => boolean

/** Moves the lines of a block together but those that go; returns what is left, and how many were not. */
function withoutLines(
  block: Buffer,
  tokens: ReadonlySet<string>,
  keeps: Keeps,
): { readonly rest: Buffer; readonly lines: number } {
  const gone = placesIn(block, tokens).filter(
    ({ from, to, tokens: found }) => !keeps({ bytes: block.subarray(from, to), tokens: found }),
  )
  let at = 0
  let length = 0
  const keep = (end: number) => {
    block.copy(block, length, at, end)
    length += end - at
  }
  for (const { from, to } of gone) {
    keep(from)
    at = to
  }
  keep(block.length)
  return { rest: block.subarray(0, length), lines: gone.length }
}

const NONE: Keeps = () => false

/** Writes all lines but those that go; returns how many these are. */
function copyWithout(
  blocks: Iterable<Buffer>,
  to: number,
  tokens: ReadonlySet<string>,
  held: Held,
  keeps: Keeps,
): number {
  let erased = 0
  for (const block of blocks) {
    const { rest, lines } = withoutLines(block, tokens, keeps)
    writeAll(to, rest)
    erased += lines
    held.refresh()
  }
  return erased
}

/** How lines are erased. */
export interface EraseOptions {
  /** Also when another process has the file open: what it writes later is lost. */
  readonly isForced?: boolean
  /** Also when the file has several names: those in its folder and among `files` are all put in order. */
  readonly hasAllNames?: boolean
  /** Other files that are asked for. */
  readonly files?: readonly string[]
  /** Lines with a token that stay; asked once about each. Default: none. */
  readonly keeps?: Keeps
}

/** What became of a file. */
export interface Erasure {
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

function otherNames(file: string, stat: Stats, { hasAllNames, files = [] }: EraseOptions): string[] {
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

function eraseOpened(
  file: string,
  from: number,
  copy: (to: number) => number,
  options: EraseOptions,
  held: Held,
): Erasure {
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
 * Takes the lines with one of the tokens out of a file. Links are followed; owner, group, mode, times and extended
 * attributes stay.
 *
 * @returns how many there were, and what could not be looked at; the file is not touched when there were none
 * @throws RangeError when it cannot be searched, is no file, was written to meanwhile, another process has it open, it has
 * other names, or it cannot be written: then it is as it was
 */
export function eraseLines(name: string, tokens: ReadonlySet<string>, options: EraseOptions = {}): Erasure {
  try {
    const file = realpathSync(name)
    if (!statSync(file).isFile()) throw refused('', name, 'is no file')
    return withLock(file, '', (held) => {
      const from = openToRead(file, '', PLAIN)
      try {
        const copy = (to: number) => copyWithout(searchableBlocks(name, from), to, tokens, held, options.keeps ?? NONE)
        return eraseOpened(file, from, copy, options, held)
      } finally {
        closeSync(from)
      }
    })
  } catch (error) {
    throw inWords('', name, error)
  }
}
