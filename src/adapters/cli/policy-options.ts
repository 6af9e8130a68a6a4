/** @module Command-line options for a policy and its context: for `redact`, `scan` and `policy explain`. */
import type { Context, Decision, Policy } from '../../policy/types'
import type { RedactorOptions } from '../../types'
import { POLICY_ROWS } from './table/governing-rows'
import { UsageError, type ValuesOf } from './usage'

/** The given values of {@link POLICY_ROWS}. */
export type PolicyValues = ValuesOf<typeof POLICY_ROWS>

/** Facts, and the fields in which records state them. */
type ContextFrom = NonNullable<RedactorOptions['contextFrom']>

/** A policy and its context. */
export interface PolicyChoice {
  readonly options: { readonly policy: Policy; readonly context: Context; readonly contextFrom?: ContextFrom }
  /** The decision that withholds everything, if any. */
  readonly withheld: Decision | undefined
}

const NAMES = ['purpose', 'recipient', 'region', 'role', 'case', 'tenant'] as const
const FACTS = {
  consent: 'consent',
  'active-customer': 'activeCustomer',
  'opt-out': 'optOut',
  objection: 'objection',
  request: 'request',
} as const

/** Parses an option for a fact; without it, the answer is no. */
export function isYes(name: string, given = 'no'): boolean {
  if (given !== 'yes' && given !== 'no') throw new UsageError(`--${name} expected yes or no`)
  return given === 'yes'
}

/** Returns the context from the command line. */
export function contextOf(values: PolicyValues): Context {
  const names = NAMES.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]))
  const facts = Object.entries(FACTS).flatMap(([name, fact]) => {
    const given = values[name as keyof typeof FACTS]
    return given === undefined ? [] : [[fact, isYes(name, given)] as const]
  })
  return Object.fromEntries([...names, ...facts])
}

/** Parses `--context-from`. */
export function contextFromOf(given: string | undefined): ContextFrom | undefined {
  if (given === undefined) return undefined
  const pairs = given.split(',').map((pair) => pair.split('='))
  if (pairs.some(({ length }) => length !== 2)) throw new UsageError('--context-from expected FACT=FIELD,FACT=FIELD')
  return Object.fromEntries(pairs.map(([fact = '', field = '']) => [fact.trim(), field.trim()]))
}

/**
 * Returns the policy of the command line.
 *
 * @throws UsageError for an invalid file or context, or for options without a policy
 */
export async function policyChoice(values: PolicyValues): Promise<PolicyChoice | undefined> {
  if (values.policy !== undefined) return (await import('./policy-choice')).policyChoice(values.policy, values)
  // Purpose and tenant also apply to tokens.
  const stray = Object.keys(POLICY_ROWS).find(
    (name) => name !== 'purpose' && name !== 'tenant' && values[name as keyof PolicyValues] !== undefined,
  )
  if (stray !== undefined) throw new UsageError(`--${stray} belongs to --policy`)
  return undefined
}
