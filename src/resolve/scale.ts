/**
 * @module The scale that every claim is weighed on: the base figure of its form, what evidence adds or takes, and
 * the names of both.
 */
import type { Claim, Evidence } from '../types'
import { Change, type FormRow, NOT_ONE } from './confidence'

/** The sum of a claim's figures, and their names. */
export class Scale {
  readonly evidence: Evidence[]
  readonly changes: number[]
  #score: number
  #isNone = false

  constructor(row: FormRow) {
    this.evidence = [...row.evidence]
    this.changes = row.evidence.map(() => 0)
    this.#score = row.base
  }

  add(name: Evidence, change: number): void {
    this.evidence.push(name)
    this.changes.push(change)
    this.#score += change
  }

  /** The claim is no value at all, whatever else speaks for it. */
  veto(name: Evidence): void {
    this.add(name, 0)
    this.#isNone = true
  }

  settle(claim: Claim): void {
    claim.score = this.#isNone ? NOT_ONE : Math.max(0, Math.min(Change.Highest, this.#score))
    claim.evidence = this.evidence
    claim.changes = this.changes
  }
}
