import { inspect } from 'node:util'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { asPolicy, seHealthInsurer } from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import type { RedactorOptions } from '../../src/types'
import type { RoundTrip } from '../../src/types/round-trip'
import { AT as at } from '../rings'

const ENGINES = ['auto', 'plain'] as const
const PERSON = '871220-2384'
const NAMED: RedactorOptions = { fields: { 'category:name': true } }
/** A name that JSON has to escape. */
const QUOTED = 'Anna "Nan" Berg\\Bø'

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString()
}

function sessionOf(options?: RedactorOptions): RoundTrip {
  return createRedactor(options).session()
}

/** A session that has written `[personnummer-1]`, `[email-1]` and `[field-1]`. */
function asked(options?: RedactorOptions): RoundTrip {
  const session = sessionOf({ ...NAMED, ...options })
  session.redact(`${PERSON} anna@example.se`, { at })
  session.redact({ name: QUOTED })
  return session
}

async function streamed<T extends string | Uint8Array>(session: RoundTrip, chunks: readonly T[]): Promise<T[]> {
  const stream = new ReadableStream<T>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  const parts: T[] = []
  const reader = stream.pipeThrough<T>(session.restoreStream<T>()).getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value)
  return parts
}

describe.each(ENGINES)('redact, engine %s', (engine) => {
  test.each([
    ['871220-2384, 19871220-2384 och 198712202384', '[personnummer-1], [personnummer-1] och [personnummer-1]'],
    ['871220-2384 och 41819077302', '[personnummer-1] och [fodselsnummer-1]'],
    ['anna@example.se, ANNA@example.se, bo@example.se', '[email-1], [email-1], [email-2]'],
    ['070-174 06 05 eller +46 70 174 06 05', '[phone-1] eller [phone-1]'],
    ['från 192.0.2.44 och 2001:db8::7', 'från [ip-1] och [ip-2]'],
    ['{"pnr":8712202384,"mail":"anna\\u0040example.se"}', '{"pnr":"[personnummer-1]","mail":"[email-1]"}'],
    ['nothing to see', 'nothing to see'],
  ])('%s', (text, expected) => {
    const session = sessionOf({ engine })
    expect(session.redact(text, { at })).toBe(expected)
    expect(textOf(sessionOf({ engine }).redact(Buffer.from(text), { at }))).toBe(expected)
    expect(sessionOf({ engine }).redact({ role: 'user', content: [{ text }] }, { at })).toEqual({
      ...{ role: 'user', content: [{ text: expected }] },
    })
    expect(createRedactor({ engine }).redact(expected, { at }), 'second pass').toBe(expected)
    expect(createRedactor({ engine }).redactValue({ password: '[personnummer-1]', a: [expected] })).toEqual({
      ...{ password: '[personnummer-1]', a: [expected] },
    })
  })

  test('one number through the session, in strings, bytes and values', () => {
    const session = sessionOf({ engine })
    expect(session.redact('anna@example.se')).toBe('[email-1]')
    expect(session.redact(['bo@example.se', { to: 'Anna@Example.se' }])).toEqual(['[email-2]', { to: '[email-1]' }])
    expect(textOf(session.redact(Buffer.from('bo@example.se')))).toBe('[email-2]')
    expect(session.size).toBe(2)
  })

  test('a label is no evidence', () => {
    const redactor = createRedactor({ engine })
    const score = (text: string) => redactor.scan(text, { at })[0]?.confidence
    expect(score('x [personnummer-1] 8712202384 y')).toBe(score('x [x] 8712202384 y'))
  })

  test('other actions write what they write', () => {
    const session = sessionOf({ engine, actions: { email: 'remove', ip: 'generalise', phone: { mask: 'stars' } } })
    expect(session.redact('871220-2384 anna@example.se 192.0.2.44 070-174 06 05', { at })).toBe(
      '[personnummer-1]  192.0.2.0 *************',
    )
    expect(session.redact('password=hunter2')).toBe('password=-')
  })

  test('counts go on in the redactor', () => {
    const redactor = createRedactor({ engine })
    redactor.session().redact('anna@example.se')
    expect(redactor.counts).toEqual({ email: { mask: 1 } })
  })
})

