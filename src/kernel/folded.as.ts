/**
 * Converts a line with non-ASCII characters to folded codes, like `text/view.ts`: one per code point, none for
 * invisible ones. A mark is stored wherever the distance to the text changes.
 */
import { Fold, FoldClass } from '../text/codes'
import { Limit } from '../text/limits'
import { lastMark, Mark, placeOf } from '../text/marks'
import { isSecondOctet, sequenceLength, windowsPoint } from '../text/utf8'
import { CODES, CODES_MOST, FOLD, FOLD_PAGES, GUARD, MARK_SIZE, MARKS, TEXT, UNITS } from './layout.as'

/** Lets the host write one page of the fold table. */
// @ts-ignore: decorator
@external('host', 'page')
declare function askForPage(page: i32): void

/** Narrowed units from here on that are not codes are lead bytes: see `narrow.as.ts`. */
export const LEAD: i32 = 0xc0

/** Where the codes of an overlong line are: in the text itself if it consists of codes, or at CODES. */
export let codes: usize = CODES
/** Number of codes. */
export let folded: i32 = 0
/** Where reading stopped: the end, or an incomplete character. */
export let stopped: i32 = 0
/** True if any non-ASCII character is no letter or symbol, so that it may form or join a place. */
export let isRare: bool = false
/** Number of marks. */
let marks: i32 = 0
/** The last character read: its code, 0 for none, its code point, and the start of the next. */
let code: i32 = 0
let point: i32 = 0
let after: i32 = 0

/** Returns the fold code of a code point, 0 for none. */
export function fold(value: i32): i32 {
  point = value
  const page = value >> 8
  if (load<u8>(FOLD_PAGES + <usize>page) == 0) {
    store<u8>(FOLD_PAGES + <usize>page, 1)
    askForPage(page)
  }
  return load<u8>(FOLD + <usize>value)
}

/** Marks that codes from `index` on come from `origin` on. */
function mark(index: i32, origin: i32): void {
  const last = MARKS + <usize>((marks - 1) * MARK_SIZE)
  if (marks > 0 && load<i32>(last) == index) {
    store<i32>(last, origin, 4)
    return
  }
  store<i32>(last, index, MARK_SIZE)
  store<i32>(last, origin, MARK_SIZE + 4)
  marks++
}

/** True for a digit, space, dash, full-width or invisible character. */
function mayMakePlace(code: i32): bool {
  const kind = code & 31
  return code < 128 || kind == FoldClass.Digit || kind == FoldClass.Space || kind == FoldClass.Dash
}

/** Folds as much text from `at` to `end` as fits. `isWhole` if nothing follows. */
export function foldText(at: i32, end: i32, isUnits: bool, isWhole: bool): void {
  codes = CODES
  isRare = false
  marks = 0
  mark(0, at)
  let from = at
  let n: i32 = 0
  let unseen: i32 = 0
  let seenAt: i32 = 0
  while (from < end && n < CODES_MOST) {
    // Up to sixteen ASCII characters at once; excess copies are overwritten.
    const v = v128.load(TEXT + <usize>from)
    const foreign = i8x16.bitmask(v) | 0x10000
    v128.store(CODES + <usize>n, v)
    const most = end - from < CODES_MOST - n ? end - from : CODES_MOST - n
    const plain = <i32>ctz(foreign)
    if (plain >= most || plain == 16) {
      const step = plain < most ? plain : most
      from += step
      n += step
      continue
    }
    from += plain
    n += plain
    if (isUnits) readUnits(from, end, isWhole)
    else readBytes(from, end, isWhole)
    if (after == from) break
    if (mayMakePlace(code)) isRare = true
    if (code == 0) {
      unseen = seenAt == n ? unseen + 1 : 1
      seenAt = n
      // Too many consecutive ones leave codes.
      if (unseen > Limit.Unseen) code = point < 0x800 ? Fold.Other2 : point < 0x10000 ? Fold.Other3 : Fold.Other4
    }
    if (code != 0) {
      store<u8>(CODES + <usize>n, code)
      n++
    }
    if (code == 0 || after != from + 1) mark(n, after)
    from = after
  }
  folded = n
  stopped = from
  for (let i: i32 = 0; i < GUARD; i += 16) v128.store(CODES + <usize>(n + i), i8x16.splat(10))
}

/** True if the 64 characters at `at` are all below `least`. */
// @ts-ignore: decorator
@inline function areBelow(at: i32, least: v128): bool {
  const text: usize = TEXT + <usize>at
  const one = i8x16.max_u(v128.load(text), v128.load(text, 16))
  const two = i8x16.max_u(v128.load(text, 32), v128.load(text, 48))
  return !v128.any_true(i8x16.ge_u(i8x16.max_u(one, two), least))
}

/** True if the characters from `at` to `end` are codes as they are: ASCII or, in UTF-16, anything below a lead byte. */
function areCodes(at: i32, end: i32, isUnits: bool): bool {
  const least = i8x16.splat(<i8>(isUnits ? LEAD : 0x80))
  let first = at
  while (first + 64 <= end && areBelow(first, least)) first += 64
  for (let i = first; i < end; i += 16) {
    const foreign = i8x16.bitmask(i8x16.ge_u(v128.load(TEXT + <usize>i), least))
    if (foreign != 0 && i + <i32>ctz(foreign) < end) return false
  }
  return true
}

