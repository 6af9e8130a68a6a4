/**
 * Four dotted numbers, from the masks: whether there are as many as in an address, and whether they are certainly a
 * product's version.
 */
import { Row } from '../recognise/rows'
import { isLower } from '../resolve/name-before'
import { isDigit } from '../text/codes'
import { DIGITS } from './layout.as'
import { tellsVersions } from './possible-places.as'

/** Returns the digit bits from a place on; at least 57 are valid. */
export function digitsFrom(place: i32): u64 {
  return load<u64>(DIGITS + 8 + (<usize>place >> 3)) >> (<u64>place & 7)
}

/** Returns the length of the run of digits at the start of `digits`. */
export function runOf(digits: u64): i32 {
  return <i32>ctz(~digits)
}

/** True if the code is a digit, or non-ASCII, which may be a full-width one: the folded line decides. */
export function mayBeDigit(code: i32): bool {
  return code >= 128 || isDigit(code)
}

/** Returns the address row if fewer than four dotted octets follow, judged by the digit bits; else 0. */
export function octetsRow(at: usize, digits: u64): i32 {
  let place = at
  let rest = digits
  for (let part: i32 = 0; part < 3; part++) {
    const run = runOf(rest)
    const joint: i32 = load<u8>(place + run)
    // A dot may be bracketed.
    if (joint != 46) return joint == 91 || joint == 40 || joint >= 128 ? 0 : 1 << Row.Ip
    place += run + 1
    rest >>= <u64>run + 1
  }
  return mayBeDigit(load<u8>(place)) ? 0 : 1 << Row.Ip
}

/** True for a blank, quote, bracket or line end, which no escape starts or ends with. */
function isBeside(code: i32): bool {
  return code == 32 || code == 34 || code == 40 || code == 41 || code == 10
}

/** Returns the address of the last character before `end` that is no blank. */
function beforeBlanks(end: usize): usize {
  let place = end - 1
  while (load<u8>(place) == 32 || load<u8>(place) == 9) place--
  return place
}

/** True if a word at `at` begins as it stands there: not behind a character set, `ESC (`, or a name of JSON. */
function beginsHere(at: usize): bool {
  if (!isBeside(load<u8>(at - 1))) return false
  if (load<u8>(at - 1) == 40) return isBeside(load<u8>(at - 2))
  const before = beforeBlanks(at)
  return load<u8>(before) != 58 || load<u8>(beforeBlanks(before)) != 34
}

/** 127. and 255. */
const LOOPBACK: u32 = 0x2e373231
const BROADCAST: u32 = 0x2e353532

/** True if four numbers are certainly a product's version, `Chrome/120.0.0.0`: `isVersion` agrees, decoded or not. */
export function isOfProduct(at: usize, place: i32): bool {
  if (tellsVersions || load<u8>(at - 1) != 47 || !isLower(load<u8>(at - 2))) return false
  // These are reported.
  if (load<u8>(at) == 48 || load<u32>(at) == LOOPBACK || load<u32>(at) == BROADCAST) return false
  let from = at - 3
  while (isLower(load<u8>(from))) from--
  if (<u32>(<i32>load<u8>(from) - 65) > 25 || !beginsHere(from)) return false
  let rest = digitsFrom(place)
  let end = at - 1
  for (let part: i32 = 0; part < 4; part++) {
    const run = runOf(rest)
    end += run + 1
    rest >>= <u64>run + 1
  }
  return isBeside(load<u8>(end))
}
