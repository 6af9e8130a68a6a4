/**
 * @module Determines which parts of a record have exceeded their retention period: field by field, by the rules for
 * each field's category. A record with nothing left to keep is deleted; otherwise only the expired parts are.
 */
import type { DetectedKind, Finding } from '../types'
import { CATEGORY_OF_KIND, categoriesOf, KIND_OF_CODE } from './categories'
import { fieldCategory } from './field-category'
import { keepingOf } from './keeping'
import { periodsOf } from './reach'
import type { Permit, Policy } from './types'

/** What to do with a record. */
export interface Due {
  /** True if all of it has expired. */
  readonly isAll: boolean
  /** Names of fields whose values have expired. */
  readonly names: readonly string[]
  /** Kinds whose values have expired, wherever they are. */
  readonly kinds: readonly DetectedKind[]
}

/** The current time, and the start of periods that do not start with the record. */
interface PruneTime {
  readonly now: number
  readonly since: number | undefined
}

/** A token and its code, which a token in the form of an address does not have. */
const TOKENS = /sl1_(nid|em|ph|ip)_|p-[a-z2-7]{4,6}-[a-z2-7]{21}@/g

/** A field: its path and its value. */
interface Field {
  readonly path: readonly string[]
  readonly value: unknown
}

/** Yields all fields that are not empty. */
function* fieldsOf(value: unknown, parents: readonly string[] = []): Generator<Field> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, below] of Object.entries(value)) {
    const path = Array.isArray(value) ? parents : [...parents, name]
    if (!Array.isArray(value) && below !== null && below !== '') yield { path, value: below }
    yield* fieldsOf(below, path)
  }
}

/** Categories whose values are detected by their form. */
const FOUND: readonly string[] = Object.values(CATEGORY_OF_KIND)
/** Fewest digits of a person's number or address: shorter values, such as a year of birth, are generalised already. */
const FEWEST = 5

/** True if a field's value is detected, or too short to be one: then it is treated by kind, not whole by its name. */
function goesByKind({ value }: Field, category: string | undefined, found: readonly string[]): boolean {
  if (category === undefined || !FOUND.includes(category) || typeof value === 'object') return false
  const text = String(value)
  return found.some((part) => text.includes(part)) || (text.replace(/\D/g, '').length < FEWEST && !text.includes('@'))
}

/** Decides which parts of records have expired under a policy. */
export class Pruning {
  readonly #policy: Policy
  readonly #purpose: string
  readonly #time: PruneTime
  readonly #rules = new Map<string, readonly Permit[]>()
  readonly #categories = new Map<string, string | undefined>()
  /** All rules of the purpose: for records without personal data. */
  readonly #all: readonly Permit[]

  /** @throws RangeError if no rule has a period for the purpose: nothing would ever expire */
  constructor(policy: Policy, purpose: string, time: PruneTime) {
    this.#policy = policy
    this.#purpose = purpose
    this.#time = time
    this.#all = [...new Set(categoriesOf(policy).flatMap((category) => this.#rulesOf(category)))]
    if (this.#all.length === 0) throw new RangeError('no rule of the policy has a period for this purpose')
  }

  #rulesOf(category: string): readonly Permit[] {
    const known = this.#rules.get(category)
    if (known !== undefined) return known
    const rules = periodsOf(this.#policy, category, this.#purpose)
    this.#rules.set(category, rules)
    return rules
  }

  #categoryOf(path: readonly string[]): string | undefined {
    const key = JSON.stringify(path)
    if (!this.#categories.has(key)) {
      // Names are data: their number is unbounded.
      if (this.#categories.size > 10_000) this.#categories.clear()
      this.#categories.set(key, fieldCategory(this.#policy, path.at(-1) as string, path.slice(0, -1)))
    }
    return this.#categories.get(key)
  }

  #isOver(rules: readonly Permit[], made: number): boolean {
    return keepingOf(rules, made, this.#time) === undefined
  }

  /**
   * Returns which parts of a record have expired.
   *
   * @param findings - in the text of the record
   * @param made - time of the record, in milliseconds since 1970
   */
  dueIn(record: unknown, text: string, findings: readonly Finding[], made: number): Due {
    const kinds = new Set<DetectedKind>(
      findings.flatMap(({ kind }) => (kind in CATEGORY_OF_KIND ? [kind as DetectedKind] : [])),
    )
    for (const [, code = 'em'] of text.matchAll(TOKENS)) kinds.add(KIND_OF_CODE[code] as DetectedKind)
    const found = findings.map(({ start, end }) => text.slice(start, end))
    const fields = [...fieldsOf(record)].map((field) => ({ field, category: this.#categoryOf(field.path) }))
    const parts = [
      ...fields
        .filter(({ field, category }) => !goesByKind(field, category, found))
        .map(({ field, category }) => ({ name: field.path.at(-1) as string, category })),
      ...[...kinds].map((kind) => ({ kind, category: CATEGORY_OF_KIND[kind] as string })),
    ]
    const ruled = parts
      .map((part) => ({ ...part, rules: part.category === undefined ? [] : this.#rulesOf(part.category) }))
      .filter(({ rules }) => rules.length > 0)
    const over = ruled.filter(({ rules }) => this.#isOver(rules, made))
    return {
      isAll: ruled.length === 0 ? this.#isOver(this.#all, made) : over.length === ruled.length,
      names: [...new Set(over.flatMap((part) => ('name' in part ? [part.name] : [])))].sort(),
      kinds: [...new Set(over.flatMap((part) => ('kind' in part ? [part.kind] : [])))].sort(),
    }
  }
}
