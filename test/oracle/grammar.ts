/**
 * Shared by the oracles: the alphabet, sticky matching, the calendar.
 *
 * An oracle is the specification in its simplest form: a commented XRegExp free-spacing pattern tried at every
 * position, and a straightforward validator. Nothing here is fast, and nothing comes from `src/`. The oracles read raw
 * UTF-16 text, so they are valid for text without invisible characters (Default_Ignorable_Code_Point), full-width
 * forms, lone surrogates and letters beyond the Basic Multilingual Plane: those are the business of the folded view and
 * have separate tests.
 */
import XRegExp from 'xregexp'

/** Tells where a value of one kind ends that begins at `at`; `today` is YYYYMMDD. */
export interface Oracle {
  readonly kind: string
  find(text: string, at: number, today: number): number | undefined
}

/** A match of a pattern, and its named groups. */
export interface Reading {
  readonly end: number
  readonly part: Readonly<Record<string, string | undefined>>
}

/** Inside of a character class: letters, marks and digits of any script. */
export const WORD = String.raw`\p{L}\p{M}\p{Nd}\p{Nl}`

/** Inside of a class: the spaces that may separate the parts of a number. A tab is none. */
export const SPACE = String.raw`\p{Zs}`

/** Inside of a class: hyphen-minus, the dashes U+2010 to U+2015, the minus sign. */
export const DASH = String.raw`\-\u2010-\u2015\u2212`

/** A dash with up to one space on either side. */
export const WIDE_DASH = `(?: [${SPACE}]? [${DASH}] [${SPACE}]? )`

/** Before an identity number: no digit, and none that a dot joins to it. Letters may be glued. */
export const ALONE_BEFORE = String.raw`(?<! \d ) (?<! \d \. )`

/** The same after it. */
export const ALONE_AFTER = String.raw`(?! \.? \d )`

/** After a bare one also the `.0` that a program wrote which took it for a decimal. */
export const BARE_AFTER = String.raw`(?: \.0 (?! [${WORD}_.] ) | ${ALONE_AFTER} )`

const GROUPS = pattern(String.raw`
  (?<! \d ) (?<! \d [${SPACE}${DASH}\t./] ) (?<! (?<! [${WORD}] ) [+${DASH}] )
  (?: \d\d ){1,4} (?! \d ) (?: [${SPACE}${DASH}\t./]{1,2} \d{2,5} (?! \d ) )+
`)
const ALONE = pattern(String.raw`(?! [${SPACE}${DASH}\t./] \d )`)

/**
 * The text from `at` on to the end of the group that makes its digits `wanted`, when groups follow each other with one or
 * two separators of any kind.
 */
export function groupsAt(text: string, at: number, wanted: number): string | undefined {
  const end = readAt(GROUPS, text, at)?.end
  if (end === undefined) return undefined
  for (let to = at + 1; to <= end; to++) {
    const taken = text.slice(at, to)
    const isGroupEnd = /\d$/.test(taken) && !/\d/.test(text[to] ?? '')
    // A tab is none of the characters that a number begins with.
    if (/^(?:\D*\d){0,5}\D*\t/.test(taken)) return undefined
    if (isGroupEnd && /\D/.test(taken) && taken.replace(/\D/g, '').length === wanted) {
      return readAt(ALONE, text, to) === undefined ? undefined : taken
    }
  }
  return undefined
}

const LABELLED = String.raw`(?! [${WORD}_+"] ) [^\d\n\r\0]{4,40}`
const DATE_BEFORE = String.raw`(?<! \d ) (?<! \d [${DASH}./] )`

/** A birth date that a label divides from what comes next; its year stands first. */
export const YEAR_FIRST = wide(String.raw`
  ${DATE_BEFORE} (?<date> \d{6} | \d{8} | (?: \d\d ){1,2} (?<join> [${DASH}./] ) \d\d \k<join> \d\d ) ${LABELLED} $
`)

/** The same with its day first. */
export const DAY_FIRST = wide(String.raw`
  ${DATE_BEFORE} (?<date> \d{6} | \d{8} | \d\d (?<join> [${DASH}./] ) \d\d \k<join> (?: \d\d ){1,2} ) ${LABELLED} $
`)

/** The digits of the date before `at`, where `count` digits stand alone behind a label. */
export function dateApart(text: string, at: number, count: number, before: RegExp): string | undefined {
  if (readAt(pattern(String.raw`${ALONE_BEFORE} \d{${count}} ${ALONE_AFTER}`), text, at) === undefined) return undefined
  return XRegExp.exec(text.slice(0, at), before)?.groups?.date?.replace(/\D/g, '')
}

const EXPONENT = pattern(String.raw`
  ${ALONE_BEFORE} (?<first> \d ) [.,] (?<fraction> \d{7,11} ) [eE] \+? (?<exponent> \d{1,2} ) (?! [${WORD}] | \.\d )
`)

/** The digits of a whole number of `wanted` digits that is written with an exponent at `at`, and where it ends. */
export function exponentAt(text: string, at: number, wanted: number): { digits: string; end: number } | undefined {
  const reading = readAt(EXPONENT, text, at)
  const { first, fraction = '', exponent } = reading?.part ?? {}
  if (reading === undefined || Number(exponent) + 1 !== wanted || fraction.length >= wanted) return undefined
  return { digits: `${first}${fraction}`.padEnd(wanted, '0'), end: reading.end }
}

/** One decimal octet without leading zeros, and nothing left of its run of digits. */
const OCTET = String.raw`(?: 25[0-5] | 2[0-4]\d | 1\d\d | [1-9]?\d ) (?! \d )`

/** Dotted decimal: four octets (RFC 6943 section 3.1.1, strict form). */
export const DOTTED = String.raw`(?: ${OCTET} (?: \. ${OCTET} ){3} )`

/** A free-spacing pattern with named groups. */
export function pattern(source: string): RegExp {
  return XRegExp(source, 'x')
}

/** The same, of which a dot or class takes a code point. */
function wide(source: string): RegExp {
  return XRegExp(source, 'xu')
}

/** Matches `expression` at exactly `at`; look-behind sees the text before it. */
export function readAt(expression: RegExp, text: string, at: number): Reading | undefined {
  const match = XRegExp.exec(text, expression, at, 'sticky')
  return match === null ? undefined : { end: at + match[0].length, part: { ...match.groups } }
}

/** A number of a named group that took part in the match. */
export function numberIn(reading: Reading, name: string): number {
  return Number(reading.part[name])
}

/** Length in UTF-8: what mail standards count. */
export function octets(text: string): number {
  return new TextEncoder().encode(text).length
}

/** Whether the Gregorian calendar has the day: a date that does not exist comes back as another. */
export function isRealDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** YYYY-MM-DD, which sorts as text; month and day may be ones that no calendar has. */
export function iso(year: number, month: number, day: number): string {
  return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

/** The last birth date that is not in the future anywhere: the day after `today`, because time zones differ. */
export function lastBirthDate(today: number): string {
  const [year, month, day] = [Math.floor(today / 10_000), Math.floor(today / 100) % 100, today % 100]
  return new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10)
}
