/** @module Detects SIMD support in the host's WebAssembly. */

/** A module with one function that needs SIMD. */
// biome-ignore format: bytes
const SIMD_PROBE = /* @__PURE__ */ [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]

export function hasSimd(): boolean {
  return WebAssembly.validate(Uint8Array.from(SIMD_PROBE))
}
