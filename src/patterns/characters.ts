/** @module Character sets as sorted ranges of code points, and the equivalence classes of the sets in one pattern. */
import { lastUpTo } from '../text/search'

/** Ranges by their inclusive ends, sorted and disjoint: `[48, 57, 97, 122]`. */
export type Ranges = readonly number[]

const LAST = 0x10ffff
/** Where code points are assigned, without surrogates and private use. */
const ASSIGNED: readonly (readonly [number, number])[] = [
  [0, 0xd7ff],
  [0xe000, 0xffff],
  [0x10000, 0x3ffff],
  [0xe0000, 0xe01ef],
]
const PRIVATE = 0xf0000

/** Sorts ranges and merges adjacent ones. */
export function joined(ranges: Ranges): Ranges {
  const pairs: [number, number][] = []
  for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i] as number, ranges[i + 1] as number])
  pairs.sort(([a], [b]) => a - b)
  const all: number[] = []
  for (const [from, to] of pairs) {
    const last = all.length - 1
    if (last > 0 && from <= (all[last] as number) + 1) all[last] = Math.max(all[last] as number, to)
    else all.push(from, to)
  }
  return all
}

/** Returns the complement. */
export function inverted(ranges: Ranges): Ranges {
  const all: number[] = []
  let next = 0
  for (let i = 0; i < ranges.length; i += 2) {
    if ((ranges[i] as number) > next) all.push(next, (ranges[i] as number) - 1)
    next = (ranges[i + 1] as number) + 1
  }
  if (next <= LAST) all.push(next, LAST)
  return all
}

/** True if a code point is in one of the ranges. */
export function has(ranges: Ranges, point: number): boolean {
  let low = 0
  let high = ranges.length >> 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[2 * middle + 1] as number) < point) low = middle + 1
    else high = middle
  }
  return 2 * low < ranges.length && (ranges[2 * low] as number) <= point
}

const known = /* @__PURE__ */ new Map<string, Ranges>()

/** Returns all characters of a range of code points. Those beyond the BMP take two units each. */
function textOf(first: number, last: number): string {
  const parts: string[] = []
  for (let from = first; from <= last; from += CHUNK) {
    const length = Math.min(CHUNK, last - from + 1)
    parts.push(String.fromCodePoint(...Array.from({ length }, (_, i) => from + i)))
  }
  return parts.join('')
}

const CHUNK = 4096

/** Returns the characters with a property of the host's Unicode, cached. */
function ofProperty(source: string): Ranges {
  const asked = known.get(source)
  if (asked !== undefined) return asked
  const runs = new RegExp(`[${source}]+`, 'gu')
  const ranges: number[] = []
  for (const [first, last] of ASSIGNED) {
    const units = first > 0xffff ? 2 : 1
    for (const { 0: run, index } of textOf(first, last).matchAll(runs)) {
      const from = first + index / units
      ranges.push(from, from + run.length / units - 1)
    }
  }
  if (String.fromCodePoint(PRIVATE).search(runs) === 0) ranges.push(PRIVATE, LAST)
  const all = joined(ranges)
  known.set(source, all)
  return all
}

/** The characters of `\p{name}`: a category, property or script; undefined if the host does not know it. */
export function property(name: string): Ranges | undefined {
  for (const source of [`\\p{${name}}`, `\\p{Script=${name}}`]) {
    try {
      return ofProperty(source)
    } catch {
      // Try the next one.
    }
  }
  return undefined
}

export const DIGITS: Ranges = [48, 57]
export const WORD: Ranges = [48, 57, 65, 90, 95, 95, 97, 122]
export const SPACES: Ranges = joined([
  ...[9, 13, 32, 32, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f],
  ...[0x3000, 0x3000, 0xfeff, 0xfeff],
])
export const LINE_ENDS: Ranges = [0, 0, 10, 10, 13, 13, 0x2028, 0x2029]

/** Letters and digits of any script: a value must not be glued to them. */
export function alphanumerics(): Ranges {
  return ofProperty('\\p{L}\\p{M}\\p{Nd}')
}

const ASCII = 128

/** Ranges in which letters have cases to consider, full-width ones included. */
const CASED: readonly (readonly [number, number])[] = [
  [0x41, 0x24ff],
  [0xff21, 0xff5a],
]

/** Adds the same letters in the other case. */
export function inBothCases(ranges: Ranges): Ranges {
  const more: number[] = []
  for (const [first, last] of CASED) {
    for (let i = 0; i < ranges.length; i += 2) {
      const to = Math.min(last, ranges[i + 1] as number)
      for (let point = Math.max(first, ranges[i] as number); point <= to; point++) {
        const letter = String.fromCharCode(point)
        for (const other of [letter.toLowerCase(), letter.toUpperCase()]) {
          // As in regular expressions, a letter outside ASCII never matches one in ASCII.
          const isCase = other.length === 1 && other !== letter && (point < ASCII || other.charCodeAt(0) >= ASCII)
          if (isCase) more.push(other.charCodeAt(0), other.charCodeAt(0))
        }
      }
    }
  }
  return more.length === 0 ? ranges : joined([...ranges, ...more])
}

/** Classes of characters that no set of a pattern distinguishes. Class 0 is the end of the line. */
export class Classes {
  /** For ASCII. */
  readonly ascii = new Uint16Array(ASCII)
  readonly #begins: number[] = []
  readonly #classes: number[] = []
  /** A sample of each class; -1 for the end of the line. */
  readonly samples: number[] = [-1]

  constructor(sets: readonly Ranges[]) {
    const begins = new Set([0])
    for (const set of sets) for (let i = 0; i < set.length; i++) begins.add((set[i] as number) + (i & 1))
    const byMembership = new Map<string, number>()
    for (const begin of [...begins].filter((point) => point <= LAST).sort((a, b) => a - b)) {
      const key = sets.map((set) => (has(set, begin) ? '1' : '0')).join('')
      const number = byMembership.get(key) ?? this.samples.push(begin) - 1
      byMembership.set(key, number)
      this.#begins.push(begin)
      this.#classes.push(number)
    }
    for (let code = 0; code < ASCII; code++) this.ascii[code] = this.of(code)
  }

  get count(): number {
    return this.samples.length
  }

  of(point: number): number {
    return this.#classes[lastUpTo(this.#begins, point)] as number
  }

  /** Classes of characters outside ASCII. */
  get foreign(): ReadonlySet<number> {
    return new Set(this.#classes.filter((_, i) => (this.#begins[i + 1] ?? LAST + 1) > ASCII))
  }
}
