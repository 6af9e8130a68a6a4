/**
 * @module Well-formed UTF-8 sequences (RFC 3629 section 4), and the meaning of octets outside them. Both compilers read
 * this file.
 */
import { Bytes, byte, memory } from '#memory'

/** Returns the length of the sequence that a lead octet of 128 or more starts, 2 to 4; 0 if it is not a lead octet. */
export function sequenceLength(lead: i32): i32 {
  if (lead < 0xc2 || lead > 0xf4) return 0
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
}

/** True if an octet may be the second after a lead octet; later ones are 80 to BF. */
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

/** Returns the code point of an invalid octet of 128 or more, read as Windows-1252 because old systems write it. */
export function windowsPoint(octet: i32): i32 {
  if (octet >= 0xa0) return octet
  const at: i32 = 2 * (octet - 0x80)
  return byte(WINDOWS, at) | (byte(WINDOWS, at + 1) << 8)
}
