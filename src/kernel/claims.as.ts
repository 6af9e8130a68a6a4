/**
 * Stage two inside the kernel: runs the recognisers for a place, according to the rows of `recognise/table.ts`, and
 * stores their claims in the order of their starts.
 */
import { staysBeside } from '../formats/value-names'
import { beginWalk, ownerAt } from '../formats/enclosing-value'
import { askedOf, BELOW, Reader, ruleIn, Shape, SHAPES, Value } from '../formats/state'
import { email } from '../recognise/email'
import { fodselsnummer } from '../recognise/fodselsnummer'
import { claimBack, claimForm, claimLength, Form } from '../recognise/forms'
import { firstOctet, ip } from '../recognise/ip'
import { kontonummer } from '../recognise/kontonummer'
import { orgnr } from '../recognise/orgnr'
import { personnummer } from '../recognise/personnummer'
import { phone } from '../recognise/phone'
import { Row } from '../recognise/rows'
import { accountRule, passwordBegin } from '../listed/url-account'
import { acts } from '../resolve/listed-names'
import { goesOn, isWritten, ownedEnd, restEnd, valueBegin } from '../listed/value-end'
import {
  goesOverLines,
  INNER,
  isOwnedLine,
  openAfter,
  openedFrom,
  opensLines,
  ownedFrom,
  ownedTo,
  partEnd,
} from '../listed/owned-lines'
import { ownedRule } from '../listed/joint'
import { LABEL_BEGIN, labelBegin } from '../listed/private-key'
import { isOfRows } from '../listed/sql-rows'
import { MOST_OPERAND, mayBelong, mayHold } from '../listed/secret'
import { holdsEncoded, placeOf as placeIn } from '../text/marks'
import { OWNED_RULE, OWNED_VALUE, Rec } from '../resolve/claim'
import { isDigit, isLineEnd, lineEndFrom } from '../text/codes'
import { covered, record } from './cover.as'
import { askCustom } from './extra.as'
import { folded, originOf } from './folded.as'
import { isObject } from './line-signs.as'
import { CLAIM_SIZE, CLAIMS, CLAIMS_MOST, CODES, DECODED, DECODED_MARKS, DECODED_MOST, LEXICON, REACH, READER, SCRATCH, TEXT, VALUES, WALK } from './layout.as'

/** Number of claims of the current line or block. */
export let claims: i32 = 0
/** Reference date, YYYYMMDD. */
let today: i32 = 0
/** Claims must start in `[first, last)`. */
let first: i32 = 0
let last: i32 = 0

/** Rows of recognisers, plus one for a number that may fill a cell and have lost zeros: see `formats/lost-digits.ts`. */
export const EVERY_ROW: i32 = (1 << Row.Field) - 1
export const LOST: i32 = 1 << Row.Field
/**
 * Flag instead of a row: claims here will be rejected whatever else is on the line, so the line need not be read for
 * them.
 */
export const DOUBTFUL: i32 = 1 << 30
/** The rows that the filter may select. */
export let wanted: i32 = EVERY_ROW

export function wantLost(yes: bool): void {
  wanted = yes ? EVERY_ROW | LOST : EVERY_ROW
}

/** True if a recogniser ran that depends on the date. */
export let isDated: bool = false

export function beginDates(): void {
  isDated = false
}

export function askRows(active: i32, date: i32): void {
  owns = ((active >> Row.Field) & 1) != 0
  today = date
}

/** Starts a line or block `[own, until)` with context up to `end`; claims must start in `[from, to)`. */
export function beginClaims(from: i32, to: i32, end: i32, own: i32, until: i32, isWhole: bool): void {
  claims = 0
  marks = 0
  values = -1
  ownFrom = own
  ownTo = until
  stop = end < until + REACH ? end : until + REACH
  seesAll = isWhole && stop == end
  past = 0
  hasOwned = false
  first = from
  last = to
}

/** Number of marks, which show encoded characters; 0 unless decoded codes are processed. */
let marks: i32 = 0
/** Number of their values; -1 while {@link Reader.Values} counts copied ones. */
let values: i32 = -1

let isFolded: bool = false

/** Announces decoded codes with `count` marks and `all` values, and whether they were folded before. */
export function readMarks(count: i32, all: i32, wasFolded: bool): void {
  isFolded = wasFolded
  marks = count
  values = all
}

/** True if a line may own the next one: not if each is a text of its own, nor inside a cell. */
let carries: bool = false

export function carryLines(yes: bool): void {
  carries = yes
}

/** What a listed name owns of the following lines, in their literal form: see `listed/owned-lines.ts`; 0 for nothing. */
export function carried(): i32 {
  const kept = load<i32>(READER, 4 * Reader.Owned)
  return goesOverLines(kept) && (kept & INNER) == 0 ? kept : 0
}

/** True if the line at `at`, or its rest, with codes up to `end`, is owned like this; otherwise ends the state. */
export function isCarried(at: i32, end: i32, isRest: bool): bool {
  const kept = carried()
  if (kept == 0) return false
  if (isRest || isOwnedLine(0, at, end, kept)) return true
  store<i32>(READER, 0, 4 * Reader.Owned)
  return false
}

