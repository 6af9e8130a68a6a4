/**
 * What files below `src` import. Run by itself (`npm run picture`) it draws the parts that import each other into
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

/** The parts of the picture: which files, and what is written there. The first row that fits a file holds. */
const PARTS: ReadonlyArray<readonly [id: string, files: RegExp, title: string]> = [
  ['adapters', /^adapters\//, 'adapters/<br>loggers, streams, command line'],
  ['redactor', /^(index|redactor|standard|watch|asked-engine)$/, 'redactor.ts<br>the public object'],
  ['plan', /^(plan|fields|custom|asked-kinds)$/, 'plan.ts<br>options, checked once'],
  ['explain', /^explain$/, 'explain.ts<br>why, or why not'],
  ['value', /^value\//, 'value/<br>objects as one JSON text'],
  ['roundTrip', /^round-trip\//, 'round-trip/<br>numbered labels and back'],
  ['engine', /^engine\//, 'engine/<br>kernel or plain, containers'],
  ['pipeline', /^(pipeline|session|owned)$/, 'pipeline.ts<br>the four stages'],
  ['window', /^window$/, 'window.ts<br>the piece worked on'],
  ['plain', /^scan\/plain$/, 'scan/plain.ts<br>1 where?'],
  ['kernel', /^scan\//, 'scan/*.as.ts<br>all stages as WebAssembly'],
  ['recognise', /^recognise\//, 'recognise/<br>2 is it one?'],
  ['kinds', /^kinds\//, 'kinds/<br>off by default'],
  ['patterns', /^patterns\//, 'patterns/<br>the user’s own'],
  ['resolve', /^resolve\//, 'resolve/<br>3 which claims stand?'],
  ['act', /^act\//, 'act/<br>4 what is written instead?'],
  ['canonical', /^keyring\/(address|canonical|plain-text)$/, 'keyring/canonical.ts<br>one form of a value'],
  ['ringFiles', /^keyring\/node-/, 'keyring/node-*<br>rings in files, erasing'],
  ['keyring', /^keyring\//, 'keyring/<br>tokens, surrogates'],
  ['policy', /^policy\//, 'policy/<br>purpose to action'],
  ['people', /^people\//, 'people/<br>names, addresses'],
  ['names', /^names\//, 'names/<br>names of fields'],
  ['formats', /^formats\//, 'formats/<br>JSON, tables, YAML'],
  ['encoding', /^encoding\//, 'encoding/<br>UTF-16, Windows-1252'],
  ['files', /^files\//, 'files/<br>written whole or not'],
  ['identifiers', /^identifiers\//, 'identifiers/<br>strict parsers'],
  ['text', /^text\//, 'text/<br>one code per code point'],
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

/** The way of a text. */
const FLOW = ['redactor engine', 'engine kernel', 'engine pipeline'].concat(
  ['plain', 'recognise', 'resolve', 'act'].map((stage) => `pipeline ${stage}`),
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
  return ['```mermaid', 'flowchart TD', ...boxes, ...lines, '```'].join('\n')
}

if (process.argv[1]?.endsWith('imports.ts')) {
  const page = readFileSync(PAGE, 'utf8')
  writeFileSync(PAGE, page.replace(/```mermaid[\s\S]*?```/, picture()))
}
