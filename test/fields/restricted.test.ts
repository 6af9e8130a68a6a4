/**
 * People whose records are withheld: identified by their tokens, found in every form of their values, through every
 * entry point and split anywhere.
 */
import { describe, expect, test } from 'vitest'
import { redactHooks } from '../../src/adapters/pino'
import { parseKeyring, tokensFor } from '../../src/keyring/keyring'
import { restrictedSubjects, seHealthInsurer } from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import type { RedactorOptions } from '../../src/types'
import { AT, RING, testRing } from '../rings'
import { through } from '../text-ways'

const at = AT
const context = { tenant: 'shop', purpose: 'insurance' }
const keyring = testRing()
const tokensOf = (value: string, one = context) =>
  tokensFor(keyring, value, { contexts: [one], at }).tokens.map(({ token }) => token)
/** By tokens of the key before, as a list that is older has them. */
const restricted = restrictedSubjects(tokensOf('871220-2384').filter((token) => token.includes('_oct2_')))
const options: RedactorOptions = { policy: seHealthInsurer, keyring, restricted, context }

describe.each(['auto', 'plain'] as const)('%s', (engine) => {
  const own = { ...options, engine }

  test('lines of text and JSON, in any spelling, by a token of an older key', async () => {
    for (const line of [
      ...[
        'kund 871220-2384 ringde',
        'kund 198712202384',
        '{"personnummer":"8712202384"}',
        '{"note":"pnr 19871220 2384"}',
      ],
      '{"kund":{"personnummer":198712202384}}',
    ])
      expect(await through(own, `a\n${line}\nb\n`)).toBe('a\nb\n')
    expect(await through(own, 'kund 910924-2397\n')).toMatch(/^kund .+\n$/)
  })

  test('also in what the policy removes or masks whole, and what nobody else looks for', async () => {
    expect(await through(own, '{"journalnotat":"pat 871220-2384 in"}\n{"password":"871220-2384"}\nx\n')).toBe('x\n')
    const narrow = { keyring, restricted, context, engine, kinds: ['email' as const], allow: ['871220-2384'] }
    expect(await through(narrow, 'kund 871220-2384\nb\n')).toBe('b\n')
    const named = { keyring, restricted, context, engine, fields: { 'kund nr': 'remove' as const } }
    expect(await through(named, '{"kundNr":"8712202384"}\nb\n')).toBe('b\n')
  })

  test('records with a token of theirs', async () => {
    const [token = ''] = tokensOf('871220-2384')
    expect(await through(own, `kund ${token} in\nb\n`)).toBe('b\n')
    expect(createRedactor(own).redactValue({ msg: `kund ${token}` }, { at })).toBe('[withheld]')
  })

  test('rows, with and without a row of names', async () => {
    const table = 'personnummer,level\n8712202384,1\n910924-2397,2\n'
    expect(await through({ ...own, format: 'csv' }, table)).toMatch(/^personnummer,level\n[^,\n]+,2\n$/)
    const cells = '871220-2384,1\n910924-2397,2\n'
    expect(await through({ ...own, format: 'csv' }, cells)).not.toMatch(/,1/)
  })

  test('documents and values', async () => {
    const person = { deep: [{ personnummer: 198712202384 }] }
    expect(createRedactor(own).redact(JSON.stringify(person, null, 2), { at })).toBe('')
    const redactor = createRedactor(own)
    expect(redactor.redactValue(person, { at })).toBe('[withheld]')
    expect(redactor.redactValue([person, { level: 1 }], { at })).toEqual(['[withheld]', { level: 1 }])
    expect(redactor.redactValue('871220-2384', { at })).toBe('[withheld]')
    expect(redactor.redactValue(new Map([['871220-2384', 1]]), { at })).toBe('[withheld]')
    expect(redactor.redactLines(['a', '871220-2384', 'b'], { at })).toEqual(['a', '', 'b'])
    expect(redactor.counts.record).toEqual({ withhold: 5 })
    expect(redactHooks(redactor).streamWrite('{"level":30,"msg":"871220-2384"}\n')).toBe('')
  })

  test('by the tenant and purpose of the call', () => {
    const redactor = createRedactor(own)
    expect(redactor.redact('871220-2384', { at, context: { tenant: 'other' } })).not.toBe('')
    const both = restrictedSubjects(tokensOf('871220-2384', { tenant: 'other', purpose: 'insurance' }))
    expect(
      createRedactor({ ...own, restricted: both }).redact('871220-2384', { at, context: { tenant: 'other' } }),
    ).toBe('')
  })

  test('e-mail, phones and addresses', async () => {
    for (const value of ['anna@example.se', '070-174 06 05', '192.0.2.44', '01019550091']) {
      const one = { ...own, restricted: restrictedSubjects(tokensOf(value)) }
      expect(await through(one, `a ${value} x\nb\n`), value).toBe('b\n')
    }
  })

  test('parts of a message that a container tore say nothing alone, and stay away', async () => {
    const line = (tag: string, text: string, stream = 'stdout') =>
      `2026-11-22T10:00:00.000000000Z ${stream} ${tag} ${text}\n`
    const whole = line('F', 'level 1') + line('F', 'level 2', 'stderr')
    const torn =
      line('P', 'kund 871220') + line('F', 'level 2', 'stderr') + line('F', '-2384 in') + line('F', 'level 1')
    expect(await through(own, whole)).toBe(whole)
    expect(await through(own, torn)).toBe(line('F', 'level 2', 'stderr') + line('F', 'level 1'))
    expect(
      createRedactor(own)
        .redactLines(torn.trimEnd().split('\n'), { at })
        .map((text) => text !== ''),
    ).toEqual([...[false, true, false, true]])
    expect(await through(own, whole + line('F', 'kund 871220-2384'))).toBe(whole)
  })

  test('with what records say of themselves', async () => {
    const marketing = { tenant: 'shop', purpose: 'marketing' }
    const list = restrictedSubjects(tokensOf('871220-2384', marketing))
    const given: RedactorOptions = {
      ...{ policy: seHealthInsurer, keyring, restricted: list, engine, contextFrom: { consent: 'samtycke' } },
      context: { ...marketing, activeCustomer: false, optOut: false, objection: false },
    }
    const line = (namn: string, personnummer: string) => `${JSON.stringify({ namn, personnummer, samtycke: true })}\n`
    const output = await through(given, line('A', '871220-2384') + line('B', '910924-2397'))
    expect(output).toMatch(/^\{"namn":"B".*\n$/)
  })
})

describe('until when', () => {
  const day = (text: string) => new Date(`${text}T23:59:59Z`)
  const [token = ''] = tokensOf('871220-2384')

  test('the last day counts, the next one does not', () => {
    const list = restrictedSubjects(`${token} 2027-01-31 # matter 17\n`)
    expect([list.has(token, day('2027-01-31')), list.has(token, day('2027-02-01'))]).toEqual([true, false])
    expect(list.isIn(`x ${token}`, day('2027-02-01'))).toBe(false)
    const redactor = createRedactor({ ...options, restricted: list })
    expect(redactor.redact('871220-2384\n', { at: day('2027-01-31') })).toBe('')
    expect(redactor.redact('871220-2384\n', { at: day('2027-02-01') })).not.toBe('')
    expect(restrictedSubjects(`${token} 2027-01-31\n${token}`).has(token, day('2030-01-01'))).toBe(true)
  })

  test('a hold withholds nothing', () => {
    const list = restrictedSubjects(`${token} hold`)
    expect([list.size, list.has(token), list.isIn(token)]).toEqual([1, false, false])
    expect(list.holdOn([token])).toEqual({ until: undefined })
    const ends = restrictedSubjects(`${token} hold 2027-01-31`)
    expect(ends.holdOn(['x', token], day('2027-01-31'))).toEqual({ until: '2027-01-31' })
    expect(ends.holdOn([token], day('2027-02-01'))).toBeUndefined()
    expect(createRedactor({ ...options, restricted: list }).redact('871220-2384\n', { at })).not.toBe('')
  })

  test('what cannot be meant does not load, and is not told', () => {
    for (const wrong of [
      `${token} 2027-02-30`,
      `${token} holds`,
      `${token} 2027`,
      '871220-2384 hold',
      `${token}${token}`,
    ]) {
      expect(() => restrictedSubjects(['', wrong])).toThrow(/line 2 /)
      expect(() => restrictedSubjects(['', wrong])).not.toThrow(/8712|sl1/)
    }
  })
})

describe('the option', () => {
  const wrong =
    (given: unknown, more: object = { keyring }) =>
    () =>
      createRedactor({ ...more, restricted: given as never })

  test('is checked', () => {
    expect(wrong(['x'])).toThrow(/"restricted" expected a list from restrictedSubjects, got array/)
    expect(wrong(restricted, {})).toThrow(/needs the option "keyring"/)
    expect(wrong(restrictedSubjects(['sl1_nid_nov2_abcdefghijklmnopqrst2']))).toThrow(/token 1 of 1 is mistyped/)
  })

  test('a list whose people the ring cannot tell any more does not load', () => {
    const gone = { ...RING, keys: RING.keys.filter(({ kid }) => kid !== 'oct2') }
    const later = parseKeyring(gone, { report: () => {} })
    expect(wrong(restricted, { keyring: later })).toThrow(/token 1 of \d is of the key oct2, which the ring cannot use/)
    const over = restrictedSubjects(restricted.tokens.map((token) => `${token} 2020-01-01`))
    expect(wrong(over, { keyring: later })).not.toThrow()
  })
})
