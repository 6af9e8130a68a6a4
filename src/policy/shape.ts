/**
 * @module Validates a value against a schema, as far as `schema.ts` uses JSON Schema. Reports every mistake with its
 * location and a remedy, where a general validator would say "must match exactly one schema in oneOf".
 */
import { typeOf } from '../input/type-of'
import { difference } from '../names/difference'
import { type Problem, problem, shown } from './problem'
import type { Schema } from './schema'

type Path = readonly (string | number)[]

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeOf(value) === 'object'
}

function wantOf(schema: Schema): string {
  if (schema.enum !== undefined) return schema.enum.join(', ')
  if (schema.const !== undefined) return String(schema.const)
  const keys = Object.keys(schema.properties ?? {})
  if (schema.type === 'object' && keys.length === 1) return `{ ${keys[0]} }`
  return schema.type ?? 'another value'
}

/** Most letters that may differ. */
const MOST_WRONG = 2

/** Returns a remedy for an unknown word: the word that was probably meant, or `otherwise` if none is close. */
export function remedyFor(word: string, known: readonly string[], otherwise: string): string {
  const [meant] = known
    .map((name) => ({ name, far: difference(word.slice(0, 64), name, MOST_WRONG) }))
    .filter(({ far }) => far <= MOST_WRONG)
    .sort((a, b) => a.far - b.far)
  return meant === undefined ? otherwise : `did you mean "${meant.name}"?`
}

class Shape {
  readonly problems: Problem[] = []
  readonly #root: Schema

  constructor(root: Schema) {
    this.#root = root
  }

  check(value: unknown, given: Schema, path: Path): void {
    const schema = this.#resolved(given)
    if (schema.oneOf !== undefined) this.#checkOneOf(value, schema.oneOf, path)
    else if (schema.type !== undefined && !this.#hasType(value, schema)) {
      this.#say('wrong-type', path, `expected ${schema.type}, got ${typeOf(value)}`, `write ${wantOf(schema)}`)
    } else if (schema.enum !== undefined && !schema.enum.includes(value as string)) {
      this.#say('wrong-value', path, 'an unknown word', `write one of ${wantOf(schema)}`)
    } else if (schema.const !== undefined && value !== schema.const) {
      this.#say('wrong-value', path, 'another value than this version reads', `write ${schema.const}`)
    } else if (typeof value === 'string') this.#checkText(value, schema, path)
    else if (typeof value === 'number') this.#checkNumber(value, schema, path)
    else if (Array.isArray(value)) this.#checkArray(value, schema, path)
    else if (isObject(value)) this.#checkObject(value, schema, path)
  }

  #resolved(schema: Schema): Schema {
    const name = schema.$ref?.slice('#/$defs/'.length)
    return name === undefined ? schema : (this.#root.$defs?.[name] as Schema)
  }

  #hasType(value: unknown, { type }: Schema): boolean {
    return type === 'integer' ? Number.isInteger(value) : typeOf(value) === type
  }

  #say(code: Problem['code'], path: Path, message: string, remedy: string): void {
    this.problems.push(problem(code, path, message, remedy))
  }

  /** Checks the alternative that was meant: identified by its keyword, else by type and its one key. */
  #checkOneOf(value: unknown, choices: readonly Schema[], path: Path): void {
    const resolved = choices.map((choice) => this.#resolved(choice))
    const meant = resolved.find((choice) => this.#isMeant(value, choice))
    if (meant !== undefined) {
      this.check(value, meant, path)
      return
    }
    const wants = resolved.map(wantOf).join(', or ')
    this.#say('wrong-value', path, `expected something else, got ${typeOf(value)}`, `write ${wants}`)
  }

  #isMeant(value: unknown, choice: Schema): boolean {
    if (choice.enum !== undefined) return typeof value === 'string'
    if (!isObject(value) || choice.type !== 'object') return false
    const effect = choice.properties?.effect?.const
    if (effect !== undefined) return value.effect === effect || (value.effect !== 'deny' && effect === 'permit')
    const [key] = choice.required ?? []
    return key === undefined || Object.hasOwn(value, key)
  }

  #checkText(value: string, schema: Schema, path: Path): void {
    const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema
    const { length } = [...value]
    if (length < minLength) this.#say('wrong-value', path, 'empty', 'write what it is')
    else if (length > maxLength) this.#say('wrong-value', path, `longer than ${maxLength} characters`, 'shorten it')
    else if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) {
      this.#say('wrong-value', path, 'not written as it must be', `write what fits ${pattern}`)
    }
  }

  #checkNumber(value: number, schema: Schema, path: Path): void {
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema
    if (value >= minimum && value <= maximum) return
    this.#say('wrong-value', path, 'out of range', `write a number from ${minimum} to ${maximum}`)
  }

  #checkArray(value: readonly unknown[], schema: Schema, path: Path): void {
    if (value.length < (schema.minItems ?? 0)) this.#say('wrong-value', path, 'empty', 'write at least one')
    if (schema.uniqueItems && new Set(value).size < value.length) {
      this.#say('wrong-value', path, 'the same twice', 'write it once')
    }
    for (const [i, item] of value.entries()) this.check(item, schema.items ?? {}, [...path, i])
  }

  #checkObject(value: { readonly [key: string]: unknown }, schema: Schema, path: Path): void {
    const { properties = {}, required = [], additionalProperties: others = true, propertyNames } = schema
    const keys = Object.keys(value)
    if (keys.length < (schema.minProperties ?? 0)) this.#say('wrong-value', path, 'empty', 'write at least one')
    for (const key of required.filter((name) => !Object.hasOwn(value, name))) {
      this.#sayMissing(key, path)
    }
    for (const key of keys) {
      const at = [...path, key]
      if (Object.hasOwn(properties, key)) this.check(value[key], properties[key] as Schema, at)
      else if (others === false) this.#sayUnknown(key, Object.keys(properties), at)
      else {
        if (propertyNames !== undefined) this.#checkText(key, propertyNames, at)
        if (others !== true) this.check(value[key], others, at)
      }
    }
  }

  #sayMissing(key: string, path: Path): void {
    if (key === 'region' || key === 'regions') {
      const remedy = `add "${key}": a country, EU or EEA`
      this.#say('region-missing', path, 'nobody says where the data may be', remedy)
    } else this.#say('key-missing', path, `"${key}" is missing`, `add "${key}"`)
  }

  #sayUnknown(key: string, known: readonly string[], path: Path): void {
    if (key === 'purpose' && path.includes('pseudonymise')) {
      const remedy = 'take "purpose" out of the token: it is the one of the call'
      this.#say(
        'token-purpose',
        path,
        'a token takes its purpose from the context, and a second one is an error',
        remedy,
      )
      return
    }
    const remedy = remedyFor(key, known, `use one of ${known.join(', ')}`)
    this.#say('unknown-key', path, `${shown(key)} is unknown`, remedy)
  }
}

/** Returns every location where `value` does not match the schema. */
export function checkShape(value: unknown, schema: Schema): readonly Problem[] {
  const shape = new Shape(schema)
  shape.check(value, schema, [])
  return shape.problems
}
