/**
 * The first line of a text that may be a part of a container's message. All that may be have "td" of `stdout` or
 * `stderr` in them, or begin with `==>`: two pairs of characters that are rare elsewhere.
 */
import { stopsAt } from '../formats/parts'
import { CONSTANTS, TEXT } from './layout.as'
import { char } from './signs.as'

/** Places among sixteen where the constants `first` and then `first + 1` stand. */
// @ts-ignore: decorator
@inline function pairs(v: v128, next: v128, first: usize): v128 {
  const one = v128.load(CONSTANTS + (first << 4))
  return v128.and(i8x16.eq(v, one), i8x16.eq(next, v128.load(CONSTANTS + ((first + 1) << 4))))
}

// @ts-ignore: decorator
@inline function telling(at: i32): v128 {
  const v = v128.load(TEXT + <usize>at)
  const next = v128.load(TEXT + <usize>at, 1)
  return v128.or(pairs(v, next, 12), pairs(v, next, 14))
}

/** Whether what was found at `at` may be what it seems to be: most lines of container logs are whole, and say so near by. */
function tells(at: i32): bool {
  const before = char(at - 1)
  if (char(at) == 61) return before == 61
  if (before != 115) return false
  // A tag behind ` stdout `, or `\\n` before `","stream":"stdout"`.
  if (char(at - 2) == 32) return char(at + 6) == 80
  return char(at - 2) == 34 && !(char(at - 14) == 110 && char(at - 15) == 92 && char(at - 16) != 92)
}

/** Begin of the first such line in `[from, to)`, where lines begin and end; `to` when there is none. */
export function stopBetween(from: i32, to: i32): i32 {
  let at = from
  while (at < to) {
    const four = v128.or(v128.or(telling(at), telling(at + 16)), v128.or(telling(at + 32), telling(at + 48)))
    if (!v128.any_true(four)) {
      at += 64
      continue
    }
    let next = at + 16
    for (let bits = i8x16.bitmask(telling(at)); bits != 0; bits &= bits - 1) {
      const place = at + <i32>ctz(bits)
      if (place >= to) return to
      if (!tells(place)) continue
      let begin = place
      while (begin > from && char(begin - 1) != 10) begin--
      let end = place
      while (end < to && char(end) != 10) end++
      if (stopsAt(TEXT, begin, char(end - 1) == 13 ? end - 1 : end)) return begin
      // Once a line, however often it is in there.
      next = end
      break
    }
    at = next
  }
  return to
}
