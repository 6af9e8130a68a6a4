/**
 * Oracle for phone numbers: ITU-T E.164, the Swedish plan (PTS, "Telefonnummers struktur") and the Norwegian one
 * (Nkom), in the formats people use. If there are several consecutive groups of digits, the number takes as many of
 * them as its plan allows.
 */
import { DASH, type Oracle, pattern, type Reading, readAt, SPACE, WIDE_DASH, WORD } from './grammar'

const COUNTRY = String.raw`(?:
  1 | 7
  | 2 (?: [07] | 1[12368] | [2346]\d | 5[0-8] | 9[01789] )
  | 3 (?: [0-469] | 5\d | 7[0-8] | 8[0-35-79] )
  | 4 (?: [013-9] | 2[013] )
  | 5 (?: [1-8] | [09]\d )
  | 6 (?: [0-6] | 7[02-9] | 8[0-35-9] | 9[0-2] )
  | 8 (?: [1246] | 0[08] | 5[02356] | 7[08] | 8[012368] )
  | 9 (?: [0-58] | 6[0-8] | 7[0-79] | 9[2-68] )
)`

/** Swedish area codes and service ranges without their 0. */
const AREA = String.raw`(?:
  8
  | 1 (?: [013689] | 2[0-35] | 4[0-4] | 5[0-25-9] | 7[13-6] )
  | 2 (?: [0136] | 2[0-7] | 4[01368] | 47 | 5[0138] | 7[018] | 8[01] | 9[0-57] )
  | 3 (?: [1356] | 0[0-4] | 2[0-25] | 4[056] | 7[0-2] | 8[0-3] | 9[023] )
  | 4 (?: [0246] | 1[013-8] | 3[0135] | 5[14-79] | 7[0-246-9] | 8[0156] | 9[0-689] )
  | 5 (?: 4 | 0[0-6] | 1[0-5] | 2[0-68] | 3[0-4] | 5[0-5] | 6[0345] | 7[013] | 8[0-79] | 9[01] )
  | 6 (?: [03] | 1[1-3] | 2[0-4] | 4[02-57] | 5[0-37] | 6[0-3] | 7[0-2] | 8[0247] | 9[0-356] )
  | 7 (?: [02369] | 5 | 7 )                      # mobiles; personal numbers; 077
  | 9 (?: 0 | 1[0-68] | 2\d | 3[02-59] | 4[0-4] | 5[0-4] | 6[01] | 7[0135-8] | 8[01] )
)`

/** First two digits of a Norwegian number. */
const NORWEGIAN_START = /^(2[1-4]|3[1-3578]|4[015-8]|5[1-35-7]|6[1-46-9]|7\d|8[01258]|9\d)/

const JOIN = String.raw`(?: (?: ${WIDE_DASH} | [${SPACE}.] ) (?= \d ) )`

/** No letter, digit, _ or $ glued to it. */
const FREE = `(?<! [${WORD}_$] )`

/** National numbers do not begin right after a digit with a colon either, nor after a dot, but that of a word or an ellipsis. */
const FRESH = String.raw`${FREE} (?<! \d : ) (?<! (?<! [\p{L}\p{M}.] ) \. )`

/** Those in one run are no fraction: a comma after one to three digits, which no comma stands before. */
const WHOLE = String.raw`${FRESH} (?: (?= \d{1,15} , \d ) | (?<! (?<! [,\d] ) \d{1,3} , ) )`

const TRUNK = String.raw`(?: [${SPACE}${DASH}]? \( 0 \) [${SPACE}${DASH}]? )`

/** The area code in parentheses behind a country code. */
const OPEN = String.raw`(?: [${SPACE}${DASH}]? (?<open> \( ) )`

const INTERNATIONAL = pattern(String.raw`
  ${FREE}
  (?! \+ (?: 19 | 20 ) \d\d (?<same> [${DASH}] ) \d\d \k<same> \d\d (?! \d ) )     # a date
  (?: \( \+ (?<wrapped> ${COUNTRY} ) \) | \+ (?<country> ${COUNTRY} ) )
  (?: ${TRUNK} | ${OPEN} (?= \d ) | (?<join> ${JOIN} ) )?
  (?= \d )
`)

