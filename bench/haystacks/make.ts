/**
 * @module Creates haystacks, reproducibly for a seed and size: line by line from the templates next to this file and
 * the corpus's values. So the planted values, and the masked text, are known without a scanner.
 */
import { readFileSync } from 'node:fs'
import { type Line, lineMaker, pick, random, readTemplates, type Slots, type Template } from '../../corpus/tools/logs'
import { Collector, plain } from './collector'
import type { Haystack } from './haystack'

export const NAMES = [
  ...(['logs', 'json', 'prose', 'dense', 'clean', 'hostile'] as const),
  ...(['ndjson', 'ecs', 'pretty', 'csv', 'container', 'longline', 'objects'] as const),
] as const
export type HaystackName = (typeof NAMES)[number]

/** Size in bytes of haystacks for published figures, and their seed. */
export const STANDARD_SIZE = 2_000_000
const STANDARD_SEED = 1

interface Recipe {
  /** Source of templates; a line with a value in it counts as personal. */
  readonly templates: readonly HaystackName[]
  /** Share of personal lines or sentences. */
  readonly share: number
  /** Template lines per line: sentences of a paragraph. */
  readonly sentences: number
  /** Written over several lines, like pretty-printed JSON. */
  readonly isPretty?: boolean
  /** The first line of the file. */
  readonly head?: string
  readonly format?: Haystack['format']
}

const RECIPES: { readonly [name in Exclude<HaystackName, 'hostile' | 'longline'>]: Recipe } = {
  logs: { templates: ['clean', 'logs'], share: 0.25, sentences: 1 },
  json: { templates: ['json'], share: 0.05, sentences: 1 },
  prose: { templates: ['prose'], share: 0.02, sentences: 4 },
  dense: { templates: ['dense'], share: 1, sentences: 1 },
  clean: { templates: ['clean'], share: 0, sentences: 1 },
  ndjson: { templates: ['ndjson'], share: 0.05, sentences: 1 },
  ecs: { templates: ['ecs'], share: 0.5, sentences: 1 },
  pretty: { templates: ['pretty'], share: 0.25, sentences: 1, isPretty: true },
  csv: {
    ...{ templates: ['csv'], share: 0.5, sentences: 1, format: 'csv' },
    head: 'namn;personnummer;epost;telefon;ip;ordernr;belopp;ort;tid',
  },
  container: { templates: ['container'], share: 0.1, sentences: 1 },
  // The records of ndjson, for a different work.
  objects: { templates: ['ndjson'], share: 0.05, sentences: 1 },
}

/** By way of the parent folder, so that it is found from a bundle in `build/` as well. */
const FOLDER = new URL('../haystacks/', import.meta.url)
const VALUE = /\{(?:personnummer|fodselsnummer|email|phone|ip6?)\}/

type Next = () => number
const below = (next: Next, limit: number) => Math.floor(next() * limit)
const hex = (next: Next, count: number) => Array.from({ length: count }, () => below(next, 16).toString(16)).join('')
const between = (from: number, to: number) => (next: Next) => String(from + below(next, to - from))

const PATHS = ['/api/kund/skador', '/api/order', '/health', '/pasient/journal', '/static/app.css', '/api/v2/sök']
const PLACES = ['Växjö', 'Tromsø', 'Örebro', 'Ålesund', 'Umeå', 'Bodø', 'Lund', 'Førde']
const GIVEN_NAMES = ['Åsa', 'Bjørn', 'Östen', 'Anna', 'Kåre', 'Sølvi', 'Märta', 'Ola', 'Frøydis']
const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
  'okhttp/4.12.0',
]
const FAMILY_NAMES = ['Testberg', 'Testmann', 'Öbergson', 'Prøvesen', 'Åkertest', 'Eksempelrud']

