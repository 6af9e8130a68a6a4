/**
 * @module What a well-formed sequence of UTF-8 is (RFC 3629 section 4), and what an octet that is part of none stands
 * for. Both compilers read this file.
 */
import { Bytes, byte, memory } from '#memory'

/** Octets of the sequence that a lead octet of 128 or more begins: 2 to 4; 0 when it begins none. */
export function sequenceLength(lead: i32): i32 {
  if (lead < 0xc2 || lead > 0xf4) return 0
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
}

/** Whether an octet may be the second one after a lead octet; the ones after it are 80 to BF. */
export function isSecondOctet(lead: i32, second: i32): boolean {
  if (lead === 0xe0) return second >= 0xa0 && second <= 0xbf
  if (lead === 0xed) return second >= 0x80 && second <= 0x9f
  if (lead === 0xf0) return second >= 0x90 && second <= 0xbf
  if (lead === 0xf4) return second >= 0x80 && second <= 0x8f
  return (second & 0xc0) === 0x80
}

/** Code points of the octets 80 to 9F in Windows-1252 (WHATWG Encoding, section 9), low octet first. */
// biome-ignore format: a chart
const WINDOWS: Bytes = /* @__PURE__ */ memory.data<u8>([
  0xac, 0x20, 0x81, 0x00, 0x1a, 0x20, 0x92, 0x01, 0x1e, 0x20, 0x26, 0x20, 0x20, 0x20, 0x21, 0x20,
  0xc6, 0x02, 0x30, 0x20, 0x60, 0x01, 0x39, 0x20, 0x52, 0x01, 0x8d, 0x00, 0x7d, 0x01, 0x8f, 0x00,
  0x90, 0x00, 0x18, 0x20, 0x19, 0x20, 0x1c, 0x20, 0x1d, 0x20, 0x22, 0x20, 0x13, 0x20, 0x14, 0x20,
  0xdc, 0x02, 0x22, 0x21, 0x61, 0x01, 0x3a, 0x20, 0x53, 0x01, 0x9d, 0x00, 0x7e, 0x01, 0x78, 0x01,
])

/** The code point of an octet of 128 or more that is no UTF-8: old systems write Windows-1252. */
export function windowsPoint(octet: i32): i32 {
  if (octet >= 0xa0) return octet
  const at: i32 = 2 * (octet - 0x80)
  return byte(WINDOWS, at) | (byte(WINDOWS, at + 1) << 8)
}
