/**
 * Second pass: turns masks into places. A place is the start of a run of digits followed by five more digits and
 * joints, or its end before a bracket, an at sign, a colon followed by others, or a rare character near digits. Each
 * step handles two blocks; most have none.
 */
import { writtenAt } from '../recognise/checks/defanged'
import { Form } from '../recognise/forms'
import { baseOf, Mark, scoreOf } from '../resolve/confidence'
import { owns } from './claims.as'
import { ATS, COLONS, DIGITS, ESCAPES, JOINTS, OWNED, OWNERS, PLACES, POSSIBLE, RARES } from './layout.as'
import { are } from './masks.as'
import { isListedJoint, mayBeListedJoint } from './joint.as'

// @ts-ignore: decorator
@inline function after(mask: v128, next: v128, by: i32): v128 {
  return v128.or(i64x2.shr_u(mask, by), i64x2.shl(next, 64 - by))
}

// @ts-ignore: decorator
@inline function pair(one: u64, two: u64): v128 {
  return i64x2.replace_lane(i64x2.splat(<i64>one), 1, <i64>two)
}

/** Marks the characters of a block before an opening square bracket. */
function beforeBrackets(block: usize): u64 {
  let places: u64 = 0
  for (let by: i32 = 0; by < 64; by += 16) {
    const brackets = i8x16.eq(v128.load(block + by, 1), i8x16.splat(91))
    places |= <u64>i8x16.bitmask(brackets) << by
  }
  return places
}

/** Digits that start a run whose next five characters are digits and joints, or precede a bracketed dot: `192[.]0`. */
function runs(mark: usize, digits: v128, block: usize): v128 {
  const before = i64x2.shr_u(v128.load(DIGITS + mark - 8), 63)
  const begins = v128.andnot(digits, v128.or(i64x2.shl(digits, 1), before))
  const joints = v128.load(JOINTS + mark)
  const nextJoints = v128.load(JOINTS + mark, 8)
  const joined = v128.or(digits, joints)
  const next = v128.or(v128.load(DIGITS + mark, 8), nextJoints)
  const one = after(joined, next, 1)
  const three = after(joined, next, 3)
  const four = after(joined, next, 4)
  const all = v128.and(v128.and(one, after(joined, next, 2)), v128.and(v128.and(three, four), after(joined, next, 5)))
  const found = v128.and(begins, all)
  // Quoted numbers look the same.
  const wrapped = v128.and(digits, v128.andnot(v128.and(after(joints, nextJoints, 2), four), v128.or(one, three)))
  if (!v128.any_true(wrapped)) return found
  return v128.or(found, v128.and(wrapped, pair(beforeBrackets(block), beforeBrackets(block + 64))))
}

/** True if low-confidence findings such as words for an at sign are reported, which may be escaped at will. */
export let isUnsure: bool = false

/** True if known versions are reported. */
export let tellsVersions: bool = false

/** Sets the minimum score of reported claims. */
export function placesFrom(least: i32): void {
  isUnsure = least <= baseOf(Form.EmailWritten)
  tellsVersions = least <= scoreOf(Form.Ipv4, Mark.Version)
}

/** ` AT `. */
const CAPITAL_AT: u32 = 0x20544120

/** Brackets, and blanks before an A, that precede a word for an at sign: at, alfakrøll, snabela, krøllalfa. */
function writtenPlaces(block: usize): u64 {
  let places: u64 = 0
  for (let by: i32 = 0; by < 64; by += 16) {
    const v = v128.load(block + by)
    const next = v128.load(block + by, 1)
    const begins = v128.or(v128.or(are(v, 40), are(v, 91)), v128.and(are(v, 32), are(next, 65)))
    if (!v128.any_true(begins)) continue
    const first = v128.or(next, i8x16.splat(32))
    const second = v128.or(v128.load(block + by, 2), i8x16.splat(32))
    const latin = v128.and(are(first, 97), v128.or(are(second, 116), are(second, 108)))
    const nordic = v128.or(v128.and(are(first, 115), are(second, 110)), v128.and(are(first, 107), are(second, 114)))
    for (let rest = i8x16.bitmask(v128.and(begins, v128.or(latin, nordic))); rest != 0; rest &= rest - 1) {
      const at = block + by + <usize>ctz(rest)
      // For non-ASCII letters, in two of the words and in host names, the folded line decides.
      const is: bool = writtenAt(0, <i32>at) > 0 || load<u32>(at) == CAPITAL_AT || (load<u8>(at, 3) | load<u8>(at, 8)) > 127
      places |= <u64>is << (by + ctz(rest))
    }
  }
  return places
}

