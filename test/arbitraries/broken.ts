/** Documents with some parts changed, removed or truncated, and which of their values are still intact. */
import fc from 'fast-check'
import type { Document, Plant } from './json'
import { NAMED_NUMBERS } from './planted'

/** A value that was left alone, and where it lies now. */
export interface Left {
  readonly plant: Plant
  readonly start: number
  readonly end: number
}

export interface Broken {
  readonly text: string
  readonly left: readonly Left[]
}

/** What happens at a place: so many characters go, and these come. */
type Change = readonly [place: number, gone: number, come: string]

/** What begins, ends or escapes something, and what means nothing. */
const COME = [
  '',
  '',
  ...'{}[]",:\\/ \n\t0a%&;?+',
  '\\u',
  '\\"',
  '%4',
  '&#6',
  '{"',
  '["',
  '}\n',
  '\n{',
  'å',
  '\u200b',
  '\u00ad',
  '\n\ufeff',
]

const change: fc.Arbitrary<Change> = fc.tuple(
  fc.nat(1_000_000),
  fc.constantFrom(0, 1, 1, 3, 20),
  fc.constantFrom(...COME),
)

/** Characters beside a value that belong to what makes it one. */
const BESIDE = 3

interface Cell {
  readonly text: string
  /** Number of the span, -1 for what belongs to no value. */
  readonly span: number
}

/** Values that need a name before them are not looked for: the name may be gone. */
const NAMED = new Set(NAMED_NUMBERS.map(([, { text }]) => text))

function cellsOf({ spans }: Document): Cell[] {
  return spans.flatMap(({ text, plant }, span) => {
    const isWhole = plant !== undefined && plant.value === text && !NAMED.has(text)
    return [...text].map((character) => ({ text: character, span: isWhole ? span : -1 }))
  })
}

/** Changes a row of cells; says which spans it came too near to. */
function apply(cells: Cell[], [place, gone, come]: Change, touched: Set<number>): void {
  const from = place % (cells.length + 1)
  for (const { span } of cells.slice(Math.max(0, from - BESIDE), from + gone + BESIDE)) touched.add(span)
  cells.splice(from, gone, ...[...come].map((text) => ({ text, span: -1 })))
}

function broken(document: Document, changes: readonly Change[]): Broken {
  const cells = cellsOf(document)
  const touched = new Set([-1])
  for (const each of changes) apply(cells, each, touched)
  const left = new Map<number, Left>()
  let text = ''
  for (const cell of cells) {
    const start = left.get(cell.span)?.start ?? text.length
    text += cell.text
    const { plant } = document.spans[cell.span] ?? {}
    if (plant !== undefined && !touched.has(cell.span)) left.set(cell.span, { plant, start, end: text.length })
  }
  return { text, left: [...left.values()] }
}

/** Broken in some places, and cut off at one as often as not. */
export function brokenOf(documents: fc.Arbitrary<Document>): fc.Arbitrary<Broken> {
  const cut = fc.nat(1_000_000).map((place): Change => [place, Number.POSITIVE_INFINITY, ''])
  return fc
    .tuple(documents, fc.array(change, { maxLength: 5 }), fc.option(cut, { freq: 1, nil: undefined }))
    .map(([document, changes, last]) => broken(document, last === undefined ? changes : [...changes, last]))
}