/** {@link foldText} for {@link codes}, without a copy if the text consists of codes. */
export function viewText(at: i32, end: i32, isUnits: bool, isWhole: bool): void {
  const to = end - at < CODES_MOST ? end : at + CODES_MOST
  const isThere = areCodes(at, to, isUnits)
  codes = TEXT + <usize>at
  if (!isThere) return foldText(at, end, isUnits, isWhole)
  isRare = false
  marks = 0
  mark(0, at)
  folded = to - at
  stopped = to
}

/** Lead octet of the letters from À to ÿ. */
const LETTER: i32 = 0xc3
/** Number of codes passed by {@link placeAfter}. */
export let passed: i32 = 0

/**
 * Returns the position `count` codes after `at`, at most `end`; -1 if there is anything but ASCII and the letters from
 * À to ÿ, each of which is one code.
 */
export function placeAfter(at: i32, end: i32, count: i32, isUnits: bool): i32 {
  if (!isUnits) return octetAfter(at, end, count)
  const to = end - at < count ? end : at + count
  passed = to - at
  return areCodes(at, to, true) ? to : -1
}

function octetAfter(at: i32, end: i32, count: i32): i32 {
  const letter = i8x16.splat(<i8>LETTER)
  const foreign = i8x16.splat(<i8>0x80)
  let place = at
  passed = 0
  while (place + 64 <= end && passed + 64 <= count) {
    for (let i: i32 = areBelow(place, foreign) ? 64 : 0; i < 64; i += 16) {
      const text: usize = TEXT + <usize>(place + i)
      const v = v128.load(text)
      const seconds = i8x16.lt_s(v, i8x16.splat(-64))
      const expected = i8x16.eq(v128.load(text - 1), letter)
      const letters = v128.or(i8x16.eq(v, letter), seconds)
      if (v128.any_true(v128.or(v128.xor(seconds, expected), v128.xor(letters, i8x16.shr_s(v, 7))))) return -1
      passed -= popcnt(i8x16.bitmask(seconds))
    }
    place += 64
    passed += 64
  }
  for (; place < end; place++) {
    const code = octet(place)
    const isSecond: bool = code >= 128 && code < 192
    if (isSecond != (octet(place - 1) == LETTER) || (code > 127 && !isSecond && code != LETTER)) return -1
    if (isSecond) continue
    if (passed == count) break
    passed++
  }
  return place
}

/** Returns the position `count` codes before `at`, at least `least`, under the same condition as {@link placeAfter}. */
export function placeBefore(at: i32, least: i32, count: i32, isUnits: bool): i32 {
  let place = at
  for (let left = count; left > 0 && place > least; ) {
    place--
    if (isUnits || (octet(place) & 0xc0) != 0x80) left--
  }
  return place
}

/** Returns the position that code `index` came from. */
export function originOf(index: i32): i32 {
  return placeOf(MARKS, marks, index)
}

/** Returns the index of the code from `place`, or of the next one if it has none. */
export function codeAt(place: i32): i32 {
  const last = lastMark(MARKS, marks, Mark.Place, place)
  const found = MARKS + <usize>(last * MARK_SIZE)
  const beyond = place - load<i32>(found, 4)
  // Characters that vanished at the start precede the first code.
  const index = load<i32>(found) + (beyond > 0 ? beyond : 0)
  const past = last == marks - 1 ? folded : load<i32>(found, MARK_SIZE)
  return index < past ? index : past
}

function unit(at: i32): i32 {
  return load<u16>(UNITS + (<usize>at << 1))
}

/** Reads the next code point of UTF-16; an unpaired surrogate is read as it is. */
function readUnits(at: i32, end: i32, isWhole: bool): void {
  const first = unit(at)
  after = at + 1
  if ((first & 0xfc00) == 0xd800) {
    if (at + 1 >= end && !isWhole) {
      after = at
      return
    }
    const second = at + 1 < end ? unit(at + 1) : 0
    if ((second & 0xfc00) == 0xdc00) {
      code = fold(0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff))
      after = at + 2
      return
    }
  }
  code = fold(first)
}

function octet(at: i32): i32 {
  return load<u8>(TEXT + <usize>at)
}

/** Reads the next code point of UTF-8; an invalid octet is read as Windows-1252. */
function readBytes(at: i32, end: i32, isWhole: bool): void {
  const lead = octet(at)
  const width = sequenceLength(lead)
  let value = lead & (0xff >> (width + 1))
  after = at + 1
  let i: i32 = 1
  while (i < width && at + i < end) {
    const next = octet(at + i)
    if (i == 1 ? !isSecondOctet(lead, next) : (next & 0xc0) != 0x80) break
    value = (value << 6) | (next & 0x3f)
    i++
  }
  if (i < width && at + i >= end && !isWhole) {
    after = at
    return
  }
  const isUtf8: bool = width > 0 && i == width
  code = fold(isUtf8 ? value : windowsPoint(lead))
  if (isUtf8) after = at + width
}

/** Returns the end in the text of the character at code `index`, without vanished characters after it. */
export function endOfCode(index: i32, isUnits: bool): i32 {
  const at = originOf(index)
  // Two surrogates form one code point of four octets.
  if (isUnits) return at + (load<u8>(codes + <usize>index) >= <u8>Fold.Other4 ? 2 : 1)
  if (octet(at) < 128) return at + 1
  readBytes(at, i32.MAX_VALUE, true)
  return after
}
