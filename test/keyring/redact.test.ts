import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CORPUS_DATE, loadCorpus } from '../../corpus/tools/load'
import { parsePersonnummer } from '../../src/identifiers/identifiers'
import { createRedactor } from '../../src/redactor'
import type { Context, RedactorOptions, TokenScope } from '../../src/types'
import { forAll } from '../for-all'
import { PATHS } from '../paths'
import { AT, RING, testKey, testRing } from '../rings'

const NID = 'sl1_nid_nov2_fnvid6kcj7zfodkhil25j'
const FNR = 'sl1_nid_nov2_x4twppaig25ccavdxlhpb'
const MAIL = 'sl1_em_nov2_xqtdmiyishu4fjdzkgcsa'
const PHONE = 'sl1_ph_nov2_phxbbibvw5d6k7odgmovh'
const IP = 'sl1_ip_nov2_vwjs2cpzfm6qe65vgz7fr'

/** Both, where there are two: the project `plain` has none but the twin. */
const ENGINES = createRedactor().engine === 'simd' ? (['simd', 'plain'] as const) : (['plain'] as const)

function tokens(scope: TokenScope = 'relationship', context: Context = {}, keyring = testRing()): RedactorOptions {
  return { keyring, context, actions: { default: { pseudonymise: scope } } }
}

const redact = (text: string, options = tokens(), at = AT) => createRedactor(options).redact(text, { at })

/** Text before and after, in every format. */
const ROWS: ReadonlyArray<readonly [label: string, before: string, after: string, options?: RedactorOptions]> = [
  ['text', 'Anna 871220-2384, anna@example.se', `Anna ${NID}, ${MAIL}`],
  ['spellings', '19871220-2384 198712202384 mobil 0701740605', `${NID} ${NID} mobil ${PHONE}`],
  ['letters glued on', 'fnr01019550091', `fnr${FNR}`],
  ['an underscore glued on', 'kund_871220-2384_x', `kund_${NID}_x`],
  ['JSON string', '{"pnr":"871220-2384","ok":true}', `{"pnr":"${NID}","ok":true}`],
  ['JSON number', '{"pnr":198712202384}', `{"pnr":"${NID}"}`],
  ['a number of a table without its zero', 'fnr;navn\n1019550091;Kari\n', `fnr;navn\n${FNR};Kari\n`, { format: 'csv' }],
  ['JSON name', '{"871220-2384":1,"198712202384":2}', `{"${NID}":1,"${NID}-2":2}`],
  ['JSON escapes', '{"m":"anna\\u0040example.se"}', `{"m":"${MAIL}"}`],
  ['JSON in JSON', '{"m":"{\\"ip\\":\\"192.0.2.44\\"}"}', `{"m":"{\\"ip\\":\\"${IP}\\"}"}`],
  ['a number in JSON in JSON', '{"m":"{\\"pnr\\":198712202384}"}', `{"m":"{\\"pnr\\":\\"${NID}\\"}"}`],
  ['a query', 'GET /a?mail=anna%40example.se&x=1', `GET /a?mail=${MAIL}&x=1`],
  ['an address of the Web', 'http://192.0.2.44:8080/a', `http://${IP}:8080/a`],
  ['brackets round IPv6', 'http://[::ffff:192.0.2.44]:80/a', `http://${IP}:80/a`],
  ['an account', 'ssh root@192.0.2.44', `ssh root@${IP}`],
  ['character references', '<a>anna&#64;example.se</a>', `<a>${MAIL}</a>`],
  ['CSV', 'namn;personnummer\nAnna;871220-2384\n', `namn;personnummer\nAnna;${NID}\n`, { format: 'csv' }],
  ['CSV without names', 'Anna;871220-2384;1\nBo;8712202384;2\n', `Anna;${NID};1\nBo;8712202384;2\n`, { format: 'csv' }],
  [
    'parts of a container log',
    '2026-11-22T10:00:00.1Z stdout P mail anna@\n2026-11-22T10:00:00.1Z stdout F example.se\n',
    `2026-11-22T10:00:00.1Z stdout P mail ${MAIL}\n2026-11-22T10:00:00.1Z stdout F \n`,
  ],
]

const PLACES = ROWS.map(([label, before, after, options = {}]) => [label, before, after, options] as const)

