/**
 * @module What a kind of work consists of: contenders that prepare themselves for a haystack, prove their answer, and
 * can then be timed.
 */
import type { Available, Package, TextTool } from '../contenders'
import type { Haystack } from '../haystacks'
import type { Fault, Truth } from '../verify'

/** What a contender does with one haystack. */
export interface Task {
  /** Bytes that a run goes through, where that is not the haystack. */
  readonly bytes?: number
  /** Does the work once. */
  run(): unknown
  /** Does it once more and says what is wrong with the answer. */
  verify(): Fault | Promise<Fault>
}

/** A ratio that is shown beside a contender: how many times faster `of` is than `over`. */
export interface Versus {
  readonly of: string
  readonly over: string
}

/** A row of a table. */
export interface Contender {
  readonly name: string
  /** Why it cannot take part. */
  readonly missing?: string
  readonly versus?: Versus
  /** Does the whole haystack however slow it is: a process, whose start would else be most of what is measured. */
  readonly isWhole?: boolean
  prepare(haystack: Haystack): Task | Promise<Task>
}

/** What works share. */
export interface Bench {
  readonly sladd: Package
  readonly truth: Truth
  readonly peer: Available<TextTool>
  readonly isQuick: boolean
}

/** One kind of work. */
export interface Work {
  readonly name: string
  /** What is done, in a line. */
  readonly about: string
  /** Haystacks it is done on unless others are asked for. */
  readonly rows: readonly string[]
  contenders(bench: Bench): readonly Contender[] | Promise<readonly Contender[]>
}

/** A contender of what may be missing. */
export function contender<T>(
  available: Available<T>,
  versus: Versus | undefined,
  prepare: (tool: T, haystack: Haystack) => Task | Promise<Task>,
): Contender {
  const { name } = available
  if ('tool' in available) {
    return { name, ...(versus && { versus }), prepare: (haystack) => prepare(available.tool, haystack) }
  }
  return { name, missing: available.missing, prepare: () => Promise.reject(new Error(available.missing)) }
}
