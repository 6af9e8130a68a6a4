/**
 * @module Options of the command line that say how tokens are made: by `--pseudonymise` for every value, or by a policy
 * for those that it says.
 */
import { randomUUID } from 'node:crypto'
import type { LineFile } from '../../files/write'
import { openKeyring, openStore, ringTextOf, sealKeyOf } from '../../keyring/node-keyring'
import { readRing } from '../../keyring/ring-file'
import type { RedactorOptions, TokenScope } from '../../types'
import type { PolicyValues } from './policy-options'
import { UsageError } from './usage'

/** As `parseArgs` takes them. */
export const TOKEN_OPTIONS = {
  pseudonymise: { type: 'boolean' },
  keyring: { type: 'string' },
  tenant: { type: 'string' },
  scope: { type: 'string' },
  store: { type: 'string' },
} as const

/** What was given of them, beside what says the policy and the context. */
export interface TokenValues extends PolicyValues {
  readonly pseudonymise?: boolean
  readonly keyring?: string
  readonly tenant?: string
  readonly scope?: string
  readonly store?: string
}

export const TOKEN_HELP = `  --pseudonymise            redact: a keyed token for each value in place of its label
  --keyring FILE            its keys, or those for the tokens of a policy; env:NAME is an environment variable
  --tenant NAME --purpose NAME
                            whose text it is and what for: tokens of others have nothing in common with these
  --scope NAME              relationship (default), document (each run by itself) or transaction (each value); a policy
                            says this itself
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
  if (pseudonymise || policy !== undefined) {
    const alone = keyring === undefined && (['tenant', 'store'] as const).find((name) => values[name] !== undefined)
    if (alone) throw new UsageError(`--${alone} needs --keyring`)
    return
  }
  if (keyring !== undefined) throw new UsageError('--keyring belongs to --policy or --pseudonymise')
  const stray = (['tenant', 'purpose', 'store'] as const).find((name) => values[name] !== undefined)
  if (stray !== undefined) throw new UsageError(`--${stray} belongs to --policy or --pseudonymise`)
}

/**
 * Reads the keys of the run.
 *
 * @throws UsageError
 */
export function materialOf(values: TokenValues): TokenMaterial | undefined {
  checkTogether(values)
  const { keyring } = values
  if (keyring === undefined) return undefined
  return refusable(() => ({ ring: ringTextOf(keyring), document: randomUUID() }))
}

/**
 * The file that sealed values go to: what was sealed is to be on the disk before the text with its token leaves.
 *
 * @throws UsageError
 */
export function storeOf({ store }: TokenValues, material: TokenMaterial | undefined): LineFile | undefined {
  if (store === undefined || material === undefined) return undefined
  return refusable(() => {
    // Nothing is made for a ring that seals nothing.
    sealKeyOf(readRing(material.ring))
    return openStore(store)
  })
}

/**
 * One key ring for all readings: they share what it remembers.
 *
 * @param policed - what a policy has said, whose context goes on
 * @throws UsageError
 */
export function tokenOptions(
  values: TokenValues,
  policed: RedactorOptions | undefined,
  material: TokenMaterial | undefined,
  store: LineFile | undefined,
): RedactorOptions {
  if (material === undefined) return {}
  const { tenant, purpose, scope = 'relationship', pseudonymise } = values
  const keyring = refusable(() => openKeyring(material.ring, store === undefined ? {} : { store }))
  return {
    keyring,
    ...(pseudonymise && { actions: { default: { pseudonymise: scope as TokenScope } } }),
    context: {
      ...policed?.context,
      document: material.document,
      ...(tenant !== undefined && { tenant }),
      ...(purpose !== undefined && { purpose }),
    },
  }
}

/** What options are wrong with, in the words of the command line. */
function refusable<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof TypeError || error instanceof RangeError)) throw error
    throw new UsageError(error.message)
  }
}
