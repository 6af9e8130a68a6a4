/** Numbers of organisations and accounts: nobody's, so that what looks like a person's number beside them is none. */
import { expect, test } from 'vitest'
import { createRedactor } from '../../src/redactor'
import { luhnDigit } from '../arbitraries/personnummer'

const redactor = createRedactor()

/** What `explain` says is the number of an organisation or an account. */
function told(text: string): string[] {
  const all = redactor.explain(text, { at: new Date('2026-11-22') })
  return all
    .filter(({ verdict }) => verdict === 'no person: organisation or account number')
    .map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)
}

const swedish = (nine: string) => `${nine.slice(0, 6)}-${nine.slice(6)}${luhnDigit(nine)}`

test.each([
  ['Swedish', 'orgnr 212000-0142'],
  ['with another dash', 'orgnr 212000\u20130142'],
  ['in one run', 'orgnr 2120000142'],
  ['with the century of no person', 'orgnr 165592440001'],
  ['of a group that is in use', `orgnr ${swedish('502012345')}`],
  ['Norwegian', 'orgnr 974 760 673'],
  ['with hard spaces', 'orgnr 974\u00a0760\u00a0673'],
  ['in one run', 'orgnr 974760673'],
  ['of those issued lately', 'orgnr 812345605'],
  ['an account', 'kontonummer 8601 11 17947'],
  ['with dots', 'kontonummer 8601.11.17947'],
])('%s: %s', (_what, text) => {
  expect(told(text.replace(/^\w+ /, ''))).toEqual([text])
  expect(told(`x ${text.replace(/^\w+ /, '')}, y`)).toEqual([text])
})

test.each([
  ...['212000-0143', '212000 0142', '212000-01421', '1212000-0142', '1.2120000142', '212000-0142.5', '212000--0142'],
  // The third digit is that of no month; groups 0 and 4 are not in use.
  ...['211900014', '012000014', '452000014'].map(swedish),
  ...['175592440001', '165592440002', '265592440001', '165592-440001', '16559244-0001'],
  ...[
    '974 760 674',
    '974760674',
    '974 760673',
    '974760 673',
    '974-760-673',
    '974 760 67',
    '974 760 6731',
    '1974760673',
    '974-760 673',
    '974 760-673',
    '974760673.5',
    '974 760 673.5',
  ],
  // Issued with a first digit 8 or 9.
  ...['123456785', '123 456 785'],
  ...[
    '8601-11 17947',
    '8601 11-17947',
    '8601-11-17947',
    '8601.11 17947',
    '8601 11.17947',
    '8601 11 17948',
    '8601 111 7947',
    '8601 11 179475',
  ],
  ...['18601 11 17947', '8601 11 1794', '86011117947', '8601  11 17947', '8601.11.17947.5'],
])('neither: %s', (text) => {
  expect(told(text)).toEqual([])
})

test.each(['212000-0142', '2120000142', '165592440001', '974 760 673', '974760673', '8601 11 17947', '8601.11.17947'])(
  'a letter with the low bits of a digit is none: %s',
  (text) => {
    for (const [at, digit] of [...text].entries()) {
      const letter = String.fromCharCode(112 + Number(digit))
      const other = text.slice(0, at) + letter + text.slice(at + 1)
      if (/\d/.test(digit))
        expect(told(other).filter((one) => one.slice(one.indexOf(' ')).includes(letter))).toEqual([])
    }
  },
)
