import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import {
  chunksOf,
  cut,
  expectedOf,
  type Haystack,
  linesOf,
  loadHaystack,
  makeHaystack,
  NAMES,
  readExpected,
  readFileHaystack,
  readHaystack,
  STANDARD_SIZE,
  saveHaystack,
} from '../../bench/haystacks'
import { createRedactor } from '../../src/redactor'

const SIZE = 60_000
const CALL = { at: new Date('2026-11-22T00:00:00Z') }
const folder = mkdtempSync(join(tmpdir(), 'haystacks-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The text with the planted values as labels, made of what is said of each line. */
function masked(haystack: Haystack): string {
  return linesOf(haystack)
    .map((line, i) => {
      let [output, at] = ['', 0]
      for (const { kind, value } of haystack.values[i] ?? []) {
        const start = line.indexOf(value, at)
        expect(start, `${value} in ${line}`).toBeGreaterThanOrEqual(at)
        output += `${line.slice(at, start)}[${kind}]`
        at = start + value.length
      }
      return `${output}${line.slice(at)}\n`
    })
    .join('')
}

/** What holds of every haystack, also of a part of one. */
function expectWhole(haystack: Haystack): void {
  const { bytes, values } = haystack
  expect(bytes.at(-1)).toBe(10)
  expect(values).toHaveLength(linesOf(haystack).length)
}

describe.each(NAMES)('haystack %s', (name) => {
  const haystack = makeHaystack(name, SIZE)
  const { format = 'auto' } = haystack
  const redactor = createRedactor({ engine: 'plain', format })

  test('is the same every time, and another for another seed', () => {
    expect(makeHaystack(name, SIZE).bytes.equals(haystack.bytes)).toBe(true)
    if (name !== 'hostile') expect(makeHaystack(name, SIZE, 2).bytes.equals(haystack.bytes)).toBe(false)
    expect(haystack.bytes.length).toBeGreaterThanOrEqual(SIZE)
  })

  test('holds at its standard size what its folder says, and the folder says what it is', () => {
    expect(expectedOf(makeHaystack(name, STANDARD_SIZE))).toEqual(readExpected(name))
    const about = readFileSync(new URL(`../../bench/haystacks/${name}/README.md`, import.meta.url), 'utf8')
    expect(about).toMatch(new RegExp(`^# ${name}\n`))
  })

  test('has the planted values in the lines and the order that it says', () => {
    expectWhole(haystack)
    const text = masked(haystack)
    if (haystack.masked !== undefined) expect(text).toBe(haystack.masked.toString())
    else expect(text).not.toBe(haystack.bytes.toString())
    if (name !== 'clean') expect(haystack.values.flat().length).toBeGreaterThan(0)
  })

  test('holds what was planted, and nothing else that is found', () => {
    const text = haystack.bytes.toString()
    const found = redactor.scan(text, CALL).map(({ kind, start, end }) => ({ kind, value: text.slice(start, end) }))
    if (haystack.count === 'exact') expect(found).toEqual(haystack.values.flat())
    else for (const value of haystack.values.flat()) expect(found).toContainEqual(value)
    const output = Buffer.from(redactor.redact(haystack.bytes, CALL))
    if (haystack.masked !== undefined) expect(output.equals(haystack.masked)).toBe(true)
  })

  test('comes in pieces that make the whole', () => {
    expect(Buffer.concat(chunksOf(haystack, 10_000)).equals(haystack.bytes)).toBe(true)
    expect(`${linesOf(haystack).join('\n')}\n`).toBe(haystack.bytes.toString())
    const part = cut(haystack, 10_000)
    expectWhole(part)
    expect(part.bytes.equals(haystack.bytes.subarray(0, part.bytes.length))).toBe(true)
    expect(part.values).toEqual(haystack.values.slice(0, linesOf(part).length))
    if (part.masked !== undefined) expect(masked(part)).toBe(part.masked.toString())
    expect(cut(haystack, 2 * SIZE)).toBe(haystack)
  })

  test('is the same after a way through files', () => {
    for (const one of [haystack, cut(haystack, 10_000)]) {
      saveHaystack(one, join(folder, 'saved'))
      expect(loadHaystack(join(folder, 'saved'), name)).toEqual(one)
    }
  })
})

describe("somebody's own file", () => {
  const write = (content: string | Buffer) => {
    const path = join(folder, 'own.log')
    writeFileSync(path, content)
    return path
  }

  test('is its first whole lines', () => {
    const haystack = readFileHaystack(write('one\r\ntwo å\n\nfour\n'), 11)
    expectWhole(haystack)
    expect(haystack).toMatchObject({ name: 'file', count: 'unknown' })
    expect(haystack).not.toHaveProperty('masked')
    expect(haystack.bytes.toString()).toBe('one\r\n')
    expect(linesOf(readFileHaystack(write('one\r\ntwo å\n\nfour\n'), 15))).toEqual(['one\r', 'two å', ''])
  })

  test('is all of it when that is less', () => {
    for (const size of [8, 9, 1000])
      expect(readFileHaystack(write('one\ntwo\n'), size).bytes.toString()).toBe('one\ntwo\n')
    expect(readFileHaystack(write('\n'), 1).bytes.toString()).toBe('\n')
  })

  test('has a line feed at its end in any case', () => {
    for (const text of ['one', 'one\ntwo', 'one\r']) {
      const haystack = readFileHaystack(write(text), 100)
      expectWhole(haystack)
      expect(haystack.bytes.toString()).toBe(`${text}\n`)
    }
  })

  test('is cut between characters when a line is longer than all that is wanted', () => {
    const texts = [1, 2, 3, 4, 5, 6, 7, 8].map((size) => readFileHaystack(write('aå🙂€aaaa'), size).bytes.toString())
    expect(texts).toEqual(['a\n', 'a\n', 'aå\n', 'aå\n', 'aå\n', 'aå\n', 'aå🙂\n', 'aå🙂\n'])
  })

  test('keeps bytes that are no text', () => {
    const bytes = Buffer.from([0, 255, 10, 0x80, 13, 10, 0xc3, 10])
    const haystack = readFileHaystack(write(bytes), 100)
    expect(haystack.bytes.equals(bytes)).toBe(true)
    expect(haystack.values).toHaveLength(3)
    const long = readFileHaystack(write(Buffer.alloc(3_000_000, 0xff)), 2_500_000)
    expect(long.bytes.equals(Buffer.concat([Buffer.alloc(2_500_000, 0xff), Buffer.of(10)]))).toBe(true)
  })

  test('says why it cannot be one', () => {
    const missing = join(folder, 'missing.log')
    expect(() => readFileHaystack(missing, 10)).toThrow(`cannot read ${missing}: no such file or directory`)
    expect(() => readFileHaystack(folder, 10)).toThrow(/^cannot read .*: illegal operation on a directory$/)
    expect(() => readFileHaystack(write(''), 10)).toThrow(/^cannot measure on .*own\.log: it is empty$/)
  })

  test('is the same after a way through files, and so is a folder of them', () => {
    const read = join(folder, 'read')
    mkdirSync(read)
    writeFileSync(join(read, 'a.log'), 'one\ntwo\n')
    expect(readHaystack(read, 'prose', 10)).toBeUndefined()
    const mixed = readHaystack(read, 'logs', 30) as Haystack
    expect(mixed.bytes.toString()).toBe('one\ntwo\n'.repeat(4))
    for (const haystack of [mixed, readFileHaystack(write('å\r\nb'), 100)]) {
      expectWhole(haystack)
      saveHaystack(haystack, join(folder, 'saved'))
      expect(loadHaystack(join(folder, 'saved'), haystack.name)).toEqual(haystack)
    }
  })

  test('loses an older masked text of the same name', () => {
    const { masked: _, ...bare } = makeHaystack('dense', 1000)
    saveHaystack(makeHaystack('dense', 1000), join(folder, 'again'))
    expect(existsSync(join(folder, 'again', 'dense.masked'))).toBe(true)
    saveHaystack(bare, join(folder, 'again'))
    expect(loadHaystack(join(folder, 'again'), 'dense')).toEqual(bare)
  })
})
