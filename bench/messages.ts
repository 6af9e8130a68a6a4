/** @module Messages between the benchmark and a contender's process: one request at a time, one reply to each. */
import type { LoadOptions } from './contender'
import type { Fault } from './proof'

export type Request =
  | { readonly ask: 'load'; readonly path: string; readonly options: LoadOptions }
  | { readonly ask: 'prepare'; readonly work: string; readonly haystack: string; readonly milliseconds: number }
  | { readonly ask: 'run'; readonly work: string }
  | { readonly ask: 'replace'; readonly text: string }

export interface Loaded {
  readonly type: string
  /** Why it cannot be loaded. */
  readonly missing?: string
}

export interface Prepared {
  readonly fault?: Fault
  /** Bytes of one pass, and passes of one run. */
  readonly bytes: number
  readonly passes: number
  /** Digest of the whole answer, if both engines must agree. */
  readonly digest?: string
}

export interface Ran {
  readonly milliseconds: number
}

export interface Replaced {
  /** Missing if the tool threw. */
  readonly text?: string
}
