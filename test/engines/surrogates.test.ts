import { isIP } from 'node:net'
import { idnr } from '@navikt/fnrvalidator'
import fc from 'fast-check'
import { isValidPhoneNumber } from 'libphonenumber-js/max'
import personnummerPackage from 'personnummer'
import { describe, expect, test } from 'vitest'
import { loadCorpus } from '../../corpus/tools/load'
import { parseFodselsnummer, parsePersonnummer } from '../../src/identifiers/identifiers'
import { createRedactor } from '../../src/redactor'
import type { Keyring, Redactor, RedactorOptions, Surrogate } from '../../src/types'
import { fodselsnummer, writtenFodselsnummer } from '../arbitraries/fodselsnummer'
import { personnummer, writtenPersonnummer } from '../arbitraries/personnummer'
import { forAll } from '../for-all'
import { PATHS } from '../paths'
import { AT, testRing } from '../rings'

const RING = testRing()

function options(surrogate: Surrogate = {}, keyring: Keyring = RING): RedactorOptions {
  return { keyring, actions: { default: { surrogate } } }
}

const redact = (text: string, given = options(), at = AT) => createRedactor(given).redact(text, { at })
/** What a value becomes, by what it says before it. */
const ofPnr = (text: string, given?: RedactorOptions) => redact(`pnr ${text}`, given).slice(4)
const ofFnr = (text: string, given?: RedactorOptions) => redact(`fnr ${text}`, given).slice(4)

describe('a national number', () => {
  test('has one surrogate in every spelling, each in its own form', () => {
    const canonical = ofPnr('196801642395')
    const short = canonical.slice(2)
    expect(canonical).toMatch(/^(19|20)\d{10}$/)
    const [head, tail] = [short.slice(0, 6), short.slice(6)]
    expect(ofPnr('680164-2395')).toBe(`${head}-${tail}`)
    expect(ofPnr('19680164-2395')).toBe(`${canonical.slice(0, 8)}-${tail}`)
    expect(ofPnr('680164 2395')).toBe(`${head} ${tail}`)
    expect(ofPnr('680164\u20132395')).toBe(`${head}\u2013${tail}`)
    expect(ofPnr('6801642395')).toBe(short)
    expect(redact('GET /a?pnr=%3196801642395')).toBe(`GET /a?pnr=${canonical}`)
  })

  test('of Norway, too', () => {
    const number = ofFnr('01019550091')
    const [head, tail] = [number.slice(0, 6), number.slice(6)]
    expect(ofFnr('010195 50091')).toBe(`${head} ${tail}`)
    expect(ofFnr('01.01.95-50091')).toBe(`${head.slice(0, 2)}.${head.slice(2, 4)}.${head.slice(4)}-${tail}`)
    expect(parseFodselsnummer(number)).toMatchObject({ variant: 'fodselsnummer', synthetic: true, rule: '1964' })
  })

  test('is of the series that was published, whatever variant it was of', () => {
    for (const text of ['680164-2395', '121212-1212', '900101+9802', '000101-T220', '000229-2399']) {
      const output = ofPnr(text)
      expect(output, text).toMatch(/^\d{6}-23[89]\d$/)
      expect(parsePersonnummer(output)?.variant).toBe('personnummer')
      expect(redact(output)).toBe(output)
    }
  })

  test('that is a test number stays', () => {
    for (const text of ['871220-2384', '19910924-2397']) expect(ofPnr(text)).toBe(text)
    expect(ofFnr('41819077302')).toBe('41819077302')
  })

  test('of another ring, tenant, purpose and epoch is another', () => {
    const at = (day: string) => redact('pnr 680164-2395', options(), new Date(day))
    expect(at('2026-11-02')).toBe(at('2026-11-30'))
    const others = [
      at('2026-11-02'),
      at('2026-12-02'),
      redact('pnr 680164-2395', { ...options(), context: { tenant: 'b' } }),
      redact('pnr 680164-2395', { ...options(), context: { purpose: 'b' } }),
      redact('pnr 680164-2395', options({ epoch: 'day' })),
      redact('pnr 680164-2395', { ...options({ scope: 'document' }), context: { document: 'd' } }),
    ]
    expect(new Set(others).size).toBe(others.length)
    const mentions = redact('pnr 680164-2395, pnr 680164-2395', options({ scope: 'transaction' })).split(', ')
    expect(mentions[0]).not.toBe(mentions[1])
  })
})

