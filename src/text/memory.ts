/**
 * @module The accessors `#memory` for TypeScript.
 *
 * Every file that both compilers read (`text/`, `recognise/`, `recognise/checks/`, `resolve/`, `listed/`, `formats/`) reads text only through
 * {@link byte}, and records only through {@link int}. Here they read typed arrays; under AssemblyScript
 * (`kernel/asc/#memory.ts`) they read addresses in linear memory. The callers keep a guard of line feeds on both sides of
 * the text, so that no read needs a bounds check.
 */

/** Text under inspection: one folded code per element, see `text/view.ts`. */
export type Bytes = Uint8Array

/** Returns the code at `at`. */
export function byte(bytes: Bytes, at: i32): i32 {
  return bytes[at] as i32
}

/** Sets the code at `at`. */
export function setByte(bytes: Bytes, at: i32, value: i32): void {
  bytes[at] = value
}

/** Signed 32-bit integers. */
export type Ints = Int32Array

/** Returns the integer at index `at`. */
export function int(ints: Ints, at: i32): i32 {
  return ints[at] as i32
}

/** Sets the integer at index `at`. */
export function setInt(ints: Ints, at: i32, value: i32): void {
  ints[at] = value
}

/** Constant tables: static data under AssemblyScript, a `Uint8Array` here. */
export const memory = {
  data<_T extends number>(values: number[]): Bytes {
    return Uint8Array.from(values)
  },
}
