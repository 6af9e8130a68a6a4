import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { makePlan } from '../../src/options/plan'
import { KINDS } from '../../src/recognise/table'
import { createRedactor, OPEN, type Opens, PUMP, redactorFor } from '../../src/redactor'
import type { Redactor } from '../../src/types'
import { inChunks, PATHS, throughNode, throughWeb } from '../paths'
import { latin, throughChunks } from '../splits'

const at = new Date('2026-11-22T00:00:00Z')
const redactor = createRedactor()
const utf8 = (text: string) => new TextEncoder().encode(text)

/** What each line of a text becomes by itself, when its lines end in `end`. */
const ENDS = [
  ['NUL', '\0'],
  ['CR', '\r'],
  ['LF', '\n'],
  ['CRLF', '\r\n'],
] as const

/** Records that begin as lines of container logs do. */
const BEGINS = [
  ...[
    '9',
    '871220-2384',
    '12:00:01 GET /',
    '2026-11-22T10:00:00Z',
    '2026-11-22T10:00:00Z stdout P',
    '=',
    '==> a',
    '==> ',
  ],
  ...[
    '{"l',
    '{"log":"x"}',
    '{"log":"anna@example.se 0","stream":"stdout"}',
    '{"log":"a","stream":"std',
    '{"log":"a\\n"}',
  ],
]

describe.each(ENDS)('%s ends a line', (_name, end) => {
  const log = ['pnr 8712202384', '8712202384', 'mail anna@example.se', 'user=x', '192.0.2.44', ''].join(end)
  const expected = ['pnr [personnummer]', '8712202384', 'mail [email]', 'user=x', '[ip]', ''].join(end)

  test.each(PATHS.map((path) => [path.label, path] as const))('%s', async (_label, path) => {
    expect(await path.redact(log, {}, at)).toBe(expected)
  })

  test('records, whose numbers stay JSON', () => {
    const records = ['{"personnummer":8712202384}', '{"short_message":"ring 070-174 06 05"}', ''].join(end)
    expect(redactor.redact(records, { at })).toBe(
      ['{"personnummer":"[personnummer]"}', '{"short_message":"ring [phone]"}', ''].join(end),
    )
  })

  test('a record over several lines', () => {
    const record = ['{', '"personnummer":', '8712202384', '}', '8712202384', ''].join(end)
    const expected = ['{', '"personnummer":', '"[personnummer]"', '}', '8712202384', ''].join(end)
    expect(redactor.redact(record, { at })).toBe(expected)
    for (const size of [1, 2, 3, 5]) expect(throughChunks(redactor, utf8(record), [size], at)).toBe(expected)
  })

  test('a name owns nothing on the next line', () => {
    const text = ['password:', 'hunter2', ''].join(end)
    expect(redactor.redact(text, { at })).toBe(text)
  })

  test('a table has a record on each line, and cells in quotes keep theirs', () => {
    const table = createRedactor({ format: 'csv' })
    const rows = ['namn,personnummer,fritext', 'Anna,8712202384,"a', 'b 070-174 06 05"', ''].join(end)
    const expected = ['namn,personnummer,fritext', 'Anna,[personnummer],"a', 'b [phone]"', ''].join(end)
    expect(table.redact(rows, { at })).toBe(expected)
    for (const size of [1, 2, 3, 7]) expect(throughChunks(table, utf8(rows), [size], at)).toBe(expected)
  })

  test('redactLines takes what holds several lines as redact does', () => {
    const list = [['{"personnummer":', '8712202384}'].join(end), `x${end}`, '{"personnummer":', '8712202384}']
    expect(redactor.redactLines(list, { at })).toEqual(list.map((line) => redactor.redact(line, { at })))
  })

  test('a line leaves at once', () => {
    const stream = (redactor as Redactor<never> & Opens)[OPEN]({ at }, undefined)
    const outputs = [`anna@example.se${end}`, `12 %${end}`, '871220-'].map((text) => stream.push(utf8(text)))
    expect(outputs.map((output) => output && Buffer.from(output).toString())).toEqual([
      `[email]${end}`,
      `12 %${end}`,
      undefined,
    ])
    expect(Buffer.from(stream.push(utf8(`2384${end}`)) ?? []).toString()).toBe(`[personnummer]${end}`)
  })

  test.each(['auto', 'json'] as const)('a record that begins as a container line does leaves at once: %s', (format) => {
    for (const engine of ['auto', 'plain'] as const) {
      const own = createRedactor({ format, engine }) as Redactor<never> & Opens
      for (const record of BEGINS) {
        for (const pieces of [[`x\n${record}${end}`], ['x\n', ...`${record}${end}`]]) {
          const stream = own[OPEN]({ at }, undefined)
          const output = pieces.map((piece) => stream.push(utf8(piece))).filter((piece) => piece !== undefined)
          expect(Buffer.concat(output).toString()).toBe(own.redact(`x\n${record}${end}`, { at }))
        }
      }
    }
  })

  test('and on the command line: it is written before more is read', () => {
    for (const engine of ['auto', 'plain'] as const) {
      const own = createRedactor({ engine }) as Redactor<never> & Opens
      for (const record of BEGINS) {
        const pieces = ['x\n', record, end]
        let written = ''
        const read = (into: Uint8Array) => {
          const piece = utf8(pieces.shift() ?? '')
          if (piece.length === 0) expect(written).toBe(own.redact(`x\n${record}${end}`, { at }))
          into.set(piece)
          return piece.length
        }
        own[PUMP]({ read, write: (part) => (written += Buffer.from(part).toString()), isRange: false }, { at })
        expect(pieces).toEqual([])
      }
    }
  })

  test('in Node and Web streams, whatever the chunks', async () => {
    for (const size of [1, 2, 5, 1000]) {
      const chunks = () => inChunks(utf8(log), () => size)
      expect(Buffer.from(await throughNode(chunks(), createRedactStream(redactor, { at }))).toString()).toBe(expected)
      expect(Buffer.from(await throughWeb(chunks(), redactor.stream({ at }))).toString()).toBe(expected)
    }
  })
})

