/**
 * @module Phone numbers: the Swedish and the Norwegian national plan in every common notation, other countries by E.164
 * with an assigned country code.
 *
 *     +46 70-174 06 05     found, and so is 0046…, +46 (0)70…, (+46) 70…
 *     08-465 004 00        found: area code, separator
 *     0701740605           found at a lower score: bare
 *     68 05 12 34          low: a Norwegian number has no distinctive mark, a word is required
 *     0930-1700            no: opening hours; at least five digits follow an area code
 *     08 2017-05-16        no: the tail is a date
 *     0701/114930          no: a slash only follows a complete area code
 *
 * Caveat: a phone number has no check digit. Form, plan and words are the only evidence, so a national form is rejected
 * if anything adjacent makes it part of something longer (`resolve/evidence.ts`).
 */
import { Bytes, byte } from '#memory'
import { digitRun } from '#sixteen'
import { Code, digitOf, isAlphanumeric, isDash, isDigit, isLetter, isSpace } from '../text/codes'
import { isAfterLink } from './boundary'
import { isClock, isDayMonthYear, isYearMonthDay, twoDigits } from './checks/calendar'
import { closingLength, groupsEnd, Joins, joinLength } from './checks/groups'
import {
  countryCodeLength,
  isNorwegianStart,
  isSwedishMobile,
  isSwedishService,
  Swedish,
  swedishAreaLength,
  swedishLeast,
} from './checks/plans'
import { claim, Form, Variant } from './forms'

const enum Limit {
  /** E.164: fifteen digits, country code included. */
  MostDigits = 15,
  /** Small islands have shorter ones; this limit excludes offsets and coordinates. */
  LeastDigits = 8,
  LeastAfterDot = 7,
  Norwegian = 8,
  NorthAmerican = 10,
  /** Maximum number of digits of an extension. */
  Extension = 5,
}

const enum Letter {
  Dollar = 36,
  X = 120,
}

/** Country codes with special handling, as digits. */
const enum Country {
  Other = 0,
  Sweden = 46,
  Norway = 47,
  Italy = 39,
}

/** True if nothing is glued to the end, and no time, fraction or longer run continues. */
function endsFree(bytes: Bytes, end: i32): boolean {
  const code: i32 = byte(bytes, end)
  if (isAlphanumeric(code) || code === Code.Underscore) return false
  return (code !== Code.Colon && code !== Code.Dot) || !isDigit(byte(bytes, end + 1))
}

/** Returns the end including a glued extension: `070-174 06 05x12`. */
function withExtension(bytes: Bytes, end: i32): i32 {
  if ((byte(bytes, end) | 32) !== Letter.X) return end
  const digits: i32 = digitRun(bytes, end + 1, Limit.Extension)
  return digits > 0 && digits <= Limit.Extension ? end + 1 + digits : end
}

/** True if nothing is glued to the start, and no currency sign precedes it. */
function startsFree(bytes: Bytes, start: i32): boolean {
  const code: i32 = byte(bytes, start - 1)
  return !isAlphanumeric(code) && code !== Code.Underscore && code !== Letter.Dollar
}

/** True for a run of digits after a comma and one to three digits, unless they are items of a longer list. */
function isFraction(bytes: Bytes, start: i32): boolean {
  let at: i32 = start + digitRun(bytes, start, Limit.MostDigits)
  if (byte(bytes, at) === Code.Comma && isDigit(byte(bytes, at + 1))) return false
  at = start - 1
  while (start - at <= 5 && isDigit(byte(bytes, at - 1))) at--
  return start - at <= 4 && byte(bytes, at - 1) !== Code.Comma
}

/** True if no digit and colon, or dot, precedes a national number, and one in a single run is not a fraction. */
function startsFresh(bytes: Bytes, start: i32, isBare: boolean): boolean {
  if (!startsFree(bytes, start)) return false
  const code: i32 = byte(bytes, start - 1)
  // A dot after a word or in an ellipsis is fine; any other starts a fraction.
  if (code === Code.Dot) return isLetter(byte(bytes, start - 2)) || byte(bytes, start - 2) === Code.Dot
  if ((code !== Code.Colon && code !== Code.Comma) || !isDigit(byte(bytes, start - 2))) return true
  return code === Code.Comma && !(isBare && isFraction(bytes, start))
}

