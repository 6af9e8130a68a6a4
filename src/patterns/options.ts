/** @module Validates the option `patterns` and compiles its patterns. */
import { ownOf } from '../input/own-properties'
import { typeOf } from '../input/type-of'
import { CHECK_NAMES, type CheckName } from './checks'
import { type Finder, Labelled, Matched } from './pattern'
import { type Parts, PatternError } from './syntax'
import { wordOf } from './words'

const NAMES = ['name', 'pattern', 'label', 'flags', 'parts', 'words', 'check', 'confidence', 'boundary', 'category']
/** Confidence in a match by its form alone, and in a value by its label. */
const FORM = 0.7
const LABEL = 0.9
/** More than this is a list of values rather than patterns. */
const MOST = 64
const MOST_WORDS = 100
const LONGEST_WORD = 40
const LONGEST_PATTERN = 4000

type Given = { readonly [name: string]: unknown }

function textOf(value: unknown, where: string, longest: number): string {
  if (typeof value !== 'string') throw new TypeError(`"${where}" expected a string, got ${typeOf(value)}`)
  if (value === '' || value.length > longest) throw new RangeError(`"${where}" expected 1 to ${longest} characters`)
  return value
}

function wordsOf(value: unknown, where: string): readonly string[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw new TypeError(`"${where}" expected an array of strings, got ${typeOf(value)}`)
  if (value.length === 0 || value.length > MOST_WORDS)
    throw new RangeError(`"${where}" expected 1 to ${MOST_WORDS} words`)
  return value.map((word, i) => {
    if (wordOf(textOf(word, `${where}[${i}]`, LONGEST_WORD)).join('').length < 2)
      throw new RangeError(`"${where}[${i}]" expected at least two letters or digits`)
    return word as string
  })
}

function flagOf(value: unknown, otherwise: boolean, where: string): boolean {
  if (value === undefined) return otherwise
  if (typeof value !== 'boolean') throw new TypeError(`"${where}" expected true or false, got ${typeOf(value)}`)
  return value
}

function scoreOf(value: unknown, otherwise: number, where: string): number {
  if (value === undefined) return Math.round(100 * otherwise)
  if (typeof value !== 'number') throw new TypeError(`"${where}" expected a number, got ${typeOf(value)}`)
  if (!(value >= 0 && value <= 1)) throw new RangeError(`"${where}" expected a number from 0 to 1`)
  return Math.round(100 * value)
}

function checkOf(value: unknown, where: string): CheckName | undefined {
  if (value === undefined || CHECK_NAMES.includes(value as string)) return value as CheckName | undefined
  if (typeof value !== 'string') throw new TypeError(`"${where}" expected a string, got ${typeOf(value)}`)
  throw new RangeError(`"${where}" expected ${CHECK_NAMES.join(' or ')}`)
}

function flagsOf(value: unknown, where: string): string {
  if (value === undefined) return ''
  if (typeof value !== 'string') throw new TypeError(`"${where}" expected a string, got ${typeOf(value)}`)
  if (!/^[imnsux]*$/.test(value)) throw new RangeError(`"${where}" expected letters of imnsux`)
  return value
}

function partsOf(value: unknown, where: string): Given {
  if (value === undefined) return {}
  const parts = ownOf(value, where)
  for (const [name, part] of Object.entries(parts)) textOf(part, `${where}.${name}`, LONGEST_PATTERN)
  return parts
}

const KIND = /^[a-z][a-z0-9-]{0,39}$/

/**
 * Validates the name of a custom kind.
 *
 * @throws TypeError or RangeError
 */
export function checkOwnKind(kind: unknown, taken: readonly string[], where: string): void {
  if (typeof kind !== 'string') throw new TypeError(`"${where}" expected a string, got ${typeof kind}`)
  if (!KIND.test(kind)) throw new RangeError(`"${where}" expected lower-case letters, digits and hyphens`)
  if (kind === 'default' || taken.includes(kind)) throw new TypeError(`"${where}" names a kind that already exists`)
}

/** Options that need a pattern, not a label. */
const OF_PATTERNS = ['flags', 'parts', 'check', 'boundary'] as const

function labelOf(given: Given, kind: string, where: string): Labelled {
  const stray = OF_PATTERNS.find((name) => given[name] !== undefined)
  if (stray !== undefined) throw new TypeError(`"${where}.${stray}" contradicts "${where}.label": it has no pattern`)
  const words = wordsOf(given.words, `${where}.words`)
  return new Labelled(kind, [kind, ...words], scoreOf(given.confidence, LABEL, `${where}.confidence`))
}

function patternOf(given: Given, kind: string, where: string, others: Parts): Matched {
  const own = partsOf(given.parts, `${where}.parts`)
  const pattern = textOf(given.pattern, `${where}.pattern`, LONGEST_PATTERN)
  const options = {
    kind,
    pattern,
    flags: flagsOf(given.flags, `${where}.flags`),
    parts: (name: string) => (own[name] as string | undefined) ?? others(name),
    words: wordsOf(given.words, `${where}.words`),
    check: checkOf(given.check, `${where}.check`),
    score: scoreOf(given.confidence, FORM, `${where}.confidence`),
    boundary: flagOf(given.boundary, true, `${where}.boundary`),
  }
  try {
    return new Matched(options)
  } catch (error) {
    if (error instanceof PatternError) throw new RangeError(`"${where}.pattern" at ${error.at}: ${error.reason}`)
    throw error
  }
}

function finderOf(given: Given, kind: string, where: string, others: Parts): Finder {
  const stray = Object.keys(given).find((name) => !NAMES.includes(name))
  if (stray !== undefined) throw new TypeError(`"${where}.${stray}" is unknown; known: ${NAMES.join(', ')}`)
  const isLabel = flagOf(given.label, false, `${where}.label`)
  if (isLabel === (given.pattern !== undefined))
    throw new TypeError(`"${where}" expected either "pattern" or "label": true`)
  if (given.category !== undefined) textOf(given.category, `${where}.category`, 120)
  return isLabel ? labelOf(given, kind, where) : patternOf(given, kind, where, others)
}

/**
 * Validates the option `patterns`.
 *
 * @param taken - names of other kinds
 * @throws TypeError for a wrong type, RangeError for an invalid value or for an unbounded pattern
 */
export function checkPatterns(patterns: unknown, taken: readonly string[]): readonly Finder[] {
  if (patterns === undefined) return []
  if (!Array.isArray(patterns)) throw new TypeError(`"patterns" expected an array, got ${typeOf(patterns)}`)
  if (patterns.length > MOST) throw new RangeError(`"patterns" expected at most ${MOST} patterns`)
  const all = patterns.map((given, i) => ownOf<Given>(given, `patterns[${i}]`))
  const names = [...taken]
  for (const [i, { name }] of all.entries()) {
    checkOwnKind(name, names, `patterns[${i}].name`)
    names.push(name as string)
  }
  const others = (name: string) => {
    const other = all.find((given) => given.name === name)?.pattern
    return typeof other === 'string' ? other : undefined
  }
  return all.map((given, i) => finderOf(given, given.name as string, `patterns[${i}]`, others))
}
