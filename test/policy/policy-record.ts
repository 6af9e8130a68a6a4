/**
 * Applies a policy to a record or a log line, end to end: a redactor with a key ring, each value in a record, in JSON
 * and in text, written so that a test can read it. A token is described by its behaviour: whether it is the same
 * elsewhere in a document, in another document, and for how long its key lasts.
 */
import { expect } from 'vitest'
import {
  asPolicy,
  type Context,
  type Decision,
  fieldCategory,
  type Policy,
  planOf,
  substituted,
} from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import type { Redactor } from '../../src/types'
import { AT, RING, testKey, testRing } from '../rings'

export type Values = { readonly [field: string]: string }

/** What became of a record. */
export interface Outcome {
  /** Undefined when it was withheld. */
  readonly record: Values | undefined
  /** The rule that decided on each field; of the record, when it was withheld. */
  readonly rules: Values
  readonly decisions: readonly Decision[]
}

const RINGS = {
  day: testRing(
    {},
    {
      ...RING,
      epoch: 'day',
      keys: [testKey('day2', 1, { epoch: '2026-11-22', nbf: '2026-11-22', exp: '2026-11-23' })],
    },
  ),
  month: testRing(),
}

const WITHHELD = '[withheld]'
const TOKEN = /^sl1_[a-z]+_[a-z2-7]+_[a-z2-7]+$/
const LABEL = /^\[[a-z]+\]$/
/** Less of a value: a label with more in it, or an address without its end. */
const GENERAL = /^\[[a-z]+-[a-z0-9-]+\]$|^\d+\.\d+\.\d+\.0$/

/** The ring for the shortest epoch that a rule in this context asks for. */
function ringFor(policy: Policy, context: Context) {
  const asked = JSON.stringify(Object.values(planOf(policy, context).categories).map(({ action }) => action))
  return asked.includes('"epoch":"day"') ? RINGS.day : RINGS.month
}

function tokenName(token: string, again: string, elsewhere: string): string {
  const scope = token !== again ? 'transaction' : token !== elsewhere ? 'document' : 'relationship'
  return `[token ${scope} ${token.includes('_day2_') ? 'day' : 'month'}]`
}

/** Each value as a test reads it; what is gone is left out. */
function told(given: Values, here: Values, again: Values, elsewhere: Values): Values {
  const names = Object.keys(given).filter((name) => here[name] !== '')
  return Object.fromEntries(
    names.map((name) => {
      const text = here[name] as string
      if (text === given[name]) return [name, text]
      if (TOKEN.test(text)) return [name, tokenName(text, again[name] as string, elsewhere[name] as string)]
      if (LABEL.test(text)) return [name, '[masked]']
      return [name, GENERAL.test(text) ? '[generalised]' : text]
    }),
  )
}

/** A way through a redactor: some records of one document; undefined when they are withheld. */
type Way = (redactor: Redactor, context: Context, records: readonly Values[]) => readonly Values[] | undefined

const asValues: Way = (redactor, context, records) => {
  const output: unknown = redactor.redactValue(records, { at: AT, context })
  return output === WITHHELD ? undefined : (output as Values[])
}

const asJson: Way = (redactor, context, records) => {
  const output = redactor.redact(JSON.stringify(records), { at: AT, context })
  return output === '' ? undefined : (JSON.parse(output) as Values[])
}

const asText: Way = (redactor, context, records) => {
  const lines = records.flatMap((record) => Object.entries(record).map(([name, value]) => `${name}: ${value}\n`))
  const output = redactor.redact(lines.join(''), { at: AT, context })
  if (output === '') return undefined
  const read = output.trimEnd().split('\n')
  const { length } = Object.keys(records[0] as Values)
  // In text a dash stands where a value was taken out.
  const recordAt = (from: number) =>
    read.slice(from, from + length).map((line) => line.replace(/: -$/, ': ').split(/: ?/, 2))
  return records.map((_, i) => Object.fromEntries(recordAt(i * length)) as Values)
}

function byWay(way: Way, policy: Policy, context: Context, values: Values): Values | undefined {
  const redactor = createRedactor({ policy: asPolicy(policy), keyring: ringFor(policy, context) })
  const of = (document: string) => ({ tenant: 'a', ...context, document })
  const [here, again] = way(redactor, of('one'), [values, values]) ?? []
  const [elsewhere] = way(redactor, of('two'), [values]) ?? []
  if (here === undefined || again === undefined || elsewhere === undefined) return undefined
  const full = (output: Values) => substituted(policy, context, values, output)
  const readable = told(values, here, again, elsewhere)
  // What stands for a value is told as it is told where it stands.
  return full({ ...Object.fromEntries(Object.keys(values).map((name) => [name, ''])), ...readable })
}

/** Without what is gone. */
function left(record: Values | undefined): Values | undefined {
  return record && Object.fromEntries(Object.entries(record).filter(([, text]) => text !== ''))
}

/** Runs a record through a purpose, on every way alike. */
export function through(policy: Policy, context: Context, values: Values): Outcome {
  const plan = planOf(policy, context)
  const fields = Object.keys(values)
  const decisions = fields.map((field) => plan.categories[fieldCategory(policy, field) ?? 'user'] as Decision)
  const [record, ...others] = [asValues, asJson, asText].map((way) => left(byWay(way, policy, context, values)))
  for (const other of others) expect(other).toEqual(record)
  if (plan.withhold !== undefined) {
    expect(record).toBeUndefined()
    return { record, rules: { record: plan.withhold.rule }, decisions: [plan.withhold] }
  }
  const rules = Object.fromEntries(fields.map((field, i) => [field, (decisions[i] as Decision).rule]))
  return { record, rules, decisions }
}

/** Whether every decision says who, why and from where. */
export function isReasoned({ decisions }: Outcome): boolean {
  return decisions.every(
    ({ rule, reason, cites, policy }) => rule && reason && cites.length > 0 && policy.includes('/'),
  )
}
