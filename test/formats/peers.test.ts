/**
 * Issues reported by users of other redactors, as far as they concern formats, numbers, names, escapes, encodings and
 * chunk boundaries. Each test names the thread.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { createRedactor } from '../../src/index'
import { record } from '../arbitraries/json'
import { latin, throughChunks } from '../splits'

const at = new Date('2026-11-22T00:00:00Z')
const redactor = createRedactor()
const redact = (text: string) => redactor.redact(text, { at })
const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const inJson = (value: string) => JSON.stringify({ msg: value })

/** The same as text, in a string of JSON and in one of JSON inside a string. */
function expectEverywhere(text: string, expected: string): void {
  expect(redact(text)).toBe(expected)
  expect(redact(inJson(text))).toBe(inJson(expected))
  expect(redact(inJson(inJson(text)))).toBe(inJson(inJson(expected)))
}

/** Every cut in two, and byte by byte. */
function expectAtEveryCut(text: string, expected: string): void {
  const input = bytes(text)
  for (let cut = 1; cut < input.length; cut++) {
    const output = throughChunks(redactor, input, [cut, input.length], at)
    expect(output, `cut at ${cut}`).toBe(latin(bytes(expected)))
  }
  expect(throughChunks(redactor, input, [1], at)).toBe(latin(bytes(expected)))
}

describe('what others find best, or not at all', () => {
  test.each([
    ['an encoded sign', 'mail anna%40example.se', 'mail [email]'],
    ['a mapped address is one span', 'from ::ffff:203.0.113.7 to', 'from [ip] to'],
    ['brackets and a port stay', '[203.0.113.7]:443', '[[ip]]:443'],
    ['a national phone', 'ring 070-174 06 05', 'ring [phone]'],
    ['a hyphen that does not break', '811228\u20112390', '[personnummer]'],
    ['full-width digits', '８１１２２８-２３９０', '[personnummer]'],
    ['eleven digits that check', 'id 15039050185', 'id [fodselsnummer]'],
  ])('%s is replaced', (_what, text, expected) => expectEverywhere(text, expected))

  test.each([
    ['seconds of a clock', 'ts=1718000000'],
    ['a time', '2024-06-10T08:14:03.123Z'],
    ['a browser', 'chrome 126.0.6478.127'],
    ['an order', 'order 20240610123456'],
    ['eleven digits that do not check', 'id 20036914712'],
  ])('%s stays', (_what, text) => expectEverywhere(text, text))

  test.each(['1718000000', '1718000000123', '20240610123456', '20036914712', '0.250750683890174'])(
    'a number of a machine stays one: %s',
    (number) => {
      const text = `{"v":${number},"list":[${number}]}`
      expect(redact(text)).toBe(text)
    },
  )
})

