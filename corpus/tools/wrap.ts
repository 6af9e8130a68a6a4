/**
 * @module `npm run wrap [-- DIR]`: wraps every line of real text in each format, redacts it, and checks the result with
 * third-party parsers. It must parse, have the same keys, rows and nesting, and differ only in values with findings;
 * numbers that differ must be strings, and a second pass must change nothing.
 *
 * Takes the text files below a folder; without one, the corpus and lines generated from its log templates. Prints the
 * positions of faults and none of the text, and then exits with 1.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRedactor } from '../../src/redactor'
import type { Finding, RedactorOptions } from '../../src/types'
import { CORPUS_DATE, loadCorpus } from './load'
import { makeLines } from './logs'
import { type Entry, type Piece, WRAPPINGS, type Wrapping } from './wrappings'

/** Number of lines generated from the templates. */
const MADE = 1000

/** Possible faults of a document. */
export type Fault = 'no longer parses' | 'another structure' | 'another value' | 'a second pass differs'

/** The result of texts in a format. */
export interface Outcome {
  readonly findings: number
  /** Faults with the number of their entry, 0 if they concern no single entry. */
  readonly faults: readonly { readonly line: number; readonly fault: Fault }[]
}

/** A value, as a parser returned it. */
interface Leaf {
  readonly path: string
  readonly value: unknown
}

function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  const kind = Array.isArray(value) ? '[' : '{'
  const inner = Object.entries(value).flatMap(([name, child]) =>
    leavesOf(child, `${path}${kind}${JSON.stringify(name)}`),
  )
  return inner.length === 0 ? [{ path: path + kind, value: undefined }] : inner
}

/** Converts texts to entries; the number is taken from the text, if there is one. */
export function entriesOf(texts: readonly string[]): Entry[] {
  return texts.map((text, i) => {
    const found = /(?<![\d.])[1-9]\d{5,14}(?![\d.])/.exec(text)
    return { line: i + 1, text, digits: Number(found?.[0] ?? i) }
  })
}

/** Returns the document of entries, in pieces. */
function documentOf({ round: [begin, between, end], write }: Wrapping, entries: readonly Entry[]): Piece[] {
  const frame = (text: string) => ({ text, isValue: false })
  const list = entries.flatMap((entry, i) => [frame(i === 0 ? begin : between), ...write(entry)])
  return [...list, frame(end)]
}

/** Returns for each value whether it contains a finding. */
function foundIn(pieces: readonly Piece[], findings: readonly Finding[]): boolean[] {
  const found: boolean[] = []
  let [start, next] = [0, 0]
  for (const { text, isValue } of pieces) {
    const end = start + text.length
    while (next < findings.length && (findings[next] as Finding).end <= start) next++
    const finding = findings[next]
    if (isValue) found.push(finding !== undefined && finding.start < end)
    start = end
  }
  return found
}

function isAsItShould(before: unknown, after: unknown, isFound: boolean): boolean {
  return isFound ? typeof after === 'string' && after !== before : after === before
}

type Redact = (document: string) => { output: string; findings: Finding[] }

/** Returns the faults of a document; each with the index of its value, if it concerns one. */
function faultsOf(wrapping: Wrapping, entries: readonly Entry[], redact: Redact) {
  const pieces = documentOf(wrapping, entries)
  const document = pieces.map(({ text }) => text).join('')
  const before = leavesOf(wrapping.read(document))
  const { output, findings } = redact(document)
  const faults: { fault: Fault; value?: number }[] = []
  if (redact(output).output !== output) faults.push({ fault: 'a second pass differs' })
  const found = foundIn(pieces, findings)
  if (found.length !== before.length) throw new Error(`${wrapping.name}: values are not counted as they are parsed`)
  try {
    const after = leavesOf(wrapping.read(output))
    if (after.length !== before.length || after.some(({ path }, i) => path !== before[i]?.path)) {
      faults.push({ fault: 'another structure' })
    } else {
      found.forEach((isFound, value) => {
        if (!isAsItShould(before[value]?.value, after[value]?.value, isFound))
          faults.push({ fault: 'another value', value })
      })
    }
  } catch {
    // The parser's message may quote the input.
    faults.push({ fault: 'no longer parses' })
  }
  return { faults, findings: findings.length, values: before.length / entries.length }
}

