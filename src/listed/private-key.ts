/**
 * @module A private key between BEGIN and END (RFC 7468, section 2): its start, and which part of a line belongs to it.
 */
import { Bytes, byte, memory } from '#memory'
import { ruleOf } from '../resolve/listed-names'
import { beforeBlanks, isBlank, pastBlanks } from '../resolve/name-before'
import { labelEnd } from '../resolve/own-label'
import { Code, isAlphanumeric } from '../text/codes'
import { isWritten } from './value-end'

/** Minimum length in codes of a base64 line that is longer than any word or identifier. */
const LONG_RUN: i32 = 16
/** Maximum length in codes of a key's label between its first and last words. */
const MOST_LABEL: i32 = 24
/** `BEGIN`, `PRIVATE KEY-----`, `-----END` and `privatekey`, the last one after line ends. */
const BEGIN: Bytes = /* @__PURE__ */ memory.data<u8>([66, 69, 71, 73, 78])
const BEGIN_LENGTH: i32 = 5
// biome-ignore format: a table
const KEY: Bytes = /* @__PURE__ */ memory.data<u8>([80, 82, 73, 86, 65, 84, 69, 32, 75, 69, 89, 45, 45, 45, 45, 45])
const KEY_LENGTH: i32 = 16
const END: Bytes = /* @__PURE__ */ memory.data<u8>([45, 45, 45, 45, 45, 69, 78, 68])
const END_LENGTH: i32 = 8
export const DASHES: i32 = 5
// biome-ignore format: a table
const NAME: Bytes = /* @__PURE__ */ memory.data<u8>([
  10, 10, 10, 10, 10, 10, 10, 10, 112, 114, 105, 118, 97, 116, 101, 107, 101, 121, 10,
])
const NAME_BEGIN: i32 = 8
const NAME_END: i32 = 18

/** True for a blank, or its form encoding. */
function isBetween(code: i32): boolean {
  return code === Code.Space || code === Code.Plus
}

function isAt(text: Bytes, at: i32, prefix: Bytes, length: i32): boolean {
  for (let i: i32 = 0; i < length; i++) {
    const code: i32 = byte(text, at + i)
    if (code !== byte(prefix, i) && !(isBetween(code) && byte(prefix, i) === Code.Space)) return false
  }
  return true
}

/** Returns the rule for private keys: that of the name. */
export function keyRule(lexicon: Bytes, word: Bytes): i32 {
  return ruleOf(NAME, NAME_BEGIN, NAME_END, lexicon, word) & 255
}

/** Length in codes of five dashes and `BEGIN` without its last letter, which must not be encoded. */
export const LABEL_BEGIN: i32 = 9

/** Returns the end of `BEGIN` after five dashes, one of the first of which is at `at`; 0 for none. */
export function labelBegin(text: Bytes, at: i32): i32 {
  let place: i32 = at
  while (place - at < DASHES && byte(text, place) === Code.Hyphen) place++
  for (let i: i32 = 1; i <= DASHES; i++) if (byte(text, place - i) !== Code.Hyphen) return 0
  if (byte(text, place - DASHES - 1) === Code.Hyphen || !isAt(text, place, BEGIN, BEGIN_LENGTH)) return 0
  return place + BEGIN_LENGTH
}

/** End of the line `-----BEGIN RSA PRIVATE KEY-----`, one of whose first dashes is at `at`; 0 for none. */
export function privateKeyBegin(text: Bytes, at: i32): i32 {
  let place: i32 = labelBegin(text, at)
  if (place === 0 || !isBetween(byte(text, place))) return 0
  place++
  for (let i: i32 = 0; i < MOST_LABEL; i++) {
    if (isAt(text, place, KEY, KEY_LENGTH)) return place + KEY_LENGTH
    const code: i32 = byte(text, place)
    if (!isBetween(code) && (code < Code.Zero || code > 90)) return 0
    place++
  }
  return 0
}

function isBase64(code: i32): boolean {
  return isAlphanumeric(code) || code === Code.Plus || code === Code.Slash || code === Code.Equals
}

