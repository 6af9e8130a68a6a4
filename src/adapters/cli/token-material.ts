/**
 * @module The keys of a run. Loaded only when there are any.
 */
import { randomUUID } from 'node:crypto'
import { openKeyring, ringTextOf } from '../../keyring/node-keyring'
import type { RedactorOptions, TokenScope } from '../../types'
import type { TokenMaterial, TokenValues } from './token-options'
import { UsageError } from './usage'

/**
 * Reads the keys of the run.
 *
 * @throws UsageError
 */
export function readMaterial(keyring: string): TokenMaterial {
  return refusable(() => ({ ring: ringTextOf(keyring), document: randomUUID() }))
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
  material: TokenMaterial,
): RedactorOptions {
  const { tenant, purpose, scope = 'relationship', store, pseudonymise } = values
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
