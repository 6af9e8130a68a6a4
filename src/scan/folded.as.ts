/**
 * A line with something outside ASCII in it becomes folded codes, as `text/view.ts` makes them: one for each code
 * point, none for what cannot be seen. For each code the place it came from is kept.
 */
import { Fold } from '../text/codes'
import { CODES, CODES_MOST, FOLD, FOLD_PAGES, GUARD, ORIGINS, TEXT, UNITS } from './layout.as'

/** Asks the host to write one page of the fold table. */
// @ts-ignore: decorator
@external('host', 'page')
declare function askForPage(page: i32): void

/** How many codes there are. */
export let folded: i32 = 0
/** Where reading stopped: the end, or a character that is not all there. */
export let stopped: i32 = 0

/** The fold code of a code point, 0 for one that leaves none. */
function fold(point: i32): i32 {
  const page = point >> 8
  if (load<u8>(FOLD_PAGES + <usize>page) == 0) {
    store<u8>(FOLD_PAGES + <usize>page, 1)
    askForPage(page)
  }
  return load<u8>(FOLD + <usize>point)
}

function append(code: i32, origin: i32): void {
  if (code == 0) return
  store<u8>(CODES + <usize>folded, code)
  store<i32>(ORIGINS + (<usize>folded << 2), origin)
  folded++
}

/** Copies sixteen ASCII characters at a time as long as there are such. */
function appendAscii(at: i32, end: i32): i32 {
  let from = at
  let n = folded
  const steps = i32x4(0, 1, 2, 3)
  while (from + 16 <= end && n + 16 <= CODES_MOST) {
    const v = v128.load(TEXT + <usize>from)
    if (i8x16.bitmask(v) != 0) break
    v128.store(CODES + <usize>n, v)
    const to: usize = ORIGINS + (<usize>n << 2)
    const origins = i32x4.add(i32x4.splat(from), steps)
    v128.store(to, origins)
    v128.store(to, i32x4.add(origins, i32x4.splat(4)), 16)
    v128.store(to, i32x4.add(origins, i32x4.splat(8)), 32)
    v128.store(to, i32x4.add(origins, i32x4.splat(12)), 48)
    from += 16
    n += 16
  }
  folded = n
  return from
}

/** Folds the text from `at` to `end`, as much as fits. `isWhole` says that nothing comes after it. */
export function foldText(at: i32, end: i32, isUnits: bool, isWhole: bool): void {
  folded = 0
  let from = at
  let goesOn = true
  while (goesOn && from < end && folded < CODES_MOST) {
    from = appendAscii(from, end)
    // What follows is not ASCII, or a short rest.
    for (let i: i32 = 0; i < 16 && from < end && folded < CODES_MOST; i++) {
      const next = isUnits ? appendUnit(from, end, isWhole) : appendBytes(from, end, isWhole)
      goesOn = next > from
      if (!goesOn) break
      from = next
    }
  }
  stopped = from
  store<i32>(ORIGINS + (<usize>folded << 2), from)
  memory.fill(CODES + <usize>folded, 10, GUARD)
}

function unit(at: i32): i32 {
  return load<u16>(UNITS + (<usize>at << 1))
}

/** The next code point of UTF-16; a surrogate without its other half stands for itself. */
function appendUnit(at: i32, end: i32, isWhole: bool): i32 {
  const first = unit(at)
  if (first < 128) {
    append(first, at)
    return at + 1
  }
  if ((first & 0xfc00) == 0xd800) {
    if (at + 1 >= end && !isWhole) return at
    const second = at + 1 < end ? unit(at + 1) : 0
    if ((second & 0xfc00) == 0xdc00) {
      append(fold(0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff)), at)
      return at + 2
    }
  }
  append(fold(first), at)
  return at + 1
}

function octet(at: i32): i32 {
  return load<u8>(TEXT + <usize>at)
}

/** Lowest and highest second octet after a lead octet (RFC 3629 section 4); the rest are 80 to BF. */
function isSecond(lead: i32, second: i32): bool {
  if (lead == 0xe0) return second >= 0xa0 && second <= 0xbf
  if (lead == 0xed) return second >= 0x80 && second <= 0x9f
  if (lead == 0xf0) return second >= 0x90 && second <= 0xbf
  if (lead == 0xf4) return second >= 0x80 && second <= 0x8f
  return (second & 0xc0) == 0x80
}

/** Octets that a lead octet asks for, 0 when it is none. */
function widthOf(lead: i32): i32 {
  if (lead < 0xc2 || lead > 0xf4) return 0
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
}

/** The next code point of UTF-8; an octet that is no UTF-8 becomes one code. */
function appendBytes(at: i32, end: i32, isWhole: bool): i32 {
  const lead = octet(at)
  if (lead < 128) {
    append(lead, at)
    return at + 1
  }
  const width = widthOf(lead)
  let point = lead & (0xff >> (width + 1))
  for (let i: i32 = 1; i < width; i++) {
    if (at + i >= end) {
      if (!isWhole) return at
      append(Fold.Invalid, at)
      return at + 1
    }
    const next = octet(at + i)
    if (i == 1 ? !isSecond(lead, next) : (next & 0xc0) != 0x80) {
      append(Fold.Invalid, at)
      return at + 1
    }
    point = (point << 6) | (next & 0x3f)
  }
  append(width == 0 ? <i32>Fold.Invalid : fold(point), at)
  return at + (width == 0 ? 1 : width)
}

/** End of the character at code `index`, in the text: what vanished after it is no part of it. */
export function endOfCode(index: i32, isUnits: bool): i32 {
  const at = load<i32>(ORIGINS + (<usize>index << 2))
  if (isUnits) {
    const isPair = (unit(at) & 0xfc00) == 0xd800 && (unit(at + 1) & 0xfc00) == 0xdc00
    return at + (isPair ? 2 : 1)
  }
  if (load<u8>(CODES + <usize>index) == <u8>Fold.Invalid) return at + 1
  const width = widthOf(octet(at))
  return at + (width == 0 ? 1 : width)
}
