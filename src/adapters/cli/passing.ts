/**
 * @module Findings that `sladd scan` allows, each for a stated reason: a comment on the line or the one before, a
 * baseline, or a number that belongs to nobody. They are counted. Loaded only if needed.
 *
 * Comments only count in files that are read at once, as source code is. Larger files are data, where nobody writes
 * such comments.
 */
import type { Finding } from '../../types'
import type { Baseline } from './baseline'
import { say } from './output'
import { isSynthetic } from './synthetic'

const MARK = 'sladd:ignore'
/** The reason is the text after the mark, without the end of the comment. */
const MARKED = /sladd:ignore(-next-line)?(?![\w-])[\s:(]*(.*?)(?:\*\/|-->|#\}|%>|\)|$)/

/** Returns the lines allowed by a comment with a reason. */
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

/** What is allowed. */
export interface Allowed {
  /** Numbers that belong to nobody: only those that are certain, or also those of a series that hospitals share. */
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

  /** True if the text of a finding is needed, whatever the length of the file. */
  get needsText(): boolean {
    return this.#allowed.synthetic !== undefined || this.#allowed.baseline !== undefined
  }

  /**
   * Judges the findings of one text.
   *
   * @returns a function that tells whether a finding on a line is allowed, and counts it
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

  /** Reports how many findings were allowed, and why. */
  tell(): void {
    const told = [...this.#passed].map(([why, count]) => `${count} ${TOLD[why]}`)
    if (told.length > 0) say(`allowed: ${told.join(', ')}`)
  }
}
