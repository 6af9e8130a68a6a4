/** How a personnummer is written and what its digits say, by the table in docs/explanation/detection.md, at each border. */
import { expect, test } from 'vitest'
import { luhnDigit } from '../arbitraries/personnummer'
import { teller } from '../told'

/** The four last places behind six digits of a date: the first serial from `from` on whose check digit fits. */
function tail(date: string, from: number, fits = (_tail: string) => true): string {
  for (let serial = from; ; serial++) {
    const three = String(serial).padStart(3, '0')
    const four = three + luhnDigit(date + three)
    if (fits(four)) return four
  }
}

const CLOCK = 235
const plainTail = (date: string) => tail(date, 240)
const clockTail = (date: string) => tail(date, CLOCK)

const told = teller('personnummer')
const date = '871220'
const [plain, clock] = [plainTail(date), clockTail(date)]

test.each([
  [`${date}-${plain}`, 'personnummer 90'],
  [`${date}-${clock}`, 'personnummer 85 clock'],
  [`${date}+${clock}`, 'personnummer 90 old'],
  [`${date}-${tail(date, 236)}`, 'personnummer 90'],
  [`19${date}-${clock}`, 'personnummer 85'],
  [`19${date}${plain}`, 'personnummer 75'],
  [`19${date} ${plain}`, 'personnummer 55'],
  [`19${date} ${clock}`, 'personnummer 20 clock'],
  [`${date} ${plain}`, 'personnummer 50'],
  [`${date} ${clock}`, 'personnummer 20 clock'],
  [`${date}${clock}`, 'personnummer 30'],
  [`1987-12-20-${plain}`, 'personnummer 60'],
  [`${date}--${plain}`, 'personnummer 60'],
  [`${date}/${plain}`, 'personnummer 8'],
  [`${date}- ${plain}`, 'personnummer 90'],
  [`${date} -${plain}`, 'personnummer 90'],
  [`${date}-.${plain}`, 'personnummer 8'],
  [`${date}.-${plain}`, 'personnummer 8'],
  [`${date}-${plain.slice(0, 2)}-${plain.slice(2)}`, 'personnummer 8'],
  [`87-12-20-${plain}`, 'personnummer 8'],
  [`8712-20-${plain}`, 'personnummer 8'],
  [`8712-20-${plain.slice(0, 2)}-${plain.slice(2)}`, 'personnummer 8'],
  [`1987.12-20-${plain}`, 'personnummer 8'],
  [`1987-12.20-${plain}`, 'personnummer 8'],
  [`1987-12-20/${plain}`, 'personnummer 8'],
  [`1987-12-20--${plain}`, 'personnummer 8'],
  [`1987-12-20${plain[0]}-${plain.slice(1)}`, 'personnummer 8'],
  [`19871220--${plain}`, 'personnummer 8'],
  [`${date}--${plain.slice(0, 2)}-${plain.slice(2)}`, 'personnummer 8'],
])('%s', (text, said) => {
  expect(told(text)).toBe(`${text} ${said}`)
})

