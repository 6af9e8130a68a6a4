/**
 * @module IP addresses, IPv4 in strict dotted decimal and IPv6 in every text form of RFC 4291. Port, prefix length,
 * brackets and zone are not part of the span.
 *
 *     192.0.2.44            found
 *     ::ffff:192.0.2.128    found, one span
 *     1.2.3.4.5             no: five parts are an OID or a version
 *     IP 192.0.2.44.443 >   found: a port as tcpdump writes it
 *     192-0-2-44.example.se found: a host name
 *     192[.]0[.]2[.]44      found: defanged
 *     192.0.2.256           no: octet
 *     a::b::c, std::f       no: code
 *     fe80::, ::8           only in a field of addresses
 *
 * Caveat: a version with four parts looks like an address. Words and product names around it distinguish them, see
 * `resolve/weigh-address.ts`.
 */
import { Bytes, byte } from '#memory'
import { digitRun } from '#sixteen'
import { Code, isAlphanumeric, isDigit, isHex, isLetter, isSpace } from '../text/codes'
import { Ipv6, ipv4Length, ipv6At, octetAt, octetLength } from './checks/address'
import { wrappedSign } from './checks/defanged'
import { claim, Form, Variant } from './forms'

const enum Limit {
  /** Maximum number of digits of a port. */
  Port = 5,
}

/** Returns the start of the next octet. */
function nextOctet(bytes: Bytes, at: i32): i32 {
  const end: i32 = at + digitRun(bytes, at, 3)
  return end + (byte(bytes, end + 1) === Code.Dot ? 3 : 1)
}

function variant4(bytes: Bytes, at: i32): i32 {
  const a: i32 = octetAt(bytes, at)
  if (a === 127) return Variant.Local
  if (a === 10) return Variant.Private
  const second: i32 = nextOctet(bytes, at)
  const b: i32 = octetAt(bytes, second)
  if ((a === 192 && b === 168) || (a === 172 && (b & 0xf0) === 16) || (a === 100 && (b & 0xc0) === 64)) {
    return Variant.Private
  }
  if (a === 169 && b === 254) return Variant.LinkLocal
  // The remaining ranges depend on three or four octets; most addresses are known by now.
  if (a !== 192 && a !== 198 && a !== 203 && a !== 0 && a !== 255) return Variant.Ipv4
  const third: i32 = nextOctet(bytes, second)
  const c: i32 = octetAt(bytes, third)
  if ((a === 0 || a === 255) && b === a && c === a) {
    return octetAt(bytes, nextOctet(bytes, third)) === a ? Variant.Local : Variant.Ipv4
  }
  if (a === 192 && b === 0 && c === 2) return Variant.Documentation
  if ((a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113)) return Variant.Documentation
  return Variant.Ipv4
}

/** True for loopback, unspecified or broadcast. Asked for every address, so by one octet where that is enough. */
function isLocal4(bytes: Bytes, at: i32): boolean {
  const first: i32 = octetAt(bytes, at)
  return (first === 127 || first === 0 || first === 255) && variant4(bytes, at) === Variant.Local
}

/** Value of the group of hex digits at `at`. */
function groupAt(bytes: Bytes, at: i32): i32 {
  let value: i32 = 0
  for (let i: i32 = at; isHex(byte(bytes, i)); i++) {
    const code: i32 = byte(bytes, i)
    value = value * 16 + (isDigit(code) ? code & 15 : (code & 7) + 9)
  }
  return value
}

/** True for only zeros and colons before a last digit that is 0, 1 or missing: `::`, `::1`, `0:0:…:1`. */
function isUnspecifiedOrLoopback(bytes: Bytes, start: i32, end: i32): boolean {
  for (let i: i32 = start; i < end; i++) {
    const code: i32 = byte(bytes, i)
    if (code === Code.Colon || code === Code.Zero) continue
    if (code !== Code.Zero + 1 || i !== end - 1) return false
  }
  return true
}

function variant6(bytes: Bytes, start: i32): i32 {
  const first: i32 = groupAt(bytes, start)
  if ((first & 0xfe00) === 0xfc00) return Variant.Private
  if ((first & 0xffc0) === 0xfe80) return Variant.LinkLocal
  let second: i32 = start
  while (byte(bytes, second) !== Code.Colon) second++
  const next: i32 = groupAt(bytes, second + 1)
  if ((first === 0x2001 && next === 0xdb8) || (first === 0x3fff && next < 0x1000)) return Variant.Documentation
  return Variant.Ipv6
}

