/**
 * @module What a policy comes to, for people: per purpose what is let through, in which form, to whom, on what ground
 * and until when; and which token keys have outlived every purpose. Told by deciding every case with all facts given.
 */
import { categoriesOf, UNLISTED } from './categories'
import { decide, decideRecord, policyName } from './decide'
import { addDuration, durationInWords } from './duration'
import { FACT_WORDS, openContext } from './facts'
import { isDeny } from './match'
import { leavesData, nameOf } from './strictness'
import { retentionOf, type ToldCategory, toldCategories, toldOf } from './told'
import type { Context, Decision, Fact, Permit, Policy, PolicyActionName } from './types'

/** The period of one token key, as its ring tells it. */
export interface Epoch {
  readonly id: string
  /** Day after its last one; milliseconds since 1970. Undefined while it is not known. */
  readonly end: number | undefined
  readonly isDestroyed: boolean
}

/** What one rule does for one purpose. */
export interface ReportRow {
  readonly action: PolicyActionName
  /** The action in words: `token within one document`. */
  readonly told: string
  readonly categories: readonly ToldCategory[]
  readonly recipients: readonly string[]
  /** What must be given: `consent`, `role case-handler`. */
  readonly conditions: readonly string[]
  readonly rule: string
  readonly reason: string
  readonly cites: readonly string[]
  readonly justification: string | undefined
  readonly retention: string | undefined
  /** Day by which what is collected at the date of the report has to go, `YYYY-MM-DD`; none when an event starts it. */
  readonly until: string | undefined
  /** What was collected before this day has to be gone. */
  readonly due: string | undefined
}

/** One purpose. */
export interface ReportPurpose {
  readonly id: string
  readonly title: string
  readonly basis: readonly string[]
  readonly cites: readonly string[]
  readonly rows: readonly ReportRow[]
}

/** One key. */
export interface ReportEpoch {
  readonly id: string
  readonly end: string | undefined
  readonly destroyAfter: string | undefined
  readonly state: 'destroyed' | 'in use' | 'due for destruction'
}

/** A report. */
export interface PolicyReport {
  readonly policy: string
  readonly title: string
  readonly at: string
  readonly regions: readonly string[]
  readonly recipients: readonly {
    readonly id: string
    readonly title: string
    readonly role: string
    readonly region: string
    readonly purposes: readonly string[]
  }[]
  readonly purposes: readonly ReportPurpose[]
  /** Longest time that any purpose needs its tokens, in words; undefined when none has tokens. */
  readonly tokensFor: string | undefined
  readonly epochs: readonly ReportEpoch[]
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** Contexts of a purpose in which as much as possible is given. */
function* openContexts(policy: Policy, purpose: string): Generator<Context & { recipient: string }> {
  const roles = [...new Set(['other', ...policy.rules.flatMap((rule) => rule.role ?? [])])]
  for (const [recipient, { purposes }] of Object.entries(policy.recipients)) {
    if (!purposes.includes(purpose)) continue
    for (const role of roles) {
      for (const activeCustomer of [true, false]) {
        yield { ...openContext({ activeCustomer }), purpose, recipient, role }
      }
    }
  }
}

interface Gathered {
  readonly decision: Decision
  readonly categories: Set<string>
  readonly recipients: Set<string>
}

/** What becomes of the categories of a purpose; those that are treated alike, for the same recipients, are one row. */
function gather(policy: Policy, purpose: string): Map<string, Gathered> {
  const contexts = [...openContexts(policy, purpose)].map((context) => ({
    context,
    record: decideRecord(policy, context),
  }))
  const rows = new Map<string, Gathered>()
  for (const category of [...categoriesOf(policy), UNLISTED]) {
    const own = new Map<string, Gathered>()
    for (const { context, record } of contexts) {
      const decision = record ?? decide(policy, category, context)
      const key = `${decision.rule} ${decision.name}`
      const row = own.get(key) ?? { decision, categories: new Set(), recipients: new Set() }
      own.set(key, row)
      row.recipients.add(context.recipient)
    }
    for (const [key, { decision, recipients }] of own) {
      const whole = `${key} ${[...recipients].sort().join(' ')}`
      const row = rows.get(whole) ?? { decision, categories: new Set(), recipients }
      rows.set(whole, row)
      row.categories.add(category)
    }
  }
  return rows
}

function conditionsOf(policy: Policy, id: string, purpose: string): string[] {
  const rule = policy.rules.find((one) => one.id === id)
  const own = rule === undefined || isDeny(rule) ? undefined : rule
  const facts = Object.entries(own?.when ?? {}).map(([fact, value]) =>
    fact === 'activeCustomer' && !value ? 'no active customer' : FACT_WORDS[fact as Fact],
  )
  const denies = policy.rules
    .filter(isDeny)
    .filter((deny) => deny.category === undefined && (deny.purpose === undefined || deny.purpose.includes(purpose)))
    .map((deny) => `not denied by ${deny.id}`)
  const roles = (own?.role ?? []).map((role) => `role ${role}`)
  const regions = own?.region === undefined ? [] : [`in ${own.region.join(', ')}`]
  return [...facts, ...roles, ...regions, ...(own === undefined ? [] : denies)]
}

function rowOf(policy: Policy, purpose: string, { decision, categories, recipients }: Gathered, at: number): ReportRow {
  const { retention, justification } = decision
  const isOpen = retention !== undefined && retention.from === undefined
  return {
    action: decision.name,
    told: toldOf(decision.action),
    categories: toldCategories(categories, [...categoriesOf(policy), UNLISTED], policy),
    recipients: [...recipients].sort(),
    conditions: conditionsOf(policy, decision.rule, purpose),
    rule: decision.rule,
    reason: decision.reason,
    cites: decision.cites,
    justification: justification && `${justification.ground}: ${justification.text}`,
    retention: retention && retentionOf(retention),
    until: isOpen ? dayOf(addDuration(at, retention.period)) : undefined,
    due: isOpen ? dayOf(addDuration(at, retention.period, -1)) : undefined,
  }
}

const ORDER: readonly PolicyActionName[] = [
  ...(['keep', 'substitute', 'pseudonymise', 'generalise', 'mask', 'remove', 'withhold'] as const),
]

function purposeOf(policy: Policy, id: string, at: number): ReportPurpose {
  const { title, basis = [], cites } = policy.purposes[id] as Policy['purposes'][string]
  const rows = [...gather(policy, id).values()]
    .map((row) => rowOf(policy, id, row, at))
    .filter(({ categories }) => categories.length > 0)
  rows.sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action) || (a.rule < b.rule ? -1 : 1))
  return { id, title, basis, cites, rows }
}

