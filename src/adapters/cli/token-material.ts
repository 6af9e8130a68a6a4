/**
 * @module The keys of a run. Loaded only when there are any.
 */
import { randomUUID } from 'node:crypto'
import { inWords } from '../../files/refused'
import { readText } from '../../files/whole'
import type { LineFile } from '../../files/write'
import { openKeyring, openStore, ringTextOf, sealKeyOf } from '../../keyring/node-keyring'
import { readRing } from '../../keyring/ring-file'
import { type RestrictedSubjects, restrictedSubjects } from '../../policy/restricted'
import type { RedactorOptions, Surrogate, TokenScope } from '../../types'
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

/** The file that sealed values go to, if there is one. Nothing is made for a ring that seals nothing. */
function storeOf({ store }: TokenValues, { ring }: TokenMaterial): LineFile | undefined {
  if (store === undefined) return undefined
  sealKeyOf(readRing(ring))
  return openStore(store)
}

/**
 * Reads a list of restricted people.
 *
 * @throws Refusal that says which line is wrong
 */
export function restrictedIn(file: string): RestrictedSubjects {
  return inWords('', file, () => refusable(() => restrictedSubjects(readText(file)), `${file}: `))
}

/** The numbers of a list, whatever stands between them. */
function testNumbersOf({ 'test-numbers': file }: TokenValues): { readonly testNumbers?: readonly string[] } {
  if (file === undefined) return {}
  const text = inWords('', file, () => readText(file))
  return { testNumbers: text.match(/(?<!\d)\d{12}(?!\d)/g) ?? [] }
}

/** What surrogates keep; what it may be is checked with the action. */
function keptOf(list: string | undefined): NonNullable<Surrogate['keep']> {
  return (list?.split(',').map((name) => name.trim()) ?? []) as NonNullable<Surrogate['keep']>
}

/** How tokens are made in a run. */
export interface Tokens {
  readonly options: RedactorOptions
  /** Puts what was sealed onto the disk: before the text with its tokens is written. */
  readonly settle: () => void
}

/**
 * One key ring for all readings: they share what it remembers.
 *
 * @param policed - what a policy has said, whose context goes on
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

/** What is wrong with files of keys and values: their own words. */
function refusable<T>(work: () => T, about = ''): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error
    throw new Refusal(`${about}${error.message}`)
  }
}