/** True for a glued `v`, as in `v1.2.3.4`; any other letter would make it part of a name. */
function isGluedVersion(bytes: Bytes, at: i32): boolean {
  return (byte(bytes, at - 1) | 32) === 118 && !isAlphanumeric(byte(bytes, at - 2))
}

/** Number of groups of hex digits, each with a colon after it, that end at `at`; counted up to six. */
function groupsBefore(bytes: Bytes, at: i32): i32 {
  let groups: i32 = 0
  let from: i32 = at
  while (groups < 6 && byte(bytes, from - 1) === Code.Colon && isHex(byte(bytes, from - 2))) {
    from -= 2
    while (isHex(byte(bytes, from - 1))) from--
    groups++
  }
  return groups
}

/** True for one end of a packet's route in tcpdump output, next to a `>`. */
function isEndOfPacket(bytes: Bytes, start: i32, end: i32): boolean {
  if (isSpace(byte(bytes, end)) && byte(bytes, end + 1) === Code.Greater) return true
  return isSpace(byte(bytes, start - 1)) && byte(bytes, start - 2) === Code.Greater
}

/** True if a dot and digits follow, except for the port of a packet's end. */
function goesOn(bytes: Bytes, start: i32, end: i32): boolean {
  const wrapped: i32 = wrappedSign(bytes, end, Code.Dot)
  if (wrapped > 0) return isDigit(byte(bytes, end + wrapped))
  if (byte(bytes, end) !== Code.Dot || !isDigit(byte(bytes, end + 1))) return false
  const port: i32 = digitRun(bytes, end + 1, Limit.Port + 1)
  return port > Limit.Port || !isEndOfPacket(bytes, start, end + 1 + port)
}

/** Claims `192-0-2-44` in a host name: the label continues, or a dot and a letter follow. */
function dashed(bytes: Bytes, at: i32): i32 {
  const length: i32 = ipv4Length(bytes, at, Code.Hyphen)
  if (length === 0) return 0
  const before: i32 = byte(bytes, at - 1)
  if (before === Code.Hyphen ? !isLetter(byte(bytes, at - 2)) : before === Code.Dot || isAlphanumeric(before)) return 0
  let end: i32 = at + length
  if (byte(bytes, end) !== Code.Dot || !isLetter(byte(bytes, end + 1))) return 0
  // A host name has a domain of two labels; a file name has a single extension.
  end++
  while (isAlphanumeric(byte(bytes, end)) || byte(bytes, end) === Code.Hyphen) end++
  return byte(bytes, end) === Code.Dot && isLetter(byte(bytes, end + 1)) ? claim(length, 0, Form.Ipv4) : 0
}

/** Length of four octets at `at`, joined by dots, possibly bracketed. */
function dottedLength(bytes: Bytes, at: i32): i32 {
  let end: i32 = at
  for (let part: i32 = 0; part < 4; part++) {
    const joint: i32 = part === 0 ? 0 : byte(bytes, end) === Code.Dot ? 1 : wrappedSign(bytes, end, Code.Dot)
    const length: i32 = part > 0 && joint === 0 ? 0 : octetLength(bytes, end + joint)
    if (length === 0) return 0
    end += joint + length
  }
  return end - at
}

/** True if a bracketed dot, preceded by digits, ends at `at`. */
function isAfterDefanged(bytes: Bytes, at: i32): boolean {
  return isDigit(byte(bytes, at - 4)) && wrappedSign(bytes, at - 3, Code.Dot) > 0
}

/** Returns the start of the digits and dots before `at`, for positions that may be inside an address. */
export function firstOctet(bytes: Bytes, at: i32): i32 {
  let from: i32 = at
  while (at - from < 12) {
    const before: i32 = byte(bytes, from - 1)
    if (isDigit(before) || (before === Code.Dot && isDigit(byte(bytes, from - 2)))) from--
    else if ((before === Code.CloseParen || before === Code.CloseBracket) && isAfterDefanged(bytes, from)) from -= 3
    else return from
  }
  return from
}

/**
 * `access_192.0.2.44.log`, `192.0.2.44_access.log`: an address in a file name. Versions there start with a small
 * number, or are enclosed in underscores (Debian's `name_123.2.3.4_all.deb`).
 */
function isOfFile(bytes: Bytes, at: i32, before: i32, after: i32): boolean {
  return before !== after && octetAt(bytes, at) > 99
}