describe('tokens', () => {
  test.each(PLACES)('in %s, on every path', async (_label, before, after, options) => {
    const own = { ...tokens(), ...options }
    for (const path of PATHS) {
      // A batch takes lines; small blocks cut longer values.
      if (path.label.includes('small blocks') || (path.label === 'redactLines' && before.includes('\n'))) continue
      expect(await path.redact(before, own, AT), path.label).toBe(after)
    }
  })

  test.each(PLACES)('in %s are not touched again, nor taken for evidence', (_label, _before, after, options) => {
    for (const engine of options.format === undefined ? ENGINES : (['plain'] as const)) {
      for (const more of [tokens(), { minConfidence: 0 }, { minConfidence: 0, country: 'NO' } as const]) {
        const redactor = createRedactor({ ...options, ...more, engine })
        // Numbers that the first pass found too weak stay weak: only what was written is looked at.
        const values = redactor.process(after, { at: AT }).findings.map(({ start, end }) => after.slice(start, end))
        for (const value of values) expect(value).not.toMatch(/sl1|nov2/)
      }
    }
  })

  test('are the same on both engines, for every row of the corpus, and none is masked', () => {
    const keyring = testRing()
    const redactors = ENGINES.map((engine) =>
      createRedactor({ ...tokens('relationship', {}, keyring), engine, country: 'SE' }),
    )
    const twin = redactors.at(-1)
    // The last digits by themselves are nobody's number: they are masked.
    const whole = loadCorpus().filter(({ spans }) => spans.every(({ start, end }) => end - start > 5))
    for (const { text, file, line } of whole) {
      const output = twin?.redact(text, { at: CORPUS_DATE }) as string
      expect(redactors[0]?.redact(text, { at: CORPUS_DATE }), `${file}:${line}`).toBe(output)
      expect(twin?.redact(output, { at: CORPUS_DATE }), `${file}:${line}, twice`).toBe(output)
    }
    expect(keyring.problems).toEqual({})
    for (const counts of Object.values(twin?.counts ?? {})) expect(Object.keys(counts ?? {})).toEqual(['pseudonymise'])
  })

  test('in logs survive a second pass that masks, with every threshold', () => {
    const folder = resolve(import.meta.dirname, '../../corpus/logs')
    for (const name of ['access.log', 'app.ndjson', 'stack.txt', 'support.txt', 'syslog.log']) {
      const once = redact(readFileSync(resolve(folder, name), 'utf8'))
      const words = once.match(/sl1_\w+/g) ?? []
      const twice = createRedactor().redact(once, { at: AT })
      expect(twice.match(/sl1_\w+/g) ?? []).toEqual(words)
    }
  })

  test('no detector fires on a token, whatever stands beside it', () => {
    const key = testRing()
    const number = fc.integer({ min: 0, max: 99_999_999 })
    const custom = [
      {
        kind: 'word',
        anchor: 'word',
        reach: { before: 1, after: 60 },
        recognise: (text: string, at: number) => {
          const end = at + (/^\w+/.exec(text.slice(at))?.[0].length ?? 0)
          return end > at + 20 ? { start: at, end, confidence: 0.9 } : undefined
        },
      },
    ]
    const redactors = [
      ...ENGINES.map((engine) => createRedactor({ engine, minConfidence: 0, country: 'NO' })),
      createRedactor({ minConfidence: 0, custom }),
    ]
    const besides = fc.constantFrom(' ', '', '_', '-', '.', '@example.se', 'pnr ', '"', '/', ':', '=', '\\u00e5', '%40')
    forAll(300, fc.tuple(number, besides, besides), ([n, before, after]) => {
      const token = redact(`mail anna${n}@example.se`, tokens('relationship', {}, key)).slice(5)
      const text = `${before}${token}${after}`
      for (const redactor of redactors) expect(redactor.redact(text, { at: AT }), text).toBe(text)
    })
  })

  test('with a wrong check character is text', () => {
    const wrong = `${MAIL.slice(0, -1)}b`
    expect(createRedactor().redact(`${wrong}@example.se`)).toBe('[email]')
    expect(createRedactor().redact(`${MAIL}@example.se`)).toBe(`${MAIL}@example.se`)
    expect(createRedactor().explain(`${MAIL}@example.se`)[0]?.verdict).toBe('written by an earlier pass')
  })
})

