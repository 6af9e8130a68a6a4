/** @module The keys of a run. Loaded on demand. */
import { randomUUID } from 'node:crypto'
import { inWords } from '../../files/refused'
import { readText } from '../../files/whole'
import type { LineFile } from '../../files/write'
import { openKeyring, openStore, ringTextOf, sealKeyOf } from '../../keyring/node-keyring'
import { readRing } from '../../keyring/ring-file'
import { type RestrictedSubjects, restrictedSubjects } from '../../policy/restricted'
import type { RedactorOptions, Surrogate, TokenScope } from '../../types'
import { textIn } from './text-file'
import type { TokenMaterial, TokenValues } from './token-options'
import { Refusal } from './usage'

/**
 * Reads the keys of the run.
 *
 * @throws Refusal
 */
export function readMaterial(keyring: string): TokenMaterial {
  return refusable(() => ({ ring: ringTextOf(keyring), document: randomUUID() }))
}

/** Opens the file for sealed values, if any. No file is created for a ring that seals nothing. */
function storeOf({ store }: TokenValues, { ring }: TokenMaterial): LineFile | undefined {
  if (store === undefined) return undefined
  sealKeyOf(readRing(ring))
  return openStore(store)
}

/**
 * Reads a list of restricted people.
 *
 * @throws Refusal that says which line is invalid
 */
export function restrictedIn(file: string): RestrictedSubjects {
  return inWords('', file, () => refusable(() => restrictedSubjects(readText(file)), `${file}: `))
}

/** Returns the numbers in a list, whatever separates them. */
function testNumbersOf({ 'test-numbers': file }: TokenValues): { readonly testNumbers?: readonly string[] } {
  if (file === undefined) return {}
  return { testNumbers: textIn(file).match(/(?<!\d)\d{12}(?!\d)/g) ?? [] }
}

/** Returns what surrogates keep; it is checked with the action. */
function keptOf(list: string | undefined): NonNullable<Surrogate['keep']> {
  return (list?.split(',').map((name) => name.trim()) ?? []) as NonNullable<Surrogate['keep']>
}

/** How tokens are created in a run. */
export interface Tokens {
  readonly options: RedactorOptions
  /** Writes sealed values to disk: before text with their tokens is written. */
  readonly settle: () => void
}

/**
 * Creates the tokens of a run, with one key ring for all readings: they share its cache.
 *
 * @param policed - options from a policy, whose context is extended
 * @throws Refusal
 */
export function tokensOf(values: TokenValues, policed: RedactorOptions | undefined, material: TokenMaterial): Tokens {
  const { tenant, purpose, scope: given = 'relationship', pseudonymise, surrogate, keep, restricted } = values
  const scope = given as TokenScope
  const store = refusable(() => storeOf(values, material))
  const testNumbers = testNumbersOf(values)
  const keyring = refusable(() => openKeyring(material.ring, { ...(store && { store }), ...testNumbers }))
  const options: RedactorOptions = {
    keyring,
    ...(restricted !== undefined && { restricted: restrictedIn(restricted) }),
    ...(pseudonymise && { actions: { default: { pseudonymise: scope } } }),
    ...(surrogate && { actions: { default: { surrogate: { scope, keep: keptOf(keep) } } } }),
    context: {
      ...policed?.context,
      document: material.document,
      ...(tenant !== undefined && { tenant }),
      ...(purpose !== undefined && { purpose }),
    },
  }
  return { options, settle: () => store?.sync() }
}

/** Turns errors about files of keys and values into refusals, with their own messages. */
function refusable<T>(work: () => T, about = ''): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error
    throw new Refusal(`${about}${error.message}`)
  }
}
