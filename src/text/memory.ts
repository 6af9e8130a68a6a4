/**
 * @module The accessors `#memory`, as TypeScript sees them.
 *
 * Every file that both compilers take (`text/`, `recognise/`, `recognise/checks/`, `resolve/`) reads text only
 * through {@link byte}, and records only through {@link int}. Here they are typed arrays; under AssemblyScript
 * (`scan/asc/#memory.ts`) they are addresses in linear memory. The callers keep a guard of line feeds on both sides
 * of the text, so that no read needs a bounds check.
 */

/** Text under inspection: one folded code per element, see `text/view.ts`. */
export type Bytes = Uint8Array

/** The code at `at`. */
export function byte(bytes: Bytes, at: i32): i32 {
  return bytes[at] as i32
}

/** Sets the code at `at`. */
export function setByte(bytes: Bytes, at: i32, value: i32): void {
  bytes[at] = value
}

/** Integers of 32 bits, signed. */
export type Ints = Int32Array

/** The integer at index `at`. */
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
