/**
 * @module Makes haystacks, the same for the same seed and size: line by line from the templates beside this file with
 * the corpus's own values, so which values stand in them, and what the masked text must be, is known without asking
 * any scanner.
 */
import { readFileSync } from 'node:fs'
import { type Line, lineMaker, pick, random, readTemplates, type Slots, type Template } from '../../corpus/tools/logs'
import { Collector, plain } from './collector'
import type { Haystack } from './haystack'

export const NAMES = ['logs', 'json', 'prose', 'dense', 'clean', 'hostile'] as const
export type HaystackName = (typeof NAMES)[number]

/** Bytes of a haystack that figures are published of, and the seed that it is made with. */
export const STANDARD_SIZE = 2_000_000
export const STANDARD_SEED = 1

interface Recipe {
  /** Whose templates; a line of theirs with a value in it is one that tells of somebody. */
  readonly templates: readonly HaystackName[]
  /** Share of lines, or of sentences, that tell of somebody. */
  readonly share: number
  /** Template lines that make one line: sentences of a paragraph. */
  readonly sentences: number
}

const RECIPES: { readonly [name in Exclude<HaystackName, 'hostile'>]: Recipe } = {
  logs: { templates: ['clean', 'logs'], share: 0.25, sentences: 1 },
  json: { templates: ['json'], share: 0.05, sentences: 1 },
  prose: { templates: ['prose'], share: 0.02, sentences: 4 },
  dense: { templates: ['dense'], share: 1, sentences: 1 },
  clean: { templates: ['clean'], share: 0, sentences: 1 },
}

/** By way of the folder above, so that it is found from a bundle in `build/` as well. */
const FOLDER = new URL('../haystacks/', import.meta.url)
const VALUE = /\{(?:personnummer|fodselsnummer|email|phone|ip6?)\}/

type Next = () => number
const below = (next: Next, limit: number) => Math.floor(next() * limit)
const hex = (next: Next, count: number) => Array.from({ length: count }, () => below(next, 16).toString(16)).join('')
const between = (from: number, to: number) => (next: Next) => String(from + below(next, to - from))

const PATHS = ['/api/kund/skador', '/api/order', '/health', '/pasient/journal', '/static/app.css', '/api/v2/sök']
const PLACES = ['Växjö', 'Tromsø', 'Örebro', 'Ålesund', 'Umeå', 'Bodø', 'Lund', 'Førde']
const GIVEN_NAMES = ['Åsa', 'Bjørn', 'Östen', 'Anna', 'Kåre', 'Sølvi', 'Märta', 'Ola', 'Frøydis']
const FAMILY_NAMES = ['Testberg', 'Testmann', 'Öbergson', 'Prøvesen', 'Åkertest', 'Eksempelrud']

/** Slots of our templates that hold no value: ids, sizes, names of machines and places. */
const SLOTS: Slots = {
  n: between(2, 90),
  ms: between(3, 900),
  pid: between(300, 32_000),
  port: between(1024, 65_000),
  digits: (next) => `${1 + below(next, 9)}${Array.from({ length: 18 }, () => below(next, 10)).join('')}`,
  uptime: (next) => `${between(10_000, 99_999)(next)}.${between(100_000, 999_999)(next)}`,
  hash: (next) => hex(next, 40),
  short: (next) => hex(next, 8),
  host: (next) => `${pick(['app', 'db', 'web', 'queue'], next)}0${1 + below(next, 4)}`,
  path: (next) => pick(PATHS, next),
  place: (next) => pick(PLACES, next),
  name: (next) => `${pick(GIVEN_NAMES, next)} ${pick(FAMILY_NAMES, next)}`,
}

function made(name: keyof typeof RECIPES, size: number, next: Next): Haystack {
  const { templates: names, share, sentences } = RECIPES[name]
  const templates = names.flatMap((one) => readTemplates(`${one}/template.txt`, FOLDER))
  const telling = templates.filter(({ text }) => VALUE.test(text))
  const others = templates.filter(({ text }) => !VALUE.test(text))
  const make = lineMaker(next, SLOTS)
  const part = (): Line => make(pick(next() < share ? telling : others, next) as Template)
  const collector = new Collector(size)
  while (!collector.isFull) collector.add(Array.from({ length: sentences }, part))
  return collector.haystack(name, 'exact')
}

/** Bytes of a line of one hostile piece, and of the one very long line in every turn. */
const LENGTH = 1500
const LONG = 24_000

/** Lines of one hostile piece each, one of them very long in every turn; one address after each turn. */
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

/** A haystack of at least `size` bytes. */
export function makeHaystack(name: HaystackName, size: number, seed = STANDARD_SEED): Haystack {
  return name === 'hostile' ? hostile(size) : made(name, size, random(seed))
}
