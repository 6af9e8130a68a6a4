import type { StandardSchemaV1 } from '@standard-schema/spec'
import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { fodselsnummer, kontonummer, orgnr, personnummer } from '../../src/adapters/zod'

const at = new Date('2026-11-22')
const validated = (schema: StandardSchemaV1, value: unknown) => schema['~standard'].validate(value)

const ROWS = [
  [personnummer({ at }), '871220-2384', '871220-2385', 'personnummer'],
  [fodselsnummer({ at }), '01019550091', '01019550092', 'fødselsnummer'],
  [orgnr(), '556036-0793', '556036-0794', 'organisation number'],
  [kontonummer(), '8601 11 17947', '8601 11 17948', 'kontonummer'],
] as const

describe.each(ROWS)('%#', (schema, good, bad, what) => {
  test(what, () => {
    expect(validated(schema, good)).toEqual({ value: good })
    expect(schema.is(good)).toBe(true)
    for (const value of [bad, ` ${good}`, '', undefined, null, 8712202384, {}]) {
      expect(validated(schema, value)).toEqual({ issues: [{ message: `expected a ${what}` }] })
      expect(schema.is(value as string)).toBe(false)
    }
  })
})

test('options', () => {
  expect(validated(personnummer({ at, canonical: true }), '871220-2384')).toEqual({ value: '198712202384' })
  expect(validated(personnummer({ at, canonical: true, lenient: true }), ' 871220 2384')).toEqual({
    value: '198712202384',
  })
  expect(personnummer({ at, variants: ['personnummer'] }).is('701063-2391')).toBe(false)
  expect(personnummer({ at, variants: ['samordningsnummer'] }).is('701063-2391')).toBe(true)
  expect(fodselsnummer({ at, variants: ['d-nummer'] }).is('41819077302')).toBe(true)
  expect(validated(orgnr({ message: 'nej' }), 'x')).toEqual({ issues: [{ message: 'nej' }] })
  expect(() => personnummer({ variants: ['x'] as never })).toThrow(RangeError)
  expect(() => personnummer({ variants: [] })).toThrow(RangeError)
  expect(() => personnummer({ at: 'x' as never })).toThrow(TypeError)
  expect(() => personnummer({ lenient: 1 as never })).toThrow(TypeError)
  expect(() => orgnr({ at } as never)).toThrow(TypeError)
  expect(() => kontonummer({ canonical: 1 as never })).toThrow(TypeError)
  expectTypeOf(personnummer()).toExtend<StandardSchemaV1<string, string>>()
})

describe('in', () => {
  const bad = { pnr: '871220-2385' }

  test('Zod', () => {
    const schema = z.object({ pnr: z.string().refine(personnummer().is, 'expected a personnummer') })
    expect(schema.parse({ pnr: '871220-2384' })).toEqual({ pnr: '871220-2384' })
    const { error } = schema.safeParse(bad)
    expect(error?.issues).toMatchObject([{ path: ['pnr'], message: 'expected a personnummer' }])
    expect(error?.message).not.toContain('8712')
  })

  test('Valibot', () => {
    const schema = v.object({ pnr: v.pipe(v.string(), v.check(personnummer().is, 'expected a personnummer')) })
    expect(v.parse(schema, { pnr: '871220-2384' })).toEqual({ pnr: '871220-2384' })
    expect(v.safeParse(schema, bad).issues).toMatchObject([{ message: 'expected a personnummer' }])
  })

  test('ArkType, as a schema', () => {
    const schema = type({ pnr: personnummer({ canonical: true }) as StandardSchemaV1<string, string> })
    expect(schema({ pnr: '871220-2384' })).toEqual({ pnr: '198712202384' })
    expect(schema(bad)).toBeInstanceOf(type.errors)
    expect(`${(schema(bad) as { summary: string }).summary}`).toContain('expected a personnummer')
  })
})
