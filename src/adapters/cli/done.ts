/**
 * @module What a run of `sladd redact` has done, as the threads that share it tell it.
 */
import { HELD } from '../../redactor'
import type { Counts } from '../../types'

/** What a run has done: by kind, and of fields by what the policy takes them for. */
export interface Done {
  readonly counts: Counts
  readonly held: Counts
}

/** What a redactor has done, as it can be told to another thread. */
export function doneBy(redactor: { readonly counts: Counts; readonly [HELD]: Counts }): Done {
  return { counts: redactor.counts, held: redactor[HELD] }
}

/** How often anything was done. */
export function timesIn(counts: Counts): number {
  return Object.values(counts)
    .flatMap((acts) => Object.values(acts ?? {}))
    .reduce((sum, times) => sum + times, 0)
}