/** Skips `(0)` and the spaces or dashes around it: the trunk prefix, written although it is dropped abroad. */
function skipTrunk(bytes: Bytes, at: i32): i32 {
  const open: i32 = isSpace(byte(bytes, at)) || isDash(byte(bytes, at)) ? at + 1 : at
  if (byte(bytes, open) !== Code.OpenParen || byte(bytes, open + 1) !== Code.Zero) return at
  if (byte(bytes, open + 2) !== Code.CloseParen) return at
  const after: i32 = byte(bytes, open + 3)
  return isSpace(after) || isDash(after) ? open + 4 : open + 3
}

/** End of a national number of `country` at `at`, without trunk prefix; 0 if the plan has no such number. */
function nationalEnd(bytes: Bytes, at: i32, country: i32, joins: i32): i32 {
  if (country === Country.Norway) {
    const join: i32 = joins === Joins.Wrapped ? closingLength(bytes, at + 1) : joinLength(bytes, at + 1)
    const next: i32 = isDigit(byte(bytes, at + 1)) ? at + 1 : at + 1 + join
    if (!isNorwegianStart(bytes, at, next)) return 0
    return groupsEnd(bytes, at, Limit.Norwegian, Limit.Norwegian, joins)
  }
  const area: i32 = swedishAreaLength(bytes, at)
  if (area === 0) return 0
  return groupsEnd(bytes, at, swedishLeast(bytes, at, area), Swedish.Most, joins)
}

/** End of a number in any other plan: `code` digits of country code, and the lengths of E.164. */
function foreignEnd(bytes: Bytes, at: i32, code: i32, isNorthAmerican: boolean, dotted: boolean, joins: i32): i32 {
  if (isNorthAmerican) {
    const area: i32 = digitOf(byte(bytes, at))
    return area < 2 ? 0 : groupsEnd(bytes, at, Limit.NorthAmerican, Limit.NorthAmerican, joins)
  }
  const least: i32 = dotted ? Limit.LeastAfterDot : Limit.LeastDigits - code
  return groupsEnd(bytes, at, least, Limit.MostDigits - code, joins)
}

function countryOf(bytes: Bytes, at: i32): i32 {
  const digits: i32 = twoDigits(bytes, at)
  return digits === Country.Sweden || digits === Country.Norway ? digits : Country.Other
}

/** Start of a parenthesised area code after a country code; 0 for none. */
function wrappedArea(bytes: Bytes, at: i32): i32 {
  const open: i32 = isSpace(byte(bytes, at)) || isDash(byte(bytes, at)) ? at + 1 : at
  return byte(bytes, open) === Code.OpenParen && isDigit(byte(bytes, open + 1)) ? open + 1 : 0
}

/** True for `+9533323857.19`, `x[1]+3905402710`: a decimal with few digits after the dot, or a term of a sum. */
function isTerm(bytes: Bytes, sign: i32, at: i32, end: i32): boolean {
  const dot: i32 = at + digitRun(bytes, at, Limit.MostDigits)
  const after: i32 = end - dot - 1
  if (dot === end) return byte(bytes, sign - 1) === Code.CloseBracket || byte(bytes, sign - 1) === Code.CloseParen
  return byte(bytes, dot) === Code.Dot && after < 4 && digitRun(bytes, dot + 1, 4) === after
}

