/**
 * Unlisted fields of records: masked under a policy, however the record is written, so that a forgotten name reveals
 * nothing. Technical fields are kept, and text keeps its words.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { TECHNICAL } from '../../src/names/built-in'
import {
  asPolicy,
  checkPolicy,
  decide,
  explainPolicy,
  noHealthRecords,
  planOf,
  seHealthInsurer,
} from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import type { RedactorOptions } from '../../src/types'

const ENGINES = ['auto', 'plain'] as const
const context = { purpose: 'support' }

function redactorFor(more: RedactorOptions = {}, unlisted?: 'mask' | 'remove' | 'keep') {
  const policy = unlisted === undefined ? noHealthRecords : asPolicy({ ...noHealthRecords, unlisted })
  return createRedactor({ policy, context, ...more })
}

/** Names that stand on no list, some of them hard to read for whoever looks for the end of a name. */
const NAMES = [
  'yrkesskade',
  'sexuell läggning',
  'x',
  'user_x',
  'a.b.c',
  'X-Odd',
  'ø',
  '12',
  '',
  'a"b',
  'a\\b',
  'a b: c',
]

/** Labels of those that are understood all the same. */
const LABELS: { readonly [name: string]: string } = {
  yrkesskade: '[health]',
  'sexuell läggning': '[profile]',
  user_x: '[account]',
}