const RESTORED: ReadonlyArray<readonly [answer: string, restored: string]> = [
  ['Hej [personnummer-1]!', 'Hej 871220-2384!'],
  ['[Personnummer 1]s, [PERSONNUMMER_1]', '871220-2384s, 871220-2384'],
  ['[ personnummer‑1 ] [personnummer1] [personnummer-1s]', '871220-2384 871220-2384 871220-2384s'],
  ['personnummer-1, PERSONNUMMER_1. Personnummer-1s', '871220-2384, 871220-2384. 871220-2384s'],
  [
    '(email-1) **email_1** <email-1> "email-1"',
    '(anna@example.se) **anna@example.se** <anna@example.se> "anna@example.se"',
  ],
  ['[personnummer-1, email-1] \\[email-1\\]', '[871220-2384, anna@example.se] \\[anna@example.se\\]'],
  ['[[email-1]](mailto:[email-1])', '[anna@example.se](mailto:anna@example.se)'],
  ['https://email-1.invalid/ x@email-1', 'https://anna@example.se/ x@anna@example.se'],
  ['a\\nemail-1\\n', 'a\\nanna@example.se\\n'],
  ['\\u005bemail-1\\u005d %5Bemail-1%5D', '\\u005banna@example.se\\u005d %5Banna@example.se%5D'],
  // Never without brackets and with a blank: that is prose.
  ['email 1 and personnummer 1', 'email 1 and personnummer 1'],
  // Nor what only looks like one.
  [
    '[personnummer-12] personnummer-12 [personnummer-2] [email-0] [email-01]',
    '[personnummer-12] personnummer-12 [personnummer-2] [email-0] [email-01]',
  ],
  [
    'my-email-1 xemail-1 email-1b email-1-2 email-1.txt email-1@example.se 1.email-1',
    'my-email-1 xemail-1 email-1b email-1-2 email-1.txt email-1@example.se 1.email-1',
  ],
  [
    '[personnummer] [personnummer-] [person-1] [label-1] [email-1-2]',
    '[personnummer] [personnummer-] [person-1] [label-1] [email-1-2]',
  ],
  // In strings of JSON, and of JSON in them.
  [`{"a":"[field-1]"}`, `{"a":${JSON.stringify(QUOTED)}}`],
  [
    `data: {"x": [{"a" : "to [FIELD 1]s"}]} [field-1]`,
    `data: {"x": [{"a" : "to ${JSON.stringify(QUOTED).slice(1, -1)}s"}]} ${QUOTED}`,
  ],
  [
    JSON.stringify({ args: JSON.stringify({ to: '[field-1]', n: ['[field-1]'] }), b: '[field-1] "[field-1]"' }),
    JSON.stringify({ args: JSON.stringify({ to: QUOTED, n: [QUOTED] }), b: `${QUOTED} "${QUOTED}"` }),
  ],
  ['{"a":"x\\\\","b":"[field-1]"}', `{"a":"x\\\\","b":${JSON.stringify(QUOTED)}}`],
  ['He said "[field-1]" {[field-1]}', `He said "${QUOTED}" {${QUOTED}}`],
  ['Ærlig talt: 🙂[email-1]🙂å', 'Ærlig talt: 🙂anna@example.se🙂å'],
]

