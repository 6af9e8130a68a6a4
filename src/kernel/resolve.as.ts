/**
 * Turns the claims of a line into findings: weighs them, settles overlaps, and reports the position in the text and the
 * possible replacement.
 */
import { beginWalk, ownerAt, shapeOf, shapeOfOwned, topicsOf } from '../formats/enclosing-value'
import { isInBrackets, Shape, SHAPES, Value } from '../formats/state'
import { fodselsnummerVariant } from '../recognise/fodselsnummer'
import { Form } from '../recognise/forms'
import { ipVariant } from '../recognise/ip'
import { personnummerVariant } from '../recognise/personnummer'
import { phoneVariant } from '../recognise/phone'
import { Row } from '../recognise/rows'
import { MOST_KEPT, settleOverlaps } from '../resolve/overlaps'
import { OWNED_RULE, OWNED_VALUE, Rec } from '../resolve/claim'
import { weighClaims } from '../resolve/weigh'
import { ask, beginClaims, claims, claimValue, coverOwned, owns, readMarks, takeCustom, takeRest } from './claims.as'
import { runs } from './extra.as'
import { beginOfDecoded, beginOfValue, endOfDecoded, endOfValue, isFolded, marks, values } from './decoded.as'
import { Found } from './exchange'
import { filterPlaces } from './filter.as'
import { endOfCode, originOf } from './folded.as'
import {
  BLOCK,
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
  PLACE_SIZE,
  SCRATCH,
  TEXT,
  VALUES,
  WALK,
} from './layout.as'
import { classifyFolded, classifyPart } from './masks.as'
import { listPlaces } from './possible-places.as'

/** Number of findings so far. */
export let findings: i32 = 0
export let isUnits: bool = false
/** Rows to report, and the minimum score. */
let told: i32 = 0
/** Rows whose values are kept. */
let kept: i32 = 0
let least: i32 = 0
let country: i32 = 0
/** The minimum score if only offsets are needed, else -1. */
let doubted: i32 = -1
/** Codes per block of an overlong line; tests use few. */
export let block: i32 = BLOCK

export function beginFindings(units: bool, isPlaced: bool): void {
  doubted = isPlaced ? least : -1
  findings = 0
  isUnits = units
}

/** Sets which kinds to report, which of them to keep (from bit {@link MOST_KEPT} on), and the minimum score. */
export function tellOf(kinds: i32, threshold: i32, plan: i32, codes: i32): void {
  told = kinds & ((1 << MOST_KEPT) - 1)
  kept = kinds >> MOST_KEPT
  least = threshold
  country = plan
  block = codes
}

/** True if a block's findings still fit: ours need two codes each, custom ones one, and restored zeros add some. */
export function hasRoom(): bool {
  return findings + (runs ? BLOCK + BLOCK / 4 : BLOCK / 2 + 1) < FINDINGS_MOST
}

function variantOf(row: i32, start: i32, form: i32): i32 {
  if (row == Row.Personnummer) return personnummerVariant(0, start, form)
  if (row == Row.Fodselsnummer) return fodselsnummerVariant(0, start, form)
  if (row == Row.Phone) return phoneVariant(0, start, form)
  return row == Row.Ip ? ipVariant(0, start, form) : 0
}

/** The layer that a claim is in: the literal text, its folded codes, or decoded ones. */
export const enum Layer {
  Text = 0,
  Folded = 1,
  Decoded = 2,
}

/** Returns the start of a layer's codes. */
function baseOf(layer: Layer): i32 {
  if (layer == Layer.Text) return <i32>TEXT
  return layer == Layer.Folded ? <i32>CODES : <i32>DECODED
}

/** The current layer. */
let settled: Layer = Layer.Text

/** Returns the position in the text for the address of a code of the current layer. */
export function placeOf(at: i32): i32 {
  const index = at - baseOf(settled)
  if (settled == Layer.Text) return index
  return settled == Layer.Folded ? originOf(index) : beginOfDecoded(index)
}

/** The last address passed to {@link namedAt}. */
let namedLast: i32 = i32.MAX_VALUE

