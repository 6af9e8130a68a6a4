/**
 * @module Options of the command line that say how tokens are made: by `--pseudonymise` for every value, or by a policy
 * for those that it says.
 */
import type { PolicyValues } from './policy-options'
import { UsageError, type ValuesOf } from './usage'

/** As `parseArgs` takes them. */
export const TOKEN_OPTIONS = {
  pseudonymise: { type: 'boolean' },
  keyring: { type: 'string' },
  scope: { type: 'string' },
  store: { type: 'string' },
  'strict-tokens': { type: 'boolean' },
  restricted: { type: 'string' },
} as const

/** What was given of them, beside what says the policy and the context. */
export type TokenValues = PolicyValues & ValuesOf<typeof TOKEN_OPTIONS>

export const TOKEN_HELP = `  --pseudonymise            redact: a keyed token for each value in place of its label
  --keyring FILE            its keys, or those for the tokens of a policy; env:NAME is an environment variable
  --tenant NAME --purpose NAME
                            whose text it is and what for: tokens of others have nothing in common with these
  --scope NAME              relationship (default), document (each run by itself) or transaction (each value); a policy
                            says this itself
  --strict-tokens           redact: exit code 4 and no output where a rule's tokens would be masks
  --restricted FILE         redact: people whose records are kept back, by their tokens, one a line: TOKEN, or TOKEN and
                            the last day it holds, as 2027-01-31; needs --keyring (sladd subject tokens lists them)
  --store FILE              values are sealed to the ring's public key and appended here
`

/** What every thread of a run needs to write the same tokens: read once, by the first one. */
export interface TokenMaterial {
  readonly ring: string
  /** Name of this run, for tokens of the scope `document`. */
  readonly document: string
}

function checkTogether({ policy, pseudonymise, keyring, ...values }: TokenValues): void {
  if (pseudonymise && policy !== undefined) throw new UsageError('--pseudonymise contradicts --policy, which decides')
  if (pseudonymise && keyring === undefined) throw new UsageError('--pseudonymise needs --keyring')
  if (values.scope !== undefined && !pseudonymise) throw new UsageError('--scope belongs to --pseudonymise')
  if (values['strict-tokens'] && !pseudonymise && policy === undefined) {
    throw new UsageError('--strict-tokens belongs to --policy or --pseudonymise')
  }
  if (values.restricted !== undefined && keyring === undefined) throw new UsageError('--restricted needs --keyring')
  if (pseudonymise || policy !== undefined || values.restricted !== undefined) {
    const alone = keyring === undefined && (['tenant', 'store'] as const).find((name) => values[name] !== undefined)
    if (alone) throw new UsageError(`--${alone} needs --keyring`)
    return
  }
  if (keyring !== undefined) throw new UsageError('--keyring belongs to --policy, --pseudonymise or --restricted')
  const stray = (['tenant', 'purpose', 'store'] as const).find((name) => values[name] !== undefined)
  if (stray !== undefined) throw new UsageError(`--${stray} belongs to --policy, --pseudonymise or --restricted`)
}

/**
 * Reads the keys of the run.
 *
 * @throws UsageError
 */
export async function materialOf(values: TokenValues): Promise<TokenMaterial | undefined> {
  checkTogether(values)
  return values.keyring === undefined ? undefined : (await import('./token-material')).readMaterial(values.keyring)
}
