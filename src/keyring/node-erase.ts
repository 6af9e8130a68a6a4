/**
 * @module Finds lines with given tokens in files, and removes them.
 *
 * The new content is written to a temporary file, which then replaces the old one; a file that is still being written
 * is not changed.
 */
import { closeSync } from 'node:fs'
import { writeAll } from '../files/bytes'
import type { Held } from '../files/lock'
import { openToRead } from '../files/open'
import { asRefusal } from '../files/refused'
import { type RewriteOptions, type Rewriting, rewriteFile } from '../files/rewrite'
import { searchableBlocks } from './node-text'

/** Anything that may be a token, even with adjacent letters or digits. */
const TOKENS = /sl1_[a-z]{2,3}_[a-z2-7]{4,6}_[a-z2-7]{20}[a-w]|p-[a-z2-7]{4,6}-[a-z2-7]{20}[a-w]@[a-z2-7]{16}\.invalid/g

/** A line's number, its raw bytes, and the given tokens in it. */
interface TokenLine {
  readonly number: number
  readonly bytes: Buffer
  readonly tokens: readonly string[]
}

/** Range of a line with tokens within a block. */
interface Place {
  readonly from: number
  readonly to: number
  readonly tokens: string[]
}

/** Returns the lines of a block that contain any of the tokens. */
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

/** Counts the line feeds in a part of a block. */
function feedsIn(block: Buffer, from: number, to: number): number {
  let feeds = 0
  for (let at = block.indexOf(10, from); at >= 0 && at < to; at = block.indexOf(10, at + 1)) feeds++
  return feeds
}

/** Yields the lines of a file that contain one of the tokens; the bytes are valid until the next one is requested. */
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
    throw asRefusal('', name, error)
  } finally {
    closeSync(file)
  }
}

/** Returns true if a line with some tokens is to be kept. */
export type Keeps = (line: Pick<TokenLine, 'bytes' | 'tokens'>) => boolean

/** Removes lines from a block in place; returns what is left, and how many were removed. */
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

/** Copies all lines except the erased ones; returns the number of these. */
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
export interface EraseOptions extends RewriteOptions {
  /** Decides which lines with a token are kept; called once for each. Default: none. */
  readonly keeps?: Keeps
}

/**
 * Removes the lines with one of the tokens from a file. Links are followed; owner, group, mode, times and extended
 * attributes are preserved.
 *
 * @returns the number of lines, and what could not be checked; the file is not touched if there were none
 * @throws RangeError if it cannot be searched, is not a file, was modified meanwhile, is open in another process, has
 * other names, or cannot be written: then it is not changed
 */
export function eraseLines(name: string, tokens: ReadonlySet<string>, options: EraseOptions = {}): Rewriting {
  const { keeps = NONE } = options
  return rewriteFile(
    name,
    (from, to, held) => copyWithout(searchableBlocks(name, from), to, tokens, held, keeps),
    options,
  )
}
