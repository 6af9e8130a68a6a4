/**
 * Bytes in any encoding, with NULs and line ends, well-formed or not.
 */
import fc from 'fast-check'

export function anyText(): fc.Arbitrary<Uint8Array> {
  const units = fc.array(fc.oneof(fc.constantFrom(0, 10, 13, 65, 0x2500), fc.integer({ min: 0, max: 0xffff })), {
    maxLength: 40,
  })
  return fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc
      .array(fc.constantFrom(0, 10, 13, 65, 66, 0xe5, 0xff, 0xfe, 0xef), { maxLength: 60 })
      .map((list) => Uint8Array.from(list)),
    units.map((list) => new Uint8Array(Uint16Array.from(list).buffer)),
    units.map((list) => new Uint8Array(Uint32Array.from(list).buffer)),
  )
}
