/**
 * @module A private key between its BEGIN and END (RFC 7468, section 2): where one begins, and what of a line belongs to it.
 */
import { Bytes, byte, memory } from '#memory'
import { Code, isAlphanumeric } from '../text/codes'
import { isWritten } from './ending'
import { beforeBlanks, isBlank, pastBlanks } from './field'
import { ruleOf } from './listed'
import { labelEnd } from './own-label'

/** Codes of a line of base64 that no word or name of code is as long as. */
const LONG_RUN: i32 = 16
/** Codes of the label of a key between its first and last words. */
const MOST_LABEL: i32 = 24
/** `BEGIN`, `PRIVATE KEY-----`, `-----END` and `privatekey`, the last one behind what ends a line. */
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

/** A blank, or what stands for one in a form. */
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

/** The rule of private keys: that of the name. */
export function keyRule(lexicon: Bytes, word: Bytes): i32 {
  return ruleOf(NAME, NAME_BEGIN, NAME_END, lexicon, word) & 255
}

/** Codes of five dashes and `BEGIN` before its last letter; they must stand as they are. */
export const LABEL_BEGIN: i32 = 9

/** Where `BEGIN` ends behind five dashes, one of whose first lies at `at`; 0 for nothing. */
export function labelBegin(text: Bytes, at: i32): i32 {
  let place: i32 = at
  while (place - at < DASHES && byte(text, place) === Code.Hyphen) place++
  for (let i: i32 = 1; i <= DASHES; i++) if (byte(text, place - i) !== Code.Hyphen) return 0
  if (byte(text, place - DASHES - 1) === Code.Hyphen || !isAt(text, place, BEGIN, BEGIN_LENGTH)) return 0
  return place + BEGIN_LENGTH
}

/** Where what comes before a private key ends, one of whose first dashes lies at `at`: `-----BEGIN RSA PRIVATE KEY-----`; 0 for nothing. */
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

/** Where the next run of base64 begins from `at` on, past escapes and signs; `end` for none. */
export function runFrom(text: Bytes, at: i32, end: i32): i32 {
  let place: i32 = at
  while (place < end) {
    const code: i32 = byte(text, place)
    const isSign: boolean = code === Code.Plus || code === Code.Slash
    if (isAlphanumeric(code) || (isSign && place + 1 < end && isBase64(byte(text, place + 1)))) return place
    // What an earlier pass wrote is none.
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

/** Begin of the run that is all there is between two places, but for signs; -1 when there is more or nothing. */
function runAlone(text: Bytes, from: i32, end: i32): i32 {
  const first: i32 = runFrom(text, from, end)
  return first < end && runFrom(text, runTo(text, first, end), end) === end ? first : -1
}

/** Begin of the last long run of the last word before `end`; -1 when there is none. */
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

/** Where a key ends on its line. */
export function keyEnd(text: Bytes, from: i32, end: i32): i32 {
  for (let at: i32 = from; at < end; at++) {
    if (byte(text, at) === Code.Hyphen && isAt(text, at, END, END_LENGTH)) return at
  }
  return end
}

/** Begin of what the line from `from` to `end` has of a key; -1 for nothing. What a logger writes before it stays. */
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

/** Begin of what stands of a key on the line of its begin, from `from` on; `end` for nothing. */
export function restFrom(text: Bytes, from: i32, end: i32): i32 {
  const stop: i32 = keyEnd(text, from, end)
  const first: i32 = runFrom(text, from, stop)
  // Behind a cut it was one before.
  const isBegun: boolean = stop < end || byte(text, from - 1) !== Code.Hyphen
  const isBody: boolean = isBegun || runTo(text, first, stop) - first >= LONG_RUN || runAlone(text, from, stop) >= 0
  return isBody && first < stop && !isDone(text, from, stop, 0) ? first : end
}

/** Whether nothing of a line is left to go: it is blank, or an earlier pass wrote it, all or what is behind a head. */
export function isDone(text: Bytes, from: i32, end: i32, column: i32): boolean {
  const first: i32 = pastBlanks(text, from, end)
  const last: i32 = beforeBlanks(text, first, end)
  if (first === last || isWritten(text, first, last)) return true
  return column > 0 && from + column < last && isWritten(text, from + column, last)
}
