/**
 * @module `npm run alikes`: measures how often look-alikes are mistaken for a person's number or a phone, by level.
 *
 * Ten thousand values of each generator, created in memory from a seed. Writes the table of `docs/reference/alikes.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { MORE_KINDS } from '../../src/kinds/rows'
import { createRedactor } from '../../src/redactor'
import { THRESHOLDS } from '../../src/resolve/form-names'
import type { Redactor } from '../../src/types'
import { CORPUS_DATE } from './load'
import { random } from './logs'
import { type Generator, LOOK_ALIKES, type Next, TENS } from './look-alikes'

const COUNT = 10_000
const PAGE = new URL('../../docs/reference/alikes.md', import.meta.url)

const below = (next: Next, limit: number) => Math.floor(next() * limit)
const digits = (next: Next, count: number) => Array.from({ length: count }, () => below(next, 10)).join('')
const hex = (next: Next, count: number) => Array.from({ length: count }, () => below(next, 16).toString(16)).join('')
const groups = (text: string, size: number) => (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(' ')

function secondOf(next: Next, year: number): number {
  const [from, to] = [Date.UTC(year, 0, 1) / 1000, Date.UTC(year + 1, 0, 1) / 1000]
  return from + below(next, to - from)
}

/** Returns a minute of 2024 to 2026 as YYYYMMDDHHMM. */
function minute(next: Next): string {
  const date = new Date(secondOf(next, 2024 + below(next, 3)) * 1000)
  return date.toISOString().replace(/\D/g, '').slice(0, 12)
}

function withLuhn(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i++) {
    const product = Number(body[body.length - 1 - i]) * (i % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return `${body}${(10 - (sum % 10)) % 10}`
}

const KONTO_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

function kontonummer(next: Next): string {
  for (;;) {
    const body = String(1000 + below(next, 9000)) + digits(next, 6)
    const check = (11 - (KONTO_WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(body[i]), 0) % 11)) % 11
    if (check < 10) return body + check
  }
}

function lotteryRow(next: Next): string {
  const row = new Set<number>()
  while (row.size < 7) row.add(1 + below(next, 35))
  return [...row].sort((a, b) => a - b).join(' ')
}

/** Numbers, placed between two letters. */
const NUMBERS: readonly Generator[] = [
  { name: 'epoch seconds of 2024', make: (next) => String(secondOf(next, 2024)) },
  {
    name: 'epoch seconds of 2027, read in 2027',
    make: (next) => String(secondOf(next, 2027)),
    at: new Date('2027-12-31'),
  },
  { name: 'epoch milliseconds', make: (next) => String(secondOf(next, 2026)) + digits(next, 3) },
  { name: '`YYYYMMDDHHMM` of 2024 to 2026', make: minute },
  { name: 'order numbers, `YYYYMMDD-NNNN`', make: (next) => `${minute(next).slice(0, 8)}-${digits(next, 4)}` },
  { name: 'account numbers, bare', make: kontonummer },
  { name: 'account numbers after `konto`', make: (next) => `konto ${kontonummer(next)}` },
  { name: 'account numbers, 4-2-5', make: (next) => kontonummer(next).replace(/^(....)(..)/, '$1.$2.') },
  { name: 'OCR references, ten digits', make: (next) => withLuhn(digits(next, 9)) },
  { name: 'OCR references, 12 to 16 digits', make: (next) => withLuhn(digits(next, 11 + below(next, 5))) },
  { name: 'UUIDs', make: (next) => [8, 4, 4, 4, 12].map((n) => hex(next, n)).join('-') },
  { name: 'hashes, 40 hex digits', make: (next) => hex(next, 40) },
  { name: 'IBANs, groups of four', make: (next) => groups(`SE${digits(next, 22)}`, 4) },
  { name: 'card numbers, groups of four', make: (next) => groups(withLuhn(`4${digits(next, 14)}`), 4) },
  { name: 'lottery rows', make: lotteryRow },
  { name: 'random, ten digits', make: (next) => digits(next, 10) },
  { name: 'random, eleven digits', make: (next) => digits(next, 11) },
  { name: 'random, twelve digits', make: (next) => digits(next, 12) },
]

function inText({ make, ...rest }: Generator): Generator {
  return { ...rest, make: (next) => `x ${make(next)} y` }
}

