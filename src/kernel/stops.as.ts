/**
 * Finds the first line of a text that cannot be read as it is. Possible parts of container messages contain the "td" of
 * `stdout` or `stderr`, or start with `==>`; arrays follow `:[`; and a quoted-printable line that continues ends in an
 * equals sign: pairs of characters that are rare elsewhere.
 */
import { isInFieldName } from '../formats/journal'
import { stopsAt } from '../formats/container-parts'
import { isDigit } from '../text/codes'
import { CONSTANTS, TEXT } from './layout.as'
import { char, lineEnds } from './line-signs.as'

/** Marks the positions among sixteen of the constant `first` followed by `first + 1`. */
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

/** True if any of sixty-four positions has one of them. */
// @ts-ignore: decorator
@inline function hasOne(at: i32, hasSources: bool): bool {
  let is = v128.or(v128.or(parts(at), parts(at + 16)), v128.or(parts(at + 32), parts(at + 48)))
  if (hasSources) {
    is = v128.or(is, v128.or(sources(at), sources(at + 16)))
    is = v128.or(is, v128.or(sources(at + 32), sources(at + 48)))
  }
  return v128.any_true(is)
}

/** True if the match at `at` is plausible: most lines of container logs are complete, which the nearby text shows. */
function tells(at: i32): bool {
  const before = char(at - 1)
  if (char(at) == 61) return before == 61 || char(at + 1) < 32
  if (char(at) == 58) return before == 34 && isInFieldName(char(at - 2)) && isDigit(char(at + 2))
  if (before != 115) return false
  // A tag after ` stdout `, or `\n` before `","stream":"stdout"`.
  if (char(at - 2) == 32) return char(at + 6) == 80
  return char(at - 2) == 34 && !(char(at - 14) == 110 && char(at - 15) == 92 && char(at - 16) != 92)
}

/**
 * Returns the start of the first such line in `[from, to)`, which must be line boundaries; `to` for none.
 *
 * @param hasSources - whether to include lines that announce a source; without parts, they are ordinary lines
 * @param units - for UTF-16: a byte order mark is one unit, indistinguishable from other non-ASCII
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
      // Once per line, however many matches it has.
      next = end
      break
    }
    at = next
  }
  return to
}