/** The plus apart from the number, and no number before it that it adds to. */
const APART = pattern(String.raw`
  ${FREE} (?<! \d [${SPACE}]? )
  (?: \( \+ [${SPACE}] (?<wrapped> 4[67] ) \) | \+ [${SPACE}] (?<country> 4[67] ) )
  (?: ${TRUNK} | ${OPEN} (?= \d ) | ${JOIN} )?
  (?= \d )
`)

const ZEROS = pattern(String.raw`
  ${FRESH}
  00 (?<apart> [${SPACE}] )? (?<country> ${COUNTRY} )
  (?: ${TRUNK} | ${JOIN} )?
  (?= \d )
`)

const SWEDISH_GROUPED = pattern(String.raw`
  ${FRESH}
  (?:
    \( 0 (?<wrapped> ${AREA} | (?: 7[0235679] | 20 ) \d ) \) [${SPACE}${DASH}]?
  |
    (?! 08 (?<same> [ .-] ) \d\d \k<same> (?: 19 | 20 ) \d\d (?! \d ) )     # a date
    0 (?<area> ${AREA} | (?: 7[0235679] | 20 ) \d )      # 0701-74 06 05: one digit more before the separator
    (?:
      (?<slash> / ) (?! (?: [01]\d | 2[0-3] ) [0-5]\d [0-5]\d (?! \d ) )     # never before HHMMSS
      | (?<dot> \. )
      | ${WIDE_DASH}
      | (?<space> [${SPACE}] )
    )
  )
  (?= \d )
`)

const SWEDISH_BARE = pattern(String.raw`
  ${WHOLE}
  0 (?<number> \d{7,9} ) (?! \d )
`)

/** In pairs: a word must speak for it. */
const SWEDISH_PAIRS = pattern(String.raw`
  ${FRESH}
  07 (?: [${SPACE}] \d\d ){4} (?! \d )
`)

const NORWEGIAN = pattern(String.raw`
  (?:
  (?= \d{8} ) ${WHOLE} (?<bare> \d{8} )
  | ${FRESH}
  (?<grouped>
    \d\d (?: [${SPACE}] \d\d ){3}
    | \d\d (?: - \d\d ){3}
    | \d\d [${SPACE}] \d{6}
    | \d{3} [${SPACE}] \d\d [${SPACE}] \d{3}
    | \d{4} [${SPACE}] \d{4}
  ) )
  (?! \d )
`)

const WITHOUT_PLUS = pattern(String.raw`
  ${WHOLE}
  (?<country> 4[67] ) (?<number> \d{7,9} ) (?! \d )
`)

const AREA_AT = pattern(`(?<area> ${AREA} )`)
const ANY_JOIN = pattern(JOIN)
const SINGLE_SPACE = pattern(`[${SPACE}] (?= \\d )`)
const SPACE_OR_DASH = pattern(`(?: [${DASH}] [${SPACE}]? | [${SPACE}] ) (?= \\d )`)
const DOT = pattern('\\. (?= \\d )')
const RUN = pattern('\\d*')
const GLUED = pattern(`[${WORD}_] | [:.] \\d`)
const EXTENSION = pattern('[xX] \\d{1,5} (?! \\d )')
const CLOSE = pattern(`\\) [${SPACE}${DASH}]? (?= \\d )`)
const IS_WHOLE = pattern(WHOLE)

/** Ends of all groups of digits from `at` on, each with the number of digits so far; `first` is what joins the first. */
function groupEnds(text: string, at: number, join: RegExp, first?: RegExp): { end: number; digits: number }[] {
  const ends: { end: number; digits: number }[] = []
  let digits = 0
  for (let next: number | undefined = at; next !== undefined && digits <= 15; ) {
    const isFirst: boolean = next === at && first !== undefined
    const end: number = readAt(RUN, text, next)?.end ?? next
    digits += end - next
    if (!isFirst) ends.push({ end, digits })
    next = readAt(isFirst ? (first as RegExp) : join, text, end)?.end
  }
  return ends
}

