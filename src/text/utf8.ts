/**
 * @module What a well-formed sequence of UTF-8 is (RFC 3629 section 4). Both compilers read this file.
 */

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