describe.each(ENGINES)('%s', (engine) => {
  test.each(['{"x"\n:"readable"}', '{\n  "a": null,\n  "x"\r\n\t : "readable"\n}', '{"x"\n  :\n  ["readable"]}'])(
    'a value whose name and colon stand on two lines goes: %j',
    (text) => {
      const output = redactorFor({ engine }).redact(text)
      expect(output).toBe(text.replace('readable', '[field]'))
      expect(redactorFor({ engine }).redact(output)).toBe(output)
    },
  )

  test('and so does one behind a value and a colon, which is no JSON', () => {
    const redactor = redactorFor({ engine, context: { purpose: 'storage' } })
    expect(redactor.redact('{"":""\n:"readable"')).toBe('{"":""\n:"[field]"')
  })

  test.each(NAMES)('the value under %j goes, in values, JSON and tables', (name) => {
    const redactor = redactorFor({ engine })
    const record = { [name]: 'readable', other: [{ [name]: ['readable', 7, true, null] }] }
    const label = LABELS[name] ?? '[field]'
    const masked = { [name]: label, other: [{ [name]: [label, label, label, null] }] }
    expect(redactor.redactValue(record)).toEqual(masked)
    for (const space of [0, 2]) expect(JSON.parse(redactor.redact(JSON.stringify(record, null, space)))).toEqual(masked)
    const inner = JSON.stringify({ msg: JSON.stringify(record) })
    expect(JSON.parse(JSON.parse(redactor.redact(inner)).msg)).toEqual(masked)
    if (name === '12' || name === '') return
    const quoted = `"${name.replaceAll('"', '""')}"`
    expect(redactorFor({ engine, format: 'csv' }).redact(`level,${quoted}\n1,readable\n`)).toBe(
      `level,${quoted}\n1,${label}\n`,
    )
  })

  test.each([
    [
      'time=10:00 level=info foo=readable user_x="a b" msg="hello you" ok',
      'time=10:00 level=info foo=[field] user_x="[account]" msg="hello you" ok',
    ],
    [
      '<a><navn>Ola</navn><foo bar="readable">readable</foo></a>',
      '<a><navn>Ola</navn><foo bar="[field]">[field]</foo></a>',
    ],
    ['GET /p?side=2&z=readable', 'GET /p?side=[field]&z=[field]'],
    ['{"foo":readable', '{"foo":"[field]"'],
    ['{"foo":readable too,"level":info,"b":x}', '{"foo":"[field]","level":info,"b":[field]}'],
    ['{"foo":{"bar":[readable, 7.5.2]}}', '{"foo":{"bar":["[field]", "[field]"]}}'],
    ['{"passord":{"foo":readable}}', '{"passord":{"foo":""}}'],
    ['{"foo":Åsa readable}', '{"foo":"[field]"}'],
    ['tlf=Ola fnr="x y" epost=z ip=w', 'tlf=Ola fnr="[id]" epost=[contact] ip=[device]'],
    ['<a fnr="readable"><fnr>x</fnr></a>', '<a fnr="[id]"><fnr>[id]</fnr></a>'],
    ['pasient_navn: Ola Testmann, ok', 'pasient_navn: Ola Testmann, ok'],
    ['bruker_diagnose: F32.1\nX-Patient-Diagnosis: F32.1', 'bruker_diagnose: [health]\nX-Patient-Diagnosis: [health]'],
    [
      'a:\n  foo: Åsa, b\n\tFooBar: x y\n  - åsa_x: 7 # c\n    "foo": \'a b\'\n  level: info',
      'a:\n  foo: [field]\n\tFooBar: [field]\n  - åsa_x: [field]\n    "foo": \'[field]\'\n  level: info',
    ],
    [
      'foo: Åsa\n  Foo: x\n  WARNING: x\n  a b: x\n- foo: x\n  foo:x',
      'foo: Åsa\n  Foo: x\n  WARNING: x\n  a b: x\n- foo: x\n  foo:x',
    ],
    ['A word: in a text, x = y and 10:30', 'A word: in a text, x = y and 10:30'],
    ['a == b != c', 'a == b != c'],
    // What might be a name in a list, or beside a value, lets nothing stay that would go without it.
    ['{"foo":["token","readable","tel","readable"]}', '{"foo":["[field]","","[field]","[field]"]}'],
    ['{"foo":["xTelRunner.exe","readable"]}', '{"foo":["[field]","[field]"]}'],
    ['{"foo":"x","key":"passord","value":17}', '{"foo":"[field]","key":"[field]","value":""}'],
  ])('%j', (text, output) => {
    const redactor = redactorFor({ engine })
    expect(redactor.redact(text)).toBe(output)
    expect(redactor.redact(output)).toBe(output)
    expect(redactor.redactValue({ msg: text }).msg).toBe(output)
  })

  test.each([
    ['["readable","F32.1",7,true,null]', '["[field]","[field]","[field]","[field]",null]'],
    ['[["readable"],{"foo":"readable","level":1}]', '[["[field]"],{"foo":"[field]","level":1}]'],
    ['["readable",\n  "b"\n]', '["[field]",\n  "[field]"\n]'],
  ])('elements of an array that is all of a record: %j', (text, output) => {
    const redactor = redactorFor({ engine })
    expect(redactor.redact(text)).toBe(output)
    expect(redactor.redact(output)).toBe(output)
    expect(redactor.redactValue(JSON.parse(text))).toEqual(JSON.parse(output))
  })

  test('what machines say of themselves stays, and what people wrote there goes by its own rule', () => {
    const line =
      '{"level":30,"time":1764060000000,"pid":7,"hostname":"a1","req":{"method":"GET","statusCode":200},"msg":"hej anna@example.se"}'
    expect(redactorFor({ engine }).redact(line)).toBe(line.replace('anna@example.se', '[email]'))
  })

  test.each([
    ['OpenTelemetry', { timeUnixNano: '1', 'k8s.pod.name': 'p', 'rpc.method': 'm', 'exception.message': 'no 0x1' }],
    ['Kubernetes', { logtag: 'F', reconcileID: 'r', creationTimestamp: '2026', container_image: 'i:1' }],
    ['nginx', { time_iso8601: '2026', body_bytes_sent: 5, upstream_response_time: '0.1', ssl_cipher: 'x' }],
  ])('so does what %s says of itself', (_label, record) => {
    expect(redactorFor({ engine }).redactValue(record)).toEqual(record)
  })

  test.each([
    ['{"coding":[{"system":"icd-10-se","code":"F32.1"}]}', '{"coding":[{"system":"[field]","code":"[field]"}]}'],
    ['{"coding":[{"system":"icd-9","code":"410","version":"1"}]}', undefined],
    ['{"code":"F321","err":{"code":"ADHD"}}', '{"code":"[field]","err":{"code":"[field]"}}'],
    ['{"code":73211009,"x":{"code":"73211009"}}', '{"code":"[field]","x":{"code":"[field]"}}'],
    ['{"code":200,"err":{"code":"ECONNREFUSED"}}', '{"code":200,"err":{"code":"ECONNREFUSED"}}'],
    ['{"code":"-111","err":{"code":"ERR_HTTP2_STREAM"}}', '{"code":"-111","err":{"code":"ERR_HTTP2_STREAM"}}'],
    ['<code>F32.1</code>', '<code>[field]</code>'],
    ['code=F32.1 code=ENOENT code=200', 'code=[field] code=ENOENT code=200'],
    ['A code: F32.1', 'A code: F32.1'],
  ])('of codes only those of errors stay: %j', (text, output) => {
    const masked = output ?? '{"coding":[{"system":"[field]","code":"[field]","version":"[field]"}]}'
    const redactor = redactorFor({ engine, policy: seHealthInsurer, context: { purpose: 'security' } })
    expect(redactor.redact(text)).toBe(masked)
    expect(redactor.redact(masked)).toBe(masked)
    if (text.startsWith('{')) expect(redactor.redactValue(JSON.parse(text))).toEqual(JSON.parse(masked))
    const csv = redactorFor({ engine, policy: seHealthInsurer, context: { purpose: 'security' }, format: 'csv' })
    expect(csv.redact('time,Code\n1,F32.1\n2,200\n')).toBe('time,Code\n1,[field]\n2,200\n')
  })

  test('what a listed name owns goes by its rule, whatever the names inside it are', () => {
    const redactor = redactorFor({ engine, policy: asPolicy({ ...noHealthRecords, fields: { navn: 'user.name' } }) })
    const record = { navn: { første: 'Ola', level: 'x' }, pasientnotat: 1, journalnotat: { foo: 'x' } }
    const output = redactor.redactValue(record) as typeof record
    expect(output.navn).toEqual({ første: 'Ola', level: 'x' })
    expect(JSON.stringify(output)).toBe(redactor.redact(JSON.stringify(record)))
    expect(output.journalnotat.foo).not.toBe('x')
  })

  test('nobody listed what lies in something that is only understood, and stays', () => {
    const redactor = redactorFor({ engine })
    const record = { pasient: { foo: 'readable', navn: 'Ola', level: 'x' }, kontakt: [{ foo: ['readable', { x: 1 }] }] }
    const masked = {
      pasient: { foo: '[field]', navn: 'Ola', level: 'x' },
      kontakt: [{ foo: ['[contact]', { x: '[contact]' }] }],
    }
    expect(redactor.redactValue(record)).toEqual(masked)
    expect(JSON.parse(redactor.redact(JSON.stringify(record)))).toEqual(masked)
  })

  test.each(['Qx0tvz', 'hej', 'x-1', 'process.env.X'])('the secret %j need not look like one', (value) => {
    const redactor = redactorFor({ engine })
    for (const name of ['sessionsid', 'token', 'lösenord', 'apiKey']) {
      const record = { [name]: value, inner: { [name]: { foo: [value] } } }
      expect(JSON.stringify(redactor.redactValue(record))).not.toContain(value)
      for (const text of [
        JSON.stringify(record),
        `time=1 ${name}="${value}" ${name}=${value}\n`,
        `<${name}>${value}</${name}>`,
      ])
        expect(redactor.redact(text)).not.toContain(value)
    }
  })

  test('elements of what has no name go, and a text keeps its words', () => {
    for (const hasRecords of [true, false]) {
      const policy = {
        ...noHealthRecords,
        rules: noHealthRecords.rules.filter(
          (rule) => hasRecords || !('action' in rule && typeof rule.action === 'object'),
        ),
      }
      const redactor = redactorFor({ engine, policy: asPolicy(policy) })
      expect(redactor.redactValue(['readable', 7, true, null, ['readable']])).toEqual([
        ...['[field]', '[field]', '[field]', null, ['[field]']],
      ])
      expect(redactor.redactValue(new Set(['readable']))).toEqual(new Set(['[field]']))
      const records = [{ level: 1, foo: 'readable', msg: 'hello you' }, { deep: [{ status: 200 }, 'readable'] }]
      expect(redactor.redactValue(records)).toEqual([
        { level: 1, foo: '[field]', msg: 'hello you' },
        { deep: [{ status: 200 }, '[field]'] },
      ])
      expect(redactor.redactValue('hello anna@example.se')).toBe('hello [email]')
      expect(redactor.redactValue({ level: ['x'] })).toEqual({ level: ['x'] })
    }
    expect(createRedactor({ engine }).redactValue(['readable', 'anna@example.se'])).toEqual(['readable', '[email]'])
  })

  test('a stream says the same, however it is cut', async () => {
    const text =
      '["readable","b"]\n{"a":readable}\n{"a":"readable","level":1}\ntime=1 foo=readable msg="x"\n<b c="readable">readable</b>\n'
    const whole = redactorFor({ engine }).redact(text)
    expect(whole).not.toContain('readable')
    for (const size of [1, 2, 3, 7, 16]) {
      const stream = createRedactStream(redactorFor({ engine }))
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      for (let at = 0; at < text.length; at += size) stream.write(text.slice(at, at + size))
      stream.end()
      await new Promise((resolve) => stream.on('end', resolve))
      expect(String(Buffer.concat(chunks)), `${size}`).toBe(whole)
    }
  })
})

