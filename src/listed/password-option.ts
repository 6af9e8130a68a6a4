/**
 * @module Short options whose value is a password only for certain programs: `sshpass -p x`, `mysql -px`,
 * `redis-cli -a x`. `plain-words.ts` lists the programs.
 */
import { Bytes, byte, memory } from '#memory'
import { isBlank, isNameCode, isQuote } from '../resolve/name-before'
import { lowerOf, Spoken } from '../resolve/word-lookup'
import { Code, isDigit, isLetter, isLineEnd } from '../text/codes'
import { kindOf } from './plain-word-lookup'
import { wordEnd } from './value-bounds'

/** Search distance in codes before an option for its program. */
const REACH: i32 = 160

/** Number of options, and the number of the only one with two letters. */
const OPTIONS: i32 = 5
const PW: i32 = 4

/** First letters of the options by number: -p, -a, -w, -P, -pw. */
const LETTERS: Bytes = /* @__PURE__ */ memory.data<u8>([112, 97, 119, 80, 112])

/** True if a program's name may end at `at`: plink.exe */
function endsProgram(text: Bytes, at: i32): boolean {
  const place: i32 = byte(text, at) === Code.Dot && lowerOf(byte(text, at + 1)) === 101 ? at + 4 : at
  return isBlank(byte(text, place)) || isQuote(byte(text, place))
}

function endsCommand(code: i32): boolean {
  return isLineEnd(code) || code === Code.Bar || code === Code.Semicolon || code === Code.Ampersand
}

/** Returns the nearest program before the option at `at`, in the same command, with this `kind`; -1 for none. */
function programBefore(text: Bytes, at: i32, kind: i32): i32 {
  let end: i32 = at
  for (let place: i32 = at - 1; at - place < REACH && !endsCommand(byte(text, place)); place--) {
    if (!isNameCode(byte(text, place))) end = place
    else if (byte(text, place) === Code.Dot) end = place
    else if (!isNameCode(byte(text, place - 1)) && endsProgram(text, end)) {
      const own: i32 = kindOf(text, place, end)
      if (own >= Spoken.Program && own >> 2 === kind >> 2 && (own & kind & 3) !== 0) return place
    }
  }
  return -1
}

/** True if the program at `at` starts the command, rather than being an argument of another one. */
function beginsCommand(text: Bytes, at: i32): boolean {
  let place: i32 = at
  while (at - place < REACH && (isNameCode(byte(text, place - 1)) || byte(text, place - 1) === Code.Slash)) place--
  while (isBlank(byte(text, place - 1))) place--
  const before: i32 = byte(text, place - 1)
  if (endsCommand(before) || isQuote(before) || before === Code.OpenParen || before === Code.Colon) return true
  // $ and # of a prompt, and the o of sudo.
  return before === 36 || before === Code.Hash || before === 96 || (before === 111 && byte(text, place - 2) === 100)
}

/** True if the glued text is a password, not more of a name. If the program is an argument, letters are not. */
function isGluedValue(text: Bytes, program: i32, from: i32): boolean {
  const to: i32 = wordEnd(text, from, from + REACH)
  let place: i32 = from
  while (place < to && isDigit(byte(text, place))) place++
  // 3306:3306
  if (place > from && place < to && !isLetter(byte(text, place))) return false
  while (place < to && isLetter(byte(text, place))) place++
  return place < to || place === from || isDigit(byte(text, from)) || beginsCommand(text, program)
}

/**
 * Returns the start of the value of the program's option whose dash is at `at`: directly after it, or at the blank
 * before it; `at` itself if it has none.
 */
export function programValue(text: Bytes, at: i32): i32 {
  if (byte(text, at - 1) === Code.Hyphen) return at
  for (let option: i32 = 0; option < OPTIONS; option++) {
    const end: i32 = at + (option === PW ? 3 : 2)
    const isApart: boolean = isBlank(byte(text, end))
    if (byte(text, at + 1) !== byte(LETTERS, option) || isLineEnd(byte(text, end))) continue
    if (option === PW && byte(text, at + 2) !== 119) continue
    const kind: i32 = Spoken.Program | (option << 2) | (isApart ? Spoken.Apart : Spoken.Glued)
    const program: i32 = programBefore(text, at, kind)
    if (program >= 0 && (isApart || isGluedValue(text, program, end))) return end
  }
  return at
}

/** True if {@link programValue} may apply to the dash at `at`, whatever precedes it. */
export function mayBeOfProgram(text: Bytes, at: i32): boolean {
  const first: i32 = byte(text, at + 1)
  // -p, -P, -a, -w
  const isOne: boolean = (first | 32) === 112 || first === 97 || first === 119
  return isOne && byte(text, at - 1) !== Code.Hyphen
}
