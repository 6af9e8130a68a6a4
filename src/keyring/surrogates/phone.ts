/**
 * @module Surrogates of phone numbers, from ranges reserved for fiction.
 *
 *     Sweden, PTS: 070-174 06 05 to 99; 031-390 06, 040-628 04 and 08-465 004 with 00 to 99; 0980-319 200 to 299
 *     Norway: 68 05 00 00 to 68 05 99 99, according to collections of test data; Nkom publishes no such range
 *
 * A number of any other country gets a Swedish one, written with its country code. A Swedish mobile number stays
 * mobile.
 */
import { readPhone } from '../../canonical/canonical'
import { plainText } from '../../canonical/plain-text'
import type { Draw } from './draw'
import { inPlaces, type Maker, placesIn } from './made'

/** The first numbers of the ranges in E.164 format, and the size of each. */
const MOBILE: readonly Range[] = [['46701740605', 95]]
const FIXED: readonly Range[] = [
  ['46313900600', 100],
  ['46406280400', 100],
  ['46846500400', 100],
  ['46980319200', 100],
]
const NORWEGIAN: readonly Range[] = [['4768050000', 10_000]]

type Range = readonly [first: string, count: number]

function drawnFrom(ranges: readonly Range[], draw: Draw): string {
  const [first, count] = ranges[draw.below(ranges.length)] as Range
  return String(Number(first) + draw.below(count))
}

function isIn(ranges: readonly Range[], digits: string): boolean {
  return ranges.some(([first, count]) => {
    const at = Number(digits) - Number(first)
    return digits.length === first.length && at >= 0 && at < count
  })
}

function rangesFor(digits: string): readonly Range[] {
  if (digits.startsWith('47')) return NORWEGIAN
  return /^467[02369]/.test(digits) ? MOBILE : FIXED
}

/** Returns the length of a Swedish area code or mobile prefix; 0 for other numbers. */
function areaLength(digits: string): number {
  if (!digits.startsWith('46')) return 0
  if (digits[2] === '8') return 1
  return /^46(?:1[01368-9]|2[0136]|3[1356]|4[0246]|54|6[03]|7[02369]|90)/.test(digits) ? 2 : 3
}

/** Formats digits like the original: with country code, trunk zero and groups, if the number of digits is the same. */
function writtenLike(text: string, was: string, digits: string): string {
  const country = digits.slice(0, 2)
  const own = digits.slice(2)
  const inland = country === '46' ? `0${own}` : own
  const isPlus = /^\s*\+/.test(plainText(text))
  const isZeros = /^\s*\(?00/.test(plainText(text))
  const before = isZeros ? '00' : ''
  const abroad = [`${before}${digits}`, `${before}${country}0${own}`]
  const isInland = /^\W*0/.test(plainText(text))
  const fitting = isPlus || isZeros ? abroad : [isInland ? inland : own, digits]
  const isGroupedAlike = was.startsWith(country) && areaLength(was) === areaLength(digits)
  const same = isGroupedAlike ? fitting.find(({ length }) => length === placesIn(text)) : undefined
  const placed = same && inPlaces(text, same)
  return placed ?? (isPlus ? `+${digits}` : isZeros ? `00${digits}` : inland)
}

export const phone: Maker = ({ text, variant }, { drawn }) => {
  const read = readPhone(text, variant)
  if (read === undefined) return undefined
  const digits = read.slice(1)
  const ranges = rangesFor(digits)
  if (isIn([...MOBILE, ...FIXED, ...NORWEGIAN], digits)) return text
  return writtenLike(text, digits, drawnFrom(ranges, drawn(read)))
}