describe('the policy', () => {
  const line = '{"foo":"readable","level":1}'

  test('may say what becomes of them', () => {
    expect(redactorFor().redact(line)).toBe('{"foo":"[field]","level":1}')
    expect(redactorFor({}, 'remove').redact(line)).toBe('{"foo":"","level":1}')
    expect(redactorFor({}, 'keep').redact(line)).toBe(line)
    expect(checkPolicy({ ...noHealthRecords, unlisted: 'pseudonymise' })[0]).toMatchObject({ path: ['unlisted'] })
  })

  test('has a decision and an explanation for them', () => {
    const decision = { name: 'mask', rule: 'unlisted', cites: ['GDPR 25(2)'] }
    expect(decide(seHealthInsurer, 'unlisted', { purpose: 'support' })).toMatchObject(decision)
    expect(decide(seHealthInsurer, 'unlisted', {})).toMatchObject({ name: 'withhold', rule: 'purpose' })
    expect(planOf(seHealthInsurer, { purpose: 'support' }).unlisted).toMatchObject(decision)
    expect(explainPolicy(seHealthInsurer, 'unlisted', { purpose: 'support' }).decision).toMatchObject(decision)
  })

  test('costs nothing to whoever has none', () => {
    expect(createRedactor().redact(line)).toBe(line)
  })
})

test('an array in a message of a container is text, alone and among other lines', () => {
  const line = '2026-11-22T00:00:00Z stderr F ["readable","b"]'
  for (const engine of ['auto', 'plain'] as const) {
    const redactor = createRedactor({ policy: seHealthInsurer, context: { purpose: 'support' }, engine })
    expect(redactor.redactLines([line, line])).toEqual([redactor.redact(line), redactor.redact(line)])
  }
})

test('the page lists all names that stay', () => {
  const page = readFileSync(new URL('../../docs/reference/policy-rules.md', import.meta.url), 'utf8')
  const listed = page.split('## Names that stay')[1]?.split('```')[1]?.trim().split(/\s+/).slice(1)
  expect(listed).toEqual(TECHNICAL.split(' '))
})
