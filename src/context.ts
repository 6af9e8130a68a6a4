/**
 * @module The option `context`, of a redactor and of a call: checked where it is the program's, and remembered where it
 * is data, because most calls bring the one that the call before brought.
 */

import { dictionary, ownOf } from './own'
import { typeOf } from './type-of'
import type { Context } from './types'

/** Parts that are names. */
const TEXTS = ['tenant', 'purpose', 'document', 'recipient', 'region', 'role', 'case'] as const
/** Parts that hold or do not. */
export const FACTS = ['consent', 'activeCustomer', 'optOut', 'objection', 'request'] as const
export const PARTS = [...TEXTS, ...FACTS] as const

/** Nothing is said. */
export const NO_CONTEXT: Context = /* @__PURE__ */ dictionary([])

/** A longer name cannot be told from a shorter one in the derivation of keys, nor would anyone want it. */
const LONGEST_NAME = 1000

/**
 * Whether a text says what it said where it was written. Half a pair of surrogates has no UTF-8, and U+FFFD stands for any
 * bytes that were none, as on a command line: two names with one would be the same name to the derivation of keys.
 */
export function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff\ufffd]/u.test(text)
}

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

/** A context as it was given, without what it inherits. */
export function ownParts(context: Context): Context {
  return dictionary<unknown>(Object.entries(context))
}

/** What a call is worked on for: the plan's own context, with what the call says in its place. */
export function mergedContext(own: Context, call: Context | undefined): Context {
  if (call === undefined) return own
  const told = Object.entries(call).filter(([, value]) => value !== undefined)
  return dictionary<unknown>([...Object.entries(own), ...told])
}

/** Contexts that are remembered. */
const MOST = 64
/** What tokens alone ask for: it changes with every document, and a policy asks no more than whether it is said. */
const TOKENS_ONLY: readonly string[] = ['tenant', 'document']

/** The parts of a context, read once; undefined for one that cannot be read. */
function partsOf(context: Context): readonly unknown[] | undefined {
  try {
    return PARTS.map((name) => (Object.hasOwn(context, name) ? context[name] : undefined))
  } catch {
    return undefined
  }
}

/** Whether something may be a part of a context. */
export function isPart(name: string, part: unknown): boolean {
  try {
    if (part !== undefined) checkPart(name, part)
    return true
  } catch {
    return false
  }
}

/** Tells contexts apart that may be decided on differently. What is wrong is as unknown as anything else that is. */
function keyOf(parts: readonly unknown[]): string {
  return JSON.stringify(
    PARTS.map((name, i) => {
      if (!isPart(name, parts[i])) return null
      return TOKENS_ONLY.includes(name) ? Number(parts[i] !== undefined) : (parts[i] ?? 0)
    }),
  )
}

/** A context of a call, and what was made for it. */
interface Known<T> {
  readonly parts: readonly unknown[]
  readonly made: T
  readonly context: Context
}

/** What is made for the contexts of calls, and for each how tokens are to be made. */
export class Contexts<T> {
  readonly #own: Context
  readonly #make: (context: Context) => T
  readonly #made = new Map<string, T>()
  /** The context that was asked for last: mostly it is asked for again. */
  #latest: Known<T> | undefined

  /**
   * @param own - the context of the redactor
   * @param make - what is to be done for a call's context; never throws, whatever it is given
   */
  constructor(own: Context, make: (context: Context) => T) {
    this.#own = own
    this.#make = make
  }

  of(context: Context): { readonly made: T; readonly context: Context } {
    const parts = partsOf(context)
    // It cannot be read, so nobody knows whose it is.
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

  /** Without what is wrong: where it matters, everything is withheld. */
  #merged(read: Context): Context {
    const good = Object.entries(read).filter(([name, part]) => isPart(name, part))
    return mergedContext(this.#own, dictionary(good))
  }
}