/** Returns the {@link Value.Topics} of the value at an address of the current layer. */
export function namedAt(at: i32): i32 {
  if (settled != Layer.Decoded) return 0
  if (at < namedLast) beginWalk(WALK)
  namedLast = at
  const owner = ownerAt(VALUES, values, at - <i32>DECODED, WALK)
  return owner < 0 ? 0 : load<i32>(VALUES + <usize>(4 * owner * Value.Size), 4 * Value.Topics)
}

/** Returns the end in the text of the code before an address. */
function endOf(at: i32): i32 {
  const index = at - baseOf(settled)
  if (settled == Layer.Text) return index
  return settled == Layer.Folded ? endOfCode(index - 1, isUnits) : endOfDecoded(index)
}

/** Stores the position of a finding, or of the replaced range, in the text. */
function tellSpan(to: usize, start: i32, end: i32): void {
  store<i32>(to, placeOf(start), 4 * Found.Start)
  store<i32>(to, endOf(end), 4 * Found.End)
}

/** Stores how a finding may be replaced; `own` is the number of its value, -1 if it is inside one. */
function tellShape(to: usize, start: i32, end: i32, isOwned: bool, own: i32): void {
  const owner: i32 = settled == Layer.Decoded ? ownerAt(VALUES, values, start - <i32>DECODED, WALK) : -1
  const value = own >= 0 ? own : owner
  const shape = isOwned ? shapeOfOwned(0, start, end, VALUES, value, own < 0) : shapeOf(0, start, end, VALUES, value)
  store<i32>(to, shape, 4 * Found.Shape)
  if ((shape & SHAPES) == Shape.Number) {
    store<i32>(to, beginOfValue(value), 4 * Found.TokenStart)
    store<i32>(to, endOfValue(value), 4 * Found.TokenEnd)
  } else if (isInBrackets(shape)) {
    tellSpan(to + 4 * Found.TokenStart, start - 1, end + 1)
  } else if ((shape & SHAPES) == Shape.Key) {
    store<i32>(to, load<i32>(VALUES + <usize>(4 * value * Value.Size), 4 * Value.Object), 4 * Found.Object)
  }
}

/** Returns the number of codes from `start` on without a source in the text: lost zeros. */
function restoredAt(start: i32): i32 {
  let at = start - <i32>DECODED
  const from = at
  while (load<u8>(DECODED + <usize>at) == 48 && beginOfDecoded(at) == beginOfDecoded(at + 1)) at++
  return at - from
}

/** True if a span starts and ends no later than the last reported finding: zeros were restored there. */
function isToldAgain(last: usize, start: i32, end: i32): bool {
  return placeOf(start) <= load<i32>(last, 4 * Found.Start) && endOf(end) <= load<i32>(last, 4 * Found.End)
}

/** Reports one claim. */
function tell(claim: usize): void {
  const row = load<i32>(claim + 4 * Rec.Row)
  const score = load<i32>(claim + 4 * Rec.Score)
  const isCustom: bool = row >= Row.Custom
  if (score < least || (!isCustom && ((told >> row) & 1) == 0) || load<i32>(claim + 4 * Rec.Stands) == 0) return
  const start = load<i32>(claim + 4 * Rec.Start)
  const end = load<i32>(claim + 4 * Rec.End)
  const packed = load<i32>(claim + 4 * Rec.Form)
  const form = packed & 63
  const isOwned: bool = row == Row.Field
  const variant = isOwned ? (packed >> OWNED_RULE) & 255 : doubted < 0 ? variantOf(row, start, form) : 0
  const to = FINDINGS + <usize>(findings * FINDING_SIZE)
  if (isCustom && findings > 0 && isToldAgain(to - FINDING_SIZE, start, end)) return
  findings++
  tellSpan(to, start, end)
  tellShape(to, start, end, isOwned, isOwned ? (packed >> OWNED_VALUE) - 1 : -1)
  store<i32>(to, (isCustom ? <i32>Row.Custom : row) | (form << 8) | (variant << 16), 4 * Found.What)
  store<i32>(to, score, 4 * Found.Score)
  const evidence = isOwned ? 0 : load<i32>(claim + 4 * Rec.Evidence)
  store<i32>(to, isCustom ? packed >> 8 : evidence, 4 * Found.Evidence)
  store<i32>(to, end - start - (settled == Layer.Decoded ? restoredAt(start) : 0), 4 * Found.Width)
}

