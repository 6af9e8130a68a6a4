/**
 * @module `sladd scan --explain`: every candidate with its line, a marker under it, and the reasons. For a person at
 * a terminal: it is the one command that prints text of the input.
 */
import type { Candidate, Redactor } from '../../types'
import { eachInput, print } from './input'

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
  const isComplete = await eachInput(files, async (input) => {
    let number = 0
    for await (const line of linesOf(input.open())) {
      number++
      const candidates = redactor.explain(line)
      if (candidates.length === 0) continue
      found ||= candidates.some((candidate) => candidate.found)
      const place = `${input.name}:${number}`
      await print(candidates.map((candidate) => listing(place, line, candidate)).join(''))
    }
  })
  if (!isComplete) return 2
  return found ? 1 : 0
}
