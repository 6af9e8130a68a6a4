/**
 * @module `npm run demo`: creates a log, pipes it through the real command line, and shows the result. Exits with 1 if
 * a planted value is still readable or a look-alike was changed.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { styleText } from 'node:util'
import { KINDS } from '../../src/recognise/table'
import { type Line, makeLines } from './logs'

const LINES = 6000
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const WIDTH = 118
const LABEL = new RegExp(`\\[(?:${KINDS.join('|')})\\]`, 'g')

type Style = Parameters<typeof styleText>[0]
const isColoured = process.env.NO_COLOR === undefined && (process.stdout.isTTY || process.env.FORCE_COLOR !== undefined)
const paint = (style: Style, text: string) => (isColoured ? styleText(style, text, { validateStream: false }) : text)

/** Runs the command line on a text. */
function sladd(args: string[], input: string): Promise<{ output: string; code: number | null; ms: number }> {
  return new Promise((done, fail) => {
    const begin = performance.now()
    const child = spawn(process.execPath, [CLI, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.on('error', fail)
    child.on('close', (code) => done({ output: Buffer.concat(chunks).toString(), code, ms: performance.now() - begin }))
    child.stdin.end(input)
  })
}

const clip = (text: string) => (text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text)

function before(line: Line): string {
  const text = clip(line.text)
  return line.planted.reduce((shown, { value }) => shown.replaceAll(value, (v) => paint(['red', 'bold'], v)), text)
}

function after(text: string): string {
  return clip(text).replaceAll(LABEL, (label) => paint(['green', 'bold'], label))
}

function excerpt(lines: readonly Line[], outputs: readonly string[]): string {
  const shown = lines.slice(0, 24).flatMap((line, i) => (line.planted.length > 0 ? [i] : []))
  return shown
    .flatMap((i) => [
      ` ${paint('red', '-')} ${before(lines[i] as Line)}`,
      ` ${paint('green', '+')} ${after(outputs[i] as string)}`,
    ])
    .join('\n')
}

function alikes(lines: readonly Line[], outputs: readonly string[]): string {
  const seen = new Set<string>()
  return lines
    .flatMap((line, i) => {
      const { reason } = line.template
      if (reason === undefined || seen.has(reason)) return []
      seen.add(reason)
      return [`   ${after((outputs[i] as string).trim())}\n     ${paint('dim', reason)}`]
    })
    .join('\n')
}

interface Report {
  readonly kind: string
  readonly variant: string
}

function table(reports: readonly Report[]): string {
  const counts = new Map<string, number>()
  for (const { kind, variant } of reports) {
    const row = `${kind.padEnd(15)}${variant === kind ? '' : variant}`
    counts.set(row, (counts.get(row) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([row, n]) => `   ${row.padEnd(34)} ${String(n).padStart(6)}`)
    .join('\n')
}

/** Counts planted values that are still readable, and lines in which anything else changed. */
function verify(lines: readonly Line[], outputs: readonly string[]): { leaked: number; touched: number } {
  let [leaked, touched] = [0, 0]
  for (const [i, { text, planted }] of lines.entries()) {
    const output = outputs[i] ?? ''
    leaked += planted.filter(({ value }) => output.includes(value)).length
    const rest = planted.reduce((left, { value }) => left.replace(value, ''), text)
    if (output.replaceAll(LABEL, '') !== rest) touched++
  }
  return { leaked, touched }
}

const lines = makeLines(LINES)
const input = `${lines.map((line) => line.text).join('\n')}\n`
const redacted = await sladd(['redact'], input)
const scanned = await sladd(['scan', '--json'], input)
const outputs = redacted.output.split('\n')
const reports = scanned.output
  .trimEnd()
  .split('\n')
  .map((row) => JSON.parse(row) as Report)
const planted = lines.reduce((sum, line) => sum + line.planted.length, 0)
const { leaked, touched } = verify(lines, outputs)
const size = `${LINES.toLocaleString('en')} lines, ${(Buffer.byteLength(input) / 1e3).toFixed(0)} kB`

console.log(
  `\n${paint('bold', '$ sladd redact < service.log')}   ${size}, ${redacted.ms.toFixed(0)} ms with start-up\n`,
)
console.log(excerpt(lines, outputs))
console.log(`\n${paint('bold', 'Left alone, and why')}\n`)
console.log(alikes(lines, outputs))
console.log(`\n${paint('bold', '$ sladd scan --json < service.log')}\n`)
console.log(table(reports))
console.log(
  `\n   ${planted.toLocaleString('en')} values planted, ${paint(leaked === 0 ? 'green' : 'red', `${leaked} still readable`)}`,
)
console.log(`   ${paint(touched === 0 ? 'green' : 'red', `${touched} lines`)} where anything else changed\n`)
if (leaked + touched > 0 || redacted.code !== 0 || scanned.code !== 1) process.exitCode = 1
