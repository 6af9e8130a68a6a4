/**
 * @module What a policy takes a field for: by the list of its own names, else by how the name is read. A redactor decides
 * the same of codes: see `resolve/listed.ts`.
 */

import { BUILT_IN, COMPOUND, plainName, TAILS, TECHNICAL } from '../field-names'
import { late } from '../late'
import { categoryOf } from '../names/read'
import { isCategory } from './categories'
import type { Policy } from './types'

/** The nearest category above that the policy knows. */
function known(policy: Policy, category: string | undefined): string | undefined {
  let key = category ?? ''
  while (key !== '' && !isCategory(key, policy)) key = key.slice(0, Math.max(0, key.lastIndexOf('.')))
  return key === '' ? undefined : key
}

/** A policy's own names: without joints, and those with stars. */
interface OwnNames {
  readonly names: ReadonlyMap<string, string>
  readonly patterns: readonly (readonly [RegExp, string])[]
}

const read = /* @__PURE__ */ new WeakMap<Policy, OwnNames>()

/** Of two spellings of one name the first counts; a star stands for any characters. */
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
 * The category of a field. If the policy does not know the category, the nearest one above it.
 *
 * @param parents - names of the enclosing fields, outermost first
 * @returns its key; undefined if the policy does not list the name and it is nobody's
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
 * How a policy knows a name: it lists it, it is a secret's name of the built-in list, it is understood, it is a technical
 * name, or nobody listed it.
 */
export type KnownAs = 'listed' | 'secret' | 'understood' | 'technical' | 'unlisted'

/** A name as a redactor takes it by itself. */
export interface Taken {
  readonly as: KnownAs
  readonly category: string | undefined
}

const SECRETS = /* @__PURE__ */ (BUILT_IN.secret ?? ['', '']).map((names) => new Set(names.split(' ')))
const SILENT = /* @__PURE__ */ new Set(TAILS.split(' '))
const MACHINES = /* @__PURE__ */ new Set(TECHNICAL.split(' '))
/** Begins of parts at which the end of a longer name may be a secret's. */
const PARTS = late('\\p{Lu}+(?=\\p{Lu}\\p{Ll})|\\p{Lu}?[\\p{Ll}\\p{Lo}]+|\\p{Lu}+', 'gu')

/** Ends of a name that begin with a part of it, the longest first. */
function endsOf(name: string): string[] {
  return [...name.normalize('NFC').matchAll(PARTS())].map(({ index }) => name.slice(index))
}

/** Whether a name ends with that of a secret: `userPassword`, `X-Api-Key`. */
function endsSecret(name: string): boolean {
  return endsOf(name).some((end) => SECRETS[0]?.has(plainName(end)))
}

/** The same in a word of one piece, or before one that says nothing: `csrftoken`, `passwordOld`. */
function holdsSecret(name: string): boolean {
  const last = endsOf(name).at(-1) ?? ''
  if (!SILENT.has(plainName(last))) return endsGlued(plainName(last))
  const before = name.normalize('NFC').slice(0, -last.length)
  return endsSecret(before) || endsGlued(plainName(endsOf(before).at(-1) ?? ''))
}

function endsGlued(word: string): boolean {
  return [...(SECRETS[0] ?? [])].some((secret) => secret.length >= COMPOUND && word.endsWith(secret))
}

/** What a redactor takes a name for that lies in nothing. */
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
