/**
 * Prefilter for listed names before a joint: usually a single look-up of the last four characters in the list's bitmap
 * rules one out.
 */
import { MOST_TAG } from '../resolve/elements'
import { isNameCode } from '../resolve/name-before'
import { ownsOtherwise } from '../resolve/listed-names'
import { endBit, LONGEST_HINT, mayEndOn, Names } from '../resolve/name-block'
import { mayBeEscape, mayEndEscape, sequenceBefore } from '../listed/escaped-names'
import { mayBeginList } from '../listed/json-list'
import { mayOwn } from '../listed/joint'
import { mayBePair } from '../listed/yaml-pairs'
import { isAlphanumeric, isDigit, isLetter, isLineEnd } from '../text/codes'
import { LEXICON, SCRATCH } from './layout.as'
import { are, marks } from './masks.as'

/** Returns 1 if a listed name may end with the four characters in `v`, the last in the highest octet. */
// @ts-ignore: decorator
@inline function endsOne(v: u32): u32 {
  const bit = endBit(<i32>(v & 0x1f1f1f1f))
  return (<u32>load<u8>(LEXICON + <usize>(Names.Begin + Names.Ends + (bit >> 3))) >> (bit & 7)) & 1
}

/** `name`, and ` key`. */
const NAME: u32 = 0x656d616e
const KEY: u32 = 0x79656b20

/**
 * Returns 0 if no listed name precedes the joint at `at` and no escape is near. Nearly all joints end here, so there
 * are no branches.
 */
// @ts-ignore: decorator
@inline export function mayBeListedJoint(at: usize): u32 {
  const two = <u32>load<u16>(at - 1)
  const quoted = <u32>((two & 255) == 34)
  const v = load<u64>(at - 4 - <usize>quoted)
  const last = <u32>v >> 24
  const isOther = <u32>((last | 32) - 97 > 25) & (quoted | <u32>(last != 58))
  // A plus, a bracket after the joint, or non-ASCII; a tag may end with an attribute.
  const odd = (((v ^ 0x5b5b5b002b2b2b2b) - 0x0101010101010101) | v) & 0x8080808080808080
  // Names the value on a line below: see `listed/yaml-pairs.ts`.
  const four = <u32>v | 0x20202020
  const isName = (<u32>(four == NAME) | <u32>(four == KEY)) & (quoted ^ 1)
  return isName | endsOne(<u32>v) | isOther | <u32>(odd != 0) | <u32>(two == 0x3e22)
}

/** Non-zero if one of four characters is a plus, which is a space in a query string, or not ASCII. */
// @ts-ignore: decorator
@inline function isOdd(v: u32): u32 {
  return (((v ^ 0x2b2b2b2b) - 0x01010101) | v) & 0x80808080
}

// @ts-ignore: decorator
@inline function isAny(v: v128, one: i8, other: i8): bool {
  // Escapes start at most twelve characters before.
  return i8x16.bitmask(v128.or(are(v, one), are(v, other))) >> 4 != 0
}

/**
 * True if the bracket of a control sequence, or the one before a character set, after a possible end of its escape, is
 * among the codes before `end`.
 */
function mayHaveSequence(end: usize): bool {
  let brackets = i8x16.splat(0)
  for (let by: usize = 16; by <= 48; by += 16) {
    const before = v128.load(end - by - 1)
    const ends = v128.or(are(before, 27), v128.or(are(before, 91), are(before, 51)))
    const letters = v128.or(are(v128.or(before, i8x16.splat(32)), 98), are(before, 101))
    const opening = v128.load(end - by)
    // Parentheses differ in the last bit.
    const opens = v128.or(are(opening, 91), are(v128.and(opening, i8x16.splat(-2)), 40))
    brackets = v128.or(brackets, v128.and(opens, v128.or(ends, letters)))
  }
  return v128.any_true(brackets)
}

/** True if one of the marks in `v` introduces an escape. */
function isBehindMark(v: v128): bool {
  return isAny(v, 37, 92) || isAny(v, 27, 94) || isAny(v, 35, 35) || (isAny(v, 38, 38) && isAny(v, 59, 59))
}

