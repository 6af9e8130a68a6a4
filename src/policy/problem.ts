/**
 * @module Problems of a policy: a code for programs, a sentence and a remedy for people, and the location.
 *
 * A message only quotes what looks like a name from a policy: if a log is passed by mistake, its content must not
 * appear in the message.
 */

/** The type of a problem. */
export type ProblemCode =
  | 'not-read'
  | 'wrong-type'
  | 'wrong-value'
  | 'unknown-key'
  | 'key-missing'
  | 'unknown-name'
  | 'duplicate-id'
  | 'duplicate-field'
  | 'national-id-unjustified'
  | 'basis-missing'
  | 'retention-missing'
  | 'region-missing'
  | 'region-not-allowed'
  | 'weak-mask'
  | 'wide-token'
  | 'token-purpose'
  | 'fact-reveals'
  | 'substitute-itself'
  | 'rule-unreachable'
  | 'rule-shadowed'

/** A problem of a policy. */
export interface Problem {
  readonly code: ProblemCode
  /** A policy with errors does not load. */
  readonly severity: 'error' | 'warning'
  /** Keys and indices from the top of the policy. */
  readonly path: readonly (string | number)[]
  readonly message: string
  /** What to do about it. */
  readonly remedy: string
  /** Line and column in the file, from 1, if it was read from one. */
  readonly line?: number
  readonly column?: number
}

/** Quotes a name if it can be shown; a possible personal value is not. */
export function shown(name: string): string {
  return /^[$A-Za-z_][\w$.-]{0,63}$/.test(name) && !/\d{5}/.test(name) ? `"${name}"` : 'a name that is not shown'
}

/** Formats the location in a policy: `rules[2].retention.period`. */
function placeOf(path: readonly (string | number)[]): string {
  const parts = path.map((key, i) => {
    if (typeof key === 'number') return `[${key}]`
    const name = shown(key)
    const plain = name.startsWith('"') ? key : '…'
    return i === 0 ? plain : `.${plain}`
  })
  return parts.join('') || 'the policy'
}

/**
 * Formats a problem as one line.
 *
 * @param file - name of the file, if any
 *
 * @example
 * formatProblem(problem, 'a.yaml')   // 'a.yaml:12:5: error: rules[0]: "purpos" is unknown. Remedy: …'
 */
export function formatProblem({ line, column, severity, path, message, remedy }: Problem, file = ''): string {
  const at = line === undefined ? '' : `:${line}:${column ?? 1}`
  const where = file === '' && at === '' ? '' : `${file}${at}: `
  return `${where}${severity}: ${placeOf(path)}: ${message}. Remedy: ${remedy}`
}

/** Creates a problem. */
export function problem(
  code: ProblemCode,
  path: readonly (string | number)[],
  message: string,
  remedy: string,
  severity: Problem['severity'] = 'error',
): Problem {
  return { code, severity, path, message, remedy }
}

/** A policy does not load. The message lists its problems. */
export class PolicyError extends TypeError {
  override readonly name = 'PolicyError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[], file = '') {
    const errors = problems.filter(({ severity }) => severity === 'error')
    super(`the policy does not load:\n${errors.map((error) => `  ${formatProblem(error, file)}`).join('\n')}`)
    this.problems = problems
  }
}
