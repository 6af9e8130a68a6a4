/**
 * @module Searches records for restricted people, before anything else happens. A value that a policy masks whole, or
 * that a redactor does not look for, may contain a number as well. So everything is searched at any confidence: only a
 * value with a listed token counts.
 */
import { Says } from '../formats/informative-names'
import { checkFields, Fields } from '../options/fields'
import type { Plan } from '../options/plan'
import type { Restriction } from '../options/restriction'
import { RECOGNISERS } from '../recognise/table'
import type { Call } from '../types'
import type { Asked } from '../value/asked'
import { Values } from '../value/values'
import { chooseEngine } from './choose'
import { type Engine, Tally } from './engine'

/** Returns a plan that checks every value against a restriction. */
function watching(plan: Plan, { met }: Restriction, fields: Fields): Plan {
  const recognisers = [...RECOGNISERS, ...plan.recognisers.filter((row) => !RECOGNISERS.includes(row))]
  const acts = Object.fromEntries(['field', ...recognisers.map(({ kind }) => kind)].map((kind) => [kind, met]))
  return { ...plan, recognisers, acts, fields, threshold: 0, allow: new Set(), withhold: undefined, records: undefined }
}

/** Returns the plans that search records: one for all text, one for values of listed fields. */
function plansFor(plan: Plan, restriction: Restriction): readonly Plan[] {
  const { met } = restriction
  const anywhere = checkFields(undefined, { field: met, otherwise: met, keyring: undefined }, false)
  const rules = plan.fields.rules.map((rule) => rule && { ...rule, act: met })
  const owned = new Fields(rules, () => plan.fields.lexicon)
  // There is no rule 0, and rule 1 is that of secrets.
  const isNamed = rules.length > 2
  return (isNamed ? [anywhere, owned] : [anywhere]).map((fields) => watching(plan, restriction, fields))
}

const decoder = /* @__PURE__ */ new TextDecoder()

export class RestrictedWatch {
  readonly #restriction: Restriction
  readonly #engines: () => readonly Engine[]
  readonly #valueEngines: () => readonly Engine[]
  readonly #values = new Values()

  constructor(plan: Plan, restriction: Restriction) {
    this.#restriction = restriction
    const made = (format: Plan['format']) =>
      plansFor(plan, restriction).map((one) => chooseEngine({ ...one, format }, new Tally()).engine)
    this.#engines = once(() => made(plan.format))
    // Values are always written down as JSON, whatever the redactor's format.
    this.#valueEngines = once(() => made('auto'))
  }

  /** True if a text is about one of these people. */
  isInText(text: Uint8Array, call: Call): boolean {
    const { met } = this.#restriction
    const before = met.times
    if (this.#restriction.isIn(decoder.decode(text), call)) return true
    return this.#engines().some((engine) => {
      engine.redact(text, call)
      return met.times > before
    })
  }

  /** True if a value is about one of these people. */
  isIn(value: unknown, call: Call): boolean {
    const { met } = this.#restriction
    const before = met.times
    let isToken = false
    for (const engine of this.#valueEngines()) {
      const heard = (text: string) => {
        isToken ||= this.#restriction.isIn(text, call)
      }
      const asked: Asked = {
        edits: (text) => {
          heard(text.slice(0, text.length))
          engine.unitEdits(text, call)
          return []
        },
        replaced: (text) => {
          heard(text)
          engine.redact(text, call)
          return undefined
        },
        saidBy: () => Says.Owns,
      }
      this.#values.redact(value, asked)
    }
    return isToken || met.times > before
  }
}

/** Creates a value on first use, once. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