/** Returns the start of the next base64 run from `at` on, skipping escapes and punctuation; `end` for none. */
export function runFrom(text: Bytes, at: i32, end: i32): i32 {
  let place: i32 = at
  while (place < end) {
    const code: i32 = byte(text, place)
    const isSign: boolean = code === Code.Plus || code === Code.Slash
    if (isAlphanumeric(code) || (isSign && place + 1 < end && isBase64(byte(text, place + 1)))) return place
    // Skip the output of an earlier pass.
    const label: i32 = code === Code.OpenBracket ? labelEnd(text, place, end) : place
    if (label > place) place = label
    else place += code === Code.Backslash && byte(text, place + 1) !== Code.OpenBracket ? 2 : 1
  }
  return end
}

export function runTo(text: Bytes, at: i32, end: i32): i32 {
  let place: i32 = at
  while (place < end && isBase64(byte(text, place))) place++
  return place
}

/** Returns the start of the only base64 run in the range, apart from punctuation; -1 for none or several. */
function runAlone(text: Bytes, from: i32, end: i32): i32 {
  const first: i32 = runFrom(text, from, end)
  return first < end && runFrom(text, runTo(text, first, end), end) === end ? first : -1
}

/** Returns the start of the last long run in the last word before `end`; -1 for none. */
function lastRun(text: Bytes, from: i32, end: i32): i32 {
  const last: i32 = beforeBlanks(text, from, end)
  let word: i32 = last
  while (word > from && !isBlank(byte(text, word - 1))) word--
  let found: i32 = -1
  if (isWritten(text, word, last)) return found
  for (let at: i32 = runFrom(text, word, last); at < last; at = runFrom(text, runTo(text, at, last), last)) {
    if (runTo(text, at, last) - at >= LONG_RUN) found = at
  }
  return found
}

/** Returns the end of a key on its line. */
export function keyEnd(text: Bytes, from: i32, end: i32): i32 {
  for (let at: i32 = from; at < end; at++) {
    if (byte(text, at) === Code.Hyphen && isAt(text, at, END, END_LENGTH)) return at
  }
  return end
}

/** Returns the start of the key's text on the line from `from` to `end`; -1 for none. A logger's prefix is kept. */
export function bodyOf(text: Bytes, from: i32, end: i32, column: i32): i32 {
  const stop: i32 = keyEnd(text, from, end)
  const alone: i32 = runAlone(text, from, stop)
  if (alone >= 0) return alone
  const begin: i32 = from + column
  const mayBegin: boolean =
    column > 0 && begin < stop && byte(text, begin - 1) !== Code.OpenBracket && !isBase64(byte(text, begin - 1))
  const behind: i32 = mayBegin ? runAlone(text, begin, stop) : -1
  return behind >= 0 ? behind : lastRun(text, from, stop)
}

/** `Proc-Type: 4,ENCRYPTED` (RFC 1421, section 4.6). */
export function isHeader(text: Bytes, from: i32, end: i32): boolean {
  let place: i32 = from
  let isJoined: boolean = false
  while (place < end && (isAlphanumeric(byte(text, place)) || byte(text, place) === Code.Hyphen)) {
    isJoined = isJoined || byte(text, place) === Code.Hyphen
    place++
  }
  return isJoined && byte(text, place) === Code.Colon && isBlank(byte(text, place + 1))
}

/** Returns the start of the key's text on its BEGIN line, from `from` on; `end` for none. */
export function restFrom(text: Bytes, from: i32, end: i32): i32 {
  const stop: i32 = keyEnd(text, from, end)
  const first: i32 = runFrom(text, from, stop)
  // After a cut, the text before it already was a key.
  const isBegun: boolean = stop < end || byte(text, from - 1) !== Code.Hyphen
  const isBody: boolean = isBegun || runTo(text, first, stop) - first >= LONG_RUN || runAlone(text, from, stop) >= 0
  return isBody && first < stop && !isDone(text, from, stop, 0) ? first : end
}

/** True if a line has nothing left to replace: blank, or replaced by an earlier pass, possibly after a prefix. */
export function isDone(text: Bytes, from: i32, end: i32, column: i32): boolean {
  const first: i32 = pastBlanks(text, from, end)
  const last: i32 = beforeBlanks(text, first, end)
  if (first === last || isWritten(text, first, last)) return true
  return column > 0 && from + column < last && isWritten(text, from + column, last)
}
