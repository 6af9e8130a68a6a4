/**
 * Second pass: the masks become places. A place is possible when it begins a run of digits that goes on for six
 * characters with digits and what joins them, is an at sign, a colon that others follow, or a rare character near
 * digits. Two blocks are looked at in one step; most have none.
 */
import { owns } from './claims.as'
import { ATS, COLONS, DIGITS, JOINTS, OWNERS, RARES } from './layout.as'
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

/** Colons that may end a name: not those of a time, right after a digit, unless that may be the end of an escape. */
function jointColons(mark: usize, digits: v128, colons: v128, hides: bool): v128 {
  if (hides) return colons
  const before = i64x2.shr_u(v128.load(DIGITS + mark - 8), 63)
  return v128.andnot(colons, v128.or(i64x2.shl(digits, 1), before))
}

/** Joints, out of `joints`, that a listed name may stand before; `hides` says that an escape may be near. */
function ownerPlaces(joints: u64, block: usize, hides: bool): u64 {
  let asked = joints
  if (!hides) {
    asked = 0
    for (let rest = joints; rest != 0; rest &= rest - 1) {
      asked |= select<u64>(rest & (0 - rest), 0, mayBeOwner(block + <usize>ctz(rest)) != 0)
    }
  }
  let owned: u64 = 0
  for (let rest = asked; rest != 0; rest &= rest - 1) {
    if (isOwner(block + <usize>ctz(rest), hides)) owned |= rest & (0 - rest)
  }
  return owned
}

function push(bits: u64, at: i32, places: usize, count: i32): i32 {
  let rest = bits
  let n = count
  while (rest != 0) {
    store<i32>(places + (<usize>n << 2), at + <i32>ctz(rest))
    rest &= rest - 1
    n++
  }
  return n
}

/**
 * Lists at `places` the places of `blocks` blocks from `text` on, whose masks begin at byte offset 8.
 *
 * @returns how many there are; each is counted in characters from the first block
 */
export function listPlaces(text: usize, blocks: i32, places: usize): i32 {
  let count: i32 = 0
  for (let block: i32 = 0; block < blocks; block += 2) {
    const mark: usize = <usize>(block + 1) << 3
    const digits = v128.load(DIGITS + mark)
    const colons = v128.load(COLONS + mark)
    const signs = v128.load(ATS + mark)
    const rares = v128.load(RARES + mark)
    // An escape may have begun in the block before.
    const hides: bool = v128.any_true(signs) || (load<u64>(ATS + mark - 8) >> 48) != 0
    const joints = v128.or(v128.load(OWNERS + mark), jointColons(mark, digits, colons, hides))
    const asked = v128.or(v128.or(digits, colons), v128.or(joints, v128.or(signs, rares)))
    if (!v128.any_true(asked)) continue
    let possible = v128.or(runs(mark, digits), signs)
    if (v128.any_true(colons)) possible = v128.or(possible, colonPlaces(mark, colons))
    let first = i64x2.extract_lane(possible, 0)
    let second = i64x2.extract_lane(possible, 1)
    if (owns && v128.any_true(joints)) {
      const at = text + <usize>(block << 6)
      first |= ownerPlaces(i64x2.extract_lane(joints, 0), at, hides)
      second |= ownerPlaces(i64x2.extract_lane(joints, 1), at + 64, hides)
    }
    if (v128.any_true(rares)) {
      const at = text + <usize>(block << 6)
      first |= rarePlaces(mark, at)
      second |= rarePlaces(mark + 8, at + 64)
    }
    if (first != 0) count = push(first, block << 6, places, count)
    if (second != 0 && block + 1 < blocks) count = push(second, (block + 1) << 6, places, count)
  }
  return count
}