describe('what may be kept of a person', () => {
  const both = options({ keep: ['sex', 'ageBand'] })
  const YOUNG = fc.date({ min: new Date('1975-01-01'), max: new Date('2014-12-31'), noInvalidDate: true })

  test('the sex and the ten years of birth, and neither unless asked for', () => {
    forAll(300, personnummer, ({ twelve, variant }) => {
      const before = parsePersonnummer(twelve)
      const after = parsePersonnummer(ofPnr(twelve, both))
      const band = Math.trunc((before?.birthYear ?? 0) / 10)
      if (variant === 'interimsnummer' || band < 197 || band > 201) expect(after).toBeUndefined()
      else expect([after?.sex, Math.trunc((after?.birthYear ?? 0) / 10)]).toEqual([before?.sex, band])
    })
    forAll(300, fodselsnummer, ({ digits }) => {
      const before = parseFodselsnummer(digits)
      const after = parseFodselsnummer(ofFnr(digits, both))
      if (after === undefined) return
      expect([after.sex, after.birthDate?.slice(0, 3)]).toEqual([before?.sex, before?.birthDate?.slice(0, 3)])
    })
    const sexes = new Set(
      fc
        .sample(YOUNG, 40)
        .map((_, i) => parsePersonnummer(ofPnr(`680164-2395`, { ...options(), context: { tenant: `t${i}` } }))?.sex),
    )
    expect(sexes.size).toBe(2)
  })

  test('what nothing stands for is masked, counted and told once', () => {
    const keyring = testRing()
    const redactor = createRedactor(options({ keep: ['ageBand'] }, keyring))
    expect(redactor.redact('pnr 680164-2395, pnr 121212-1212', { at: AT })).toMatch(/^pnr \[personnummer\], pnr \d{6}-/)
    expect(keyring.problems).toEqual({ 'no-surrogate': 1 })
    expect(redactor.counts).toEqual({ personnummer: { mask: 1, surrogate: 1 } })
  })

  test('more published numbers serve more years, and stay as they are', () => {
    const [one = ''] = fc.sample(personnummer, { numRuns: 500, seed: 7 }).flatMap(({ twelve, variant }) => {
      return variant === 'personnummer' && twelve.startsWith('196') ? [twelve] : []
    })
    const keyring = testRing({ testNumbers: [one, one, '189001019802'] })
    const given = options({ keep: ['ageBand'] }, keyring)
    expect(ofPnr('196801642395', given)).toBe(one)
    expect(ofPnr(one, given)).toBe(one)
    expect(ofPnr('900101+9802', given)).toBe('900101+9802')
  })

  test.each([
    ['no number', ['871220-2384'], RangeError, /^"testNumbers\[0\]" expected a personnummer of twelve digits$/],
    ['a wrong one', ['198712202384', '198712202385'], RangeError, /^"testNumbers\[1\]"/],
    ['no array', '198712202384', TypeError, /^"testNumbers" expected an array/],
  ])('%s in the list is refused', (_what, testNumbers, error, message) => {
    const open = () => testRing({ testNumbers: testNumbers as string[] })
    expect(open).toThrow(error)
    expect(open).toThrow(message)
  })
})

