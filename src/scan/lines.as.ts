/**
 * Stages two and three inside the kernel, a line at a time: nothing that is found spans a line end and nothing
 * across one is evidence, so a line by itself gives the findings of the whole. Lines with nothing possible in them
 * are never looked at. A line longer than a block is worked on in blocks, cut as `window.ts` cuts them.
 */
import { beginWalk, ownerAt, shapeOf, topicsOf } from '../formats/owners'
import { Shape, SHAPES, Value } from '../formats/state'
import { fodselsnummerVariant } from '../recognise/fodselsnummer'
import { claimForm } from '../recognise/forms'
import { ipVariant } from '../recognise/ip'
import { personnummerVariant } from '../recognise/personnummer'
import { phoneVariant } from '../recognise/phone'
import { settleOverlaps } from '../resolve/overlaps'
import { Rec } from '../resolve/record'
import { weighClaims } from '../resolve/weigh'
import { ask, beginClaims, claims, Row } from './claims.as'
import { Found } from './exchange'
import { filterPlaces, PLACE, ROWS_SHIFT } from './filter.as'
import { codeAt, endOfCode, folded, foldText, originOf, stopped } from './folded.as'
import {
  BLOCK,
  CAPACITY,
  CLAIM_SIZE,
  CLAIMS,
  CODES,
  CONTEXT,
  DECODED,
  FINDING_SIZE,
  FINDINGS,
  FINDINGS_MOST,
  FOLDED_PLACES,
  LEXICON,
  NOTES,
  ORDER,
  REACH,
  SCRATCH,
  TEXT,
  VALUES,
  WALK,
} from './layout.as'
import { classifyFolded } from './masks.as'
import { listPlaces } from './places.as'
import {
  beginOfDecoded,
  beginOfValue,
  bring,
  decoded,
  decodedAt,
  endOfDecoded,
  endOfLine,
  endOfValue,
  knownPlace,
  mustRead,
  readBlock,
  readLine,
  reads,
  values,
} from './reading.as'

/** Findings so far. */
export let findings: i32 = 0
/** Where an over-long line goes on, and where the text before it begins that its claims still need. */
export let next: i32 = 0
export let context: i32 = 0

let isUnits: bool = false
/** Rows that are told of, and the least score. */
let told: i32 = 0
let least: i32 = 0
let country: i32 = 0
/** Codes of one block of an over-long line; tests choose small ones. */
export let block: i32 = BLOCK

export function beginFindings(units: bool): void {
  findings = 0
  isUnits = units
}

/** Which kinds are told of, and from which score on. */
export function tellOf(kinds: i32, threshold: i32, plan: i32, codes: i32): void {
  told = kinds
  least = threshold
  country = plan
  block = codes
}

/** Whether a block's findings still fit. */
export function hasRoom(): bool {
  return findings + BLOCK / 2 + 1 < FINDINGS_MOST
}

function variantOf(row: i32, start: i32, form: i32): i32 {
  if (row == Row.Personnummer) return personnummerVariant(0, start, form)
  if (row == Row.Fodselsnummer) return fodselsnummerVariant(0, start, form)
  if (row == Row.Phone) return phoneVariant(0, start, form)
  return row == Row.Ip ? ipVariant(0, start, form) : 0
}

/** What a claim lies in: the text as it is, its folded codes, or decoded ones. */
const enum Layer {
  Text = 0,
  Folded = 1,
  Decoded = 2,
}

/** Where codes begin in a layer. */
function baseOf(layer: Layer): i32 {
  if (layer == Layer.Text) return <i32>TEXT
  return layer == Layer.Folded ? <i32>CODES : <i32>DECODED
}

/** Tells where a finding lies in the text. */
function tellSpan(to: usize, start: i32, end: i32, layer: Layer): void {
  const from = start - baseOf(layer)
  const until = end - baseOf(layer)
  if (layer == Layer.Text) {
    store<i32>(to, from, 4 * Found.Start)
    store<i32>(to, until, 4 * Found.End)
  } else if (layer == Layer.Folded) {
    store<i32>(to, originOf(from), 4 * Found.Start)
    store<i32>(to, endOfCode(until - 1, isUnits), 4 * Found.End)
  } else {
    store<i32>(to, beginOfDecoded(from), 4 * Found.Start)
    store<i32>(to, endOfDecoded(until), 4 * Found.End)
  }
}

/** Tells what may be written instead. */
function tellShape(to: usize, start: i32, end: i32, layer: Layer): void {
  const value: i32 = layer == Layer.Decoded ? ownerAt(VALUES, values, start - <i32>DECODED, WALK) : -1
  const shape = reads ? shapeOf(0, start, end, VALUES, value) : <i32>Shape.Text
  store<i32>(to, shape, 4 * Found.Shape)
  if ((shape & SHAPES) == Shape.Number) {
    store<i32>(to, beginOfValue(value), 4 * Found.TokenStart)
    store<i32>(to, endOfValue(value), 4 * Found.TokenEnd)
  } else if ((shape & SHAPES) == Shape.Key) {
    store<i32>(to, load<i32>(VALUES + <usize>(4 * value * Value.Size), 4 * Value.Object), 4 * Found.Object)
  }
}