describe('one person', () => {
  /** A number of each birth date and serial, by its check digit. */
  const person = fc
    .tuple(
      fc.date({ min: new Date('1927-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 999 }),
    )
    .map(([birth, serial]) => {
      const stem = birth.toISOString().slice(0, 10).replaceAll('-', '') + String(serial).padStart(3, '0')
      const digits = Array.from({ length: 10 }, (_, check) => `${stem}${check}`)
      return digits.find((number) => parsePersonnummer(number, { at: AT }) !== undefined) as string
    })
  const spellings = (number: string) => {
    const [short, long, tail] = [number.slice(2, 8), number.slice(0, 8), number.slice(8)]
    const written = [`${short}-${tail}`, `${short} ${tail}`, `${long}-${tail}`, number, `${short}\u2013${tail}`]
    return [
      ...written.map((value) => `personnummer: ${value}`),
      JSON.stringify({ pnr: number, x: 1 }),
      `{"pnr":${number}}`,
    ]
  }
  const redactors = ENGINES.map((engine) => createRedactor({ ...tokens(), engine }))
  const other = createRedactor(tokens('relationship', { tenant: 'other' }))

  test('has one token, however it is written, and another one for another tenant', () => {
    forAll(150, person, (number) => {
      const found = spellings(number).flatMap((text) =>
        redactors.map((redactor) => redactor.redact(text, { at: AT }).match(/sl1_nid_nov2_\w+/)?.[0]),
      )
      expect(new Set(found).size, String(found)).toBe(1)
      expect(found[0]).toBeDefined()
      expect(other.redact(spellings(number)[0] as string, { at: AT })).not.toContain(found[0])
    })
  })
})

describe('scopes', () => {
  const two = '871220-2384 198712202384'
  const unique = (text: string) => new Set(text.match(/sl1_\w+/g)).size

  test('another tenant, purpose or epoch has other tokens', () => {
    const all = [
      redact(two),
      redact(two, tokens('relationship', { tenant: 'a' })),
      redact(two, tokens('relationship', { purpose: 'a' })),
      redact(two, tokens('relationship', { tenant: 'a', purpose: 'a' })),
      redact(two, tokens(), new Date('2026-12-01')),
    ]
    for (const output of all) expect(unique(output)).toBe(1)
    expect(unique(all.join(' '))).toBe(all.length)
  })

  test('a call can say whose text it is', () => {
    const redactor = createRedactor(tokens('relationship', { tenant: 'a' }))
    const own = redactor.redact(two, { at: AT })
    expect(redactor.redact(two, { at: AT, context: { purpose: 'b' } })).toBe(
      redact(two, tokens('relationship', { tenant: 'a', purpose: 'b' })),
    )
    expect(redactor.redact(two, { at: AT })).toBe(own)
    expect(() => redactor.redact(two, { context: { user: 'x' } as never })).toThrow(/"context.user" is unknown/)
  })

  test('a document is a call, a stream, or what is named', async () => {
    const options = tokens('document')
    const redactor = createRedactor(options)
    const first = redactor.redact(two, { at: AT })
    expect(unique(first)).toBe(1)
    expect(redactor.redact(two, { at: AT })).not.toBe(first)
    const named = { at: AT, context: { document: 'request 1' } }
    expect(redactor.redact(two, named)).toBe(createRedactor(tokens('document')).redact(two, named))
    for (const path of PATHS) {
      if (path.label.includes('small blocks')) continue
      expect(unique(await path.redact(two, options, AT)), path.label).toBe(1)
    }
  })

  test('a transaction is one occurrence', () => {
    expect(unique(redact(two, tokens('transaction')))).toBe(2)
  })

  test('e-mail in the form of an address stays as it is in a second pass', () => {
    const options: RedactorOptions = { keyring: testRing(), actions: { email: { pseudonymise: { as: 'address' } } } }
    const once = redact('anna@example.se bo@example.se a@example.com', options)
    expect(once).toMatch(/^(?:p-nov2-[a-z2-7]{21}@[a-z2-7]{16}\.invalid ?){3}$/)
    const domains = once.match(/@\w+/g)
    expect(domains?.[0]).toBe(domains?.[1])
    expect(domains?.[0]).not.toBe(domains?.[2])
    expect(redact(once, options)).toBe(once)
    expect(
      createRedactor()
        .scan(once)
        .map(({ kind }) => kind),
    ).toEqual(['email', 'email', 'email'])
  })

  test('the cache changes nothing', () => {
    const many = Array.from({ length: 300 }, (_, i) => `a${i % 40}@example.se`).join(' ')
    const expected = redact(many)
    for (const cacheSize of [0, 1, 2, 10, 1000]) {
      expect(redact(many, tokens('relationship', {}, testRing({ cacheSize })))).toBe(expected)
    }
  })
})

describe('without a key', () => {
  const masked = 'kund [personnummer], [email]'
  const text = 'kund 871220-2384, anna@example.se'
  const DESTROYED = { status: 'destroyed', k: undefined, destroyedAt: '2026-11-02' } as const
  const wrapped = { k: undefined, wrapped: { by: 'kms', ct: 'x' } } as const
  const clean = (rest: object) => JSON.stringify({ ...RING, keys: [testKey('nov2', 1, rest as never)] })

  test.each([
    ['no key at all', JSON.stringify({ ...RING, keys: [] }), 'no-key'],
    ['an expired key', clean({ exp: '2026-11-20' }), 'no-key'],
    ['a key to come', clean({ nbf: '2026-11-23' }), 'no-key'],
    ['a key to search with', clean({ status: 'lookup' }), 'no-key'],
    ['a destroyed key', clean(DESTROYED), 'no-key'],
    ['a wrapped key that nobody opens', clean(wrapped), 'locked-key'],
  ])('%s: the label, counted, reported once', async (_label, ring, problem) => {
    for (const engine of ENGINES) {
      const keyring = testRing({}, JSON.parse(ring))
      const redactor = createRedactor({ ...tokens('relationship', {}, keyring), engine })
      for (let i = 0; i < 3; i++) expect(redactor.redact(text, { at: AT })).toBe(masked)
      await Promise.resolve()
      expect(keyring.reports).toEqual([problem])
      expect(keyring.problems).toEqual({ [problem]: 6 })
      expect(redactor.counts).toEqual({ personnummer: { mask: 3 }, email: { mask: 3 } })
    }
  })

  test('a key service that throws, or gives nonsense', () => {
    const ring = JSON.parse(clean(wrapped))
    const down = testRing(
      {
        unwrap: () => {
          throw new Error('871220-2384')
        },
      },
      ring,
    )
    expect(redact(text, tokens('relationship', {}, down))).toBe(masked)
    expect(() => testRing({ unwrap: () => new Uint8Array(16).fill(1) }, ring)).toThrow(/32 octets/)
    expect(() => testRing({ unwrap: () => 'x' as never }, ring)).toThrow(/Uint8Array/)
    const open = testRing({ unwrap: () => Uint8Array.from(Buffer.from(RING.keys[1]?.k as string, 'base64url')) }, ring)
    expect(redact(text, tokens('relationship', {}, open))).toBe(`kund ${NID}, ${MAIL}`)
  })

  test('a listener that throws does no harm', async () => {
    const report = () => {
      throw new Error('no')
    }
    const keyring = testRing({ report }, { ...RING, keys: [] })
    expect(redact(text, tokens('relationship', {}, keyring))).toBe(masked)
    await Promise.resolve()
  })

  test('what a cut has torn is masked, never given a wrong token', async () => {
    const long = `${'x'.repeat(200)} 871220-2384 ${'y'.repeat(200)} anna@example.se ${'z'.repeat(200)}`
    for (const path of PATHS) {
      const output = await path.redact(long, tokens(), AT)
      expect(output, path.label).not.toMatch(/2384|example/)
      for (const token of output.match(/sl1_\w+/g) ?? []) expect([NID, MAIL]).toContain(token)
    }
  })
})

describe('nobody sees a secret or a value', () => {
  const keyring = testRing({
    onToken: (_token, value) => {
      throw new Error(value)
    },
  })
  const redactor = createRedactor({ ...tokens('relationship', {}, keyring) })
  const output = redactor.redact('871220-2384', { at: AT })

  test('in what inspect, JSON and String make of the ring and the redactor', () => {
    expect(output).toBe(NID)
    expect(keyring.problems).toEqual({ 'store-failed': 1 })
    for (const thing of [keyring, redactor]) {
      const seen = inspect(thing, { depth: 20, showHidden: true }) + JSON.stringify(thing) + String(thing)
      expect(seen).not.toMatch(/2384|AQIDBA|1,\s*2,\s*3,\s*4/)
    }
  })

  test('the ring tells of its keys by name and date', () => {
    expect(keyring.keys).toEqual([
      { kid: 'oct2', epoch: '2026-10', status: 'lookup', from: '2026-10-01', until: '2026-11-01' },
      { kid: 'nov2', epoch: '2026-11', status: 'primary', from: '2026-11-01', until: '2026-12-01' },
      { kid: 'dec2', epoch: '2026-12', status: 'pending', from: '2026-12-01', until: '2027-01-01' },
    ])
  })
})
