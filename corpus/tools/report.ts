/**
 * @module `npm run corpus`: precision and recall per kind and confidence on the hand-written rows, and every
 * miss. Exits with 1 when a row is not judged as it says.
 */
import { THRESHOLDS } from '../../src/resolve/confidence'
import type { Finding, Kind } from '../../src/types'
import { faults, findAll } from './judge'
import { loadCorpus, type Row } from './load'

interface Tally {
  hits: number
  falses: number
  expected: number
}

interface Judged {
  readonly row: Row
  readonly findings: readonly Finding[]
}

/** Spans count exactly: a span that is one place off is a miss and a false finding. */
function tally(judged: readonly Judged[], kind: Kind, threshold: number): Tally {
  const result: Tally = { hits: 0, falses: 0, expected: 0 }
  for (const { row, findings } of judged) {
    const wanted = row.spans.filter((span) => span.kind === kind)
    result.expected += wanted.length
    for (const finding of findings) {
      if (finding.kind !== kind || finding.confidence < threshold) continue
      if (wanted.some((span) => span.start === finding.start && span.end === finding.end)) result.hits++
      else result.falses++
    }
  }
  return result
}

function share(part: number, whole: number): string {
  return whole === 0 ? '     -' : `${((100 * part) / whole).toFixed(1)} %`.padStart(7)
}

const judged = loadCorpus().map((row) => ({ row, findings: findAll(row) }))
const kinds = [...new Set(judged.flatMap(({ row }) => row.spans.map((span) => span.kind)))]
const alike = judged.filter(({ row }) => row.spans.length === 0).length

console.log(`${judged.length} hand-written rows, ${alike} of them look-alikes\n`)
console.log('kind            level   precision   recall    found  false  missed')
for (const kind of kinds) {
  for (const [level, threshold] of Object.entries(THRESHOLDS)) {
    const { hits, falses, expected } = tally(judged, kind, threshold)
    const numbers = [hits, falses, expected - hits].map((n) => String(n).padStart(6)).join(' ')
    console.log(
      `${kind.padEnd(15)} ${level.padEnd(8)} ${share(hits, hits + falses)}  ${share(hits, expected)}   ${numbers}`,
    )
  }
}

console.log('\nNot found at medium, the default')
for (const { row, findings } of judged) {
  for (const span of row.spans) {
    const hit = findings.find((f) => f.kind === span.kind && f.start === span.start && f.end === span.end)
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