function ipv4(bytes: Bytes, at: i32): i32 {
  // The first separator determines the others.
  const joint: i32 = byte(bytes, at + digitRun(bytes, at, 3))
  if (joint === Code.Hyphen) return dashed(bytes, at)
  if (joint !== Code.Dot && joint !== Code.OpenBracket && joint !== Code.OpenParen) return 0
  const length: i32 = dottedLength(bytes, at)
  if (length === 0) return 0
  const before: i32 = byte(bytes, at - 1)
  const glued: boolean = isGluedVersion(bytes, at)
  if (isAlphanumeric(before) && !glued) return 0
  // A dot before it starts a fraction, as in the path of a drawing, or continues a number.
  if ((before === Code.Dot && byte(bytes, at - 2) !== Code.Dot) || isAfterDefanged(bytes, at)) return 0
  const end: i32 = at + length
  const after: i32 = byte(bytes, end)
  if (isAlphanumeric(after) || goesOn(bytes, at, end)) return 0
  if ((before === Code.Underscore || after === Code.Underscore) && !isOfFile(bytes, at, before, after)) return 0
  // The tail of a sequence too long for an IPv6 address.
  if (groupsBefore(bytes, at) === 6) return 0
  if (glued) return claim(length, 0, Form.Ipv4Glued)
  return claim(length, 0, isLocal4(bytes, at) ? Form.IpLocal : Form.Ipv4)
}

/** True if a group of the same address, rather than a key, ends at the colon at `at`. */
function isAfterGroup(bytes: Bytes, at: i32): boolean {
  if (byte(bytes, at - 1) === Code.Colon) return true
  let start: i32 = at
  while (at - start < 5 && isHex(byte(bytes, start - 1))) start--
  const before: i32 = byte(bytes, start - 1)
  if (isAfterDotted(bytes, start)) return false
  return start < at && at - start < 5 && before !== Code.Underscore && !isAlphanumeric(before)
}

/** True if the digits at `start` continue a dotted number. */
function isAfterDotted(bytes: Bytes, start: i32): boolean {
  return byte(bytes, start - 1) === Code.Dot && isDigit(byte(bytes, start - 2))
}

/**
 * Start of the address whose first colon is at `at`, or -1: at most four hex digits before it, with nothing glued to
 * them. The colon of a key (`addr:2001:…`) is not part of it.
 */
function startOf(bytes: Bytes, at: i32): i32 {
  let start: i32 = at
  while (at - start < 5 && isHex(byte(bytes, start - 1))) start--
  if (start === at && byte(bytes, at + 1) !== Code.Colon) return -1
  const before: i32 = byte(bytes, start - 1)
  if (before === Code.Underscore || isAlphanumeric(before) || isAfterDotted(bytes, start)) return -1
  if (before !== Code.Colon) return start
  return start === at || isAfterGroup(bytes, start - 1) ? -1 : start
}

/** True for `10:12:44::`, `10:12::44`: one or two decimal digits in each group. */
function isClock(bytes: Bytes, start: i32, end: i32): boolean {
  let run: i32 = 0
  for (let i: i32 = start; i < end; i++) {
    const code: i32 = byte(bytes, i)
    if (code !== Code.Colon && !isDigit(code)) return false
    run = code === Code.Colon ? 0 : run + 1
    if (run > 2) return false
  }
  return true
}

function ipv6(bytes: Bytes, at: i32): i32 {
  const start: i32 = startOf(bytes, at)
  if (start < 0) return 0
  const found: i32 = ipv6At(bytes, start)
  if (found === 0) return 0
  const length: i32 = found & 255
  if (goesOn(bytes, start, start + length)) return 0
  const groups: i32 = (found >> Ipv6.GroupShift) & 15
  if (isUnspecifiedOrLoopback(bytes, start, start + length)) return claim(length, at - start, Form.IpLocal)
  if (groups === 1) return claim(length, at - start, Form.Ipv6Short)
  if ((found & (Ipv6.Uneven | Ipv6.Gap)) === 0) return 0
  const isSure: boolean = (found & Ipv6.Digit) !== 0 && !isClock(bytes, start, start + length)
  return claim(length, at - start, isSure ? Form.Ipv6 : Form.Ipv6Letters)
}

/**
 * Recognises an address: IPv4 from the run of digits at `at`, IPv6 from its first colon at `at`.
 *
 * @returns a packed claim, 0 for none
 */
export function ip(bytes: Bytes, at: i32, _today: i32): i32 {
  return byte(bytes, at) === Code.Colon ? ipv6(bytes, at) : ipv4(bytes, at)
}

/** Returns the range that the address belongs to, else its version. */
export function ipVariant(bytes: Bytes, start: i32, form: i32): i32 {
  if (form === Form.IpLocal) return Variant.Local
  return form === Form.Ipv4 || form === Form.Ipv4Glued ? variant4(bytes, start) : variant6(bytes, start)
}