/** Slots of our templates without values: ids, sizes, names of machines and places. */
const SLOTS: Slots = {
  n: between(2, 90),
  ms: between(3, 900),
  pid: between(300, 32_000),
  port: between(1024, 65_000),
  digits: (next) => `${1 + below(next, 9)}${Array.from({ length: 18 }, () => below(next, 10)).join('')}`,
  uptime: (next) => `${between(10_000, 99_999)(next)}.${between(100_000, 999_999)(next)}`,
  hash: (next) => hex(next, 40),
  short: (next) => hex(next, 8),
  trace: (next) => hex(next, 32),
  span: (next) => hex(next, 16),
  agent: (next) => pick(AGENTS, next),
  host: (next) => `${pick(['app', 'db', 'web', 'queue'], next)}0${1 + below(next, 4)}`,
  path: (next) => pick(PATHS, next),
  place: (next) => pick(PLACES, next),
  name: (next) => `${pick(GIVEN_NAMES, next)} ${pick(FAMILY_NAMES, next)}`,
}

/** Returns a function that creates lines from templates. */
function partMaker({ templates: names, share }: Recipe, next: Next): () => Line {
  const templates = names.flatMap((one) => readTemplates(`${one}/template.txt`, FOLDER))
  const telling = templates.filter(({ text }) => VALUE.test(text))
  const others = templates.filter(({ text }) => !VALUE.test(text))
  const make = lineMaker(next, SLOTS)
  return () => make(pick(next() < share ? telling : others, next) as Template)
}

/** Splits a JSON line into pretty-printed lines with their values. */
function overLines({ text, planted }: Line): Line[] {
  const left = [...planted]
  const lines = JSON.stringify(JSON.parse(text), null, 2).split('\n')
  return lines.map((line) => {
    const start = left[0] === undefined ? -1 : line.indexOf(left[0].value)
    if (start < 0) return plain(line)
    const { kind, value } = left.shift() as Line['planted'][number]
    return plain(line, [{ kind, value, start, end: start + value.length }])
  })
}

function made(name: keyof typeof RECIPES, size: number, next: Next): Haystack {
  const recipe: Recipe = RECIPES[name]
  const part = partMaker(recipe, next)
  const collector = new Collector(size)
  if (recipe.head !== undefined) collector.add([plain(recipe.head)])
  while (!collector.isFull) {
    const parts = Array.from({ length: recipe.sentences }, part)
    if (recipe.isPretty) for (const line of parts.flatMap(overLines)) collector.add([line])
    else collector.add(parts)
  }
  return { ...collector.haystack(name, 'exact'), ...(recipe.format && { format: recipe.format }) }
}

/** Approximate bytes per line of `longline`. */
const MEBIBYTE = 1 << 20

/** Very long lines: alternately sentences of `prose`, and objects of `json` in one array. */
function longline(size: number, next: Next): Haystack {
  const [sentence, object] = [partMaker(RECIPES.prose, next), partMaker(RECIPES.json, next)]
  const collector = new Collector(size)
  for (let turn = 0; !collector.isFull; turn++) {
    const isJson = turn % 2 === 1
    const parts: Line[] = isJson ? [plain('[')] : []
    for (let length = 0; length < MEBIBYTE; length += parts.at(-1)?.text.length ?? 0) {
      if (isJson && parts.length > 1) parts.push(plain(','))
      parts.push(isJson ? object() : sentence())
    }
    collector.add(isJson ? [...parts, plain(']')] : parts)
  }
  return collector.haystack('longline', 'exact')
}

/** Bytes of a line of one hostile piece, and of the one very long line per round. */
const LENGTH = 1500
const LONG = 24_000

/** Lines of one hostile piece each, one of them very long per round; one address after each round. */
function hostile(size: number): Haystack {
  const pieces: readonly string[] = JSON.parse(readFileSync(new URL('hostile/pieces.json', FOLDER), 'utf8'))
  const collector = new Collector(size)
  for (let turn = 0; !collector.isFull; turn++) {
    for (const [i, piece] of pieces.entries()) {
      const length = i === turn % pieces.length ? LONG : LENGTH
      collector.add([plain(piece.repeat(length / piece.length))])
    }
    const value = 'anna@example.se'
    collector.add([plain(`mejla ${value} nu`, [{ kind: 'email', value, start: 6, end: 6 + value.length }])])
  }
  return collector.haystack('hostile', 'floor')
}

/** Returns a haystack of at least `size` bytes. */
export function makeHaystack(name: HaystackName, size: number, seed = STANDARD_SEED): Haystack {
  if (name === 'hostile') return hostile(size)
  return name === 'longline' ? longline(size, random(seed)) : made(name, size, random(seed))
}
