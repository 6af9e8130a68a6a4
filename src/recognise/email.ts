/**
 * @module E-mail addresses: local parts of RFC 5321 with letters of any script (RFC 6531), and other forms that servers
 * accept: a leading dot, two consecutive dots, more than 64 octets in a combined bounce address. Domains of 1 to 253
 * octets with labels of 1 to 63, at least two labels, the last one alphabetic or `xn--…`. No list of top-level domains.
 * Address literals (`anna@[192.0.2.1]`) are included; quoted local parts at a low score.
 *
 *     anna.åberg@räksmörgås.example    found
 *     user=anna@example.se             found from `anna` on
 *     bounces-7-anna=b.se@example.se   found, all of it
 *     anna[@]example[.]se              found, see `defanged.ts`
 *     name (at) example.se             at a low score
 *     @scope/pkg, react@18.2.0         no: no local part, no alphabetic label
 *     anna.@example.se                 no: the local part ends in a dot
 *     a@b.pdf                          no: a file name
 *
 * Caveat: text glues addresses to anything (`o'hara@…`, `'anna@…'`, `bounce+a=b@…`), so the start of the local part is
 * a matter of convention, not of grammar.
 */
import { Bytes, byte, memory } from '#memory'
import { wordBefore, wordFrom } from '#sixteen'
import {
  Code,
  isAlphanumeric,
  isApostrophe,
  isDash,
  isDigit,
  isHex,
  isLetter,
  isLineEnd,
  isLocalPart,
  isSpace,
  octetsOf,
} from '../text/codes'
import { ipv4Length, ipv6At } from './checks/address'
import { dotBefore, dotLength, wrappedSign, writtenAt } from './checks/defanged'
import { claim, Form } from './forms'

const enum Limit {
  /** RFC 5321 4.5.3.1.1. */
  Local = 64,
  /** Limit for a longer local part with its domain and the at sign (RFC 5321 4.5.3.1.3: the maximum path). */
  Address = 254,
  /** RFC 1035 2.3.4. */
  Label = 63,
  /** RFC 1035 2.3.4, without the trailing root. */
  Domain = 253,
  /** `[IPv6:`, the longest text form, and `]`. */
  Literal = 52,
}

const enum Sign {
  Caret = 94,
  Tilde = 126,
}

/** Prefixes of bounce addresses that contain the receiver's address: BATV, SRS, VERP. */
const RETURN_PATHS: Bytes = /* @__PURE__ */ memory.data<u8>([
  112, 114, 118, 115, 115, 114, 115, 48, 115, 114, 115, 49, 98, 111, 117, 110, 99, 101,
])
const BOUNCE: i32 = 12

/** True if the codes at `at` match `length` codes of {@link RETURN_PATHS} from `word` on, ignoring case. */
function isReturnPath(bytes: Bytes, at: i32, word: i32, length: i32): boolean {
  for (let i: i32 = 0; i < length; i++) if ((byte(bytes, at + i) | 32) !== byte(RETURN_PATHS, word + i)) return false
  return true
}

/** True if `prvs=1234=anna@…`, `SRS0=x=y=b.se=anna@…` or `bounces-7-anna=b.se@…` starts at `at`. */
function beginsReturnPath(bytes: Bytes, at: i32): boolean {
  if (isReturnPath(bytes, at, BOUNCE, 6)) {
    return byte(bytes, (byte(bytes, at + 6) | 32) === 115 ? at + 7 : at + 6) !== Code.Equals
  }
  for (let word: i32 = 0; word < BOUNCE; word += 4) if (isReturnPath(bytes, at, word, 4)) return true
  return false
}

/**
 * Returns the start of the part in which `=`, up to the one at `at`, belongs to the local part: after a `+`, or in a
 * bounce address. Returns `at` itself if it does not belong.
 */
function taggedFrom(bytes: Bytes, at: i32): i32 {
  let from: i32 = at
  while (at - from < Limit.Address) {
    const code: i32 = byte(bytes, from - 1)
    if (code === Code.Plus && isAlphanumeric(byte(bytes, from - 2))) return from - 1
    if (!isAlphanumeric(code) && code !== Code.Dot && code !== Code.Hyphen && code !== Code.Underscore) {
      if (beginsReturnPath(bytes, from)) return from
      if (code !== Code.Equals) return at
    }
    from--
  }
  return at
}

/** True if four digits end at `at`: an apostrophe after them is a segment terminator, as in EDIFACT. */
function endsNumber(bytes: Bytes, at: i32): boolean {
  for (let i: i32 = 1; i <= 4; i++) if (!isDigit(byte(bytes, at - i))) return false
  return true
}

