import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../src/index'
import { makePlan } from '../../src/options/plan'
import { redactorFor } from '../../src/redactor'
import { logfmt, markup } from '../arbitraries/markup'
import { url } from '../arbitraries/url'
import { forAll } from '../for-all'
import { latin, throughChunks } from '../splits'

const at = new Date('2026-11-22T00:00:00Z')
const redactor = createRedactor()
const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 })

interface Text {
  readonly text: string
  readonly expected: string
}

/** The same in every way through, and once more over its own output. */
function expectEverywhere({ text, expected }: Text, chunks: readonly number[]): void {
  expect(redactor.redact(text, { at })).toBe(expected)
  expect(latin(redactor.redact(bytes(text), { at }))).toBe(latin(bytes(expected)))
  expect(throughChunks(redactor, bytes(text), chunks, at)).toBe(latin(bytes(expected)))
  expect(throughChunks(redactor, bytes(text), [1], at)).toBe(latin(bytes(expected)))
  expect(redactor.redact(expected, { at })).toBe(expected)
}

/** In a long line, with blocks so small that it is cut everywhere. */
function expectInBlocks({ text, expected }: Text, block: number): void {
  const small = redactorFor(makePlan({}, block))
  const far = 'x '.repeat(600)
  expect(small.redact(`${far}${text} ${far}`, { at })).toBe(`${far}${expected} ${far}`)
}

const block = fc.integer({ min: 16, max: 400 })

describe('an address of the Web', () => {
  test('has its values replaced, however they are encoded, in a line of a log', () => {
    forAll(400, fc.tuple(url, sizes), ([{ text, expected }, chunks]) => {
      const line = (address: string) => `GET ${address} HTTP/1.1" 200`
      expectEverywhere({ text: line(text), expected: line(expected) }, chunks)
    })
  })

  test('parses afterwards: the same parts, names and number of values', () => {
    forAll(600, url, ({ text }) => {
      const before = new URL(text)
      const after = new URL(redactor.redact(text, { at }))
      expect([after.protocol, after.port, after.hash]).toEqual([before.protocol, before.port, before.hash])
      expect(after.pathname.split('/').length).toBe(before.pathname.split('/').length)
      expect([...after.searchParams.keys()]).toEqual([...before.searchParams.keys()])
      expect(after.username === '').toBe(before.username === '')
      expect(after.password).toBe('')
    })
  })

  test('is read in a string of JSON, too, where a slash may be escaped', () => {
    const written = (address: string, slash: string) => JSON.stringify({ a: address }).replaceAll('/', slash)
    forAll(300, fc.tuple(url, fc.constantFrom('/', '\\/', '\\u002f')), ([{ text, expected }, slash]) => {
      expect(redactor.redact(written(text, slash), { at })).toBe(written(expected, slash))
    })
  })

  test('is read wherever a line is cut', () => {
    forAll(60, fc.tuple(url, block), ([text, size]) => expectInBlocks(text, size))
  })

  test.each([
    ['a number for a host', 'http://192.0.2.44:8080/x', 'http://ip.invalid:8080/x'],
    ['a host in brackets', 'http://[2001:db8::1]:8080/x', 'http://ip.invalid:8080/x'],
    ['a host behind an account', 'redis://:pw@192.0.2.44:6379', 'redis://:@ip:6379'],
    ['a bracketed host behind an account', 'ftp://u@[2001:db8::1]/', 'ftp://u@ip/'],
    ['an account that is a mail address', 'amqp://anna%40example.se:pw@192.0.2.44/', 'amqp://[email]:@ip/'],
    ['a mail address for an account', 'https://anna%40example.se@example.com/x', 'https://[email]@example.com/x'],
    ['the same before a number', 'https://anna%40example.se@192.0.2.44/x', 'https://[email]@ip/x'],
    ['encoded addresses after each other', '?to=anna%40example.se,ola@example.no', '?to=[email],[email]'],
    ['an account and host that make a mail address', 'ssh://deploy@host.example.com:22/', 'ssh://email.invalid:22/'],
    [
      'a value within a name',
      'https://kund-198712202384.example.com/',
      'https://kund-personnummer.invalid.example.com/',
    ],
    ['no scheme', '//192.0.2.44/x', '//ip.invalid/x'],
    [
      'a host whose brackets are escaped',
      '{"a":"http:\\/\\/\\u005b2001:db8::1\\u005d\\/"}',
      '{"a":"http:\\/\\/ip.invalid\\/"}',
    ],
    ['a comment', '// 192.0.2.44 eller 871220-2384', '// [ip] eller [personnummer]'],
    ['what stands behind a comma', 'http://example.com,anna@example.se', 'http://example.com,[email]'],
    ['what stands in the query', 'http://example.com?anna@example.se', 'http://example.com?[email]'],
    [
      'a plus for a space',
      'https://example.com/?t=+47+68+05+12+34&n=010195+50091',
      'https://example.com/?t=[phone]&n=[fodselsnummer]',
    ],
    [
      'a plus behind what an earlier pass wrote',
      'https://example.com/?t=[personnummer]+46701740612&n=***+46701740612',
      'https://example.com/?t=[personnummer]+46701740612&n=***+46701740612',
    ],
    [
      'a plus before what an earlier pass wrote',
      'https://example.com/?a=token%3A+[field]&b=sid%3A+0xabc&c=sid%3A+[field]',
      'https://example.com/?a=token%3A+[field]&b=sid%3A+-&c=sid%3A+[field]',
    ],
    [
      'a plus before a zero, which begins no country code',
      'https://example.com/?q=Ring+mig%2C+070-174+06+05&r=efter+sex.+0701740605',
      'https://example.com/?q=Ring+mig%2C+[phone]&r=efter+sex.+[phone]',
    ],
    ['a plus in a path beside octets', 'https://example.com/%C3%A5/+46701740612', 'https://example.com/%C3%A5/[phone]'],
  ])('is replaced as its place wants it: %s', (_what, text, expected) => {
    expect(redactor.redact(text, { at })).toBe(expected)
  })
})

