/**
 * @module The option `context`, of a redactor and of a call. It is checked where the program sets it. Where it is data,
 * it is cached, because most calls bring the same context as the call before.
 */

import { dictionary, ownOf } from '../input/own-properties'
import { typeOf } from '../input/type-of'
import { isWellFormed } from '../text/well-formed'
import type { Context } from '../types'

/** Parts that are strings. */
const TEXTS = ['tenant', 'purpose', 'document', 'recipient', 'region', 'role', 'case'] as const
/** Parts that are true or false. */
export const FACTS = ['consent', 'activeCustomer', 'optOut', 'objection', 'request'] as const
export const PARTS = [...TEXTS, ...FACTS] as const

/** The context that states nothing. */
export const NO_CONTEXT: Context = /* @__PURE__ */ dictionary([])

/** Key derivation cannot tell longer names from shorter ones, and nobody needs them. */
const LONGEST_NAME = 1000

function checkPart(name: string, value: unknown): void {
  const expected = (FACTS as readonly string[]).includes(name) ? 'boolean' : 'string'
  if (typeof value !== expected) throw new TypeError(`"context.${name}" expected a ${expected}, got ${typeOf(value)}`)
  if (typeof value === 'string' && value.length > LONGEST_NAME)
    throw new RangeError(`"context.${name}" expected at most ${LONGEST_NAME} characters`)
  if (typeof value === 'string' && !isWellFormed(value))
    throw new RangeError(`"context.${name}" expected well-formed text`)
}

/**
 * Checks a context.
 *
 * @returns a copy
 * @throws TypeError for a wrong type or an unknown part, RangeError for a name that is too long or no well-formed UTF-16
 */
export function checkContext(context: unknown): Context {
  if (context === undefined) return NO_CONTEXT
  const own = ownOf<Context>(context, 'context')
  for (const [name, value] of Object.entries(own)) {
    if (!(PARTS as readonly string[]).includes(name))
      throw new TypeError(`"context.${name.slice(0, 40)}" is unknown; known: ${PARTS.join(', ')}`)
    if (value !== undefined) checkPart(name, value)
  }
  return own
}

/** Copies a context as given, without inherited properties. */
export function ownParts(context: Context): Context {
  return dictionary<unknown>(Object.entries(context))
}

/** Returns the plan's context, overridden by the call's. */
export function mergedContext(own: Context, call: Context | undefined): Context {
  if (call === undefined) return own
  const told = Object.entries(call).filter(([, value]) => value !== undefined)
  return dictionary<unknown>([...Object.entries(own), ...told])
}

/** Number of cached contexts. */
const MOST = 64
/** Parts that only tokens use. They change with every document, and a policy only checks whether they are set. */
const TOKENS_ONLY: readonly string[] = ['tenant', 'document']

/** Reads the parts of a context once; undefined if it cannot be read. */
function partsOf(context: Context): readonly unknown[] | undefined {
  try {
    return PARTS.map((name) => (Object.hasOwn(context, name) ? context[name] : undefined))
  } catch {
    return undefined
  }
}

/** True if the value is valid as this part of a context. */
export function isPart(name: string, part: unknown): boolean {
  try {
    if (part !== undefined) checkPart(name, part)
    return true
  } catch {
    return false
  }
}

/** Returns a cache key, equal for contexts that a policy decides on alike. All invalid parts count as unknown. */
function keyOf(parts: readonly unknown[]): string {
  return JSON.stringify(
    PARTS.map((name, i) => {
      if (!isPart(name, parts[i])) return null
      return TOKENS_ONLY.includes(name) ? Number(parts[i] !== undefined) : (parts[i] ?? 0)
    }),
  )
}

/** A call's context, and what was created for it. */
interface Known<T> {
  readonly parts: readonly unknown[]
  readonly made: T
  readonly context: Context
}

/** Caches what is created per context, together with the merged context for tokens. */
export class Contexts<T> {
  readonly #own: Context
  readonly #make: (context: Context) => T
  readonly #made = new Map<string, T>()
  /** The most recent context: usually the next call brings the same one. */
  #latest: Known<T> | undefined

  /**
   * @param own - the context of the redactor
   * @param make - creates the value for a call's context; never throws, whatever it is given
   */
  constructor(own: Context, make: (context: Context) => T) {
    this.#own = own
    this.#make = make
  }

  of(context: Context): { readonly made: T; readonly context: Context } {
    const parts = partsOf(context)
    // It cannot be read, so it is unknown whose text this is.
    if (parts === undefined) return { made: this.#make(context), context: NO_CONTEXT }
    if (this.#latest?.parts.every((part, i) => part === parts[i])) return this.#latest
    const read: Context = dictionary(
      PARTS.flatMap((name, i) => (parts[i] === undefined ? [] : [[name, parts[i]] as const])),
    )
    this.#latest = { parts, made: this.#for(keyOf(parts), read), context: this.#merged(read) }
    return this.#latest
  }

  #for(key: string, context: Context): T {
    const known = this.#made.get(key)
    if (known !== undefined) return known
    const made = this.#make(context)
    this.#made.set(key, made)
    if (this.#made.size > MOST) this.#made.delete(this.#made.keys().next().value as string)
    return made
  }

  /** Leaves out invalid parts: where they matter, everything is withheld. */
  #merged(read: Context): Context {
    const good = Object.entries(read).filter(([name, part]) => isPart(name, part))
    return mergedContext(this.#own, dictionary(good))
  }
}
