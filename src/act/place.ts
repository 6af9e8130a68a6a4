/**
 * @module What a replacement looks like in the place it is written to: quoted where a number stood and it is none, escaped in a JSON
 * string, distinct among the names of an object, and no label where an address has its host. What is left of an IPv6
 * address keeps the brackets that it stood in.
 */
import { BARE, isInBrackets, SHAPES, Shape } from '../formats/state'

/** Names of objects that are remembered: an object whose names are further apart may get the same one twice. */
const OBJECTS = 64

/** What stands where a value was that nothing encloses, as access logs have it. */
const NOTHING = '-'

/** What JSON may escape: a control, a quote, a backslash, a surrogate. */
const ESCAPED = /[^ !#-[\]-\ud7ff\ue000-\uffff]/

/** What is a number of JSON as it is, but for zeros that one cannot begin with: a surrogate of a number. */
const DIGITS = /^\d+$/
const ZEROS = /^0+(?=\d)/

/** A text as it stands in so many JSON strings inside each other. */
function quoted(text: string, level: number): string {
  if (!ESCAPED.test(text)) return text
  let output = text
  for (let i = 0; i < level; i++) output = JSON.stringify(output).slice(1, -1)
  return output
}

/** Writes replacements for their places, and remembers the names it wrote. */
export class Places {
  /** Most redactors never write a name. */
  #names: Map<number, Map<string, number>> | undefined

  begin(): void {
    this.#names = undefined
  }

  /**
   * A replacement for its place.
   *
   * @param given - what an action writes
   * @param shape - as `formats/owners.ts` tells it
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

  /** The second and third name of an object with the same replacement get a number. */
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
