/**
 * @module What listed names own, as claims of a piece: values of the format that reads it, and what stands behind a joint
 * in text. The plain engine's side of `scan/fields.as.ts`.
 */
import { SHAPES, Shape, Value } from './formats/state'
import type { FormatView } from './formats/view'
import { Form } from './recognise/forms'
import { hasNames } from './resolve/listed'
import { mayOwn, ownedRule, valueBegin, valueEnd } from './resolve/owned'
import { Weighing } from './resolve/weigh'
import { labelEnd } from './resolve/words'
import type { Anchors } from './scan/plain'
import { Code } from './text/codes'
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
    owned: { rule, value },
  }
}

/** Values of the format that listed names own; of those that a cut goes through, the part that lies in the piece. */
function* ofValues(view: TextView, { values, count }: FormatView, { from, to }: Part): Generator<Claim> {
  for (let i = 0; i < count; i++) {
    const at = i * Value.Size
    const rule = (values[at + Value.Topics] as number) >> 16
    const shape = (values[at + Value.Shape] as number) & SHAPES
    if (rule === 0 || shape === Shape.Key) continue
    const start = Math.max(from, view.start + (values[at + Value.From] as number))
    const end = Math.min(to, view.start + (values[at + Value.To] as number))
    const isLabel = view.codes[start] === Code.OpenBracket && labelEnd(view.codes, start, end) === end
    if (start < end && !isLabel) yield claimOf(start, end, rule, i)
  }
}

/** What stands behind joints in text. */
function* ofJoints(view: TextView, anchors: Anchors, { from, to }: Part, lexicon: Uint8Array): Generator<Claim> {
  const word = new Uint8Array(Weighing.ScratchBytes)
  let past = from
  for (let i = 0; i < anchors.length; i++) {
    const at = anchors.at(i)
    if (anchors.classOf(i) !== Anchor.Joint || at < past) continue
    const rule = ownedRule(view.codes, at, lexicon, word)
    if ((rule & 255) === 0) continue
    const start = valueBegin(view.codes, at, view.end)
    const end = valueEnd(view.codes, at, start, view.end, rule >> 8, word)
    if (end <= start) continue
    past = end
    if (start < to) yield claimOf(start, end, rule & 255, -1)
  }
}

/** Adds the joints that a listed name may stand before to the anchors. */
export function scanJoints(codes: Uint8Array, from: number, to: number, lexicon: Uint8Array, anchors: Anchors): void {
  if (!hasNames(lexicon)) return
  for (let at = from; at < to; at++) {
    const code = codes[at] as number
    if (code !== Code.Colon && code !== Code.Equals && code !== Code.Greater) continue
    if (mayOwn(codes, at, code === Code.Colon, lexicon)) anchors.push(at, Anchor.Joint)
  }
}

/** Two lists of claims as one, each sorted by begin; what begins inside a claim of the second list is left out. */
function merged(claims: readonly Claim[], owned: readonly Claim[]): Claim[] {
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
    if (claim.start >= past) all.push(claim)
  }
  take(Number.POSITIVE_INFINITY)
  return all
}

/**
 * The claims of a piece with those of listed names.
 *
 * @param part - where claims may begin: the piece and its context
 * @param own - the piece
 */
export function withOwned(
  claims: readonly Claim[],
  view: TextView,
  format: FormatView | undefined,
  anchors: Anchors,
  part: Part,
  own: Part,
  lexicon: Uint8Array,
): readonly Claim[] {
  const owned = format === undefined ? [] : [...ofValues(view, format, own)]
  owned.push(...ofJoints(view, anchors, part, lexicon))
  if (owned.length === 0) return claims
  return merged(
    claims,
    owned.sort((a, b) => a.start - b.start),
  )
}