/** Tells of one claim. */
function tell(claim: usize, layer: Layer): void {
  const row = load<i32>(claim + 4 * Rec.Row)
  const score = load<i32>(claim + 4 * Rec.Score)
  if (score < least || ((told >> row) & 1) == 0 || load<i32>(claim + 4 * Rec.Stands) == 0) return
  const start = load<i32>(claim + 4 * Rec.Start)
  const end = load<i32>(claim + 4 * Rec.End)
  const form = load<i32>(claim + 4 * Rec.Form) & 63
  const to = FINDINGS + <usize>(findings * FINDING_SIZE)
  findings++
  tellSpan(to, start, end, layer)
  tellShape(to, start, end, layer)
  store<i32>(to, row | (form << 8) | (variantOf(row, start, form) << 16), 4 * Found.What)
  store<i32>(to, score, 4 * Found.Score)
  store<i32>(to, load<i32>(claim + 4 * Rec.Evidence), 4 * Found.Evidence)
  store<i32>(to, end - start, 4 * Found.Width)
}

/** Tells claims of the names that own the values they lie in. */
function setTopics(): void {
  beginWalk(WALK)
  for (let i: i32 = 0; i < claims; i++) {
    const claim = CLAIMS + <usize>(i * CLAIM_SIZE)
    const owner = ownerAt(VALUES, values, load<i32>(claim + 4 * Rec.Start) - <i32>DECODED, WALK)
    store<i32>(claim, topicsOf(VALUES, owner), 4 * Rec.Evidence)
  }
}

/** Weighs the claims, lets the surest of overlapping ones stand, and tells of those that begin in `[from, to)`. */
function settle(from: i32, to: i32, layer: Layer): void {
  if (claims == 0) return
  if (layer == Layer.Decoded) setTopics()
  weighClaims(0, <usize>CLAIMS, claims, from, to, country, LEXICON, SCRATCH, NOTES)
  settleOverlaps(<usize>CLAIMS, claims, from, to, ORDER)
  beginWalk(WALK)
  for (let i: i32 = 0; i < claims; i++) {
    const claim = CLAIMS + <usize>(i * CLAIM_SIZE)
    const start = load<i32>(claim + 4 * Rec.Start)
    if (start >= from && start < to) tell(claim, layer)
  }
}

/** Works on `count` codes of a layer, from index `from` to `to`; the others are context. */
function settleCodes(codes: usize, count: i32, from: i32, to: i32, layer: Layer): void {
  const first = from > CONTEXT ? from - CONTEXT : 0
  const last = to + CONTEXT < count ? to + CONTEXT : count
  const base = <i32>codes
  beginClaims(base + first, base + last)
  const blocks = (count + 63) >> 6
  classifyFolded(codes - 64, codes + <usize>((blocks + 2) << 6))
  const found = filterPlaces(codes, listPlaces(codes, blocks, FOLDED_PLACES), FOLDED_PLACES)
  for (let i: i32 = 0; i < found; i++) {
    const place = load<i32>(FOLDED_PLACES + (<usize>i << 2))
    const at = place & PLACE
    if (at >= first && at < last) ask(base + at, place >> ROWS_SHIFT)
  }
  settle(base + from, base + to, layer)
}

/** Works on the folded codes of a block from index `own` to `to`, read by their format where they must be. */
function settleBlock(own: i32, to: i32, isLast: bool, isWhole: bool): void {
  if (!reads) return settleCodes(CODES, folded, own, to, Layer.Folded)
  const place = codeAt(knownPlace())
  const first = place < own ? place : own
  const next = to - REACH > first ? to - REACH : first
  const end = isLast || to + REACH >= folded ? folded : to + REACH
  const isEnd: bool = isWhole && stopped == lineEnd && end == folded
  if (!readBlock(first, next, end, isEnd, isLast)) return settleCodes(CODES, folded, own, to, Layer.Folded)
  settleCodes(DECODED, decoded, decodedAt(own), isLast ? decoded : decodedAt(to), Layer.Decoded)
}

/** End of the over-long line that is worked on. */
let lineEnd: i32 = 0

/**
 * Works on an over-long line from `from` on, block by block, as far as is certain; `before` is where its context
 * begins. Sets {@link next} and {@link context}; the line is done when `next` is its end.
 *
 * @param isWhole - whether the line ends at `end`
 */
