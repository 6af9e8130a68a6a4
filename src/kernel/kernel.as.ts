/**
 * The kernel: stages one to four for text in its memory, with every rule compiled from the same files as its plain
 * twin. `kernel/kernel.ts` is the host side; for the design and its benefit see `docs/explanation/engine.md`.
 *
 *     text -> masks -> places -> filter -> claims, line by line -> weighed -> findings -> spliced text
 */
import { askRows, beginDates, isDated } from './claims.as'
import { runCustom } from './extra.as'
import { Begin, Format, KernelAddress, State } from './exchange'
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
import { beginLong, context, isBehind, next, walkLine } from './long-lines.as'
import { classifyPart, endsSoft, prepareMasks } from './masks.as'
import { narrow as narrowUnits } from './narrow.as'
import { listPlaces, placesFrom } from './possible-places.as'
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
import { beginFindings, block, findings, hasRoom, isUnits, tellOf } from './resolve.as'
import { char, firstEnd, lastEnd, markEnds, mayHaveOctets } from './line-signs.as'
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
export { namedAt, placeOf } from './resolve.as'
export { splice } from './splice.as'

/** Returns the address or size for a {@link KernelAddress}. */
export function place(what: i32): i32 {
  if (what == KernelAddress.Text) return <i32>TEXT
  if (what == KernelAddress.Units) return <i32>UNITS
  if (what == KernelAddress.Capacity) return CAPACITY
  if (what == KernelAddress.Findings) return <i32>FINDINGS
  if (what == KernelAddress.Edits) return <i32>EDITS
  if (what == KernelAddress.Texts) return <i32>TEXTS
  if (what == KernelAddress.TextsSize) return TEXTS_SIZE
  if (what == KernelAddress.Output) return <i32>OUTPUT
  if (what == KernelAddress.OutputSize) return OUTPUT_SIZE
  if (what == KernelAddress.Lexicon) return <i32>LEXICON
  if (what == KernelAddress.Reader) return <i32>READER
  if (what == KernelAddress.Claims) return <i32>CLAIMS
  if (what == KernelAddress.ClaimsMost) return CLAIMS_MOST
  if (what == KernelAddress.CustomAnchors) return <i32>CUSTOM_ANCHORS
  return what == KernelAddress.Fold ? <i32>FOLD : <i32>STATE
}

/** Initialises the kernel, once. */
export function prepare(): void {
  const missing = PAGES - memory.size()
  if (missing > 0) memory.grow(missing)
  memory.fill(CODES - GUARD, 10, GUARD)
  memory.fill(DECODED - GUARD, 10, GUARD)
  prepareMasks()
  prepareFilter()
  prepareStructure()
}

/** Where the next piece starts, where the text before it that it needs starts, and whether it is inside a line. */
let from: i32 = 0
let before: i32 = 0
let isInside: bool = false
/** True if work stopped because there is no room for more findings. */
let isFull: bool = false

/** True if a line ends in an equals sign, so that it may continue in the next one. */
let isSoft: bool = false

/** Stores the state for the host, which reads memory faster than globals. */
function tellState(): void {
  store<i32>(STATE, from, 4 * State.From)
  store<i32>(STATE, before, 4 * State.Before)
  const ended = char(from - 1) == 10 ? 0 : Begin.Ended
  store<i32>(STATE, Begin.GoesOn | (isInside ? Begin.Inside : ended), 4 * State.Begin)
  store<i32>(STATE, isFull ? 1 : 0, 4 * State.Full)
  store<i32>(STATE, isBehind ? 1 : 0, 4 * State.Behind)
  store<i32>(STATE, isDated ? 1 : 0, 4 * State.Dated)
}

/** Writes line feeds on both sides of the text. */
function seal(at: i32, end: i32): void {
  const feeds = i8x16.splat(10)
  for (let i: i32 = 0; i < GUARD; i += 16) {
    v128.store(TEXT + <usize>(at - GUARD + i), feeds)
    v128.store(TEXT + <usize>(end + i), feeds)
  }
}

/** Makes `at` the start of the next piece. */
function goTo(at: i32, start: i32, inside: bool): void {
  if (reads && !inside) bring(at)
  from = at
  before = start
  isInside = inside
}

/** Processes the whole lines in `[begin, end)`; returns false if there was no room for all findings. */
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
 * Processes the text from `at` on as far as is certain, and sets {@link from}, {@link before} and {@link isInside} for
 * the next call.
 *
 * @param start - start of the text that the piece at `at` needs: `at` itself at a line start
 * @param end - end of the text
 * @param begin - bits of {@link Begin}
 * @param isWhole - whether nothing follows `end`
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
  // An unfinished overlong line continues inside it.
  if (!workOnLines(from, lines)) {
    isFull = true
    return goTo(next, context, context < next)
  }
  if (isWhole) {
    // Nothing follows that would need its state.
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
 * Configures the kernel: rows, date, kinds to report, threshold, country of national phone numbers, codes per block,
 * format, and whether there are custom recognisers.
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

/** Returns the start of the first line in `[from, to)` that may be a part of a container's message; `to` for none. */
export function stop(from: i32, to: i32): i32 {
  return stopBetween(from, to, true, false)
}

/** Returns the offset after the last line feed before `end`, 0 for none. */
export function lastFeed(end: i32): i32 {
  let at = end
  while (at > 0 && i8x16.bitmask(i8x16.eq(v128.load(TEXT + <usize>(at - 16)), i8x16.splat(10))) == 0) at -= 16
  while (at > 0 && char(at - 1) != 10) at--
  return at > 0 ? at : 0
}

/** If `mayStop` and a line in the range cannot be read as it is, reports that and discards all findings. */
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
  // Detected during the work: a separate search would be wasted on most texts.
  if (stops && tellStopped(isSoft || from < end, at, end, units)) return 0
  keepReading(before)
  tellState()
  return findings
}

/**
 * Rereads skipped text from its start, where {@link keepReading} left the state, to `goal` if possible; the line
 * continues to `end`. Returns the position reached.
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

/** Processes bytes; `begin` has bits of {@link Begin}. */
export function bytes(start: i32, at: i32, end: i32, begin: i32, isWhole: bool): i32 {
  return work(start, at, end, begin, isWhole, false)
}

/** Processes UTF-16 units. */
export function units(start: i32, at: i32, end: i32, begin: i32, isWhole: bool): i32 {
  narrowUnits(start, end)
  return work(start, at, end, begin, isWhole, true)
}
