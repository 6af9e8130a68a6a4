/**
 * Stage two inside the kernel: a place is handed to the recognisers of its class, as the rows of
 * `recognise/table.ts` say, and what they claim is kept in the order of its begin.
 */
import { email } from '../recognise/email'
import { fodselsnummer } from '../recognise/fodselsnummer'
import { claimBack, claimForm, claimLength } from '../recognise/forms'
import { ip } from '../recognise/ip'
import { kontonummer } from '../recognise/kontonummer'
import { orgnr } from '../recognise/orgnr'
import { personnummer } from '../recognise/personnummer'
import { phone } from '../recognise/phone'
import { Rec } from '../resolve/record'
import { isDigit } from '../text/codes'
import { CLAIM_SIZE, CLAIMS, CLAIMS_MOST } from './layout.as'

/** Rows of `recognise/table.ts`, in its order. */
export const enum Row {
  Personnummer = 0,
  Fodselsnummer = 1,
  Email = 2,
  Phone = 3,
  Ip = 4,
  Orgnr = 5,
  Kontonummer = 6,
}

/** Claims of the line or block that is worked on. */
export let claims: i32 = 0
/** One bit for each row that runs. */
let rows: i32 = 0
/** Reference date, YYYYMMDD. */
let today: i32 = 0
/** Claims begin in `[first, last)`. */
let first: i32 = 0
let last: i32 = 0

export function askRows(active: i32, date: i32): void {
  rows = active
  today = date
}

/** Starts a line or block, whose claims begin in `[from, to)`. */
export function beginClaims(from: i32, to: i32): void {
  claims = 0
  first = from
  last = to
}

function record(i: i32): usize {
  return CLAIMS + <usize>(i * CLAIM_SIZE)
}

/** Adds what a recogniser said at `at`; a claim that begins before others moves before them. */
function add(packed: i32, at: i32, row: i32): void {
  if (packed == 0) return
  const start = at - claimBack(packed)
  if (start < first || start >= last || claims == CLAIMS_MOST) return
  let i = claims++
  while (i > 0 && load<i32>(record(i - 1) + 4 * Rec.Start) > start) {
    v128.store(record(i), v128.load(record(i - 1)))
    v128.store(record(i), v128.load(record(i - 1), 16), 16)
    i--
  }
  const to = record(i)
  store<i32>(to + 4 * Rec.Start, start)
  store<i32>(to + 4 * Rec.End, start + claimLength(packed))
  store<i32>(to + 4 * Rec.Form, claimForm(packed))
  store<i32>(to + 4 * Rec.Row, row)
  store<i32>(to + 4 * Rec.Score, 0)
  store<i32>(to + 4 * Rec.Evidence, 0)
}

/** A run of digits begins at `at`. */
function askDigits(at: i32, asked: i32): void {
  if ((asked & (1 << Row.Personnummer)) != 0) add(personnummer(0, at, today), at, Row.Personnummer)
  if ((asked & (1 << Row.Fodselsnummer)) != 0) add(fodselsnummer(0, at, today), at, Row.Fodselsnummer)
  if ((asked & (1 << Row.Phone)) != 0) add(phone(0, at, today), at, Row.Phone)
  if ((asked & (1 << Row.Ip)) != 0) add(ip(0, at, today), at, Row.Ip)
  if ((asked & (1 << Row.Orgnr)) != 0) add(orgnr(0, at, today), at, Row.Orgnr)
  if ((asked & (1 << Row.Kontonummer)) != 0) add(kontonummer(0, at, today), at, Row.Kontonummer)
}

/** Asks the rows that run and that `possible` has a bit for; none takes what is no digit, at sign or colon. */
export function ask(at: i32, possible: i32): void {
  const code: i32 = load<u8>(<usize>at)
  const asked = possible & rows
  if (isDigit(code)) askDigits(at, asked)
  else if (code == 64 && (asked & (1 << Row.Email)) != 0) add(email(0, at, today), at, Row.Email)
  else if (code == 58 && (asked & (1 << Row.Ip)) != 0) add(ip(0, at, today), at, Row.Ip)
}