const digits = (count: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${count - 1}}$`))

/** 680164-2395, 13097248022, 1-2, and so on, with the ring of the tests. */
const PNR = '199503062383'
const FNR = '19854024836'
const [HEAD, TAIL] = [PNR.slice(2, 8), PNR.slice(8)]
const MAIL = redact('x@example.org')
const PHONE = redact('tel 070-123 45 67').slice(4)

/** Text before and after, in every format. */
const ROWS: ReadonlyArray<readonly [label: string, before: string, after: string, options?: RedactorOptions]> = [
  ['text', 'Anna 680164-2395, x@example.org', `Anna ${HEAD}-${TAIL}, ${MAIL}`],
  ['a phone', 'tel 070-123 45 67, +46 (0)70 123 45 67', `tel ${PHONE}, +46 (0)${PHONE.slice(1).replace('-', ' ')}`],
  ['letters glued on', 'fnr13097248022', `fnr${FNR}`],
  ['JSON string', '{"pnr":"680164-2395","ok":true}', `{"pnr":"${HEAD}-${TAIL}","ok":true}`],
  ['JSON number', '{"pnr":196801642395,"n":1}', `{"pnr":${PNR},"n":1}`],
  ['JSON numbers', '{"fnr":[13097248022,13097248022]}', `{"fnr":[${FNR},${FNR}]}`],
  ['JSON name', '{"680164-2395":1,"196801642395":2}', `{"${HEAD}-${TAIL}":1,"${PNR}":2}`],
  ['JSON escapes', '{"m":"x\\u0040example.org"}', `{"m":"${MAIL}"}`],
  ['a number in JSON in JSON', '{"m":"{\\"pnr\\":196801642395}"}', `{"m":"{\\"pnr\\":${PNR}}"}`],
  ['a query', 'GET /a?mail=x%40example.org&pnr=%3196801642395', `GET /a?mail=${MAIL}&pnr=${PNR}`],
  ['a host', 'http://10.1.2.3:8080/a', `http://${redact('ip 10.1.2.3').slice(3)}:8080/a`],
  ['XML', '<a pnr="680164-2395">x&#64;example.org</a>', `<a pnr="${HEAD}-${TAIL}">${MAIL}</a>`],
  ['CSV', 'namn;personnummer\nBo;680164-2395\n', `namn;personnummer\nBo;${HEAD}-${TAIL}\n`, { format: 'csv' }],
  ['CSV numbers', 'fnr,n\n13097248022,1\n', `fnr,n\n${FNR},1\n`, { format: 'csv' }],
  ['YAML', 'pnr: 196801642395\nfnr: "13097248022"\n', `pnr: ${PNR}\nfnr: "${FNR}"\n`, { format: 'yaml' }],
  [
    'SQL',
    "INSERT INTO kund (id, personnummer, epost) VALUES (1, '19680164-2395', 'x@example.org');",
    `INSERT INTO kund (id, personnummer, epost) VALUES (1, '${PNR.slice(0, 8)}-${TAIL}', '${MAIL}');`,
  ],
]

