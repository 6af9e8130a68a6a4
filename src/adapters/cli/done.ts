/** @module What a run of `sladd redact` has done, as its threads report it. */
import { HELD } from '../../redactor'
import type { Counts } from '../../types'

/** Counts of a run: by kind, and for fields by the category that the policy gives them. */
export interface Done {
  readonly counts: Counts
  readonly held: Counts
}

/** Returns what a redactor has done, in a form that can be sent to another thread. */
export function doneBy(redactor: { readonly counts: Counts; readonly [HELD]: Counts }): Done {
  return { counts: redactor.counts, held: redactor[HELD] }
}

/** Returns the total number of actions. */
export function timesIn(counts: Counts): number {
  return Object.values(counts)
    .flatMap((acts) => Object.values(acts ?? {}))
    .reduce((sum, times) => sum + times, 0)
}
