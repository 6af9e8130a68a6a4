import { afterEach, expect, test, vi } from 'vitest'

/** Counts every read by a recogniser, a check or the weighing: steps, not time. Tables are read the same way. */
const counter = vi.hoisted(() => ({ reads: 0, furthest: 0, from: 0, text: undefined as Uint8Array | undefined }))

vi.mock('#memory', () => ({
  byte(bytes: Uint8Array, at: number): number {
    counter.reads++
    if (bytes === counter.text) counter.furthest = Math.max(counter.furthest, Math.abs(at - counter.from))
    return bytes[at] as number
  },
  setByte(bytes: Uint8Array, at: number, value: number): void {
    bytes[at] = value
  },
  int(ints: Int32Array, at: number): number {
    counter.reads++
    return ints[at] as number
  },
  setInt(ints: Int32Array, at: number, value: number): void {
    ints[at] = value
  },
  memory: { data: (values: number[]) => Uint8Array.from(values) },
}))

const { createRedactor } = await import('../src/redactor')
const { RECOGNISERS } = await import('../src/recognise/table')
const { REACH } = await import('../src/window')
const { View } = await import('../src/text/view')
const { Reach } = await import('../src/resolve/words')

const at = new Date('2026-11-22T00:00:00Z')

afterEach(() => {
  counter.reads = 0
})

/** Inputs that make someone's loop long: for each kind, and for the scanner. */
const SHAPES: ReadonlyArray<readonly [string, string]> = [
  ['one long digit run', '1'],
  ['one long local part', 'a'],
  ['local parts', 'a@'],
  ['long local parts', `${'a'.repeat(63)}@`],
  ['tagged local parts', 'a+b=c=d=e@'],
  ['quoted local parts', '"a"@'],
  ['domains', '@a.b.c.d.e'],
  ['a long domain', '.aa'],
  ['addresses that overlap', 'a@b.se@'],
  ['at signs', '@'],
  ['colons', ':'],
  ['groups', 'a:'],
  ['groups with a gap', '1::2:'],
  ['octets', '1.'],
  ['octets of three', '255.255.255.'],
  ['dashes', '-'],
  ['spaces', ' '],
  ['dates', '871220-'],
  ['dates and tails', '871220-2384 '],
  ['split dates', '01 01 95 '],
  ['bare numbers', '01019550091 '],
  ['phones', '070-174 06 05 '],
  ['phone groups', '08 '],
  ['pairs', '68 05 12 34 '],
  ['plus signs', '+46 '],
  ['zeros', '0046 '],
  ['trunk digits', '+46 (0)'],
  ['keys', '"key": '],
  ['words', 'konto '],
  ['letters outside ASCII', 'å'],
  ['characters that vanish', '\u200b'],
  ['astral characters', '🙂'],
]

function readsFor(unit: string, length: number): number {
  counter.reads = 0
  createRedactor({ minConfidence: 0, engine: 'plain' }).redact(unit.repeat(Math.ceil(length / unit.length)), { at })
  return counter.reads
}

test.each(SHAPES)('reads grow no faster than the text: %s', (_label, unit) => {
  const [small, large] = [readsFor(unit, 20_000), readsFor(unit, 80_000)]
  expect(large).toBeLessThanOrEqual(4.4 * small + 1000)
  // A stated bound on the work for one character, however hostile; a few reads by class come in any case.
  expect(large / 80_000).toBeLessThan(80)
  if (process.env.SHOW_STEPS) console.log(`${(large / 80_000).toFixed(2).padStart(6)} reads per character: ${_label}`)
})

test('the counter counts', () => {
  expect(readsFor('871220-2384 ', 12_000)).toBeGreaterThan(12_000)
})

test('no recogniser looks further than the window keeps', () => {
  const shapes = SHAPES.map(([, unit]) => unit.repeat(Math.ceil(3000 / unit.length)).slice(0, 3000))
  let furthest = 0
  for (const text of [
    ...shapes,
    `${'a'.repeat(1500)}@${'b.'.repeat(700)}`,
    `"${'a'.repeat(60)}"@${'b.cc.'.repeat(300)}`,
  ]) {
    const view = new View(4096)
    view.appendString(text, 0)
    counter.text = view.codes
    for (const row of RECOGNISERS) {
      for (let place = view.start; place < view.end; place++) {
        counter.from = place
        row.recognise(view.codes, place, 20261122)
      }
    }
    furthest = Math.max(furthest, counter.furthest)
  }
  // The rest of the reach is what `resolve` looks at: a field name before, words after, claims beside those.
  expect(furthest).toBeGreaterThan(250)
  expect(2 * furthest + Reach.Field).toBeLessThan(REACH)
})
