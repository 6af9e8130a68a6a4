/**
 * No result depends on an earlier call: every text after every other type of text, through every entry point, on both
 * engines, gives the same as a redactor and a kernel that have seen no other. STATE=20 runs twenty times as many, SEED
 * others.
 */
import { describe, expect, test, vi } from 'vitest'
import { makeKernel } from '../../src/kernel/kernel'
import { KERNEL } from '../../src/kernel/kernel.generated'
import { makePlan } from '../../src/options/plan'
import { asPolicy, noHealthRecords } from '../../src/policy/policy'
import { createRedactor, OPEN, type Opens, PUMP, redactorFor } from '../../src/redactor'
import { lexicon } from '../../src/resolve/lexicon'
import type { Redactor, RedactorOptions } from '../../src/types'
import { poisonNothing } from '../poison'
import { AT, testRing } from '../rings'
import { type Kind, suiteTexts } from '../suite-texts'

const { own } = await vi.hoisted(() => import('./own-kernel'))

const TIMES = Number(process.env.STATE ?? 1)
const SEED = Number(process.env.SEED ?? 20261122)

const call = { at: AT }

/** The same numbers for the same seed (mulberry32). */
function random(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most
  }
}

const kinds = suiteTexts(SEED, TIMES)

/** A word with a digit in it, and every at sign. */
const custom: RedactorOptions['custom'] = [
  {
    kind: 'claim-number',
    anchor: 'word',
    reach: { before: 3, after: 12 },
    recognise: (text, at) => (/^h\w+\d/.test(text.slice(at)) ? { start: at, end: at + 2, confidence: 0.9 } : undefined),
  },
  { kind: 'at', anchor: '@', reach: { before: 0, after: 1 }, recognise: () => undefined },
]

/** Each makes all of its options anew. */
const OPTIONS: ReadonlyArray<readonly [string, () => RedactorOptions]> = [
  ['nothing said', () => ({})],
  ['everything', () => ({ minConfidence: 'low', country: 'SE' })],
  ['text', () => ({ format: 'text', actions: { default: { mask: 'stars' } } })],
  ['csv', () => ({ format: 'csv', fields: { namn: 'name', konto: 'mask', password: 'remove' } })],
  ['tsv', () => ({ format: 'tsv', minConfidence: 'low' })],
  ['fields', () => ({ fields: { 'category:name': true, '*note': 'remove', user: 'id', token: false, order: 'mask' } })],
  ['custom', () => ({ custom, actions: { 'claim-number': 'remove' } })],
  ['less of it', () => ({ actions: { default: 'generalise', email: { generalise: { domains: ['example.se'] } } } })],
  [
    'tokens',
    () => ({ keyring: testRing(), actions: { default: 'pseudonymise' }, context: { tenant: 'a', purpose: 'b' } }),
  ],
  ['a policy', () => ({ policy: asPolicy(noHealthRecords), context: { purpose: 'operations' } })],
  ['what stays', () => ({ allow: ['871220-2384', 'anna@example.se'], kinds: ['personnummer', 'email', 'field'] })],
]

const encoder = new TextEncoder()
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** Chunks of a text, into something that takes them one by one. */
function chunksOf(text: string, size: number): Uint8Array[] {
  const bytes = encoder.encode(text)
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.slice(i * size, (i + 1) * size))
}

function pumped(redactor: Redactor & Opens, text: string, size: number): string {
  const bytes = encoder.encode(text)
  const output: Uint8Array[] = []
  let at = 0
  const read = (into: Uint8Array) => {
    const chunk = bytes.subarray(at, at + Math.min(size, into.length))
    into.set(chunk)
    at += chunk.length
    return chunk.length
  }
  redactor[PUMP]({ read, write: (bytes) => output.push(bytes.slice()) }, call)
  return latin(Buffer.concat(output))
}

/** What comes between two chunks: another call of whoever. */
type Between = () => void

function streamed(redactor: Redactor & Opens, text: string, size: number, between: Between): unknown {
  const findings: unknown[] = []
  const stream = redactor[OPEN](call, (finding) => findings.push(finding))
  between()
  const output = chunksOf(text, size).map((chunk) => {
    const piece = stream.push(chunk)
    between()
    return piece
  })
  output.push(stream.end())
  return [latin(Buffer.concat(output.filter((piece) => piece !== undefined))), findings]
}

const wrapped = (text: string) => ({
  [text.slice(0, 12)]: text,
  list: [text.slice(3), 8712202384],
  constructor: text,
})

/** Every way in, with what comes out in a form that can be compared. */
const ENTRIES: ReadonlyArray<
  readonly [string, (to: Redactor & Opens, text: string, size: number, between: Between) => unknown]
