/**
 * @module Memory reused between calls. Its previous content has no meaning: users write before they read, and read no
 * further than they wrote. `test/poison.ts` enforces it.
 */
import { Code } from './codes'

/** Octets with arbitrary content. */
export function keptBytes(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(length)
}

/** Integers with arbitrary content. */
export function keptInts(length: number): Int32Array<ArrayBuffer> {
  return new Int32Array(length)
}

/** UTF-16 units with arbitrary content. */
export function keptUnits(length: number): Uint16Array<ArrayBuffer> {
  return new Uint16Array(length)
}

/** Codes preceded by `guard` line feeds, which are permanent. */
export function keptCodes(most: number, guard: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(guard + most).fill(Code.LineFeed, 0, guard)
}