const PIECES = [
  ...['\n', '\r', '\r\n', '\0', '\n\r', '\0\n'],
  ...['{', '}', '[', ']', '"', ':', ',', '\\', '"a":', '{"personnummer":', '\\r', '\\u0000', '%0d', ' ', 'x', 'å'],
  ...[
    '8712202384',
    '871220-',
    '2384',
    'pnr ',
    'anna@example.se',
    'token=',
    'hunter2',
    'password',
    '"password":"',
    'log ',
  ],
  ...['070-174 06 05', 'tel', '192.0.2.44', 'x'.repeat(30)],
]
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((parts) => parts.join(''))
const NUM_RUNS = 300 * Number(process.env.RUNS ?? 1)

describe('any text of such lines', () => {
  const formats = ['auto', 'text', 'csv', 'json'] as const

  test.each(formats.flatMap((format) => [48, 16_384].map((block) => [format, block] as const)))(
    'comes out the same whole, in pieces and from both engines: %s, blocks of %i',
    (format, block) => {
      // What a listed name owns is cut otherwise in blocks as small as these.
      const kinds = format === 'text' || block === 48 ? { kinds: [...KINDS] } : {}
      const own = (engine: 'auto' | 'plain') => redactorFor(makePlan({ ...kinds, format, engine }, block))
      const [first, others] = [own('auto'), [own('plain')]]
      fc.assert(
        fc.property(text, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), (log, sizes) => {
          const bytes = utf8(log)
          const whole = first.redact(log, { at })
          expect(Buffer.from(first.redact(bytes, { at })).toString()).toBe(whole)
          expect(throughChunks(first, bytes, sizes, at)).toBe(latin(utf8(whole)))
          for (const own of others) {
            expect(own.redact(log, { at })).toBe(whole)
            expect(own.scan(log, { at })).toEqual(first.scan(log, { at }))
            expect(throughChunks(own, bytes, sizes, at)).toBe(latin(utf8(whole)))
          }
        }),
        { numRuns: NUM_RUNS },
      )
    },
  )

  test('a line is what it is alone, but for records', () => {
    const own = createRedactor({ format: 'text' })
    fc.assert(
      fc.property(text, (log) => {
        const lines = log.split(/([\r\n\0])/).map((line) => own.redact(line, { at }))
        expect(own.redact(log, { at })).toBe(lines.join(''))
      }),
      { numRuns: NUM_RUNS },
    )
  })
})
