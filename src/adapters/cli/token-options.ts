/**
 * @module Command-line options for tokens and surrogates: with `--pseudonymise` or `--surrogate` for every value, or
 * with a policy for those that it names.
 */
import type { PolicyValues } from './policy-options'
import type { TOKEN_ROWS } from './table/governing-rows'
import { UsageError, type ValuesOf } from './usage'

/** Their given values, together with those for the policy and the context. */
export type TokenValues = PolicyValues & ValuesOf<typeof TOKEN_ROWS>

/** What every thread of a run needs to write the same tokens: read once, by the first one. */
export interface TokenMaterial {
  readonly ring: string
  /** Document name of this run, for tokens of the scope `document`. */
  readonly document: string
}

function checkTogether({ policy, keyring, ...values }: TokenValues, hasActions: boolean): void {
  const asked = (['pseudonymise', 'surrogate'] as const).filter((name) => values[name])
  const [name] = asked
  if (asked.length > 1) throw new UsageError('--pseudonymise and --surrogate exclude each other')
  if (name && policy !== undefined) throw new UsageError(`--${name} contradicts --policy, which decides`)
  if (name && keyring === undefined) throw new UsageError(`--${name} needs --keyring`)
  if (values.scope !== undefined && !name) throw new UsageError('--scope belongs to --pseudonymise or --surrogate')
  if (values.keep !== undefined && name !== 'surrogate') throw new UsageError('--keep belongs to --surrogate')
  if (values['test-numbers'] !== undefined && name !== 'surrogate' && policy === undefined) {
    throw new UsageError('--test-numbers belongs to --policy or --surrogate')
  }
  if (values['strict-tokens'] && !name && policy === undefined) {
    throw new UsageError('--strict-tokens belongs to --policy, --pseudonymise or --surrogate')
  }
  if (values.restricted !== undefined && keyring === undefined) throw new UsageError('--restricted needs --keyring')
  if (name || policy !== undefined || values.restricted !== undefined) {
    const alone =
      keyring === undefined && (['tenant', 'store', 'test-numbers'] as const).find((name) => values[name] !== undefined)
    if (alone) throw new UsageError(`--${alone} needs --keyring`)
    return
  }
  if (hasActions && keyring !== undefined) return
  if (keyring !== undefined)
    throw new UsageError('--keyring belongs to --policy, --pseudonymise, --surrogate or --restricted')
  const stray = (['tenant', 'purpose', 'store'] as const).find((name) => values[name] !== undefined)
  if (stray !== undefined)
    throw new UsageError(`--${stray} belongs to --policy, --pseudonymise, --surrogate or --restricted`)
}

/**
 * Reads the keys of the run.
 *
 * @param hasActions - true if a configuration has actions by kind, which may include tokens
 * @throws UsageError
 */
export async function materialOf(values: TokenValues, hasActions = false): Promise<TokenMaterial | undefined> {
  checkTogether(values, hasActions)
  return values.keyring === undefined ? undefined : (await import('./token-material')).readMaterial(values.keyring)
}
