/**
 * Four numbers that dots join, told by the masks: whether there are as many as an address has, and whether they are the
 * version of a product for sure.
 */
import { Row } from '../recognise/rows'
import { isLower } from '../resolve/field'
import { isDigit } from '../text/codes'
import { DIGITS } from './layout.as'
import { tellsVersions } from './places.as'

/** Digits from the place on, by the mask: 57 of them are known for sure. */
export function digitsFrom(place: i32): u64 {
  return load<u64>(DIGITS + 8 + (<usize>place >> 3)) >> (<u64>place & 7)
}

/** Length of the run of digits that `digits` begins with. */
export function runOf(digits: u64): i32 {
  return <i32>ctz(~digits)
}

/** Whether the code is a digit, or may be a wide one: of what is outside ASCII the folded line tells. */
export function mayBeDigit(code: i32): bool {
  return code >= 128 || isDigit(code)
}

/** The row of addresses where dots join fewer than four octets from `at` on, of whose codes `digits` tells the digits; else 0. */
export function octetsRow(at: usize, digits: u64): i32 {
  let place = at
  let rest = digits
  for (let part: i32 = 0; part < 3; part++) {
    const run = runOf(rest)
    const joint: i32 = load<u8>(place + run)
    // A dot may stand in brackets.
    if (joint != 46) return joint == 91 || joint == 40 || joint >= 128 ? 0 : 1 << Row.Ip
    place += run + 1
    rest >>= <u64>run + 1
  }
  return mayBeDigit(load<u8>(place)) ? 0 : 1 << Row.Ip
}

/** A blank, a quote, a bracket or the end of a line, which no escape ends with or begins with. */
function isBeside(code: i32): bool {
  return code == 32 || code == 34 || code == 40 || code == 41 || code == 10
}

/** 127. and 255. */
const LOOPBACK: u32 = 0x2e373231
const BROADCAST: u32 = 0x2e353532

/** Whether four numbers are the version of a product for sure, `Chrome/120.0.0.0`, as `isVersion` says it of them decoded or not. */
export function isOfProduct(at: usize, place: i32): bool {
  if (tellsVersions || load<u8>(at - 1) != 47 || !isLower(load<u8>(at - 2))) return false
  // These are told of.
  if (load<u8>(at) == 48 || load<u32>(at) == LOOPBACK || load<u32>(at) == BROADCAST) return false
  let from = at - 3
  while (isLower(load<u8>(from))) from--
  if (<u32>(<i32>load<u8>(from) - 65) > 25 || !isBeside(load<u8>(from - 1))) return false
  let rest = digitsFrom(place)
  let end = at - 1
  for (let part: i32 = 0; part < 4; part++) {
    const run = runOf(rest)
    end += run + 1
    rest >>= <u64>run + 1
  }
  return isBeside(load<u8>(end))
}