/** End of the most groups that hold `least` to `most` digits. */
function mostGroups(
  ...[text, at, least, most, join, first]: [string, number, number, number, RegExp, RegExp?]
): number | undefined {
  return groupEnds(text, at, join, first)
    .filter(({ digits }) => least <= digits && digits <= most)
    .at(-1)?.end
}

/** Fewest digits of a Swedish number, without the 0: mobiles, 010 and 077 have nine; else five after the area. */
function swedishLeast(area: string): number {
  if (area.startsWith('7') || area === '10') return 9
  return area === '8' ? 7 : area.length + 5
}

function swedishEnd(text: string, at: number, first?: RegExp): number | undefined {
  const area = readAt(AREA_AT, text, at)?.part.area
  return area === undefined ? undefined : mostGroups(text, at, swedishLeast(area), 9, ANY_JOIN, first)
}

function norwegianEnd(text: string, at: number, first?: RegExp): number | undefined {
  const digits = text.slice(at).replace(/\D/g, '')
  return NORWEGIAN_START.test(digits) ? mostGroups(text, at, 8, 8, ANY_JOIN, first) : undefined
}

/** A number of a country with a plan of its own, without trunk digit. */
function planEnd(text: string, at: number, country: string, first?: RegExp): number | undefined {
  if (country === '46') return swedishEnd(text, at, first)
  return country === '47' ? norwegianEnd(text, at, first) : undefined
}

/** E.164: at most fifteen digits; at least eight, one of the two numbers being the country's. */
function foreignEnd(
  ...[text, at, country, isDotted, first]: [string, number, string, boolean, RegExp?]
): number | undefined {
  if (country === '1') return /[01]/.test(text[at] ?? '') ? undefined : mostGroups(text, at, 10, 10, ANY_JOIN, first)
  return mostGroups(text, at, isDotted ? 7 : 8 - country.length, 15 - country.length, ANY_JOIN, first)
}

/** The number with the extension that may be glued to it. */
function extended(text: string, end: number | undefined): number | undefined {
  return end === undefined ? undefined : (readAt(EXTENSION, text, end)?.end ?? end)
}

/** The number whose digits behind the country code begin at `from`: one dot before few of them makes an amount. */
function phoneEnd(text: string, from: number, end: number | undefined): number | undefined {
  return end !== undefined && /^\d+\.\d{1,3}$/.test(text.slice(from, end)) ? undefined : extended(text, end)
}

function apart(text: string, at: number): number | undefined {
  const reading = readAt(APART, text, at)
  if (reading === undefined) return undefined
  const country = reading.part.wrapped || reading.part.country || ''
  const next = country === '46' && text[reading.end] === '0' ? reading.end + 1 : reading.end
  return phoneEnd(text, next, planEnd(text, next, country, reading.part.open ? CLOSE : undefined))
}

function international(text: string, at: number): number | undefined {
  const reading = readAt(INTERNATIONAL, text, at)
  if (reading === undefined) return undefined
  const country = reading.part.wrapped || reading.part.country || ''
  // The trunk digit, written although it is dropped abroad.
  const next = country === '46' && text[reading.end] === '0' ? reading.end + 1 : reading.end
  const first = reading.part.open ? CLOSE : undefined
  const end = planEnd(text, next, country, first)
  const other = end === undefined ? foreignEnd(text, next, country, reading.part.join === '.', first) : undefined
  // One run of digits that is added to something in brackets.
  if (other !== undefined && /[\])]/.test(text[at - 1] ?? '') && /^\+\d+$/.test(text.slice(at, other))) return undefined
  return phoneEnd(text, next, end ?? other)
}

