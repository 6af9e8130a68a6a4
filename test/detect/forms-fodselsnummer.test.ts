/** How a fødselsnummer is written and what its digits say, by the table in docs/explanation/detection.md, at each border. */
import { expect, test } from 'vitest'
import { withControlDigits } from '../arbitraries/fodselsnummer'
import { teller, variantsOf } from '../told'

const told = teller('fodselsnummer')

/** With control digits; the individual number is the first from `from` on that has them. */
function eleven(date: string, from = 500, rest = 0): string {
  for (let individual = from; ; individual++) {
    const digits = withControlDigits(date + String(individual).padStart(3, '0'), rest)
    if (digits !== undefined) return digits
  }
}
const digits = eleven('101090')
const five = digits.slice(6)

test.each([
  [`101090${five}`, 'fodselsnummer 85'],
  [`101090 ${five}`, 'fodselsnummer 92'],
  [`101090-${five}`, 'fodselsnummer 92'],
  [`10.10.90 ${five}`, 'fodselsnummer 92'],
  [`10 10 90 ${five}`, 'fodselsnummer 85'],
  [`10.10.90-${five}`, 'fodselsnummer 85'],
  [`10-10-90 ${five}`, 'fodselsnummer 60'],
  [`10.10.1890 ${five}`, 'fodselsnummer 60'],
  [`10-10-1890 ${five}`, 'fodselsnummer 60'],
  [`10/10-90 ${five}`, 'fodselsnummer 8'],
  [`10/10/90 ${five}`, 'fodselsnummer 8'],
  [`10-10.90 ${five}`, 'fodselsnummer 8'],
  [`10-10 90 ${five}`, 'fodselsnummer 8'],
  [`10.10 90 ${five}`, 'fodselsnummer 8'],
  [`10 10.90 ${five}`, 'fodselsnummer 8'],
  [`10-10-90.${five}`, 'fodselsnummer 8'],
  [`10-10-90-${five}`, 'fodselsnummer 8'],
  [`10 10 1890 ${five}`, 'fodselsnummer 8'],
  [`10-10-1890-${five}`, 'fodselsnummer 8'],
  [`101090.${five}`, 'fodselsnummer 8'],
  [`10-1090 ${five}`, 'fodselsnummer 8'],
  [`10-10-90 ${five.slice(0, 3)} ${five.slice(3)}`, 'fodselsnummer 8'],
  [`10-10-90  ${five}`, 'fodselsnummer 8'],
  [`1.01090${five}e10`, 'fodselsnummer 8'],
])('%s', (text, said) => {
  expect(told(text)).toBe(`${text} ${said}`)
})

test('the series by day and month, however a number is written', () => {
  const series = [
    ['311290', 'fodselsnummer', 85],
    ['411290', 'd-nummer', 85],
    ['711290', 'd-nummer', 85],
    ['102190', 'npid', 80],
    ['103290', 'npid', 80],
    ['104190', 'h-nummer', 80],
    ['105290', 'h-nummer', 80],
    ['106190', 'synthetic', 80],
    ['107790', 'synthetic', 80],
    ['108190', 'synthetic', 80],
    ['109290', 'synthetic', 80],
    ['509290', 'synthetic', 80],
  ] as const
  for (const [date, variant, base] of series) {
    const five = eleven(date, 0).slice(6)
    const [day, month, year] = [date.slice(0, 2), date.slice(2, 4), date.slice(4)]
    expect(told(date + five), date).toBe(`${date + five} ${variant} ${base}${base === 80 ? ' offset' : ''}`)
    expect(told(`5 ${date + five}`), date).toContain(` ${variant} `)
    const written = [`${day} ${month} ${year} ${five}`, `${day}-${month}-${year} ${five}`, `${date}.${five}`]
    for (const text of [...written, `${date[0]}.${date.slice(1)}${five}e10`]) {
      expect(told(text), text).toContain(`${text} ${variant}`)
    }
  }
})

test('an FH-number begins with 8 or 9 and has no date', () => {
  for (const eight of ['80123456', '81234567', '99999999']) {
    const shared = eleven(eight.slice(0, 6), Number(`${eight.slice(6)}0`))
    expect(told(shared), eight).toBe(`${shared} fh-nummer 15 no-date`)
    expect(told(eleven(shared.slice(0, 6), 0, 1)), eight).toBe('')
  }
  expect(told(eleven('790090'))).toBe('')
})

test('the rule of 2032', () => {
  for (const rest of [1, 2, 3]) {
    const later = eleven('290240', 0, rest)
    expect(told(later)).toBe(`${later} fodselsnummer 25 rule-2032`)
    expect(told(later, '2031-12-31')).toMatch(/ 25 rule-2032$/)
    expect(told(later, '2032-01-01')).toMatch(/ 60 rule-2032$/)
    expect(told(eleven('290241', 0, rest))).toBe('')
    // Only registers' own ways of writing are enough.
    expect(told(`${later.slice(0, 6)}.${later.slice(6)}`)).toBe('')
    expect(told(`${later[0]}.${later.slice(1)}e10`)).toBe('')
    expect(told(`f. ${later.slice(0, 6)}, pnr. ${later.slice(6)}`)).toBe('')
  }
  expect(told(eleven('290240', 0, 4))).toBe('')
})

