/**
 * @module Lines with one of some tokens: found in files, and taken out of them.
 *
 * A file is rewritten beside itself and put in its place at once; one that is still being written is left as it is.
 */
import { closeSync, fchmodSync, fstatSync, fsyncSync, openSync, type Stats, statSync, writeSync } from 'node:fs'
import { clearNew, FileRefused, newName, putInPlace } from './node-files'
import { linesOf } from './node-lines'
import { beginOf, whyUnsearchable } from './node-text'

/** Anything that may be a token, also glued to something. */
const TOKENS = /sl1_[a-z]{2,3}_[a-z2-7]{4,6}_[a-z2-7]{20}[a-w]|p-[a-z2-7]{4,6}-[a-z2-7]{20}[a-w]@[a-z2-7]{16}\.invalid/g

/** Which line, in bytes as it stands. */
export interface TokenLine {
  readonly number: number
  readonly bytes: Buffer
}

function hasToken(bytes: Buffer, tokens: ReadonlySet<string>): boolean {
  const text = bytes.toString('latin1')
  for (const [token] of text.matchAll(TOKENS)) if (tokens.has(token)) return true
  return false
}

function checkSearchable(file: number, first: Buffer): void {
  const why = whyUnsearchable(beginOf(file) ?? first)
  if (why !== undefined) throw new FileRefused(why)
}

/** Lines of a file that have one of the tokens. */
export function* tokenLines(name: string, tokens: ReadonlySet<string>): Generator<TokenLine> {
  const file = openSync(name, 'r')
  try {
    for (const line of linesOf(file)) {
      if (line.number === 1) checkSearchable(file, line.bytes)
      if (hasToken(line.bytes, tokens)) yield line
    }
  } finally {
    closeSync(file)
  }
}

/** Writes all lines of a file but those with a token; returns how many these are. */
function copyWithout(from: number, to: number, tokens: ReadonlySet<string>): number {
  let erased = 0
  for (const { bytes, number } of linesOf(from)) {
    if (number === 1) checkSearchable(from, bytes)
    if (hasToken(bytes, tokens)) erased++
    else for (let at = 0; at < bytes.length; ) at += writeSync(to, bytes, at)
  }
  return erased
}

/** Whether somebody has written to a file since, or put another one in its place. */
function isSame(before: Stats, now: Stats): boolean {
  return before.ino === now.ino && before.size === now.size && before.mtimeMs === now.mtimeMs
}

/**
 * Takes the lines with one of the tokens out of a file.
 *
 * @returns how many there were; the file is not touched when there were none
 * @throws RangeError when it cannot be searched, is no file, or was written to meanwhile
 */
export function eraseLines(name: string, tokens: ReadonlySet<string>): number {
  const from = openSync(name, 'r')
  clearNew(name)
  try {
    const before = fstatSync(from)
    if (!before.isFile()) throw new FileRefused('is no file')
    const to = openSync(newName(name), 'wx', before.mode)
    let erased: number
    try {
      fchmodSync(to, before.mode)
      erased = copyWithout(from, to, tokens)
      fsyncSync(to)
    } finally {
      closeSync(to)
    }
    if (erased === 0) return 0
    if (!isSame(before, statSync(name))) throw new FileRefused('the file is being written to; rotate it first')
    putInPlace(name)
    return erased
  } finally {
    closeSync(from)
    clearNew(name)
  }
}