describe('restore', () => {
  test.each(RESTORED)('%s', async (answer, restored) => {
    const session = asked()
    expect(session.restore(answer)).toBe(restored)
    expect(Buffer.from(session.restore(Buffer.from(answer))).toString()).toBe(restored)
    const bytes = new TextEncoder().encode(answer)
    for (let cut = 0; cut <= answer.length; cut++)
      expect((await streamed(session, [answer.slice(0, cut), answer.slice(cut)])).join('')).toBe(restored)
    expect((await streamed(session, answer.split(''))).join('')).toBe(restored)
    for (let cut = 0; cut <= bytes.length; cut++) {
      const parts = await streamed<Uint8Array>(session, [bytes.slice(0, cut), bytes.slice(cut)])
      expect(Buffer.concat(parts).toString()).toBe(restored)
    }
    const single = await streamed<Uint8Array>(
      session,
      [...bytes].map((octet) => Uint8Array.of(octet)),
    )
    expect(Buffer.concat(single).toString()).toBe(restored)
  })

  test('values: names, nested, the same object where nothing was', () => {
    const session = asked()
    const given = {
      choices: [{ message: { content: 'till [Email 1]', tool_calls: [{ arguments: '{"a":"[field-1]"}' }] } }],
    }
    const restored: typeof given = session.restore(given)
    expect(restored.choices[0]?.message.content).toBe('till anna@example.se')
    expect(JSON.parse(restored.choices[0]?.message.tool_calls[0]?.arguments as string)).toEqual({ a: QUOTED })
    expect(session.restore({ '[email-1]': 1, '[EMAIL-1]': 2 })).toEqual({ 'anna@example.se': 1, '[EMAIL-1]': 2 })
    const none = { a: [1, null, 'x'] }
    expect(session.restore(none)).toBe(none)
    expect(session.restore(undefined)).toBe(undefined)
    const others = {
      at: new Date(0),
      map: new Map([['a', new Set(['b'])]]),
      error: new Error('x'),
      url: new URL('https://a.example'),
    }
    expect(session.restore(others)).toBe(others)
    expect(session.restore({ map: new Map([['[email-1]', new Set(['email-1'])]]) })).toEqual({
      map: new Map([['anna@example.se', new Set(['anna@example.se'])]]),
    })
    expect(Object.keys(session.restore(JSON.parse('{"__proto__":"[email-1]"}')))).toEqual(['__proto__'])
  })

  test('bytes that are no UTF-8 pass through', async () => {
    const session = asked()
    const bytes = Uint8Array.of(0xff, 0xe2, 0x82, ...Buffer.from('[email-1]'), 0xc3, 0xed, 0xb2, 0x80, 0xf0, 0x9f)
    const restored = Buffer.concat([bytes.slice(0, 3), Buffer.from('anna@example.se'), bytes.slice(12)])
    expect(Buffer.from(session.restore(bytes))).toEqual(restored)
    for (let cut = 0; cut <= bytes.length; cut++) {
      const parts = await streamed<Uint8Array>(session, [bytes.slice(0, cut), bytes.slice(cut)])
      expect(Buffer.concat(parts)).toEqual(restored)
    }
  })

  test('text leaves as soon as it can be no label', async () => {
    const session = asked()
    expect(await streamed(session, ['Hej du. ', '[ema', 'il-1] och', ' hej email'])).toEqual([
      ...['Hej du. ', 'anna@example.se och', ' hej ', 'email'],
    ])
  })

  test('any answer, cut anywhere, restores as the whole', async () => {
    const session = asked()
    const bits = fc.constantFrom(
      ...[
        '[',
        ']',
        'email',
        'EMAIL',
        'personnummer',
        'field',
        '-',
        '_',
        ' ',
        '1',
        '2',
        's',
        '.',
        '.invalid',
        '"',
        '\\',
        '{',
      ],
      ...['}', '\n', 'å', '🙂', '[email-1]', 'field-1', '{"a":"', '\\"', ':', ','],
    )
    await fc.assert(
      fc.asyncProperty(fc.array(bits, { maxLength: 30 }), fc.array(fc.nat(60)), async (parts, cuts) => {
        const answer = parts.join('')
        const ends = [...new Set([...cuts.map((cut) => cut % (answer.length + 1)), answer.length])].sort(
          (a, b) => a - b,
        )
        const chunks = ends.map((end, i) => answer.slice(i === 0 ? 0 : ends[i - 1], end))
        expect((await streamed(session, chunks)).join('')).toBe(session.restore(answer))
      }),
      { numRuns: 300 * Number(process.env.RUNS ?? 1) },
    )
  })
})

