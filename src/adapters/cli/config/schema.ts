/**
 * @module What a configuration may contain, derived from the table of options plus library options: as a JSON Schema,
 * and as a validator without dependencies. Messages name keys, never values.
 */
import { typeOf } from '../../../input/type-of'
import type { Row, Rows } from '../table/row'
import { TEXT_ROWS } from '../table/text-rows'

/** The subset of JSON Schema (draft 07) used here. */
export interface Schema {
  readonly type?: 'string' | 'boolean' | 'number' | 'array' | 'object'
  readonly enum?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly properties?: { readonly [name: string]: Schema }
  readonly additionalProperties?: boolean | Schema
  readonly description?: string
}

const TEXT: Schema = { type: 'string' }
const TEXTS: Schema = { type: 'array', items: TEXT }

/** An action, a category, or a boolean; details are checked where it is used. */
const BECOMES: Schema = { anyOf: [TEXT, { type: 'boolean' }, { type: 'object' }] }

/** Options that only the library has, or in another form than the command line. */
const LIBRARY: { readonly [name: string]: Schema } = {
  kinds: { ...TEXTS, description: 'which kinds are looked for' },
  minConfidence: {
    anyOf: [{ enum: ['high', 'medium', 'low'] }, { type: 'number' }],
    description: 'findings below it are left alone',
  },
  actions: {
    type: 'object',
    additionalProperties: { anyOf: [TEXT, { type: 'object' }] },
    description: 'what becomes of a finding, by kind; "default" is for all others',
  },
  fields: {
    type: 'object',
    additionalProperties: BECOMES,
    description: "what becomes of a field's value, by its name",
  },
  allow: { ...TEXTS, description: 'values that are never touched' },
  custom: { type: 'array', description: 'recognisers of your own: functions, so only in sladd.config.js' },
  patterns: {
    anyOf: [TEXT, { type: 'array', items: { type: 'object' } }],
    description: 'kinds of your own by what their values look like: a list, or the file of one',
  },
  contextFrom: {
    type: 'object',
    additionalProperties: TEXT,
    description: 'facts that records say themselves, each with its field',
  },
}

/** Keys of {@link LIBRARY} that are passed to the redactor unchanged. */
export const AS_THEY_ARE: readonly string[] = ['actions', 'fields', 'allow', 'custom']

/** Options that have another form in {@link LIBRARY}. */
const OTHERWISE: readonly string[] = ['field', 'pattern']

function schemaOf({ type, choices, multiple, value, help }: Row): Schema {
  if (type === 'boolean') return { type: 'boolean', description: help }
  if (value === 'yes|no') return { anyOf: [{ enum: ['yes', 'no'] }, { type: 'boolean' }], description: help }
  if (multiple) return { ...TEXTS, description: help }
  if (value === 'N' || value === 'SECONDS') return { type: 'number', description: help }
  if (value === 'LIST') return { anyOf: [TEXT, TEXTS], description: help }
  return { type: 'string', ...(choices !== undefined && { enum: choices }), description: help }
}

/** Converts an option name to a key: `min-confidence` becomes `minConfidence`. */
export function keyOf(option: string): string {
  return option.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** Option names by configuration key. */
export const KEYS: { readonly [key: string]: string } = Object.fromEntries(
  Object.entries<Row>(TEXT_ROWS as Rows)
    .filter(([name, { isTyped }]) => !isTyped && !OTHERWISE.includes(name))
    .map(([name]) => [keyOf(name), name]),
)

/** The schema, for editors; published as `sladd/config.schema.json`. */
export const CONFIG_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Configuration of sladd',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: TEXT,
    ...Object.fromEntries(Object.entries(KEYS).map(([key, name]) => [key, schemaOf((TEXT_ROWS as Rows)[name] as Row)])),
    ...LIBRARY,
  } as { readonly [key: string]: Schema },
} as const

type Path = readonly (string | number)[]

/** What is wrong with a value, and where. */
export interface Wrong {
  readonly path: Path
  readonly message: string
}

const NAMES: { readonly [type: string]: string } = { array: 'a list', object: 'a map', string: 'text' }

function expected({ type, enum: words, anyOf }: Schema): string {
  if (anyOf !== undefined) return [...new Set(anyOf.map(expected))].join(' or ')
  return words === undefined ? (NAMES[type ?? ''] ?? `a ${type}`) : words.join(', ')
}

/** Validates a value against a schema; returns undefined if it is valid. */
export function wrongIn(value: unknown, schema: Schema, path: Path = []): Wrong | undefined {
  const { type, enum: words, anyOf, items, properties = {}, additionalProperties = true } = schema
  const wrong = { path, message: `expected ${expected(schema)}` }
  if (anyOf !== undefined) {
    const found = anyOf.map((each) => wrongIn(value, each, path))
    if (found.includes(undefined)) return undefined
    // Report the error of the closest alternative: the one that lies deeper.
    return found.find((each) => (each?.path.length ?? 0) > path.length) ?? wrong
  }
  if (type !== undefined && typeOf(value) !== type) return wrong
  if (words !== undefined && !words.includes(value as string)) return wrong
  if (Array.isArray(value)) {
    return items && value.map((item, i) => wrongIn(item, items, [...path, i])).find((each) => each !== undefined)
  }
  if (typeOf(value) !== 'object') return undefined
  for (const [key, each] of Object.entries(value as object)) {
    const of = Object.hasOwn(properties, key) ? properties[key] : additionalProperties
    const at = [...path, key]
    if (of === false || of === undefined) return { path: at, message: 'no such option' }
    const found = of === true ? undefined : wrongIn(each, of, at)
    if (found !== undefined) return found
  }
  return undefined
}
