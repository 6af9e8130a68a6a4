/** @module Applies edits and changes nothing else. Edits are sorted and do not overlap. */
import type { Edit } from '../types'

/** Applies edits to a string; offsets are UTF-16 code units. */
export function spliceString(text: string, edits: readonly Edit[]): string {
  let output = ''
  let at = 0
  for (const edit of edits) {
    output += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return output + text.slice(at)
}

const encoder = /* @__PURE__ */ new TextEncoder()

/**
 * Applies edits to bytes, in new memory.
 *
 * @param base - offset of `bytes[0]` in the edits
 */
export function spliceBytes(bytes: Uint8Array, edits: readonly Edit[], base = 0): Uint8Array<ArrayBuffer> {
  const texts = edits.map((edit) => encoder.encode(edit.text))
  let length = bytes.length
  for (const [i, edit] of edits.entries()) length += (texts[i] as Uint8Array).length - (edit.end - edit.start)
  const output = new Uint8Array(length)
  let from = 0
  let to = 0
  for (const [i, edit] of edits.entries()) {
    const kept = bytes.subarray(from, edit.start - base)
    output.set(kept, to)
    output.set(texts[i] as Uint8Array, to + kept.length)
    to += kept.length + (texts[i] as Uint8Array).length
    from = edit.end - base
  }
  output.set(bytes.subarray(from), to)
  return output
}