describe('a label that was typed', () => {
  test('before it was given is never given', () => {
    const session = sessionOf()
    expect(session.redact('[Email 1] email_3 anna@example.se')).toBe('[Email 1] email_3 [email-2]')
    expect(session.redact('bo@example.se')).toBe('[email-4]')
    expect(session.restore('[email-1] [email-2] email-3')).toBe('[email-1] anna@example.se email-3')
  })

  test('after it was given reads nothing', () => {
    const session = asked()
    for (const typed of ['[email-1]', 'x EMAIL_1s', '[Email 1]', 'https://email-1.invalid/']) {
      const written = session.redact(typed)
      expect(session.restore(written)).toBe(typed)
      expect(written).toMatch(/\[label-\d\]/)
    }
    expect(session.redact({ content: 'email-1', list: ['[label-1]'] })).toEqual({
      content: '[label-5]',
      list: ['[label-6]'],
    })
    expect(session.restore('[label-6]')).toBe('[label-1]')
    expect(textOf(session.redact(Buffer.from('[EMAIL 1]')))).toBe('[label-7]')
  })

  test('in what is no plain data, too', () => {
    const session = asked()
    class Message {
      readonly content = 'say [email-1]'
    }
    const written = session.redact([
      new Message(),
      { toJSON: () => '[email-1]' },
      new Map([['[email-1]', new Set(['email-1'])]]),
    ])
    expect(inspect(written, { depth: 5 })).not.toMatch(/email-1/)
  })

  test('in the same text as the value', () => {
    const session = sessionOf()
    const text = 'anna@example.se says [email-1], [email-2]'
    const written = session.redact(text)
    expect(written).toBe('[email-3] says [email-1], [email-2]')
    expect(session.restore(written)).toBe(text)
  })

  test('as many as anybody likes take no room and no number', () => {
    const session = createRedactor().session({ max: 3 })
    const text = '[email-1] [email-2] [email-3] [email-4]'
    const written = session.redact(text)
    expect(written).toBe('[email-1] [email-2] [email-3] [label-1]')
    expect(session.redact('bo@example.se')).toBe('[email-4]')
    expect(session.restore('[email-4]')).toBe('bo@example.se')
    expect(session.redact('[email-999999999] [email-9999999999]')).toContain('[email-9999999999]')
  })

  test('whatever was given comes back', () => {
    const bits = fc.constantFrom(
      '[email-1]',
      'EMAIL_2',
      '[label-1]',
      'label-2',
      'a',
      ' ',
      '[',
      ']',
      '"',
      '\n',
      'email-',
      '1',
      'anna@example.se',
      'bo@example.se',
      '{"a":"',
    )
    fc.assert(
      fc.property(fc.array(fc.array(bits, { maxLength: 12 }), { maxLength: 4 }), (texts) => {
        const session = sessionOf()
        for (const text of texts.map((parts) => parts.join(''))) {
          expect(session.restore(session.redact(text))).toBe(text)
        }
      }),
      { numRuns: 300 * Number(process.env.RUNS ?? 1) },
    )
  })
})

