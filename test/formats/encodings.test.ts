import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { controlsIn } from '../../src/encoding/binary'
import { charsetOf } from '../../src/encoding/charset'
import { Transcoder } from '../../src/encoding/transcode'
import { createRedactor } from '../../src/redactor'
import type { Encoding, Finding } from '../../src/types'
import { anyText } from '../arbitraries/encoded'
import { inChunks, throughNode, throughWeb } from '../paths'

const at = new Date('2026-11-22T00:00:00Z')
const ENGINES = ['auto', 'plain'] as const

/** Text as bytes of units; a mark is a character like any other. */
const WRITTEN: { readonly [charset: string]: (text: string) => Buffer } = {
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
  'utf-32le': (text) => Buffer.from(Uint32Array.from([...text], (one) => one.codePointAt(0) as number).buffer),
  'utf-32be': (text) => (WRITTEN['utf-32le'] as (text: string) => Buffer)(text).swap32(),
}
const CHARSETS = Object.entries(WRITTEN)
const MARK = '\ufeff'

const TEXT =
  'Patient Åsa Öberg, pnr 871220-2384, åsa@example.se\r\n\r\n{"fødselsnummer":1019550091,"👩🏽":"–"}\r\n192.0.2.44 – 070-174 06 05'

function redacted(text: string, engine: 'auto' | 'plain' = 'auto'): string {
  return createRedactor({ engine }).redact(text, { at })
}

async function through(bytes: Uint8Array, size: number, encoding?: Encoding, engine: 'auto' | 'plain' = 'auto') {
  const options = { at, ...(encoding && { encoding }) }
  const redactor = createRedactor({ engine })
  const chunks = inChunks(bytes, () => size)
  const node = await throughNode(chunks, createRedactStream(redactor, options))
  expect(Buffer.compare(node, await throughWeb(chunks, redactor.stream(options)))).toBe(0)
  return Buffer.from(node)
}

describe.each(CHARSETS)('%s', (charset, written) => {
  const asked = (charset.startsWith('utf-32') ? 'utf-32' : charset) as Encoding

  test('is told by a mark, by its NULs, or asked for, and written as it came', async () => {
    for (const engine of ENGINES) {
      for (const size of [1, 3, 7, 1000, 1 << 20]) {
        for (const text of [TEXT, MARK + TEXT, `${TEXT}\n`.repeat(size > 7 ? 40 : 4)]) {
          const output = await through(written(text), size, undefined, engine)
          expect(output.equals(written(redacted(text, engine))), `${engine} ${size}`).toBe(true)
          expect((await through(output, size)).equals(output)).toBe(true)
        }
        const output = await through(written(`–– ${TEXT}`), size, asked, engine)
        expect(output.equals(written(redacted(`–– ${TEXT}`)))).toBe(true)
      }
    }
  })

  test('what is ill-formed passes through', async () => {
    const pieces = [written(TEXT), Buffer.of(0xff), written('871220-2384\n')]
    for (const tail of [Buffer.of(0x41), Buffer.of(0, 0xd8), Buffer.of(0xd8, 0, 1)]) {
      const bytes = Buffer.concat([...pieces.slice(0, 1), tail])
      const output = await through(bytes, 1, asked)
      expect(output.subarray(0, written('Patient').length).equals(written('Patient'))).toBe(true)
      expect(output.subarray(-tail.length).equals(tail)).toBe(true)
      expect(output.includes(written('871220'))).toBe(false)
    }
    // Out of step from the middle on: nothing to find, and nothing changed.
    const noise = Buffer.from(Array.from({ length: 997 }, (_, i) => (i * 167 + (i >> 3)) & 255))
    for (const size of [1, 5, 997]) expect((await through(noise, size, asked)).equals(noise)).toBe(true)
  })

  test('offsets are bytes of the input', async () => {
    for (const size of [1, 9, 1 << 20]) {
      const text = MARK + TEXT.repeat(size === 1 ? 30 : 300)
      const findings: Finding[] = []
      const stream = createRedactStream({}, { at, onFinding: (finding) => findings.push(finding) })
      await throughNode(
        inChunks(written(text), () => size),
        stream,
      )
      const expected = createRedactor().scan(text, { at })
      const offset = (units: number) => written(text.slice(0, units)).length
      const some = (all: readonly Finding[]) => all.filter((_, i) => i % 97 === 0 || i < 9)
      expect(findings.length).toBe(expected.length)
      expect(some(findings)).toEqual(
        some(expected).map((finding) => ({ ...finding, start: offset(finding.start), end: offset(finding.end) })),
      )
    }
  })
})