/** Rules whose output is tokens, or may be. */
function tokenRules(policy: Policy): Permit[] {
  return policy.rules
    .filter((rule): rule is Permit => !isDeny(rule))
    .filter(({ action }) => leavesData(action) && ['pseudonymise', 'substitute'].includes(nameOf(action)))
}

/** The period that ends last when both begin at the same time. */
function longest(periods: readonly string[]): string | undefined {
  return periods.reduce<string | undefined>(
    (most, period) => (most !== undefined && addDuration(0, most) >= addDuration(0, period) ? most : period),
    undefined,
  )
}

function epochOf({ id, end, isDestroyed }: Epoch, period: string | undefined, at: number): ReportEpoch {
  const after = end === undefined ? undefined : addDuration(end, period ?? 'P0D')
  const isDue = after !== undefined && after <= at
  return {
    id,
    end: end === undefined ? undefined : dayOf(end),
    destroyAfter: after === undefined ? undefined : dayOf(after),
    state: isDestroyed ? 'destroyed' : isDue ? 'due for destruction' : 'in use',
  }
}

/**
 * Reports a policy.
 *
 * @param at - date of the report, milliseconds since 1970
 * @param epochs - token keys, from a key ring
 *
 * @example
 * reportPolicy(noHealthRecords, Date.UTC(2026, 10, 22)).purposes[0]?.rows[0]?.told   // 'stays as it is'
 */
export function reportPolicy(policy: Policy, at: number, epochs: readonly Epoch[] = []): PolicyReport {
  const period = longest(tokenRules(policy).flatMap(({ retention }) => retention?.period ?? []))
  return {
    policy: policyName(policy),
    title: policy.title,
    at: dayOf(at),
    regions: policy.regions.allow,
    recipients: Object.entries(policy.recipients).map(([id, { title, role, region, purposes }]) => ({
      ...{ id, title, role, region, purposes },
    })),
    purposes: Object.keys(policy.purposes).map((id) => purposeOf(policy, id, at)),
    tokensFor: period && durationInWords(period),
    epochs: epochs.map((epoch) => epochOf(epoch, period, at)),
  }
}