/** `+46 …`, `(+47) …`, `+46 (0)70…`, `+46 (70) …`: the country code is at `at`, the plus at `plus`. */
function international(bytes: Bytes, at: i32, plus: i32): i32 {
  const code: i32 = countryCodeLength(bytes, at)
  if (code === 0) return 0
  const wrapped: boolean = byte(bytes, plus - 1) === Code.OpenParen && byte(bytes, at + code) === Code.CloseParen
  const start: i32 = wrapped ? plus - 1 : plus
  if (!startsFree(bytes, start)) return 0
  let next: i32 = wrapped ? at + code + 1 : at + code
  const dotted: boolean = byte(bytes, next) === Code.Dot
  const country: i32 = countryOf(bytes, at)
  const trunk: i32 = skipTrunk(bytes, next)
  const area: i32 = trunk > next ? 0 : wrappedArea(bytes, next)
  if (trunk > next) next = trunk
  else if (area > 0) next = area
  else next += joinLength(bytes, next)
  if (!isDigit(byte(bytes, next))) return 0
  if (country === Country.Sweden && byte(bytes, next) === Code.Zero) next++
  const joins: i32 = area > 0 ? Joins.Wrapped : Joins.Any
  let end: i32 = country === Country.Other ? 0 : nationalEnd(bytes, next, country, joins)
  const isPlan: boolean = end > 0
  // A separate plus may also be an addition.
  if (!isPlan && plus < at - 1) return 0
  if (!isPlan) end = foreignEnd(bytes, next, code, byte(bytes, at) === Code.Zero + 1, dotted, joins)
  if (end === 0 || isYearMonthDay(bytes, at)) return 0
  if (isTerm(bytes, isPlan || next > at + code ? at : plus, next, end)) return 0
  end = withExtension(bytes, end)
  if (!endsFree(bytes, end)) return 0
  return claim(end - start, at - start, isPlan ? Form.PhoneInternational : Form.PhoneForeign)
}

/** `0046…`, `00 46 …`: contiguous, or grouped after the country code or after a complete area code. */
function withZeros(bytes: Bytes, at: i32, run: i32): i32 {
  // Separate zeros are weak evidence: only the Swedish and Norwegian plans are accepted after them.
  const isApart: boolean = isSpace(byte(bytes, at + 2))
  const from: i32 = isApart ? at + 3 : at + 2
  const code: i32 = countryCodeLength(bytes, from)
  if (code === 0) return 0
  const country: i32 = countryOf(bytes, from)
  let next: i32 = from + code
  const rest: i32 = isApart ? digitRun(bytes, next, Limit.MostDigits) : run - 2 - code
  if (rest === 0) {
    const trunk: i32 = skipTrunk(bytes, next)
    next = trunk > next ? trunk : next + joinLength(bytes, next)
    if (!isDigit(byte(bytes, next))) return 0
  } else if (rest < 5) {
    // 004670-174 06 05: the first group must contain the complete area code, or it is a zero-padded number.
    if (country !== Country.Sweden || swedishAreaLength(bytes, next) !== rest) return 0
  }
  const isKnown: boolean = country !== Country.Other
  // Abroad, only Italian numbers start with a zero: 0044 0043 0134 are four-digit numbers.
  const isPadded: boolean = byte(bytes, next) === Code.Zero && twoDigits(bytes, from) !== Country.Italy
  if (!isKnown && (isApart || isPadded)) return 0
  const isAmerican: boolean = byte(bytes, from) === Code.Zero + 1
  let end: i32 = isKnown
    ? nationalEnd(bytes, next, country, Joins.Any)
    : foreignEnd(bytes, next, code, isAmerican, false, Joins.Any)
  // A long first group is the whole number, not a part of one.
  if (end === 0 || (rest >= 5 && end !== from + code + rest)) return 0
  const isBare: boolean = end === at + run
  end = withExtension(bytes, end)
  if (!startsFresh(bytes, at, isBare) || !endsFree(bytes, end)) return 0
  return claim(end - at, 0, !isKnown && isBare ? Form.PhoneZerosBare : Form.PhoneZeros)
}

/** Where the subscriber number may start after an area code that ends at `at`; 0 or `at` itself without a separator. */
function subscriberStart(bytes: Bytes, at: i32, wrapped: boolean, isWholeArea: boolean): i32 {
  if (wrapped) {
    const after: i32 = byte(bytes, at + 1)
    const next: i32 = isSpace(after) || isDash(after) ? at + 2 : at + 1
    return isDigit(byte(bytes, next)) ? next : 0
  }
  if (byte(bytes, at) === Code.Slash) return isWholeArea && !isClock(bytes, at + 1) ? at + 1 : 0
  return at + joinLength(bytes, at)
}

