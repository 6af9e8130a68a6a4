/** @module The policy of the command line. Loaded on demand: most runs need neither policies nor their parser. */
import { inWords } from '../../files/refused'
import { checkContext } from '../../policy/check-context'
import { decideRecord } from '../../policy/decide'
import { formatProblem } from '../../policy/problem'
import type { Context, Policy } from '../../policy/types'
import { checkPolicyFile } from '../policy-file'
import { contextFromOf, contextOf, type PolicyChoice, type PolicyValues } from './policy-options'
import { Refusal, UsageError } from './usage'

/** Most problems reported at once. */
const MOST = 50

/** Reads a policy file; its problems are listed on separate lines. */
export function policyOf(file: string): Policy {
  const { policy, problems } = inWords('', file, () => checkPolicyFile(file))
  if (policy !== undefined) return policy
  const errors = problems.filter(({ severity }) => severity === 'error')
  const told = errors.slice(0, MOST).map((error) => formatProblem(error, file))
  throw new Refusal(`the policy does not load\n${told.join('\n')}`)
}

/** Checks a context from the command line. */
export function typedContext(policy: Policy, values: PolicyValues): Context {
  try {
    return checkContext(contextOf(values), policy)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError((error as Error).message.replace(/"context\.(\w+)"/, '--$1'))
  }
}

/**
 * Returns the policy in a file, with the context from the other options.
 *
 * @throws UsageError for an invalid context, Refusal for a file
 */
export function policyChoice(file: string, values: PolicyValues): PolicyChoice {
  const policy = policyOf(file)
  if (values.purpose === undefined) {
    throw new UsageError(`--policy needs --purpose: ${Object.keys(policy.purposes).join(', ')}`)
  }
  const context = typedContext(policy, values)
  const contextFrom = contextFromOf(values['context-from'])
  // Then each record decides whether it is withheld.
  if (contextFrom !== undefined) return { options: { policy, context, contextFrom }, withheld: undefined }
  return { options: { policy, context }, withheld: decideRecord(policy, context) }
}
