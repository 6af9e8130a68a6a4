/** The corpus in every format, before and after redaction, as third-party parsers see it. */
import { describe, expect, test } from 'vitest'
import { corpusTexts, entriesOf, judge } from '../../corpus/tools/wrap'
import { WRAPPINGS, type Wrapping } from '../../corpus/tools/wrappings'
import type { RedactorOptions } from '../../src/types'

const TEXTS = corpusTexts().map(({ name, texts }) => ({ name, entries: entriesOf(texts) }))
const NAMED = WRAPPINGS.map((wrapping) => [wrapping.name, wrapping] as const)
const JSON_LINES = WRAPPINGS[0] as Wrapping

describe.each(NAMED)('%s', (_name, wrapping) => {
  const round = ([begin, , end]: Wrapping['round'], body: string) => begin + body + end

  test('holds any text', () => {
    const text = ' "a";b\t\\c\n<d>&amp;\'e\' =f+%20? å🙂\r '
    const pieces = wrapping.write({ line: 1, text, digits: 17 }).map((piece) => piece.text)
    expect(JSON.stringify(wrapping.read(round(wrapping.round, pieces.join(''))))).toContain(JSON.stringify(text))
  })

  test.each<[string, RedactorOptions]>([
    ['labels', {}],
    ['stars, whatever the confidence', { actions: { default: { mask: 'stars' } }, minConfidence: 0 }],
    ['nothing', { actions: { default: 'remove', field: 'mask' } }],
  ])('parses to the same but for the findings when there are %s in their place', (_label, options) => {
    for (const { name, entries } of TEXTS) {
      const { findings, faults } = judge(wrapping, entries, options)
      expect([name, faults]).toEqual([name, []])
      expect(findings).toBeGreaterThan(entries.length / 4)
    }
  })
})

describe('what is wrong is told, with its place', () => {
  const entries = entriesOf(['x', '871220-2384', 'y 8712202384'])

  test('no longer parses', () => {
    const { faults } = judge({ ...JSON_LINES, format: 'text' }, entries)
    expect(faults).toEqual([{ fault: 'no longer parses', line: 3 }])
  })

  test('another value, or another structure', () => {
    const read = (change: (record: object, i: number) => object): Wrapping['read'] => {
      return (document) => {
        const records = JSON_LINES.read(document) as object[]
        return document.includes('[personnummer]') ? records.map(change) : records
      }
    }
    const changed = read((record, i) => (i === 0 ? { ...record, text: 'z' } : record))
    expect(judge({ ...JSON_LINES, read: changed }, entries).faults).toEqual([{ fault: 'another value', line: 1 }])
    const grown = read((record) => ({ ...record, more: 1 }))
    expect(judge({ ...JSON_LINES, read: grown }, entries).faults).toEqual(
      [2, 3].map((line) => ({ fault: 'another structure', line })),
    )
  })
})
