/** The calendar against the host's, dates and clocks against patterns. */
import { expect, test } from 'vitest'
import { dayAfter, isClock, isDate, isDayMonthYear, isYearMonthDay } from '../../src/recognise/checks/calendar'

const codes = (text: string) => Uint8Array.from(`${text}\n\n\n\n\n\n`, (character) => character.charCodeAt(0))

/** YYYYMMDD in UTC. */
const numberOf = (date: Date) => Number(date.toISOString().slice(0, 10).replaceAll('-', ''))

const DAY = 24 * 3600 * 1000

test('days that exist', () => {
  for (const year of [1896, 1900, 1904, 1999, 2000, 2001, 2100]) {
    for (let month = 0; month <= 13; month++) {
      for (let day = 0; day <= 32; day++) {
        const date = new Date(Date.UTC(year, month - 1, day))
        const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
        expect(isDate(year, month, day), `${year} ${month} ${day}`).toBe(exists)
      }
    }
  }
})

test('the day after', () => {
  for (let time = Date.UTC(1999, 11, 1); time < Date.UTC(2001, 2, 5); time += DAY) {
    expect(dayAfter(numberOf(new Date(time)))).toBe(numberOf(new Date(time + DAY)))
  }
})

/** A text, and all that differ from it in one place. */
function around(text: string): string[] {
  const others = [...'0125689 -.xp', '']
  return [text, ...[...text].flatMap((_, at) => others.map((other) => text.slice(0, at) + other + text.slice(at + 1)))]
}

test.each([
  [
    'isYearMonthDay',
    isYearMonthDay,
    /^(19|20)\d\d-\d\d-\d\d(?!\d)/,
    ['2016-11-01', '1999-12-31', '2016-11-012', '2016-111-01'],
  ],
  ['isClock', isClock, /^([01]\d|2[0-3])[0-5]\d[0-5]\d(?!\d)/, ['114930', '235959', '000000', '240000', '1149301']],
  // The code before it has been read: the day is written like an area code.
  ['isDayMonthYear', isDayMonthYear, /^\d\d(.)\d\d\1(19|20)\d\d(?!\d)/, ['08.12.2019', '08-12-1999', '08.12.20191']],
] as const)('%s', (_name, holds, pattern, texts) => {
  for (const text of texts.flatMap(around)) {
    if (!/^\d\d/.test(text)) continue
    expect(holds(codes(text), 0), text).toBe(pattern.test(text))
  }
})
