/**
 * @module Kontonummer, the Norwegian account number. Not redacted by default: here it is a witness, because its check
 * is the second check of a fødselsnummer.
 *
 * `RRRR.GG.KKKKC`: register, group, customer and a mod 11 digit (weights 5 4 3 2 7 6 5 4 3 2). Only claimed when
 * grouped by dots or spaces: bare, it is indistinguishable from eleven other digits. Source: Bits,
 * "Kontonummerstandard".
 */
import { Bytes, byte } from '#memory'
import { digitRun } from '#sixteen'
import { Code, isSpace } from '../text/codes'
import { standsAlone } from './boundary'
import { kontonummerCheck } from './checks/mod11'
import { claim, Form } from './forms'

/**
 * Recognises a grouped account number that starts with the run of digits at `at`.
 *
 * @returns a packed claim, 0 for none
 */
export function kontonummer(bytes: Bytes, at: i32, _today: i32): i32 {
  if (digitRun(bytes, at, 4) !== 4) return 0
  const join: i32 = byte(bytes, at + 4)
  if (join !== Code.Dot && !isSpace(join)) return 0
  const again: i32 = byte(bytes, at + 7)
  if (join === Code.Dot ? again !== Code.Dot : !isSpace(again)) return 0
  if (digitRun(bytes, at + 5, 2) !== 2 || digitRun(bytes, at + 8, 5) !== 5) return 0
  if (!kontonummerCheck(bytes, at, at + 5, at + 8) || !standsAlone(bytes, at, at + 13)) return 0
  return claim(13, 0, Form.Kontonummer)
}