describe('what is told of a begin', () => {
  const told = (bytes: Uint8Array | readonly number[], asked: Encoding = 'auto') =>
    charsetOf(Uint8Array.from(bytes), asked, true)

  test('marks', () => {
    expect(told([0xff, 0xfe, 65, 0])).toBe('utf-16le')
    expect(told([0xff, 0xfe, 0, 0])).toBe('utf-32le')
    expect(told([0, 0, 0xfe, 0xff])).toBe('utf-32be')
    expect(told([0xfe, 0xff, 0, 65], 'windows-1252')).toBe('utf-16be')
    expect(told([0xef, 0xbb, 0xbf], 'utf-16le')).toBe('utf-8')
    expect(told([0xff, 0xfe])).toBe('utf-16le')
    expect(told([])).toBe('utf-8')
    expect(told([], 'utf-16be')).toBe('utf-16be')
  })

  test('NUL ends lines of bytes', () => {
    for (const text of [
      './a\0./b\0',
      'app.log\0b.log\0',
      '{"version":"1.1"}\0{}\0',
      '\0',
      '\0\0\0\0',
      'a\0\0bc\0\0\0def',
    ]) {
      expect(told(Buffer.from(text))).toBe('utf-8')
    }
    expect(told(Buffer.from('år 2026\n', 'latin1'))).toBe('utf-8')
  })

  test('no byte is waited for once the first line has come', () => {
    for (const line of ['x\n', 'ok\r', 'år\n', '\n\nx\n']) {
      expect(charsetOf(Buffer.from(line), 'auto', false)).toBe('utf-8')
    }
    expect(charsetOf(Buffer.from('x'.repeat(32)), 'auto', false)).toBe('utf-8')
    expect(charsetOf(Buffer.from('{"short_message":"x","version":"1.1"}\0'), 'auto', false)).toBe('utf-8')
  })

  test('it does not depend on how much of it there is', () => {
    fc.assert(
      fc.property(anyText(), fc.constantFrom<Encoding>('auto', 'utf-32', 'utf-8'), (bytes, asked) => {
        const all = charsetOf(bytes, asked, true)
        for (let length = 0; length <= bytes.length; length++) {
          const some = charsetOf(bytes.subarray(0, length), asked, false)
          if (some !== undefined) expect(some).toBe(all)
        }
      }),
    )
  })
})

describe('both ways', () => {
  test.each([...CHARSETS.map(([charset]) => charset), 'windows-1252'])('%s: any bytes come back', (charset) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (bytes, size) => {
        const code = new Transcoder(charset as 'utf-16le')
        const output = [...inChunks(bytes, () => size), undefined].map((chunk) => {
          const text = chunk === undefined ? code.decode(new Uint8Array(0), true) : code.decode(chunk)
          new TextDecoder('utf-8', { fatal: true }).decode(text)
          return Buffer.concat(inChunks(text, () => 5).map((piece) => code.encode(piece)))
        })
        expect(Buffer.concat([...output, code.rest]).equals(bytes)).toBe(true)
      }),
    )
  })

  test('every surrogate', () => {
    const units = Uint16Array.from({ length: 0x10000 }, (_, i) => (i * 40503) & 0xffff)
    const bytes = new Uint8Array(units.buffer)
    const code = new Transcoder('utf-16le')
    expect(Buffer.compare(code.encode(code.decode(bytes, true)), bytes)).toBe(0)
  })
})

test('Windows-1252, also where it could be UTF-8', async () => {
  const bytes = Buffer.from('Ã¥\x96 pnr 871220\x962384 \xe5sa@example.se \x80\x81\n', 'latin1')
  const output = await through(bytes, 1, 'windows-1252')
  expect(output.toString('latin1')).toBe('Ã¥\x96 pnr [personnummer] [email] \x80\x81\n')
})

test('a wrong name is told at once', () => {
  const wrong = (encoding: unknown) => ({ encoding }) as { encoding: Encoding }
  expect(() => createRedactStream({}, wrong('latin1'))).toThrow(RangeError)
  expect(() => createRedactStream({}, wrong(7))).toThrow(TypeError)
  expect(() => createRedactor().stream(wrong('UTF-8'))).toThrow(
    '"encoding" expected auto, utf-8, utf-16le, utf-16be, utf-32, windows-1252',
  )
})

test('a stream that says too little of itself is not waited for any longer than parts are', async () => {
  const stream = createRedactStream({}, { hold: 20 })
  const output: Buffer[] = []
  stream.on('data', (chunk) => output.push(chunk))
  stream.write(Buffer.from('a: 871220-2384\r\n', 'utf16le'))
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(Buffer.concat(output).toString('utf16le')).toBe('a: [personnummer]\r\n')
  stream.end()
})

test('control characters are counted four bytes at a time, wherever the bytes lie', () => {
  const byte = fc.oneof(fc.constantFrom(0, 7, 10, 27, 31, 32, 126, 127, 128, 255), fc.nat(255))
  const place = fc.nat(9)
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 60 }), place, place, place, (bytes, offset, from, behind) => {
      const whole = Uint8Array.from([...Array(offset).fill(1), ...bytes]).subarray(offset)
      const to = Math.max(from, bytes.length - behind)
      fc.pre(to <= bytes.length)
      const controls = bytes
        .slice(from, to)
        .filter((one) => one === 127 || (one < 32 && ![0, 8, 9, 10, 11, 12, 13, 27].includes(one)))
      expect(controlsIn(whole, from, to)).toBe(controls.length)
    }),
  )
})
