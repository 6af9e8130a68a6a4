/**
 * @module Options of the command line that say by which policy, for what and for whom: for `redact`, `scan` and
 * `policy explain`.
 */
import type { Context, Decision, Policy } from '../../policy/types'
import type { RedactorOptions } from '../../types'
import { POLICY_ROWS } from './table/governing-rows'
import { UsageError, type ValuesOf } from './usage'

/** What was given of {@link POLICY_ROWS}. */
export type PolicyValues = ValuesOf<typeof POLICY_ROWS>

/** Facts, and the fields in which records tell them. */
type ContextFrom = NonNullable<RedactorOptions['contextFrom']>

/** A policy and the context it is to be followed in. */
export interface PolicyChoice {
  readonly options: { readonly policy: Policy; readonly context: Context; readonly contextFrom?: ContextFrom }
  /** What keeps everything back, if anything does. */
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

/** What an option says of a fact; one that was not given says no. */
export function isYes(name: string, given = 'no'): boolean {
  if (given !== 'yes' && given !== 'no') throw new UsageError(`--${name} expected yes or no`)
  return given === 'yes'
}

/** The context as it was typed. */
export function contextOf(values: PolicyValues): Context {
  const names = NAMES.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]))
  const facts = Object.entries(FACTS).flatMap(([name, fact]) => {
    const given = values[name as keyof typeof FACTS]
    return given === undefined ? [] : [[fact, isYes(name, given)] as const]
  })
  return Object.fromEntries([...names, ...facts])
}

/** What `--context-from` says. */
export function contextFromOf(given: string | undefined): ContextFrom | undefined {
  if (given === undefined) return undefined
  const pairs = given.split(',').map((pair) => pair.split('='))
  if (pairs.some(({ length }) => length !== 2)) throw new UsageError('--context-from expected FACT=FIELD,FACT=FIELD')
  return Object.fromEntries(pairs.map(([fact = '', field = '']) => [fact.trim(), field.trim()]))
}

/**
 * The policy that the command line asks for.
 *
 * @throws UsageError for a file or context that is wrong, or options without a policy
 */
export async function policyChoice(values: PolicyValues): Promise<PolicyChoice | undefined> {
  if (values.policy !== undefined) return (await import('./policy-choice')).policyChoice(values.policy, values)
  // The purpose and the tenant are those of tokens, too.
  const stray = Object.keys(POLICY_ROWS).find(
    (name) => name !== 'purpose' && name !== 'tenant' && values[name as keyof PolicyValues] !== undefined,
  )
  if (stray !== undefined) throw new UsageError(`--${stray} belongs to --policy`)
  return undefined
}
