/**
 * @module Measures one work on one haystack: all contenders prepare and their answers are verified, then they take
 * turns.
 */
import type { Haystack } from './haystacks'
import { Late, type Member } from './member'
import type { Lack, Speed } from './results'
import { interleave, type Timed, took } from './rounds'

/** A row of a table before it has figures. */
export interface Entry {
  readonly name: string
  /** Why it cannot take part. */
  readonly missing?: string | undefined
  /** @throws Late */
  prepare(haystack: Haystack): Promise<Ready | { readonly fault: string }>
}

/** An entry whose answer was right. */
export interface Ready {
  /** Bytes of one pass. */
  readonly bytes: number
  /** Digest of the whole answer: all entries that have one must agree. */
  readonly digest?: string
  /** Bytes per second. */
  measure(): Promise<number>
}

/** Time limits. */
export interface Limits {
  /** Approximate milliseconds per turn. */
  readonly turn: number
  /** Milliseconds for preparation. */
  readonly prepare: number
}

/** Returns a function that measures bytes per second of a run over this many bytes. */
export function rateOf(bytes: number, run: () => unknown, passes = 1): () => Promise<number> {
  const all = () => {
    for (let i = 0; i < passes; i++) run()
  }
  return async () => (bytes * passes * 1000) / (await took(all))
}

/** Prepares a synchronous run in this process, repeated to fill a turn; a warm run determines how often. */
export async function readyFor(run: () => unknown, bytes: number, { turn }: Limits): Promise<Ready> {
  const passes = Math.max(1, Math.round(turn / (await took(run))))
  return { bytes, measure: rateOf(bytes, run, passes) }
}

/** Returns the entry of a contender's process; `task` is the work if the row is only a part of it. */
export function memberEntry(member: Member, work: string, limits: Limits, name = member.name): Entry {
  return {
    name,
    missing: member.missing,
    async prepare({ name: haystack }) {
      const { fault, bytes, passes, digest } = await member.prepare(work, haystack, limits.turn, limits.prepare)
      if (fault !== undefined) return { fault }
      const measure = async () => (bytes * passes * 1000) / (await member.run(work))
      return { bytes, ...(digest !== undefined && { digest }), measure }
    },
  }
}

interface Row {
  readonly speeds: readonly Speed[]
  readonly lacks: readonly Lack[]
}

type Admitted = Timed & { readonly bytes: number; readonly digest?: string }
type Refused = Pick<Lack, 'status' | 'reason'>

async function admit(entry: Entry, haystack: Haystack): Promise<Admitted | Refused> {
  const { name, missing } = entry
  if (missing !== undefined) return { status: 'missing', reason: missing }
  try {
    const ready = await entry.prepare(haystack)
    return 'fault' in ready ? { status: 'wrong', reason: ready.fault } : { name, ...ready }
  } catch (error) {
    if (error instanceof Late) return { status: 'late', reason: error.message }
    throw error
  }
}

/** If digests differ, all entries with a digest are wrong: it is unknown which of them is right. */
function compared(all: readonly (Admitted | Refused)[]): (Admitted | Refused)[] {
  const digests = new Set(all.flatMap((one) => ('digest' in one && one.digest !== undefined ? [one.digest] : [])))
  if (digests.size < 2) return [...all]
  const reason = 'another answer than its siblings'
  return all.map((one) => ('digest' in one && one.digest !== undefined ? { status: 'wrong', reason } : one))
}

/** Measures the entries of a work on a haystack. */
export async function measureRow(
  work: string,
  haystack: Haystack,
  entries: readonly Entry[],
  rounds: number,
): Promise<Row> {
  const answers: (Admitted | Refused)[] = []
  for (const entry of entries) answers.push(await admit(entry, haystack))
  const all = compared(answers)
  const timed = all.filter((one): one is Admitted => 'measure' in one)
  const rates = await interleave(timed, rounds)
  const row = { work, haystack: haystack.name }
  return {
    speeds: timed.map(({ name, bytes }) => ({ ...row, contender: name, bytes, rates: rates.get(name) ?? [] })),
    lacks: all.flatMap((one, i) => {
      if ('measure' in one) return []
      return [{ ...row, contender: (entries[i] as Entry).name, ...one }]
    }),
  }
}