describe('XML and HTML', () => {
  test('have their values replaced in attributes, text, CDATA and comments, however they are written', () => {
    forAll(500, fc.tuple(markup, sizes), ([text, chunks]) => expectEverywhere(text, chunks))
  })

  test('are read wherever a line is cut', () => {
    forAll(60, fc.tuple(markup, block), ([text, size]) => expectInBlocks(text, size))
  })

  test('are read in a string of JSON', () => {
    forAll(200, markup, ({ text, expected }) => {
      expect(redactor.redact(JSON.stringify({ a: text }), { at })).toBe(JSON.stringify({ a: expected }))
    })
  })
})

/** Pairs of a line; quotes and escapes are those of JSON. */
function pairsOf(line: string): string[][] {
  const pairs = line.matchAll(/([^\s="]+)=("(?:[^"\\]|\\.)*"|[^\s"]*)(?= |$)/g)
  return [...pairs].map(([, name = '', value = '']) => [name, value.startsWith('"') ? JSON.parse(value) : value])
}

describe('logfmt', () => {
  test('has its values replaced, bare and in quotes', () => {
    forAll(500, fc.tuple(logfmt, sizes), ([text, chunks]) => expectEverywhere(text, chunks))
  })

  test('parses afterwards, to the same names', () => {
    forAll(400, logfmt, ({ text }) => {
      const [before, after] = [pairsOf(text), pairsOf(redactor.redact(text, { at }))]
      expect(after.map(([name]) => name)).toEqual(before.map(([name]) => name))
      expect(after.map(([, value = '']) => value.replace(/\[\w+\]/g, ''))).not.toContain(undefined)
    })
  })

  test('is read wherever a line is cut', () => {
    forAll(60, fc.tuple(logfmt, block), ([text, size]) => expectInBlocks(text, size))
  })
})

describe('escapes where no JSON is', () => {
  test.each([
    ['a line end before an IP address', 'x\\n192.0.2.44 y', 'x\\n[ip] y'],
    ['a tab before a phone', "repr: 'a\\t+46701740612'", "repr: 'a\\t[phone]'"],
    ['more than one backslash', 'a\\\\\\\\n+46701740612', 'a\\\\\\\\n[phone]'],
    ['a line end before a mail address, whose letter stays', 'a\\nanna@example.se', 'a\\n[email]'],
    ['a sign of a mail address', 'mail anna\\u0040example.se', 'mail [email]'],
    ['a pair of surrogates', '\\ud83d\\ude42anna@example.se', '\\ud83d\\ude42[email]'],
    ['a folder of Windows', 'C:\\users\\anna 871220-2384', 'C:\\users\\anna [personnummer]'],
  ])('are seen through: %s', (_what, text, expected) => {
    expect(redactor.redact(text, { at })).toBe(expected)
    expect(redactor.redact(`å ${text}`, { at })).toBe(`å ${expected}`)
  })
})
