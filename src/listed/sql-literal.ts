/**
 * @module Passwords in SQL statements, which follow words instead of a joint and are in apostrophes:
 * `IDENTIFIED BY 'x'`, `ALTER USER a PASSWORD 'x'`, `SET PASSWORD FOR a = PASSWORD('x')`. The joint of such a literal
 * is the code before its apostrophe. For columns see `sql-rows.ts`.
 */
import { Bytes, byte } from '#memory'
import { beforeBlanks, isBlank } from '../resolve/name-before'
import { Spoken } from '../resolve/word-lookup'
import { Code, isAlphanumeric, isLetter, isLineEnd } from '../text/codes'
import { mayBeEscape, mayEndEscape, sequenceBefore } from './escaped-names'
import { kindOf } from './plain-word-lookup'
import { beginsRows, ownsColumn, rowsBegin } from './sql-rows'
import { accountRule } from './url-account'

/** Search distance in codes before a literal for the first word of its statement, and for an account. */
const REACH: i32 = 200
const ACCOUNT: i32 = 80
/** Search distance in codes before a literal for one of its words, possibly escaped. */
const NEAR: i32 = 24

function blanksBefore(text: Bytes, at: i32): i32 {
  return beforeBlanks(text, at - ACCOUNT, at)
}

/** Returns the start of the word of letters that ends at `end`. */
function wordBegin(text: Bytes, end: i32): i32 {
  let from: i32 = end
  while (end - from < NEAR && isLetter(byte(text, from - 1))) from--
  return from
}

/** Returns the {@link Spoken} bits of that word. */
function wordBefore(text: Bytes, end: i32): i32 {
  return kindOf(text, wordBegin(text, end), end)
}

/** True if a statement about users starts before `at` on the line. */
function isInStatement(text: Bytes, at: i32): boolean {
  let place: i32 = at
  while (at - place < REACH && !isLineEnd(byte(text, place - 1))) {
    const begin: i32 = wordBegin(text, place)
    const kind: i32 = isAlphanumeric(byte(text, begin - 1)) ? 0 : kindOf(text, begin, place)
    if (kind === Spoken.Statement || kind === Spoken.Identified) return true
    place = begin < place ? begin : place - 1
  }
  return false
}

/** End of the word before `FOR` in `SET PASSWORD FOR a = 'x'`, whose equals sign is at `at`; -1 for none. */
function forBefore(text: Bytes, at: i32): i32 {
  let place: i32 = blanksBefore(text, at)
  const end: i32 = place
  while (end - place < ACCOUNT && byte(text, place - 1) > Code.Space && byte(text, place - 1) !== Code.Equals) place--
  const last: i32 = blanksBefore(text, place)
  return place < end && last < place && wordBefore(text, last) === Spoken.For ? blanksBefore(text, last - 3) : -1
}

/** True if `IDENTIFIED` or `IDENTIFIED WITH plugin` ends at `end`. */
function isIdentified(text: Bytes, end: i32): boolean {
  if (wordBefore(text, end) === Spoken.Identified) return true
  let place: i32 = end
  while (end - place < ACCOUNT && byte(text, place - 1) > Code.Space) place--
  const last: i32 = blanksBefore(text, place) - 4
  return (byte(text, last) | 32) === 119 && wordBefore(text, blanksBefore(text, last)) === Spoken.Identified
}

/** True if a password follows the joint at `at`. */
function isPassword(text: Bytes, at: i32): boolean {
  let end: i32 = blanksBefore(text, at)
  const isInside: boolean = byte(text, end - 1) === Code.OpenParen || byte(text, at) === Code.OpenParen
  if (byte(text, end - 1) === Code.OpenParen) end = blanksBefore(text, end - 1)
  if (byte(text, end - 1) === Code.Equals) {
    const last: i32 = forBefore(text, end - 1)
    return last >= 0 && wordBefore(text, last) === Spoken.Password
  }
  const word: i32 = wordBefore(text, end)
  if (word === Spoken.Password) return isInStatement(text, end - 8)
  if (isInside || (word !== Spoken.By && word !== Spoken.As)) return false
  return isIdentified(text, blanksBefore(text, end - 2))
}

/** True if the code at `at` is the joint of a literal: its apostrophe follows. */
export function isLiteralJoint(text: Bytes, at: i32): boolean {
  const code: i32 = byte(text, at)
  return byte(text, at + 1) === Code.Apostrophe && (isBlank(code) || code === Code.OpenParen || code === Code.Comma)
}

/** Returns the rule for the literal after the joint at `at`, in the format of `ownedRule`. */
export function literalRule(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  if (!isLiteralJoint(text, at)) return 0
  const isOwned: boolean =
    (byte(text, at) !== Code.Comma && isPassword(text, at)) || ownsColumn(text, rowsBegin(text, at), lexicon, word)
  return isOwned ? accountRule(lexicon, word) : 0
}

/** True if {@link literalRule} may apply to the same text, as it is or decoded. */
export function mayBeLiteral(text: Bytes, at: i32): boolean {
  const code: i32 = byte(text, at)
  if (code > 127 || code === Code.Plus || mayBeEscape(code) || mayEndEscape(text, at + 1)) return true
  if (!isLiteralJoint(text, at)) return false
  let end: i32 = blanksBefore(text, at)
  if (byte(text, end - 1) === Code.OpenParen) end = blanksBefore(text, end - 1)
  const last: i32 = byte(text, end - 1)
  if (last > 127 || mayBeEscape(last) || mayEndEscape(text, end) || sequenceBefore(text, end) > 0) return true
  if (beginsRows(text, at)) return true
  // password, by, as; for
  const small: i32 = last | 32
  if (small !== 100 && small !== 121 && small !== 115) return last === Code.Equals && forBefore(text, end - 1) >= 0
  for (let place: i32 = end - 1; end - place < NEAR; place--) if (mayBeEscape(byte(text, place))) return true
  const said: i32 = wordBefore(text, end)
  return said === Spoken.Password || said === Spoken.By || said === Spoken.As
}