/** True if an apostrophe and three capitals precede the plus at `at`: an EDIFACT segment tag. */
function isTagOfSegment(bytes: Bytes, at: i32): boolean {
  if (byte(bytes, at - 4) !== Code.Apostrophe) return false
  for (let i: i32 = 1; i <= 3; i++) if (byte(bytes, at - i) < 65 || byte(bytes, at - i) > 90) return false
  return true
}

/** True if a local part starts after such a code, although that is allowed in one. */
function opens(code: i32): boolean {
  if (code === Sign.Caret || code === Sign.Tilde || code === Code.Slash || code === Code.Question) return true
  return code === Code.Ampersand || code === Code.Bar || code === Code.OpenBrace || code === Code.Asterisk
}

/** True for `N'anna@example.se'`, `b'…'`: a single letter is a string prefix of the quotes at `at` and `end`. */
function isPrefixed(bytes: Bytes, at: i32, end: i32): boolean {
  const before: i32 = byte(bytes, at - 2)
  if (byte(bytes, end) !== byte(bytes, at) || !isLetter(byte(bytes, at - 1))) return false
  return !isLocalPart(before) || opens(before)
}

/** True if the local part starts after the code at `at`, although that is allowed in one. `end` ends the address. */
function isOpener(bytes: Bytes, at: i32, end: i32): boolean {
  const code: i32 = byte(bytes, at)
  if (isApostrophe(code)) {
    if (!isAlphanumeric(byte(bytes, at - 1)) || !isAlphanumeric(byte(bytes, at + 1))) return true
    return endsNumber(bytes, at) || isPrefixed(bytes, at, end)
  }
  return code === Code.Plus ? isTagOfSegment(bytes, at) : opens(code)
}

/** Start of the unquoted local part that ends at `at`; `at` itself if there is none. `domain` is the domain's end. */
function localStart(bytes: Bytes, at: i32, domain: i32): i32 {
  let start: i32 = at
  let octets: i32 = 0
  let tagged: i32 = at
  if (byte(bytes, at - 1) === Code.Dot) return at
  for (;;) {
    const run: i32 = wordBefore(bytes, start)
    octets += run
    start -= run
    const code: i32 = byte(bytes, start - 1)
    if (!isLocalPart(code) || isOpener(bytes, start - 1, domain)) break
    // Three dots are not part of it.
    if (code === Code.Dot && byte(bytes, start) === Code.Dot && byte(bytes, start + 1) === Code.Dot) break
    if (code === Code.Equals && start <= tagged) {
      tagged = taggedFrom(bytes, start - 1)
      if (tagged === start - 1) break
    }
    octets += octetsOf(code)
    // Two more may be dots that are not part of it.
    if (octets > Limit.Address + 2) return at
    start--
  }
  if (byte(bytes, start) === Code.Dot && byte(bytes, start + 1) === Code.Dot) {
    start += 2
    octets -= 2
  }
  return octets > Limit.Local && octets + octetsBetween(bytes, at, domain) > Limit.Address ? at : start
}

/** Start of the quoted local part whose closing quote is before `at`; `at` itself if there is none. */
function quotedStart(bytes: Bytes, at: i32): i32 {
  let start: i32 = at - 2
  let octets: i32 = 2
  for (;;) {
    const code: i32 = byte(bytes, start)
    if (code === Code.Quote) break
    octets += octetsOf(code)
    if (octets > Limit.Local || code === Code.Backslash || isLineEnd(code)) return at
    start--
  }
  return start === at - 2 || byte(bytes, start - 1) === Code.Backslash ? at : start
}

/** Length in octets of the codes from `at` to `end`. */
function octetsBetween(bytes: Bytes, at: i32, end: i32): i32 {
  let octets: i32 = 0
  for (let i: i32 = at; i < end; i++) octets += octetsOf(byte(bytes, i))
  return octets
}

/**
 * Reads a possible label at `at`: letters, digits, and hyphens after the first character. Returns its length in codes,
 * and from bit 8 on in octets; 0 for none. Reads at most one octet more than the maximum.
 */
function labelAt(bytes: Bytes, at: i32): i32 {
  let end: i32 = at
  let octets: i32 = 0
  while (octets <= Limit.Label) {
    const run: i32 = wordFrom(bytes, end)
    const most: i32 = Limit.Label + 1 - octets
    if (run >= most) return ((octets + most) << 8) | (end + most - at)
    octets += run
    end += run
    const code: i32 = byte(bytes, end)
    if (!isAlphanumeric(code) && ((code !== Code.Hyphen && code !== Code.Underscore) || end === at)) break
    octets += octetsOf(code)
    end++
  }
  return (octets << 8) | (end - at)
}