test('old ones are born before 1890', () => {
  const [old, young] = [eleven('311289').slice(6), eleven('010190').slice(6)]
  expect(told(`311289 ${old}`)).toMatch(/ 92 old$/)
  expect(told(`010190 ${young}`)).toMatch(/ 92$/)
  expect(told(`31-12-89 ${old}`)).toMatch(/ 60 old$/)
  expect(told(`01-01-90 ${young}`)).toMatch(/ 60$/)
  expect(told(`3.11289${old}e10`)).toMatch(/ 8 old$/)
  expect(told(`1.01090${five}e10`)).toMatch(/ 8$/)
  expect(told(`f. 311289, nr: ${old}`)).toMatch(/ 8 old$/)
  expect(told(`f. 010190, nr: ${young}`)).toMatch(/ 8$/)
})

test('the years that are written with all their digits', () => {
  expect(told(`10.10.1890 ${five}`)).not.toBe('')
  // Which century it was, people guess; a year of no century it was not.
  for (const year of ['1990', '2090']) expect(told(`10.10.${year} ${five}`), year).toMatch(/ 60$/)
  for (const year of ['1790', '2190', '0090', '9990']) expect(told(`10.10.${year} ${five}`), year).toBe('')
  const [first, last] = ['101050', '101099'].map((date) => eleven(date, 400).slice(6))
  expect(told(`10.10.1850 ${first}`)).not.toBe('')
  expect(told(`10.10.2099 ${last}`)).not.toBe('')
  expect(told(`10.10.1849 ${eleven('101049', 400).slice(6)}`)).toBe('')
  expect(told(`10.10.2100 ${eleven('101000', 400).slice(6)}`)).toBe('')
})

test('the last five digits behind a birth date, and its century if it has one', () => {
  for (const born of ['10.10.90', '10.10.1890', '101090', '10101890', '10/10/90', '10-10-1890']) {
    expect(told(`f. ${born}, pnr: ${five}`), born).toContain(`${five} fodselsnummer 8`)
  }
  for (const born of ['10.10.1990', '10101990', '90.10.10', '1890-10-10', '10.10-90', '1.10.90', '1.10.10.90']) {
    expect(told(`f. ${born}, pnr: ${five}`), born).toBe('')
  }
  for (const wrong of [`${five}5`, `${five}.5`, `5.${five}`, five.slice(1)]) {
    expect(told(`f. 10.10.90, pnr: ${wrong}`), wrong).toBe('')
  }
  const d = eleven('501090')
  expect(told(`f. 50.10.90, pnr: ${d.slice(6)}`)).toContain(' fodselsnummer 8')
})

test('born tomorrow is now somewhere, the day after is not', () => {
  const born = eleven('101090', 0)
  expect(told(born, '1990-10-09')).toMatch(/ 85$/)
  expect(told(born, '1990-10-08')).toMatch(/ 25 rule-2032$/)
})

test('a decimal of nothing belongs to bare digits only', () => {
  expect(told(`${digits}.0`)).toBe(`${digits}.0 fodselsnummer 85`)
  expect(told(`x ${digits}.0 y`)).toContain(`${digits}.0 `)
  for (const wrong of [`101090 ${five}.0`, `${digits}.01`, `${digits}.5`, `10-10-90 ${five}.0`]) {
    expect(told(wrong), wrong).toBe('')
  }
})

test('grouped as 4-2-5 it is an account', () => {
  const [four, two] = [digits.slice(0, 4), digits.slice(4, 6)]
  for (const text of [`${four} ${two} ${five}`, `${four}.${two}.${five}`, `${four}-${two}-${five}`]) {
    expect(told(text), text).toBe('')
  }
  expect(told(`${four} ${two} ${five.slice(0, 3)} ${five.slice(3)}`)).not.toBe('')
})

test('a blank is no digit, and three or one digits no part of a date', () => {
  // A blank has the same low bits as a zero, and so has this letter.
  for (const other of [' ', 'p']) {
    const ten = ['10 1# 90 #', '10 10 9# #', '10.1#.90 #', '1#1090 #', '10.10.9#-#', '10109# #']
    for (const shape of ten) {
      const text = shape.replace('#', other).replace('#', five)
      expect(told(text), text).toBe('')
    }
    for (let from = 500; from < 600; from++) {
      const zero = eleven('101090', from)
      if (!zero.endsWith('0')) continue
      for (const shape of ['10 10 90 #', '10.10.90 #', '10.10.90-#', '101090 #']) {
        const text = shape.replace('#', zero.slice(6, 10) + other)
        expect(told(text), text).toBe('')
      }
    }
  }
  expect(told(`1010 5 ${eleven('101005').slice(6)}`)).toBe('')
  expect(told(`10101890${five.slice(0, 3)} ${five.slice(3)}`)).toBe('')
  for (const wrong of ['101 090 #', '1 01090 #', '1010900 #', '10 10 90#', '1010905 #']) {
    expect(told(`fnr ${wrong.replace('#', five)}`), wrong).toBe('')
  }
})

test('each of two numbers is told by its own digits', () => {
  const texts = [`50-10-90 ${eleven('501090').slice(6)}`, `10-10-90 ${five}`, `1.01090${five}e10`]
  for (const text of [texts.join(', '), [...texts].reverse().join(', ')]) {
    const variants = text.split(', ').map((one) => (one.startsWith('50') ? 'd-nummer' : 'fodselsnummer'))
    expect(variantsOf(text, 'fodselsnummer')).toEqual(variants)
  }
})
