/**
 * Stage two inside the kernel: a place is handed to the recognisers of its class, as the rows of
 * `recognise/table.ts` say, and what they claim is kept in the order of its begin.
 */
import { staysBeside } from '../formats/names'
import { beginWalk, ownerAt } from '../formats/owners'
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
import { accountRule, passwordBegin } from '../resolve/account'
import { acts } from '../resolve/listed'
import { goesOn, isWritten, ownedEnd, restEnd, valueBegin } from '../resolve/ending'
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
} from '../resolve/lines'
import { ownedRule } from '../resolve/owned'
import { LABEL_BEGIN, labelBegin } from '../resolve/private-key'
import { isOfRows } from '../resolve/rows'
import { MOST_OPERAND, mayBelong, mayHold } from '../resolve/secret'
import { holdsEncoded, placeOf as placeIn } from '../text/marks'
import { OWNED_RULE, OWNED_VALUE, Rec } from '../resolve/record'
import { isDigit, isLineEnd, lineEndFrom } from '../text/codes'
import { covered, record } from './cover.as'
import { askCustom } from './custom.as'
import { folded, originOf } from './folded.as'
import { isObject } from './signs.as'
import { CLAIM_SIZE, CLAIMS, CLAIMS_MOST, CODES, DECODED, DECODED_MARKS, DECODED_MOST, LEXICON, REACH, READER, SCRATCH, TEXT, VALUES, WALK } from './layout.as'

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
/**
 * Not a row: what is claimed at the place is told to be none, whatever else stands on its line, which need not be looked at
 * for its sake.
 */
export const DOUBTFUL: i32 = 1 << 30
/** Those that the filter tells of. */
export let wanted: i32 = EVERY_ROW

export function wantLost(yes: bool): void {
  wanted = yes ? EVERY_ROW | LOST : EVERY_ROW
}

/** Whether a recogniser was asked that looks at the date. */
export let isDated: bool = false

export function beginDates(): void {
  isDated = false
}

export function askRows(active: i32, date: i32): void {
  owns = ((active >> Row.Field) & 1) != 0
  today = date
}

/** Starts a line or block `[own, until)` with its context up to `end`, a line's if `isWhole`; claims begin in `[from, to)`. */
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

/** Marks that tell what is encoded of decoded codes; 0 while others are worked on. */
let marks: i32 = 0
/** Their values; -1 while those that are copied are counted by {@link Reader.Values}. */
let values: i32 = -1

let isFolded: bool = false

/** Says that decoded codes are worked on, which have `count` marks and `all` values, and whether they were folded before. */
export function readMarks(count: i32, all: i32, wasFolded: bool): void {
  isFolded = wasFolded
  marks = count
  values = all
}

/** Whether a line may own the next one: not where each is a text of its own, nor those of a cell. */
let carries: bool = false

export function carryLines(yes: bool): void {
  carries = yes
}

/** What a listed name owns of the lines that come, as they stand: see `resolve/lines.ts`; 0 for nothing. */
export function carried(): i32 {
  const kept = load<i32>(READER, 4 * Reader.Owned)
  return goesOverLines(kept) && (kept & INNER) == 0 ? kept : 0
}

