/**
 * @module Compares two texts as a unified diff, readable by git and GNU patch. Redaction usually keeps lines in place,
 * so lines are compared in pairs, even for many lines; finding the smallest difference would take quadratic time.
 */

/** Lines, with line ends, that are replaced by others; each range is `[from, to)`. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly begin: number
  readonly end: number
}

/** A line of the diff, and its kind. */
export type Part = readonly [kind: 'file' | 'place' | 'same' | 'gone' | 'new', line: string]

/** Lines of context. */
const AROUND = 3
/** How far to look for the next common line. */
const WINDOW = 1000

/** Splits a text into lines with line ends. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Returns how many lines of each come before the next common line, or before the end. */
function untilCommon(old: readonly string[], now: readonly string[], from: number, begin: number): [number, number] {
  const isCommon = (i: number, j: number) => i < old.length && j < now.length && old[i] === now[j]
  for (let both = 1; both <= WINDOW; both++) {
    for (let gone = both; gone >= 0; gone--) {
      const i = from + gone
      const j = begin + both - gone
      if (isCommon(i, j) && (i + 1 === old.length || isCommon(i + 1, j + 1))) return [gone, both - gone]
    }
  }
  return [old.length - from, now.length - begin]
}

/** Returns the differences in order; line by line if both texts have the same number of lines. */
function differences(old: readonly string[], now: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  const isPaired = old.length === now.length
  for (let i = 0, j = 0; i < old.length || j < now.length; ) {
    if (i < old.length && old[i] === now[j]) {
      i++
      j++
      continue
    }
    const [gone, come] = isPaired ? [1, 1] : untilCommon(old, now, i, j)
    const isEach = gone === come
    for (let at = 0; at < (isEach ? gone : 1); at++) {
      const [to, end] = isEach ? [i + at + 1, j + at + 1] : [i + gone, j + come]
      pieces.push({ from: i + at, to, begin: j + at, end })
    }
    i += gone
    j += come
  }
  return pieces
}

/** Writes a name like git: quoted if it contains special characters, and with a tab after spaces for patch. */
function labelOf(side: 'a' | 'b', name: string): string {
  const path = `${side}/${name.replace(/^(?:\.?\/)+/, '')}`
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/["\\\x00-\x1f\x7f]/.test(path)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: likewise
    return `"${path.replace(/["\\\x00-\x1f\x7f]/g, (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`
  }
  return path.includes(' ') ? `${path}\t` : path
}

function rangeOf(from: number, to: number): string {
  return `${from === to ? from : from + 1},${to - from}`
}

/** Groups differences that are so close that their context would overlap. */
function* together(pieces: readonly Piece[]): Generator<readonly Piece[]> {
  let first = 0
  for (let i = 1; i <= pieces.length; i++) {
    const [before, piece] = [pieces[i - 1] as Piece, pieces[i]]
    if (piece !== undefined && piece.from - before.to <= 2 * AROUND) continue
    yield pieces.slice(first, i)
    first = i
  }
}

/**
 * Yields the diff.
 *
 * @param removed - returns the lines to show as removed
 */
export function* unified(
  name: string,
  old: readonly string[],
  now: readonly string[],
  removed: (piece: Piece) => readonly string[],
): Generator<Part> {
  const pieces = differences(old, now)
  if (pieces.length === 0) return
  yield ['file', `--- ${labelOf('a', name)}\n`]
  yield ['file', `+++ ${labelOf('b', name)}\n`]
  for (const hunk of together(pieces)) {
    const [first, last] = [hunk[0] as Piece, hunk.at(-1) as Piece]
    const before = Math.min(AROUND, first.from)
    const behind = Math.min(AROUND, old.length - last.to)
    const from = rangeOf(first.from - before, last.to + behind)
    yield ['place', `@@ -${from} +${rangeOf(first.begin - before, last.end + behind)} @@\n`]
    let at = first.from - before
    for (const piece of hunk) {
      for (const line of old.slice(at, piece.from)) yield ['same', ` ${line}`]
      for (const line of removed(piece)) yield ['gone', `-${line}`]
      for (const line of now.slice(piece.begin, piece.end)) yield ['new', `+${line}`]
      at = piece.to
    }
    for (const line of old.slice(at, at + behind)) yield ['same', ` ${line}`]
  }
}
