/**
 * @module Whether an answer is right. A contender with a wrong answer is not timed.
 */
import { createHash } from 'node:crypto'
import type { Finding, Redactor } from '../src/types'
import { CALL } from './contenders'
import { type Haystack, totals } from './haystacks'

/** What is wrong with an answer; undefined when it is right. */
export type Fault = string | undefined

/** Whether so many findings are what was planted. */
export function countFault(haystack: Haystack, found: number): Fault {
  const { planted } = totals(haystack)
  if (haystack.count === 'exact' && found !== planted) return `found ${found} of ${planted}`
  if (haystack.count === 'floor' && found < planted) return `found ${found}, at least ${planted} are there`
  return undefined
}

/** A hash of all that findings say. */
export function digestOf(findings: readonly Finding[]): string {
  const hash = createHash('sha256')
  for (const { kind, start, end, confidence, variant, evidence } of findings) {
    hash.update(`${kind},${start},${end},${confidence},${variant},${evidence}\n`)
  }
  return hash.digest('base64')
}

/** Answers of the plain engine to whole haystacks: what every way of ours is held against. */
export class Truth {
  readonly #twin: Redactor
  #haystack: Haystack | undefined
  #findings: readonly Finding[] = []

  constructor(twin: Redactor) {
    this.#twin = twin
  }

  /** What the plain engine finds; the last answer is kept. */
  findings(haystack: Haystack): readonly Finding[] {
    const isKept = this.#haystack?.name === haystack.name && this.#haystack.bytes.length === haystack.bytes.length
    if (!isKept) this.#findings = this.#twin.scan(haystack.bytes, CALL)
    this.#haystack = haystack
    return this.#findings
  }

  /** Whether findings are those of the plain engine, and as many as were planted. */
  findingsFault(haystack: Haystack, findings: readonly Finding[]): Fault {
    const count = countFault(haystack, findings.length)
    if (count !== undefined) return count
    const isSame = digestOf(findings) === digestOf(this.findings(haystack))
    return isSame ? undefined : 'other findings than the plain engine'
  }

  /** Whether masked bytes are what the planted values ask for, or else what the plain engine's findings do. */
  maskedFault(haystack: Haystack, output: Uint8Array): Fault {
    const expected = haystack.masked ?? labelled(haystack.bytes, this.findings(haystack))
    if (expected.equals(output)) return undefined
    return output.length === 0 ? 'no output' : 'other output than expected'
  }
}

/** The bytes with every finding as its label. */
function labelled(bytes: Buffer, findings: readonly Finding[]): Buffer {
  const pieces: Buffer[] = []
  let at = 0
  for (const { kind, start, end } of findings) {
    pieces.push(bytes.subarray(at, start), Buffer.from(`[${kind}]`))
    at = end
  }
  return Buffer.concat([...pieces, bytes.subarray(at)])
}

/** Whether a tool that proves nothing has replaced at least what it claims to know. */
export function replacedFault(haystack: Haystack, knows: 'planted' | 'mails', replaced: number): Fault {
  const least = haystack.count === 'unknown' ? 0 : totals(haystack)[knows]
  return replaced < least ? `replaced ${replaced}, at least ${least} are there` : undefined
}
