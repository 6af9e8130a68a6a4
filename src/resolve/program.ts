/**
 * @module Short options that own a password because of the program before them: `sshpass -p x`, `mysql -px`, `redis-cli -a x`.
 * What one letter means each program says for itself, so the programs are a list.
 */
import { Bytes, byte, memory } from '#memory'
import { Code, isDigit, isLetter, isLineEnd } from '../text/codes'
import { wordEnd } from './bounds'
import { isBlank, isNameCode, isQuote } from './field'
import { lowerOf } from './lookup'

/** Codes before an option in which its program stands. */
const REACH: i32 = 160

/** How an option and its value stand, and whether more letters may end the name of the program. */
const GLUED: i32 = 1
const APART: i32 = 2
const PREFIX: i32 = 4

/**
 * Options with their length before them, bits as above, and programs with theirs: sshpass, mysql…, mariadb…, redis-cli, ldap…,
 * zip, unzip, 7z…, sqlcmd, bcp, mosquitto_…, plink, pscp, psftp and putty.
 */
// biome-ignore format: a table
const PROGRAMS: Bytes = /* @__PURE__ */ memory.data<u8>([
  1, 112, 3, 7, 115, 115, 104, 112, 97, 115, 115,
  1, 112, 5, 5, 109, 121, 115, 113, 108,
  1, 112, 5, 7, 109, 97, 114, 105, 97, 100, 98,
  1, 97, 2, 9, 114, 101, 100, 105, 115, 45, 99, 108, 105,
  1, 119, 7, 4, 108, 100, 97, 112,
  1, 80, 2, 3, 122, 105, 112,
  1, 80, 2, 5, 117, 110, 122, 105, 112,
  1, 112, 5, 2, 55, 122,
  1, 80, 3, 6, 115, 113, 108, 99, 109, 100,
  1, 80, 3, 3, 98, 99, 112,
  1, 80, 6, 10, 109, 111, 115, 113, 117, 105, 116, 116, 111, 95,
  2, 112, 119, 2, 5, 112, 108, 105, 110, 107,
  2, 112, 119, 2, 4, 112, 115, 99, 112,
  2, 112, 119, 2, 5, 112, 115, 102, 116, 112,
  2, 112, 119, 2, 5, 112, 117, 116, 116, 121,
  0,
])

/** Whether the codes from `at` on are the `length` codes of the table from `from` on; names of programs in either case. */
function isSame(text: Bytes, at: i32, from: i32, length: i32, isProgram: boolean): boolean {
  for (let i: i32 = 0; i < length; i++) {
    const code: i32 = byte(text, at + i)
    if ((isProgram ? lowerOf(code) : code) !== byte(PROGRAMS, from + i)) return false
  }
  return true
}

/** Whether the name of a program ends at `at`, where its letters do, or those that may stand at its end. */
function endsProgram(text: Bytes, at: i32, isPrefix: boolean): boolean {
  let place: i32 = at
  while (isPrefix && isNameCode(byte(text, place)) && byte(text, place) !== Code.Dot) place++
  // plink.exe
  if (byte(text, place) === Code.Dot && lowerOf(byte(text, place + 1)) === 101) place += 4
  return isBlank(byte(text, place)) || isQuote(byte(text, place))
}

function endsCommand(code: i32): boolean {
  return isLineEnd(code) || code === Code.Bar || code === Code.Semicolon || code === Code.Ampersand
}

/** Begin of the program that the list has from `from` on, in the command before the option at `at`; -1 for none. */
function programBefore(text: Bytes, at: i32, from: i32, isPrefix: boolean): i32 {
  for (let place: i32 = at - 2; at - place < REACH && !endsCommand(byte(text, place)); place--) {
    if (isNameCode(byte(text, place - 1)) || !isSame(text, place, from + 1, byte(PROGRAMS, from), true)) continue
    if (endsProgram(text, place + byte(PROGRAMS, from), isPrefix)) return place
  }
  return -1
}

/** Whether a program at `at` begins the command, and is no argument of another one. */
function beginsCommand(text: Bytes, at: i32): boolean {
  let place: i32 = at
  while (at - place < REACH && (isNameCode(byte(text, place - 1)) || byte(text, place - 1) === Code.Slash)) place--
  while (isBlank(byte(text, place - 1))) place--
  const before: i32 = byte(text, place - 1)
  if (endsCommand(before) || isQuote(before) || before === Code.OpenParen || before === Code.Colon) return true
  // $ and # of a prompt, and the o of sudo.
  return before === 36 || before === Code.Hash || before === 96 || (before === 111 && byte(text, place - 2) === 100)
}

/** Whether what is glued to an option, from `from` on, is a password and no longer name: of a program in an argument letters are none. */
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
 * Where the value begins of the option behind the dash at `at` that its program says to own one: right behind it, or at the
 * blank before it; `at` when it owns none.
 */
export function programValue(text: Bytes, at: i32): i32 {
  if (byte(text, at - 1) === Code.Hyphen) return at
  let entry: i32 = 0
  for (let size: i32 = byte(PROGRAMS, entry); size !== 0; size = byte(PROGRAMS, entry)) {
    const how: i32 = byte(PROGRAMS, entry + size + 1)
    const name: i32 = entry + size + 2
    const end: i32 = at + 1 + size
    const isApart: boolean = isBlank(byte(text, end))
    const mayBe: boolean = (how & (isApart ? APART : GLUED)) !== 0 && !isLineEnd(byte(text, end))
    if (mayBe && isSame(text, at + 1, entry + 1, size, false)) {
      const program: i32 = programBefore(text, at, name, (how & PREFIX) !== 0)
      if (program >= 0 && (isApart || isGluedValue(text, program, end))) return end
    }
    entry = name + 1 + byte(PROGRAMS, name)
  }
  return at
}

/** Whether {@link programValue} may say yes of the dash at `at`, whatever stands before it. */
export function mayBeOfProgram(text: Bytes, at: i32): boolean {
  const first: i32 = byte(text, at + 1)
  // -p, -P, -a, -w
  const isOne: boolean = (first | 32) === 112 || first === 97 || first === 119
  return isOne && byte(text, at - 1) !== Code.Hyphen
}
