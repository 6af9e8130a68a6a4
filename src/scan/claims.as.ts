/**
 * Stage two inside the kernel: a place is handed to the recognisers of its class, as the rows of
 * `recognise/table.ts` say, and what they claim is kept in the order of its begin.
 */
import { staysBeside } from '../formats/names'
import { askedOf, BELOW, Reader, ruleIn, Shape, SHAPES, Value } from '../formats/state'
import { email } from '../recognise/email'
import { fodselsnummer } from '../recognise/fodselsnummer'
import { claimBack, claimForm, claimLength, Form } from '../recognise/forms'
import { ip } from '../recognise/ip'
import { kontonummer } from '../recognise/kontonummer'
import { orgnr } from '../recognise/orgnr'
import { personnummer } from '../recognise/personnummer'
import { phone } from '../recognise/phone'
import { Row } from '../recognise/rows'
import { accountRule, passwordBegin } from '../resolve/account'
import { acts } from '../resolve/listed'
import { goesOn, isWritten, ownedEnd, restEnd, valueBegin } from '../resolve/ending'
import { ownedRule } from '../resolve/owned'
import { MOST_OPERAND, mayBelong, mayHold } from '../resolve/secret'
import { holdsEncoded } from '../text/marks'
import { OWNED_RULE, OWNED_VALUE, Rec } from '../resolve/record'
import { isDigit, isLineEnd } from '../text/codes'
import { askCustom } from './custom.as'
import { CLAIM_SIZE, CLAIMS, CLAIMS_MOST, DECODED, DECODED_MARKS, LEXICON, REACH, READER, SCRATCH, VALUES } from './layout.as'

/** Claims of the line or block that is worked on. */
export let claims: i32 = 0
/** Reference date, YYYYMMDD. */
let today: i32 = 0
/** Claims begin in `[first, last)`. */
let first: i32 = 0
let last: i32 = 0

/** Rows of recognisers, and one more for a number that may be all of a cell and have lost zeros: see `formats/zeros.ts`. */
export const EVERY_ROW: i32 = (1 << Row.Field) - 1
export const LOST: i32 = 1 << Row.Field
/** Those that the filter tells of. */
export let wanted: i32 = EVERY_ROW

export function wantLost(yes: bool): void {
  wanted = yes ? EVERY_ROW | LOST : EVERY_ROW
}

export function askRows(active: i32, date: i32): void {
  owns = ((active >> Row.Field) & 1) != 0
  today = date
}

/** Starts a line or block `[own, until)` with its context up to `end`, a line's if `isWhole`; claims begin in `[from, to)`. */
export function beginClaims(from: i32, to: i32, end: i32, own: i32, until: i32, isWhole: bool): void {
  claims = 0
  marks = 0
  ownFrom = own
  ownTo = until
  stop = end < until + REACH ? end : until + REACH
  seesAll = isWhole && stop == end
  past = 0
  hasOwned = false
  first = from
  last = to
}

/** Marks that tell what is encoded of decoded codes; 0 while others are worked on. */
let marks: i32 = 0

/** Says that decoded codes are worked on, which have `count` marks. */
export function readMarks(count: i32): void {
  marks = count
}

/** Whether names are listed. */
export let owns: bool = false
/** The line or block, and where the codes end that may be looked at. */
let ownFrom: i32 = 0
let ownTo: i32 = 0
let stop: i32 = 0
/** Whether nothing comes after those. */
let seesAll: bool = false
/** Joints before it lie in what another one owns. */
let past: i32 = 0
/** Whether a claim is one of a listed name. */
let hasOwned: bool = false
/** The score of what a listed name owns: whatever else lies there goes with it. */
const OWNED_SCORE: i32 = 120

function record(i: i32): usize {
  return CLAIMS + <usize>(i * CLAIM_SIZE)
}

/** Adds what a recogniser said at `at`; a claim that begins before others moves before them. */
function add(packed: i32, at: i32, row: i32): void {
  if (packed == 0) return
  const start = at - claimBack(packed)
  if (start < first || start >= last || claims == CLAIMS_MOST) return
  insert(start, start + claimLength(packed), claimForm(packed), row, 0)
}

/** Adds a claim. */
function insert(start: i32, end: i32, form: i32, row: i32, score: i32): void {
  let i = claims++
  while (i > 0 && load<i32>(record(i - 1) + 4 * Rec.Start) > start) {
    v128.store(record(i), v128.load(record(i - 1)))
    v128.store(record(i), v128.load(record(i - 1), 16), 16)
    i--
  }
  const to = record(i)
  store<i32>(to + 4 * Rec.Start, start)
  store<i32>(to + 4 * Rec.End, end)
  store<i32>(to + 4 * Rec.Form, form)
  store<i32>(to + 4 * Rec.Row, row)
  store<i32>(to + 4 * Rec.Score, score)
  store<i32>(to + 4 * Rec.Evidence, 0)
}

/** Claims a value that was decoded when a listed name owns it; of one that a cut goes through, the part from `from` to `to`. */
export function claimValue(value: i32, from: i32, to: i32): void {
  const at = VALUES + <usize>(4 * value * Value.Size)
  const topics = load<i32>(at, 4 * Value.Topics)
  const rule = ruleIn(topics)
  if (rule == 0 || (load<i32>(at, 4 * Value.Shape) & SHAPES) == Shape.Key) return
  const begin = load<i32>(at, 4 * Value.From) + <i32>DECODED
  const last = load<i32>(at, 4 * Value.To) + <i32>DECODED
  const start = begin < from ? from : begin
  const end = last > to ? to : last
  if (start >= end || isWritten(0, start, end) || staysBeside(topics, 0, begin, last)) return
  if (mayHold(0, begin, last, askedOf(topics), (topics & BELOW) != 0, SCRATCH)) addOwned(start, end, rule, value)
}