/** Sets the topics of the names that own each claim's value. */
function setTopics(): void {
  beginWalk(WALK)
  for (let i: i32 = 0; i < claims; i++) {
    const claim = CLAIMS + <usize>(i * CLAIM_SIZE)
    const owner = ownerAt(VALUES, values, load<i32>(claim + 4 * Rec.Start) - <i32>DECODED, WALK)
    store<i32>(claim, topicsOf(VALUES, owner), 4 * Rec.Evidence)
  }
}

/** Weighs the claims, settles overlaps, and reports those that start in `[from, to)`. */
export function resolveRange(from: i32, to: i32, layer: Layer): void {
  settled = layer
  namedLast = i32.MAX_VALUE
  takeCustom(layer == Layer.Decoded ? values : 0)
  coverOwned()
  if (claims == 0) return
  if (layer == Layer.Decoded) setTopics()
  weighClaims(0, <usize>CLAIMS, claims, from, to, country, doubted, LEXICON, SCRATCH, NOTES)
  settleOverlaps(<usize>CLAIMS, claims, from, to, ORDER, kept, least)
  beginWalk(WALK)
  for (let i: i32 = 0; i < claims; i++) {
    const claim = CLAIMS + <usize>(i * CLAIM_SIZE)
    const start = load<i32>(claim + 4 * Rec.Start)
    if (start >= from && start < to) tell(claim)
  }
}

/** The next value to examine. */
let nextValue: i32 = 0

/** Claims the values that start up to `until` and are owned by listed names. */
function takeOwned(until: i32, from: i32, to: i32): void {
  if (!owns) return
  while (nextValue < values) {
    const at = VALUES + <usize>(4 * nextValue * Value.Size)
    if (load<i32>(at, 4 * Value.From) + <i32>DECODED > until) return
    claimValue(nextValue, from, to)
    nextValue++
  }
}

/** Lists the places of `count` codes that some recogniser may claim; returns their number. */
export function listCodes(codes: usize, count: i32): i32 {
  const blocks = (count + 63) >> 6
  classifyFolded(codes - 64, codes + <usize>((blocks + 2) << 6))
  return filterPlaces(codes, listPlaces(codes, blocks), FOLDED_PLACES)
}

/** Number of blocks searched at once. */
const FEW: i32 = 32

/** True if the text from `at` to `end`, whose letters are not joints, has a place that some recogniser may claim. */
export function hasPlace(at: i32, end: i32): bool {
  for (let from = at; from < end; from += FEW << 6) {
    const text: usize = TEXT + <usize>from
    const blocks = (end - from + 63) >> 6
    const few = blocks < FEW ? blocks : FEW
    classifyPart(text, few, false, false, !isUnits)
    if (filterPlaces(text, listPlaces(text, few), FOLDED_PLACES) > 0) return true
  }
  return false
}

/** Processes codes `from` to `to` of a layer, the rest of `count` as context; `isWhole` if they end a line. */
export function resolveCodes(codes: usize, count: i32, from: i32, to: i32, isWhole: bool, layer: Layer): void {
  const first = from > CONTEXT ? from - CONTEXT : 0
  const last = to + CONTEXT < count ? to + CONTEXT : count
  const base = <i32>codes
  beginClaims(base + first, base + last, base + count, base + from, base + to, isWhole)
  if (layer == Layer.Decoded) readMarks(marks, values, isFolded)
  nextValue = 0
  takeRest()
  const found = listCodes(codes, count)
  for (let i: i32 = 0; i < found; i++) {
    const place = FOLDED_PLACES + <usize>(i * PLACE_SIZE)
    const at = load<i32>(place)
    if (at < first || at >= last) continue
    if (layer == Layer.Decoded) takeOwned(base + at, base + from, base + to)
    ask(base + at, load<i32>(place, 4))
  }
  if (layer == Layer.Decoded) takeOwned(i32.MAX_VALUE, base + from, base + to)
  resolveRange(base + from, base + to, layer)
}
