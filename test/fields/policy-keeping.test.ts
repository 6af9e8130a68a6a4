/** What a policy keeps from erasure, and until when; and the time of a record. */
import { describe, expect, test } from 'vitest'
import { CATEGORY_OF_KIND } from '../../src/policy/categories'
import { keepersOf, keepingOf } from '../../src/policy/keeping'
import { seHealthInsurer } from '../../src/policy/policy'
import { timeOfLine, timeOfRecord } from '../../src/policy/record-time'
import type { Permit } from '../../src/policy/types'

const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
const NID = CATEGORY_OF_KIND.personnummer
const rule = (id: string, period: string, from?: string) =>
  ({ id, retention: { period, end: 'delete', ...(from && { from }) } }) as unknown as Permit

describe('when a record was made', () => {
  const time = Date.UTC(2026, 10, 22, 10)
  test.each([
    ['{"time":1795341600000}', time],
    ['{"time":"2026-11-22T10:00:00Z","level":30}', time],
    ['{"@timestamp":"2026-11-22T12:00:00.000+02:00"}', time],
    ['{"timestamp":"2026-11-22 10:00:00,000"}', time],
    ['{"ts":1795341600.25}', time + 250],
    ['{"ts":1795341600000000000}', time],
    ['{"time":"1795341600"}', time],
    ['{"time":"soon","ts":1795341600}', time],
    ['2026-11-22T10:00:00.000000000Z stdout F x', time],
    ['[2026-11-22 10:00:00] x', time],
    ['2026-11-22 x', day('2026-11-22')],
    ['{"time":true}', undefined],
    ['{"time":"2026-99-99"}', undefined],
    ['{"time":30}', undefined],
    ['{"time":1e99}', undefined],
    ['{"x":', undefined],
    ['kl 2026-11-22', undefined],
    ['', undefined],
  ])('%s', (line, expected) => {
    expect(timeOfLine(line)).toBe(expected)
  })

  test('a field of its own', () => {
    expect(timeOfLine('{"time":1,"meta":{"at":"2026-11-22"}}', 'meta.at')).toBe(day('2026-11-22'))
    expect(timeOfRecord({ 'meta.at': '2026-11-22' }, 'meta.at')).toBe(day('2026-11-22'))
    expect(timeOfLine('{"time":"2026-11-22"}', 'at')).toBeUndefined()
    expect(timeOfLine('2026-11-22 x', 'at')).toBeUndefined()
  })
})

describe('which rules keep', () => {
  test('those that leave something, for a ground that does not end with the request', () => {
    const ids = (purpose: string, objection?: boolean) =>
      keepersOf(seHealthInsurer, NID, purpose, objection).map(({ id }) => id)
    expect(ids('insurance')).toContain('insurance-id')
    expect(ids('marketing')).toEqual([])
    expect(ids('statistics')).toEqual([])
    expect(ids('nowhere')).toEqual([])
    expect(ids('develop').length).toBeGreaterThan(0)
    expect(ids('develop', true)).toEqual([])
    expect(ids('insurance', true)).toContain('insurance-id')
  })

  test('the longest period, until its day', () => {
    const rules = [rule('short', 'P30D'), rule('long', 'P7Y')]
    const made = day('2026-11-22')
    const end = day('2033-11-22')
    expect(keepingOf(rules, made, { now: end - 1 })).toEqual({ rule: 'long', until: end, period: '7 years' })
    expect(keepingOf(rules, made, { now: end })).toBeUndefined()
  })

  test('a period that begins with something else', () => {
    const rules = [rule('contract', 'P7Y', 'the end of the contract'), rule('long', 'P9Y')]
    const made = day('2006-11-22')
    const now = day('2026-11-22')
    const period = '7 years from the end of the contract'
    expect(keepingOf(rules, made, { now })).toEqual({ rule: 'contract', until: undefined, period })
    expect(keepingOf(rules, made, { now, since: day('2020-01-01') })).toMatchObject({ until: day('2027-01-01') })
    expect(keepingOf(rules, made, { now, since: day('2019-01-01') })).toBeUndefined()
  })
})