describe('in every format', () => {
  const places = ROWS.flatMap(([label, before, after, more = {}]) =>
    (['auto', 'plain'] as const).map((engine) => [label, engine, before, after, { ...more, engine }] as const),
  )

  test.each(places)('%s, %s: on every path, and a second time', async (_label, _engine, before, after, more) => {
    const given = { ...options(), ...more }
    for (const path of PATHS) expect(await path.redact(before, given, AT), path.label).toBe(after)
    expect(redact(after, given)).toBe(after)
  })

  test('values: a number stays one, and what was nobody’s is the same object', () => {
    for (const engine of ['auto', 'plain'] as const) {
      const redactor = createRedactor({ ...options(), engine })
      const value = { pnr: 196801642395, big: { fnr: 13097248022n }, list: ['680164-2395'], n: 1 }
      const output = redactor.redactValue(value, { at: AT })
      expect(output).toEqual({ pnr: Number(PNR), big: { fnr: BigInt(FNR) }, list: [`${HEAD}-${TAIL}`], n: 1 })
      expect(redactor.redactValue(output, { at: AT })).toBe(output)
    }
  })

  test('names of an object stay distinct, also from one that stays', () => {
    const numbers = fc.sample(digits(7), { numRuns: 200, seed: 3 }).map((d) => `070-${d}`)
    const names = [...new Set(numbers), '070-174 06 96', '070-174 06 97']
    for (const engine of ['auto', 'plain'] as const) {
      const output = redact(JSON.stringify(Object.fromEntries(names.map((name) => [name, 1]))), {
        ...options(),
        engine,
      })
      expect(new Set([...output.matchAll(/"([^"]+)":/g)].map(([, name]) => name)).size).toBe(names.length)
    }
  })

  test('a number that had lost its zero may get it back, or lose another', () => {
    const output = JSON.parse(redact('{"fnr":1019550091}'))
    expect(parseFodselsnummer(String(output.fnr).padStart(11, '0'))?.synthetic).toBe(true)
    expect(redact('fnr;navn\n1019550091;Kari\n', { ...options(), format: 'csv' })).toMatch(/^fnr;navn\n\d{11};Kari\n$/)
  })

  test('birth dates of fields, in their form', () => {
    const given: RedactorOptions = { keyring: RING, fields: { 'category:birthdate': 'surrogate' } }
    const before = { födelsedatum: '1987-12-20', birthDate: 19871220, dob: '20.12.1987', fodt: '1987-12-20T00:00:00Z' }
    const after = JSON.parse(redact(JSON.stringify(before), given))
    const day = after.födelsedatum
    const [year, month, date] = day.split('-')
    expect(after).toEqual({
      födelsedatum: day,
      birthDate: Number(day.replaceAll('-', '')),
      dob: `${date}.${month}.${year}`,
      fodt: `${day}T00:00:00Z`,
    })
    expect(Math.abs(Date.parse(day) - Date.parse('1987-12-20')) / 86_400_000).toBeLessThanOrEqual(1826)
    expect(day).not.toBe('1987-12-20')
    const kept = { ...given, fields: { 'category:birthdate': { surrogate: { keep: ['ageBand'] } } } } as RedactorOptions
    for (let i = 10; i < 29; i++)
      expect(redact(`{"dob":"1987-12-${i}"}`, kept)).toMatch(/^\{"dob":"198\d-\d\d-\d\d"\}$/)
    expect(redact('{"dob":"i fjol"}', given)).toBe('{"dob":"[field]"}')
  })

  test('what stays is kept, and the input comes back', () => {
    const redactor = createRedactor(options())
    const bytes = new TextEncoder().encode('pnr 871220-2384')
    expect(redactor.redact(bytes, { at: AT })).toBe(bytes)
    expect(redactor.counts).toEqual({ personnummer: { keep: 1 } })
  })

  test('fields that nothing stands for are masked', () => {
    const given: RedactorOptions = { keyring: testRing(), fields: { namn: 'surrogate' } }
    expect(redact('{"namn":"Anna Berg"}', given)).toBe('{"namn":"[field]"}')
  })
})

describe('what was found is found again, of the same kind, and stays', () => {
  const [first, twin] = (['auto', 'plain'] as const).map((engine) =>
    createRedactor({ ...options({}, testRing()), engine }),
  ) as [Redactor, Redactor]
  const kindsIn = (text: string) => first.scan(text, { at: AT }).map(({ kind }) => kind)

  function expectAgain(text: string): void {
    const output = first.redact(text, { at: AT })
    expect(twin.redact(text, { at: AT }), text).toBe(output)
    expect(kindsIn(output), `${text} -> ${output}`).toEqual(kindsIn(text))
    expect(first.redact(output, { at: AT }), text).toBe(output)
  }

  const phone = fc.oneof(
    digits(7).map((d) => `tel 070-${d.slice(0, 3)} ${d.slice(3, 5)} ${d.slice(5)}`),
    digits(7).map((d) => `tel +46 (0)73 ${d}`),
    digits(7).map((d) => `tel 004676${d}`),
    digits(7).map((d) => `tel (031) ${d}`),
    digits(7).map((d) => `tel 08-${d.slice(0, 3)} ${d.slice(3, 5)} ${d.slice(5)}`),
    digits(5).map((d) => `tel 0980-${d}`),
    digits(7).map((d) => `tlf +47 9${d.slice(0, 2)} ${d.slice(2, 4)} ${d.slice(4)}`),
    digits(6).map((d) => `tlf 22 ${d.slice(0, 2)} ${d.slice(2, 4)} ${d.slice(4)}`),
    digits(8).map((d) => `ring +45 ${d}`),
  )

  test.each([
    ['personnummer', writtenPersonnummer.map((text) => `personnummer ${text} ja`)],
    // A number in scientific notation has no canonical form, and is masked.
    ['fødselsnummer', writtenFodselsnummer.filter((text) => !text.includes('e')).map((text) => `fnr ${text} ja`)],
    ['phone numbers', phone],
    ['IPv4', fc.ipV4().map((text) => `http://a@${text}:80/x ip-${text.replaceAll('.', '-')}.ec2`)],
    ['IPv6', fc.ipV6().map((text) => `http://[${text}]:80/x`)],
  ])('%s', (_kind, texts) => {
    forAll(500, texts, expectAgain)
  })

  test('all of the corpus', () => {
    for (const { text, spans } of loadCorpus()) {
      // What is said of a person in parts has no canonical form.
      if (spans.every(({ start, end }) => end - start > 5)) expectAgain(text)
    }
  })
})

describe('10,000 of 10,000 are valid to others', () => {
  const redactor = createRedactor(options())
  const all = <T>(values: fc.Arbitrary<T>, isValid: (value: T) => boolean) => {
    const made = fc.sample(values, { numRuns: 10_000, seed: 19 })
    expect(made.filter(isValid).length).toBe(10_000)
  }

  test('personnummer', () => {
    const lines = fc.sample(personnummer, { numRuns: 10_000, seed: 19 }).map(({ twelve }) => `pnr ${twelve}`)
    const output = redactor.redactLines(lines, { at: AT }).map((line) => line.slice(4))
    expect(output.filter((text) => /^\d{12}$/.test(text) && personnummerPackage.valid(text)).length).toBe(10_000)
    expect(output.filter((text, i) => `pnr ${text}` === lines[i]).length).toBeLessThan(100)
  })

  test('@navikt/fnrvalidator', () => {
    all(fodselsnummer, ({ digits }) => {
      const text = redactor.redact(`fnr ${digits}`, { at: AT }).slice(4)
      return /^\d{11}$/.test(text) && idnr(text).status === 'valid'
    })
  })

  test('libphonenumber-js', () => {
    const swedish = fc.tuple(
      fc.constantFrom('070', '072', '073', '076', '08', '031', '0980'),
      fc.integer({ min: 1e5, max: 9_999_999 }),
    )
    all(swedish, ([area, rest]) => {
      const text = redactor
        .redact(
          `tel ${area}-${String(rest)
            .padStart(7, '4')
            .slice(0, 10 - area.length)}`,
          { at: AT },
        )
        .slice(4)
      return isValidPhoneNumber(text, 'SE') && !text.startsWith('[')
    })
    all(fc.integer({ min: 40_000_000, max: 49_999_999 }), (number) => {
      return isValidPhoneNumber(redactor.redact(`tlf +47${number}`, { at: AT }).slice(4))
    })
  })

  test('and addresses', () => {
    all(fc.ipV4(), (address) => isIP(redactor.redact(`ip ${address}`, { at: AT }).slice(3)) === 4)
    all(fc.ipV6(), (address) => isIP(redactor.redact(`ip: ${address}`, { at: AT }).slice(4)) !== 0)
  })
})

describe('options', () => {
  test.each([
    [{ surrogate: { keep: 'sex' } }, TypeError, /"actions.default.surrogate.keep" expected an array of sex, ageBand/],
    [{ surrogate: { keep: ['age'] } }, RangeError, /"actions.default.surrogate.keep\[0\]" expected sex, ageBand/],
    [{ surrogate: { ip: 'pfx' } }, RangeError, /"actions.default.surrogate.ip" expected documentation, encrypt/],
    [{ surrogate: { scope: 'person' } }, RangeError, /"actions.default.surrogate.scope"/],
    [{ surrogate: { epoch: 'year' } }, RangeError, /"actions.default.surrogate.epoch"/],
    [
      { surrogate: { as: 'token' } },
      TypeError,
      /"actions.default.surrogate.as" is unknown; known: keep, ip, scope, epoch/,
    ],
    [{ surrogate: true }, TypeError, /"actions.default.surrogate" expected an object/],
    [{ surrogate: { ip: 'encrypt', scope: 'transaction' } }, TypeError, /encrypt contradicts the scope transaction/],
  ])('%j is refused', (action, error, message) => {
    const make = () => createRedactor({ keyring: RING, actions: { default: action as never } })
    expect(make).toThrow(error)
    expect(make).toThrow(message)
  })

  test('a ring is needed, and one of a version that gives surrogates', () => {
    expect(() => createRedactor({ actions: { default: 'surrogate' } })).toThrow(/surrogate needs the option "keyring"/)
    const old = { keys: [], problems: {}, [Symbol.for('sladd.token/1')]: () => undefined } as unknown as Keyring
    expect(() => createRedactor({ keyring: old, actions: { default: 'surrogate' } })).toThrow(/gives no surrogates/)
  })

  test('without a key for the day everything is masked', () => {
    const keyring = testRing()
    expect(redact('pnr 680164-2395', options({}, keyring), new Date('2030-01-01'))).toBe('pnr [personnummer]')
    expect(keyring.problems).toEqual({ 'no-key': 1 })
  })
})
