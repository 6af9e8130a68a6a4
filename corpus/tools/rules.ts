/**
 * @module `npm run rules`: checks the rules drawn from the two notices, each with a record in the notices' own words,
 * in other spellings, and with unlisted fields. What the rule does not let through must be gone, whatever the record's
 * format and entry point. Prints a line for each rule; exit code 1 if anything leaked.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { createRedactStream } from '../../src/adapters/node-stream'
import { noHealthRecords, seHealthInsurer } from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import type { Context, Redactor, RedactorOptions } from '../../src/types'
import { RULES, type Rule } from './rule-records'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const at = new Date('2026-11-22T00:00:00Z')
const POLICIES = { se: seHealthInsurer, no: noHealthRecords }
const FILES = { se: 'docs/policies/se-health-insurer.yaml', no: 'docs/policies/no-health-records.yaml' }

type Fields = { readonly [name: string]: string }

/** Formats of a record. */
const FORMS: { readonly [form: string]: (record: Fields) => string } = {
  json: (record) => `${JSON.stringify(record)}\n`,
  pretty: (record) => `${JSON.stringify({ data: [record] }, null, 2)}\n`,
  inner: (record) => `${JSON.stringify({ level: 30, msg: JSON.stringify(record) })}\n`,
  yaml: (record) => stringify({ ...record, list: [record] }),
  csv: (record) => `${Object.keys(record).map(cell).join(',')}\n${Object.values(record).map(cell).join(',')}\n`,
  logfmt: (record) => `${pairs(record, (name, value) => `${name}="${value}"`).join(' ')}\n`,
  xml: (record) => `<r>${pairs(record, (name, value) => `<${name}>${value}</${name}>`).join('')}</r>\n`,
}

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`

/** Writes pairs with names without spaces, as such formats require. */
function pairs(record: Fields, write: (name: string, value: string) => string): string[] {
  return Object.entries(record).map(([name, value]) => write(name.replace(/[^\p{L}\p{N}_.-]+/gu, '_'), value))
}

/** Returns fields whose values are readable in an output although they must not be. */
function leaksIn(output: string, record: Fields, stays: readonly string[]): string[] {
  const hidden = Object.entries(record).filter(([name]) => !stays.includes(name))
  return hidden.filter(([, value]) => output.includes(value)).map(([name]) => name)
}

async function streamed(redactor: Redactor, text: string): Promise<string> {
  const stream = createRedactStream(redactor, { at })
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; from += 7) stream.write(bytes.subarray(from, from + 7))
  stream.end()
  await new Promise((resolve) => stream.on('end', resolve))
  return String(Buffer.concat(chunks))
}

/** Returns the command-line options for a context. */
function typed(context: Context): string[] {
  const word = (value: unknown) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value))
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return Object.entries(context).flatMap(([name, value]) => [`--${dashed(name)}`, word(value)])
}

function commanded({ policy, context }: Rule, text: string, format: string, folder: string): string {
  const file = join(folder, 'record')
  writeFileSync(file, text)
  const args = ['dist/cli.js', 'redact', '--policy', FILES[policy], ...typed(context), '--format', format, file]
  try {
    return String(execFileSync('node', args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch (error) {
    // 3: everything was withheld.
    if ((error as { status?: number }).status === 3) return ''
    throw error
  }
}

/** Yields the outputs for a rule's record, by entry point and format. */
async function* outputsOf(rule: Rule, record: Fields, folder: string): AsyncGenerator<readonly [string, string]> {
  const options: RedactorOptions = { policy: POLICIES[rule.policy], context: rule.context }
  for (const engine of ['auto', 'plain'] as const) {
    const value = createRedactor({ ...options, engine }).redactValue({ req: { body: record } }, { at })
    yield [`${engine} value`, JSON.stringify(value)]
    for (const [form, write] of Object.entries(FORMS)) {
      const format = form === 'csv' || form === 'yaml' ? form : 'auto'
      const redactor = createRedactor({ ...options, engine, format })
      const text = write(record)
      yield [`${engine} ${form}`, redactor.redact(text, { at })]
      yield [`${engine} stream ${form}`, await streamed(redactor, text)]
      if (engine === 'auto' && ['json', 'csv', 'yaml'].includes(form)) {
        yield [`command ${form}`, commanded(rule, text, format, folder)]
      }
    }
  }
}

async function check(rule: Rule, folder: string): Promise<{ ways: number; leaks: string[]; lost: string[] }> {
  const leaks: string[] = []
  const lost: string[] = []
  let ways = 0
  for await (const [way, output] of outputsOf(rule, rule.record, folder)) {
    ways++
    leaks.push(...leaksIn(output, rule.record, rule.stays).map((name) => `${way}: ${name}`))
    const gone = rule.stays.filter((name) => !output.includes(rule.record[name] as string))
    lost.push(...gone.map((name) => `${way}: ${name}`))
  }
  return { ways, leaks, lost }
}

const folder = mkdtempSync(join(tmpdir(), 'sladd-rules-'))
let failed = 0
try {
  for (const rule of RULES) {
    const { ways, leaks, lost } = await check(rule, folder)
    failed += leaks.length + lost.length
    const told = [`${leaks.length} leaks`, ...(lost.length === 0 ? [] : [`${lost.length} lost`])].join(', ')
    console.log(
      `${rule.id.padEnd(5)} ${rule.says.padEnd(64)} ${Object.keys(rule.record).length} fields, ${ways} ways: ${told}`,
    )
    for (const one of [...leaks, ...lost.map((name) => `lost ${name}`)].slice(0, 20)) console.log(`        ${one}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failed === 0 ? 0 : 1
