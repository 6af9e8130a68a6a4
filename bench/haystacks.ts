/**
 * @module The texts that are measured, the same for the same seed and size. They are made line by line from the
 * templates beside this file with the corpus's own values, so how many values stand in them, and what the masked text
 * must be, is known without asking any scanner.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Line, lineMaker, loadTemplates, pick, random, type Slots, type Template } from '../corpus/tools/logs'

/** What stands in a haystack up to the end of a line, counted from its begin. */
export interface Mark {
  /** End of the line in the bytes. */
  readonly end: number
  /** End of the line in the masked bytes. */
  readonly maskedEnd: number
  /** Values planted. */
  readonly planted: number
  /** E-mail addresses planted whose domain is ASCII: what any redactor of e-mail finds. */
  readonly mails: number
}

/** Text to measure on; it consists of whole lines. */
export interface Haystack {
  readonly name: string
  readonly bytes: Buffer
  readonly marks: readonly Mark[]
  /** What `planted` says about the findings: exactly so many, at least so many, or nothing. */
  readonly count: 'exact' | 'floor' | 'unknown'
  /** The bytes with every planted value as its label; missing where that is not known. */
  readonly masked?: Buffer
}

export const NAMES = ['logs', 'json', 'prose', 'dense', 'clean', 'hostile'] as const
export type HaystackName = (typeof NAMES)[number]

interface Recipe {
  /** Template files; a line of theirs with a value in it is one that tells of somebody. */
  readonly files: readonly string[]
  /** Share of lines, or of sentences, that tell of somebody. */
  readonly share: number
  /** Template lines that make one line: sentences of a paragraph. */
  readonly sentences: number
}

const RECIPES: { readonly [name in Exclude<HaystackName, 'hostile'>]: Recipe } = {
  logs: { files: ['clean.txt', 'logs.txt'], share: 0.25, sentences: 1 },
  json: { files: ['json.txt'], share: 0.05, sentences: 1 },
  prose: { files: ['prose.txt'], share: 0.02, sentences: 4 },
  dense: { files: ['dense.txt'], share: 1, sentences: 1 },
  clean: { files: ['clean.txt'], share: 0, sentences: 1 },
}

const TEMPLATES = new URL('templates/', import.meta.url)
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

/** Collects lines until there are enough bytes. */
class Collector {
  readonly #size: number
  readonly #texts: string[] = []
  readonly #masked: string[] = []
  readonly #marks: Mark[] = []
  #last: Mark = { end: 0, maskedEnd: 0, planted: 0, mails: 0 }

  constructor(size: number) {
    this.#size = size
  }

  get isFull(): boolean {
    return this.#last.end >= this.#size
  }