/** True if names are listed. */
export let owns: bool = false
/** The line or block, and the end of the codes that may be read. */
let ownFrom: i32 = 0
let ownTo: i32 = 0
let stop: i32 = 0
/** True if nothing follows those codes. */
let seesAll: bool = false
/** Joints before this address are inside another value. */
let past: i32 = 0
/** True if any claim is from a listed name. */
let hasOwned: bool = false
/** Score of values owned by listed names: everything else inside them is replaced with them. */
const OWNED_SCORE: i32 = 120

/** Adds the result of a recogniser at `at`, in the order of starts. */
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

/** Claims a decoded value if a listed name owns it; of one that a cut divides, the part from `from` to `to`. */
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

/** Adds a value of a listed name: its rule, and the value's number, -1 for none. */
function addOwned(start: i32, end: i32, rule: i32, value: i32): void {
  if (start >= end || start >= last || claims == CLAIMS_MOST) return
  hasOwned = true
  insert(start, end, Form.Field | (rule << OWNED_RULE) | ((value + 1) << OWNED_VALUE), Row.Field, OWNED_SCORE)
}

/** Examines the joint at `at`. */
function askJoint(at: i32): void {
  if (at < past) return
  const label = labelBegin(0, at) - 1
  if (label > 0 && placeOf(label) - placeOf(label - LABEL_BEGIN) != LABEL_BEGIN) return
  const rule = ownedRule(0, at, LEXICON, SCRATCH)
  if (!acts(rule)) return
  const lines = opensLines(0, at, stop, rule, LEXICON, SCRATCH)
  if (lines != 0) return open(at, openedFrom(0, at, stop), lines)
  const start = valueBegin(0, at, stop, rule, DECODED_MARKS, marks, <i32>DECODED)
  const end = ownedEnd(0, at, start, stop, rule, DECODED_MARKS, marks, <i32>DECODED)
  if (end <= start) return
  // Encoded text is not code.
  const base: i32 = <i32>DECODED
  const isEncoded = holdsEncoded(DECODED_MARKS, marks, start - base, min(end, start + MOST_OPERAND) - base)
  if (!isEncoded && !mayBelong(0, at, start, end, stop, rule >> 8, LEXICON, SCRATCH)) return
  past = end
  const isOwn: bool = start >= ownFrom && start < ownTo
  addOwned(start, isOwn ? cut(end, goesOn(0, at, start, rule, DECODED_MARKS, marks, <i32>DECODED)) : end, rule & 255, -1)
}

/** Examines the at sign at `at`, which may end an account. */
function askAccount(at: i32): void {
  const start = passwordBegin(0, at)
  if (start == at || start < past || isWritten(0, start, at)) return
  const rule = accountRule(LEXICON, SCRATCH)
  if (!acts(rule)) return
  past = at
  addOwned(start, at, rule & 255, -1)
}

function beginOfDecoded(index: i32): i32 {
  const place = placeIn(DECODED_MARKS, marks, index)
  return isFolded ? originOf(place) : place
}

/** Returns the position in the text for a code's address; copied codes have their original positions. */
function placeOf(at: i32): i32 {
  if (at >= <i32>DECODED && at < <i32>DECODED + DECODED_MOST) return values < 0 ? at : beginOfDecoded(at - <i32>DECODED)
  const index = at - <i32>CODES
  return index >= 0 && index <= folded ? originOf(index) : at - <i32>TEXT
}

/** Returns the end of the format's value that contains `at`; -1 for none. */
function valueEnd(at: i32): i32 {
  if (at < <i32>DECODED || at >= <i32>DECODED + DECODED_MOST) return -1
  beginWalk(WALK)
  const value = ownerAt(VALUES, values < 0 ? load<i32>(READER, 4 * Reader.Values) : values, at - <i32>DECODED, WALK)
  return value < 0 ? -1 : load<i32>(VALUES + <usize>(4 * value * Value.Size), 4 * Value.To) + <i32>DECODED
}

/** Starts a value over several lines at `from`: within its enclosing value, or to its line end and on. */
function open(at: i32, from: i32, kept: i32): void {
  past = from
  if (from < ownFrom || from > ownTo) return
  const value = valueEnd(at)
  if (value >= 0) return ofLines(from, min(value, stop), kept | INNER)
  const end = lineEndFrom(0, from, stop)
  ofLines(from, end, kept)
  if (end > ownTo) return
  if (!carries || !isTextEnd(end)) store<i32>(READER, 0, 4 * Reader.Owned)
  // The rest of its line is not examined further.
  if (carried() != 0) past = end
}

/** True if a line of the text ends at `at`, rather than a part of it that is not JSON. */
function isTextEnd(at: i32): bool {
  if (at < <i32>DECODED || at >= <i32>DECODED + DECODED_MOST) return at == ownTo
  let place = TEXT + <usize>beginOfDecoded(at - <i32>DECODED)
  // Text skipped at the end has no codes.
  if (at == ownTo && seesAll && load<u8>(place) != 91) while (!isLineEnd(load<u8>(place)) && !isObject(place)) place++
  return isLineEnd(load<u8>(place))
}