function withZeros(text: string, at: number): number | undefined {
  const reading = readAt(ZEROS, text, at)
  if (reading === undefined) return undefined
  const country = reading.part.country ?? ''
  const isKnown = country === '46' || country === '47'
  // Abroad nothing begins with a zero but in Italy, and zeros by themselves are no beginning.
  if (!isKnown && (reading.part.apart || (text[reading.end] === '0' && country !== '39'))) return undefined
  const from = reading.part.apart ? at + 3 : at
  const firstEnd = readAt(RUN, text, from)?.end ?? from
  const end = isKnown ? planEnd(text, reading.end, country) : foreignEnd(text, reading.end, country, false)
  if (end === (readAt(RUN, text, at)?.end ?? at) && readAt(IS_WHOLE, text, at) === undefined) return undefined
  // What is written together with the country code: nothing, a whole Swedish area code, or the whole number.
  const together = firstEnd - reading.end
  if (together <= 0 || together >= 5) return together <= 0 || end === firstEnd ? extended(text, end) : undefined
  const area = country === '46' ? readAt(AREA_AT, text, reading.end)?.part.area : undefined
  return area?.length === together ? extended(text, end) : undefined
}

function groupsOf(reading: Reading): RegExp {
  const { dot, space } = reading.part
  if (dot) return DOT
  return space ? SINGLE_SPACE : SPACE_OR_DASH
}

function swedishGrouped(text: string, at: number): number | undefined {
  const reading = readAt(SWEDISH_GROUPED, text, at)
  if (reading === undefined) return undefined
  const { wrapped, area: plain, slash, dot } = reading.part
  const first = wrapped || plain || ''
  const area = readAt(AREA_AT, first, 0)?.part.area ?? ''
  if (slash && area !== first) return undefined
  const least = area === first ? swedishLeast(area) : 9
  const end = mostGroups(text, reading.end, least - first.length, 9 - first.length, groupsOf(reading))
  // One dot makes a fraction; a phone that is written with dots has more.
  return end !== undefined && dot && /^\d+$/.test(text.slice(reading.end, end)) ? undefined : extended(text, end)
}

function swedishPairs(text: string, at: number): number | undefined {
  return readAt(SWEDISH_PAIRS, text, at)?.end
}

function swedishBare(text: string, at: number): number | undefined {
  const reading = readAt(SWEDISH_BARE, text, at)
  const number = reading?.part.number ?? ''
  const area = readAt(AREA_AT, number, 0)?.part.area
  return area !== undefined && number.length >= swedishLeast(area) ? reading?.end : undefined
}

function norwegian(text: string, at: number): number | undefined {
  const reading = readAt(NORWEGIAN, text, at)
  const number = reading?.part.bare || reading?.part.grouped || ''
  return NORWEGIAN_START.test(number.replace(/\D/g, '')) ? reading?.end : undefined
}

/** 46701740605: only when the number ends with the run, else it is a part of something longer. */
function withoutPlus(text: string, at: number): number | undefined {
  const reading = readAt(WITHOUT_PLUS, text, at)
  return reading && planEnd(text, at + 2, reading.part.country ?? '') === reading.end ? reading.end : undefined
}

const IN_WORD = new RegExp(`[${WORD}]$`, 'u')

/** Whether a number with its plus apart begins at `at`. */
function isFree(text: string, at: number): boolean {
  const end = apart(text, at)
  return end !== undefined && readAt(GLUED, text, end) === undefined
}

export const phone: Oracle = {
  kind: 'phone',
  find(text, at) {
    // A digit right after a plus belongs to an international number or to none.
    const isAfterPlus = text[at - 1] === '+' && text[at] !== '(' && !IN_WORD.test(text.slice(0, at - 1))
    const isAfterSpace = /\+\p{Zs}$/u.test(text.slice(0, at)) && [2, 3].some((back) => isFree(text, at - back))
    const national = [withZeros, swedishGrouped, swedishBare, swedishPairs, norwegian, withoutPlus]
    const readings = isAfterPlus || isAfterSpace ? [] : national
    const ends = [international, apart, ...readings].map((read) => read(text, at))
    const end = ends.find((candidate) => candidate !== undefined)
    return end === undefined || readAt(GLUED, text, end) !== undefined ? undefined : end
  },
}
