/** Stage four inside the kernel: writes the text with its edits, which the host supplies, in one pass. */
import { Change } from './exchange'
import { EDIT_SIZE, EDITS, OUTPUT, TEXT } from './layout.as'

/** Copies; short stretches by whole registers, whose excess is overwritten by the next copy. */
// @ts-ignore: decorator
@inline function copy(to: usize, from: usize, length: i32): void {
  if (length > 64) memory.copy(to, from, length)
  else for (let i: i32 = 0; i < length; i += 16) v128.store(to + i, v128.load(from + i))
}

/** Writes the bytes `from` to `to` with the first `count` edits; returns the output length. */
export function splice(from: i32, to: i32, count: i32): i32 {
  let at = from
  let out: usize = OUTPUT
  for (let i: i32 = 0; i < count; i++) {
    const edit = EDITS + <usize>(i * EDIT_SIZE)
    const start = load<i32>(edit, 4 * Change.Start)
    const text = <usize>load<i32>(edit, 4 * Change.Text)
    const length = load<i32>(edit, 4 * Change.Length)
    copy(out, TEXT + <usize>at, start - at)
    out += start - at
    copy(out, text, length)
    out += length
    at = load<i32>(edit, 4 * Change.End)
  }
  memory.copy(out, TEXT + <usize>at, to - at)
  return <i32>(out - OUTPUT) + to - at
}
