/**
 * @module What of a record is over its period: field by field, by the rules that act on what a field holds. A record of
 * which nothing may stay goes; of one that another rule still keeps only the parts go.
 */
import type { DetectedKind, Finding } from '../types'
import { CATEGORY_OF_KIND, categoriesOf, KIND_OF_CODE } from './categories'
import { fieldCategory } from './fields'
import { keepingOf } from './keeping'
import { periodsOf } from './reach'
import type { Permit, Policy } from './types'

/** What is to be done with a record. */
export interface Due {
  /** Whether all of it is over. */
  readonly isAll: boolean
  /** Names of fields whose values are over. */
  readonly names: readonly string[]
  /** Kinds whose values are, wherever they stand. */
  readonly kinds: readonly DetectedKind[]
}

/** When it is, and when periods began that begin with something else than the record. */
interface PruneTime {
  readonly now: number
  readonly since: number | undefined
}

/** A token and its code, which one in the form of an address does not have. */
const TOKENS = /sl1_(nid|em|ph|ip)_|p-[a-z2-7]{4,6}-[a-z2-7]{21}@/g

/** A field: its name behind those that it lies in, and what it holds. */
interface Field {
  readonly path: readonly string[]
  readonly value: unknown
}

/** Fields that hold something. */
function* fieldsOf(value: unknown, parents: readonly string[] = []): Generator<Field> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, below] of Object.entries(value)) {
    const path = Array.isArray(value) ? parents : [...parents, name]
    if (!Array.isArray(value) && below !== null && below !== '') yield { path, value: below }
    yield* fieldsOf(below, path)
  }
}

/** Categories of which values are found by what they are. */
const FOUND: readonly string[] = Object.values(CATEGORY_OF_KIND)
/** Digits without which nothing is a number or an address of anybody: less of one has no more, as a year of birth. */
const FEWEST = 5

/** Whether a field's value is found, or is too little to be one: then it goes by its kind, and not whole by its name. */
function goesByKind({ value }: Field, category: string | undefined, found: readonly string[]): boolean {
  if (category === undefined || !FOUND.includes(category) || typeof value === 'object') return false
  const text = String(value)
  return found.some((part) => text.includes(part)) || (text.replace(/\D/g, '').length < FEWEST && !text.includes('@'))
}

/** Asks a policy what of its records is over. */
export class Pruning {
  readonly #policy: Policy
  readonly #purpose: string
  readonly #time: PruneTime
  readonly #rules = new Map<string, readonly Permit[]>()
  readonly #categories = new Map<string, string | undefined>()
  /** All rules of the purpose: for records that tell of nobody. */
  readonly #all: readonly Permit[]

  /** @throws RangeError when no rule has a period for the purpose: nothing would ever be over */
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
      // Names are data: whoever writes them may invent any number.
      if (this.#categories.size > 10_000) this.#categories.clear()
      this.#categories.set(key, fieldCategory(this.#policy, path.at(-1) as string, path.slice(0, -1)))
    }
    return this.#categories.get(key)
  }

  #isOver(rules: readonly Permit[], made: number): boolean {
    return keepingOf(rules, made, this.#time) === undefined
  }

  /**
   * What of a record is over.
   *
   * @param findings - what was found in its text
   * @param made - when it was made, in milliseconds since 1970
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