const GENERATORS: readonly Generator[] = [...NUMBERS.map(inText), ...LOOK_ALIKES, TENS]

const letters = (next: Next, count: number) =>
  Array.from({ length: count }, () => String.fromCharCode(65 + below(next, 26))).join('')

/** What kinds that are off by default could be mistaken for, in addition to the others. */
const MORE_ALIKES: readonly Generator[] = [
  { name: 'random, six and four digits', make: (next) => `${digits(next, 6)}-${digits(next, 4)}` },
  { name: 'random, nine digits in threes', make: (next) => groups(digits(next, 9), 3) },
  { name: 'random, sixteen digits', make: (next) => digits(next, 16) },
  { name: 'random, sixteen digits in fours', make: (next) => groups(`7${digits(next, 15)}`, 4) },
  {
    name: 'random, 4-2-5 digits with spaces',
    make: (next) => `${digits(next, 4)} ${digits(next, 2)} ${digits(next, 5)}`,
  },
  { name: 'fingerprints, 20 octets', make: (next) => Array.from({ length: 20 }, () => hex(next, 2)).join(':') },
  {
    name: 'pairs of decimals',
    make: (next) => `${below(next, 90)}.${digits(next, 4)}, ${below(next, 180)}.${digits(next, 4)}`,
  },
  {
    name: 'codes, letters and digits',
    make: (next) => `${letters(next, 2 + below(next, 3))}${digits(next, 3 + below(next, 22))}`,
  },
  {
    name: 'dates as six digits, a letter and four',
    make: (next) => `${minute(next).slice(2, 8)}${letters(next, 1)}${digits(next, 4)}`,
  },
  { name: 'base64 words', make: (next) => Buffer.from(hex(next, 48), 'hex').toString('base64') },
]

/** Generators that create real values. */
const VALUES = [
  'dumps',
  'account numbers, 4-2-5',
  'after `konto`',
  'IBANs, groups of four',
  'card numbers, groups of four',
]
const OFF_BY_DEFAULT = [...GENERATORS, ...MORE_ALIKES.map(inText)].filter(
  ({ name }) => !VALUES.some((one) => name.endsWith(one)),
)

const LEVELS = ['high', 'medium', 'low'] as const
const usual = createRedactor({ minConfidence: 0, fields: {} })
const more = createRedactor({ minConfidence: 0, kinds: [...MORE_KINDS] })

/** Headings of the two tables. */
const USUAL = 'values'
const MORE = 'values, for kinds off by default'

/** Returns the share of the values in which a finding reaches the level. */
function rates(generator: Generator, seed: number, redactor: Redactor): number[] {
  const next = random(seed)
  const hits = LEVELS.map(() => 0)
  for (let i = 0; i < COUNT; i++) {
    const findings = redactor.scan(generator.make(next), { at: generator.at ?? CORPUS_DATE })
    const best = Math.max(-1, ...findings.map(({ confidence }) => confidence))
    LEVELS.forEach((level, j) => {
      if (best >= THRESHOLDS[level]) hits[j] = (hits[j] as number) + 1
    })
  }
  return hits.map((n) => n / COUNT)
}

/** Returns a table with shares in per cent: for the default kinds, or for those off by default. */
export function makeTable(isMore = false): string {
  const rows = (isMore ? OFF_BY_DEFAULT : GENERATORS).map((generator, i) => {
    const shares = rates(generator, i + 1, isMore ? more : usual).map((share) =>
      share === 0 ? '0' : `${(100 * share).toFixed(2)} %`,
    )
    return `| ${generator.name} | ${shares.join(' | ')} |`
  })
  return [`| ${isMore ? MORE : USUAL} | high | medium | low |`, '|---|---|---|---|', ...rows].join('\n')
}

/** Returns the page with its tables replaced. */
export function withTable(page: string, table: string, tableOfMore: string): string {
  const [usual, more] = [USUAL, MORE].map((head) => new RegExp(`\\| ${head} \\|[\\s\\S]*?(?=\\n\\n|\\n*$)`))
  return page.replace(usual as RegExp, table).replace(more as RegExp, tableOfMore)
}

if (process.argv[1]?.endsWith('alikes.ts')) {
  const tables = [makeTable(), makeTable(true)] as const
  writeFileSync(PAGE, withTable(readFileSync(PAGE, 'utf8'), ...tables))
  console.log(tables.join('\n\n'))
}
