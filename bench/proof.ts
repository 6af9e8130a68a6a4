/**
 * @module Whether an answer is right. A contender with a wrong answer is not timed.
 */
import { createHash } from 'node:crypto'
import type { Finding } from '../src/types'
import type { Contender } from './contender'
import { type Haystack, linesOf } from './haystacks/haystack'
import type { Answer } from './tasks'

/** What is wrong with an answer; undefined when it is right. */
export type Fault = string | undefined

/**
 * Whether so many findings are what was planted.
 *
 * @param isExact - not for a program that proves nothing: it may find more
 */
export function countFault({ values, count: known }: Haystack, found: number, isExact = known === 'exact'): Fault {
  const planted = values.flat().length
  if (isExact && found !== planted) return `found ${found} of ${planted}`
  if (known !== 'unknown' && found < planted) return `found ${found}, at least ${planted} are there`
  return undefined
}

/** A hash of all that findings say, or of the bytes: the same from both engines. */
export function digestOf(answer: Exclude<Answer, { count: number }>): string {
  const hash = createHash('sha256')
  if ('output' in answer) hash.update(answer.output)
  else for (const finding of answer.findings) hash.update(tellingOf(finding))
  return hash.digest('base64')
}

function tellingOf({ kind, start, end, confidence, variant, evidence }: Finding): string {
  return `${kind},${start},${end},${confidence},${variant},${evidence}\n`
}

/** What is wrong with an answer of ours: it must be what was planted, to the byte where that is known. */
export function ownFault(haystack: Haystack, answer: Answer): Fault {
  if ('count' in answer) return countFault(haystack, answer.count)
  if ('findings' in answer) return countFault(haystack, answer.findings.length)
  if (answer.output.length === 0 && haystack.bytes.length > 0) return 'no output'
  if (haystack.masked === undefined || haystack.masked.equals(answer.output)) return undefined
  return 'other output than what was planted asks for'
}

/**
 * What is wrong with findings of some kinds only: others among them, or fewer than were planted.
 *
 * @param isPart - some may be missing: those that only a name tells
 */
export function withoutFault(haystack: Haystack, answer: Answer, kinds: readonly string[], isPart = false): Fault {
  if (!('findings' in answer)) return 'no findings'
  if (answer.findings.some(({ kind }) => !kinds.includes(kind))) return 'found a kind that was left out'
  if (isPart) return undefined
  const least = haystack.values.flat().filter(({ kind }) => kinds.includes(kind)).length
  return answer.findings.length < least ? `found ${answer.findings.length}, at least ${least} are there` : undefined
}

/** A tool that keeps fewer of the words around than this is not doing this work. */
const SURVIVING = 0.5
/** Values that are looked for in the whole when lines of the output cannot be told from each other. */
const SAMPLE = 300

/** What of a line must be gone, and a word that stands beside it and must not be. */
interface Demand {
  readonly gone: readonly string[]
  readonly stays: string | undefined
}

/** The longest word of letters outside the values, where it is long enough to be nobody's mark. */
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

/** The output beside each line: its own line where there are as many, else all of it, for a sample of the lines. */
function besides(demands: readonly Demand[], output: string): { demand: Demand; text: string }[] {
  const lines = output.replace(/\n$/, '').split('\n')
  if (lines.length === demands.length) return demands.map((demand, i) => ({ demand, text: lines[i] as string }))
  const telling = demands.filter(({ gone }) => gone.length > 0)
  const step = Math.max(1, Math.floor(telling.length / SAMPLE))
  return telling.filter((_demand, i) => i % step === 0).map((demand) => ({ demand, text: output }))
}

/**
 * What is wrong with the output of a tool that claims to know some of the values: each of those must be gone, and the
 * words around must still be there, or else nothing would be the best answer.
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