/** Whether that is the line at `at`, or the rest of one, whose codes end at `end`; all is over when it is not. */
export function isCarried(at: i32, end: i32, isRest: bool): bool {
  const kept = carried()
  if (kept == 0) return false
  if (isRest || isOwnedLine(0, at, end, kept)) return true
  store<i32>(READER, 0, 4 * Reader.Owned)
  return false
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
  const label = labelBegin(0, at) - 1
  if (label > 0 && placeOf(label) - placeOf(label - LABEL_BEGIN) != LABEL_BEGIN) return
  const rule = ownedRule(0, at, LEXICON, SCRATCH)
  if (!acts(rule)) return
  const lines = opensLines(0, at, stop, rule, LEXICON, SCRATCH)
  if (lines != 0) return open(at, openedFrom(0, at, stop), lines)
  const start = valueBegin(0, at, stop, rule, DECODED_MARKS, marks, <i32>DECODED)
  const end = ownedEnd(0, at, start, stop, rule, DECODED_MARKS, marks, <i32>DECODED)
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

function beginOfDecoded(index: i32): i32 {
  const place = placeIn(DECODED_MARKS, marks, index)
  return isFolded ? originOf(place) : place
}

/** The place in the text of a code, by its address; what is copied stands as it was. */
function placeOf(at: i32): i32 {
  if (at >= <i32>DECODED && at < <i32>DECODED + DECODED_MOST) return values < 0 ? at : beginOfDecoded(at - <i32>DECODED)
  const index = at - <i32>CODES
  return index >= 0 && index <= folded ? originOf(index) : at - <i32>TEXT
}

/** Where the value ends of the format that `at` lies in; -1 for none. */
function valueEnd(at: i32): i32 {
  if (at < <i32>DECODED || at >= <i32>DECODED + DECODED_MOST) return -1
  beginWalk(WALK)
  const value = ownerAt(VALUES, values < 0 ? load<i32>(READER, 4 * Reader.Values) : values, at - <i32>DECODED, WALK)
  return value < 0 ? -1 : load<i32>(VALUES + <usize>(4 * value * Value.Size), 4 * Value.To) + <i32>DECODED
}

/** Begins what goes on over lines from `from` on: in its value, or to the end of its line, behind which the next ones come. */
function open(at: i32, from: i32, kept: i32): void {
  past = from
  if (from < ownFrom || from > ownTo) return
  const value = valueEnd(at)
  if (value >= 0) return ofLines(from, min(value, stop), kept | INNER)
  const end = lineEndFrom(0, from, stop)
  ofLines(from, end, kept)
  if (end > ownTo) return
  if (!carries || !isTextEnd(end)) store<i32>(READER, 0, 4 * Reader.Owned)
  // What comes behind it on its line is looked at no more.
  if (carried() != 0) past = end
}

/** Whether a line of the text ends at `at`, and not a part of it that is no JSON. */
function isTextEnd(at: i32): bool {
  if (at < <i32>DECODED || at >= <i32>DECODED + DECODED_MOST) return at == ownTo
  let place = TEXT + <usize>beginOfDecoded(at - <i32>DECODED)
  // Of what is passed over at the end there is no code.
  if (at == ownTo && seesAll && load<u8>(place) != 91) while (!isLineEnd(load<u8>(place)) && !isObject(place)) place++
  return isLineEnd(load<u8>(place))
}

/** Claims what goes of lines from `at` on, where one may have begun before, up to `limit`. */
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
    // The rest lies behind the cut.
    if (end > ownTo) break
    from = end + 1
  }
  store<i32>(READER, from >= limit && ((left & INNER) != 0 || isOfRows(left)) ? 0 : left, 4 * Reader.Owned)
  // Between those of rows others may own something.
  if (isOfRows(kept)) past = at
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
  if (goesOverLines(kept)) {
    past = ownFrom
    const value = (kept & INNER) != 0 ? valueEnd(ownFrom) : stop
    return ofLines(ownFrom, min(value, stop), kept)
  }
  if (kept == 0 || isLineEnd(load<u8>(<usize>(ownFrom - 1)))) return
  past = restEnd(0, ownFrom, stop, kept, DECODED_MARKS, marks, <i32>DECODED)
  addOwned(ownFrom, cut(past, kept), kept & 255, -1)
}

/** Adds what recognisers of the user's own claim, of so many values. */
export function takeCustom(count: i32): void {
  claims = askCustom(claims, first, last, count)
}

/** See {@link covered}. */
export function coverOwned(): void {
  if (hasOwned) claims = covered(claims, ownTo)
}

/** Rows whose recognisers look at the date. */
const DATED_ROWS: i32 = (1 << Row.Personnummer) | (1 << Row.Fodselsnummer)

/** Octets that dots join begin at `at`, or go on there before a dot in brackets; those that have a place of their own were asked. */
function askOctets(at: i32): void {
  const begin = firstOctet(0, at)
  if (at - begin < RUN) add(ip(0, begin, today), begin, Row.Ip)
}

/** Codes from the first octet to a place that a run of digits and joints of its own begins at. */
const RUN: i32 = 5

/** A run of digits begins at `at`, or ends there before a dot in brackets. */
function askDigits(at: i32, asked: i32): void {
  isDated = isDated || (asked & DATED_ROWS) != 0
  if ((asked & (1 << Row.Personnummer)) != 0) add(personnummer(0, at, today), at, Row.Personnummer)
  if ((asked & (1 << Row.Fodselsnummer)) != 0) add(fodselsnummer(0, at, today), at, Row.Fodselsnummer)
  if ((asked & (1 << Row.Phone)) != 0) add(phone(0, at, today), at, Row.Phone)
  if ((asked & (1 << Row.Ip)) != 0) askOctets(at)
  if ((asked & (1 << Row.Orgnr)) != 0) add(orgnr(0, at, today), at, Row.Orgnr)
  if ((asked & (1 << Row.Kontonummer)) != 0) add(kontonummer(0, at, today), at, Row.Kontonummer)
}

/** A bracket or blank, behind which a word for an at sign may stand. */
export function isOpening(code: i32): bool {
  return code == 40 || code == 91 || code == 32
}

/** Asks the rows that `asked` has a bit for; none takes what is no digit, at sign, colon or bracket before a word for one. */
export function ask(at: i32, asked: i32): void {
  const code: i32 = load<u8>(<usize>at)
  if ((asked & (1 << Row.Field)) != 0 && (code == 58 || code == 61 || code == 62 || code == 45)) askJoint(at)
  if (code == 64 && (asked & (1 << Row.Field)) != 0) askAccount(at)
  if (code == 39) askJoint(at - 1)
  if (isDigit(code)) askDigits(at, asked)
  else if ((code == 64 || isOpening(code)) && (asked & (1 << Row.Email)) != 0) add(email(0, at, today), at, Row.Email)
  else if (code == 58 && (asked & (1 << Row.Ip)) != 0) add(ip(0, at, today), at, Row.Ip)
}