/** True if the label at `at` is an A-label (RFC 5890 2.3.2.1), as in the top-level domain of an IDN. */
function isALabel(bytes: Bytes, at: i32, length: i32): boolean {
  if (length < 5) return false
  if ((byte(bytes, at) | 32) !== 120 || (byte(bytes, at + 1) | 32) !== 110) return false
  return byte(bytes, at + 2) === Code.Hyphen && byte(bytes, at + 3) === Code.Hyphen
}

/** True if the first `length` codes of a label of `octets` octets do not exceed the maximum of a label. */
function isLabel(bytes: Bytes, at: i32, length: i32, octets: i32): boolean {
  return octets <= Limit.Label || octetsBetween(bytes, at, at + length) <= Limit.Label
}

/** True if a domain of `octets` octets has room for the first `length` codes of a label of `label` octets. */
function fitsDomain(bytes: Bytes, at: i32, length: i32, octets: i32, label: i32): boolean {
  return octets + label <= Limit.Domain || octets + octetsBetween(bytes, at, at + length) <= Limit.Domain
}

/** File extensions that are not top-level domains, in lower case, padded to four. */
const ENDINGS: Bytes = /* @__PURE__ */ memory.data<u8>([
  112, 100, 102, 0, 100, 111, 99, 0, 100, 111, 99, 120, 120, 108, 115, 0, 120, 108, 115, 120, 99, 115, 118, 0, 116, 120,
  116, 0, 106, 115, 111, 110, 120, 109, 108, 0, 104, 116, 109, 108, 108, 111, 103, 0,
])
const ENDINGS_SIZE: i32 = 44

/** True if a label is a file extension: pdf doc docx xls xlsx csv txt json xml html log. */
function isFileEnding(bytes: Bytes, at: i32, length: i32): boolean {
  if (length < 3 || length > 4) return false
  for (let i: i32 = 0; i < ENDINGS_SIZE; i += 4) {
    let same: i32 = 0
    while (same < length && (byte(bytes, at + same) | 32) === byte(ENDINGS, i + same)) same++
    if (same === length && (length === 4 || byte(ENDINGS, i + 3) === 0)) return true
  }
  return false
}

/**
 * Length of the top-level domain in the label at `at`: the whole label if alphabetic, else the letters before a hyphen,
 * because Swedish and Norwegian form compounds (`anna@example.se-adressen`), or before an underscore, as in file names
 * and keys (`anna@example.se_20261126.pdf`); 0 for none.
 */
function topLevelLength(bytes: Bytes, at: i32, length: i32, octets: i32): i32 {
  let whole: i32 = length
  while (byte(bytes, at + whole - 1) === Code.Hyphen) whole--
  if (isALabel(bytes, at, whole)) return isLabel(bytes, at, whole, octets) ? whole : 0
  let end: i32 = at
  while (isLetter(byte(bytes, end))) end++
  const letters: i32 = end - at
  if (letters < 2 || !isLabel(bytes, at, letters, octets) || isFileEnding(bytes, at, letters)) return 0
  return letters === length || isDash(byte(bytes, end)) || byte(bytes, end) === Code.Underscore ? letters : 0
}

/** Length of the address literal at `at`, brackets included; 0 for none. */
function literalLength(bytes: Bytes, at: i32): i32 {
  const dotted: i32 = ipv4Length(bytes, at + 1, Code.Dot)
  // RFC 5321 requires a tag before an IPv6 address; people omit it.
  const isTorn: boolean = byte(bytes, at + 1) === Code.Colon && byte(bytes, at + 2) !== Code.Colon
  const length: i32 = dotted > 0 || isTorn ? dotted : ipv6At(bytes, at + 1) & 255
  if (length > 0) return byte(bytes, at + 1 + length) === Code.CloseBracket ? length + 2 : 0
  // RFC 5321 4.1.3: the tag is `IPv6:`, ignoring case.
  if ((byte(bytes, at + 1) | 32) !== 105 || (byte(bytes, at + 2) | 32) !== 112) return 0
  if ((byte(bytes, at + 3) | 32) !== 118 || byte(bytes, at + 4) !== 54 || byte(bytes, at + 5) !== Code.Colon) return 0
  let end: i32 = at + 6
  while (end - at < Limit.Literal) {
    const code: i32 = byte(bytes, end)
    if (code === Code.CloseBracket) return end - at > 7 ? end + 1 - at : 0
    if (!isHex(code) && code !== Code.Colon && code !== Code.Dot) return 0
    end++
  }
  return 0
}

