/**
 * @module Findings that `sladd scan` lets through, each for a reason that somebody gave: a comment on the line or the one before,
 * a baseline, or that the number is nobody's. They are counted. Loaded when there may be any.
 *
 * A comment counts in a file that is read at once, which source is; what is longer is data, and nobody hides anything in it.
 */
import type { Finding } from '../../types'
import type { Baseline } from './baseline'
import { say } from './output'
import { isSynthetic } from './synthetic'

const MARK = 'sladd:ignore'
/** The reason is what stands behind it, but for what ends a comment. */
const MARKED = /sladd:ignore(-next-line)?(?![\w-])[\s:(]*(.*?)(?:\*\/|-->|#\}|%>|\)|$)/

/** Which lines have a comment that says why. */
function markedLines(text: Uint8Array, name: string): ReadonlySet<number> {
  const buffer = Buffer.from(text.buffer, text.byteOffset, text.byteLength)
  if (!buffer.includes(MARK)) return new Set()
  const lines = new Set<number>()
  for (const [i, line] of buffer.toString('latin1').split('\n').entries()) {
    if (!line.includes(MARK)) continue
    const [, next, reason = ''] = MARKED.exec(line) ?? []
    if (/\w{2}/.test(reason)) lines.add(i + 1 + (next === undefined ? 0 : 1))
    else say(`${name}:${i + 1}: ${MARK} has no reason and is ignored`)
  }
  return lines
}

/** What is let through. */
export interface Allowed {
  /** Numbers that are nobody's: those that say so themselves, or also those of a series that hospitals share. */
  readonly synthetic: 'sure' | 'shared' | undefined
  readonly baseline: Baseline | undefined
  readonly hasComments: boolean
}

const TOLD = {
  synthetic: 'test or synthetic',
  comment: 'with a reason on the line',
  baseline: 'in the baseline',
} as const
type Why = keyof typeof TOLD

export class Passing {
  readonly #allowed: Allowed
  readonly #passed = new Map<Why, number>()

  constructor(allowed: Allowed) {
    this.#allowed = allowed
  }

  /** Whether the text of a finding is needed, whatever the length of the file. */
  get needsText(): boolean {
    return this.#allowed.synthetic !== undefined || this.#allowed.baseline !== undefined
  }

  /**
   * Judges the findings of one text.
   *
   * @returns whether a finding is let through, by its line; it counts it
   */
  of(name: string, text: Uint8Array): (finding: Finding, line: number) => boolean {
    const { synthetic, baseline, hasComments } = this.#allowed
    const marked = hasComments ? markedLines(text, name) : new Set()
    const judge = (finding: Finding, line: number): Why | undefined => {
      const value = Buffer.from(text.subarray(finding.start, finding.end))
      if (synthetic !== undefined && isSynthetic(finding, value.toString('latin1'), synthetic)) return 'synthetic'
      if (marked.has(line)) return 'comment'
      return baseline?.takes(name, finding.kind, value) ? 'baseline' : undefined
    }
    return (finding, line) => {
      const why = judge(finding, line)
      if (why !== undefined) this.#passed.set(why, (this.#passed.get(why) ?? 0) + 1)
      return why !== undefined
    }
  }

  /** Says how many were let through, and why. */
  tell(): void {
    const told = [...this.#passed].map(([why, count]) => `${count} ${TOLD[why]}`)
    if (told.length > 0) say(`allowed: ${told.join(', ')}`)
  }
}
