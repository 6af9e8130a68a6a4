import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadCorpus } from '../../corpus/tools/load'
import { recognise } from '../../src/plain/claims'
import { Anchors, scan } from '../../src/plain/possible-places'
import { email } from '../../src/recognise/email'
import { fodselsnummer, fodselsnummerVariant } from '../../src/recognise/fodselsnummer'
import { claimBack, claimForm } from '../../src/recognise/forms'
import { ip, ipVariant } from '../../src/recognise/ip'
import { kontonummer } from '../../src/recognise/kontonummer'
import { orgnr } from '../../src/recognise/orgnr'
import { personnummer, personnummerVariant } from '../../src/recognise/personnummer'
import { phone, phoneVariant } from '../../src/recognise/phone'
import { Row } from '../../src/recognise/rows'
import { RECOGNISERS } from '../../src/recognise/table'
import { Rec } from '../../src/resolve/claim'
import { lexicon } from '../../src/resolve/lexicon'
import { Settling, settleOverlaps } from '../../src/resolve/overlaps'
import { Weighing, weighClaims } from '../../src/resolve/weigh'
import { isDigit } from '../../src/text/codes'
import { View } from '../../src/text/view'
import { hostile } from '../arbitraries/text'

type Recognise = (bytes: never, at: number, today: number) => number
type Kernel = { readonly [name: string]: (...integers: number[]) => number }

const PLAIN: { readonly [name: string]: Recognise } = {
  personnummer,
  fodselsnummer,
  email,
  phone,
  ip,
  orgnr,
  kontonummer,
}
const VARIANTS: { readonly [name: string]: Recognise } = {
  personnummerVariant,
  fodselsnummerVariant,
  phoneVariant,
  ipVariant,
}

const FILE = new URL('../../build/kernel.wasm', import.meta.url)
const imports = {
  host: { page: () => {}, ask: (claims: number) => claims, understood: () => 0 },
  env: { abort: () => {} },
}
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(FILE)), imports)
const kernel = exports as unknown as Kernel
const memory = exports.memory as WebAssembly.Memory
const TEXT = 65_536

/** A row that spares itself a question must never have had an answer. */
function expectAsked(name: string, codes: Uint8Array, at: number): void {
  const runs = RECOGNISERS.find((row) => row.kind === name)?.runs ?? 0
  const isRunStart = isDigit(codes[at] as number) && !isDigit(codes[at - 1] as number)
  if (runs === 0 || !isRunStart) return
  let run = 1
  while (isDigit(codes[at + run] as number)) run++
  expect((runs >> run) & 1, `${name} is asked about runs of ${run}`).toBe(1)
}

/** Every place of the text, every recogniser, both compilers' word on it. */
function expectSame(text: string, today: number): number {
  const view = new View(4096)
  view.appendString(text, 0)
  new Uint8Array(memory.buffer).set(view.codes, TEXT)
  let claims = 0
  for (const [name, recognise] of Object.entries(PLAIN)) {
    for (let at = view.start; at < view.end; at++) {
      const said = recognise(view.codes as never, at, today)
      expect(kernel[name]?.(0, TEXT + at, today), `${name} at ${at - view.start}`).toBe(said)
      const variant = VARIANTS[`${name}Variant`]
      if (said !== 0) expectAsked(name, view.codes, at)
      if (said === 0 || variant === undefined) continue
      claims++
      const [start, form] = [at - claimBack(said), claimForm(said) & 63]
      expect(kernel[`${name}Variant`]?.(0, TEXT + start, form)).toBe(variant(view.codes as never, start, form))
    }
  }
  return claims
}

test('the tables of the kernel stand in its data: a first call need not fill them', () => {
  const before = new Uint8Array(memory.buffer).slice()
  ;(exports.prepare as () => void)()
  expect(memory.buffer.byteLength).toBe(before.length)
  expect(Buffer.compare(before, new Uint8Array(memory.buffer))).toBe(0)
})

test('the compiled recognisers agree with TypeScript on the corpus', () => {
  let claims = 0
  for (const row of loadCorpus()) {
    for (const today of [20261122, 20320101, 19991231]) claims += expectSame(row.text, today)
  }
  expect(claims).toBeGreaterThan(300)
})

test('and on hostile text', () => {
  fc.assert(
    fc.property(hostile, (text) => void expectSame(text.slice(0, 1000), 20261122)),
    { numRuns: 300 },
  )
})

/** Where the differential test of the weighing puts its tables in the kernel's memory. */
const LEXICON = 2 * 65_536
const SCRATCH = 3 * 65_536
const NOTES = SCRATCH + 1024
const CLAIMS = 4 * 65_536
const ORDER = 8 * 65_536
const ROOM = (ORDER - CLAIMS) >> 2

/** The text's claims as integers. */
function claimsAsIntegers(view: View): Int32Array {
  const anchors = new Anchors()
  scan(view.codes, view.start, view.end, anchors)
  const piece = { from: view.start, to: view.end }
  const claims = recognise(view.codes, anchors, RECOGNISERS, piece, 20261122)
  const records = new Int32Array(claims.length * Rec.Size)
  for (const [i, claim] of claims.entries()) {
    const row = RECOGNISERS.indexOf(claim.recogniser)
    records.set([claim.start, claim.end, claim.form | claim.flags, row], i * Rec.Size)
  }
  return records
}

