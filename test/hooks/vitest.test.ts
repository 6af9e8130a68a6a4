import { describe, expect, test } from 'vitest'
import { type PersonalDataAssertions, personalDataMatchers } from '../../src/adapters/vitest'
import { createRedactor } from '../../src/redactor'

declare module 'vitest' {
  interface Matchers extends PersonalDataAssertions {}
}

expect.extend(personalDataMatchers())

function failing(work: () => void): string {
  try {
    work()
  } catch (error) {
    return `${(error as Error).message}\n${(error as Error).stack}`
  }
  return ''
}

describe('toHoldNoPersonalData', () => {
  test.each([
    ['nothing'],
    [new TextEncoder().encode('nothing')],
    [{ level: 'info', list: [1, undefined, null] }],
    [undefined],
    ['[personnummer] [email-1]'],
  ])('holds for %j', (log) => {
    expect(log).toHoldNoPersonalData()
    expect(failing(() => expect(log).not.toHoldNoPersonalData())).toContain('expected personal data, found none')
  })

  test.each([
    ['x 871220-2384 anna@example.se', ['found 2:', 'personnummer, units 2 to 13', 'email, units 14 to 29']],
    [Buffer.from('å anna@example.se'), ['found 1:', 'email, bytes 3 to 18']],
    [
      { a: ['anna@example.se', 8712202384n], personnummer: 8712202384 },
      ['email, in the value', 'personnummer, in the value'],
    ],
    [new Error('of anna@example.se'), ['email, in the value']],
    [Array.from({ length: 12 }, () => 'anna@example.se').join(' '), ['found 12:', 'and 2 more']],
    [
      {
        get a() {
          throw new Error('anna@example.se')
        },
      },
      ['what cannot be read, in the value'],
    ],
  ])('fails, and says where, without the text %#', (log, parts) => {
    expect(log).not.toHoldNoPersonalData()
    const message = failing(() => expect(log).toHoldNoPersonalData())
    for (const part of parts) expect(message).toContain(part)
    expect(message).not.toMatch(/8712|anna@/)
  })

  test('of a redactor, or by its options', () => {
    const { toHoldNoPersonalData } = personalDataMatchers({ kinds: ['email'] })
    expect(toHoldNoPersonalData('871220-2384').pass).toBe(true)
    expect(toHoldNoPersonalData('anna@example.se').pass).toBe(false)
    expect(personalDataMatchers(createRedactor()).toHoldNoPersonalData(['anna@example.se']).pass).toBe(false)
    expect(() => personalDataMatchers({ kinds: [] })).toThrow(RangeError)
  })
})