/** Claims the owned text of lines from `at` to `limit`, the first of which may have started before. */
function ofLines(at: i32, limit: i32, kept: i32): void {
  let from = at
  let left = kept
  while (left != 0 && from < limit && from < ownTo) {
    const end = partEnd(0, from, limit, left)
    const isOwned: bool = !isLineEnd(load<u8>(<usize>(from - 1))) || isOwnedLine(0, from, end, left)
    if (isOwned) {
      const begin = ownedFrom(0, from, end, left, LEXICON, SCRATCH)
      past = begin < end ? ownedTo(0, from, begin, end, left) : end
      const last = past < limit || seesAll ? past : min(past, ownTo)
      if (begin < min(last, ownTo)) addOwned(begin, last, left & 255, -1)
    }
    left = isOwned ? openAfter(0, from, end, min(end + 1, ownTo), left, LEXICON, SCRATCH) : 0
    // The rest is after the cut.
    if (end > ownTo) break
    from = end + 1
  }
  store<i32>(READER, from >= limit && ((left & INNER) != 0 || isOfRows(left)) ? 0 : left, 4 * Reader.Owned)
  // Between those of rows, others may own something.
  if (isOfRows(kept)) past = at
}

/** Returns the end of a value here: the cut, if it extends out of sight. */
function cut(end: i32, kept: i32): i32 {
  if (end < stop || end <= ownTo || seesAll) return end
  store<i32>(READER, kept, 4 * Reader.Owned)
  return ownTo
}

/** Claims the rest of a value that the last cut divided. */
export function takeRest(): void {
  if (!owns) return
  const kept = load<i32>(READER, 4 * Reader.Owned)
  store<i32>(READER, 0, 4 * Reader.Owned)
  if (goesOverLines(kept)) {
    past = ownFrom
    const value = (kept & INNER) != 0 ? valueEnd(ownFrom) : stop
    return ofLines(ownFrom, min(value, stop), kept)
  }
  if (kept == 0 || isLineEnd(load<u8>(<usize>(ownFrom - 1)))) return
  past = restEnd(0, ownFrom, stop, kept, DECODED_MARKS, marks, <i32>DECODED)
  addOwned(ownFrom, cut(past, kept), kept & 255, -1)
}

/** Adds the claims of custom recognisers, for a number of values. */
export function takeCustom(count: i32): void {
  claims = askCustom(claims, first, last, count)
}

/** See {@link covered}. */
export function coverOwned(): void {
  if (hasOwned) claims = covered(claims, ownTo)
}

/** Rows whose recognisers depend on the date. */
const DATED_ROWS: i32 = (1 << Row.Personnummer) | (1 << Row.Fodselsnummer)

/** Dotted octets start at `at`, or continue there before a bracketed dot; places of their own were examined before. */
function askOctets(at: i32): void {
  const begin = firstOctet(0, at)
  if (at - begin < RUN) add(ip(0, begin, today), begin, Row.Ip)
}

/** Distance in codes from the first octet to a separate place in the same run of digits and joints. */
const RUN: i32 = 5

/** Examines a run of digits that starts at `at`, or ends there before a bracketed dot. */
function askDigits(at: i32, asked: i32): void {
  isDated = isDated || (asked & DATED_ROWS) != 0
  if ((asked & (1 << Row.Personnummer)) != 0) add(personnummer(0, at, today), at, Row.Personnummer)
  if ((asked & (1 << Row.Fodselsnummer)) != 0) add(fodselsnummer(0, at, today), at, Row.Fodselsnummer)
  if ((asked & (1 << Row.Phone)) != 0) add(phone(0, at, today), at, Row.Phone)
  if ((asked & (1 << Row.Ip)) != 0) askOctets(at)
  if ((asked & (1 << Row.Orgnr)) != 0) add(orgnr(0, at, today), at, Row.Orgnr)
  if ((asked & (1 << Row.Kontonummer)) != 0) add(kontonummer(0, at, today), at, Row.Kontonummer)
}

/** True for a bracket or blank that may precede a word for an at sign. */
export function isOpening(code: i32): bool {
  return code == 40 || code == 91 || code == 32
}

/** Runs the rows set in `asked` that take this code: a digit, at sign, colon, joint, apostrophe or bracket. */
export function ask(at: i32, asked: i32): void {
  const code: i32 = load<u8>(<usize>at)
  if ((asked & (1 << Row.Field)) != 0 && (code == 58 || code == 61 || code == 62 || code == 45)) askJoint(at)
  if (code == 64 && (asked & (1 << Row.Field)) != 0) askAccount(at)
  if (code == 39) askJoint(at - 1)
  if (isDigit(code)) askDigits(at, asked)
  else if ((code == 64 || isOpening(code)) && (asked & (1 << Row.Email)) != 0) add(email(0, at, today), at, Row.Email)
  else if (code == 58 && (asked & (1 << Row.Ip)) != 0) add(ip(0, at, today), at, Row.Ip)
}
