/**
 * The imports of files below `src`. Run by itself (`npm run picture`), it draws the parts that import each other into
 * `docs/explanation/architecture.md`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'

export const SRC = resolve(import.meta.dirname, '../src')
export const PAGE = resolve(import.meta.dirname, '../docs/explanation/architecture.md')

interface SourceFile {
  readonly name: string
  readonly text: string
  /** What it imports: names of files below `src`, without ending, or of packages. */
  readonly imports: readonly string[]
  /** The same for what it loads later. */
  readonly later: readonly string[]
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
}

const IMPORT = /^(?:import|export)\b(?:[^'"]*?from)?\s+['"]([^'"]+)['"]/gms
/** Of code, not of types alone. */
const OF_CODE = /^(?:import|export)\b(?! type\b)(?:[^'"]*?from)?\s+['"]([^'"]+)['"]/gms
/** What is loaded when it is needed. */
const LATER = /\bimport\(['"]([^'"]+)['"]\)/g

function importsOf(name: string, text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, target = '']) =>
    target.startsWith('.') ? relative(SRC, resolve(SRC, dirname(name), target)) : target,
  )
}

export const sourceFiles: readonly SourceFile[] = filesBelow(SRC).map((name) => {
  const text = readFileSync(resolve(SRC, name), 'utf8')
  return { name, text, imports: importsOf(name, text, IMPORT), later: importsOf(name, text, LATER) }
})

/** The parts of the picture: which files, and their name, behind their stage. The first row that fits a file holds. */
const PARTS: ReadonlyArray<readonly [id: string, files: RegExp, title: string]> = [
  ['adapters', /^adapters\//, 'adapters/'],
  ['redactor', /^(index|redactor|standard)$/, 'redactor.ts'],
  ['explain', /^explain$/, 'explain.ts'],
  ['roundTrip', /^round-trip\//, 'round-trip/'],
  ['encoding', /^encoding\//, 'encoding/'],
  ['engine', /^engine\//, 'engine/'],
  ['pipeline', /^pipeline$/, 'pipeline.ts'],
  ['options', /^options\//, 'options/'],
  ['kernel', /^kernel\//, '1–4 kernel/'],
  ['plain', /^plain\//, '1–3 plain/'],
  ['value', /^value\//, 'value/'],
  ['names', /^names\//, 'names/'],
  ['formats', /^formats\//, 'formats/'],
  ['listed', /^listed\//, 'listed/'],
  ['resolve', /^resolve\//, '3 resolve/'],
  ['recognise', /^recognise\//, '2 recognise/'],
  ['patterns', /^patterns\//, 'patterns/'],
  ['kinds', /^kinds\/(?!rows$)/, 'kinds/'],
  ['extra', /^extra\//, 'extra/'],
  ['act', /^act\//, '4 act/'],
  ['canonical', /^canonical\//, 'canonical/'],
  ['identifiers', /^identifiers\//, 'identifiers/'],
  ['ringFiles', /^keyring\/node-/, 'keyring/node-*'],
  ['keyring', /^keyring\//, 'keyring/'],
  ['policy', /^policy\//, 'policy/'],
  ['people', /^people\//, 'people/'],
  ['files', /^files\//, 'files/'],
  ['text', /^text\//, 'text/'],
]

type Graph = Map<string, Set<string>>

const partOf = (name: string) => PARTS.find(([, files]) => files.test(name.replace(/\.ts$/, '')))?.[0]

/** Parts and those whose code they import. Files of no part are words and checks that many share. */
function graph(): Graph {
  const arrows: Graph = new Map(PARTS.map(([id]) => [id, new Set<string>()]))
  for (const { name, text } of sourceFiles) {
    const from = partOf(name)
    for (const target of importsOf(name, text, OF_CODE)) {
      const to = partOf(target)
      if (from !== undefined && to !== undefined && from !== to) arrows.get(from)?.add(to)
    }
  }
  return arrows
}

/** So close that the text can still be read where the picture is as wide as a page. */
const SET = '%%{init: {"flowchart": {"nodeSpacing": 12, "rankSpacing": 30, "padding": 6}}}%%'

/** The way of a text. */
const FLOW = ['redactor engine', 'engine kernel', 'engine pipeline', 'pipeline plain', 'pipeline act'].concat(
  ['recognise', 'resolve'].map((stage) => `plain ${stage}`),
)

/** Whether one is imported by the other through others. */
function isReached(arrows: Graph, from: string, to: string): boolean {
  const seen = new Set([from])
  const search = (part: string): boolean =>
    [...(arrows.get(part) ?? [])].some((next) => {
      if (next === to) return part !== from
      if (seen.has(next)) return false
      seen.add(next)
      return search(next)
    })
  return search(from)
}

/** The picture, in Mermaid: the way of a text in bold, and else the fewest arrows that say who imports whom in the end. */
export function picture(): string {
  const arrows = graph()
  const lines: string[] = []
  for (const [from, targets] of arrows) {
    for (const to of [...targets].sort()) {
      const isFlow = FLOW.includes(`${from} ${to}`)
      if (isReached(arrows, from, to) && !isFlow) targets.delete(to)
      else lines.push(`  ${from} ${isFlow ? '==>' : '-->'} ${to}`)
    }
  }
  const boxes = PARTS.map(([id, , title]) => `  ${id}["${title}"]`)
  return ['```mermaid', SET, 'flowchart TD', ...boxes, ...lines, '```'].join('\n')
}

if (process.argv[1]?.endsWith('imports.ts')) {
  const page = readFileSync(PAGE, 'utf8')
  writeFileSync(PAGE, page.replace(/```mermaid[\s\S]*?```/, picture()))
}