/** True if a letter before `end` may belong to an escape: % or \\ is near, or & followed by # or ; */
// @ts-ignore: decorator
@inline function isNearEscape(end: usize): bool {
  const v = v128.load(end - 16)
  if (i8x16.bitmask(marks(v)) >> 4 != 0 && isBehindMark(v)) return true
  // The escape of a control sequence may be further back.
  if (!mayHaveSequence(end)) return false
  for (let i = 0; i < 12; i++) if (sequenceBefore(0, <i32>end - i) >= 0) return true
  return false
}

/** True if the bracket at `at` encloses a number, which is not a name: cron[4711]: */
function isNumberInBrackets(at: usize): bool {
  let from = at - 1
  while (isDigit(load<u8>(from))) from--
  return from < at - 1 && load<u8>(from) == 91
}

/** True if a listed name, possibly escaped, may end at `end`, after a letter. */
function mayEndName(end: usize): bool {
  const v = load<u32>(end - 4)
  if (isOdd(v) != 0) return true
  return (endsOne(v) != 0 && mayEndOn(0, <i32>end - LONGEST_HINT, <i32>end, LEXICON)) || isNearEscape(end)
}

/** True if a listed name, then digits and joints, may end at `from`: a tag's, or the value of its attribute. */
function mayEndOne(from: usize): bool {
  let end = from
  let code: i32 = load<u8>(end - 1)
  while (code > 32 && code < 128 && code != 34 && code != 39 && code != 60 && !isLetter(code)) {
    end--
    code = load<u8>(end - 1)
  }
  return endsOne(load<u32>(end - 4)) != 0 && mayEndOn(0, <i32>end - LONGEST_HINT, <i32>end, LEXICON)
}

/** True if a code may introduce an encoded character, given the next one: # often starts an anchor instead. */
function beginsEscape(code: i32, next: i32): bool {
  if (code > 127 || code < 9 || code == 27) return true
  return code == 37 || code == 92 || code == 38 || code == 94 || code == 43 || (code == 35 && isDigit(next))
}

/**
 * True if the tag that ends with an attribute at `at` may have a listed name, or one as the value of an attribute. A
 * possible escape in it may be anything.
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

/** True if `mayOwn` must examine the joint at `at`: a few reads exclude most joints. */
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
  // Characters at the end of a quoted name are skipped, and in a tag after its name.
  if (end != at || (load<u8>(at) == 62 && ownsOtherwise(LEXICON))) return true
  if (code == 32) return mayStandBefore(load<u8>(at - 2))
  if (code == 41) return load<u8>(at + 1) == 40 && load<u8>(at) == 61
  if (code == 93) return load<u8>(at) != 58 || !isNumberInBrackets(at - 1)
  if (!isDigit(code) || load<u8>(at) != 58) return mayStandBefore(code) || mayEndEscape(0, <i32>at)
  const past = at - (isDigit(load<u8>(at - 2)) ? 2 : 1)
  if (isLetter(load<u8>(past - 1)) || load<u8>(past - 1) > 127) {
    if (mayBeEscape(load<u8>(at + 1)) || (load<u8>(at + 1) == 32 && mayEndName(past))) return true
  }
  return load<u8>(at - 3) == 37 || load<u8>(at - 6) == 92 || load<u8>(at - 4) == 92 || load<u8>(at - 4) == 35
}

/** True if a code may end a name, or occur between one and its joint. */
function mayStandBefore(code: i32): bool {
  if (isAlphanumeric(code) || code > 127 || (code < 14 && code != 10)) return true
  if (code == 34 || code == 39 || code == 59 || code == 91 || code == 93 || code == 92 || code == 32 || code == 43) return true
  return code == 45 || code == 46 || code == 95 || code == 125 || code == 42 || code == 96
}

/** True if a line begins before a colon: its name is on an earlier one. */
function beginsLine(at: usize): bool {
  if (load<u8>(at) != 58) return false
  let place = at - 1
  while (load<u8>(place) == 32 || load<u8>(place) == 9) place--
  return isLineEnd(load<u8>(place))
}

/** True if a listed name may precede the joint at `at`. */
export function isListedJoint(at: usize): bool {
  if (isOwnerWorthIt(at)) return mayOwn(0, <i32>at, LEXICON, SCRATCH)
  return ownsOtherwise(LEXICON) && beginsLine(at)
}
