/**
 * @module `sladd scan --explain`: every candidate with its line, a marker under it, and the reasons. For a person at a
 * terminal: it prints text of the input.
 */
import { text as textOf } from 'node:stream/consumers'
import { JOINS, type Opens } from '../../redactor'
import type { CallOptions, Candidate, Redactor } from '../../types'
import type { ScanCommand } from './arguments'
import { decoded } from './begin'
import { FAILED } from './failure'
import { eachInput, watched } from './input'
import { print } from './output'
import { FOUND } from './scan'
import { printable } from './terminal'

/** Columns of text around a marker. */
const WIDTH = 100
/** A longer line is processed in parts of this length. */
const LONGEST_LINE = 1 << 20

type Chunks = AsyncIterable<Uint8Array>

/** Splits a stream of bytes into lines, without line ends. */
async function* linesOf(chunks: Chunks): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop() as string
    yield* lines
    while (rest.length > LONGEST_LINE) {
      yield rest.slice(0, LONGEST_LINE)
      rest = rest.slice(LONGEST_LINE)
    }
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}

function signed(change: number): string {
  return `${change > 0 ? '+' : '-'}${Math.abs(change).toFixed(2)}`
}

function reasonsOf(candidate: Candidate): string {
  if (candidate.base === 0) return candidate.form
  const reasons = candidate.reasons.map(({ evidence, change }) =>
    change === 0 ? evidence : `${evidence} ${signed(change)}`,
  )
  return `${candidate.form} ${candidate.base.toFixed(2)}: ${reasons.join(', ')}`
}

/** Formats one candidate as four lines. */
function listing(place: string, line: string, candidate: Candidate): string {
  const { start, end, kind, confidence, verdict } = candidate
  const from = Math.max(0, Math.min(start - WIDTH / 3, line.length - WIDTH))
  const text = printable(line.slice(Math.floor(from), Math.floor(from) + WIDTH))
  const marker = ' '.repeat(start - Math.floor(from)) + '^'.repeat(Math.min(end - start, WIDTH))
  return `${place}:${start + 1}  ${kind}  ${confidence.toFixed(2)}  ${verdict}\n  ${text}\n  ${marker}\n  ${reasonsOf(candidate)}\n\n`
}

interface Told {
  readonly number: number
  readonly line: string
  readonly candidates: readonly Candidate[]
}

/** Explains every line as a separate text. */
async function* lineByLine(chunks: Chunks, redactor: Redactor, call: CallOptions): AsyncGenerator<Told> {
  let number = 0
  for await (const line of linesOf(chunks)) {
    number++
    yield { number, line, candidates: redactor.explain(line, call) }
  }
}

/** Explains one text; yields its lines with the candidates that start in each. */
async function* asOne(chunks: Chunks, redactor: Redactor, call: CallOptions): AsyncGenerator<Told> {
  const text = await textOf(chunks)
  const all = redactor.explain(text, call)
  let from = 0
  let next = 0
  for (const [i, line] of text.split('\n').entries()) {
    const to = from + line.length
    const candidates: Candidate[] = []
    for (; next < all.length && (all[next] as Candidate).start <= to; next++) {
      const { start, end, ...rest } = all[next] as Candidate
      candidates.push({ ...rest, start: start - from, end: end - from })
    }
    yield { number: i + 1, line, candidates }
    from = to + 1
  }
}

/**
 * Explains the inputs in order.
 *
 * @returns the exit code, as for `sladd scan`
 */
export async function explainFiles({ list, reading, bytes, call }: ScanCommand): Promise<number> {
  let found = false
  const { failed } = await eachInput(list, async (input) => {
    const { redactor, isTable } = reading(input.name)
    const { first, text } = await decoded(watched(input), bytes)
    // In tables and multi-line records, one line is evidence for another.
    const isOne = isTable || (redactor as Redactor<never> & Opens)[JOINS](first)
    for await (const { number, line, candidates } of (isOne ? asOne : lineByLine)(text, redactor, call)) {
      if (candidates.length === 0) continue
      found ||= candidates.some((candidate) => candidate.found)
      if (found) process.exitCode = FOUND
      const place = `${input.name}:${number}`
      print(candidates.map((candidate) => listing(place, line, candidate)).join(''))
    }
  })
  if (failed > 0) return FAILED
  return found ? FOUND : 0
}
