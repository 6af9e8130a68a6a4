/**
 * @module Text forms of IP addresses: dotted decimal (RFC 6943 3.1.1, strict form) and RFC 4291 section 2.2. Grammar
 * only: the recogniser decides what may be adjacent.
 */
import { Bytes, byte } from '#memory'
import { digitRun } from '#sixteen'
import { Code, digitOf, isAlphanumeric, isDigit, isHex } from '../../text/codes'

/** Length of the decimal octet at `at`: 0 to 255, no leading zero; 0 if there is none. */
export function octetLength(bytes: Bytes, at: i32): i32 {
  const length: i32 = digitRun(bytes, at, 3)
  if (length === 1) return 1
  if (length === 0 || length > 3 || byte(bytes, at) === Code.Zero) return 0
  return length === 2 || octetValue(bytes, at, 3) < 256 ? length : 0
}

function octetValue(bytes: Bytes, at: i32, length: i32): i32 {
  const first: i32 = digitOf(byte(bytes, at))
  if (length === 1) return first
  const two: i32 = first * 10 + digitOf(byte(bytes, at + 1))
  return length === 2 ? two : two * 10 + digitOf(byte(bytes, at + 2))
}

/** Value of the decimal octet at `at`, which must be valid. */
export function octetAt(bytes: Bytes, at: i32): i32 {
  return octetValue(bytes, at, digitRun(bytes, at, 3))
}

/** Length of four decimal octets at `at`, joined by `joint` (a dot, or a hyphen in host names); 0 for none. */
export function ipv4Length(bytes: Bytes, at: i32, joint: Code): i32 {
  let end: i32 = at
  for (let part: i32 = 0; part < 4; part++) {
    if (part > 0) {
      if (byte(bytes, end) !== joint) return 0
      end++
    }
    const length: i32 = octetLength(bytes, end)
    if (length === 0) return 0
    end += length
  }
  return end - at
}

/** Result of {@link ipv6At}: the low byte is the length in codes, followed by these. */
export const enum Ipv6 {
  /** Number of groups, where a dotted tail counts as two: bits 8 to 11. */
  GroupShift = 8,
  Gap = 0x1000,
  /** It contains a decimal digit. */
  Digit = 0x2000,
  /** Some group does not have two hex digits, so it is not an EUI-64. */
  Uneven = 0x4000,
}

/** Length of the run of hex digits at `at`, counted up to five. */
function hexRun(bytes: Bytes, at: i32): i32 {
  let length: i32 = 0
  while (length < 5 && isHex(byte(bytes, at + length))) length++
  return length
}

function digitFlag(bytes: Bytes, at: i32, length: i32): i32 {
  for (let i: i32 = at; i < at + length; i++) if (isDigit(byte(bytes, i))) return Ipv6.Digit
  return 0
}

/** True if a port follows at `at`: a colon and digits, with nothing glued to them. */
function isPort(bytes: Bytes, at: i32): boolean {
  if (byte(bytes, at) !== Code.Colon) return false
  const digits: i32 = digitRun(bytes, at + 1, 6)
  const after: i32 = byte(bytes, at + 1 + digits)
  if (after === Code.Dot && isDigit(byte(bytes, at + 2 + digits))) return false
  return digits > 1 && digits < 6 && after !== Code.Colon && after !== Code.Underscore && !isAlphanumeric(after)
}

/** True if the address may end at `end`: no letter or digit follows, and no colon except that of a port. */
function endsAt(bytes: Bytes, end: i32): boolean {
  const code: i32 = byte(bytes, end)
  if (byte(bytes, end - 1) === Code.Colon && code === Code.Colon) return false
  if (code !== Code.Colon) return code !== Code.Underscore && !isAlphanumeric(code)
  const next: i32 = byte(bytes, end + 1)
  return (!isHex(next) && next !== Code.Colon) || isPort(bytes, end)
}

/**
 * Parses an IPv6 address at `at`: groups of one to four hex digits, at most one `::`, optionally a dotted tail for the
 * last two groups. Bounded: reads at most nine groups.
 *
 * @returns its length and {@link Ipv6} properties, 0 for none
 */
export function ipv6At(bytes: Bytes, at: i32): i32 {
  let end: i32 = at
  let groups: i32 = 0
  let flags: i32 = 0
  if (byte(bytes, end) === Code.Colon) {
    flags = Ipv6.Gap
    end += 2
  }
  for (;;) {
    const hex: i32 = hexRun(bytes, end)
    if (hex === 0) break
    // Five digits, or a ninth group, are a port.
    if ((hex > 4 || groups === 8) && groups > 0 && isPort(bytes, end - 1)) {
      end--
      break
    }
    if (hex > 4 || groups > 7) return 0
    const dotted: i32 = byte(bytes, end + hex) === Code.Dot ? ipv4Length(bytes, end, Code.Dot) : 0
    if (dotted > 0) {
      groups += 2
      end += dotted
      flags |= Ipv6.Digit | Ipv6.Uneven
      break
    }
    groups++
    flags |= digitFlag(bytes, end, hex) | (hex === 2 ? 0 : Ipv6.Uneven)
    end += hex
    if (byte(bytes, end) !== Code.Colon) break
    if (byte(bytes, end + 1) === Code.Colon) {
      if ((flags & Ipv6.Gap) !== 0) return 0
      flags |= Ipv6.Gap
      end += 2
    } else if (isHex(byte(bytes, end + 1))) end++
    else break
  }
  const whole: boolean = (flags & Ipv6.Gap) !== 0 ? groups < 8 : groups === 8
  return whole && endsAt(bytes, end) ? (end - at) | (groups << Ipv6.GroupShift) | flags : 0
}
