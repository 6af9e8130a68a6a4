/**
 * @module Explains why something was found, and why something similar was not.
 *
 * Each claim is reported with its form, its evidence and its outcome. Text that nobody claimed although it has the
 * shape of a number is tried again with one thing changed: other check digits, a valid day, a later clock, nothing next
 * to it. The change that turns it into a value is the reason it is none, so no rule is implemented twice.
 */

import type { Plan } from './options/plan'
import { formatFor, isAllowed, look, type Piece } from './pipeline'
import { OWNED_CONFIDENCE } from './plain/field'
import { ListedClaims } from './plain/listed-claims'
import { Anchors } from './plain/possible-places'
import { resolve } from './plain/resolve'
import { Window } from './plain/window'
import { baseOf } from './resolve/confidence'
import { formName } from './resolve/form-names'
import { Code, isDash, isDigit, isLetter, isSpace } from './text/codes'
import type { Source } from './text/source'
import { type TextView, View } from './text/view'
import { Anchor, type Candidate, type Claim, type Evidence, type Recogniser, type Verdict } from './types'

/** Strongest reason first: the verdict for a claim below the threshold. */
const VERDICTS: ReadonlyArray<readonly [Evidence, Verdict]> = [
  ['token', 'written by an earlier pass'],
  ['file-name', 'a file name'],
  ['no-field', 'no field owns it'],
  ['neighbour', 'another number beside it'],
  ['hex', 'inside a hash or UUID'],
  ['bank', 'bank word nearby'],
  ['machine', 'machine word nearby'],
  ['other-field', 'field of another kind'],
  ['version', 'reads as a version'],
  ['local', 'names nobody'],
  ['clock', 'looks like a compact timestamp'],
  ['recent', 'looks like a compact timestamp'],
  ['glued', 'glued to letters'],
]

function verdictOf(claim: Claim, isStanding: boolean, stays: boolean, plan: Plan): Verdict {
  if (claim.recogniser.witness) return 'no person: organisation or account number'
  if (claim.score < plan.threshold) {
    return VERDICTS.find(([evidence]) => claim.evidence.includes(evidence))?.[1] ?? 'too little evidence'
  }
  if (!isStanding) return 'overlapped by a surer one'
  return stays ? 'allowed' : 'found'
}

function candidateOf(view: TextView, claim: Claim, verdict: Verdict): Candidate {
  return {
    kind: claim.recogniser.kind,
    start: view.offsetOf(claim.start),
    end: view.endOf(claim.end),
    form: claim.said?.form?.name ?? formName(claim.form),
    base: (claim.said?.form?.base ?? baseOf(claim.form)) / 100,
    confidence: claim.owned === undefined ? Math.max(0, claim.score) / 100 : OWNED_CONFIDENCE,
    reasons: claim.evidence.map((evidence, i) => ({ evidence, change: (claim.changes[i] as number) / 100 })),
    found: verdict === 'found',
    verdict,
  }
}

/** The shape of a value: its kind, a pattern, the positions in its date, and the number of check digits. */
interface Shape {
  readonly kind: 'personnummer' | 'fodselsnummer'
  readonly form: string
  readonly pattern: RegExp
  /** Index among the digits of day and month, counted from the end. */
  readonly day: number
  readonly month: number
  readonly checks: number
}

const SHAPES: readonly Shape[] = [
  {
    kind: 'personnummer',
    form: 'YYMMDD-NNNC',
    pattern: /^(?:\d{2})?\d{6}(?: ?- ?|[+ ])?\d{4}(?!\d)/,
    day: 6,
    month: 8,
    checks: 1,
  },
  {
    kind: 'fodselsnummer',
    form: 'DDMMYY IIIKK',
    pattern: /^(?:\d\d([. ])\d\d\1\d\d(?: | ?- ?)|\d{6}(?: ?- ?|[. ])?)\d{5}(?!\d)/,
    day: 11,
    month: 9,
    checks: 2,
  },
]

/** Longest text with one of the shapes. */
const LONGEST_SHAPE = 20

/** Converts codes to text for the shapes: separators become a space or a hyphen, letters become `x`. */
function shapeText(codes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (const code of codes.subarray(from, to)) {
    if (isSpace(code)) text += ' '
    else if (isDash(code)) text += '-'
    else text += isLetter(code) ? 'x' : String.fromCharCode(code < 128 ? code : Code.Question)
  }
  return text
}

/** True if the recogniser accepts `text` with nothing around it. */
function isTaken(recogniser: Recogniser, text: string, today: number): boolean {
  const view = new View(2 * LONGEST_SHAPE)
  view.reset(0)
  view.appendString(text, 0)
  return recogniser.recognise(view.codes, view.start, today) !== 0
}

/** Yields `text` with its last `count` digits replaced in every way. */
function* withOtherChecks(text: string, count: number): Generator<string> {
  for (let n = 0; n < 10 ** count; n++) yield text.slice(0, -count) + String(n).padStart(count, '0')
}

/** Replaces two digits of `text`, counted from the end, by `01`. */
function withFirst(text: string, fromEnd: number): string {
  let seen = 0
  let result = ''
  for (let i = text.length - 1; i >= 0; i--) {
    const character = text[i] as string
    if (!/\d/.test(character)) result = character + result
    else {
      seen++
      result = (seen === fromEnd ? '0' : seen === fromEnd - 1 ? '1' : character) + result
    }
  }
  return result
}