> = [
  ['redact', (to, text) => to.redact(text, call)],
  ['redact bytes', (to, text) => latin(to.redact(encoder.encode(text), call))],
  ['scan', (to, text) => to.scan(text, call)],
  ['scan bytes', (to, text) => to.scan(encoder.encode(text), call)],
  ['process', (to, text) => to.process(text, call)],
  ['redactLines', (to, text) => to.redactLines(text.split('\n'), call)],
  ['redactValue', (to, text) => to.redactValue(wrapped(text), call)],
  ['explain', (to, text) => to.explain(text, call)],
  ['stream', streamed],
  ['pump', pumped],
]

type Engine = 'simd' | 'plain'
const module = new WebAssembly.Module(Buffer.from(KERNEL, 'base64'))

/** A redactor; one in four has blocks so small that most texts go over several. */
function redactorOf(options: RedactorOptions, engine: Engine, isSmall: boolean): Redactor & Opens {
  const asked = engine === 'plain' ? { ...options, engine } : options
  return isSmall ? redactorFor(makePlan(asked, 64)) : (createRedactor(asked) as Redactor<never> & Opens)
}

/** With a kernel of its own where there is one, and memory that nobody wrote to. */
function fresh<T>(engine: Engine, work: () => T): T {
  poisonNothing(true)
  if (engine === 'simd') own.kernel = makeKernel(module, lexicon())[0]
  try {
    return work()
  } finally {
    own.kernel = undefined
    poisonNothing(false)
  }
}

const engines: readonly Engine[] = WebAssembly.validate(SIMD()) ? ['simd', 'plain'] : ['plain']

function SIMD(): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(
    0,
    97,
    115,
    109,
    1,
    0,
    0,
    0,
    1,
    5,
    1,
    96,
    0,
    1,
    123,
    3,
    2,
    1,
    0,
    10,
    10,
    1,
    8,
    0,
    65,
    0,
    253,
    15,
    253,
    98,
    11,
  )
}

describe.each(engines)('after other texts: %s', (engine) => {
  const pick = random(SEED)
  const any = <T>(list: readonly T[]): T => list[pick(list.length)] as T
  const used = OPTIONS.map(([, options]) => [false, true].map((isSmall) => redactorOf(options(), engine, isSmall)))

  /** One text after another one; false when it is not as if it were alone. */
  function expectAlone(before: Kind, after: Kind): void {
    const [name, entry] = any(ENTRIES)
    const [otherName, otherEntry] = any(ENTRIES)
    const [text, other] = [any(after.texts), any(before.texts)]
    const asked = pick(OPTIONS.length)
    const isSmall = pick(4) === 0
    const size = any([1, 7, 64, 5000].filter((most) => most > text.length / 200))
    const redactor = used[asked]?.[isSmall ? 1 : 0] as Redactor<never> & Opens
    const [label, options] = OPTIONS[asked] as (typeof OPTIONS)[number]
    const interrupts = pick(2) === 0
    poisonNothing(pick(4) > 0)
    otherEntry(pick(4) === 0 ? (any(any(used)) as Redactor<never> & Opens) : redactor, other, 5000, () => {})
    const got = JSON.stringify(entry(redactor, text, size, interrupts ? () => redactor.redact(other, call) : () => {}))
    const expected = fresh(engine, () =>
      JSON.stringify(entry(redactorOf(options(), engine, isSmall), text, size, () => {})),
    )
    if (got !== expected)
      expect(got, JSON.stringify({ label, isSmall, otherName, other, name, size, text })).toBe(expected)
  }

  test.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (_name, after) => {
    for (let i = 0; i < TIMES; i++) for (const before of kinds) expectAlone(before, after)
  })
})

test.each(engines)('the first record of a table is read without what an earlier text left: %s', (engine) => {
  poisonNothing(true)
  const redactor = redactorOf({ format: 'csv' }, engine, false)
  redactor.redact('kundxxxxxx,sl1_nid_7h3k_r6cgrw4mg7t7bjj5y4fqd')
  expect(redactor.redact('namn,address,password\nAnna,Storgatan 1,hunter2\n')).not.toContain('hunter2')
  poisonNothing(false)
})

test.each(engines)('a stream begins anew whatever another one had open when it was made: %s', (engine) => {
  poisonNothing(true)
  const redactor = redactorOf({}, engine, false)
  const text = encoder.encode('"password": "x", 8712202384\n')
  const expected = latin(redactor.redact(text, call))
  const open = redactor[OPEN](call, undefined)
  open.push(encoder.encode('{"personnummer":[\n'))
  const stream = redactor[OPEN](call, undefined)
  redactor.redact('x', call)
  const output = [stream.push(text), stream.end()].filter((piece) => piece !== undefined)
  expect(latin(Buffer.concat(output))).toBe(expected)
  poisonNothing(false)
})
