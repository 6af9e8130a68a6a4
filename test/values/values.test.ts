import { EventEmitter, once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import { type AddressInfo, Socket } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../src/redactor'

const redactor = createRedactor()
const redact = <T>(value: T): T => redactor.redactValue(value)
const MAIL = 'anna.testberg@example.se'
const PNR = '871220-2384'

/** What can be read of a value by whoever prints or writes it. */
function readable(value: unknown): string {
  const seen = new Set<unknown>()
  const json = JSON.stringify(value, (_key, one) => {
    if (typeof one === 'bigint') return `${one}`
    if (typeof one !== 'object' || one === null) return one
    if (seen.has(one)) return undefined
    seen.add(one)
    return one
  })
  return `${inspect(value, { depth: 50 })} ${json}`
}

describe('what comes back', () => {
  test('the same object when nothing was found', () => {
    const shared = { a: 1 }
    const clean = {
      text: 'inget här',
      numbers: [1, -0, 2.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY, 12n, 10n ** 400n],
      words: [true, false, null, undefined],
      map: new Map<unknown, unknown>([
        ['a', shared],
        [shared, 1],
      ]),
      set: new Set([shared]),
      error: new Error('inget'),
      date: new Date(0),
      url: new URL('https://example.se/a?b=c'),
      params: new URLSearchParams('a=b'),
      bytes: Buffer.from('inget'),
      floats: new Float64Array([1, Number.NaN]),
      symbol: Symbol('inget'),
      method() {},
      pattern: /inget/,
      sparse: Object.assign(new Array(3), { 0: 1 }),
    }
    expect(redact(clean)).toBe(clean)
    for (const value of Object.values(clean)) expect(redact(value)).toBe(value)
  })

  test('a copy of what holds a change, and the same objects beside it', () => {
    const value = { clean: { deep: [1] }, changed: { list: [{ mail: MAIL }, { a: 1 }] } }
    const output = redact(value)
    expect(output).toEqual({ clean: { deep: [1] }, changed: { list: [{ mail: '[email]' }, { a: 1 }] } })
    expect(output.clean).toBe(value.clean)
    expect(output.changed.list[1]).toBe(value.changed.list[1])
    expect(value.changed.list[0]?.mail).toBe(MAIL)
  })

  test('frozen input is as good as any other', () => {
    const value = Object.freeze({ list: Object.freeze([Object.freeze({ mail: MAIL })]) })
    expect(redact(value)).toEqual({ list: [{ mail: '[email]' }] })
  })

  test('findings are counted', () => {
    const own = createRedactor()
    own.redactValue({ mail: MAIL, list: [MAIL, 198712202384] })
    expect(own.counts).toEqual({ email: { mask: 2 }, personnummer: { mask: 1 } })
  })
})

describe('evidence', () => {
  test('the names above a value speak for it and against it', () => {
    const value = { personnummer: 8712202384, ordernr: 8712202384, kund: { pnr: [{ v: 8712202384 }] } }
    expect(redact(value)).toEqual({
      personnummer: '[personnummer]',
      ordernr: 8712202384,
      kund: { pnr: [{ v: '[personnummer]' }] },
    })
  })

  test('also in maps, errors, big numbers and floats', () => {
    expect(redact(new Map([['pnr', 8712202384]]))).toEqual(new Map([['pnr', '[personnummer]']]))
    expect(redact({ pnr: 8712202384n })).toEqual({ pnr: '[personnummer]' })
    expect(redact({ pnr: new Float64Array([8712202384]) })).toEqual({ pnr: '[unreadable]' })
    expect(redact({ pnr: Buffer.from('8712202384') })).toEqual({ pnr: Buffer.from('[personnummer]') })
  })

  test('a shared object is looked at under each of its names', () => {
    const shared = { v: 8712202384 }
    expect(redact({ a: shared, pnr: shared, b: shared })).toEqual({
      a: { v: 8712202384 },
      pnr: { v: '[personnummer]' },
      b: { v: 8712202384 },
    })
  })

  test('JSON in a string stays JSON', () => {
    expect(redact({ body: '{"fnr":15069010013,"q":"\\"x\\""}' })).toEqual({
      body: '{"fnr":"[fodselsnummer]","q":"\\"x\\""}',
    })
  })

  test('octets in a record of the journal stay octets, as in the record that was written', () => {
    const octets = (text: string) => [...Buffer.from(text)]
    for (const engine of ['auto', 'plain'] as const) {
      const own = createRedactor({ engine })
      for (const record of [
        { MESSAGE: octets(`kund ${PNR}\t`), _PID: '7' },
        { _BOOT_ID: 'a', OTHER_FIELD: octets(MAIL), ORDERNR: octets('8712202384'), PERSONNUMMER: octets('8712202384') },
        { MESSAGE: octets('inget'), x: [1, 2] },
        { OTHER: octets(MAIL) },
        { _PID: '7', MESSAGE: [8, 256, 71], OTHER: [1.5], message: octets(MAIL) },
      ]) {
        expect(`${JSON.stringify(own.redactValue(record))}\n`).toBe(own.redact(`${JSON.stringify(record)}\n`))
      }
      const clean = { MESSAGE: octets('inget') }
      expect(own.redactValue(clean)).toBe(clean)
    }
  })

  test('other formats of the redactor say nothing about values', () => {
    const value = { pnr: 8712202384, note: 'a\n"b"; anna@example.se' }
    const expected = { pnr: '[personnummer]', note: 'a\n"b"; [email]' }
    for (const format of ['auto', 'json', 'text', 'csv', 'tsv'] as const) {
      expect(createRedactor({ format }).redactValue(value)).toEqual(expected)
    }
  })

  test('a record that looks like one of a container runtime is none', () => {
    const value = { log: `x ${MAIL}\n`, stream: 'stdout', time: '2026-11-22T08:00:00Z' }
    expect(redact(value)).toEqual({ ...value, log: 'x [email]\n' })
  })
})

describe('shapes', () => {
  test('cycles and shared objects stay what they are', () => {
    const shared = { mail: MAIL }
    const value: Record<string, unknown> = { one: shared, two: shared, list: [shared] }
    const plain = redact(value) as Record<string, unknown>
    expect(plain.one).toBe(plain.two)
    value.self = value
    value.deep = { back: [value] }
    const output = redact(value) as { self: unknown; deep: { back: unknown[] }; one: unknown }
    expect(output.self).toBe(output)
    expect(output.deep.back[0]).toBe(output)
    expect(readable(output)).not.toContain(MAIL)
  })

  test('a cycle through what is clean leads to the copy', () => {
    const value: Record<string, unknown> = { mail: MAIL, child: { name: 'x' } }
    ;(value.child as Record<string, unknown>).parent = value
    const output = redact(value) as { child: { parent: unknown } }
    expect(output.child.parent).toBe(output)
    const clean: Record<string, unknown> = { a: {} }
    clean.self = clean
    expect(redact(clean)).toBe(clean)
  })

  test('names that are personal data stay distinct', () => {
    const value = { [MAIL]: 1, 'ola.testmann@example.no': 2, '[email]': 3, [Symbol(PNR)]: 4 }
    const output = redact(value) as Record<PropertyKey, unknown>
    expect(Object.values(output)).toEqual([1, 2, 3])
    expect(new Set(Object.keys(output)).size).toBe(3)
    expect(readable(output)).not.toMatch(/testberg|testmann|871220/)
  })

  test('maps and sets, keys too, with what hangs on them', () => {
    const map = Object.assign(
      new Map<unknown, unknown>([
        [MAIL, { a: MAIL }],
        [{ mail: MAIL }, 1],
      ]),
      { extra: MAIL },
    )
    const output = redact(map)
    expect([...output]).toEqual([
      ['[email]', { a: '[email]' }],
      [{ mail: '[email]' }, 1],
    ])
    expect(output.extra).toBe('[email]')
    expect(redact(new Set([MAIL, 1]))).toEqual(new Set(['[email]', 1]))
  })

  test('the prototype is kept, and nothing is set on it', () => {
    class Person {
      mail = MAIL
      greet() {
        return `hej ${this.mail}`
      }
    }
    class Team extends Map<string, number> {}
    const output = redact(new Person())
    expect(output).toBeInstanceOf(Person)
    expect(output.greet()).toBe('hej [email]')
    expect(redact(new Team([[MAIL, 1]]))).toBeInstanceOf(Team)
    const bare = Object.assign(Object.create(null), { mail: MAIL })
    expect(Object.getPrototypeOf(redact(bare))).toBe(null)
    const own = JSON.parse(`{"__proto__":{"mail":"${MAIL}"},"constructor":"${MAIL}"}`)
    expect(JSON.stringify(redact(own))).toBe('{"__proto__":{"mail":"[email]"},"constructor":"[email]"}')
    expect(Object.getPrototypeOf(redact(own))).toBe(Object.prototype)
  })

  test('arrays keep their holes and what stands beside their elements', () => {
    const match = /(?<mail>\S+@\S+)/.exec(`hej ${MAIL}`) as RegExpExecArray
    expect(readable(redact(match))).not.toContain(MAIL)
    const sparse = new Array(5)
    sparse[3] = MAIL
    const output = redact(sparse)
    expect(3 in output && !(1 in output) && output.length).toBe(5)
  })
})

describe('errors', () => {
  test('message, stack, cause, errors and properties', () => {
    class Refused extends TypeError {
      code = PNR
    }
    const error = new Refused(`fnr 01019550091`, { cause: new AggregateError([new Error(MAIL)], MAIL) })
    const output = redact(error)
    expect(output).toBeInstanceOf(Refused)
    expect(output.message).toBe('fnr [fodselsnummer]')
    expect(output.stack).toContain('values.test.ts')
    expect(output.code).toBe('[personnummer]')
    expect((output.cause as AggregateError).errors[0].message).toBe('[email]')
    expect(readable(output)).not.toMatch(/testberg|0101955|871220/)
    expect(Object.keys(output)).toEqual(['code'])
    expect(error.message).toBe('fnr 01019550091')
  })

  test('a message that only its name tells is gone from the stack as well', () => {
    const output = redact({ pnr: new Error('8712202384') })
    expect(readable(output)).not.toContain('8712202384')
  })

  test('an error that writes itself as JSON keeps its class and loses its values', () => {
    class HttpError extends Error {
      #url = `https://example.se/?q=${PNR}`
      toJSON() {
        return { message: this.message, url: this.#url }
      }
    }
    const output = redact(new HttpError(MAIL))
    expect(output).toBeInstanceOf(HttpError)
    expect(JSON.parse(JSON.stringify(output))).toEqual({
      message: '[email]',
      url: 'https://example.se/?q=[personnummer]',
    })
  })
})

describe('a copy of what has private fields', () => {
  test('answers to the getters of its class, redacted', () => {
    class Person {
      readonly #mail = MAIL
      readonly #pnr = 8712202384
      note = PNR
      first = 'Anna'
      get mail() {
        return this.#mail
      }
      get pnr() {
        return this.#pnr
      }
      get greeting() {
        return `hej ${this.first}, ${this.note}`
      }
      get broken(): string {
        throw new Error(MAIL)
      }
    }
    class Admin extends Person {
      override get mail() {
        return `admin ${super.mail}`
      }
    }
    const output = redact(new Admin())
    expect(output).toBeInstanceOf(Admin)
    expect([output.mail, output.pnr, output.note]).toEqual(['admin [email]', '[personnummer]', '[personnummer]'])
    output.first = 'Ola'
    expect([output.greeting, output.broken]).toEqual(['hej Ola, [personnummer]', '[unreadable]'])
    expect(Object.keys(output)).toEqual(['note', 'first'])
    expect(redact(output)).toBe(output)
  })

  test('runs none of them before it is asked', () => {
    let times = 0
    class Lazy {
      mail = MAIL
      get costly() {
        times++
        return MAIL
      }
    }
    const output = redact({ a: new Lazy(), list: [new Lazy()] })
    readable(output)
    expect(times).toBe(0)
    expect(output.a.costly).toBe('[email]')
    expect(times).toBe(1)
  })

  test('also of errors, collections and what is shared', () => {
    class Failed extends Error {
      readonly #detail = MAIL
      get detail() {
        return this.#detail
      }
    }
    class Team extends Map<string, string> {
      readonly #lead = MAIL
      get lead() {
        return this.#lead
      }
    }
    const failed = new Failed(PNR)
    const output = redact({ failed, again: failed, team: new Team([['a', PNR]]) })
    expect(output.failed).toBe(output.again)
    expect([output.failed.detail, output.team.lead]).toEqual(['[email]', '[email]'])
  })

  test('of a DOMException: name, message, code and stack', () => {
    const output = redact(new DOMException(`fel ${MAIL}`, 'AbortError'))
    expect(output).toBeInstanceOf(DOMException)
    expect([output.name, output.message, output.code]).toEqual(['AbortError', 'fel [email]', 20])
    expect(output.stack).toMatch(/fel \[email\]\n\s+at /)
    expect(`${output}`).toBe('AbortError: fel [email]')
    const told = redact(Object.assign(new DOMException('fel', 'DataError'), { mail: MAIL }))
    expect([told.name, told.message, told.code, told.mail]).toEqual(['DataError', 'fel', 0, '[email]'])
  })
})

describe('what holds a connection is named, not read', () => {
  test.each([
    ['a socket', () => new Socket(), '[stream]'],
    ['a stream', () => Readable.from([MAIL]), '[stream]'],
    ['an agent', () => new Agent({ keepAlive: true }), '[agent]'],
    ['a class of the user', () => Object.assign(new PassThrough(), { mail: MAIL }), '[stream]'],
  ])('%s', (_name, make, label) => {
    const handle = make()
    expect(redactor.redactValue({ handle, mail: MAIL })).toEqual({ handle: label, mail: '[email]' })
    expect(redactor.redactValue(handle)).toBe(label)
  })

  test('plain objects with methods of the same name, and emitters of events, are read', () => {
    const alike = { on: () => {}, pipe: () => {}, mail: MAIL }
    expect(redactor.redactValue(alike)).toMatchObject({ mail: '[email]' })
    const emitter = Object.assign(new EventEmitter(), { mail: MAIL })
    expect(redactor.redactValue(emitter)).toMatchObject({ mail: '[email]' })
    expect(redactor.redactValue(emitter)).toBeInstanceOf(EventEmitter)
  })

  test('the request behind an error of a client tells what it says, in less than a thousand entries', async () => {
    const server = createServer((_request, response) => response.end(MAIL)).listen(0)
    const agent = new Agent({ keepAlive: true })
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const headers = { authorization: 'Bearer abc', 'x-user': MAIL }
    const sent = request({ port, path: `/?mail=${MAIL}`, agent, headers }).end()
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    response.resume()
    const error = Object.assign(new Error('Request failed'), { request: sent, response, config: { headers, agent } })
    const output = redactor.redactValue(error)
    expect(output.config).toEqual({ headers: { authorization: '', 'x-user': '[email]' }, agent: '[agent]' })
    expect(output.request).toMatchObject({ method: 'GET', path: '/?mail=[email]', agent: '[agent]' })
    expect(output.response.statusCode).toBe(200)
    expect(inspect(output, { depth: 9 })).not.toMatch(/anna|Bearer abc/)
    expect(inspect(output, { depth: 9 }).split('\n').length).toBeLessThan(1000)
    expect(error.config.agent).toBe(agent)
    agent.destroy()
    server.close()
  })
})

describe('pairs of name and value', () => {
  const engines = ['auto', 'plain'] as const
  const rows: ReadonlyArray<readonly [string, unknown, unknown]> = [
    [
      'raw headers',
      { rawHeaders: ['Host', 'x', 'authorization', 'Bearer x'] },
      { rawHeaders: ['Host', 'x', 'authorization', ''] },
    ],
    [
      'entries of headers',
      [...new Headers({ authorization: 'Bearer x', host: 'y' })],
      [
        ['authorization', ''],
        ['host', 'y'],
      ],
    ],
    ['entries of a map', [...new Map([['pnr', 8712202384]])], [['pnr', '[personnummer]']]],
    ['a map', new Map([['password', 'abc']]), new Map([['password', '']])],
    [
      'HAR',
      { headers: [{ name: 'Cookie', value: 'a=b' }], queryString: [{ name: 'token', value: 'abc', path: '/' }] },
      { headers: [{ name: 'Cookie', value: '' }], queryString: [{ name: 'token', value: '', path: '/' }] },
    ],
    [
      'an environment',
      {
        env: [
          { name: 'DB_PASSWORD', value: 'x' },
          { name: 'A', value: 'b' },
        ],
      },
      {
        env: [
          { name: 'DB_PASSWORD', value: '' },
          { name: 'A', value: 'b' },
        ],
      },
    ],
    [
      'FHIR',
      { telecom: [{ system: 'phone', value: '68051234', use: 'home' }] },
      { telecom: [{ system: 'phone', value: '[phone]', use: 'home' }] },
    ],
    ['OTLP', { key: 'password', value: { stringValue: 'hemligt' } }, { key: 'password', value: { stringValue: '' } }],
    [
      'the value first',
      { value: 'hemligt', msg: 'Invalid value', path: 'password' },
      { value: '', msg: 'Invalid value', path: 'password' },
    ],
    ['a number', { Name: 'pnr', Value: 8712202384 }, { Name: 'pnr', Value: '[personnummer]' }],
    ['arguments', ['--x', '--password', 'token', 'a1b2c3'], ['--x', '--password', 'token', '']],
    [
      'many',
      Array.from({ length: 500 }, (_, i) => ({ name: i % 2 ? 'token' : 'x', value: `v${i}` })),
      Array.from({ length: 500 }, (_, i) => ({ name: i % 2 ? 'token' : 'x', value: i % 2 ? '' : `v${i}` })),
    ],
  ]
  test.each(rows)('%s', (_what, value, expected) => {
    for (const engine of engines) {
      const own = createRedactor({ engine })
      const output = own.redactValue(value)
      expect(output, engine).toEqual(expected)
      expect(own.redactValue(output), engine).toBe(output)
    }
  })

  test.each([
    [{ required: ['password', 'email'] }],
    [['Password', 'Lösenord']],
    [['authorization', 'content-type']],
    [{ name: 'password reset mail', value: 'hello' }],
    [{ key: 'token', value: 3 }],
    [['token', 3]],
    [['a', 'password', 'b1', 'x']],
    [['password', { min: 8 }]],
    [{ name: 'password', x: { a: 1 }, value: 'hello' }],
  ])('none: %j', (value) => {
    for (const engine of engines) expect(createRedactor({ engine }).redactValue(value), engine).toBe(value)
  })

  test('rules for fields apply', () => {
    const own = createRedactor({ fields: { memberId: 'mask' } })
    expect(own.redactValue([{ name: 'memberId', value: 'a123' }, ['member_id', 'a123']])).toEqual(
      own.redactValue([
        { name: 'memberId', value: own.redactValue({ memberId: 'a123' }).memberId },
        ['member_id', own.redactValue({ memberId: 'a123' }).memberId],
      ]),
    )
    expect(own.redactValue({ name: 'memberId', value: 'a123' }).value).not.toBe('a123')
  })
})

describe('the end of a number in a field of its own', () => {
  const date = '1987-12-20'
  test.each([
    [
      { birthDate: date, lastFour: '2384' },
      { birthDate: date, lastFour: '[personnummer]' },
    ],
    [{ a: [{ lastFour: 2384, b: { c: 1 }, birthDate: 19871220 }] }, '"lastFour":"[personnummer]"'],
    [{ fødselsdato: '41.81.90', personnummer: '77302' }, '"personnummer":"[fodselsnummer]"'],
  ])('%j', (value, expected) => {
    for (const engine of ['auto', 'plain'] as const) {
      const output = createRedactor({ engine }).redactValue<unknown>(value)
      if (typeof expected === 'string') expect(JSON.stringify(output), engine).toContain(expected)
      else expect(output, engine).toEqual(expected)
      expect(createRedactor({ engine }).redactValue(output), engine).toEqual(output)
    }
  })

  test('stays where the two are not one, or not of one object', () => {
    const values = [{ birthDate: date, lastFour: '2385' }, { lastFour: '2384' }, { birthDate: date, order: '2384' }]
    for (const value of [...values, { birthDate: date, card: { lastFour: '2384' } }]) expect(redact(value)).toBe(value)
  })
})
