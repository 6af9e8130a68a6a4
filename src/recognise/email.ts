/**
 * @module E-mail addresses: RFC 5321 dot-atom local parts of 1 to 64 octets with letters of any script (RFC
 * 6531), domains of 1 to 253 octets whose labels have 1 to 63, at least two labels, the last one alphabetic or
 * `xn--…`. No list of top-level domains. Address literals (`anna@[192.0.2.1]`) count; quoted local parts at a
 * low score.
 *
 *     anna.åberg@räksmörgås.example    found
 *     user=anna@example.se             found from `anna` on
 *     @scope/pkg, react@18.2.0         no: no local part, no alphabetic label
 *     anna.@example.se                 no: the local part ends in a dot
 *     a@b.pdf                          no: the name of a file
 *
 * One honest remark: text glues addresses to anything (`o'hara@…`, `'anna@…'`, `bounce+a=b@…`), so where the
 * local part begins is a convention, not a grammar.
 */
import { Bytes, byte, memory } from '#memory'
import { wordBefore, wordFrom } from '#sixteen'
import { Code, isAlphanumeric, isDash, isDigit, isHex, isLetter, isLineEnd, isLocalPart, octetsOf } from '../text/codes'
import { ipv4Length } from './checks/address'
import { claim, Form } from './forms'

const enum Limit {
  /** 64 octets are fine, 65 too many (RFC 5321 4.5.3.1.1). */
  Local = 64,
  /** RFC 1035 2.3.4. */
  Label = 63,
  /** RFC 1035 2.3.4, without the trailing root. */
  Domain = 253,
  /** `[IPv6:` and the longest text form and `]`. */
  Literal = 52,
}

const enum Sign {
  Caret = 94,
  Tilde = 126,
}

/** `=` belongs to the local part after a `+` only: `bounce+anna=b.example@list.example`. */
function isTaggedEquals(bytes: Bytes, at: i32): boolean {
  let start: i32 = at - 1
  while (at - start < Limit.Local) {
    const code: i32 = byte(bytes, start)
    if (code === Code.Plus) return isAlphanumeric(byte(bytes, start - 1))
    if (!isAlphanumeric(code) && code !== Code.Dot && code !== Code.Hyphen && code !== Code.Underscore) return false
    start--
  }
  return false
}

/** Whether four digits end at `at`: an apostrophe behind them divides what is written in segments, as in EDIFACT. */
function endsNumber(bytes: Bytes, at: i32): boolean {
  for (let i: i32 = 1; i <= 4; i++) if (!isDigit(byte(bytes, at - i))) return false
  return true
}

/** Whether three capitals behind an apostrophe stand before the plus at `at`: the tag of a segment of EDIFACT. */
function isTagOfSegment(bytes: Bytes, at: i32): boolean {
  if (byte(bytes, at - 4) !== Code.Apostrophe) return false
  for (let i: i32 = 1; i <= 3; i++) if (byte(bytes, at - i) < 65 || byte(bytes, at - i) > 90) return false
  return true
}

/** Whether the span begins after the code at `at`, although that code may stand in a local part. */
function isOpener(bytes: Bytes, at: i32): boolean {
  const code: i32 = byte(bytes, at)
  if (code === Code.Equals) return !isTaggedEquals(bytes, at)
  if (code === Code.Apostrophe) {
    return !(isAlphanumeric(byte(bytes, at - 1)) && isAlphanumeric(byte(bytes, at + 1))) || endsNumber(bytes, at)
  }
  if (code === Code.Plus) return isTagOfSegment(bytes, at)
  if (code === Sign.Caret || code === Sign.Tilde) return true
  if (code === Code.Slash || code === Code.Question || code === Code.Ampersand) return true
  return code === Code.Bar || code === Code.OpenBrace || code === Code.Asterisk
}

/** Start of the unquoted local part that ends before `at`; `at` itself when there is none. */
function localStart(bytes: Bytes, at: i32): i32 {
  let start: i32 = at
  let octets: i32 = 0
  if (byte(bytes, at - 1) === Code.Dot) return at
  for (;;) {
    const run: i32 = wordBefore(bytes, start)
    octets += run
    start -= run
    const code: i32 = byte(bytes, start - 1)
    if (!isLocalPart(code) || isOpener(bytes, start - 1)) break
    if (code === Code.Dot && byte(bytes, start) === Code.Dot) break
    octets += octetsOf(code)
    // One more may be a leading dot, which is no part of it.
    if (octets > Limit.Local + 1) return at
    start--
  }
  if (byte(bytes, start) === Code.Dot) return start + 1
  return octets > Limit.Local ? at : start
}

/** Start of a quoted local part whose closing quote is before `at`; `at` itself when there is none. */
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

/** Octets of the codes from `at` to `end`. */
function octetsBetween(bytes: Bytes, at: i32, end: i32): i32 {
  let octets: i32 = 0
  for (let i: i32 = at; i < end; i++) octets += octetsOf(byte(bytes, i))
  return octets
}

