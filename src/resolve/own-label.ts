/**
 * @module Labels of our own kinds. Anything in brackets may be the label of a kind that somebody brought, which is no
 * evidence; but what stands in for a secret must be known to be one.
 */
import { Bytes, byte, memory } from '#memory'
import { Code } from '../text/codes'

/** Names of kinds, each with its length before it: what labels are made of. */
// biome-ignore format: a table
const KINDS: Bytes = /* @__PURE__ */ memory.data<u8>([
  12, 112, 101, 114, 115, 111, 110, 110, 117, 109, 109, 101, 114,
  13, 102, 111, 100, 115, 101, 108, 115, 110, 117, 109, 109, 101, 114,
  5, 101, 109, 97, 105, 108,
  5, 112, 104, 111, 110, 101,
  2, 105, 112,
  5, 102, 105, 101, 108, 100,
  0,
])

/** Whether the bracket at `at` begins a label of ours: `[phone]`, and of what was generalised `[phone-46]`. */
export function isOwnLabel(text: Bytes, at: i32): boolean {
  let row: i32 = 0
  for (let size: i32 = byte(KINDS, 0); size !== 0; size = byte(KINDS, row)) {
    let same: i32 = 0
    while (same < size && byte(KINDS, row + 1 + same) === byte(text, at + 1 + same)) same++
    const next: i32 = byte(text, at + 1 + same)
    if (same === size && (next === Code.CloseBracket || next === Code.Hyphen)) return true
    row += size + 1
  }
  return false
}
