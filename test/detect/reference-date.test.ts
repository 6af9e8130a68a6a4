import { afterEach, describe, expect, test, vi } from 'vitest'
import { createRedactor } from '../../src/index'

const low = createRedactor({ minConfidence: 'low', kinds: ['personnummer', 'fodselsnummer'] })
const standard = createRedactor()
const on = (day: string) => ({ at: new Date(`${day}T12:00:00Z`) })

/** Share of the epoch seconds of a year, every 997th, that some redactor takes for a person's number. */
function shareOfEpoch(redactor: typeof low, year: number): number {
  let [seen, taken] = [0, 0]
  for (let second = Date.UTC(year, 0, 1) / 1000; second < Date.UTC(year + 1, 0, 1) / 1000; second += 997) {
    seen++
    taken += redactor.scan(`a ${second} b`, on(`${year}-12-31`)).length
  }
  return taken / seen
}

describe('epoch seconds', () => {
  test('of 2025 and 2026 have no month where a personnummer has one', () => {
    expect(shareOfEpoch(low, 2025)).toBe(0)
    expect(shareOfEpoch(low, 2026)).toBe(0)
  })

  test('of 2027 look like numbers of 1918 again: weak claims, never findings by default', () => {
    const share = shareOfEpoch(low, 2027)
    expect(share).toBeGreaterThan(0.01)
    expect(share).toBeLessThan(0.05)
    expect(shareOfEpoch(standard, 2027)).toBe(0)
  })
})

describe('centuries move with the reference date', () => {
  test('a hyphen means under a hundred by calendar year', () => {
    // 121212-1212 is of 2012 from that year on, of 1912 before.
    expect(low.scan('121212-1212', on('2026-11-22'))[0]?.evidence).not.toContain('old')
    const [before] = low.scan('900101-9802', on('2026-11-22'))
    expect(before?.confidence).toBe(0.9)
    expect(low.scan('900101+9802', on('2026-11-22'))[0]?.confidence).toBe(0.9)
    // In 2090 the plus means 1990, and the hyphen 2090.
    expect(low.scan('900101+9802', on('2091-06-01'))[0]?.confidence).toBe(0.9)
  })

  test('what is recent is recent for the reference date', () => {
    const bare = '201701012393'
    expect(standard.scan(bare, on('2017-06-01'))).toEqual([])
    expect(standard.scan(bare, on('2019-06-01'))).toEqual([])
    expect(standard.scan(bare, on('2020-06-01'))[0]?.confidence).toBe(0.75)
  })

  test('nobody is born in the future, but a clock may be a day off', () => {
    expect(low.scan('20170101-2393', on('2016-12-30'))).toEqual([])
    expect(low.scan('20170101-2393', on('2016-12-31'))[0]?.kind).toBe('personnummer')
    expect(low.scan('01819010001', on('1989-12-30'))[0]?.evidence ?? []).not.toContain('offset')
  })
})

describe('a call without a date', () => {
  afterEach(() => void vi.restoreAllMocks())

  const asIf = (time: string) => vi.spyOn(Date, 'now').mockReturnValue(Date.parse(time))

  test('is one of its own day, whatever day the call before was of', () => {
    const number = '20170101-2393'
    for (const other of ['nothing', number, 'at 08:00:01']) {
      asIf('2016-12-30T23:59:59.999Z')
      expect(low.redact(other)).toBe(other)
      expect(low.redact(number)).toBe(number)
      asIf('2016-12-31T00:00:00Z')
      expect(low.redact(other)).toBe(other === number ? '[personnummer]' : other)
      expect(low.redact(number)).toBe('[personnummer]')
      asIf('2016-12-30T12:00:00Z')
      expect(low.redact(number)).toBe(number)
      expect(low.redact(number, on('2016-12-31'))).toBe('[personnummer]')
      expect(low.redact(number)).toBe(number)
    }
  })

  test('asks for the day once', () => {
    const clock = asIf('2026-11-22T12:00:00Z')
    low.redact('871220-2384 and 01019550091 and 871220-2384')
    expect(clock).toHaveBeenCalledTimes(1)
  })
})

describe('the Norwegian rule of 2032', () => {
  const numbers = ['30108299939', '301082 99939', '30908299902', '55102499947']

  test('is weak until it is in force, also on the last day before', () => {
    for (const number of numbers) {
      for (const day of ['2026-11-22', '2031-06-01', '2031-12-31']) {
        expect(low.scan(number, on(day))[0]?.confidence, `${number} on ${day}`).toBe(0.25)
        expect(standard.scan(number, on(day))).toEqual([])
      }
    }
  })

  test('a field or word carries it before', () => {
    expect(standard.scan('fnr=30108299939', on('2026-11-22'))[0]?.confidence).toBe(0.75)
    expect(standard.scan('fødselsnummer 30108299939', on('2031-12-31'))[0]?.confidence).toBe(0.7)
  })

  test('counts from its first day on', () => {
    for (const number of numbers) {
      expect(standard.scan(number, on('2032-01-01'))[0]?.confidence, number).toBe(0.6)
      expect(standard.scan(number, on('2040-01-01'))[0]?.evidence).toContain('rule-2032')
    }
  })

  test('numbers of the rule of 1964 are as good after it as before', () => {
    for (const day of ['2026-11-22', '2032-01-01', '2050-01-01']) {
      expect(standard.scan('010195 50091', on(day))[0]?.confidence).toBe(0.92)
    }
  })
})

describe('the date of a call is kept by day', () => {
  const future = '20170101-2393'
  const isFound = (at: Date | number) => low.scan(future, { at }).length > 0

  test('and is another one at midnight, in UTC', () => {
    const midnight = Date.UTC(2016, 11, 31)
    for (const at of [midnight, new Date(midnight), midnight + 0.5]) {
      expect(isFound(midnight - 1)).toBe(false)
      expect(isFound(at)).toBe(true)
    }
    expect(isFound(new Date(midnight - 1))).toBe(false)
  })

  test('what is no date is refused every time, and does not become the date of the next call', () => {
    for (let i = 0; i < 2; i++) {
      expect(() => low.scan('', { at: Number.NaN })).toThrow(RangeError)
      expect(() => low.scan('', { at: new Date(Number.NaN) })).toThrow(RangeError)
      expect(() => low.scan('', { at: Date.UTC(1949, 11, 31) })).toThrow(RangeError)
      expect(() => low.scan('', { at: '2026-11-22' as never })).toThrow(TypeError)
      expect(isFound(Date.UTC(2026, 10, 22))).toBe(true)
    }
    low.scan('', { at: -0.5 })
    expect(() => low.scan('', { at: -86_400_000 * 8000 })).toThrow(RangeError)
  })

  test('a Date is read again in every call', () => {
    const at = new Date('2016-12-30T12:00:00Z')
    expect(isFound(at)).toBe(false)
    at.setUTCFullYear(2018)
    expect(isFound(at)).toBe(true)
  })
})
