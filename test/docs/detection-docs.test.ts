import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Form } from '../../src/recognise/forms'
import { baseOf, changeOf, Mark } from '../../src/resolve/confidence'

const PAGE = readFileSync(resolve(import.meta.dirname, '../../docs/explanation/detection.md'), 'utf8')

/** First cell of a row -> the figures of its second cell, in their order. */
function figuresOf(heading: string): Map<string, number[]> {
  const table = PAGE.slice(PAGE.indexOf(`| ${heading} |`)).split('\n\n')[0] ?? ''
  const rows = table.split('\n').slice(2)
  return new Map(
    rows.map((row) => {
      const [, name = '', figures = ''] = row.split(/(?<!\\)\|/).map((cell) => cell.trim())
      return [name, (figures.match(/[+-]?\d\.\d\d/g) ?? []).map((figure) => Math.round(100 * Number(figure)))]
    }),
  )
}

// biome-ignore format: a table
const FORMS: readonly (readonly [string, readonly Form[]])[] = [
  ['`YYMMDD-NNNC`, `YYMMDD+NNNC`', [Form.PersonnummerShort, Form.PersonnummerStamp, Form.PersonnummerShortClock]],
  ['`YYYYMMDD-NNNC`', [Form.PersonnummerLong, Form.PersonnummerLongRecent]],
  ['`YYYYMMDDNNNC`', [Form.PersonnummerBareLong, Form.PersonnummerBareLongClock, Form.PersonnummerBareLongRecent]],
  ['`YYYYMMDD NNNC`, `YYMMDD NNNC`', [Form.PersonnummerLongSpaced, Form.PersonnummerSpaced, Form.PersonnummerSpacedClock]],
  ['`YYMMDDNNNC`', [Form.PersonnummerBare]],
  ['`YYYY-MM-DD-NNNC`, `YYMMDD--NNNC`; `SEYYMMDDNNNC01`', [Form.PersonnummerDashed, Form.PersonnummerVat]],
  ['ten or twelve digits, grouped in any way', [Form.PersonnummerLoose]],
  [
    '`DD-MM-YY IIIKK`, `DD.MM.YYYY IIIKK`; eleven digits, or thirteen with the full year, grouped in any way',
    [Form.FodselsnummerDashed, Form.FodselsnummerLoose],
  ],
  ['the last four or five digits after a birth date, under a label of their own', [Form.PersonnummerLast]],
  ['interim number with separator, bare', [Form.InterimSeparated, Form.InterimBare]],
  ['`DDMMYY IIIKK`, `DD.MM.YY IIIKK`', [Form.FodselsnummerSplit]],
  ['`DD MM YY IIIKK`, `DD.MM.YY-IIIKK`, `DDMMYYIIIKK`', [Form.FodselsnummerBare, Form.FodselsnummerBareOffset]],
  ['valid only under the rules of 2032', [Form.Fodselsnummer2032Early, Form.Fodselsnummer2032]],
  ['FH-number', [Form.FellesHjelpenummer]],
  ['e-mail; `git@host:path`; quoted local part; `name (at) example.se`', [Form.Email, Form.EmailRemote, Form.EmailQuoted, Form.EmailWritten]],
  ['phone `+46 …`, `+47 …` within the plan; other `+CC …`', [Form.PhoneInternational, Form.PhoneForeign]],
  ['phone `00CC …`; one of another country without separators', [Form.PhoneZeros, Form.PhoneZerosBare]],
  ['phone `070-174 06 05`; spaces only; bare mobile; bare fixed', [Form.PhoneSwedish, Form.PhoneSwedishSpaced, Form.PhoneSwedishMobileBare, Form.PhoneSwedishFixedBare]],
  ['phone `68 05 12 34`; bare', [Form.PhoneNorwegian, Form.PhoneNorwegianBare]],
  ['IPv6; IPv4', [Form.Ipv6, Form.Ipv4]],
  ['IPv4 that reads as a version; IPv6 without a digit; IPv6 of one group; loopback and the like', [Form.Ipv4Glued, Form.Ipv6Letters, Form.Ipv6Short, Form.IpLocal]],
]

