/**
 * @module Adapts a replacement to its position: quoted in place of a number unless it is one, escaped in a JSON string,
 * unique among the property names of an object, and without a label in the host part of a URL. A generalised IPv6
 * address keeps its brackets.
 */
import { BARE, isInBrackets, SHAPES, Shape } from '../formats/state'

/** Number of objects whose names are remembered: an object whose names are further apart may get duplicates. */
const OBJECTS = 64

/** Replaces a removed value without delimiters, as in access logs. */
const NOTHING = '-'

/** Characters that JSON may escape: control characters, quotes, backslashes, surrogates. */
const ESCAPED = /[^ !#-[\]-\ud7ff\ue000-\uffff]/

/** A valid JSON number, apart from leading zeros: a surrogate of a number. */
const DIGITS = /^\d+$/
const ZEROS = /^0+(?=\d)/

/** Escapes a text for this many nested JSON strings. */
function quoted(text: string, level: number): string {
  if (!ESCAPED.test(text)) return text
  let output = text
  for (let i = 0; i < level; i++) output = JSON.stringify(output).slice(1, -1)
  return output
}

/** Adapts replacements to their positions, and remembers the names it wrote. */
export class ReplacementWriter {
  /** Created on demand: most redactors never write a name. */
  #names: Map<number, Map<string, number>> | undefined

  begin(): void {
    this.#names = undefined
  }

  /**
   * Adapts a replacement to its position.
   *
   * @param given - the output of an action
   * @param shape - from `formats/enclosing-value.ts`
   * @param object - number of the object that a name belongs to
   */
  write(given: string, shape: number, object: number): string {
    const text = given === '' && (shape & BARE) !== 0 ? NOTHING : given
    const level = (shape >> 4) & 15
    const asked = shape & SHAPES
    if ((asked === Shape.Number || asked === Shape.CellNumber) && DIGITS.test(text)) return text.replace(ZEROS, '')
    switch (asked) {
      case Shape.Number:
        return quoted(JSON.stringify(text), level)
      case Shape.CellNumber:
        return level > 0 ? `""${text}""` : `"${text}"`
      case Shape.Key:
        return quoted(this.#distinct(text, object), level + 1)
      case Shape.String:
        return quoted(text, level + 1)
      case Shape.Host:
      case Shape.HostInBrackets:
        if (isInBrackets(shape) && text.includes(':')) return `[${text}]`
        return text.startsWith('[') ? `${text.slice(1, -1)}.invalid` : text
      case Shape.AccountHost:
      case Shape.AccountHostInBrackets:
        if (isInBrackets(shape) && text.includes(':')) return `[${text}]`
        return text.startsWith('[') ? text.slice(1, -1) : text
      default:
        return text
    }
  }

  /** Numbers the second and later names with the same replacement in an object. */
  #distinct(text: string, object: number): string {
    this.#names ??= new Map()
    const names = this.#names
    const known = names.get(object) ?? new Map<string, number>()
    if (!names.has(object)) {
      names.set(object, known)
      if (names.size > OBJECTS) names.delete(names.keys().next().value as number)
    }
    const count = (known.get(text) ?? 0) + 1
    known.set(text, count)
    if (count === 1) return text
    return text.endsWith(']') ? `${text.slice(0, -1)}-${count}]` : `${text}-${count}`
  }
}
