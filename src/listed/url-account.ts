/**
 * @module The password in the user information of a URL: `scheme://user:password@host` (RFC 3986, section 3.2.1). It is
 * treated like a value of the name `password`.
 */
import { Bytes, byte, memory } from '#memory'
import { wordBefore } from '#sixteen'
import { ruleOf } from '../resolve/listed-names'
import { Code, isAlphanumeric } from '../text/codes'
import { isReference } from './secret-shapes'

/** Maximum length of a password in codes: no more is visible next to a cut. */
const MOST: i32 = 400
/** Maximum length in codes of a host, and of a user. */
const MOST_BESIDE: i32 = 100
/** Maximum length in codes of a user with a password. */
const MOST_ACCOUNT: i32 = MOST + MOST_BESIDE

const GRAVE: i32 = 96

/** A name as in text, after line ends. */
// biome-ignore format: a table
const NAME: Bytes = /* @__PURE__ */ memory.data<u8>([
  10, 10, 10, 10, 10, 10, 10, 10, 112, 97, 115, 115, 119, 111, 114, 100, 10,
])
const NAME_BEGIN: i32 = 8
const NAME_END: i32 = 16

/** Returns the rule for a password found by {@link passwordBegin}: that of `password`. */
export function accountRule(lexicon: Bytes, word: Bytes): i32 {
  return ruleOf(NAME, NAME_BEGIN, NAME_END, lexicon, word)
}

/** True if a code ends the user information or the host of a URL, or cannot occur in it. */
function endsAuthority(code: i32): boolean {
  if (code <= Code.Space || code === Code.Quote || code === Code.Slash || code === Code.Question) return true
  return code === Code.Less || code === Code.Greater || code === Code.Backslash || code === GRAVE
}

/** True if a host may start at `at`, and no other account ends after it. */
function beginsHost(text: Bytes, at: i32): boolean {
  let place: i32 = at
  if (!isAlphanumeric(byte(text, at)) && byte(text, at) !== Code.OpenBracket) return false
  while (place - at < MOST_BESIDE && !endsAuthority(byte(text, place))) {
    if (byte(text, place) === Code.At) return false
    place++
  }
  return true
}

/** Returns the start of the password that the at sign at `at` ends; `at` itself if there is none. */
export function passwordBegin(text: Bytes, at: i32): i32 {
  let place: i32 = at - 1 - wordBefore(text, at)
  let colon: i32 = at
  while (at - place < MOST_ACCOUNT && !endsAuthority(byte(text, place))) {
    const code: i32 = byte(text, place)
    if (code === Code.Colon) colon = place
    // At signs close together: the account ends at a later one.
    else if (code === Code.At && !beginsHost(text, at + 1)) return at
    place -= 1 + wordBefore(text, place)
  }
  if (byte(text, place) !== Code.Slash || byte(text, place - 1) !== Code.Slash) return at
  if (colon + 1 >= at || at - colon > MOST || !beginsHost(text, at + 1)) return at
  if (byte(text, place - 2) !== Code.Colon) return at
  return isReference(text, colon + 1, at) ? at : colon + 1
}

/**
 * True if what stands around the at sign at `at`, before a host, is outside ASCII: what is a letter there, and how long it
 * is, is known once the line is folded.
 */
export function isUnknownAround(text: Bytes, at: i32): boolean {
  if (byte(text, at + 1) > 127) return true
  if (!beginsHost(text, at + 1)) return false
  let place: i32 = at - 1
  while (at - place < MOST_ACCOUNT && !endsAuthority(byte(text, place))) {
    if (byte(text, place) > 127) return true
    place--
  }
  return false
}

/** Returns the end of the value from `from` to `to` after a colon; a password in a URL ends before the host. */
export function accountEnd(text: Bytes, from: i32, to: i32): i32 {
  for (let place: i32 = from; place < to && place - from < MOST; place++) {
    if (byte(text, place) === Code.At && passwordBegin(text, place) === from) return place
  }
  return to
}