/** By the form that each change is told for. */
const CHANGES: readonly (readonly [string, readonly (readonly [Form, Mark])[]])[] = [
  ['a field that owns the value (`"fnr": "…"`, `pnr=…`, `<personnummer>…`)', [[Form.PersonnummerBare, Mark.Field]]],
  ['a person word in the 40 characters before or 20 after, on the same line', [[Form.PersonnummerBare, Mark.Word]]],
  ['samordningsnummer whose date is not a calendar date', [[Form.PersonnummerShort, Mark.LooseDate]]],
  ['adjacent letters or `_`', [[Form.PersonnummerShort, Mark.Glued]]],
  ['separated by spaces, and another group of digits one space away', [[Form.PersonnummerSpaced, Mark.Neighbour]]],
  ['born before 1890, without supporting evidence', [[Form.PersonnummerShort, Mark.Old]]],
  ['inside a UUID or a run of hex digits', [[Form.PersonnummerBare, Mark.Hex]]],
  [
    'bank word: bare number, separated number',
    [
      [Form.PersonnummerBare, Mark.Bank],
      [Form.PersonnummerShort, Mark.Bank],
    ],
  ],
  [
    'machine word (`timestamp`, `order`, `expires` …), bare personnummer or phone',
    [[Form.PersonnummerBare, Mark.Machine]],
  ],
  ['another kind\'s field (`"phone":`), bare number', [[Form.PersonnummerBare, Mark.OtherField]]],
  ['`country` equals the plan of a grouped national phone', [[Form.PhoneNorwegian, Mark.Country]]],
]

/** Said in words: forms that share a figure, witnesses, what a listed name owns, a phone without its plus. */
const ELSEWHERE: readonly Form[] = [
  ...[Form.PersonnummerLongSpacedClock, Form.PersonnummerSpacedClock, Form.FodselsnummerDateSplit],
  Form.FodselsnummerLast,
  ...[Form.Organisationsnummer, Form.Organisasjonsnummer, Form.Kontonummer, Form.PhoneWithoutPlus, Form.Field],
]

describe('the figures of docs/explanation/detection.md are those of the table', () => {
  const forms = figuresOf('form')
  const changes = figuresOf('evidence')

  test.each(FORMS)('%s', (name, of) => {
    expect(forms.get(name)).toEqual(of.map((form) => baseOf(form)))
  })

  test.each(CHANGES)('%s', (name, of) => {
    expect(changes.get(name)).toEqual(of.map(([form, mark]) => changeOf(form, mark)))
  })

  test('and no row of the page is left out', () => {
    expect([...forms.keys()].sort()).toEqual(FORMS.map(([name]) => name).sort())
    // A token is no value at all, whatever it scores.
    const scored = [...changes].filter(([, figures]) => figures.length > 0).map(([name]) => name)
    expect(scored.sort()).toEqual(CHANGES.map(([name]) => name).sort())
  })

  test('and no form of a value', () => {
    const told = new Set(FORMS.flatMap(([, of]) => of))
    const forms = Array.from({ length: 64 }, (_, form) => form).filter((form) => baseOf(form) > 0)
    expect(forms.filter((form) => !told.has(form) && !ELSEWHERE.includes(form))).toEqual([])
  })

  test('forms on one row of the page share a figure; else each has a row there and in FORMS', () => {
    expect(baseOf(Form.PersonnummerLongSpacedClock)).toBe(baseOf(Form.PersonnummerSpacedClock))
    expect(baseOf(Form.FodselsnummerDateSplit)).toBe(baseOf(Form.FodselsnummerBare))
    expect(baseOf(Form.FodselsnummerLast)).toBe(baseOf(Form.PersonnummerLast))
  })
})
