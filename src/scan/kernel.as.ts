/**
 * The kernel: stages one to four for text in its memory, every rule compiled from the same files as its plain
 * twin. `scan/kernel.ts` is the other side of this page; `docs/explanation/engine.md` tells the design and what it is worth.
 *
 *     text -> masks -> places -> filter -> claims, line by line -> weighed -> findings -> spliced text
 */
import { askRows, beginDates, isDated } from './claims.as'
import { runCustom } from './custom.as'
import { Begin, Format, Place, State } from './exchange'
import { filterPlaces } from './filter.as'
import {
  CAPACITY,
  CLAIMS,
  CLAIMS_MOST,
  CODES,
  CUSTOM_ANCHORS,
  DECODED,
  EDITS,
  FINDINGS,
  FOLD,
  GUARD,
  KEPT_PLACES,
  LEXICON,
  OUTPUT,
  OUTPUT_SIZE,
  PAGES,
  PART,
  PLACE_SIZE,
  REACH,
  READER,
  STATE,
  TEXT,
  TEXTS,
  TEXTS_SIZE,
  UNITS,
} from './layout.as'
import { beginLines, endPart, finishLine, takeOwnedLines, takePlace } from './lines.as'
import { beginLong, context, isBehind, next, walkLine } from './long.as'
import { classifyPart, endsSoft, prepareMasks } from './masks.as'
import { narrow as narrowUnits } from './narrow.as'
import { listPlaces, placesFrom } from './places.as'
import {
  beginMessageAt,
  beginReading,
  bring,
  headAt,
  keepReading,
  knownPlace,
  readFormat,
  reads,
  readTo,
} from './reading.as'
import { filterRows, prepareFilter } from './runs.as'
import { beginFindings, block, findings, hasRoom, isUnits, tellOf } from './settle.as'
import { char, firstEnd, lastEnd, markEnds, mayHaveOctets } from './signs.as'
import { stopBetween } from './stops.as'
import { prepareStructure } from './structure.as'

export { forgetNames } from '#names'
export { email } from '../recognise/email'
export { fodselsnummer, fodselsnummerVariant } from '../recognise/fodselsnummer'
export { ip, ipVariant } from '../recognise/ip'
export { kontonummer } from '../recognise/kontonummer'
export { orgnr } from '../recognise/orgnr'
export { personnummer, personnummerVariant } from '../recognise/personnummer'
export { phone, phoneVariant } from '../recognise/phone'
export { settleOverlaps } from '../resolve/overlaps'
export { weighClaims } from '../resolve/weigh'
export { namedAt, placeOf } from './settle.as'
export { splice } from './splice.as'

/** Where something lies, by {@link Place}. */
export function place(what: i32): i32 {
  if (what == Place.Text) return <i32>TEXT
  if (what == Place.Units) return <i32>UNITS
  if (what == Place.Capacity) return CAPACITY
  if (what == Place.Findings) return <i32>FINDINGS
  if (what == Place.Edits) return <i32>EDITS
  if (what == Place.Texts) return <i32>TEXTS
  if (what == Place.TextsSize) return TEXTS_SIZE
  if (what == Place.Output) return <i32>OUTPUT
  if (what == Place.OutputSize) return OUTPUT_SIZE
  if (what == Place.Lexicon) return <i32>LEXICON
  if (what == Place.Reader) return <i32>READER
  if (what == Place.Claims) return <i32>CLAIMS
  if (what == Place.ClaimsMost) return CLAIMS_MOST
  if (what == Place.CustomAnchors) return <i32>CUSTOM_ANCHORS
  return what == Place.Fold ? <i32>FOLD : <i32>STATE
}

/** Makes the kernel ready, once. */
export function prepare(): void {
  const missing = PAGES - memory.size()
  if (missing > 0) memory.grow(missing)
  memory.fill(CODES - GUARD, 10, GUARD)
  memory.fill(DECODED - GUARD, 10, GUARD)
  prepareMasks()
  prepareFilter()
  prepareStructure()
}