/**
 * What may be a label at `at`: letters, digits, hyphens after the first place. Its length in codes, and from bit 8 on
 * in octets; 0 when there is none. It is read up to one octet more than a label may have.
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

/** Whether the label at `at` is an A-label (RFC 5890 2.3.2.1), as the top-level domain of an IDN may be. */
function isALabel(bytes: Bytes, at: i32, length: i32): boolean {
  if (length < 5) return false
  if ((byte(bytes, at) | 32) !== 120 || (byte(bytes, at + 1) | 32) !== 110) return false
  return byte(bytes, at + 2) === Code.Hyphen && byte(bytes, at + 3) === Code.Hyphen
}

/** Whether the first `length` codes of a label of `octets` octets are no longer than a label may be. */
function isLabel(bytes: Bytes, at: i32, length: i32, octets: i32): boolean {
  return octets <= Limit.Label || octetsBetween(bytes, at, at + length) <= Limit.Label
}

/** Whether a domain of `octets` octets takes the first `length` codes of a label of `label` octets, too. */
function fitsDomain(bytes: Bytes, at: i32, length: i32, octets: i32, label: i32): boolean {
  return octets + label <= Limit.Domain || octets + octetsBetween(bytes, at, at + length) <= Limit.Domain
}

/** Endings of documents that are no top-level domains, small letters, padded to four. */
const ENDINGS: Bytes = /* @__PURE__ */ memory.data<u8>([
  112, 100, 102, 0, 100, 111, 99, 0, 100, 111, 99, 120, 120, 108, 115, 0, 120, 108, 115, 120, 99, 115, 118, 0, 116, 120,
  116, 0, 106, 115, 111, 110, 120, 109, 108, 0, 104, 116, 109, 108, 108, 111, 103, 0,
])
const ENDINGS_SIZE: i32 = 44

/** Whether a label is the ending of a file: pdf doc docx xls xlsx csv txt json xml html log. */
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
 * How much of the label at `at` can be a top-level domain: all of it when it is alphabetic, else the letters
 * before a hyphen, because Swedish and Norwegian glue words on (`anna@example.se-adressen`); 0 for none.
 */
function topLevelLength(bytes: Bytes, at: i32, length: i32, octets: i32): i32 {
  let whole: i32 = length
  while (byte(bytes, at + whole - 1) === Code.Hyphen) whole--
  if (isALabel(bytes, at, whole)) return isLabel(bytes, at, whole, octets) ? whole : 0
  let end: i32 = at
  while (isLetter(byte(bytes, end))) end++
  const letters: i32 = end - at
  if (letters < 2 || !isLabel(bytes, at, letters, octets) || isFileEnding(bytes, at, letters)) return 0
  return letters === length || isDash(byte(bytes, end)) ? letters : 0
}

/** Length of the address literal at `at`, brackets included; 0 when there is none. */
function literalLength(bytes: Bytes, at: i32): i32 {
  const dotted: i32 = ipv4Length(bytes, at + 1, Code.Dot)
  if (dotted > 0) return byte(bytes, at + 1 + dotted) === Code.CloseBracket ? dotted + 2 : 0
  // RFC 5321 4.1.3: the tag is `IPv6:` in any case.
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

/** End of the longest domain from `at` on, 0 when there is none. */
function domainEnd(bytes: Bytes, at: i32): i32 {
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
    // What is glued on by a hyphen counts neither for the label nor for the domain.
    const top: i32 = start > at ? topLevelLength(bytes, start, length, label) : 0
    if (top > 0 && fitsDomain(bytes, start, top, octets, label)) best = start + top
    const end: i32 = start + length
    if (label > Limit.Label || byte(bytes, end) !== Code.Dot || !isAlphanumeric(byte(bytes, end - 1))) break
    start = end + 1
    octets += label + 1
  }
  return best
}

/** `git@host:path`, where the account is the protocol's and names nobody. */
function isRemote(bytes: Bytes, start: i32, at: i32, end: i32): boolean {
  if (at - start !== 3 || byte(bytes, end) !== Code.Colon) return false
  return byte(bytes, start) === 103 && byte(bytes, start + 1) === 105 && byte(bytes, start + 2) === 116
}

/**
 * Recognises an address round the `@` at `at`.
 *
 * @returns a packed claim that begins before the anchor, 0 for none
 */
export function email(bytes: Bytes, at: i32, _today: i32): i32 {
  const end: i32 = domainEnd(bytes, at + 1)
  if (end === 0) return 0
  if (byte(bytes, at - 1) === Code.Quote) {
    const quoted: i32 = quotedStart(bytes, at)
    return quoted < at ? claim(end - quoted, at - quoted, Form.EmailQuoted) : 0
  }
  const start: i32 = localStart(bytes, at)
  if (start === at) return 0
  return claim(end - start, at - start, isRemote(bytes, start, at, end) ? Form.EmailRemote : Form.Email)
}