/** Marks positions with a colon one to five positions after. */
function colonWithinFive(mask: v128, next: v128): v128 {
  const near = v128.or(after(mask, next, 1), after(mask, next, 2))
  return v128.or(near, v128.or(after(mask, next, 3), v128.or(after(mask, next, 4), after(mask, next, 5))))
}

/** Marks possible blanks, encoded or not. */
function blanks(mark: usize): v128 {
  return v128.or(v128.load(JOINTS + mark), v128.or(v128.load(ESCAPES + mark), v128.load(RARES + mark)))
}

/** Colons of an address: another directly after, or three more, unlike a time, with at most four characters between. */
function colonPlaces(mark: usize, colons: v128): v128 {
  const next = v128.load(COLONS + mark, 8)
  const followed = v128.and(colons, colonWithinFive(colons, next))
  if (!v128.any_true(followed)) return followed
  const together = after(colons, next, 1)
  const twice = v128.and(followed, v128.or(together, colonWithinFive(followed, next)))
  return v128.and(twice, v128.or(together, colonWithinFive(twice, next)))
}

/** Lead byte of full-width digits, which have no mask of their own. */
const WIDE: i32 = 0xef

/** Rare characters with a digit or colon in the same or an adjacent block, and possible full-width digits. */
function rarePlaces(mark: usize, block: usize): u64 {
  const bits = load<u64>(RARES + mark)
  if (bits == 0 || isUnsure) return bits
  let near: u64 = 0
  for (let by: i32 = -8; by <= 8; by += 8) near |= load<u64>(DIGITS + mark + by) | load<u64>(COLONS + mark + by)
  if (near != 0) return bits
  let wide: u64 = 0
  for (let rest = bits; rest != 0; rest &= rest - 1) if (load<u8>(block + <usize>ctz(rest)) == WIDE) wide |= rest & (0 - rest)
  return wide
}

/** Marks positions with a possible escape among the thirty-two before them, the length of colour sequences. */
function nearEscapes(mark: usize): v128 {
  let near = v128.load(ESCAPES + mark)
  let past = i64x2.shr_u(v128.load(ESCAPES + mark - 8), 32)
  if (!v128.any_true(v128.or(near, past))) return near
  for (let by: i32 = 1; by < 32; by <<= 1) {
    near = v128.or(near, i64x2.shl(near, by))
    past = v128.or(past, i64x2.shr_u(past, by))
  }
  return v128.or(i64x2.shl(near, 1), past)
}

/** Lists the set bits, always four at once, because a branch would be unpredictable. */
// @ts-ignore: decorator
@inline function list(bits: u64, at: i32, places: usize): usize {
  let rest = bits
  let to = places
  do {
    store<i32>(to, at + <i32>ctz(rest))
    rest &= rest - 1
    store<i32>(to, at + <i32>ctz(rest), 4)
    rest &= rest - 1
    store<i32>(to, at + <i32>ctz(rest), 8)
    rest &= rest - 1
    store<i32>(to, at + <i32>ctz(rest), 12)
    rest &= rest - 1
    to += 16
  } while (rest != 0)
  return places + (<usize>popcnt(bits) << 2)
}