/** Where the next piece begins, where the text before it begins that it needs, and whether it is inside a line. */
let from: i32 = 0
let before: i32 = 0
let isInside: bool = false
/** Whether work stopped because there is room for no more findings. */
let isFull: bool = false

/** Whether a line ends behind an equals sign, so that it may go on in the next one. */
let isSoft: bool = false

/** Tells the host of it all: memory is read faster than a global. */
function tellState(): void {
  store<i32>(STATE, from, 4 * State.From)
  store<i32>(STATE, before, 4 * State.Before)
  const ended = char(from - 1) == 10 ? 0 : Begin.Ended
  store<i32>(STATE, Begin.GoesOn | (isInside ? Begin.Inside : ended), 4 * State.Begin)
  store<i32>(STATE, isFull ? 1 : 0, 4 * State.Full)
  store<i32>(STATE, isBehind ? 1 : 0, 4 * State.Behind)
  store<i32>(STATE, isDated ? 1 : 0, 4 * State.Dated)
}

/** Line feeds on both sides of the text. */
function seal(at: i32, end: i32): void {
  const feeds = i8x16.splat(10)
  for (let i: i32 = 0; i < GUARD; i += 16) {
    v128.store(TEXT + <usize>(at - GUARD + i), feeds)
    v128.store(TEXT + <usize>(end + i), feeds)
  }
}

/** The next piece begins at `at`. */
function goTo(at: i32, start: i32, inside: bool): void {
  if (reads && !inside) bring(at)
  from = at
  before = start
  isInside = inside
}

/** Works on the whole lines in `[begin, end)`; false when there was no room for all. */
function workOnLines(begin: i32, end: i32): bool {
  beginLines(begin)
  for (let part = begin; part < end; part += PART) {
    const to = part + PART < end ? part + PART : end
    const blocks = (to - part + 63) >> 6
    const text: usize = TEXT + <usize>part
    classifyPart(text, blocks, part == begin, to == end, !isUnits)
    isSoft = isSoft || endsSoft
    const count = filterPlaces(text, listPlaces(text, blocks), KEPT_PLACES)
    for (let i: i32 = 0; i < count; i++) {
      const kept = KEPT_PLACES + <usize>(i * PLACE_SIZE)
      const at = part + load<i32>(kept)
      if (at >= to) break
      store<i32>(kept, at)
      if (!takePlace(kept, begin, end)) return false
    }
    if (!endPart(to, begin, end)) return false
  }
  finishLine()
  const isAll = takeOwnedLines(end, begin, end)
  finishLine()
  return isAll
}

/**
 * Works on the text from `at` on as far as is certain, and says in {@link from}, {@link before} and
 * {@link isInside} where to go on.
 *
 * @param start - where the text begins that the piece at `at` needs: `at` itself at a line's begin
 * @param end - end of the text
 * @param begin - bits of {@link Begin}
 * @param isWhole - whether nothing comes after `end`
 */
function advance(start: i32, at: i32, end: i32, begin: i32, isWhole: bool): void {
  const inside = (begin & Begin.Inside) != 0
  if ((begin & Begin.Ended) != 0) store<u8>(TEXT + <usize>(at - 1), 13)
  goTo(at, start, inside)
  isFull = false
  if (inside) {
    const lineEnd = firstEnd(at, end)
    walkLine(start, at, lineEnd, lineEnd < end || isWhole)
    isFull = !hasRoom()
    if (next < lineEnd || lineEnd == end) return goTo(next, context, next < end || !isWhole)
    goTo(lineEnd + 1, lineEnd + 1, false)
  }
  const lines = isWhole ? end : lastEnd(from, end) + 1
  // An over-long line that could not be finished goes on inside.
  if (!workOnLines(from, lines)) {
    isFull = true
    return goTo(next, context, context < next)
  }
  if (isWhole) {
    // Nothing comes after it that would need to know how it ended.
    from = end
    before = end
    isInside = false
    return
  }
  goTo(lines, lines, false)
  const body = lines + headAt(lines, end)
  if (end - body >= block + REACH && hasRoom()) {
    if (body > lines) beginMessageAt(body)
    else if (reads) bring(lines)
    walkLine(body, body, end, false)
    if (next > body) goTo(next, context, true)
    isFull = !hasRoom()
  }
}