describe('at the edges of chunks', () => {
  const encoded = [
    ['{"a":"mail anna\\u0040example.se"}', '{"a":"mail [email]"}'],
    ['{"a":"\\/198.51.100.23"}', '{"a":"\\/[ip]"}'],
    ['GET /?q=anna%40example.se&t=%2B46701740612', 'GET /?q=[email]&t=[phone]'],
    ['<a b="anna&#64;example.se">&#x38;71220-2384</a>', '<a b="[email]">[personnummer]</a>'],
    [
      '{"n":[198712202384,{"ola@example.no":"8\\u0037122\\u0030-2384"}]}',
      '{"n":["[personnummer]",{"[email]":"[personnummer]"}]}',
    ],
    ['msg="Åsa \\n+46 (0)40-628 04 10"', 'msg="Åsa \\n[phone]"'],
  ] as const

  test.each(encoded)(
    'mastra-ai/mastra#23783: nothing of a value leaves before all of it is known: %s',
    (text, expected) => {
      expectAtEveryCut(text, expected)
    },
  )

  test('mastra-ai/mastra#21049: what is found does not depend on where the text was split', () => {
    const [text, expected] = ['{"a":"{\\"b\\":198712202384}"}\n', '{"a":"{\\"b\\":\\"[personnummer]\\"}"}\n']
    for (let size = 1; size <= text.length; size++) {
      expect(throughChunks(redactor, bytes(text.repeat(3)), [size], at)).toBe(expected.repeat(3))
    }
  })

  test('BerriAI/litellm#29134: a complete line leaves at once, also in the middle of a record', async () => {
    const stream = createRedactStream(redactor, { at })
    const outputs: string[] = []
    stream.on('data', (output) => outputs.push(String(output)))
    const write = (text: string) => new Promise((resolve) => stream.write(text, resolve))
    await write('{\n  "a": 198712202384,\n  "b": "an')
    expect(outputs.join('')).toBe('{\n  "a": "[personnummer]",\n')
    await write('na@example.se"\n}\n')
    expect(outputs.join('')).toBe('{\n  "a": "[personnummer]",\n  "b": "[email]"\n}\n')
  })

  test('BerriAI/litellm#38483: places are those of the whole text, however long it is', () => {
    const filler = 'lorem ipsum '.repeat(1365)
    const text = JSON.stringify({ a: filler, b: `${filler}871220-2384`, c: [filler, 198712202384] })
    const found = redactor.scan(text, { at }).map(({ start, end }) => text.slice(start, end))
    expect(found).toEqual(['871220-2384', '198712202384'])
    expect(JSON.parse(redact(text)).c[1]).toBe('[personnummer]')
  })

  test('wienerdog#310: each stream has a state of its own, and its end gives out what is held', () => {
    const [one, other] = [createRedactStream(redactor, { at }), createRedactStream(redactor, { at })]
    one.write('{"a":"x\\')
    other.write('plain 8712')
    one.write('n198712202384","n":15039050185')
    other.end('20-2384 [12]')
    one.end('}')
    expect(String(other.read())).toBe('plain [personnummer] [12]')
    expect(String(one.read())).toBe('{"a":"x\\n[personnummer]","n":"[fodselsnummer]"}')
  })

  test('NousResearch/hermes-agent#56040: every form is held back, not only what begins in a telling way', () => {
    const forms = ['+47 68 05 12 34', '010195 50091', '2001:db8::1', 'åsa.öberg@example.se', '8712\u200b20-2384']
    for (const form of forms) {
      const kind = redactor.scan(form, { at })[0]?.kind
      expectAtEveryCut(`{"a":"${form}","b":"${form}"}`, `{"a":"[${kind}]","b":"[${kind}]"}`)
    }
  })

  test('grafana/alloy#3694: a line of 131 kB is redacted like any other', () => {
    const items = Array.from({ length: 3000 }, (_, i) => ({ i, mail: `anna${i}@example.se`, nr: 198712202384 }))
    const text = `${JSON.stringify(items)}\n`
    expect(text.length).toBeGreaterThan(131_000)
    const expected = JSON.stringify(items.map(({ i }) => ({ i, mail: '[email]', nr: '[personnummer]' })))
    expect(redact(text)).toBe(`${expected}\n`)
    expect(throughChunks(redactor, bytes(text), [16_384], at)).toBe(`${expected}\n`)
  })
})

describe('JSON survives', () => {
  test('openclaw/openclaw#146718: every one of 4,128 records parses afterwards', () => {
    const documents = fc.sample(record, { numRuns: 4128, seed: 146718 })
    const output = redact(documents.map(({ text }) => text).join('\n'))
    expect(output).toBe(documents.map(({ expected }) => expected).join('\n'))
    for (const line of output.split('\n')) JSON.parse(line)
  })

  test('NousResearch/hermes-agent#69196: an escaped quote ends neither the value nor the string', () => {
    const text = '{"note":"a\\"anna@example.se\\" b","x":"\\\\\\"871220-2384\\""}'
    expect(redact(text)).toBe('{"note":"a\\"[email]\\" b","x":"\\\\\\"[personnummer]\\""}')
  })

  test('airbytehq/airbyte#18234: values among commas, quotes and brackets leave valid JSON', () => {
    const value = 'x, "871220-2384", [anna@example.se], {198712202384}'
    expect(JSON.parse(redact(JSON.stringify([value])))).toEqual(['x, "[personnummer]", [[email]], {[personnummer]}'])
  })

  test('Breus/json-masker#220: an array of plain values is a document, too', () => {
    expect(redact('[1718000000,"x",198712202384]')).toBe('[1718000000,"x","[personnummer]"]')
    expect(redact('[198712202384]\n[null,15039050185]')).toBe('["[personnummer]"]\n[null,"[fodselsnummer]"]')
    expect(redact('[12345] 198712202384')).toBe('[12345] [personnummer]')
  })

  test('Breus/json-masker#220: what is no valid JSON comes to an end, and to the same text where nothing is found', () => {
    for (const unit of ['{', '[', '"', '\\', '{"a":', '[1,', '"\\u', '{"a":"{', '\\"', ',', ':', '}{', '{"\\']) {
      const text = unit.repeat(20_000 / unit.length)
      expect(redact(text) === text, unit).toBe(true)
    }
  })
})