/** Addresses stay, so what lies in them is told of. */
const KEPT = 1 << Row.Email

/** Weighs and settles in TypeScript. */
function weighed(
  ...[view, claims, from, to, country, least, threshold]: [View, Int32Array, number, number, number, number, number]
): Int32Array {
  const records = claims.slice()
  const count = records.length / Rec.Size
  const scratch = new Uint8Array(Weighing.ScratchBytes)
  const notes = new Int32Array(Weighing.NotesInts)
  weighClaims(view.codes, records, count, from, to, country, least, lexicon(), scratch, notes)
  settleOverlaps(records, count, from, to, new Int32Array(count * Settling.OrderPerClaim), KEPT, threshold)
  return records
}

/** Which claims are told of from a score on. */
function told(records: Int32Array, least: number): boolean[] {
  return Array.from({ length: records.length / Rec.Size }, (_, i) => {
    const at = i * Rec.Size
    return records[at + Rec.Stands] === 1 && (records[at + Rec.Score] as number) >= least
  })
}

/** Weighs and settles with both, and compares every field of every claim; with a least score they may be guessed. */
function expectSameWeight(text: string, country: number, margin: number, least = -1): number {
  const view = new View(4096)
  view.appendString(text, 0)
  const claims = claimsAsIntegers(view)
  const count = claims.length / Rec.Size
  expect(claims.length).toBeLessThan(ROOM)
  new Uint8Array(memory.buffer).set(view.codes, TEXT)
  new Uint8Array(memory.buffer).set(lexicon(), LEXICON)
  new Int32Array(memory.buffer).set(claims, CLAIMS >> 2)
  const [from, to] = [view.start + margin, view.end - margin]
  const threshold = least < 0 ? 50 : least
  kernel.weighClaims?.(TEXT, CLAIMS, count, from, to, country, least, LEXICON, SCRATCH, NOTES)
  kernel.settleOverlaps?.(CLAIMS, count, from, to, ORDER, KEPT, threshold)
  const records = weighed(view, claims, from, to, country, least, threshold)
  expect(new Int32Array(memory.buffer, CLAIMS, records.length)).toEqual(records)
  if (least >= 0)
    expect(told(records, least)).toEqual(told(weighed(view, claims, from, to, country, -1, threshold), least))
  // Nothing was written beyond what was asked for.
  expect(new Uint8Array(memory.buffer, SCRATCH + Weighing.ScratchBytes, 16)).toEqual(new Uint8Array(16))
  expect(new Int32Array(memory.buffer, NOTES + 4 * Weighing.NotesInts, 16)).toEqual(new Int32Array(16))
  return count
}

test('the compiled weighing agrees with TypeScript on the corpus', () => {
  let claims = 0
  for (const row of loadCorpus()) {
    for (const country of [0, 46, 47]) claims += expectSameWeight(row.text, country, 0)
    for (const least of [0, 10, 50, 90]) expectSameWeight(row.text, 0, 0, least)
  }
  expect(claims).toBeGreaterThan(300)
})

/** Values with the words, fields and joints that weighing listens to. */
const spoken: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'871220-2384|8712202384|01019550091|0701740605|070-174 06 05|68051234|10.1.2.3'.split('|')),
      fc.constantFrom('a@b.se', 'logo@2x.png', 'user@1.service', '46701740605', '871220 2384', '1234 56 78903'),
      fc.constantFrom(
        'fnr',
        'Personnr',
        'TEL',
        'kontoNr',
        'ärende',
        'a\u0308rende',
        'FØDSELSNR',
        'pid',
        'time',
        'order',
      ),
      fc.constantFrom('version', 'build-', 'Chrome/', 'lib-', '.jar', 'lib.jar:', '§', 'kap. ', 'section ', '[email]'),
      fc.constantFrom('2024-01-01', '10:12:44.123', '1.3.24', '17', 'deadbeefcafe', '550e8400-e29b-41d4-a716-', '日本'),
      fc.constantFrom(
        ' ',
        ': ',
        '=',
        '": "',
        "=> '",
        '<tag>',
        '<ns:tel a="b">',
        '_',
        '\n',
        '\t',
        '-',
        '.',
        '',
        '\u00a0',
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

test('and on hostile text, also in the middle of one', () => {
  fc.assert(
    fc.property(
      fc.oneof(hostile, spoken),
      fc.constantFrom(0, 46, 47),
      fc.constantFrom(0, 0, 20),
      fc.constantFrom(-1, 0, 10, 35, 50, 75, 90),
      (text, country, margin, least) => {
        expectSameWeight(text.slice(0, 1000), country, margin, least)
      },
    ),
    { numRuns: 2000 },
  )
})

test('and on groups of many overlapping claims', () => {
  for (const unit of ['08 ', '68 05 12 34 ', '01 01 95 ', 'a@b.se@', '+46 ', '1:', '871220-2384']) {
    expectSameWeight(unit.repeat(3000 / unit.length), 0, 0)
  }
})
