import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { createRedactor } from '../../src/redactor'
import type { Finding, RedactorOptions } from '../../src/types'
import { outputOf, textOf } from '../faults/marked'
import { inChunks, PATHS, throughNode } from '../paths'

const at = new Date('2026-11-22T00:00:00Z')
const ENGINES = ['auto', 'plain'] as const

const frame = (message: string) => `${Buffer.byteLength(message)} ${message}`
const MESSAGES = [
  '<34>1 2026-11-22T10:00:00Z app - - - - Åsa «[personnummer] 871220-2384», «[email] åsa@example.se»',
  '<34>clean',
  '<165>Nov 22 10:00:00 app: «[ip] 192.0.2.44»\nsecond line «[phone] 070-174 06 05»',
  '<7>{"fnr":«"[fodselsnummer]" 41819077302»,"a":1}',
  '<0>',
]
const FRAMED = [...MESSAGES, MESSAGES.slice(0, 1).concat(MESSAGES.slice(0, 1)).join()].map(
  (message) => [frame(textOf(message)), frame(outputOf(message))] as const,
)
const pair = (...parts: readonly (readonly [string, string])[]) =>
  [parts.map(([input]) => input).join(''), parts.map(([, output]) => output).join('')] as const

const TEXTS: readonly (readonly [string, string])[] = [
  ...FRAMED,
  pair(...FRAMED),
  pair(...FRAMED, ['\n', '\n'], ...FRAMED),
  // What is not counted goes on to its line's end.
  pair(FRAMED[1] as never, ['<34>from 192.0.2.44\n', '<34>from [ip]\n'], FRAMED[0] as never),
  // Cut off: what is missing is missing afterwards.
  ['99 <34>871220-2384', '102 <34>[personnummer]'],
  ['99 <34', '99 <34'],
  ['9999999 <34>192.0.2.44', '9999993 <34>[ip]'],
]
const NOT_FRAMED = [
  ['12345678 <34>192.0.2.44', '12345678 <34>[ip]'],
  ['012 <34>192.0.2.44', '012 <34>[ip]'],
  ['12 <1234>192.0.2.44', '12 <1234>[ip]'],
  ['x 17 <34>192.0.2.44', 'x 17 <34>[ip]'],
  ['2026-11-22 <34>192.0.2.44', '2026-11-22 <34>[ip]'],
  ['17  <34>192.0.2.44', '17  <34>[ip]'],
] as const

describe('RFC 6587: the octets of a message are counted', () => {
  test.each([...TEXTS, ...NOT_FRAMED])('%j', async (text, expected) => {
    for (const engine of ENGINES) {
      for (const options of [{ engine }, { engine, format: 'text' }] as RedactorOptions[]) {
        if (options.format === 'text' && expected.includes('"[')) continue
        for (const { label, redact } of PATHS) {
          const output = await redact(text, options, at)
          expect(output, `${engine}, ${label}`).toBe(expected)
          expect(await redact(output, options, at), `${engine}, ${label}, again`).toBe(output)
        }
      }
    }
  })

  test('cut anywhere, in any order', async () => {
    const [input, output] = TEXTS[FRAMED.length + 1] as readonly [string, string]
    const bytes = Buffer.from(input)
    for (let cut = 0; cut <= bytes.length; cut++) {
      const chunks = [bytes.subarray(0, cut), bytes.subarray(cut)]
      const done = await throughNode(chunks, createRedactStream({}, { at }))
      expect(Buffer.from(done).toString()).toBe(output)
    }
  })

  test('findings are told where they stand, and counted once', async () => {
    for (const engine of ENGINES) {
      for (const [text] of TEXTS) {
        const redactor = createRedactor({ engine })
        const bytes = Buffer.from(text)
        const findings = redactor.scan(text, { at })
        expect(redactor.counts).toEqual({})
        expect(redactor.process(text, { at }).findings).toEqual(findings)
        const heard: Finding[] = []
        const stream = createRedactStream(redactor, { at, onFinding: (finding) => heard.push(finding) })
        await throughNode(
          inChunks(bytes, () => 5),
          stream,
        )
        expect(heard).toEqual(redactor.scan(bytes, { at }))
        const spans = (all: readonly Finding[], from: { slice(start: number, end: number): string | Buffer }) =>
          all.map(({ start, end }) => from.slice(start, end).toString())
        expect(spans(heard, bytes)).toEqual(spans(findings, text))
      }
    }
  })

  test('what is no well-formed UTF-16 stays what it is', () => {
    expect(createRedactor().redact('22 <34>\ud800 192.0.2.44 x\udc00', { at })).toBe('16 <34>\ud800 [ip] x\udc00')
  })

  test('nothing found is the same object', () => {
    const bytes = Buffer.from(frame('<34>clean'))
    expect(createRedactor().redact(bytes)).toBe(bytes)
    expect(createRedactor().redact(new Uint8Array(bytes).subarray(0))).toBeInstanceOf(Uint8Array)
  })

  test('a message leaves when it is there', () => {
    const stream = createRedactStream({}, { at })
    stream.write(Buffer.from(`${FRAMED[0]?.[0]}5 <34`))
    expect(stream.read()?.toString()).toBe(FRAMED[0]?.[1])
    stream.destroy()
  })
})

