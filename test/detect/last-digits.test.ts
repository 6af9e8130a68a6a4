/** A birth date, and the last digits of its number behind a label: which dates are read, what may end them, how far away. */
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../src/redactor'

const at = new Date('2026-11-22T00:00:00Z')
const redactor = createRedactor()
const redact = (text: string) => redactor.redact(text, { at })

const YEAR_FIRST = ['1987-12-20', '19871220', '871220', '87-12-20', '1987.12.20', '1987/12/20', '87.12.20', '87/12/20']
const YEAR_LAST = ['41.81.90', '41-81-90', '41/81/90', '418190', '41.81.1990', '41811990', '41/81/1990']
const NO_DATE = [
  ...['198-12-20', '1987-1-20', '1987-123-20', '1987-12-2', '1987-12-201', '1987-12.20', '87.12-20', '1987--12-20'],
  ...[
    '5-1987-12-20',
    '5.871220',
    '7-87-12-20',
    '20.12.1987',
    '12-1987-20',
    '1987x12x20',
    '87_12_20',
    '87122',
    '8712200',
  ],
]

describe.each([', sista fyra: ', ' pnr ', '), personnummer '])('before "%s2384"', (label) => {
  test.each(YEAR_FIRST)('%s is a date', (date) => {
    expect(redact(`(f. ${date}${label}2384`)).toBe(`(f. ${date}${label}[personnummer]`)
  })
  test.each([...YEAR_LAST, ...NO_DATE])('%s is none', (date) => {
    expect(redact(`(f. ${date}${label}2384`)).toBe(`(f. ${date}${label}2384`)
  })
})

test.each(YEAR_LAST)('%s is a Norwegian date', (date) => {
  expect(redact(`f. ${date}, pnr 77302`)).toBe(`f. ${date}, pnr [fodselsnummer]`)
})

test.each([...YEAR_FIRST, '198-41-90', '41-8-1990', '41.81-90', '41.81.19', '3-41.81.90'])('%s is none', (date) => {
  expect(redact(`f. ${date}, pnr 77302`)).toBe(`f. ${date}, pnr 77302`)
})

test.each(['', ',', ';', ' ', ')', '"', '",', '";'])('a date may end before %j', (end) => {
  expect(redact(`"1987-12-20${end} pnr 2384`)).toBe(`"1987-12-20${end} pnr [personnummer]`)
})

test.each(['_', '+', 'x', 'å', '",,', '":', '"5', '"x', '",x', '"  '])('a date does not end before %j', (end) => {
  expect(redact(`"1987-12-20${end} pnr 2384`)).toBe(`"1987-12-20${end} pnr 2384`)
})

test('four to forty characters are between them, on one line, and no other number', () => {
  const apart = (gap: string) => redact(`f. 871220${gap}2384`).endsWith('[personnummer]')
  const every = createRedactor({ minConfidence: 0 })
  const isFound = (gap: string) => every.scan(`f. 871220${gap}2384`, { at }).some(({ kind }) => kind === 'personnummer')
  const wide = (width: number) => `${' '.repeat(width - 4)}pnr `
  expect([5, 39, 40, 41, 50].map((width) => apart(wide(width)))).toEqual([true, true, true, false, false])
  expect(['pnr ', ':nr:', ', f ', ' nr', '; '].map(isFound)).toEqual([false, true, true, false, false])
  for (const gap of ['\npnr ', ' pnr\r\n', ' 5 pnr ', ' pnr 7 ']) expect(apart(gap), gap).toBe(false)
})

test.each(['238', '23841', '2385', '2384x'])('%s are not the last four', (digits) => {
  expect(redact(`f. 1987-12-20, pnr ${digits}`)).toBe(`f. 1987-12-20, pnr ${digits}`)
})