describe('numbers, arrays and names', () => {
  test('open-telemetry/opentelemetry-collector-contrib#37591: integers and arrays are redacted like strings', () => {
    expect(redact('{"attributes":{"id":198712202384,"all":[198712202384,"a@b.se",-0.5]}}')).toBe(
      '{"attributes":{"id":"[personnummer]","all":["[personnummer]","[email]",-0.5]}}',
    )
  })

  test('open-telemetry/opentelemetry-collector-contrib#37239: the body of a record is redacted, whatever it holds', () => {
    const body = (value: unknown) => JSON.stringify({ body: { kvlistValue: { values: [{ key: 'u', value }] } } })
    expect(redact(body({ stringValue: 'till anna@example.se' }))).toBe(body({ stringValue: 'till [email]' }))
    expect(redact(body({ intValue: '198712202384' }))).toBe(body({ intValue: '[personnummer]' }))
  })

  test('api7/aisix#1025: the name of a field speaks for its value, wherever that lies under it', () => {
    expect(redact('{"personnummer":8712202384}')).toBe('{"personnummer":"[personnummer]"}')
    expect(redact('{"personnummer":{"value":["8712202384"]}}')).toBe('{"personnummer":{"value":["[personnummer]"]}}')
    expect(redact('{"a":"{\\"personnummer\\":8712202384}"}')).toBe('{"a":"{\\"personnummer\\":\\"[personnummer]\\"}"}')
    expect(redact('{"orderId":8712202384}')).toBe('{"orderId":8712202384}')
    expect(redact('{"personnummer":"-","id":8712202384}')).toBe('{"personnummer":"-","id":8712202384}')
  })

  test('RPBLC-hq/DAM#12: typed numbers and names of objects are redacted, names stay distinct', () => {
    expect(redact('{"anna@example.se":15039050185,"ola@example.no":null}')).toBe(
      '{"[email]":"[fodselsnummer]","[email-2]":null}',
    )
    expect(redact('{"192.0.2.44":1,"b":{"192.0.2.7":2},"198.51.100.23":3}')).toBe(
      '{"[ip]":1,"b":{"[ip]":2},"[ip-2]":3}',
    )
  })

  test.each([
    ['full-width', '{"a":"８７１２２０-２３８４"}', '{"a":"[personnummer]"}'],
    ['full-width, escaped', '{"a":"\\uff18\\uff1712\\uff120-2384"}', '{"a":"[personnummer]"}'],
    ['zero-width', '{"a":"anna@exa\u200bmple.se"}', '{"a":"[email]"}'],
    ['zero-width, escaped', '{"a":"8712\\u200b20\\u00ad-2384"}', '{"a":"[personnummer]"}'],
  ])(
    'RPBLC-hq/DAM#9: digits and letters that look like others, or cannot be seen, hide nothing: %s',
    (_what, text, expected) => {
      expect(redact(text)).toBe(expected)
    },
  )

  test('davidmarkclements/fast-redact#75: a name like __proto__ is a name', () => {
    const output = JSON.parse(redact('{"__proto__":{"mail":"anna@example.se"},"constructor":198712202384}'))
    expect(Object.getOwnPropertyDescriptor(output, '__proto__')?.value).toEqual({ mail: '[email]' })
    expect(output.constructor).toBe('[personnummer]')
    expect(({} as { mail?: string }).mail).toBeUndefined()
  })

  test('pinojs/pino#1708: depth does not matter', () => {
    const nest = (value: string, depth: number) => `${'{"a":['.repeat(depth)}${value}${']}'.repeat(depth)}`
    for (const depth of [3, 30, 300]) expect(redact(nest('198712202384', depth))).toBe(nest('"[personnummer]"', depth))
  })

  test('getsentry/relay#3917: what is derived from a value is redacted as well', () => {
    expect(redact('{"user":{"email":"anna@example.se"},"sentry_user":"email:anna@example.se"}')).toBe(
      '{"user":{"email":"[email]"},"sentry_user":"email:[email]"}',
    )
  })

  test('fastify/fastify#4980: the query of a logged address is redacted, and the address still is one', () => {
    const text = '{"req":{"url":"\\/kund?pnr=8712202384&mail=anna%40example.se&vy=full"}}'
    const { url } = JSON.parse(redact(text)).req
    expect(url).toBe('/kund?pnr=[personnummer]&mail=[email]&vy=full')
    expect(new URL(url, 'http://example.com').searchParams.get('vy')).toBe('full')
  })
})

