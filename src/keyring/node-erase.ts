/**
 * @module Lines with one of some tokens: found in files, and taken out of them.
 *
 * A file is rewritten beside itself and put in its place at once; one that is still being written is left as it is.
 */
import { closeSync } from 'node:fs'
import { writeAll } from '../files/bytes'
import type { Held } from '../files/lock'
import { openToRead } from '../files/open'
import { asRefusal } from '../files/refused'
import { type RewriteOptions, type Rewriting, rewriteFile } from '../files/rewrite'
import { searchableBlocks } from './node-text'

/** Anything that may be a token, also glued to something. */
const TOKENS = /sl1_[a-z]{2,3}_[a-z2-7]{4,6}_[a-z2-7]{20}[a-w]|p-[a-z2-7]{4,6}-[a-z2-7]{20}[a-w]@[a-z2-7]{16}\.invalid/g

/** Which line, in bytes as it stands, and which of the tokens it has. */
interface TokenLine {
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
    throw asRefusal('', name, error)
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
export interface EraseOptions extends RewriteOptions {
  /** Lines with a token that stay; asked once about each. Default: none. */
  readonly keeps?: Keeps
}

/**
 * Takes the lines with one of the tokens out of a file. Links are followed; owner, group, mode, times and extended
 * attributes stay.
 *
 * @returns how many there were, and what could not be looked at; the file is not touched when there were none
 * @throws RangeError when it cannot be searched, is no file, was written to meanwhile, another process has it open, it has
 * other names, or it cannot be written: then it is as it was
 */
export function eraseLines(name: string, tokens: ReadonlySet<string>, options: EraseOptions = {}): Rewriting {
  const { keeps = NONE } = options
  return rewriteFile(
    name,
    (from, to, held) => copyWithout(searchableBlocks(name, from), to, tokens, held, keeps),
    options,
  )
}
