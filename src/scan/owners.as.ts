/**
 * What tells that a listed name may stand before a joint: its last four characters, mostly, which one look into the
 * bitmap of the list rules out.
 */
import { endBit, mayEnd, Names } from '../resolve/listed'
import { mayOwn } from '../resolve/owned'
import { isAlphanumeric, isDigit, isLetter } from '../text/codes'
import { LEXICON, SCRATCH } from './layout.as'

/** 1 when a listed name may end with the four characters in `v`, the last one in the highest octet. */
// @ts-ignore: decorator
@inline function endsOne(v: u32): u32 {
  const hints = ((v & 31) << 15) | ((v >> 8 & 31) << 10) | ((v >> 16 & 31) << 5) | (v >> 24 & 31)
  const bit = endBit(<i32>hints)
  return (<u32>load<u8>(LEXICON + <usize>(Names.Begin + Names.Ends + (bit >> 3))) >> (bit & 7)) & 1
}

/**
 * 0 when no listed name stands before the joint at `at`, in front of which no escape is near. Nearly all joints go here,
 * so nothing branches.
 */
// @ts-ignore: decorator
@inline export function mayBeOwner(at: usize): u32 {
  const quoted = <u32>(load<u8>(at - 1) == 34)
  const v = load<u32>(at - 4 - <usize>quoted)
  const last = v >> 24
  const isOther = <u32>((last | 32) - 97 > 25) & (quoted | <u32>(last != 58))
  return endsOne(v) | isOther | (v & 0x80808080) | (quoted & <u32>(load<u8>(at) == 62))
}

/** Whether `mayOwn` is to be asked about the joint at `at`: of most it is known after a few reads that it says no. */
function isOwnerWorthIt(at: usize): bool {
  let end = at
  let code: i32 = load<u8>(at - 1)
  if (code == 34) {
    // The tag may end with an attribute.
    if (load<u8>(at) == 62) return true
    end--
    code = load<u8>(end - 1)
  }
  const small = code | 32
  if (small >= 97 && small <= 122) {
    const v = load<u32>(end - 4)
    // Escapes end with letters, too.
    if ((v & 0x80808080) != 0 || (v >> 8 & 255) == 37 || (v >> 16 & 255) == 92 || load<u8>(end - 6) == 92) return true
    return endsOne(v) != 0
  }
  // Of a name of JSON the end tells nothing that is no letter.
  if (end != at && load<u8>(at) == 58) return true
  if (code == 32 && end == at) return isNameEnd(load<u8>(at - 2))
  // A number in brackets, as in cron[4711]:, is no name.
  if (code == 93 && end == at) return !isDigit(load<u8>(at - 2)) || load<u8>(at - 4) == 37
  if (!isDigit(code) || end != at || load<u8>(at) != 58) return isNameEnd(code)
  return load<u8>(at - 3) == 37 || load<u8>(at - 6) == 92
}

/** Whether a code may end a name, or stand between one and its joint. */
function isNameEnd(code: i32): bool {
  if (isAlphanumeric(code) || code > 127) return true
  return code == 34 || code == 39 || code == 59 || code == 93 || code == 92 || code == 32 || code == 43 || code == 9
}

/**
 * Whether a name of JSON stands before the colon at `at` that {@link mayOwn} does not see, because blanks or something
 * that is no letter end it: as `ruleOf` reads such a name, it may be a listed one.
 */
function isNameOfJson(at: usize): bool {
  let end = at
  while (load<u8>(end - 1) == 32 || load<u8>(end - 1) == 9 || load<u8>(end - 1) == 13) end--
  if (load<u8>(at) != 58 || load<u8>(end - 1) != 34) return false
  end--
  while (load<u8>(end - 1) == 92) end--
  if (load<u8>(at - 1) == 34 && isLetter(load<u8>(end - 1))) return false
  let code: i32 = load<u8>(end - 1)
  while (!isLetter(code) && code < 128 && code != 34 && code != 10) {
    end--
    code = load<u8>(end - 1)
  }
  return code != 34 && code != 10 && mayEnd(0, <i32>end, LEXICON)
}

/** Whether a listed name may stand before the joint at `at`. */
export function isOwner(at: usize): bool {
  return isOwnerWorthIt(at) && (mayOwn(0, <i32>at, LEXICON, SCRATCH) || isNameOfJson(at))
}
