/**
 * @module The option `kinds`: what is looked for, and by what. Most kinds are off until they are named; those are no part of the
 * kernel, which asks them beside the user's own recognisers.
 */
import type { Act } from './act/act'
import { AskedKinds } from './kinds/asked'
import { ownerIn } from './kinds/owner'
import { MORE_KINDS, type MoreKind } from './kinds/rows'
import { namesOf } from './kinds/words'
import { Finders } from './patterns/find'
import type { Finder } from './patterns/pattern'
import { Asked } from './recognise/asked'
import { Custom } from './recognise/custom'
import { KINDS } from './recognise/table'
import { typeOf } from './type-of'
import type { CustomRecogniser, Kind, Recogniser } from './types'

/** The kinds that are looked for unless something else is asked for: with them what stands under a listed name. */
const USUAL: readonly Kind[] = /* @__PURE__ */ [...KINDS, 'field']
/** All that can be asked for. */
const ASKED: readonly Kind[] = /* @__PURE__ */ [...USUAL, ...MORE_KINDS]
/** Witnesses, and the kinds that are looked for in their place. */
const WITNESSES: { readonly [kind: string]: readonly Kind[] } = {
  orgnr: ['organisationsnummer', 'orgnr'],
  kontonummer: ['kontonummer'],
}

/** Checks the name of a kind. */
export function checkKind(kind: unknown, where: string): Kind {
  if (typeof kind !== 'string') throw new TypeError(`"${where}" expected a kind, got ${typeOf(kind)}`)
  const known = ASKED.find((name) => name === kind)
  // Their lists are as large as a third of the engine, and an entry of their own.
  if (kind === 'name' || kind === 'address') throw new RangeError(`"${where}": ${kind} is found by sladd/people`)
  if (known === undefined) throw new RangeError(`"${where}" names an unknown kind; known: ${ASKED.join(', ')}`)
  return known
}

/**
 * Checks the option.
 *
 * @param hasPolicy - a policy speaks of all that is looked for without being asked
 * @throws TypeError for a wrong type or a contradiction, RangeError for an unknown kind
 */
export function checkKinds(kinds: unknown, hasPolicy: boolean): readonly Kind[] {
  if (kinds === undefined) return USUAL
  if (!Array.isArray(kinds)) throw new TypeError(`"kinds" expected an array, got ${typeOf(kinds)}`)
  if (kinds.length === 0) throw new RangeError('"kinds" expected at least one kind, got none')
  const checked = kinds.map((kind, i) => checkKind(kind, `kinds[${i}]`))
  if (hasPolicy && checked.some((kind) => USUAL.includes(kind)))
    throw new TypeError('"kinds" contradicts "policy", which decides: beside it only kinds off by default may be named')
  // What a secret is in a text its field says as often.
  const isLooked = (kind: Kind) => checked.includes(kind) || (kind === 'field' && checked.includes('secret'))
  return ASKED.filter((kind) => isLooked(kind) || (hasPolicy && USUAL.includes(kind)))
}

/** Whether a row of the kernel runs: a kind that is looked for, or a witness that no kind stands for. */
export function runs({ kind, witness }: Recogniser, kinds: readonly Kind[]): boolean {
  return witness ? !WITNESSES[kind]?.some((one) => kinds.includes(one)) : kinds.some((one) => one === kind)
}

/** Names of fields of a kind, with the number of its row. */
export function namesOfKind(kind: MoreKind): readonly [number, readonly string[]] {
  return [MORE_KINDS.indexOf(kind), namesOf(kind)]
}

/** What is to be asked beside the kernel. */
export interface Beside {
  readonly recognised: readonly CustomRecogniser[]
  readonly finders: readonly Finder[]
  readonly kinds: readonly MoreKind[]
}

/** Recognisers that are no part of the kernel. What stays by its action comes first: of the others it gives way, see `overlaps.ts`. */
export function askedOf(
  { recognised, finders, kinds }: Beside,
  acts: { readonly [kind: string]: Act | undefined },
): Asked | undefined {
  const isKept = (kind: MoreKind) => acts[kind]?.name === 'keep'
  const ordered = [...kinds.filter(isKept), ...kinds.filter((kind) => !isKept(kind))]
  const parts = [
    ...(kinds.length > 0 ? [new AskedKinds(ordered, ownerIn)] : []),
    ...(recognised.length > 0 ? [new Custom(recognised)] : []),
    ...(finders.length > 0 ? [new Finders(finders)] : []),
  ]
  return parts.length > 0 ? new Asked(parts) : undefined
}
