/**
 * @module The action `partial`: keeps the first or last characters of a value, and writes three stars for the rest,
 * whatever its length. It is only allowed where that is safe: see {@link candidatesLeft} for national numbers, which
 * any field may contain. The start of an e-mail address identifies a person and its end an employer, and for IP
 * addresses there is `generalise`.
 */
import { ownOf } from '../input/own-properties'
import type { PartialMask } from '../types'
import type { Act, Rewritten, Value } from './act'
import { label } from './label'
import { candidatesLeft, FEWEST } from './remaining-numbers'

const STARS = '***'
/** Fewest characters that must be hidden, in addition to at least half of them. */
const HIDDEN = 6
/** Most characters worth counting: more is never safe. */
const MOST = 12

const WORDS = 'its start identifies it; use mask'
/** Kinds and field contents of which no part is safe, with advice. */
const SENSELESS: { readonly [kind: string]: string } = {
  ...{ name: WORDS, address: WORDS, health: WORDS, secret: WORDS },
  field: 'it may contain anything, even secrets; name the fields in "fields"',
  email: 'its start identifies a person and its end an employer; use generalise or pseudonymise',
  ip: 'use generalise, which leaves a network',
}

function checkCount(given: unknown, where: string): number {
  if (given === undefined) return 0
  if (typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= MOST) return given
  throw new RangeError(`"${where}" expected a whole number from 1 to ${MOST}`)
}

/** Returns why a kind allows no partial mask; undefined if it does. */
export function whySenseless(kind: string): string | undefined {
  return Object.hasOwn(SENSELESS, kind) ? SENSELESS[kind] : undefined
}

/** Returns the masked value; undefined if too little of it would be hidden. */
function shown(text: string, first: number, last: number): string | undefined {
  const characters = [...text]
  const hidden = characters.length - first - last
  // A truncated escape sequence or reference would be read as something else.
  if (hidden < HIDDEN || hidden < first + last || /[\\%&]/.test(text)) return undefined
  return characters.slice(0, first).join('') + STARS + characters.slice(characters.length - last).join('')
}

/**
 * Checks the action.
 *
 * @param where - name of the option, for messages
 * @param kinds - the kinds it applies to
 * @throws TypeError for a wrong type, an unknown option or a kind of which no part is safe; RangeError for a wrong
 * value, or if fewer than 1,000 national numbers would match
 */
export function checkPartial(given: unknown, where: string, kinds: readonly string[]): Act {
  const own = ownOf<PartialMask>(given, where)
  for (const name of Object.keys(own)) {
    if (name !== 'first' && name !== 'last') throw new TypeError(`"${where}.${name}" is unknown; known: first, last`)
  }
  const first = checkCount(own.first, `${where}.first`)
  const last = checkCount(own.last, `${where}.last`)
  if (first + last === 0) throw new TypeError(`"${where}" expected first, last or both`)
  for (const kind of kinds) {
    const why = whySenseless(kind)
    if (why !== undefined) throw new TypeError(`"${where}" is no mask for ${kind}: ${why}`)
  }
  const left = candidatesLeft({ first, last })
  if (left < FEWEST) throw new RangeError(`"${where}" leaves ${left} national numbers, fewer than ${FEWEST}`)
  const rewrite = ({ word, text }: Value): Rewritten => {
    // The result of an earlier pass, in a field.
    if (text.length === first + STARS.length + last && text.startsWith(STARS, first)) return { name: 'keep', text }
    const part = shown(text, first, last)
    return part === undefined ? { name: 'mask', text: label(word) } : { name: 'partial', text: part }
  }
  return { name: 'partial', write: label, rewrite }
}
