/**
 * @module What the kernel tells lines by that a pattern may match in: up to four codes in a row, as four look-ups of sixteen
 * bytes at once. Lines that have none of them, and nothing that may be read as one, are not looked at for it.
 */

/** Codes in a row that are looked at. */
const WIDTH = 4
/** Sets of them; what shares one is told apart by nobody. */
const BUCKETS = 8
const SIXTEEN = 16
/** Bytes that the kernel is given: low and high bits for each place, and the least octet outside ASCII that begins one. */
const SIZE = (2 * WIDTH + 1) * SIXTEEN
/** The first octet of full-width digits. */
const WIDE = 0xef
const ASCII = 128

/** What may stand at one place: codes of ASCII, and whether anything outside may. */
export interface CodeSet {
  readonly codes: readonly number[]
  readonly isForeign: boolean
}

/** Sets of codes, one for each place; none for any code. */
export type Needle = readonly (readonly number[] | undefined)[]

function codesOf(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}

const DIGITS = codesOf('0123456789')
const HEX = codesOf('0123456789abcdefABCDEF')

/**
 * What begins something that is read as something else, as `formats/encodings.ts` and `formats/references.ts` read it. Those
 * that share a set have high bits in common: no other code has the bits of both.
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
  // Control sequences are passed over, and tags inside a number.
  [[codesOf('\u001b')]],
  [[codesOf('<'), codesOf('/wbiumesfWBIUMESF')]],
]

/** How often some code stands in text, about. */
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

/** Digits that a number has at least which has lost the zeros before it, less those. */
const LEFT = 6

/** Of a number that may have lost zeros no more is there than digits. */
function withoutZeros(needle: Needle, rest: number): Needle {
  const isNumber = needle.every((codes = []) => DIGITS.some((digit) => codes.includes(digit)))
  if (!isNumber) return needle
  const isAny = needle.every((codes = []) => DIGITS.every((digit) => codes.includes(digit)))
  return isAny && rest >= LEFT ? needle : [DIGITS]
}

/** The rarest places in a row of those that every match has; what may lie outside ASCII is not told by it. */
export function rarest(places: readonly CodeSet[]): Needle {
  let best: Needle = [undefined]
  let least = Number.POSITIVE_INFINITY
  for (let from = 0; from < places.length; from++) {
    // The first is what is looked for: it must be there.
    if ((places[from] as CodeSet).isForeign) continue
    const needle = places.slice(from, from + WIDTH).map(({ codes }) => codes)
    const often = needle.reduce((product, codes) => product * frequency(codes), 1)
    if (often >= least) continue
    best = withoutZeros(needle, places.length - from)
    least = often
  }
  return best
}

/** Codes whose low bits are those of one, and the high ones those of one: what the look-ups cannot tell apart. */
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

  /** How often its codes stand in a row, about. */
  get frequency(): number {
    const often = (place: number) => frequency(ASCII_CODES.filter((code) => this.has(place, code)))
    return this.low.reduce((product, _, place) => product * Math.min(1, often(place)), 1)
  }
}

const ASCII_CODES: readonly number[] = Array.from({ length: ASCII }, (_, code) => code)
const ANY: readonly number[] = Array.from({ length: 256 }, (_, code) => code)

/** Sets for the needles: one goes where it makes the least more of what is looked at. */
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

/** What the kernel is given. */
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
