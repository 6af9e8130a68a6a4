/**
 * @module Options of the command line that say by which policy, for what and for whom: for `redact`, `scan` and
 * `policy explain`.
 */
import { reasonOf } from '../../files/refused'
import { checkContext } from '../../policy/context'
import { decideRecord } from '../../policy/decide'
import { formatProblem } from '../../policy/problem'
import type { Context, Decision, Policy } from '../../policy/types'
import { checkPolicyFile } from '../policy-file'
import { UsageError } from './usage'

/** As `parseArgs` takes them. */
export const POLICY_OPTIONS = {
  policy: { type: 'string' },
  purpose: { type: 'string' },
  recipient: { type: 'string' },
  region: { type: 'string' },
  role: { type: 'string' },
  case: { type: 'string' },
  consent: { type: 'string' },
  'active-customer': { type: 'string' },
  'opt-out': { type: 'string' },
} as const

/** What was given of {@link POLICY_OPTIONS}. */
export type PolicyValues = { readonly [K in keyof typeof POLICY_OPTIONS]?: string | undefined }

const NAMES = ['purpose', 'recipient', 'region', 'role', 'case'] as const
const FACTS = { consent: 'consent', 'active-customer': 'activeCustomer', 'opt-out': 'optOut' } as const

export const POLICY_HELP = `  --policy FILE             redact, scan: what the policy says for
    --recipient, --region, --role, --case NAME; --consent, --active-customer, --opt-out yes|no
                            this --purpose and this context; what is not said denies
`

function factOf(name: string, given: string): boolean {
  if (given !== 'yes' && given !== 'no') throw new UsageError(`--${name} expected yes or no`)
  return given === 'yes'
}

function contextOf(values: PolicyValues): Context {
  const names = NAMES.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]))
  const facts = Object.entries(FACTS).flatMap(([name, fact]) => {
    const given = values[name as keyof typeof FACTS]
    return given === undefined ? [] : [[fact, factOf(name, given)] as const]
  })
  return Object.fromEntries([...names, ...facts])
}

/** Most problems that are told at once. */
const MOST = 50

/** Reads a policy file, and says on its own lines what is wrong with it. */
export function policyOf(file: string): Policy {
  const { policy, problems } = readable(file, () => checkPolicyFile(file))
  if (policy !== undefined) return policy
  const errors = problems.filter(({ severity }) => severity === 'error')
  const told = errors.slice(0, MOST).map((error) => formatProblem(error, file))
  throw new UsageError(`the policy does not load\n${told.join('\n')}`)
}

/** Reads a file; that it cannot be read is the user's to mend. */
export function readable<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === undefined) throw error
    throw new UsageError(`${file}: ${reason}`)
  }
}

/** A policy and the context it is to be followed in. */
export interface PolicyChoice {
  readonly options: { readonly policy: Policy; readonly context: Context }
  /** What keeps everything back, if anything does. */
  readonly withheld: Decision | undefined
}

/** Checks a context as it was typed. */
export function typedContext(policy: Policy, values: PolicyValues): Context {
  try {
    return checkContext(contextOf(values), policy)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError((error as Error).message.replace(/"context\.(\w+)"/, '--$1'))
  }
}

/**
 * The policy that the command line asks for.
 *
 * @throws UsageError for a file or context that is wrong, or options without a policy
 */
export function policyChoice(values: PolicyValues): PolicyChoice | undefined {
  if (values.policy === undefined) {
    // The purpose is that of tokens, too.
    const stray = Object.keys(POLICY_OPTIONS).find(
      (name) => name !== 'purpose' && values[name as keyof PolicyValues] !== undefined,
    )
    if (stray !== undefined) throw new UsageError(`--${stray} belongs to --policy`)
    return undefined
  }
  const policy = policyOf(values.policy)
  if (values.purpose === undefined) {
    throw new UsageError(`--policy needs --purpose: ${Object.keys(policy.purposes).join(', ')}`)
  }
  const context = typedContext(policy, values)
  return { options: { policy, context }, withheld: decideRecord(policy, context) }
}