const NO_CLOCK = 99981231

/** Returns why a text of the right shape is not a value. */
function failureOf(recogniser: Recogniser, shape: Shape, text: string, today: number): Verdict {
  const takes = (candidate: string, date = today) => isTaken(recogniser, candidate, date)
  if (takes(text)) return 'part of a longer number'
  if (takes(text, NO_CLOCK)) return 'lies in the future'
  for (const other of withOtherChecks(text, shape.checks)) if (takes(other)) return 'checksum failed'
  for (const dated of [withFirst(text, shape.day), withFirst(withFirst(text, shape.day), shape.month)]) {
    for (const other of withOtherChecks(dated, shape.checks)) if (takes(other)) return 'no such date'
  }
  return 'no such number'
}

const DOTTED = /^\d{1,3}(?:\.\d{1,3}){3,}/

function miss(
  view: TextView,
  kind: Candidate['kind'],
  form: string,
  start: number,
  end: number,
  verdict: Verdict,
): Candidate {
  return {
    kind,
    start: view.offsetOf(start),
    end: view.endOf(end),
    form,
    base: 0,
    confidence: 0,
    reasons: [],
    found: false,
    verdict,
  }
}

/** Returns the candidate for unclaimed text at an anchor that has a shape; undefined if it has none. */
function missAt(view: TextView, at: number, anchor: number, plan: Plan, today: number): Candidate | undefined {
  const rowOf = (kind: string) => plan.recognisers.find((row) => row.kind === kind)
  if (anchor === Anchor.At && rowOf('email')) return miss(view, 'email', 'local@domain', at, at + 1, 'no such address')
  if (anchor !== Anchor.Digits) return undefined
  const text = shapeText(view.codes, at, Math.min(view.end, at + LONGEST_SHAPE + 1))
  for (const shape of SHAPES) {
    const recogniser = rowOf(shape.kind)
    const match = recogniser && shape.pattern.exec(text)?.[0]
    if (recogniser === undefined || match === undefined) continue
    const verdict = failureOf(recogniser, shape, match, today)
    return miss(view, shape.kind, shape.form, at, at + match.length, verdict)
  }
  const dotted = rowOf('ip') && DOTTED.exec(text)?.[0]
  const isStart = !isDigit(view.codes[at - 2] as number) || view.codes[at - 1] !== Code.Dot
  return dotted && isStart ? miss(view, 'ip', 'IPv4', at, at + dotted.length, 'no such address') : undefined
}

/** True if restored leading zeros start at `at`. */
function isRestored({ format }: Piece, at: number): boolean {
  return format !== undefined && format.restoredAt(at) > 0
}

function explainPiece(
  { piece, claims }: ReturnType<typeof look>,
  source: Source,
  plan: Plan,
  today: number,
  anchors: Anchors,
): Candidate[] {
  const { from, to, view } = piece
  const isOwn = (start: number) => start >= from && start < to
  const standing = new Set(resolve(view, claims, plan.recognisers, piece, plan))
  const own = claims.filter((claim) => isOwn(claim.start))
  const candidates: Candidate[] = []
  let found = 0
  for (const claim of own) {
    const stays = isAllowed(plan, source, view.offsetOf(claim.start), view.endOf(claim.end))
    const candidate = candidateOf(view, claim, verdictOf(claim, standing.has(claim), stays, plan))
    // A value found as written is not reported again with restored zeros.
    if (isRestored(piece, claim.start) && candidate.end <= found) continue
    if (candidate.found) found = candidate.end
    candidates.push(candidate)
  }
  for (let i = 0; i < anchors.length; i++) {
    const at = anchors.at(i)
    if (!isOwn(at) || isRestored(piece, at) || claims.some((claim) => claim.start <= at && at < claim.end)) continue
    const missed = missAt(view, at, anchors.classOf(i), plan, today)
    if (missed !== undefined) candidates.push(missed)
  }
  return candidates
}

/**
 * Returns every candidate in a text, sorted by start.
 *
 * @param today - reference date, YYYYMMDD
 */
export function explain(source: Source, plan: Plan, today: number): Candidate[] {
  const window = new Window(plan.block)
  const anchors = new Anchors()
  const candidates: Candidate[] = []
  const format = formatFor(plan, window)
  const owned = new ListedClaims(plan.fields.lexicon)
  // Candidates below the threshold are reported, too.
  const all = { ...plan, threshold: 0 }
  window.reset()
  window.advance(source, true, () =>
    candidates.push(
      ...explainPiece(look(window, format, source, all, anchors, owned, today), source, plan, today, anchors),
    ),
  )
  let settled = 0
  return candidates
    .sort((a, b) => a.start - b.start)
    .map((candidate) => {
      if (!candidate.found) return candidate
      // Starts inside a finding before a cut in a long line.
      if (candidate.end <= settled) return { ...candidate, found: false, verdict: 'overlapped by a surer one' }
      const start = Math.max(candidate.start, settled)
      settled = candidate.end
      return start === candidate.start ? candidate : { ...candidate, start }
    })
}