/** `08-465 004 00`, `0701-74 06 05`, `(08) 465 004 00`: the area code with its 0 is the run at `at`. */
function grouped(bytes: Bytes, at: i32, run: i32): i32 {
  const area: i32 = swedishAreaLength(bytes, at + 1)
  const isWholeArea: boolean = run === area + 1
  if (!isWholeArea && !isSwedishService(bytes, at + 1)) return 0
  const wrapped: boolean = byte(bytes, at - 1) === Code.OpenParen && byte(bytes, at + run) === Code.CloseParen
  const start: i32 = wrapped ? at - 1 : at
  const next: i32 = subscriberStart(bytes, at + run, wrapped, isWholeArea)
  if (next === 0 || !isDigit(byte(bytes, next)) || !startsFresh(bytes, start, false)) return 0
  if (isDayMonthYear(bytes, at)) return 0
  const first: i32 = byte(bytes, at + run)
  const isSpaces: boolean = isSpace(first) && next === at + run + 1
  const isDots: boolean = first === Code.Dot
  const joins: i32 = isDots ? Joins.Dots : isSpaces ? Joins.Spaces : Joins.SpacesOrDashes
  const done: i32 = run - 1
  // Services such as 0200 have nine digits: 0208-1983 is a standard.
  const least: i32 = (isWholeArea ? swedishLeast(bytes, at + 1, area) : Swedish.Most) - done
  let end: i32 = groupsEnd(bytes, next, least, Swedish.Most - done, joins)
  // A single dot is that of a fraction; a phone number written with dots has more.
  if (end === 0 || (isDots && digitRun(bytes, next, 9) === end - next)) return 0
  end = withExtension(bytes, end)
  if (!endsFree(bytes, end)) return 0
  return claim(end - start, at - start, isSpaces ? Form.PhoneSwedishSpaced : Form.PhoneSwedish)
}

/** `07 01 74 06 05`: the whole number in pairs, which requires a word. */
function swedishPairs(bytes: Bytes, at: i32): i32 {
  if (byte(bytes, at + 1) !== 55 || !isDigit(byte(bytes, at + 3))) return 0
  let end: i32 = at
  for (let i: i32 = 0; i < 5; i++) {
    if (digitRun(bytes, end, 3) !== 2) return 0
    end += 2
    if (i < 4) {
      if (!isSpace(byte(bytes, end))) return 0
      end++
    }
  }
  return startsFresh(bytes, at, false) && endsFree(bytes, end) ? claim(end - at, 0, Form.PhoneSwedishFixedBare) : 0
}

/** `0701740605`: the whole number in one run. */
function swedishBare(bytes: Bytes, at: i32, run: i32): i32 {
  const area: i32 = swedishAreaLength(bytes, at + 1)
  if (area === 0 || run - 1 < swedishLeast(bytes, at + 1, area)) return 0
  if (!startsFresh(bytes, at, true) || !endsFree(bytes, at + run)) return 0
  return claim(run, 0, isSwedishMobile(bytes, at + 1) ? Form.PhoneSwedishMobileBare : Form.PhoneSwedishFixedBare)
}

function swedish(bytes: Bytes, at: i32, run: i32): i32 {
  if (run === 2 && byte(bytes, at + 1) !== 56) return swedishPairs(bytes, at)
  if (run <= 4) return grouped(bytes, at, run)
  return run <= Swedish.Most + 1 ? swedishBare(bytes, at, run) : 0
}

/** Length of the group after `count` of eight digits, if the first group has `run`: 2-2-2-2, 3-2-3, 4-4, 2-6. */
function norwegianGroup(run: i32, count: i32, isPairs: boolean): i32 {
  if (run === 3) return count === 3 ? 2 : 3
  return run === 2 && !isPairs ? 6 : run
}

