/**
 * @module Memory that is kept from call to call. What an earlier call left in it says nothing: whoever takes it writes
 * before reading, and reads no further than was written. `test/poison.ts` holds them to it.
 */
import { Code } from './codes'

/** Octets for whatever a call writes there. */
export function keptBytes(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(length)
}

/** Integers for whatever a call writes there. */
export function keptInts(length: number): Int32Array<ArrayBuffer> {
  return new Int32Array(length)
}

/** UTF-16 units for whatever a call writes there. */
export function keptUnits(length: number): Uint16Array<ArrayBuffer> {
  return new Uint16Array(length)
}

/** Codes behind `guard` line feeds, which stay. */
export function keptCodes(most: number, guard: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(guard + most).fill(Code.LineFeed, 0, guard)
}
