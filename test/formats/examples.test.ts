import { describe, expect, test } from 'vitest'
import { hasLongRecords } from '../../src/formats/multi-line'
import { createRedactor } from '../../src/redactor'

const redactor = createRedactor()

/** The same from a string, from bytes, and from bytes one by one. */
async function redacted(text: string): Promise<string> {
  const output = redactor.redact(text)
  expect(redactor.redact(Buffer.from(text)).toString()).toBe(output)
  const bytes = Buffer.from(text)
  const chunks = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let i = 0; i < bytes.length; i++) controller.enqueue(bytes.subarray(i, i + 1))
      controller.close()
    },
  })
  expect(await new Response(chunks.pipeThrough(redactor.stream()) as never).text()).toBe(output)
  return output
}

describe('JSON', () => {
  test.each([
    ['a number becomes a string', '{"fnr":15069010013,"n":1}', '{"fnr":"[fodselsnummer]","n":1}'],
    ['also in an array', '{"tel":[4791234567, 1]}', '{"tel":["[phone]", 1]}'],
    ['its sign and fraction go with it', '{"fnr":-15069010013}', '{"fnr":"[fodselsnummer]"}'],
    [
      'names stay distinct in their object',
      '{"anna@example.se":1,"bo@example.se":{"bo@example.se":2}}',
      '{"[email]":1,"[email-2]":{"[email]":2}}',
    ],
    [
      'an escaped line end is one, and escapes are seen through',
      '{"m":"hej\\nanna@example.se\\tk\\u00e5re@ex\\u0061mple.no"}',
      '{"m":"hej\\n[email]\\t[email]"}',
    ],
    ['a hidden at sign', '{"m":"anna\\u0040example.se"}', '{"m":"[email]"}'],
    ['an escaped slash', '{"tel":"08\\/465 00 400"}', '{"tel":"[phone]"}'],
    [
      'JSON in a string, quoted as it has to be',
      '{"b":"{\\"fnr\\":15069010013,\\"m\\":\\"a\\\\nbo@example.se\\"}"}',
      '{"b":"{\\"fnr\\":\\"[fodselsnummer]\\",\\"m\\":\\"a\\\\n[email]\\"}"}',
    ],
    [
      'a record over several lines',
      '{\n "p": {\n  "fnr":\n   15069010013,\n  "x": [\n   198712202384\n  ]\n }\n}\n',
      '{\n "p": {\n  "fnr":\n   "[fodselsnummer]",\n  "x": [\n   "[personnummer]"\n  ]\n }\n}\n',
    ],
  ])('%s', async (_label, text, expected) => {
    const output = await redacted(text)
    expect(output).toBe(expected)
    expect(() => JSON.parse(output)).not.toThrow()
    expect(await redacted(output)).toBe(output)
  })

  test('names above a value speak for it, and other values do not', () => {
    const ten = '8712202384'
    expect(redactor.redact(`{"pnr":{"a":[1,${ten}]}}`)).toBe('{"pnr":{"a":[1,"[personnummer]"]}}')
    const other = `{"pnr":1,"x":"personnummer","order":${ten}}`
    expect(redactor.redact(other)).toBe(other)
  })

  test('a text that stops being JSON is text from there on', async () => {
    expect(await redacted('{"a":1} 15069010013\n')).toBe('{"a":1} [fodselsnummer]\n')
    expect(await redacted('{"a": oops 15069010013\n15069010013\n')).toBe(
      '{"a": oops [fodselsnummer]\n[fodselsnummer]\n',
    )
    expect(await redacted('{"a":"x\n15069010013"')).toBe('{"a":"x\n[fodselsnummer]"')
  })

  test('JSON inside a line ends with it', async () => {
    expect(await redacted('got {"fnr":15069010013} ok 871220-2384')).toBe(
      'got {"fnr":"[fodselsnummer]"} ok [personnummer]',
    )
  })

  test('format "text" knows nothing of it', () => {
    expect(createRedactor({ format: 'text' }).redact('{"fnr":15069010013}')).toBe('{"fnr":[fodselsnummer]}')
  })

  test('stars and removal keep it JSON', () => {
    const text = '{"fnr":15069010013,"anna@example.se":1,"bo@example.se":2}'
    const of = (action: 'remove' | { mask: 'stars' }) =>
      Object.keys(JSON.parse(createRedactor({ actions: { default: action } }).redact(text)))
    expect(of('remove')).toEqual(['fnr', '', '-2'])
    expect(of({ mask: 'stars' })).toEqual(['fnr', '***************', '*************'])
  })

  test('whose lines belong together is told by a first look', () => {
    const long = (text: string) => hasLongRecords(Buffer.from(text))
    expect(long('{\n "a": 1\n}\n')).toBe(true)
    expect(long('x\n[\r\n1\n]')).toBe(true)
    expect(long('{"a":1}\n{"b":2}\n')).toBe(false)
    expect(long('a {\n')).toBe(false)
    expect(long('')).toBe(false)
  })
})

describe('encodings in text', () => {
  test.each([
    ['GET /x?e=anna%40example.se&tel=%2B46+70+174+06+05 HTTP', 'GET /x?e=[email]&tel=[phone] HTTP'],
    ['GET /x?tel=+46701740605', 'GET /x?tel=[phone]'],
    ['tel=070%20174%2006%2005', 'tel=[phone]'],
    ['k%C3%A5re%40example.no', '[email]'],
    ['anna&#64;example.se anna&#x40;example.se anna&commat;example.se', '[email] [email] [email]'],
    ['070&nbsp;174&nbsp;06&nbsp;05', '[phone]'],
    ['100% av 871220-2384 & co', '100% av [personnummer] & co'],
  ])('%s', async (text, expected) => expect(await redacted(text)).toBe(expected))

  test('a host is no label, so that an address parses', async () => {
    const output = await redacted('http://192.0.2.44:8080/a http://[2001:db8::1]:80/ ftp://192.0.2.44')
    expect(output).toBe('http://ip.invalid:8080/a http://ip.invalid:80/ ftp://ip.invalid')
    for (const address of output.split(' ')) expect(() => new URL(address)).not.toThrow()
  })
})
