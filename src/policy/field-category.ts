/**
 * @module Determines the category of a field for a policy: from the policy's own names, else by reading the name. A
 * redactor does the same on codes: see `resolve/listed-names.ts`.
 */

import { BUILT_IN, COMPOUND, plainName, TAILS, TECHNICAL } from '../names/built-in'
import { categoryOf } from '../names/read'
import { late } from '../text/late'
import { isCategory } from './categories'
import type { Policy } from './types'

/** Returns the nearest category that the policy knows, at or above the given one. */
function known(policy: Policy, category: string | undefined): string | undefined {
  let key = category ?? ''
  while (key !== '' && !isCategory(key, policy)) key = key.slice(0, Math.max(0, key.lastIndexOf('.')))
  return key === '' ? undefined : key
}

/** A policy's own names: without separators, and those with stars. */
interface OwnNames {
  readonly names: ReadonlyMap<string, string>
  readonly patterns: readonly (readonly [RegExp, string])[]
}

const read = /* @__PURE__ */ new WeakMap<Policy, OwnNames>()

/** Of two spellings of a name the first counts; a star matches any characters. */
function ownNames(policy: Policy): OwnNames {
  const made = read.get(policy)
  if (made !== undefined) return made
  const entries = Object.entries(policy.fields ?? {}).map(([name, category]) => [plainName(name), category] as const)
  const patterns = entries.filter(([name]) => name.includes('*'))
  const own = {
    names: new Map(entries.filter(([name]) => name !== '').reverse()),
    patterns: patterns.map(
      ([name, category]) => [new RegExp(`^${name.split('*').join('.*')}$`, 'u'), category] as const,
    ),
  }
  read.set(policy, own)
  return own
}

function patternCategory({ patterns }: OwnNames, name: string): string | undefined {
  return patterns.length === 0 ? undefined : patterns.find(([pattern]) => pattern.test(plainName(name)))?.[1]
}

/**
 * Returns the category of a field. If the policy does not know the category, the nearest one above it.
 *
 * @param parents - names of the enclosing fields, outermost first
 * @returns its key; undefined if the policy does not list the name and it does not describe a person
 *
 * @example
 * fieldCategory(seHealthInsurer, 'kundensNamn')   // 'user.name'
 */
export function fieldCategory(policy: Policy, name: string, parents: readonly string[] = []): string | undefined {
  const own = ownNames(policy)
  const listed = own.names.get(plainName(name)) ?? patternCategory(own, name)
  return known(policy, listed ?? categoryOf(name, parents))
}

/**
 * How a policy knows a name: it is listed, it is a built-in name of a secret, it is understood, it is a technical name,
 * or it is unlisted.
 */
export type KnownAs = 'listed' | 'secret' | 'understood' | 'technical' | 'unlisted'

/** How a redactor understands a name by itself. */
export interface Taken {
  readonly as: KnownAs
  readonly category: string | undefined
}

const SECRETS = /* @__PURE__ */ (BUILT_IN.secret ?? ['', '']).map((names) => new Set(names.split(' ')))
const SILENT = /* @__PURE__ */ new Set(TAILS.split(' '))
const MACHINES = /* @__PURE__ */ new Set(TECHNICAL.split(' '))
/** Starts of parts at which the end of a longer name may be a secret's name. */
const PARTS = late('\\p{Lu}+(?=\\p{Lu}\\p{Ll})|\\p{Lu}?[\\p{Ll}\\p{Lo}]+|\\p{Lu}+', 'gu')

/** Returns the ends of a name that start at a part, longest first. */
function endsOf(name: string): string[] {
  return [...name.normalize('NFC').matchAll(PARTS())].map(({ index }) => name.slice(index))
}

/** True if a name ends with that of a secret: `userPassword`, `X-Api-Key`. */
function endsSecret(name: string): boolean {
  return endsOf(name).some((end) => SECRETS[0]?.has(plainName(end)))
}

/** The same within a single word, or before a word without meaning: `csrftoken`, `passwordOld`. */
function holdsSecret(name: string): boolean {
  const last = endsOf(name).at(-1) ?? ''
  if (!SILENT.has(plainName(last))) return endsGlued(plainName(last))
  const before = name.normalize('NFC').slice(0, -last.length)
  return endsSecret(before) || endsGlued(plainName(endsOf(before).at(-1) ?? ''))
}

function endsGlued(word: string): boolean {
  return [...(SECRETS[0] ?? [])].some((secret) => secret.length >= COMPOUND && word.endsWith(secret))
}

/** Returns how a redactor understands a name without parents. */
export function takenFor(policy: Policy, name: string): Taken {
  const plain = plainName(name)
  const own = ownNames(policy)
  const listed = own.names.get(plain)
  const secret = { as: 'secret', category: 'user.authorization.credentials' } as const
  if (listed !== undefined) return { as: 'listed', category: listed }
  if (SECRETS.some((names) => names.has(plain))) return secret
  if (policy.unlisted !== 'keep' && MACHINES.has(plain)) return { as: 'technical', category: undefined }
  const fitting = patternCategory(own, name)
  if (fitting !== undefined) return { as: 'listed', category: fitting }
  if (endsSecret(name)) return secret
  const category = known(policy, categoryOf(name))
  if (category !== undefined) return { as: 'understood', category }
  return holdsSecret(name) ? secret : { as: 'unlisted', category }
}