/**
 * What runs: rows, date, kinds that are told of, least score, country of national phone numbers, codes per block, how text
 * is read, and whether recognisers of the user's own are asked.
 */
export function ready(
  rows: i32,
  today: i32,
  kinds: i32,
  least: i32,
  country: i32,
  block: i32,
  format: Format,
  custom: bool,
): void {
  askRows(rows, today)
  filterRows(rows)
  placesFrom(least)
  tellOf(kinds, least, country, block)
  readFormat(format)
  runCustom(custom)
}

/** Begin of the first line in `[from, to)` that may be a part of a container's message; `to` when there is none. */
export function stop(from: i32, to: i32): i32 {
  return stopBetween(from, to, true, false)
}

/** One past the last line feed before `end`, 0 when there is none. */
export function lastFeed(end: i32): i32 {
  let at = end
  while (at > 0 && i8x16.bitmask(i8x16.eq(v128.load(TEXT + <usize>(at - 16)), i8x16.splat(10))) == 0) at -= 16
  while (at > 0 && char(at - 1) != 10) at--
  return at > 0 ? at : 0
}

/** Tells whether a line between two places cannot be read as it stands, if one may be there: nothing counts that was found. */
function tellStopped(mayStop: bool, at: i32, end: i32, units: bool): bool {
  const isStopped: bool = mayStop && stopBetween(at, end, false, units) < end
  store<i32>(STATE, isStopped ? 1 : 0, 4 * State.Stopped)
  if (!isStopped) return false
  from = end
  tellState()
  return true
}

function work(start: i32, at: i32, end: i32, begin: i32, isWhole: bool, units: bool): i32 {
  seal(start, end)
  const isMarked: bool = markEnds(end)
  const hasOctets = mayHaveOctets(end, units ? 1 : 3)
  const stops: bool = (begin & Begin.Stops) != 0
  if (tellStopped(stops && (isMarked || hasOctets), at, end, units)) return 0
  beginDates()
  beginFindings(units, (begin & Begin.Placed) != 0)
  beginReading(units, (begin & Begin.GoesOn) != 0, (begin & Begin.Lines) != 0, end)
  beginLong((begin & Begin.Again) != 0, isWhole ? end : -1)
  isSoft = false
  advance(start, at, end, begin, isWhole)
  // It is seen on the way: looked for before, it would cost what most texts have none of.
  if (stops && tellStopped(isSoft || from < end, at, end, units)) return 0
  keepReading(before)
  tellState()
  return findings
}

/**
 * Reads text again that was passed over, from its begin, where {@link keepReading} left the state, to `goal` if it can;
 * the line goes on to `end`. Returns how far it came.
 */
export function again(end: i32, goal: i32, units: bool): i32 {
  if (units) narrowUnits(0, end)
  seal(0, end)
  markEnds(end)
  beginReading(units, true, false, end)
  readTo(goal < end - REACH ? goal : end - REACH, end)
  const place = knownPlace()
  keepReading(place < goal ? place : goal)
  return place
}

/** Works on bytes; `begin` has bits of {@link Begin}. */
export function bytes(start: i32, at: i32, end: i32, begin: i32, isWhole: bool): i32 {
  return work(start, at, end, begin, isWhole, false)
}

/** Works on UTF-16 units. */
export function units(start: i32, at: i32, end: i32, begin: i32, isWhole: bool): i32 {
  narrowUnits(start, end)
  return work(start, at, end, begin, isWhole, true)
}