function field(name: string, value: string): Buffer {
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(value)))
  return Buffer.concat([Buffer.from(`${name}\n`), length, Buffer.from(`${value}\n`)])
}

describe('the export format of the journal: a field that holds line ends has its length before it', () => {
  const entry = (mark: (text: string) => string) =>
    Buffer.concat([
      Buffer.from('__CURSOR=s=1;i=2\n__REALTIME_TIMESTAMP=1700000000000000\n_HOSTNAME=app\n'),
      field('MESSAGE', mark('one «[personnummer] 871220-2384»\ntwo «[email] anna@example.se»')),
      Buffer.from(mark('_CMDLINE=mail «[email] anna@example.se»\n')),
      field('OTHER', 'clean\n'),
      field('LONG', mark(`${'x\n'.repeat(200)}«[ip] 192.0.2.44»`)),
      field('PERSONNUMMER', mark('«[personnummer] 8712202384»')),
      Buffer.from('PRIORITY=6\n\n'),
    ])
  const two = (mark: (text: string) => string) => Buffer.concat([entry(mark), entry(mark)])

  test('the length is written anew', async () => {
    for (const engine of ENGINES) {
      const redactor = createRedactor({ engine })
      const input = two(textOf)
      expect(redactor.redact(input, { at }).equals(two(outputOf))).toBe(true)
      for (const size of [1, 7, 100, 1 << 20]) {
        const output = await throughNode(
          inChunks(input, () => size),
          createRedactStream(redactor, { at }),
        )
        expect(Buffer.from(output).equals(two(outputOf))).toBe(true)
      }
      for (const { start, end } of redactor.scan(input, { at })) {
        expect(input.subarray(start, end).toString()).toMatch(/^[\w.@-]+$/)
      }
      expect(redactor.redact(two(outputOf), { at }).equals(two(outputOf))).toBe(true)
    }
  })
})

test('one way for a text, its bytes and a stream of them, on both engines', async () => {
  const part = fc.oneof(
    fc.constantFrom(...MESSAGES.map((message) => frame(textOf(message)))),
    fc.constantFrom('5 <1>', '12 ', '\n', '<34>', 'x 192.0.2.44\n', '3 <1>a', '40 <9>'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 6 }), fc.integer({ min: 1, max: 30 }), async (parts, size) => {
      const text = parts.join('')
      const bytes = Buffer.from(text)
      const output = createRedactor().redact(text, { at })
      expect(createRedactor({ engine: 'plain' }).redact(text, { at })).toBe(output)
      expect(createRedactor().redact(bytes, { at }).toString()).toBe(output)
      const stream = await throughNode(
        inChunks(bytes, () => size),
        createRedactStream({}, { at }),
      )
      expect(Buffer.from(stream).toString()).toBe(output)
    }),
  )
})