/** Adds what a listed name owns: its rule, and the number of the value that it is, -1 for none. */
function addOwned(start: i32, end: i32, rule: i32, value: i32): void {
  if (start >= end || start >= last || claims == CLAIMS_MOST) return
  hasOwned = true
  insert(start, end, Form.Field | (rule << OWNED_RULE) | ((value + 1) << OWNED_VALUE), Row.Field, OWNED_SCORE)
}

/** A joint lies at `at`. */
function askJoint(at: i32): void {
  if (at < past) return
  const rule = ownedRule(0, at, LEXICON, SCRATCH)
  if (!acts(rule)) return
  const start = valueBegin(0, at, stop, rule, DECODED_MARKS, marks, <i32>DECODED)
  const end = ownedEnd(0, at, start, stop, rule, SCRATCH, DECODED_MARKS, marks, <i32>DECODED)
  if (end <= start) return
  // What is encoded is no code.
  const base: i32 = <i32>DECODED
  const isEncoded = holdsEncoded(DECODED_MARKS, marks, start - base, min(end, start + MOST_OPERAND) - base)
  if (!isEncoded && !mayBelong(0, at, start, end, stop, rule >> 8, LEXICON, SCRATCH)) return
  past = end
  const isOwn: bool = start >= ownFrom && start < ownTo
  addOwned(start, isOwn ? cut(end, goesOn(0, at, start, rule, DECODED_MARKS, marks, <i32>DECODED)) : end, rule & 255, -1)
}

/** An at sign lies at `at`, which may end an account. */
function askAccount(at: i32): void {
  const start = passwordBegin(0, at)
  if (start == at || start < past || isWritten(0, start, at)) return
  const rule = accountRule(LEXICON, SCRATCH)
  if (!acts(rule)) return
  past = at
  addOwned(start, at, rule & 255, -1)
}

/** Where a value ends here: at the cut, when it goes on further than can be seen. */
function cut(end: i32, kept: i32): i32 {
  if (end < stop || end <= ownTo || seesAll) return end
  store<i32>(READER, kept, 4 * Reader.Owned)
  return ownTo
}

/** Claims the rest of a value that the last cut went through. */
export function takeRest(): void {
  if (!owns) return
  const kept = load<i32>(READER, 4 * Reader.Owned)
  store<i32>(READER, 0, 4 * Reader.Owned)
  if (kept == 0 || isLineEnd(load<u8>(<usize>(ownFrom - 1)))) return
  past = restEnd(0, ownFrom, stop, kept, DECODED_MARKS, marks, <i32>DECODED)
  addOwned(ownFrom, cut(past, kept), kept & 255, -1)
}

/** Adds what recognisers of the user's own claim. */
export function takeCustom(): void {
  claims = askCustom(claims, first, last)
}

/** Whether a record is what a name owns in text, all of it: its end is a guess. */
function isGuessed(from: usize): bool {
  if (load<i32>(from + 4 * Rec.Row) != Row.Field || load<i32>(from + 4 * Rec.End) == ownTo) return false
  return load<i32>(from + 4 * Rec.Form) >>> OWNED_VALUE == 0
}

/** Whether a claim may go on where a value seems to end: a number does, and no account is one. */
function goesOnAs(from: usize): bool {
  return load<i32>(from + 4 * Rec.Row) != Row.Email
}

/**
 * Leaves out what begins inside what a listed name owns. What a recogniser claims from the same place on belongs to it:
 * `tel=070/174 06 05`.
 */
export function coverOwned(): void {
  if (!hasOwned) return
  let kept: i32 = 0
  let until: i32 = 0
  for (let i: i32 = 0; i < claims; i++) {
    const from = record(i)
    const start = load<i32>(from + 4 * Rec.Start)
    const isOwned = load<i32>(from + 4 * Rec.Row) == Row.Field
    let end = load<i32>(from + 4 * Rec.End)
    const isTogether: bool = kept > 0 && load<i32>(record(kept - 1) + 4 * Rec.Start) == start
    // Of two that begin together, as behind a cut a string and the rest of a value in it, the longer one holds.
    if (start < until && !(isOwned && isTogether && end > until)) {
      if (!isTogether || end <= until || !goesOnAs(from) || !isGuessed(record(kept - 1))) continue
      until = end
      store<i32>(record(kept - 1) + 4 * Rec.End, end)
      continue
    }
    if (isOwned) {
      // What begins at the same place was asked for before.
      while (kept > 0 && load<i32>(record(kept - 1) + 4 * Rec.Start) == start) {
        kept--
        if (goesOnAs(record(kept)) && isGuessed(from)) end = max(end, load<i32>(record(kept) + 4 * Rec.End))
      }
      store<i32>(from + 4 * Rec.End, end)
      until = end
    }
    if (kept != i) {
      v128.store(record(kept), v128.load(from))
      v128.store(record(kept), v128.load(from, 16), 16)
    }
    kept++
  }
  claims = kept
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

/** Asks the rows that `asked` has a bit for; none takes what is no digit, at sign or colon. */
export function ask(at: i32, asked: i32): void {
  const code: i32 = load<u8>(<usize>at)
  if ((asked & (1 << Row.Field)) != 0 && (code == 58 || code == 61 || code == 62)) askJoint(at)
  if (code == 64 && (asked & (1 << Row.Field)) != 0) askAccount(at)
  if (isDigit(code)) askDigits(at, asked)
  else if (code == 64 && (asked & (1 << Row.Email)) != 0) add(email(0, at, today), at, Row.Email)
  else if (code == 58 && (asked & (1 << Row.Ip)) != 0) add(ip(0, at, today), at, Row.Ip)
}
