/** Personal data named in the notices, in all spellings, and changes that must never make a policy show more. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import {
  asPolicy,
  type Context,
  type Deny,
  noHealthRecords,
  policyCoverage,
  seHealthInsurer,
} from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import type { RedactorOptions } from '../../src/types'
import { HELD } from '../field-lists'
import { forAll } from '../for-all'
import { PLURALS, spellingsOf } from '../spellings'
import { latin, throughChunks } from '../splits'
import { NOTICE_NAMES } from './notice-names'

const at = new Date('2026-11-22T00:00:00Z')
const VALUE = 'Qwxz Vkrp'
const NOTICES = NOTICE_NAMES.flat()
const POLICIES = [seHealthInsurer, noHealthRecords]
const GIVEN = { consent: true, activeCustomer: true, optOut: false, objection: false, request: true, case: 'K-1' }
const covered = (policy: (typeof POLICIES)[number], names: readonly string[], context: Context = {}) =>
  policyCoverage(
    policy,
    names.map((name) => ({ path: [name], count: 1 })),
    context,
  ).rows

const recordOf = (names: readonly string[], value: unknown = VALUE) =>
  Object.fromEntries(names.map((name) => [name, value]))

/** Names whose values can be read in an output, by how the record was written. */
const WAYS: { readonly [way: string]: (names: readonly string[], options: RedactorOptions) => string[] } = {
  value: (names, options) => {
    const left = createRedactor(options).redactValue(recordOf(names), { at }) as { [name: string]: unknown }
    return names.filter((name) => left[name] === VALUE)
  },
  json: (names, options) => {
    const left = JSON.parse(createRedactor(options).redact(JSON.stringify(recordOf(names)), { at }))
    return names.filter((name) => left[name] === VALUE)
  },
  yaml: (names, options) => {
    const left = parse(createRedactor({ ...options, format: 'yaml' }).redact(stringify(recordOf(names)), { at }))
    return names.filter((name) => left[name] === VALUE)
  },
  csv: (names, options) => {
    const table = `${names.join(',')}\n${names.map(() => VALUE).join(',')}\n`
    const [, row = ''] = createRedactor({ ...options, format: 'csv' })
      .redact(table, { at })
      .split('\n')
    return names.filter((_, i) => row.split(',')[i] === VALUE)
  },
}

/** What statistics count, which is none of a person's numbers, names, words or days. */
const COUNTED =
  /^user\.(?:settings\.clicks|demographic\.(?:gender|education)|health\.insurance_kind|professional_information\.industry)$/

describe('411 names from both notices', () => {
  test('are 137 things in three spellings', () => {
    expect([NOTICE_NAMES.length, new Set(NOTICES).size]).toEqual([137, 411])
  })

  test.each(['auto', 'plain'] as const)(
    'none passes for archive, and for statistics this is what is counted: %s',
    (engine) => {
      const statistics = { purpose: 'statistics', consent: true }
      const counted = covered(seHealthInsurer, NOTICES, statistics).filter(({ category }) =>
        COUNTED.test(category ?? ''),
      )
      expect(counted.length).toBeLessThan(20)
      for (const [way, read] of Object.entries(WAYS)) {
        // A table has no more than 256 columns with names.
        for (let from = 0; from < NOTICES.length; from += 137) {
          const names = NOTICES.slice(from, from + 137)
          expect(read(names, { policy: noHealthRecords, context: { purpose: 'archive' }, engine }), way).toEqual([])
          const left = read(names, { policy: seHealthInsurer, context: statistics, engine })
          expect(left, way).toEqual(names.filter((name) => counted.some(({ path }) => path[0] === name)))
        }
      }
    },
  )
})

test('another spelling of a name shows no more, for any purpose, whatever is given', () => {
  const names = [...NOTICES, ...HELD.flatMap(([, , list]) => list.split('|').filter((name) => !name.includes('/')))]
  const plurals = PLURALS.split(' ').map((pair) => pair.split('/'))
  const groups = [...[...new Set(names)].map((name) => [name, ...spellingsOf(name)]), ...plurals]
  for (const policy of POLICIES) {
    const rows = covered(policy, groups.flat(), GIVEN)
    const rowsOf = new Map(rows.map((row) => [row.path[0], row]))
    const more = groups.flatMap((group) => {
      const [base, ...others] = group.flatMap((name) => rowsOf.get(name) ?? [])
      return others
        .filter(({ becomes }) =>
          Object.entries(becomes).some(
            ([purpose, { action }]) => action === 'keep' && base?.becomes[purpose]?.action !== 'keep',
          ),
        )
        .map(({ path, category }) => `${group[0]} (${base?.category}): ${path[0]} (${category})`)
    })
    expect(more).toEqual([])
  }
}, 120_000)