/**
 * Wraps entries in one document, redacts it and judges the result.
 *
 * @throws Error if a format does not preserve the entries even before redaction
 */
export function judge(wrapping: Wrapping, entries: readonly Entry[], options: RedactorOptions = {}): Outcome {
  const redactor = createRedactor({ ...options, format: wrapping.format })
  const redact: Redact = (document) => redactor.process(document, { at: CORPUS_DATE })
  const { faults, findings, values } = faultsOf(wrapping, entries, redact)
  const located = faults.flatMap(({ fault, value }) => {
    if (value !== undefined) return [{ fault, line: (entries[Math.floor(value / values)] as Entry).line }]
    const alone = entries.filter((entry) =>
      faultsOf(wrapping, [entry], redact).faults.some((own) => own.fault === fault),
    )
    return alone.length === 0 ? [{ fault, line: 0 }] : alone.map(({ line }) => ({ fault, line }))
  })
  return { findings, faults: located }
}

/** Texts of a file, or of the corpus. */
export interface Texts {
  readonly name: string
  readonly texts: readonly string[]
}

/** Ill-formed Unicode is not valid text in JSON or XML. */
const isText = (text: string) => text.trim() !== '' && Buffer.from(text).toString() === text

/** Returns the corpus, and lines generated from its log templates. */
export function corpusTexts(): Texts[] {
  const rows = loadCorpus().map(({ text }) => text)
  const made = makeLines(MADE).map(({ text }) => text)
  return [
    { name: 'corpus', texts: rows.filter(isText) },
    { name: 'log templates', texts: made.filter(isText) },
  ]
}

/** Reads the lines of all files below a folder. */
function readTexts(folder: string): Texts[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map((file) => {
    const path = join(file.parentPath, file.name)
    return { name: path, texts: readFileSync(path, 'utf8').split(/\r?\n/).filter(isText) }
  })
}

const HEADS = ['texts', 'findings', 'unparsed', 'differ', '2nd pass']
/** Most fault positions printed per format. */
const MOST_PLACES = 5

function rowOf(name: string, cells: readonly (string | number)[]): string {
  return name.padEnd(25) + cells.map((cell) => String(cell).padStart(10)).join('')
}

/** Judges all texts in a format, and prints its row and the first fault positions. */
function report(wrapping: Wrapping, list: readonly Texts[]): boolean {
  const outcomes = list.map(({ name, texts }) => ({ name, ...judge(wrapping, entriesOf(texts)) }))
  const all = outcomes.flatMap(({ name, faults }) => faults.map((fault) => ({ name, ...fault })))
  const count = (...kinds: Fault[]) => all.filter(({ fault }) => kinds.includes(fault)).length
  const texts = list.reduce((sum, one) => sum + one.texts.length, 0)
  const findings = outcomes.reduce((sum, one) => sum + one.findings, 0)
  const differ = count('another structure', 'another value')
  console.log(
    rowOf(wrapping.name, [texts, findings, count('no longer parses'), differ, count('a second pass differs')]),
  )
  for (const { name, line, fault } of all.slice(0, MOST_PLACES)) console.log(`  ${name}, text ${line}: ${fault}`)
  if (all.length > MOST_PLACES) console.log(`  and ${all.length - MOST_PLACES} more`)
  return all.length === 0
}

if (process.argv[1]?.endsWith('wrap.ts')) {
  const folder = process.argv[2]
  const list = folder === undefined ? corpusTexts() : readTexts(folder)
  console.log(rowOf('format', HEADS))
  const filled = list.filter(({ texts }) => texts.length > 0)
  const fine = WRAPPINGS.map((wrapping) => report(wrapping, filled))
  if (fine.includes(false)) process.exitCode = 1
}
