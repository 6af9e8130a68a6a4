/**
 * What tells that a listed name may stand before a joint: its last four characters, mostly, which one look into the
 * bitmap of the list rules out.
 */
import { MOST_TAG } from '../resolve/elements'
import { isNameCode } from '../resolve/field'
import { ownsOtherwise } from '../resolve/listed'
import { endBit, LONGEST_HINT, mayEndOn, Names } from '../resolve/name-block'
import { mayBeEscape, sequenceBefore } from '../resolve/escapes'
import { mayBeginList } from '../resolve/list-behind'
import { mayOwn } from '../resolve/owned'
import { mayBePair } from '../resolve/pair-lines'
import { isAlphanumeric, isDigit, isLetter, isLineEnd } from '../text/codes'
import { LEXICON, SCRATCH } from './layout.as'
import { are, marks } from './masks.as'

/** 1 when a listed name may end with the four characters in `v`, the last one in the highest octet. */
// @ts-ignore: decorator
@inline function endsOne(v: u32): u32 {
  const bit = endBit(<i32>(v & 0x1f1f1f1f))
  return (<u32>load<u8>(LEXICON + <usize>(Names.Begin + Names.Ends + (bit >> 3))) >> (bit & 7)) & 1
}

/** `name`, and ` key`. */
const NAME: u32 = 0x656d616e
const KEY: u32 = 0x79656b20

/**
 * 0 when no listed name stands before the joint at `at`, in front of which no escape is near. Nearly all joints go here,
 * so nothing branches.
 */
// @ts-ignore: decorator
@inline export function mayBeOwner(at: usize): u32 {
  const two = <u32>load<u16>(at - 1)
  const quoted = <u32>((two & 255) == 34)
  const v = load<u64>(at - 4 - <usize>quoted)
  const last = <u32>v >> 24
  const isOther = <u32>((last | 32) - 97 > 25) & (quoted | <u32>(last != 58))
  // A plus, a bracket behind the joint, or what is outside ASCII; a tag may end with an attribute.
  const odd = (((v ^ 0x5b5b5b002b2b2b2b) - 0x0101010101010101) | v) & 0x8080808080808080
  // What names the value on a line below: see `pair-lines.ts`.
  const four = <u32>v | 0x20202020
  const isName = (<u32>(four == NAME) | <u32>(four == KEY)) & (quoted ^ 1)
  return isName | endsOne(<u32>v) | isOther | <u32>(odd != 0) | <u32>(two == 0x3e22)
}

/** Not 0 when one of four characters is a plus, which is a space in a query, or outside ASCII. */
// @ts-ignore: decorator
@inline function isOdd(v: u32): u32 {
  return (((v ^ 0x2b2b2b2b) - 0x01010101) | v) & 0x80808080
}

// @ts-ignore: decorator
@inline function isAny(v: v128, one: i8, other: i8): bool {
  // Escapes begin no more than twelve characters before.
  return i8x16.bitmask(v128.or(are(v, one), are(v, other))) >> 4 != 0
}

/** Whether the bracket of a control sequence stands among the codes before `end`, behind what may end its escape. */
function mayHaveSequence(end: usize): bool {
  let brackets = i8x16.splat(0)
  for (let by: usize = 16; by <= 48; by += 16) {
    const before = v128.load(end - by - 1)
    const ends = v128.or(are(before, 27), v128.or(are(before, 91), are(before, 51)))
    const letters = v128.or(are(v128.or(before, i8x16.splat(32)), 98), are(before, 101))
    brackets = v128.or(brackets, v128.and(are(v128.load(end - by), 91), v128.or(ends, letters)))
  }
  return v128.any_true(brackets)
}

/** Whether one of the marks in `v` begins an escape. */
function isBehindMark(v: v128): bool {
  return isAny(v, 37, 92) || isAny(v, 27, 94) || isAny(v, 35, 35) || (isAny(v, 38, 38) && isAny(v, 59, 59))
}

/** Whether a letter before `end` may be that of an escape: % or \\ is near, or & with # or ; behind it. */
// @ts-ignore: decorator
@inline function isNearEscape(end: usize): bool {
  const v = v128.load(end - 16)
  if (i8x16.bitmask(marks(v)) >> 4 != 0 && isBehindMark(v)) return true
  // The escape of a control sequence may be further away.
  if (!mayHaveSequence(end)) return false
  for (let i = 0; i < 12; i++) if (sequenceBefore(0, <i32>end - i) >= 0) return true
  return false
}

