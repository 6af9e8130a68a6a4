import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../src/index'
import { makePlan } from '../../src/options/plan'
import { redactorFor } from '../../src/redactor'
import type { Action } from '../../src/types'
import { type Document, documentOf, json, type Plant, quoted, record } from '../arbitraries/json'
import { forAll } from '../for-all'
import { latin, throughChunks } from '../splits'

const at = new Date('2026-11-22T00:00:00Z')
const redactor = createRedactor()
const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 })

/** A document with its plants replaced in another way than by their labels. */
function written({ spans }: Document, replace: (plant: Plant) => string): string {
  return spans.map(({ text, plant }) => (plant === undefined ? text : replace(plant))).join('')
}

const LABEL = /\[(?:personnummer|fodselsnummer|email|phone|ip)(?:-\d+)?\]/

function isContainer(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The same shape, and equal but for strings, numbers and names that hold a label now. */
function expectAlike(before: unknown, after: unknown): void {
  if (typeof before === 'string' && typeof after === 'string' && isContainer(before)) {
    expectAlike(JSON.parse(before), JSON.parse(after))
  } else if (typeof before === 'string' || typeof before === 'number') {
    if (after !== before) expect(after).toMatch(LABEL)
  } else if (typeof before === 'object' && before !== null) {
    expect(Array.isArray(after)).toBe(Array.isArray(before))
    const [ours, theirs] = [Object.entries(after as object), Object.entries(before)]
    expect(ours.length).toBe(theirs.length)
    for (const [i, [name, value]] of ours.entries()) {
      const [known, held] = theirs[i] as [string, unknown]
      if (name !== known) expect(name).toMatch(LABEL)
      expectAlike(held, value)
    }
  } else expect(after).toBe(before)
}

describe('a JSON document', () => {
  test('has every value replaced, in any escapes and at any depth, and not a character else', () => {
    forAll(1500, json, ({ text, expected }) => expect(redactor.redact(text, { at })).toBe(expected))
  })

  test('parses to the same structure afterwards', () => {
    forAll(600, json, ({ text }) => expectAlike(JSON.parse(text), JSON.parse(redactor.redact(text, { at }))))
  })

  test('gives the places of the values as findings', () => {
    forAll(600, json, ({ text, spans }) => {
      const places: string[] = []
      let start = 0
      for (const { text: piece, plant } of spans) {
        const end = start + piece.length
        if (plant !== undefined) places.push(`${plant.kind} ${start}-${end}`)
        start = end
      }
      expect(redactor.scan(text, { at }).map(({ kind, start, end }) => `${kind} ${start}-${end}`)).toEqual(places)
    })
  })

  test('comes out the same as a string and as bytes', () => {
    forAll(500, json, ({ text, expected }) => {
      expect(latin(redactor.redact(bytes(text), { at }))).toBe(latin(bytes(expected)))
    })
  })

  test('comes out the same however a stream is cut, also byte by byte', () => {
    forAll(300, fc.tuple(json, sizes), ([{ text, expected }, chunks]) => {
      expect(throughChunks(redactor, bytes(text), [1], at)).toBe(latin(bytes(expected)))
      expect(throughChunks(redactor, bytes(text), chunks, at)).toBe(latin(bytes(expected)))
    })
  })

  test('comes out the same wherever a line is cut into blocks', () => {
    forAll(120, fc.tuple(json, sizes, fc.integer({ min: 16, max: 400 })), ([{ text, expected }, chunks, block]) => {
      const small = redactorFor(makePlan({}, block))
      expect(small.redact(text, { at })).toBe(expected)
      expect(throughChunks(small, bytes(text), chunks, at)).toBe(latin(bytes(expected)))
    })
  })

  test('stays as it is in a second pass', () => {
    forAll(500, json, ({ expected }) => expect(redactor.redact(expected, { at })).toBe(expected))
  })
})

describe('a JSON document under other options', () => {
  const under = (action: Action) => createRedactor({ actions: { default: action } })
  /** Names that come to be the same are told apart by a number, which has tests of its own. */
  const nameless = json.filter(({ spans }) => spans.every(({ plant }) => plant?.place !== 'name'))

  test('keep leaves it the same object', () => {
    const keep = under('keep')
    forAll(100, json, ({ text }) => expect(keep.redact(text, { at })).toBe(text))
  })

  test('remove leaves an empty string for a number', () => {
    const remove = under('remove')
    forAll(300, nameless, (document) => {
      const expected = written(document, ({ place, level }) => (place === 'number' ? quoted('""', level) : ''))
      expect(remove.redact(document.text, { at })).toBe(expected)
    })
  })

  test('stars take the width of the value and not of its escapes', () => {
    const stars = under({ mask: 'stars' })
    forAll(300, nameless, (document) => {
      const expected = written(document, ({ place, value, level }) => {
        const row = '*'.repeat([...value].length)
        return place === 'number' ? quoted(`"${row}"`, level) : row
      })
      expect(stars.redact(document.text, { at })).toBe(expected)
    })
  })

  test.each(['low', 'high', 0] as const)('at confidence %s it parses to the same structure, too', (minConfidence) => {
    const other = createRedactor({ minConfidence })
    forAll(200, json, ({ text }) => expectAlike(JSON.parse(text), JSON.parse(other.redact(text, { at }))))
  })
})

describe('records one after the other', () => {
  const joined = (documents: readonly Document[], join: string) =>
    documentOf(documents.flatMap(({ spans }) => [...spans, { text: join, plant: undefined }]))

  test('are read each for itself, however lines end', () => {
    const records = fc.array(record, { minLength: 1, maxLength: 6 })
    forAll(200, fc.tuple(records, fc.constantFrom('\n', '\r\n', '\n\n'), sizes), ([documents, end, chunks]) => {
      const { text, expected } = joined(documents, end)
      expect(redactor.redact(text, { at })).toBe(expected)
      expect(throughChunks(redactor, bytes(text), chunks, at)).toBe(latin(bytes(expected)))
      for (const line of expected.split(/\r?\n/)) if (line !== '') JSON.parse(line)
    })
  })

  test('may be laid out over lines, with text between them', () => {
    const between = fc.constantFrom('\n', '\nINFO started\n', '\n[12] 2026-11-20 (x)\r\n')
    forAll(200, fc.tuple(fc.array(json, { minLength: 1, maxLength: 4 }), between), ([documents, glue]) => {
      const { text, expected } = joined(documents, glue)
      expect(redactor.redact(text, { at })).toBe(expected)
    })
  })

  test('may have something before them that cannot be seen, as files of Windows have', () => {
    const unseen = fc.constantFrom('\ufeff', 'Hej\n\ufeff', '\u200b')
    forAll(300, fc.tuple(json, unseen, sizes), ([document, before, chunks]) => {
      const [text, expected] = [before + document.text, before + document.expected]
      expect(redactor.redact(text, { at })).toBe(expected)
      expect(throughChunks(redactor, bytes(text), chunks, at)).toBe(latin(bytes(expected)))
    })
  })

  test('are read in a line of a log, too, from an object that begins with a name', () => {
    const named = record.filter(({ text }) => /^\{\s*"/.test(text))
    forAll(300, fc.tuple(named, fc.constantFrom('INFO ', 'kund=', '<14>1 x: ', '(å) ')), ([document, before]) => {
      expect(redactor.redact(`${before}${document.text} ok`, { at })).toBe(`${before}${document.expected} ok`)
    })
  })
})
