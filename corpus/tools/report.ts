/**
 * @module `npm run corpus`: precision and recall per kind and confidence on the hand-written rows, and every miss.
 * Exits with 1 if a row is not judged as labelled.
 */

import { createRedactor } from '../../src/redactor'
import { THRESHOLDS } from '../../src/resolve/form-names'
import type { Finding } from '../../src/types'
import { faults, findAll, isSame, type Span } from './judge'
import { CORPUS_DATE, loadCorpus } from './load'
import { makeLines } from './logs'

/** Number of lines generated from the templates. */
const GENERATED = 3000

interface Tally {
  hits: number
  falses: number
  expected: number
}

/** A text with its expected and actual findings. */
interface Judged {
  readonly spans: readonly Span[]
  readonly findings: readonly Finding[]
}

/** Counts hits, false positives and expected findings, for a kind and level. */
function tally(judged: readonly Judged[], kind: string, threshold: number): Tally {
  const result: Tally = { hits: 0, falses: 0, expected: 0 }
  for (const { spans, findings } of judged) {
    const wanted = spans.filter((span) => span.kind === kind)
    result.expected += wanted.length
    for (const finding of findings) {
      if (finding.kind !== kind || finding.confidence < threshold) continue
      if (wanted.some((span) => isSame(span, finding))) result.hits++
      else result.falses++
    }
  }
  return result
}

function share(part: number, whole: number): string {
  return whole === 0 ? '     -' : `${((100 * part) / whole).toFixed(1)} %`.padStart(7)
}

function printTable(judged: readonly Judged[]): void {
  console.log('kind            level   precision   recall    found  false  missed')
  for (const kind of new Set(judged.flatMap(({ spans }) => spans.map((span) => span.kind)))) {
    for (const [level, threshold] of Object.entries(THRESHOLDS)) {
      const { hits, falses, expected } = tally(judged, kind, threshold)
      const numbers = [hits, falses, expected - hits].map((n) => String(n).padStart(6)).join(' ')
      const shares = `${share(hits, hits + falses)}  ${share(hits, expected)}`
      console.log(`${kind.padEnd(15)} ${level.padEnd(8)} ${shares}   ${numbers}`)
    }
  }
}

const judged = loadCorpus().map((row) => ({ row, spans: row.spans, findings: findAll(row) }))
const alike = judged.filter(({ row }) => row.spans.length === 0).length
const hold = judged.filter(({ row }) => row.verdict === 'high' || row.verdict === 'medium' || row.spans.length === 0)

console.log(`${judged.length} hand-written rows, ${alike} of them look-alikes\n`)
printTable(judged)

console.log(`\nMust find and must leave at medium: the ${hold.length} rows that are not labelled low\n`)
for (const kind of new Set(hold.flatMap(({ spans }) => spans.map((span) => span.kind)))) {
  const { hits, falses, expected } = tally(hold, kind, THRESHOLDS.medium)
  console.log(`${kind.padEnd(15)} precision ${share(hits, hits + falses)}  recall ${share(hits, expected)}`)
}

const everything = createRedactor({ minConfidence: 0 })
const made = makeLines(GENERATED).map(({ text, planted }) => ({
  spans: planted,
  findings: everything.scan(text, { at: CORPUS_DATE }),
}))
console.log(`\n${GENERATED} lines generated from the log templates, counted apart\n`)
printTable(made)

console.log('\nNot found at medium, the default')
for (const { row, findings } of judged) {
  for (const span of row.spans) {
    const hit = findings.find((finding) => isSame(finding, span))
    if (hit !== undefined && hit.confidence >= THRESHOLDS.medium) continue
    console.log(`  ${`${row.file}:${row.line}`.padEnd(22)} ${(hit?.confidence ?? 0).toFixed(2)}  ${row.reason}`)
  }
}

const wrong = judged.flatMap(({ row, findings }) =>
  faults(row, findings).map((fault) => `  ${row.file}:${row.line} ${fault}`),
)
console.log(
  `\n${wrong.length === 0 ? 'Every row is judged as it says.' : `Rows not judged as they say:\n${wrong.join('\n')}`}`,
)
if (wrong.length > 0) process.exitCode = 1