  /** Adds a line of parts that stand side by side with a blank between them. */
  add(parts: readonly Line[]): void {
    const text = `${parts.map((part) => part.text).join(' ')}\n`
    const masked = `${parts.map(mask).join(' ')}\n`
    const planted = parts.flatMap((part) => part.planted)
    this.#texts.push(text)
    this.#masked.push(masked)
    this.#last = {
      end: this.#last.end + Buffer.byteLength(text),
      maskedEnd: this.#last.maskedEnd + Buffer.byteLength(masked),
      planted: this.#last.planted + planted.length,
      mails: this.#last.mails + planted.filter(({ value }) => /@[a-z0-9.-]+$/.test(value)).length,
    }
    this.#marks.push(this.#last)
  }

  haystack(name: string, count: Haystack['count']): Haystack {
    const bytes = Buffer.from(this.#texts.join(''))
    const isExact = count === 'exact'
    return {
      name,
      bytes,
      marks: this.#marks,
      count,
      ...(isExact && { masked: Buffer.from(this.#masked.join('')) }),
    }
  }
}

/** A line with its values as labels. */
function mask({ text, planted }: Line): string {
  let [output, at] = ['', 0]
  for (const { kind, start, end } of planted) {
    output += `${text.slice(at, start)}[${kind}]`
    at = end
  }
  return output + text.slice(at)
}

function made(name: keyof typeof RECIPES, size: number, next: Next): Haystack {
  const { files, share, sentences } = RECIPES[name]
  const templates = loadTemplates(TEMPLATES).filter(({ file }) => files.includes(file))
  const telling = templates.filter(({ text }) => VALUE.test(text))
  const others = templates.filter(({ text }) => !VALUE.test(text))
  const make = lineMaker(next, SLOTS)
  const part = () => make(pick(next() < share ? telling : others, next) as Template)
  const collector = new Collector(size)
  while (!collector.isFull) collector.add(Array.from({ length: sentences }, part))
  return collector.haystack(name, 'exact')
}

/** Pieces that make somebody's loop long when they are repeated: runs, near misses, and values without end. */
const HOSTILE = [
  ...['1', 'a', '.', '@', ':', '-', ' ', 'å', '🙂', '\u200b'],
  ...['a@', 'a.b@', 'a+b=c@', '"a"@', '@a.b.c.d', '.aa', 'a@b.se@'],
  ...['a:', '1::2:', '1.', '255.255.255.', '0:0:', '::'],
  ...['871220-', '871220-2384 ', '01 01 95 ', '01019550091 ', '1704067204 '],
  ...['070-174 06 05 ', '08 ', '68 05 12 34 ', '+46 ', '0046 ', '+46 (0)', '070-1 '],
  ...['"key": ', 'konto ', 'tlf ', '\t'],
]

const plain = (text: string, planted: Line['planted'] = []): Line => ({ template: { file: '', text }, text, planted })

/** Lines of one hostile piece each, one of them very long in every turn; one address after each turn. */
function hostile(size: number): Haystack {
  const collector = new Collector(size)
  for (let turn = 0; !collector.isFull; turn++) {
    for (const [i, piece] of HOSTILE.entries()) {
      const length = i === turn % HOSTILE.length ? 24_000 : 1500
      collector.add([plain(piece.repeat(length / piece.length))])
    }
    const value = 'anna@example.se'
    collector.add([plain(`mejla ${value} nu`, [{ kind: 'email', value, start: 6, end: 6 + value.length }])])
  }
  return collector.haystack('hostile', 'floor')
}

/** A haystack of at least `size` bytes. */
export function makeHaystack(name: HaystackName, size: number, seed = 1): Haystack {
  return name === 'hostile' ? hostile(size) : made(name, size, random(seed))
}

/** Files below a folder, each as its lines. */
function linesBelow(folder: string, ending: string): string[][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/\n$/, '').split('\n'))
}

/** Lines taken from each file in turn: so any begin of a haystack is a mixture of all of them. */
const TURN = 100

/**
 * Text of others: every `*.log` below a folder as `logs`, every `*.txt` as `prose`, over and over until it is long
 * enough. What is to be found in it is unknown.
 *
 * @returns undefined when the folder has no such file
 */
export function readHaystack(folder: string, name: 'logs' | 'prose', size: number): Haystack | undefined {
  const files = linesBelow(folder, name === 'logs' ? '.log' : '.txt')
  if (files.length === 0) return undefined
  const collector = new Collector(size)
  const longest = Math.max(...files.map((lines) => lines.length))
  for (let at = 0; !collector.isFull; at = at + TURN < longest ? at + TURN : 0) {
    for (const lines of files) for (const line of lines.slice(at, at + TURN)) collector.add([plain(line)])
  }
  return collector.haystack(`${name}, read`, 'unknown')
}

/** The first lines of a haystack: at least `size` bytes, or all. */
export function cut(haystack: Haystack, size: number): Haystack {
  const last = haystack.marks.findIndex(({ end }) => end >= size)
  if (last < 0 || last === haystack.marks.length - 1) return haystack
  const { end, maskedEnd } = haystack.marks[last] as Mark
  return {
    ...haystack,
    bytes: haystack.bytes.subarray(0, end),
    marks: haystack.marks.slice(0, last + 1),
    ...(haystack.masked !== undefined && { masked: haystack.masked.subarray(0, maskedEnd) }),
  }
}

/** Totals of a haystack. */
export function totals(haystack: Haystack): Mark {
  return haystack.marks.at(-1) ?? { end: 0, maskedEnd: 0, planted: 0, mails: 0 }
}

/** The bytes in pieces of about `size`, cut at line ends. */
export function chunksOf({ bytes, marks }: Haystack, size: number): Buffer[] {
  const chunks: Buffer[] = []
  let from = 0
  for (const { end } of marks) {
    if (end - from < size && end < bytes.length) continue
    chunks.push(bytes.subarray(from, end))
    from = end
  }
  return chunks
}

/** The lines as strings of their own, without line ends. */
export function linesOf({ bytes, marks }: Haystack): string[] {
  let from = 0
  return marks.map(({ end }) => {
    const line = bytes.toString('utf8', from, end - 1)
    from = end
    return line
  })
}
