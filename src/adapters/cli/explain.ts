/**
 * @module `sladd scan --explain`: every candidate with its line, a marker under it, and the reasons. For a person at
 * a terminal: it is the one command that prints text of the input.
 */
import type { Candidate, Redactor } from '../../types'
import { inputs, reason } from './input'

/** Columns of text round a marker. */
const WIDTH = 100
/** A longer line is told in parts of this length. */
const LONGEST_LINE = 1 << 20

/** Lines of a stream of bytes, without their ends. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    rest += decoder.decode(chunk as unknown as Uint8Array, { stream: true })
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

/** No control character reaches the terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, ' ')
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

/** One candidate as four lines. */
function listing(place: string, line: string, candidate: Candidate): string {
  const { start, end, kind, confidence, verdict } = candidate
  const from = Math.max(0, Math.min(start - WIDTH / 3, line.length - WIDTH))
  const text = printable(line.slice(Math.floor(from), Math.floor(from) + WIDTH))
  const marker = ' '.repeat(start - Math.floor(from)) + '^'.repeat(Math.min(end - start, WIDTH))
  return `${place}:${start + 1}  ${kind}  ${confidence.toFixed(2)}  ${verdict}\n  ${text}\n  ${marker}\n  ${reasonsOf(candidate)}\n\n`
}

/**
 * Explains the inputs in order.
 *
 * @returns the exit code, as for `sladd scan`
 */
export async function explainFiles(files: readonly string[], redactor: Redactor): Promise<number> {
  let found = false
  let failed = false
  for (const input of inputs(files)) {
    let number = 0
    try {
      for await (const line of linesOf(input.open())) {
        number++
        for (const candidate of redactor.explain(line)) {
          found ||= candidate.found
          process.stdout.write(listing(`${input.name}:${number}`, line, candidate))
        }
      }
    } catch (error) {
      process.stderr.write(`sladd: ${input.name}: ${reason(error)}\n`)
      failed = true
    }
  }
  if (failed) return 2
  return found ? 1 : 0
}
