/**
 * @module The entry `sladd/policy-file`: policies from JSON and YAML 1.2, with the line of every mistake.
 */
import { readText } from '../files/whole'
import { asPolicy, checkPolicy } from '../policy/define'
import { PolicyError, type Problem } from '../policy/problem'
import type { Policy } from '../policy/types'
import { readPlaced } from './placed-yaml'

/** Result of parsing. */
export interface ParsedPolicy {
  /** Undefined if there is an error. */
  readonly policy: Policy | undefined
  /** Errors and warnings, with their lines. */
  readonly problems: readonly Problem[]
}

/**
 * Parses a policy from text.
 *
 * @param text - JSON or YAML 1.2
 * @param format - `json` accepts only JSON; default `yaml`, which accepts both
 * @returns the policy and its problems, with lines and columns from 1; columns in UTF-16 code units
 *
 * @example
 * parsePolicy('schema: 1').problems[0]   // { code: 'key-missing', line: 1, … }
 */
export function parsePolicy(text: string, format: 'yaml' | 'json' = 'yaml'): ParsedPolicy {
  const { value, refused, located } = readPlaced(text, format)
  if (refused !== undefined) return { policy: undefined, problems: [refused] }
  const problems = checkPolicy(value).map(located)
  const isWrong = problems.some(({ severity }) => severity === 'error')
  return { policy: isWrong ? undefined : asPolicy(value), problems }
}

/**
 * Reads a policy file: as JSON if the name ends in `.json`, otherwise as YAML.
 *
 * @throws the system's error if the file cannot be read
 */
export function checkPolicyFile(file: string): ParsedPolicy {
  return parsePolicy(readText(file), /\.json$/i.test(file) ? 'json' : 'yaml')
}

/**
 * Loads a policy file.
 *
 * @returns the policy, checked and frozen
 * @throws PolicyError, a TypeError, with every mistake, its line and its remedy; the system's error if the file cannot
 * be read
 *
 * @example
 * const redactor = createRedactor({ policy: loadPolicy('policy.yaml'), context: { purpose: 'support' } })
 */
export function loadPolicy(file: string): Policy {
  const { policy, problems } = checkPolicyFile(file)
  if (policy === undefined) throw new PolicyError(problems, file)
  return policy
}