/** Marks those of the joints listed up to `end` that a listed name precedes. */
function addOwners(text: usize, end: usize): void {
  let asked = PLACES
  for (let at = PLACES; at < end; at += 4) {
    const place = load<i32>(at)
    store<i32>(asked, place)
    asked += <usize>(mayBeListedJoint(text + <usize>place) != 0) << 2
  }
  for (let at = PLACES; at < asked; at += 4) {
    const place = load<i32>(at)
    const to: usize = OWNED + 8 + (<usize>(place >> 6) << 3)
    store<u64>(to, load<u64>(to) | (<u64>isListedJoint(text + <usize>place) << (place & 63)))
  }
}

/** Returns those of `joints`, which may be near an escape, that a listed name precedes. */
function ownersNear(joints: u64, block: usize): u64 {
  let owned: u64 = 0
  for (let rest = joints; rest != 0; rest &= rest - 1) {
    if (isListedJoint(block + <usize>ctz(rest))) owned |= rest & (0 - rest)
  }
  return owned
}

/**
 * Lists the places of `blocks` blocks from `text` on, whose masks start at byte offset 8, at {@link PLACES}.
 *
 * @returns their number; each is counted in characters from the first block
 */
export function listPlaces(text: usize, blocks: i32): i32 {
  let joined = PLACES
  for (let block: i32 = 0; block < blocks; block += 2) {
    const mark: usize = <usize>(block + 1) << 3
    const digits = v128.load(DIGITS + mark)
    const colons = v128.load(COLONS + mark)
    const at = text + <usize>(block << 6)
    let signs = v128.load(ATS + mark)
    if (isUnsure) signs = v128.or(signs, pair(writtenPlaces(at), writtenPlaces(at + 64)))
    const rares = v128.load(RARES + mark)
    const owners = v128.load(OWNERS + mark)
    const asked = v128.or(v128.or(digits, colons), v128.or(owners, v128.or(signs, rares)))
    v128.store(OWNED + mark, i64x2.splat(0))
    if (!v128.any_true(asked)) {
      v128.store(POSSIBLE + mark, asked)
      continue
    }
    let possible = v128.or(runs(mark, digits, at), signs)
    if (v128.any_true(colons)) possible = v128.or(possible, colonPlaces(mark, colons))
    if (v128.any_true(rares)) {
      possible = v128.or(possible, pair(rarePlaces(mark, at), rarePlaces(mark + 8, at + 64)))
    }
    if (owns && v128.any_true(v128.or(colons, owners))) {
      const near = nearEscapes(mark)
      // A colon right after a digit belongs to a time, unless an escape may end there. Before a blank, it may follow a
      // name with a final digit.
      const spaced = after(blanks(mark), blanks(mark + 8), 1)
      const times = v128.andnot(v128.or(i64x2.shl(digits, 1), i64x2.shr_u(v128.load(DIGITS + mark - 8), 63)), spaced)
      const joints = v128.or(owners, v128.andnot(colons, v128.andnot(times, near)))
      const hidden = v128.and(joints, near)
      if (v128.any_true(hidden)) {
        store<u64>(OWNED + mark, ownersNear(i64x2.extract_lane(hidden, 0), at))
        store<u64>(OWNED + mark, ownersNear(i64x2.extract_lane(hidden, 1), at + 64), 8)
      }
      const open = v128.andnot(joints, near)
      joined = list(i64x2.extract_lane(open, 0), block << 6, joined)
      joined = list(i64x2.extract_lane(open, 1), (block + 1) << 6, joined)
    }
    v128.store(POSSIBLE + mark, possible)
  }
  addOwners(text, joined)
  let end = PLACES
  for (let block: i32 = 0; block < blocks; block += 2) {
    const mark: usize = <usize>(block + 1) << 3
    const possible = v128.or(v128.load(POSSIBLE + mark), v128.load(OWNED + mark))
    if (!v128.any_true(possible)) continue
    end = list(i64x2.extract_lane(possible, 0), block << 6, end)
    if (block + 1 < blocks) end = list(i64x2.extract_lane(possible, 1), (block + 1) << 6, end)
  }
  return <i32>(end - PLACES) >> 2
}