describe('false hits, and what is said of hits', () => {
  test.each([
    [
      'data-privacy-stack/presidio#1063: bits of UUIDs and base64',
      '{"id":"550e8400-e29b-41d4-a716-446655440000","b":"ODcxMjIwLTIzODQ="}',
    ],
    ['data-privacy-stack/presidio#2175: a UUID in a path', 'GET /v1/3f2504e0-4f89-11d3-9a0c-0305e82c3301/x'],
    ['solvvy/redact-pii#39: a fraction', '{"score":0.250750683890174,"s":"0.250750683890174"}'],
    ['langwatch/langwatch#7017: a name that ends in a date', '{"pool":"hosted-eu-20260812-09"}'],
    ['catamphetamine/libphonenumber-js#213: nine digits', '{"bsn":123456782,"s":"123456782"}'],
  ])('%s stay as they are', (_thread, text) => expect(redact(text)).toBe(text))

  test('catamphetamine/libphonenumber-js#389: an identity number glued to letters is found', () => {
    expect(redact('{"file":"kund198712202384.pdf"}')).toBe('{"file":"kund[personnummer].pdf"}')
  })

  test('data-privacy-stack/presidio#1156: an address made of another value is one finding', () => {
    expect(redact('{"a":"871220-2384@example.se"}')).toBe('{"a":"[email]"}')
  })

  test('getmunin/munin#1012: a separator and a name make it surer, and the finding says so', () => {
    const confidence = (text: string) => redactor.scan(text, { at })[0]?.confidence ?? 0
    expect(confidence('{"a":"871220-2384"}')).toBeGreaterThanOrEqual(0.9)
    expect(confidence('{"a":"198712202384"}')).toBeLessThan(0.9)
    expect(confidence('{"personnummer":198712202384}')).toBeGreaterThanOrEqual(0.9)
    expect(confidence('{"a":8712202384}')).toBe(0)
  })

  test('solvvy/redact-pii#40: findings come with the text', () => {
    const { findings } = redactor.process('{"a":"x anna\\u0040example.se","b":198712202384}', { at })
    expect(findings.map(({ kind, start, end }) => [kind, start, end])).toEqual([
      ['email', 8, 28],
      ['personnummer', 34, 46],
    ])
  })

  test('arcjet/arcjet-js#6273: places count what the input is made of', () => {
    const text = '{"å🙂":"\\ud83d\\ude42 åsa.öberg@example.se","b":"🙂871220\u20132384"}'
    const found = (input: string | Uint8Array) =>
      redactor.scan(input, { at }).map(({ start, end }) => Buffer.from(input.slice(start, end) as string).toString())
    expect(found(text)).toEqual(['åsa.öberg@example.se', '871220\u20132384'])
    expect(found(bytes(text))).toEqual(found(text))
  })

  test('personnummer/js#671 and #211: coordination numbers and numbers with a letter count', () => {
    expect(redact('{"a":"701063-2391","b":196801642395,"c":"000101-T220"}')).toBe(
      '{"a":"[personnummer]","b":"[personnummer]","c":"[personnummer]"}',
    )
  })
})
