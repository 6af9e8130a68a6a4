/**
 * Stages two and three inside the kernel, a line at a time: nothing that is found spans a line end and nothing
 * across one is evidence, so a line by itself gives the findings of the whole. Lines with nothing possible in them
 * are never looked at. A line longer than a block is worked on in blocks, cut as `window.ts` cuts them.
 */
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
} from './layout.as'
import { classifyFolded } from './masks.as'
import { listPlaces } from './places.as'

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

/** Tells of one claim; `origin` is where the text begins, or 0 when the claim lies in folded codes. */
function tell(claim: usize, origin: i32): void {
  const row = load<i32>(claim + 4 * Rec.Row)
  const score = load<i32>(claim + 4 * Rec.Score)
  if (score < least || ((told >> row) & 1) == 0 || load<i32>(claim + 4 * Rec.Stands) == 0) return
  const start = load<i32>(claim + 4 * Rec.Start)
  const end = load<i32>(claim + 4 * Rec.End)
  const form = load<i32>(claim + 4 * Rec.Form) & 63
  const to = FINDINGS + <usize>(findings * FINDING_SIZE)
  findings++
  if (origin != 0) {
    store<i32>(to, start - origin, 4 * Found.Start)
    store<i32>(to, end - origin, 4 * Found.End)
  } else {
    store<i32>(to, originOf(start - <i32>CODES), 4 * Found.Start)
    store<i32>(to, endOfCode(end - 1 - <i32>CODES, isUnits), 4 * Found.End)
  }
  store<i32>(to, row | (form << 8) | (variantOf(row, start, form) << 16), 4 * Found.What)
  store<i32>(to, score, 4 * Found.Score)
  store<i32>(to, load<i32>(claim + 4 * Rec.Evidence), 4 * Found.Evidence)
  store<i32>(to, end - start, 4 * Found.Width)
}

/** Weighs the claims, lets the surest of overlapping ones stand, and tells of those that begin in `[from, to)`. */
function settle(from: i32, to: i32, origin: i32): void {
  if (claims == 0) return
  weighClaims(0, <usize>CLAIMS, claims, from, to, country, LEXICON, SCRATCH, NOTES)
  settleOverlaps(<usize>CLAIMS, claims, from, to, ORDER)
  for (let i: i32 = 0; i < claims; i++) {
    const claim = CLAIMS + <usize>(i * CLAIM_SIZE)
    const start = load<i32>(claim + 4 * Rec.Start)
    if (start >= from && start < to) tell(claim, origin)
  }
}

/** Works on the folded codes from index `from` to `to`; the others are context. */
function settleFolded(from: i32, to: i32): void {
  const first = from > CONTEXT ? from - CONTEXT : 0
  const last = to + CONTEXT < folded ? to + CONTEXT : folded
  const base = <i32>CODES
  beginClaims(base + first, base + last)
  const blocks = (folded + 63) >> 6
  classifyFolded(CODES - 64, CODES + <usize>((blocks + 2) << 6))
  const count = filterPlaces(CODES, listPlaces(CODES, blocks, FOLDED_PLACES), FOLDED_PLACES)
  for (let i: i32 = 0; i < count; i++) {
    const place = load<i32>(FOLDED_PLACES + (<usize>i << 2))
    const at = place & PLACE
    if (at >= first && at < last) ask(base + at, place >> ROWS_SHIFT)
  }
  settle(base + from, base + to, 0)
}

/**
 * Works on an over-long line from `from` on, block by block, as far as is certain; `before` is where its context
 * begins. Sets {@link next} and {@link context}; the line is done when `next` is its end.
 *
 * @param isWhole - whether the line ends at `end`
 */
export function walkLine(before: i32, from: i32, end: i32, isWhole: bool): void {
  next = from
  context = before
  while (next < end && hasRoom()) {
    foldText(context, end, isUnits, isWhole)
    const own = codeAt(next)
    const rest = folded - own
    const isAll = stopped == end
    if (isWhole && isAll && rest <= block) {
      settleFolded(own, folded)
      next = end
      context = end
      return
    }
    let size = block
    if (rest < block + REACH && !(isWhole && isAll)) {
      // No more text will fit, mostly invisible as this is: a smaller block has to do.
      if (next > from || end < CAPACITY) return
      size = rest > REACH ? rest - REACH : 1
    }
    settleFolded(own, own + size)
    next = originOf(own + size)
    context = originOf(own + size > REACH ? own + size - REACH : 0)
  }
}

/** The line that is worked on: `[begin, end)`, and whether all of it is ASCII. */
let begin: i32 = 0
let end: i32 = 0
let isAscii: bool = false
let isOpen: bool = false

/** Finds the line of the place at `at`, between `from` and `to`. */
function findLine(at: i32, from: i32, to: i32): void {
  const feeds = i8x16.splat(10)
  let high = v128.load(TEXT + <usize>at)
  begin = from
  for (let i = at - 16; ; i -= 16) {
    const v = v128.load(TEXT + <usize>i)
    const bits = i8x16.bitmask(i8x16.eq(v, feeds))
    high = v128.or(high, v)
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
    if (bits != 0) {
      const feed = i + <i32>ctz(bits)
      if (feed < to) end = feed
      break
    }
  }
  isAscii = i8x16.bitmask(high) == 0
}

/** Finishes the line that is worked on. */
export function finishLine(): void {
  if (!isOpen) return
  isOpen = false
  settle(<i32>TEXT + begin, <i32>TEXT + end + 1, <i32>TEXT)
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
    walkLine(begin, begin, end, true)
    return next == end
  }
  if (isAscii) {
    isOpen = true
    beginClaims(<i32>TEXT + begin, <i32>TEXT + end)
    return true
  }
  foldText(begin, end, isUnits, true)
  settleFolded(0, folded)
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
