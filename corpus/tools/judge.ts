/** @module Compares findings with a row of the corpus. The tests and the report use the same judgement. */
import { isMoreKind, MORE_KINDS } from '../../src/kinds/rows'
import { KINDS } from '../../src/recognise/table'
import { createRedactor } from '../../src/redactor'
import type { Finding, Kind, Redactor } from '../../src/types'
import { CORPUS_DATE, type Row, type Verdict } from './load'

/** Confidence that a verdict requires: at least, and less than. */
const BANDS: { readonly [V in Verdict]: readonly [number, number] } = {
  high: [0.9, 1],
  medium: [0.5, 0.9],
  low: [0.1, 0.5],
  alike: [0, 0.5],
  never: [0, 0.1],
}

const redactors = new Map<boolean, Redactor>()

/** Returns the kinds to look for in a row: in files of kinds off by default all kinds, so that they compete. */
export function kindsFor({ subject }: Row): readonly Kind[] | undefined {
  return isMoreKind(subject) ? ALL : undefined
}

const ALL: readonly Kind[] = [...KINDS, 'field', ...MORE_KINDS]

/** Returns all findings of a row, however weak. */
export function findAll(row: Row): Finding[] {
  const kinds = kindsFor(row)
  const known = redactors.get(kinds !== undefined) ?? createRedactor({ minConfidence: 0, ...(kinds && { kinds }) })
  redactors.set(kinds !== undefined, known)
  return known.scan(row.text, { at: CORPUS_DATE })
}

/** An expected or actual finding: its kind and position. */
export interface Span {
  readonly kind: string
  readonly start: number
  readonly end: number
}

/** Spans must match exactly. */
export function isSame(a: Span, b: Span): boolean {
  return a.kind === b.kind && a.start === b.start && a.end === b.end
}

/**
 * Returns what is wrong with the findings of a row.
 *
 * @returns one sentence per fault, none of them quoting the text; empty if all is right
 */
export function faults(row: Row, findings: readonly Finding[]): string[] {
  const [least, most] = BANDS[row.verdict]
  const wrong: string[] = []
  for (const span of row.spans) {
    const hit = findings.find((finding) => isSame(finding, span))
    if (hit === undefined) wrong.push(`${span.kind} at ${span.start} is not found`)
    else if (hit.confidence < least || hit.confidence >= most) {
      wrong.push(
        `${span.kind} at ${span.start} has ${hit.confidence} (${hit.evidence.join(' ')}), expected ${row.verdict}`,
      )
    } else if (row.variant !== undefined && hit.variant !== row.variant) {
      wrong.push(`${span.kind} at ${span.start} is ${hit.variant}, expected ${row.variant}`)
    }
  }
  const limit = row.verdict === 'never' ? 0.1 : 0.5
  for (const finding of findings) {
    if (finding.confidence < limit || row.spans.some((span) => isSame(span, finding))) continue
    wrong.push(`${finding.kind} ${finding.start}-${finding.end} with ${finding.confidence} is false`)
  }
  return wrong
}
