/** @module Verifies answers. A contender with a wrong answer is not timed. */
import { createHash } from 'node:crypto'
import type { Finding } from '../src/types'
import type { Contender } from './contender'
import { type Haystack, linesOf } from './haystacks/haystack'
import type { Answer } from './tasks'

/** What is wrong with an answer; undefined if it is right. */
export type Fault = string | undefined

/**
 * Compares the number of findings with the planted values.
 *
 * @param isExact - false for a program that verifies nothing: it may find more
 */
export function countFault({ values, count: known }: Haystack, found: number, isExact = known === 'exact'): Fault {
  const planted = values.flat().length
  if (isExact && found !== planted) return `found ${found} of ${planted}`
  if (known !== 'unknown' && found < planted) return `found ${found}, at least ${planted} are there`
  return undefined
}

/** Returns a hash of all findings, or of the bytes: the same from both engines. */
export function digestOf(answer: Exclude<Answer, { count: number }>): string {
  const hash = createHash('sha256')
  if ('output' in answer) hash.update(answer.output)
  else for (const finding of answer.findings) hash.update(tellingOf(finding))
  return hash.digest('base64')
}

function tellingOf({ kind, start, end, confidence, variant, evidence }: Finding): string {
  return `${kind},${start},${end},${confidence},${variant},${evidence}\n`
}

/** Returns what is wrong with our own answer: it must match the planted values, to the byte if the output is known. */
export function ownFault(haystack: Haystack, answer: Answer): Fault {
  if ('count' in answer) return countFault(haystack, answer.count)
  if ('findings' in answer) return countFault(haystack, answer.findings.length)
  if (answer.output.length === 0 && haystack.bytes.length > 0) return 'no output'
  if (haystack.masked === undefined || haystack.masked.equals(answer.output)) return undefined
  return 'other output than what was planted asks for'
}

/**
 * Returns what is wrong with findings of some kinds only: others among them, or fewer than were planted.
 *
 * @param isPart - true if some may be missing: those that only a field name identifies
 */
export function withoutFault(haystack: Haystack, answer: Answer, kinds: readonly string[], isPart = false): Fault {
  if (!('findings' in answer)) return 'no findings'
  if (answer.findings.some(({ kind }) => !kinds.includes(kind))) return 'found a kind that was left out'
  if (isPart) return undefined
  const least = haystack.values.flat().filter(({ kind }) => kinds.includes(kind)).length
  return answer.findings.length < least ? `found ${answer.findings.length}, at least ${least} are there` : undefined
}

/** A tool that keeps a smaller share of the surrounding words than this is not doing the work. */
const SURVIVING = 0.5
/** Number of values to look for in the whole output if its lines cannot be matched. */
const SAMPLE = 300

/** What must be gone from a line, and a nearby word that must be kept. */
interface Demand {
  readonly gone: readonly string[]
  readonly stays: string | undefined
}

/** Returns the longest word outside the values, if it is long enough to be distinctive. */
function wordOf(line: string, values: readonly string[]): string | undefined {
  const rest = values.reduce((text, value) => text.replaceAll(value, ' '), line)
  const words = rest.match(/[A-Za-zåäöæøÅÄÖÆØ]{4,20}/g) ?? []
  return words.reduce<string | undefined>((best, word) => (word.length > (best?.length ?? 0) ? word : best), undefined)
}

function demandsOf(haystack: Haystack, knows: Contender['knows']): Demand[] {
  return linesOf(haystack).map((line, i) => {
    const values = haystack.values[i] ?? []
    const gone = values.filter((one) => knows(one)).map(({ value }) => value)
    return {
      gone,
      stays: wordOf(
        line,
        values.map(({ value }) => value),
      ),
    }
  })
}

/**
 * Pairs each line with its output line if their numbers are equal, else a sample of the lines with the whole output.
 */
function besides(demands: readonly Demand[], output: string): { demand: Demand; text: string }[] {
  const lines = output.replace(/\n$/, '').split('\n')
  if (lines.length === demands.length) return demands.map((demand, i) => ({ demand, text: lines[i] as string }))
  const telling = demands.filter(({ gone }) => gone.length > 0)
  const step = Math.max(1, Math.floor(telling.length / SAMPLE))
  return telling.filter((_demand, i) => i % step === 0).map((demand) => ({ demand, text: output }))
}

/**
 * Returns what is wrong with the output of a tool that claims to know some of the values: each of those must be gone,
 * and the surrounding words must still be there, otherwise empty output would be the best answer.
 */
export function replacedFault(haystack: Haystack, output: Buffer, knows: Contender['knows']): Fault {
  if (output.length === 0 && haystack.bytes.length > 0) return 'no output'
  const pairs = besides(demandsOf(haystack, knows), output.toString())
  const known = pairs.reduce((sum, { demand }) => sum + demand.gone.length, 0)
  const left = pairs.reduce((sum, { demand, text }) => sum + demand.gone.filter((one) => text.includes(one)).length, 0)
  if (left > 0) return `left ${left} of ${known} values that it claims to know`
  const words = pairs.filter(({ demand }) => demand.stays !== undefined)
  const stayed = words.filter(({ demand, text }) => text.includes(demand.stays as string)).length
  return stayed < SURVIVING * words.length ? `kept ${stayed} of ${words.length} words beside the values` : undefined
}