/** End of eight digits in Norwegian groups, joined by one kind of space, or in pairs joined by hyphens. */
function norwegianEnd(bytes: Bytes, at: i32, run: i32): i32 {
  if (run === Limit.Norwegian) return at + run
  const isPairs: boolean = digitRun(bytes, at + 3, 3) === 2
  const isDashed: boolean = isPairs && byte(bytes, at + 2) === Code.Hyphen
  let end: i32 = at + run
  let count: i32 = run
  while (count < Limit.Norwegian) {
    if (isDashed ? byte(bytes, end) !== Code.Hyphen : !isSpace(byte(bytes, end))) return 0
    const size: i32 = norwegianGroup(run, count, isPairs)
    if (digitRun(bytes, end + 1, size) !== size) return 0
    end += size + 1
    count += size
  }
  return end
}

function norwegian(bytes: Bytes, at: i32, run: i32): i32 {
  if (!isNorwegianStart(bytes, at, at + 1)) return 0
  const end: i32 = norwegianEnd(bytes, at, run)
  if (end === 0 || !startsFresh(bytes, at, run === Limit.Norwegian) || !endsFree(bytes, end)) return 0
  return claim(end - at, 0, run === Limit.Norwegian ? Form.PhoneNorwegianBare : Form.PhoneNorwegian)
}

/** `46701740605`, `4790012345`: a country code without its plus; a phone only in a link or an own field. */
function withoutPlus(bytes: Bytes, at: i32, run: i32): i32 {
  const country: i32 = twoDigits(bytes, at)
  if (country !== Country.Sweden && country !== Country.Norway) return 0
  if (nationalEnd(bytes, at + 2, country, Joins.Any) !== at + run) return 0
  if (!startsFresh(bytes, at, true) || !endsFree(bytes, at + run)) return 0
  return claim(run, 0, isAfterLink(bytes, at) ? Form.PhoneInternational : Form.PhoneWithoutPlus)
}

/** True for a plus and a space before `at` that do not add to a number. */
function isPlusApart(bytes: Bytes, at: i32): boolean {
  if (byte(bytes, at - 2) !== Code.Plus || !isSpace(byte(bytes, at - 1))) return false
  const before: i32 = isSpace(byte(bytes, at - 3)) ? at - 4 : at - 3
  return !isDigit(byte(bytes, before))
}

/**
 * Recognises a phone number whose first run of digits is at `at`.
 *
 * @returns a packed claim that may start at a plus or parenthesis before the anchor, 0 for none
 */
export function phone(bytes: Bytes, at: i32, _today: i32): i32 {
  // A plus after a letter is a delimiter, as in EDIFACT.
  if (byte(bytes, at - 1) === Code.Plus && !isAlphanumeric(byte(bytes, at - 2))) return international(bytes, at, at - 1)
  const apart: i32 = isPlusApart(bytes, at) ? international(bytes, at, at - 2) : 0
  if (apart !== 0) return apart
  const run: i32 = digitRun(bytes, at, Limit.MostDigits + 2)
  if (byte(bytes, at) === Code.Zero) {
    if (run < 2) return 0
    return byte(bytes, at + 1) === Code.Zero ? withZeros(bytes, at, run) : swedish(bytes, at, run)
  }
  if (run > Limit.Norwegian) return withoutPlus(bytes, at, run)
  return run === Limit.Norwegian || (run >= 2 && run <= 4) ? norwegian(bytes, at, run) : 0
}

/** Returns the country of its plan: by country code, else by national form. */
export function phoneVariant(bytes: Bytes, start: i32, form: i32): i32 {
  if (form === Form.PhoneForeign) return Variant.Foreign
  if (form >= Form.PhoneSwedish && form <= Form.PhoneSwedishFixedBare) return Variant.Sweden
  if (form === Form.PhoneNorwegian || form === Form.PhoneNorwegianBare) return Variant.Norway
  let at: i32 = start
  while (!isDigit(byte(bytes, at))) at++
  if (form === Form.PhoneZeros) at += 2
  const country: i32 = countryOf(bytes, at)
  if (country === Country.Other) return Variant.Foreign
  return country === Country.Sweden ? Variant.Sweden : Variant.Norway
}