describe('values', () => {
  afterEach(() => void vi.useRealTimers())

  test('are forgotten in time, and their labels stay', () => {
    vi.useFakeTimers()
    const session = createRedactor().session({ ttl: 1000 })
    session.redact('anna@example.se bo@example.se')
    vi.advanceTimersByTime(600)
    session.redact('bo@example.se')
    vi.advanceTimersByTime(500)
    expect(session.restore('[email-1] [email-2]')).toBe('[email-1] bo@example.se')
    expect(session.redact('anna@example.se')).toBe('[email-3]')
    expect(session.redact('[email-1]'), 'nothing stands behind it').toBe('[email-1]')
    vi.advanceTimersByTime(1000)
    expect(session.size).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('are forgotten by the clock as well as by the timer', () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const session = createRedactor().session({ ttl: 1000 })
    session.redact('anna@example.se')
    vi.setSystemTime(Date.now() + 1000)
    expect(session.restore('[email-1]')).toBe('[email-1]')
  })

  test('are bounded: the one not written for longest goes', () => {
    const session = createRedactor().session({ max: 2 })
    session.redact('anna@example.se bo@example.se anna@example.se cia@example.se')
    expect(session.restore('[email-1] [email-2] [email-3]')).toBe('anna@example.se [email-2] cia@example.se')
    expect(session.size).toBe(2)
    session.clear()
    expect(session.restore('[email-1]')).toBe('[email-1]')
    expect(session.redact('anna@example.se')).toBe('[email-4]')
  })

  test('are of one session', () => {
    const redactor = createRedactor()
    const [one, other] = [redactor.session(), redactor.session()]
    one.redact('anna@example.se')
    expect(other.restore('[email-1]')).toBe('[email-1]')
    expect(other.redact('bo@example.se')).toBe('[email-1]')
    expect(one.restore('[email-1]')).toBe('anna@example.se')
  })

  test('are shown by nothing', async () => {
    const session = asked()
    const { restoreStream } = session
    const shown = [
      inspect(session, { showHidden: true, depth: 10, showProxy: true }),
      JSON.stringify(session),
      JSON.stringify(Object.getOwnPropertyDescriptors(session)),
      inspect(structuredClone(session)),
      `${session}`,
      inspect(restoreStream(), { showHidden: true, depth: 10 }),
    ]
    const chunk = { text: `${PERSON} anna@example.se` }
    const error = await streamed(session, [chunk as never]).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(TypeError)
    for (const text of [...shown, inspect(error)]) expect(text).not.toMatch(/8712|anna@|Nan/)
  })

  test('in fields that are known to hold a kind have its number, also by a policy', () => {
    expect(createRedactor().session().redact({ personnummer: PERSON, text: '198712202384' }, { at })).toEqual({
      ...{ personnummer: '[personnummer-1]', text: '[personnummer-1]' },
    })
    const tel = 'user.contact.phone_number'
    const pnr = 'user.government_id.national_identification_number'
    const policy = asPolicy({ ...seHealthInsurer, fields: { pnr, tel, namn: 'user.name' } })
    const context = { purpose: 'develop', recipient: 'staff' } as const
    const session = createRedactor({ policy, context, labels: 'sv' }).session()
    const record = { pnr: PERSON, namn: 'Anna Berg', tel: '070-174 06 05', x: '7' }
    const other = { pnr: '198712202384', namn: 'Anna Berg', tel: '+46 70 174 06 05', x: '7' }
    const written = { pnr: '[personnummer-1]', namn: '[namn-1]', tel: '[phone-1]', x: '[fält-1]' }
    expect(session.redact([record, other], { at })).toEqual([written, written])
    expect(session.redact(record, { at, context: { ...context, role: 'agent' } })).toEqual(written)
    expect(session.restore(written)).toEqual(record)
    expect(session.restore('{"t":"[Fält 1], NAMN-1"}')).toBe('{"t":"7, Anna Berg"}')
  })
})

describe('options', () => {
  test.each([
    [{ ttl: 0 }, RangeError],
    [{ ttl: 2 ** 31 }, RangeError],
    [{ ttl: '1' }, TypeError],
    [{ max: 0 }, RangeError],
    [{ max: 1.5 }, RangeError],
    [{ time: 1 }, TypeError],
    [null, TypeError],
    [[], TypeError],
  ])('%j is refused', (options, error) => {
    expect(() => createRedactor().session(options as never)).toThrow(error)
  })

  test('of a call are those of a redactor', () => {
    const session = sessionOf()
    expect(() => session.redact('x', { at: 'then' } as never)).toThrow(/"at"/)
    expect(() => session.redact('x', { ttl: 1 } as never)).toThrow(TypeError)
  })

  test('methods may be handed on', () => {
    const { session } = createRedactor()
    const { redact, restore } = session()
    expect(['anna@example.se', 'bo@example.se'].map((text) => redact(text)).map((text) => restore(text))).toEqual([
      ...['anna@example.se', 'bo@example.se'],
    ])
  })
})
