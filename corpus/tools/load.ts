/**
 * @module Reads the corpus: rows of labelled text. The format is described in `docs/how-to/corpus.md`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { isMoreKind } from '../../src/kinds/rows'
import type { Kind, VariantName } from '../../src/types'

/** Required confidence of a span, or that nothing may be found. */
export type Verdict = 'high' | 'medium' | 'low' | 'alike' | 'never'

/** A span that must be found. */
export interface Expected {
  readonly kind: Kind
  /** UTF-16 code units of {@link Row.text}. */
  readonly start: number
  readonly end: number
}

/** One labelled text. */
export interface Row {
  readonly file: string
  readonly line: number
  /** The file's identifier: a kind, or a witness. */
  readonly subject: string
  readonly verdict: Verdict
  readonly variant: VariantName | undefined
  readonly text: string
  readonly spans: readonly Expected[]
  readonly reason: string
}

const FOLDER = new URL('../', import.meta.url)
const VERDICTS: readonly string[] = ['high', 'medium', 'low', 'alike', 'never']
const ESCAPES: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t', '\\': '\\' }

/** The reference date of the whole corpus. */
export const CORPUS_DATE = new Date('2026-11-22T00:00:00Z')

function readEscapes(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|([nrt\\]))/gi, (_all, hex: string | undefined, letter: string) =>
    hex === undefined ? (ESCAPES[letter] as string) : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** Removes the marks from a text; `⟦kind|…⟧` names another kind than the file's. */
function unmark(marked: string, subject: string): { text: string; spans: Expected[] } {
  const spans: Expected[] = []
  let text = ''
  let from = 0
  for (const match of marked.matchAll(/⟦(?:([a-z]+)\|)?([^⟧]*)⟧/g)) {
    text += marked.slice(from, match.index)
    spans.push({ kind: (match[1] ?? subject) as Kind, start: text.length, end: text.length + (match[2] ?? '').length })
    text += match[2]
    from = match.index + match[0].length
  }
  return { text: text + marked.slice(from), spans }
}

function readRow(file: string, line: number, content: string): Row {
  const [label = '', marked = '', reason = '', ...rest] = content.split('\t')
  const [verdict = '', variant] = label.split(':')
  const where = `${file}:${line}`
  if (!VERDICTS.includes(verdict)) throw new Error(`${where}: unknown verdict`)
  if (reason === '' || rest.length > 0) throw new Error(`${where}: a row has three columns, the last is the reason`)
  const subject = file.replace('.tsv', '')
  const { text, spans } = unmark(readEscapes(marked), subject)
  const isAlike = verdict === 'alike' || verdict === 'never'
  if (isAlike !== (spans.length === 0)) throw new Error(`${where}: spans and verdict contradict each other`)
  return { file, line, subject, verdict: verdict as Verdict, variant: variant as VariantName, text, spans, reason }
}

/** Returns the names of the corpus files, without extension. */
export function subjects(): string[] {
  return readdirSync(FOLDER)
    .sort()
    .filter((name) => name.endsWith('.tsv'))
    .map((name) => name.replace('.tsv', ''))
}

/** Returns all rows, in file order. */
export function loadCorpus(): Row[] {
  return subjects().flatMap((subject) => {
    const file = `${subject}.tsv`
    const lines = readFileSync(new URL(file, FOLDER), 'utf8').split('\n')
    return lines.flatMap((content, i) =>
      content === '' || content.startsWith('#') ? [] : [readRow(file, i + 1, content)],
    )
  })
}

/** Kinds that are witnesses unless requested: then their rows are look-alikes. */
const WITNESSES = ['kontonummer', 'organisationsnummer', 'orgnr']

/** Returns the rows as they apply without kinds that are off by default. */
export function loadUsual(): Row[] {
  return loadCorpus().flatMap((row) => {
    if (isMoreKind(row.subject) && !WITNESSES.includes(row.subject)) return []
    const spans = row.spans.filter(({ kind }) => !isMoreKind(kind))
    return [{ ...row, spans, verdict: spans.length < row.spans.length ? 'never' : row.verdict }]
  })
}
