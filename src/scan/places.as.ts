/**
 * Second pass: the masks become places. A place is possible when it begins a run of digits that goes on for six
 * characters with digits and what joins them, is an at sign, a colon that others follow, or a rare character near
 * digits. Two blocks are looked at in one step; most have none.
 */
import { owns } from './claims.as'
import { ATS, COLONS, DIGITS, ESCAPES, JOINTS, OWNED, OWNERS, PLACES, POSSIBLE, RARES } from './layout.as'
import { isOwner, mayBeOwner } from './owners.as'

// @ts-ignore: decorator
@inline function after(mask: v128, next: v128, by: i32): v128 {
  return v128.or(i64x2.shr_u(mask, by), i64x2.shl(next, 64 - by))
}

/** Digits that begin a run whose next five characters are digits and joints. */
function runs(mark: usize, digits: v128): v128 {
  const before = i64x2.shr_u(v128.load(DIGITS + mark - 8), 63)
  const begins = v128.andnot(digits, v128.or(i64x2.shl(digits, 1), before))
  const joined = v128.or(digits, v128.load(JOINTS + mark))
  const next = v128.or(v128.load(DIGITS + mark, 8), v128.load(JOINTS + mark, 8))
  let all = v128.and(after(joined, next, 1), after(joined, next, 2))
  all = v128.and(all, v128.and(after(joined, next, 3), after(joined, next, 4)))
  return v128.and(begins, v128.and(all, after(joined, next, 5)))
}

/** Whether a colon stands one to five places after. */
function colonWithinFive(mask: v128, next: v128): v128 {
  const near = v128.or(after(mask, next, 1), after(mask, next, 2))
  return v128.or(near, v128.or(after(mask, next, 3), v128.or(after(mask, next, 4), after(mask, next, 5))))
}

/** What may be a blank, or stand for one. */
function blanks(mark: usize): v128 {
  return v128.or(v128.load(JOINTS + mark), v128.or(v128.load(ESCAPES + mark), v128.load(RARES + mark)))
}

/** Colons of an address: another one directly after, or two more with at most four characters between each. */
function colonPlaces(mark: usize, colons: v128): v128 {
  const next = v128.load(COLONS + mark, 8)
  const followed = v128.and(colons, colonWithinFive(colons, next))
  if (!v128.any_true(followed)) return followed
  const twice = v128.or(after(colons, next, 1), colonWithinFive(followed, next))
  return v128.and(followed, twice)
}

/** Lead byte of full-width digits, which have a mask of their own nowhere. */
const WIDE: i32 = 0xef

/** Rare characters with a digit or a colon in their block or one beside it, and those that may be wide digits. */
function rarePlaces(mark: usize, block: usize): u64 {
  const bits = load<u64>(RARES + mark)
  if (bits == 0) return 0
  let near: u64 = 0
  for (let by: i32 = -8; by <= 8; by += 8) near |= load<u64>(DIGITS + mark + by) | load<u64>(COLONS + mark + by)
  if (near != 0) return bits
  let wide: u64 = 0
  for (let rest = bits; rest != 0; rest &= rest - 1) if (load<u8>(block + <usize>ctz(rest)) == WIDE) wide |= rest & (0 - rest)
  return wide
}

/** Places with what may begin an escape among the thirty-two before them: colours are that long. */
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

// @ts-ignore: decorator
@inline function pair(one: u64, two: u64): v128 {
  return i64x2.replace_lane(i64x2.splat(<i64>one), 1, <i64>two)
}

/** Lists the bits that are set: four at once, whether there are as many or not, for a branch would go either way. */
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

/** Makes places of the joints listed up to `end` that a listed name stands before. */
function addOwners(text: usize, end: usize): void {
  let asked = PLACES
  for (let at = PLACES; at < end; at += 4) {
    const place = load<i32>(at)
    store<i32>(asked, place)
    asked += <usize>(mayBeOwner(text + <usize>place) != 0) << 2
  }
  for (let at = PLACES; at < asked; at += 4) {
    const place = load<i32>(at)
    const to: usize = OWNED + 8 + (<usize>(place >> 6) << 3)
    store<u64>(to, load<u64>(to) | (<u64>isOwner(text + <usize>place) << (place & 63)))
  }
}

/** Joints, out of `joints`, that a listed name stands before although an escape may be near. */
function ownersNear(joints: u64, block: usize): u64 {
  let owned: u64 = 0
  for (let rest = joints; rest != 0; rest &= rest - 1) {
    if (isOwner(block + <usize>ctz(rest))) owned |= rest & (0 - rest)
  }
  return owned
}

/**
 * Lists the places of `blocks` blocks from `text` on, whose masks begin at byte offset 8, at {@link PLACES}.
 *
 * @returns how many there are; each is counted in characters from the first block
 */
export function listPlaces(text: usize, blocks: i32): i32 {
  let joined = PLACES
  for (let block: i32 = 0; block < blocks; block += 2) {
    const mark: usize = <usize>(block + 1) << 3
    const digits = v128.load(DIGITS + mark)
    const colons = v128.load(COLONS + mark)
    const signs = v128.load(ATS + mark)
    const rares = v128.load(RARES + mark)
    const owners = v128.load(OWNERS + mark)
    const asked = v128.or(v128.or(digits, colons), v128.or(owners, v128.or(signs, rares)))
    v128.store(OWNED + mark, i64x2.splat(0))
    if (!v128.any_true(asked)) {
      v128.store(POSSIBLE + mark, asked)
      continue
    }
    let possible = v128.or(runs(mark, digits), signs)
    if (v128.any_true(colons)) possible = v128.or(possible, colonPlaces(mark, colons))
    const at = text + <usize>(block << 6)
    if (v128.any_true(rares)) {
      possible = v128.or(possible, pair(rarePlaces(mark, at), rarePlaces(mark + 8, at + 64)))
    }
    if (owns && v128.any_true(v128.or(colons, owners))) {
      const near = nearEscapes(mark)
      // A colon right after a digit is that of a time, unless that may be the end of an escape.
      // One before a blank may be that of a name with a digit at its end.
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