const someNames = fc.uniqueArray(fc.constantFrom(...NOTICES), { minLength: 1, maxLength: 12 })
const given = fc.record({
  policy: fc.constantFrom(...POLICIES),
  index: fc.nat(100),
  facts: fc.record({ consent: fc.boolean(), activeCustomer: fc.boolean(), optOut: fc.boolean() }),
  names: someNames,
})

/** Names that can be read when a policy is followed. */
const shown = (policy: (typeof POLICIES)[number], context: Context, names: readonly string[]) =>
  JSON.stringify(createRedactor({ policy, context }).redactValue(recordOf(names), { at }) ?? {})

const readable = (output: string, names: readonly string[]) => {
  const left = JSON.parse(output)
  return names.filter((name) => typeof left === 'object' && left?.[name] === VALUE)
}

test('a deny that is added, and consent that is taken away, never show more', () => {
  const categories = ['user.name', 'user.contact', 'user.health', 'user.settings', 'user', undefined]
  forAll(
    60,
    fc.record({ given, category: fc.constantFrom(...categories) }),
    ({ given: { policy, index, facts, names }, category }) => {
      const purposes = Object.keys(policy.purposes)
      const context = { ...facts, purpose: purposes[index % purposes.length] as string }
      const before = readable(shown(policy, context, names), names)
      const deny: Deny = {
        ...{ id: 'added', effect: 'deny' as const, reason: 'because', cites: ['1'] },
        ...(category !== undefined && { category: [category] }),
      }
      const stricter = asPolicy({ ...policy, rules: [...policy.rules, deny] })
      const { consent: _, ...rest } = context
      const others = [
        readable(shown(stricter, context, names), names),
        ...(facts.consent
          ? [{ ...context, consent: false }, rest].map((less) => readable(shown(policy, less, names), names))
          : []),
      ]
      for (const left of others) expect(before).toEqual(expect.arrayContaining(left))
    },
  )
})

const key = fc.oneof(
  fc.constantFrom(...NOTICES, 'foo', 'level', 'a"b', 'a\\b', 'x:y', 'msg'),
  fc.string({ maxLength: 8 }),
)
const leaf = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, VALUE, 'a,b;"c"\n', '{"a":1}'),
)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
  ),
}))

/** A value with nothing left but how it is built. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape)
  if (typeof value !== 'object' || value === null) return null
  return Object.values(value).map(shape)
}

describe('masks of fields that nobody listed', () => {
  const options = { policy: noHealthRecords, context: { purpose: 'support' } }
  const redactor = createRedactor(options)
  const table = createRedactor({ ...options, format: 'csv' })

  test('leave JSON that can be read, as it was built', () => {
    forAll(500, fc.dictionary(key, tree as fc.Arbitrary<unknown>, { maxKeys: 5 }), (record) => {
      for (const space of [0, 2]) {
        const output = JSON.parse(redactor.redact(JSON.stringify(record, null, space), { at }))
        expect(shape(output)).toEqual(shape(JSON.parse(JSON.stringify(record))))
      }
    })
  })

  test('leave tables that can be read, with as many cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'å', ' ', ',', ';', '"', '\n', '7', '='), maxLength: 8 })
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 })
    forAll(500, rows, (cells) => {
      const text = [['foo', 'level', 'navn'], ...cells].map((row) => row.map(quoted).join(',')).join('\n')
      const output = table.redact(text, { at })
      // What stands in quotes is all of a cell: nothing but commas and line ends is left between them.
      const borders = (csv: string) => csv.replace(/"(?:[^"]|"")*"/g, '').replace(/[^,\n]/g, 'x')
      expect(borders(output)).toBe(borders(text))
    })
  })

  test('are the same in a stream, however it is cut', () => {
    const lines = [
      ...[
        '{"foo":"Qwxz","navn":"Ola Testmann","level":1,"pasient":{"x":"Qwxz"}}',
        'time=1 foo=Qwxz user_x="a b" msg="hej"',
      ],
      ...[
        '<b c="Qwxz">Qwxz</b>',
        'A word: in a text, anna@example.se',
        '{"msg":"{\\"foo\\":\\"Qwxz\\"}","diagnose":["x",1,true]}',
      ],
    ]
    const piece = fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 6 })
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 })
    forAll(2000, fc.record({ piece, sizes }), ({ piece, sizes }) => {
      const text = `${piece.join('\n')}\n`
      const whole = latin(Buffer.from(redactor.redact(text, { at })))
      expect(whole).not.toContain('Qwxz')
      expect(throughChunks(redactor, Buffer.from(text), sizes, at)).toBe(whole)
    })
  })
})
