/**
 * The first line of a text that cannot be read as it stands. All that may be a part of a container's message have "td" of
 * `stdout` or `stderr` in them, or begin with `==>`, arrays stand behind `:[`, and a line of quoted-printable that goes on in the
 * next one ends with an equals sign: pairs of characters that are rare elsewhere.
 */
import { isInFieldName } from '../formats/journal'
import { stopsAt } from '../formats/parts'
import { isDigit } from '../text/codes'
import { CONSTANTS, TEXT } from './layout.as'
import { char, lineEnds } from './signs.as'

/** Places among sixteen where the constants `first` and then `first + 1` stand. */
// @ts-ignore: decorator
@inline function pairs(v: v128, next: v128, first: usize): v128 {
  const one = v128.load(CONSTANTS + (first << 4))
  return v128.and(i8x16.eq(v, one), i8x16.eq(next, v128.load(CONSTANTS + ((first + 1) << 4))))
}

// @ts-ignore: decorator
@inline function parts(at: i32): v128 {
  const one = v128.load(TEXT + <usize>at)
  const next = v128.load(TEXT + <usize>at, 1)
  const soft = v128.and(i8x16.eq(one, v128.load(CONSTANTS + (14 << 4))), lineEnds(next))
  return v128.or(soft, v128.or(pairs(one, next, 12), pairs(one, next, 20)))
}

// @ts-ignore: decorator
@inline function sources(at: i32): v128 {
  return pairs(v128.load(TEXT + <usize>at), v128.load(TEXT + <usize>at, 1), 14)
}

/** Whether sixty-four places have one of them. */
// @ts-ignore: decorator
@inline function hasOne(at: i32, hasSources: bool): bool {
  let is = v128.or(v128.or(parts(at), parts(at + 16)), v128.or(parts(at + 32), parts(at + 48)))
  if (hasSources) {
    is = v128.or(is, v128.or(sources(at), sources(at + 16)))
    is = v128.or(is, v128.or(sources(at + 32), sources(at + 48)))
  }
  return v128.any_true(is)
}

/** Whether what was found at `at` may be what it seems to be: most lines of container logs are whole, and say so near by. */
function tells(at: i32): bool {
  const before = char(at - 1)
  if (char(at) == 61) return before == 61 || char(at + 1) < 32
  if (char(at) == 58) return before == 34 && isInFieldName(char(at - 2)) && isDigit(char(at + 2))
  if (before != 115) return false
  // A tag behind ` stdout `, or `\\n` before `","stream":"stdout"`.
  if (char(at - 2) == 32) return char(at + 6) == 80
  return char(at - 2) == 34 && !(char(at - 14) == 110 && char(at - 15) == 92 && char(at - 16) != 92)
}

/**
 * Begin of the first such line in `[from, to)`, where lines begin and end; `to` when there is none.
 *
 * @param hasSources - whether a line counts that names a source; without parts it is a line like any other
 * @param units - of UTF-16: a byte order mark is one of them, which what else there is outside ASCII cannot be told from
 */
export function stopBetween(from: i32, to: i32, hasSources: bool, units: bool): i32 {
  let at = from
  while (at < to) {
    if (!hasOne(at, hasSources)) {
      at += 64
      continue
    }
    let next = at + 16
    const ones = hasSources ? v128.or(parts(at), sources(at)) : parts(at)
    for (let bits = i8x16.bitmask(ones); bits != 0; bits &= bits - 1) {
      const place = at + <i32>ctz(bits)
      if (place >= to) return to
      if (!tells(place)) continue
      let begin = place
      while (begin > from && char(begin - 1) != 10) begin--
      let end = place
      while (end < to && char(end) != 10) end++
      const first = units && char(begin) > 127 ? begin + 1 : begin
      if (stopsAt(TEXT, first, char(end - 1) == 13 ? end - 1 : end)) return begin
      // Once a line, however often it is in there.
      next = end
      break
    }
    at = next
  }
  return to
}
