/**
 * @module The password in the account of an address: `scheme://user:password@host` (RFC 3986, section 3.2.1). What the name
 * `password` owns, it is.
 */
import { Bytes, byte, memory } from '#memory'
import { wordBefore } from '#sixteen'
import { Code, isAlphanumeric } from '../text/codes'
import { ruleOf } from './listed'
import { isReference } from './looks'

/** Codes of a password at most: beside a cut no more is looked at. */
const MOST: i32 = 400
/** Codes of a host, and of a user, that are looked through. */
const MOST_BESIDE: i32 = 100

const GRAVE: i32 = 96

/** A name as text has it, behind what ends a line. */
// biome-ignore format: a table
const NAME: Bytes = /* @__PURE__ */ memory.data<u8>([
  10, 10, 10, 10, 10, 10, 10, 10, 112, 97, 115, 115, 119, 111, 114, 100, 10,
])
const NAME_BEGIN: i32 = 8
const NAME_END: i32 = 16

/** The rule of what {@link passwordBegin} finds: that of `password`. */
export function accountRule(lexicon: Bytes, word: Bytes): i32 {
  return ruleOf(NAME, NAME_BEGIN, NAME_END, lexicon, word)
}

/** Whether a code ends the account or the host of an address, or stands in none. */
function endsAuthority(code: i32): boolean {
  if (code <= Code.Space || code === Code.Quote || code === Code.Slash || code === Code.Question) return true
  return code === Code.Less || code === Code.Greater || code === Code.Backslash || code === GRAVE
}

/** Whether a host may begin at `at`, and no other account ends behind it. */
function beginsHost(text: Bytes, at: i32): boolean {
  let place: i32 = at
  if (!isAlphanumeric(byte(text, at)) && byte(text, at) !== Code.OpenBracket) return false
  while (place - at < MOST_BESIDE && !endsAuthority(byte(text, place))) {
    if (byte(text, place) === Code.At) return false
    place++
  }
  return true
}

/** Where the password begins that the at sign at `at` ends; `at` when there is none. */
export function passwordBegin(text: Bytes, at: i32): i32 {
  let place: i32 = at - 1 - wordBefore(text, at)
  let colon: i32 = at
  while (at - place < MOST + MOST_BESIDE && !endsAuthority(byte(text, place))) {
    const code: i32 = byte(text, place)
    if (code === Code.Colon) colon = place
    // Many at signs stand close together: then another account ends behind this one.
    else if (code === Code.At && !beginsHost(text, at + 1)) return at
    place -= 1 + wordBefore(text, place)
  }
  if (byte(text, place) !== Code.Slash || byte(text, place - 1) !== Code.Slash) return at
  if (colon + 1 >= at || at - colon > MOST || !beginsHost(text, at + 1)) return at
  if (byte(text, place - 2) !== Code.Colon) return at
  return isReference(text, colon + 1, at) ? at : colon + 1
}

/** End of a value from `from` to `to` behind a colon, which may be the password of an address: it ends before the host. */
export function accountEnd(text: Bytes, from: i32, to: i32): i32 {
  for (let place: i32 = from; place < to && place - from < MOST; place++) {
    if (byte(text, place) === Code.At && passwordBegin(text, place) === from) return place
  }
  return to
}
