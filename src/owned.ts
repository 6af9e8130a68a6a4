/**
 * @module What listed names own, as claims of a piece: values of the format that reads it, and what stands behind a joint
 * in text. The plain engine's side of `scan/claims.as.ts`.
 */
import { staysBeside } from './formats/names'
import { askedOf, BELOW, ruleIn, SHAPES, Shape, Value } from './formats/state'
import type { FormatView } from './formats/view'
import { Form } from './recognise/forms'
import { accountRule, passwordBegin } from './resolve/account'
import { goesOn, isWritten, ownedEnd, restEnd, valueBegin } from './resolve/ending'
import { acts, hasNames } from './resolve/listed'
import { mayOwn, ownedRule } from './resolve/owned'
import { MOST_OPERAND, mayBelong, mayHold } from './resolve/secret'
import { Weighing } from './resolve/weigh'
import type { Anchors } from './scan/plain'
import { Code, isLineEnd } from './text/codes'
import { keptBytes } from './text/kept'
import { Limit } from './text/limits'
import { holdsEncoded } from './text/marks'
import type { TextView } from './text/view'
import { Anchor, type Claim, type Recogniser } from './types'

/** The score of what a listed name owns: whatever else lies there goes with it. */
export const OWNED_SCORE = 120
/** And as it is told. */
export const OWNED_CONFIDENCE = 0.99

/** Stands for a recogniser: a name says it, not what the value looks like. */
export const FIELD: Recogniser = {
  kind: 'field',
  witness: false,
  anchors: Anchor.Joint,
  runs: 0,
  recognise: () => 0,
  variant: () => 'field',
}

/** What is looked at: claims begin in `[from, to)`. */
interface Part {
  readonly from: number
  readonly to: number
}

function claimOf(start: number, end: number, rule: number, value: number): Claim {
  return {
    start,
    end,
    form: Form.Field,
    flags: 0,
    topics: 0,
    recogniser: FIELD,
    score: OWNED_SCORE,
    evidence: ['field'],
    changes: [0],
    variant: undefined,
    owned: { rule, value },
  }
}

/** Values of the format that listed names own; of those that a cut goes through, the part that lies in the piece. */
function* ofValues(
  view: TextView,
  { values, count }: FormatView,
  { from, to }: Part,
  word: Uint8Array,
): Generator<Claim> {
  for (let i = 0; i < count; i++) {
    const at = i * Value.Size
    const topics = values[at + Value.Topics] as number
    const rule = ruleIn(topics)
    const shape = (values[at + Value.Shape] as number) & SHAPES
    if (rule === 0 || shape === Shape.Key) continue
    const begin = view.start + (values[at + Value.From] as number)
    const last = view.start + (values[at + Value.To] as number)
    const start = Math.max(from, begin)
    const end = Math.min(to, last)
    if (start >= end || isWritten(view.codes, start, end) || staysBeside(topics, view.codes, begin, last)) continue
    if (mayHold(view.codes, begin, last, askedOf(topics), (topics & BELOW) !== 0, word)) {
      yield claimOf(start, end, rule, i)
    }
  }
}

/** Adds the joints that a listed name may stand before to the anchors. */
function scanJoints(
  codes: Uint8Array,
  from: number,
  to: number,
  lexicon: Uint8Array,
  word: Uint8Array,
  anchors: Anchors,
): void {
  if (!hasNames(lexicon)) return
  for (let at = from; at < to; at++) {
    const code = codes[at] as number
    if (code === Code.At && passwordBegin(codes, at) < at) anchors.push(at, Anchor.Joint)
    if (code !== Code.Colon && code !== Code.Equals && code !== Code.Greater) continue
    if (mayOwn(codes, at, lexicon, word)) anchors.push(at, Anchor.Joint)
  }
}

/** Whether a claim is what a name owns in text, all of it: its end is a guess, if it is none that a cut has made. */
function isGuessed({ owned, end }: Claim, cut: number): boolean {
  return owned !== undefined && owned.value < 0 && end !== cut
}

/** Whether a claim may go on where a value seems to end: a number does, and no account is one. */
function goesOnAs({ recogniser }: Claim): boolean {
  return recogniser.kind !== 'email'
}

/**
 * Two lists of claims as one, each sorted by begin; what begins inside a claim of the second list is left out. What a
 * recogniser claims from the same place on belongs to it: `tel=070/174 06 05`.
 */