/** End of the longest domain at `at`, 0 for none; with `apart`, blanks may surround its dots. */
function domainEnd(bytes: Bytes, at: i32, apart: boolean): i32 {
  if (byte(bytes, at) === Code.OpenBracket) {
    const length: i32 = literalLength(bytes, at)
    return length > 0 ? at + length : 0
  }
  let best: i32 = 0
  let start: i32 = at
  let octets: i32 = 0
  while (octets < Limit.Domain) {
    const found: i32 = labelAt(bytes, start)
    if (found === 0) break
    const length: i32 = found & 255
    const label: i32 = found >> 8
    // A suffix glued on by a hyphen counts neither for the label nor for the domain.
    const top: i32 = start > at ? topLevelLength(bytes, start, length, label) : 0
    if (top > 0 && fitsDomain(bytes, start, top, octets, label)) best = start + top
    const end: i32 = start + length
    const dot: i32 = dotLength(bytes, end, apart)
    if (label > Limit.Label || dot === 0 || !isAlphanumeric(byte(bytes, end - 1))) break
    start = end + dot
    octets += label + dot
  }
  return best
}

/** True for `git@host:path`: the account belongs to the protocol, not to a person. */
function isRemote(bytes: Bytes, start: i32, at: i32, end: i32): boolean {
  if (at - start !== 3 || byte(bytes, end) !== Code.Colon) return false
  return byte(bytes, start) === 103 && byte(bytes, start + 1) === 105 && byte(bytes, start + 2) === 116
}

/** True if `start` is within the user information of a URL: two slashes precede it, with no delimiter in between. */
function isAccount(bytes: Bytes, start: i32): boolean {
  for (let at: i32 = start - 1; start - at <= Limit.Local; at--) {
    const code: i32 = byte(bytes, at)
    if (code === Code.Slash) return byte(bytes, at - 1) === Code.Slash
    if (code <= Code.Space || code === Code.Quote || code === Code.Question || code === Code.Hash) return false
  }
  return false
}

/** {@link localStart} with bracketed dots; `apart` as in {@link domainEnd}. */
function wrappedStart(bytes: Bytes, at: i32, domain: i32, apart: boolean): i32 {
  let start: i32 = localStart(bytes, at, domain)
  while (start < at) {
    const last: i32 = start - dotBefore(bytes, start, apart)
    const next: i32 = last === start ? last : localStart(bytes, last, domain)
    if (next === last || at - next > Limit.Address) break
    start = next
  }
  return start
}

/** Claims an address whose at sign, bracketed or as a word, is in `[sign, next)`. */
function wrapped(bytes: Bytes, at: i32, sign: i32, next: i32, form: Form): i32 {
  const end: i32 = domainEnd(bytes, isSpace(byte(bytes, next)) ? next + 1 : next, true)
  const last: i32 = isSpace(byte(bytes, sign - 1)) ? sign - 1 : sign
  const start: i32 = end === 0 ? last : wrappedStart(bytes, last, end, true)
  return start === last ? 0 : claim(end - start, at - start, form)
}

/**
 * Recognises an address around the `@` at `at`, or the bracket before a word for it.
 *
 * @returns a packed claim that starts before the anchor, 0 for none
 */
export function email(bytes: Bytes, at: i32, _today: i32): i32 {
  if (byte(bytes, at) !== Code.At) {
    const sign: i32 = writtenAt(bytes, at)
    return sign > 0 ? wrapped(bytes, at, at, at + sign, Form.EmailWritten) : 0
  }
  if (wrappedSign(bytes, at - 1, Code.At) > 0) return wrapped(bytes, at, at - 1, at + 2, Form.Email)
  const end: i32 = domainEnd(bytes, at + 1, false)
  if (end === 0) return 0
  if (byte(bytes, at - 1) === Code.Quote) {
    const quoted: i32 = quotedStart(bytes, at)
    return quoted < at ? claim(end - quoted, at - quoted, Form.EmailQuoted) : 0
  }
  const start: i32 = wrappedStart(bytes, at, end, false)
  if (start === at) return 0
  if (byte(bytes, at + 1) === Code.OpenBracket && isAccount(bytes, start)) return 0
  return claim(end - start, at - start, isRemote(bytes, start, at, end) ? Form.EmailRemote : Form.Email)
}