test('a tail reads as a time of day up to 23 hours and 59 minutes', () => {
  const at = (hours: string, minutes: RegExp) =>
    tail(date, Number(`${hours}0`), (four) => four.startsWith(hours) && minutes.test(four.slice(2)))
  expect(told(`${date}-${at('23', /^5/)}`)).toMatch(/ 85 clock$/)
  expect(told(`${date}-${at('24', /^[0-5]/)}`)).toMatch(/ 90$/)
  const sixty = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}6`)
  const tails = sixty.map((three) => three + luhnDigit(date + three)).filter((four) => four.endsWith('60'))
  expect(tails.length).toBeGreaterThan(0)
  for (const four of tails) expect(told(`${date}-${four}`)).toMatch(/ 90$/)
})

test('a birth in the last two years is more often a time', () => {
  const [now, before] = ['241220', '231220']
  expect(told(`${now}-${clockTail(now)}`)).toMatch(/ 45 recent clock$/)
  expect(told(`${before}-${clockTail(before)}`)).toMatch(/ 85 clock$/)
  expect(told(`${now}-${plainTail(now)}`)).toMatch(/ 90$/)
  expect(told(`20${now}-${plainTail(now)}`)).toMatch(/ 40 recent$/)
  expect(told(`20${before}-${plainTail(before)}`)).toMatch(/ 85$/)
  expect(told(`20${now}${plainTail(now)}`)).toMatch(/ 30 recent$/)
  // In groups of one's own it is none at all.
  expect(told(`20 ${now}/${plainTail(now)}`)).toBe('')
  expect(told(`${now}/${plainTail(now)}`)).toBe('')
  expect(told(`${before}/${plainTail(before)}`)).toMatch(/ 8$/)
})

test('twelve digits with a time of day count for less from 1990 on', () => {
  expect(told(`19891231${clockTail('891231')}`)).toMatch(/ 75$/)
  expect(told(`19900101${clockTail('900101')}`)).toMatch(/ 55 clock$/)
  expect(told(`19900101${plainTail('900101')}`)).toMatch(/ 75$/)
})

test('the oldest are of 1840, the old ones born before 1890', () => {
  expect(told(`18400101-${plainTail('400101')}`)).toMatch(/ 85 old$/)
  expect(told(`400101+${plainTail('400101')}`)).toMatch(/ 90 old$/)
  expect(told(`18391231-${plainTail('391231')}`)).toBe('')
  expect(told(`391231+${plainTail('391231')}`)).toBe('')
  expect(told(`18891231-${plainTail('891231')}`)).toMatch(/ 85 old$/)
  expect(told(`18900101-${plainTail('900101')}`)).toMatch(/ 85$/)
})

test('born tomorrow is now somewhere, the day after is not', () => {
  const text = `19${date}-${plain}`
  expect(told(text, '1987-12-19')).toContain(text)
  expect(told(text, '1987-12-18')).toBe('')
  // Behind a hyphen that should have become a plus.
  expect(told(`${date}-${plain}`, '1987-12-18')).toBe(`${date}-${plain} personnummer 90 old`)
  expect(told(`${date}-${plain}`, '1987-12-19')).toMatch(/ 45 recent$| 90$/)
})

test('the letters of interim numbers', () => {
  const taken = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => told(`${date}-${letter}22${interim(letter)}`))
  expect(taken.join('')).toBe('JKLMNPRSTUWX')
  function interim(letter: string): number {
    return luhnDigit(`${date}${letter}22`)
  }
  const four = `T22${interim('T')}`
  expect(told(`${date}-${four}`)).toBe(`${date}-${four} interimsnummer 70`)
  expect(told(`19${date}${four}`)).toBe(`19${date}${four} interimsnummer 20`)
  for (const wrong of [
    `${date} ${four}`,
    `${date}-T22`,
    `${date}-T22p`,
    `${date}-4T22${four[3]}`,
    `${date}-${four}5`,
  ]) {
    expect(told(wrong), wrong).toBe('')
  }
})

test('a VAT number is the personnummer of a sole trader with SE before it and 01 behind it', () => {
  const ten = date + plain
  expect(told(`SE${ten}01`)).toBe(`${ten}01 personnummer 60 glued`)
  expect(told(`moms se${ten}01, x`)).toMatch(`${ten}01 personnummer 60`)
  const other = '701063'
  expect(told(`SE${other}${plainTail(other)}01`)).toMatch(/ samordningsnummer 60 glued$/)
  for (const wrong of ['XSE#01', '1SE#01', 'NE#01', 'SO#01', 'ES#01', '#01', 'SE#02', 'SE#11', 'SE#01x', 'SE#012']) {
    expect(told(wrong.replace('#', ten)), wrong).not.toContain(' 60')
  }
})

test('sixty is added to the day of a samordningsnummer, however it is written', () => {
  const [six, ten] = ['701063', `701063${plainTail('701063')}`]
  const last = ten.slice(6)
  const exponent = `${ten[0]}.${ten.slice(1)}e9`
  const long = `1.9${ten}e11`
  const texts = [
    ten,
    `19${ten}`,
    `${six} ${last}`,
    `${six}-${last}`,
    `19${six}${last}`,
    `19${six}-${last}`,
    `70 10 63 ${last}`,
    `1970-10-63-${last}`,
  ]
  for (const text of [...texts, `19 70 10 63 ${last}`, `${six}--${last}`, exponent, long]) {
    expect(told(text), text).toContain(`${text} samordningsnummer`)
  }
  // Digits that the Norwegian calendar does not have, and ten out of twelve that pass the check as well.
  const other = `85 06 65 ${plainTail('850665')}`
  expect(told(other)).toBe(`${other} samordningsnummer 8`)
  const both = `1970 10 63 ${tail(six, 1, (four) => luhnDigit(`19701063${four[0]}`) === Number(four[1]))}`
  expect(told(both)).toBe(`${both} samordningsnummer 8`)
  const born = `70 10 03 ${plainTail('701003')}`
  expect(told(born)).toBe(`${born} personnummer 8`)
  expect(told(`8.71220${plain}e9`)).toBe(`8.71220${plain}e9 personnummer 8`)
  expect(told(`1.9871220${plain}e11`)).toBe(`1.9871220${plain}e11 personnummer 8`)
  expect(told(`8.71220${plain}5e10`)).toBe('')
  expect(told(`8.71220${plain}e9.5`)).toBe('')
})

test('a date that the calendar does not have', () => {
  for (const loose of ['190060', '190061', '190460', '190491']) {
    expect(told(`${loose}-${plainTail(loose)}`), loose).toMatch(/ samordningsnummer 90 loose-date$/)
  }
  for (const none of ['190431', '191301', '190492', '190400', '190001', '191361']) {
    expect(told(`19${none}-${plainTail(none)}`), none).toBe('')
  }
})

test('the last four digits behind a birth date', () => {
  for (const born of ['871220', '19871220', '1987-12-20', '87-12-20']) {
    expect(told(`född ${born}, sista fyra: ${plain}`), born).toMatch(`${plain} personnummer 8`)
    expect(told(`född ${born}, sista fyra: ${plain}`), born).not.toContain('old')
  }
  expect(told(`f. ${date}, nr: ${plain}`)).toBe(`${plain} personnummer 8`)
  expect(told(`född 20.12.1987, sista fyra: ${plain}`)).toBe('')
  for (const wrong of [`${plain}5`, `${plain}.5`, `5.${plain}`, plain.slice(1)]) {
    expect(told(`född ${date}, sista fyra: ${wrong}`), wrong).toBe('')
  }
})

test('a decimal of nothing belongs to bare digits only', () => {
  expect(told(`${date}${plain}.0`)).toBe(`${date}${plain}.0 personnummer 30`)
  expect(told(`${date}${plain} 0`)).toContain(`${date}${plain} personnummer 30`)
  expect(told(`19${date}${plain}.0 x`)).toBe(`19${date}${plain}.0 personnummer 75`)
  for (const wrong of [
    `${date}-${plain}.0`,
    `${date}${plain}.01`,
    `${date}${plain}.0x`,
    `${date}${plain}.0_`,
    `${date}${plain}.0.`,
    `${date}${plain}.5`,
    `1.${date}${plain}`,
  ]) {
    expect(told(wrong), wrong).toBe('')
  }
})

test('groups of one or three digits are none of a date', () => {
  for (const wrong of ['871 220 #', '871 220-#', '8 71220-#', '8712200-#', '1871220-#', '1987122 0-#', '871220-0-#']) {
    expect(told(`pnr ${wrong.replace('#', plain)}`), wrong).toBe('')
  }
  expect(told(`19871220${plain.slice(0, 2)} ${plain.slice(2)}`)).toBe('')
  // A blank is no zero of a day.
  expect(told(`8712 ${tail('871202', 200)}`)).toBe('')
})