function merged(claims: readonly Claim[], owned: readonly Claim[], cut: number): Claim[] {
  const all: Claim[] = []
  let next = 0
  let past = 0
  const take = (until: number) => {
    for (let claim = owned[next]; claim !== undefined && claim.start <= until; claim = owned[++next]) {
      if (claim.start >= past) {
        all.push(claim)
        past = claim.end
      }
    }
  }
  for (const claim of claims) {
    take(claim.start)
    const last = all.at(-1)
    if (claim.start >= past) all.push(claim)
    else if (last?.start === claim.start && claim.end > past && goesOnAs(claim) && isGuessed(last, cut)) {
      past = claim.end
      all[all.length - 1] = { ...last, end: past }
    }
  }
  take(Number.POSITIVE_INFINITY)
  return all
}

const NO_MARKS = new Int32Array(0)

/** What listed names own in one text, piece by piece. */
export class Owned {
  #lexicon: Uint8Array
  readonly #word = keptBytes(Weighing.ScratchBytes)
  /** What is known of a value that the last cut went through; 0 when it went through none. */
  #kept = 0
  /** Whether nothing comes after the codes that are looked at. */
  #seesAll = false

  constructor(lexicon: Uint8Array) {
    this.#lexicon = lexicon
  }

  /** Begins a text, of a plan with these names. */
  begin(lexicon: Uint8Array): void {
    this.#lexicon = lexicon
    this.#kept = 0
  }

  /**
   * The claims of a piece with those of listed names.
   *
   * @param part - where claims may begin: the piece and its context
   * @param own - the piece, and whether its line ends where the view does or before
   */
  claims(
    claims: readonly Claim[],
    view: TextView,
    format: FormatView | undefined,
    anchors: Anchors,
    part: Part,
    own: Part & { readonly isWhole: boolean },
  ): readonly Claim[] {
    scanJoints(view.codes, part.from, part.to, this.#lexicon, this.#word, anchors)
    const owned = format === undefined ? [] : [...ofValues(view, format, own, this.#word)]
    // A decoded view may be longer than what can be seen of the text.
    const limit = Math.min(view.end, own.to + Limit.Reach)
    this.#seesAll = own.isWhole && (format === undefined || limit === view.end)
    owned.push(...this.#ofJoints(view, format, limit, anchors, part, own))
    if (owned.length === 0) return claims
    return merged(
      claims,
      owned.sort((a, b) => a.start - b.start || b.end - a.end),
      own.to,
    )
  }

  /** What stands behind joints in text, and before them the rest of what the last cut went through. */
  *#ofJoints(
    { codes, start: base }: TextView,
    format: FormatView | undefined,
    limit: number,
    anchors: Anchors,
    part: Part,
    own: Part,
  ): Generator<Claim> {
    const { marks = NO_MARKS, marksCount = 0 } = format ?? {}
    const kept = isLineEnd(codes[own.from - 1] as number) ? 0 : this.#kept
    this.#kept = 0
    let past = part.from
    if (kept !== 0) {
      past = restEnd(codes, own.from, limit, kept, marks, marksCount, base)
      const end = this.#cut(past, limit, own, kept)
      if (end > own.from) yield claimOf(own.from, end, kept & 255, -1)
    }
    for (let i = 0; i < anchors.length; i++) {
      const at = anchors.at(i)
      if (anchors.classOf(i) !== Anchor.Joint || at < past) continue
      if (codes[at] === Code.At) {
        const begin = passwordBegin(codes, at)
        const rule = accountRule(this.#lexicon, this.#word) & 255
        if (begin < past || !acts(rule) || isWritten(codes, begin, at)) continue
        past = at
        if (begin < part.to) yield claimOf(begin, at, rule, -1)
        continue
      }
      const rule = ownedRule(codes, at, this.#lexicon, this.#word)
      if (!acts(rule)) continue
      const start = valueBegin(codes, at, limit, rule, marks, marksCount, base)
      const last = ownedEnd(codes, at, start, limit, rule, this.#word, marks, marksCount, base)
      if (last <= start) continue
      // What is encoded is no code.
      const isEncoded = holdsEncoded(marks, marksCount, start - base, Math.min(last, start + MOST_OPERAND) - base)
      if (!isEncoded && !mayBelong(codes, at, start, last, limit, rule >> 8, this.#lexicon, this.#word)) continue
      past = last
      if (start >= part.to) continue
      const isOwn = start >= own.from && start < own.to
      const kept = goesOn(codes, at, start, rule, marks, marksCount, base)
      const end = isOwn ? this.#cut(last, limit, own, kept) : last
      yield claimOf(start, end, rule & 255, -1)
    }
  }

  /** Where a value ends here: at the cut, when it goes on further than can be seen. */
  #cut(end: number, limit: number, own: Part, kept: number): number {
    if (end < limit || end <= own.to || this.#seesAll) return end
    this.#kept = kept
    return own.to
  }
}
