/**
 * @module Passwords in statements of SQL, which stand in apostrophes behind words instead of a joint: `IDENTIFIED BY 'x'`,
 * `ALTER USER a PASSWORD 'x'`, `SET PASSWORD FOR a = PASSWORD('x')`. The joint of such a literal is the code before its
 * apostrophe. `rows.ts` has those of columns.
 */
import { Bytes, byte } from '#memory'
import { Code, isAlphanumeric, isLetter, isLineEnd } from '../text/codes'
import { accountRule } from './account'
import { mayBeEscape, mayEndEscape, sequenceBefore } from './escapes'
import { beforeBlanks, isBlank } from './field'
import { Spoken } from './lookup'
import { beginsRows, ownsColumn, rowsBegin } from './rows'
import { kindOf } from './spoken'

/** Codes before a literal in which the word stands that begins its statement, and those of an account. */
const REACH: i32 = 200
const ACCOUNT: i32 = 80
/** Codes before a literal that a word of it may have, written with escapes. */
const NEAR: i32 = 24

function blanksBefore(text: Bytes, at: i32): i32 {
  return beforeBlanks(text, at - ACCOUNT, at)
}

/** Begin of the word of letters that ends at `end`. */
function wordBegin(text: Bytes, end: i32): i32 {
  let from: i32 = end
  while (end - from < NEAR && isLetter(byte(text, from - 1))) from--
  return from
}

/** {@link Spoken} of that word. */
function wordBefore(text: Bytes, end: i32): i32 {
  return kindOf(text, wordBegin(text, end), end)
}

/** Whether a statement about users begins on the line before `at`. */
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

/** Where the account ends behind `FOR` of `SET PASSWORD FOR a = 'x'`, of which the equals sign lies at `at`: the end of the word before it; -1 for none. */
function forBefore(text: Bytes, at: i32): i32 {
  let place: i32 = blanksBefore(text, at)
  const end: i32 = place
  while (end - place < ACCOUNT && byte(text, place - 1) > Code.Space && byte(text, place - 1) !== Code.Equals) place--
  const last: i32 = blanksBefore(text, place)
  return place < end && last < place && wordBefore(text, last) === Spoken.For ? blanksBefore(text, last - 3) : -1
}

/** Whether `IDENTIFIED` or `IDENTIFIED WITH plugin` ends at `end`. */
function isIdentified(text: Bytes, end: i32): boolean {
  if (wordBefore(text, end) === Spoken.Identified) return true
  let place: i32 = end
  while (end - place < ACCOUNT && byte(text, place - 1) > Code.Space) place--
  const last: i32 = blanksBefore(text, place) - 4
  return (byte(text, last) | 32) === 119 && wordBefore(text, blanksBefore(text, last)) === Spoken.Identified
}

/** Whether a password comes behind the joint at `at`. */
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

/** Whether the code at `at` is the joint of a literal: its apostrophe comes next. */
export function isLiteralJoint(text: Bytes, at: i32): boolean {
  const code: i32 = byte(text, at)
  return byte(text, at + 1) === Code.Apostrophe && (isBlank(code) || code === Code.OpenParen || code === Code.Comma)
}

/** The rule for the literal behind the joint at `at`, as `ownedRule` says it. */
export function literalRule(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  if (!isLiteralJoint(text, at)) return 0
  const isOwned: boolean =
    (byte(text, at) !== Code.Comma && isPassword(text, at)) || ownsColumn(text, rowsBegin(text, at), lexicon, word)
  return isOwned ? accountRule(lexicon, word) : 0
}

/** Whether {@link literalRule} may say yes of the same text, as it stands or decoded. */
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
