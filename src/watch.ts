/**
 * @module Looks through records for restricted people, before anything else is done with them. What a policy masks whole,
 * or a redactor does not look for, may hold a number as well: so everything is sought, and however doubtful, for only a
 * value with a listed token counts.
 */
import { chooseEngine } from './engine/choose'
import { type Engine, Tally } from './engine/engine'
import { checkFields, Fields } from './fields'
import { Says } from './formats/telling'
import type { Plan } from './plan'
import { RECOGNISERS } from './recognise/table'
import type { Restriction } from './restriction'
import type { Call } from './types'
import type { Asked } from './value/asked'
import { Values } from './value/values'

/** A plan that does with every value what a restriction does. */
function watching(plan: Plan, { met }: Restriction, fields: Fields): Plan {
  const recognisers = [...RECOGNISERS, ...plan.recognisers.filter((row) => !RECOGNISERS.includes(row))]
  const acts = Object.fromEntries(['field', ...recognisers.map(({ kind }) => kind)].map((kind) => [kind, met]))
  return { ...plan, recognisers, acts, fields, threshold: 0, allow: new Set(), withhold: undefined, records: undefined }
}

/** Plans by which records are looked through: for what stands anywhere, and for what the names of fields own. */
function plansFor(plan: Plan, restriction: Restriction): readonly Plan[] {
  const { met } = restriction
  const anywhere = checkFields(undefined, { field: met, otherwise: met, keyring: undefined }, false)
  const rules = plan.fields.rules.map((rule) => rule && { ...rule, act: met })
  const owned = new Fields(rules, () => plan.fields.lexicon)
  // The first rule is none, the second that of secrets.
  const isNamed = rules.length > 2
  return (isNamed ? [anywhere, owned] : [anywhere]).map((fields) => watching(plan, restriction, fields))
}

const decoder = /* @__PURE__ */ new TextDecoder()

export class Watch {
  readonly #restriction: Restriction
  readonly #engines: () => readonly Engine[]
  readonly #valueEngines: () => readonly Engine[]
  readonly #values = new Values()

  constructor(plan: Plan, restriction: Restriction) {
    this.#restriction = restriction
    const made = (format: Plan['format']) =>
      plansFor(plan, restriction).map((one) => chooseEngine({ ...one, format }, new Tally()).engine)
    this.#engines = once(() => made(plan.format))
    // What a value is written down as is JSON, whatever format the redactor is for.
    this.#valueEngines = once(() => made('auto'))
  }

  /** Whether a text is about one of these people. */
  isInText(text: Uint8Array, call: Call): boolean {
    const { met } = this.#restriction
    const before = met.times
    if (this.#restriction.isIn(decoder.decode(text), call)) return true
    return this.#engines().some((engine) => {
      engine.redact(text, call)
      return met.times > before
    })
  }

  /** Whether a value is about one of these people. */
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

/** What is made when it is asked for, and not again. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
