/**
 * @module Organisation numbers, Swedish organisationsnummer and Norwegian organisasjonsnummer. Not redacted by default:
 * here they are witnesses, so that a company's number is never taken for a person's.
 *
 * Swedish: `NNNNNN-NNNC`, the third digit at least 2 (so that it never equals a personnummer), Luhn; twelve digits with
 * the prefix 16. Norwegian: nine digits, mod 11 with weights 3 2 7 6 5 4 3 2, issued with a first digit 8 or 9, written
 * `NNN NNN NNN`. Sources: Lag (1974:174) om identitetsbeteckning för juridiska personer; Brønnøysundregistrene,
 * "Organisasjonsnummeret".
 */
import { Bytes, byte } from '#memory'
import { digitRun } from '#sixteen'
import { Code, digitOf, isDash, isSpace } from '../text/codes'
import { standsAlone } from './boundary'
import { luhn } from './checks/luhn'
import { organisasjonsnummerCheck } from './checks/mod11'
import { claim, Form } from './forms'

/** True if six digits at `head` and four at `tail` are a Swedish organisationsnummer. */
export function isOrganisationsnummer(bytes: Bytes, head: i32, tail: i32): boolean {
  const group: i32 = digitOf(byte(bytes, head))
  if (group === 0 || group === 4 || digitOf(byte(bytes, head + 2)) < 2) return false
  return luhn(bytes, head, tail)
}

function swedish(bytes: Bytes, at: i32, run: i32): i32 {
  let head: i32 = at
  let tail: i32 = at + 6
  if (run === 6 && isDash(byte(bytes, tail)) && digitRun(bytes, tail + 1, 4) === 4) tail += 1
  else if (run === 12 && byte(bytes, at) === Code.Zero + 1 && byte(bytes, at + 1) === Code.Zero + 6) {
    head = at + 2
    tail = at + 8
  } else if (run !== 10) return 0
  if (!isOrganisationsnummer(bytes, head, tail) || !standsAlone(bytes, at, tail + 4)) return 0
  return claim(tail + 4 - at, 0, Form.Organisationsnummer)
}

function norwegian(bytes: Bytes, at: i32, run: i32): i32 {
  let step: i32 = 3
  if (run === 3) {
    if (!isSpace(byte(bytes, at + 3)) || digitRun(bytes, at + 4, 3) !== 3) return 0
    if (!isSpace(byte(bytes, at + 7)) || digitRun(bytes, at + 8, 3) !== 3) return 0
    step = 4
  }
  const first: i32 = digitOf(byte(bytes, at))
  if (first < 8 || !organisasjonsnummerCheck(bytes, at, at + step, at + 2 * step)) return 0
  const length: i32 = 2 * step + 3
  return standsAlone(bytes, at, at + length) ? claim(length, 0, Form.Organisasjonsnummer) : 0
}

/**
 * Recognises an organisation number that starts with the run of digits at `at`.
 *
 * @returns a packed claim, 0 for none
 */
export function orgnr(bytes: Bytes, at: i32, _today: i32): i32 {
  const run: i32 = digitRun(bytes, at, 12)
  return run === 3 || run === 9 ? norwegian(bytes, at, run) : swedish(bytes, at, run)
}
