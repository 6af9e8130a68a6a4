import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../src/redactor'
import type { RedactorOptions } from '../../src/types'
import { PATHS } from '../paths'
import { AT } from '../rings'

const PARTIAL: RedactorOptions = {
  actions: { phone: { partial: { last: 2 } }, personnummer: { partial: { last: 4 } } },
  fields: { memberId: { partial: { first: 1, last: 2 } } },
}

const ROWS = [
  ['a phone', 'tel 070-174 06 05, +46 70 174 06 05', 'tel ***05, ***05'],
  ['a national number, in any length', 'pnr 871220-2384, pnr 198712202384', 'pnr ***2384, pnr ***2384'],
  ['a JSON number', '{"pnr":198712202384}', '{"pnr":"***2384"}'],
  ['a field', '{"memberId":"AB-1234567"}', '{"memberId":"A***67"}'],
  ['too little to hide', '{"memberId":"AB-12"}', '{"memberId":"[field]"}'],
  ['an escape', '{"memberId":"AB-12345\\u00e5"}', '{"memberId":"[field]"}'],
  ['CSV', 'namn;telefon\nBo;070-174 06 05\n', 'namn;telefon\nBo;***05\n', { format: 'csv' }],
] as const

describe('a part of a value', () => {
  const places = ROWS.flatMap(([label, before, after, more]) =>
    (['auto', 'plain'] as const).map((engine) => [label, engine, before, after, { ...more, engine }] as const),
  )

  test.each(places)('%s, %s: on every path, and a second time', async (_label, _engine, before, after, more) => {
    const options = { ...PARTIAL, ...more }
    for (const path of PATHS) expect(await path.redact(before, options, AT), path.label).toBe(after)
    expect(createRedactor(options).redact(after, { at: AT })).toBe(after)
  })

  test('in values, and counted as what it was', () => {
    const redactor = createRedactor(PARTIAL)
    const value = { pnr: 198712202384, memberId: 'AB-12', mobil: '070-174 06 05' }
    expect(redactor.redactValue(value, { at: AT })).toEqual({ pnr: '***2384', memberId: '[field]', mobil: '***05' })
    expect(redactor.counts).toEqual({ personnummer: { partial: 1 }, field: { mask: 1 }, phone: { partial: 1 } })
  })

  test.each([
    [
      { actions: { personnummer: { partial: { last: 5 } } } },
      RangeError,
      /leaves 301 national numbers, fewer than 1000/,
    ],
    [{ actions: { phone: { partial: { first: 6 } } } }, RangeError, /leaves 500 national numbers/],
    [{ actions: { fodselsnummer: { partial: { first: 6, last: 2 } } } }, RangeError, /"actions.fodselsnummer.partial"/],
    [{ fields: { memberId: { partial: { last: 6 } } } }, RangeError, /"fields.memberId.partial"/],
    [{ actions: { email: { partial: { first: 1 } } } }, TypeError, /"actions.email.partial" is no mask for email: /],
    [{ actions: { ip: { partial: { first: 1 } } } }, TypeError, /use generalise, which leaves a network/],
    [
      { fields: { 'category:name': { partial: { first: 1 } } } },
      TypeError,
      /"fields.category:name.partial" is no mask for name/,
    ],
    [{ fields: { 'category:secret': { partial: { last: 2 } } } }, TypeError, /is no mask for secret/],
    [{ actions: { default: { partial: { last: 2 } } } }, TypeError, /is no mask for email/],
    [
      { actions: { field: { partial: { last: 2 } } } },
      TypeError,
      /is no mask for field: it may contain anything, even secrets/,
    ],
    [{ actions: { phone: { partial: {} } } }, TypeError, /expected first, last or both/],
    [{ actions: { phone: { partial: 4 } } }, TypeError, /"actions.phone.partial" expected an object/],
    [{ actions: { phone: { partial: { last: 0 } } } }, RangeError, /expected a whole number from 1 to 12/],
    [{ actions: { phone: { partial: { last: '2' } } } }, RangeError, /expected a whole number/],
    [{ actions: { phone: { partial: { middle: 2 } } } }, TypeError, /"actions.phone.partial.middle" is unknown/],
    [{ actions: { phone: 'partial' } }, RangeError, /"actions.phone" expected keep/],
  ])('%j is refused', (options, error, message) => {
    const make = () => createRedactor(options as unknown as RedactorOptions)
    expect(make).toThrow(error)
    expect(make).toThrow(message)
  })

  test('for all kinds but those of which no part is safe', () => {
    const actions = { default: { partial: { last: 2 } }, email: 'mask', ip: 'mask', field: 'mask' } as const
    expect(createRedactor({ actions }).redact('tel 070-174 06 05, anna@example.se')).toBe('tel ***05, [email]')
    const kinds = ['phone'] as const
    const own = createRedactor({ kinds, actions: { default: { partial: { last: 2 } } } })
    expect(own.redact('tel 070-174 06 05')).toBe('tel ***05')
  })
})