/** Whether the bracket at `at` closes on a number, which is no name: cron[4711]: */
function isNumberInBrackets(at: usize): bool {
  let from = at - 1
  while (isDigit(load<u8>(from))) from--
  return from < at - 1 && load<u8>(from) == 91
}

/** Whether a listed name may end at `end`, behind a letter, or one that is written with escapes. */
function mayEndName(end: usize): bool {
  const v = load<u32>(end - 4)
  if (isOdd(v) != 0) return true
  return (endsOne(v) != 0 && mayEndOn(0, <i32>end - LONGEST_HINT, <i32>end, LEXICON)) || isNearEscape(end)
}

/** Whether the listed name may end at `from` that a tag has, or one of its attributes for a value; digits and joints may follow it. */
function mayEndOne(from: usize): bool {
  let end = from
  let code: i32 = load<u8>(end - 1)
  while (code > 32 && code < 128 && code != 34 && code != 39 && code != 60 && !isLetter(code)) {
    end--
    code = load<u8>(end - 1)
  }
  return endsOne(load<u32>(end - 4)) != 0 && mayEndOn(0, <i32>end - LONGEST_HINT, <i32>end, LEXICON)
}

/** Whether a code may begin something that is read as something else, by the one behind it: # is as often the begin of an anchor. */
function beginsEscape(code: i32, next: i32): bool {
  if (code > 127 || code < 9 || code == 27) return true
  return code == 37 || code == 92 || code == 38 || code == 94 || code == 43 || (code == 35 && isDigit(next))
}

/**
 * Whether the tag whose last attribute the bracket at `at` ends may have a listed name, or one for the value of an attribute. What
 * may be an escape in it may be anything.
 */
function mayOwnElement(at: usize): bool {
  for (let place = at - 1; <i32>(at - place) < MOST_TAG; place--) {
    const code: i32 = load<u8>(place)
    if (code == 60) {
      let end = place + 1
      while (isNameCode(load<u8>(end)) || load<u8>(end) == 58) end++
      return mayEndOne(end)
    }
    if (isLineEnd(code)) return false
    if (code == 62 || beginsEscape(code, load<u8>(place + 1))) return true
    if ((code == 34 || code == 39) && mayEndOne(place)) return true
  }
  return false
}

/** Whether `mayOwn` is to be asked about the joint at `at`: of most it is known after a few reads that it says no. */
function isOwnerWorthIt(at: usize): bool {
  // A list of names and values.
  if (mayBeginList(0, <i32>at)) return true
  let end = at
  let code: i32 = load<u8>(at - 1)
  if (code == 34) {
    if (load<u8>(at) == 62) return ownsOtherwise(LEXICON) || mayOwnElement(at)
    end--
    code = load<u8>(end - 1)
  }
  const small = code | 32
  if (small >= 97 && small <= 122) {
    return (end == at && mayBePair(0, <i32>at)) || mayEndName(end)
  }
  // What stands at the end of a name in quotes is passed over, and in a tag behind its name.
  if (end != at || (load<u8>(at) == 62 && ownsOtherwise(LEXICON))) return true
  if (code == 32) return mayStandBefore(load<u8>(at - 2))
  if (code == 41) return load<u8>(at + 1) == 40 && load<u8>(at) == 61
  if (code == 93) return load<u8>(at) != 58 || !isNumberInBrackets(at - 1)
  if (!isDigit(code) || load<u8>(at) != 58) return mayStandBefore(code)
  const past = at - (isDigit(load<u8>(at - 2)) ? 2 : 1)
  if (isLetter(load<u8>(past - 1)) || load<u8>(past - 1) > 127) {
    if (mayBeEscape(load<u8>(at + 1)) || (load<u8>(at + 1) == 32 && mayEndName(past))) return true
  }
  return load<u8>(at - 3) == 37 || load<u8>(at - 6) == 92 || load<u8>(at - 4) == 92 || load<u8>(at - 4) == 35
}

/** Whether a code may end a name, or stand between one and its joint. */
function mayStandBefore(code: i32): bool {
  if (isAlphanumeric(code) || code > 127 || (code < 14 && code != 10)) return true
  if (code == 34 || code == 39 || code == 59 || code == 91 || code == 93 || code == 92 || code == 32 || code == 43) return true
  return code == 45 || code == 46 || code == 95 || code == 125 || code == 42 || code == 96
}

/** Whether a listed name may stand before the joint at `at`. */
export function isOwner(at: usize): bool {
  return isOwnerWorthIt(at) && mayOwn(0, <i32>at, LEXICON, SCRATCH)
}