export function walkLine(before: i32, from: i32, end: i32, isWhole: bool): void {
  next = from
  context = before
  lineEnd = end
  while (next < end && hasRoom()) {
    foldText(context, end, isUnits, isWhole)
    const own = codeAt(next)
    const rest = folded - own
    const isAll = stopped == end
    if (isWhole && isAll && rest <= block) {
      settleBlock(own, folded, true, true)
      next = end
      context = end
      endOfLine(end)
      return
    }
    let size = block
    if (rest < block + REACH && !(isWhole && isAll)) {
      // No more text will fit, mostly invisible as this is: a smaller block has to do.
      if (next > from || end < CAPACITY) return
      size = rest > REACH ? rest - REACH : 1
    }
    settleBlock(own, own + size, false, isWhole)
    next = originOf(own + size)
    context = originOf(own + size > REACH ? own + size - REACH : 0)
    if (reads && knownPlace() < context) context = knownPlace()
  }
}

/** The line that is worked on: `[begin, end)`, whether all of it is ASCII, and has characters that formats use. */
let begin: i32 = 0
let end: i32 = 0
let isAscii: bool = false
let hasSigns: bool = false
let isOpen: bool = false

/** Bytes that formats use: braces, percent signs and ampersands. */
// @ts-ignore: decorator
@inline function signs(v: v128): v128 {
  return v128.or(
    i8x16.eq(v, i8x16.splat(123)),
    v128.or(i8x16.eq(v, i8x16.splat(37)), i8x16.eq(v, i8x16.splat(38))),
  )
}

/** Finds the line of the place at `at`, between `from` and `to`. */
function findLine(at: i32, from: i32, to: i32): void {
  const feeds = i8x16.splat(10)
  let high = v128.load(TEXT + <usize>at)
  let special = signs(high)
  begin = from
  for (let i = at - 16; ; i -= 16) {
    const v = v128.load(TEXT + <usize>i)
    const bits = i8x16.bitmask(i8x16.eq(v, feeds))
    high = v128.or(high, v)
    special = v128.or(special, signs(v))
    if (bits != 0) {
      const feed = i + 31 - <i32>clz(bits)
      if (feed + 1 > from) begin = feed + 1
      break
    }
    if (i <= from) break
  }
  end = to
  for (let i = at; i < to; i += 16) {
    const v = v128.load(TEXT + <usize>i)
    const bits = i8x16.bitmask(i8x16.eq(v, feeds))
    high = v128.or(high, v)
    special = v128.or(special, signs(v))
    if (bits != 0) {
      const feed = i + <i32>ctz(bits)
      if (feed < to) end = feed
      break
    }
  }
  isAscii = i8x16.bitmask(high) == 0
  hasSigns = v128.any_true(special) || hasQuery()
}

/** Whether the line has a question mark and a plus after it. */
function hasQuery(): bool {
  const questions = i8x16.splat(63)
  const pluses = i8x16.splat(43)
  let isQuery: bool = false
  let isPlus: bool = false
  for (let i = begin; i < end; i += 16) {
    const v = v128.load(TEXT + <usize>i)
    isQuery = isQuery || v128.any_true(i8x16.eq(v, questions))
    isPlus = isPlus || v128.any_true(i8x16.eq(v, pluses))
  }
  return isQuery && isPlus
}

/** Finishes the line that is worked on. */
export function finishLine(): void {
  if (!isOpen) return
  isOpen = false
  settle(<i32>TEXT + begin, <i32>TEXT + end + 1, Layer.Text)
}

/** Nothing has been seen yet of the lines from `from` on. */
export function beginLines(from: i32): void {
  isOpen = false
  begin = from
  end = from - 1
}

/** Begins the line of the place at `at`; false when its findings may find no room: {@link next} is where to go on. */
function beginLine(at: i32, from: i32, to: i32): bool {
  findLine(at, from, to)
  if (!hasRoom()) {
    next = begin
    context = begin
    return false
  }
  if (end - begin >= block) {
    if (reads) bring(begin)
    walkLine(begin, begin, end, true)
    return next == end
  }
  if (mustRead(begin, hasSigns)) {
    if (!isAscii) foldText(begin, end, isUnits, true)
    readLine(begin, end, isAscii)
    settleCodes(DECODED, decoded, 0, decoded, Layer.Decoded)
    return true
  }
  if (isAscii) {
    isOpen = true
    beginClaims(<i32>TEXT + begin, <i32>TEXT + end)
    return true
  }
  foldText(begin, end, isUnits, true)
  settleCodes(CODES, folded, 0, folded, Layer.Folded)
  return true
}

/** Takes the next place, which lies on one of the whole lines in `[from, to)`; false as {@link beginLine}. */
export function takePlace(at: i32, rows: i32, from: i32, to: i32): bool {
  if (at > end) {
    finishLine()
    if (!beginLine(at, from, to)) return false
  }
  if (isOpen) ask(<i32>TEXT + at, rows)
  return true
}
