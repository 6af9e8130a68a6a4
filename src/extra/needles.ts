/**
 * @module Prefilter for the kernel: selects lines that may match, by up to four consecutive codes, with four look-ups
 * on sixteen bytes at once. Skips other lines, unless they contain anything that could be decoded to such codes.
 */

/** Consecutive codes that are tested. */
const WIDTH = 4
/** Number of sets; needles in the same set are not distinguished. */
const BUCKETS = 8
const SIXTEEN = 16
/** Bytes for the kernel: low and high bits per position, and the lowest non-ASCII octet that may start a match. */
const SIZE = (2 * WIDTH + 1) * SIXTEEN
/** The first octet of full-width digits. */
const WIDE = 0xef
const ASCII = 128

/** The characters possible at one position: ASCII codes, and whether others are. */
export interface CodeSet {
  readonly codes: readonly number[]
  readonly isForeign: boolean
}

/** Sets of codes, one per position; undefined for any code. */
export type Needle = readonly (readonly number[] | undefined)[]

function codesOf(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}

const DIGITS = codesOf('0123456789')
const HEX = codesOf('0123456789abcdefABCDEF')

/**
 * Starts of encoded characters, as `formats/encodings.ts` and `formats/character-references.ts` decode them. Those in the same
 * set have high bits in common: no other code has the bits of both.
 */
const ESCAPES: readonly (readonly Needle[])[] = [
  [
    [codesOf('\\'), codesOf('uUxXeE01234567\\{')],
    [codesOf('^'), codesOf('[')],
  ],
  [[codesOf('%'), HEX, HEX]],
  [
    [codesOf('&'), codesOf('#acphnmzlgqsoAO'), codesOf('0123456789xXpmrueolydbiwthsE&%\\')],
    [codesOf('#'), codesOf('0123')],
  ],
  // Control sequences are skipped, and tags inside a number.
  [[codesOf('\u001b')]],
  [[codesOf('<'), codesOf('/wbiumesfWBIUMESF')]],
]

/** Estimates how often codes occur in text. */
function frequency(codes: readonly number[] | undefined): number {
  if (codes === undefined) return 1
  return codes.reduce((sum, code) => {
    const isLower = code >= 97 && code <= 122
    if (isLower) return sum + 0.035
    if (code >= 48 && code <= 57) return sum + 0.03
    const isUpper = code >= 65 && code <= 90
    return sum + (code === 32 ? 0.15 : code === 45 ? 0.02 : isUpper ? 0.006 : 0.008)
  }, 0)
}

/** Minimum number of digits left in a number after the loss of leading zeros. */
const LEFT = 6

/** A number that may have lost leading zeros guarantees only that there are digits. */
function withoutZeros(needle: Needle, rest: number): Needle {
  const isNumber = needle.every((codes = []) => DIGITS.some((digit) => codes.includes(digit)))
  if (!isNumber) return needle
  const isAny = needle.every((codes = []) => DIGITS.every((digit) => codes.includes(digit)))
  return isAny && rest >= LEFT ? needle : [DIGITS]
}

/** Returns the rarest consecutive positions of those that every match has, the first of which must be ASCII. */
export function rarest(places: readonly CodeSet[]): Needle {
  let best: Needle = [undefined]
  let least = Number.POSITIVE_INFINITY
  for (let from = 0; from < places.length; from++) {
    // The first position is searched for, so it must be ASCII.
    if ((places[from] as CodeSet).isForeign) continue
    const needle = places.slice(from, from + WIDTH).map(({ codes }) => codes)
    const often = needle.reduce((product, codes) => product * frequency(codes), 1)
    if (often >= least) continue
    best = withoutZeros(needle, places.length - from)
    least = often
  }
  return best
}

/** A set of codes as the look-ups see it: low bits of one code combined with high bits of another also match. */
class Bucket {
  readonly low = Array.from({ length: WIDTH }, () => 0)
  readonly high = Array.from({ length: WIDTH }, () => 0)

  add(needle: Needle): this {
    for (let place = 0; place < WIDTH; place++) {
      for (const code of needle[place] ?? ANY) {
        this.low[place] = (this.low[place] as number) | (1 << (code & 15))
        this.high[place] = (this.high[place] as number) | (1 << (code >> 4))
      }
    }
    return this
  }

  with(needle: Needle): Bucket {
    const both = new Bucket()
    for (let place = 0; place < WIDTH; place++) {
      both.low[place] = this.low[place] as number
      both.high[place] = this.high[place] as number
    }
    return both.add(needle)
  }

  has(place: number, code: number): boolean {
    return (((this.low[place] as number) >> (code & 15)) & ((this.high[place] as number) >> (code >> 4)) & 1) === 1
  }

  /** Estimates how often its codes occur in sequence. */
  get frequency(): number {
    const often = (place: number) => frequency(ASCII_CODES.filter((code) => this.has(place, code)))
    return this.low.reduce((product, _, place) => product * Math.min(1, often(place)), 1)
  }
}

const ASCII_CODES: readonly number[] = Array.from({ length: ASCII }, (_, code) => code)
const ANY: readonly number[] = Array.from({ length: 256 }, (_, code) => code)

/** Assigns needles to sets, each to the one whose frequency grows least. */
function bucketsOf(needles: readonly Needle[], most: number): readonly Bucket[] {
  const buckets: Bucket[] = []
  for (const needle of needles) {
    const own = new Bucket().add(needle)
    const grown = buckets.map((bucket) => bucket.with(needle))
    const more = grown.map((bucket, i) => bucket.frequency - (buckets[i] as Bucket).frequency)
    const least = more.indexOf(Math.min(...more))
    if (buckets.length < most && !(more[least] === 0)) buckets.push(own)
    else buckets[least] = grown[least] as Bucket
  }
  return buckets
}

/** Returns the bytes passed to the kernel. */
export function signsOf(needles: readonly Needle[], isAnyForeign: boolean): Uint8Array {
  const signs = new Uint8Array(SIZE)
  const escapes = ESCAPES.map((group) => group.reduce((bucket, needle) => bucket.add(needle), new Bucket()))
  const all = [...escapes, ...bucketsOf(needles, BUCKETS - escapes.length)]
  for (const [number, { low, high }] of all.entries()) {
    for (let place = 0; place < WIDTH; place++) {
      for (let i = 0; i < SIXTEEN; i++) {
        const at = 2 * place * SIXTEEN + i
        signs[at] = (signs[at] as number) | ((((low[place] as number) >> i) & 1) << number)
        signs[at + SIXTEEN] = (signs[at + SIXTEEN] as number) | ((((high[place] as number) >> i) & 1) << number)
      }
    }
  }
  const hasDigits = needles.some(([first = DIGITS]) => first.some((code) => DIGITS.includes(code)))
  const isAll = isAnyForeign || needles.some(([first]) => first === undefined)
  return signs.fill(isAll ? ASCII : hasDigits ? WIDE : 255, SIZE - SIXTEEN)
}
