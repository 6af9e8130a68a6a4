/**
 * @module The action `partial`: the first or last characters of a value stay, and three stars stand for the rest, whatever
 * its length. Only where that is safe: see {@link candidatesLeft} for national numbers, which a field may hold as well; the
 * begin of an e-mail address names somebody and its end an employer, and of an IP address `generalise` leaves a network.
 */
import { ownOf } from '../own'
import type { PartialMask } from '../types'
import type { Act, Rewritten, Value } from './act'
import { candidatesLeft, FEWEST } from './candidates'
import { label } from './label'

const STARS = '***'
/** Fewest characters that must stay hidden, and at least half of them all. */
const HIDDEN = 6
/** Most that are worth counting: more is never safe. */
const MOST = 12

const WORDS = 'its begin says what it is; use mask'
/** Kinds and contents of fields of which no part is safe, with what is to be asked for instead. */
const SENSELESS: { readonly [kind: string]: string } = {
  ...{ name: WORDS, address: WORDS, health: WORDS, secret: WORDS },
  field: 'it may hold anything, secrets as well; name the fields in "fields"',
  email: 'its begin names somebody and its end an employer; use generalise or pseudonymise',
  ip: 'use generalise, which leaves a network',
}

function checkCount(given: unknown, where: string): number {
  if (given === undefined) return 0
  if (typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= MOST) return given
  throw new RangeError(`"${where}" expected a whole number from 1 to ${MOST}`)
}

/** Why a kind takes no partial mask; undefined where it does. */
export function whySenseless(kind: string): string | undefined {
  return Object.hasOwn(SENSELESS, kind) ? SENSELESS[kind] : undefined
}

/** What is shown of a value; undefined when too little of it would be hidden. */
function shown(text: string, first: number, last: number): string | undefined {
  const characters = [...text]
  const hidden = characters.length - first - last
  // An escape or a reference that is cut would be read as something else.
  if (hidden < HIDDEN || hidden < first + last || /[\\%&]/.test(text)) return undefined
  return characters.slice(0, first).join('') + STARS + characters.slice(characters.length - last).join('')
}

/**
 * Checks the action.
 *
 * @param where - name of the option, for messages
 * @param kinds - what it is for
 * @throws TypeError for a wrong type, an unknown option or a kind of which no part is safe; RangeError for a wrong value, or
 * when fewer than 1,000 national numbers would be left
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
    // What an earlier pass has left, in a field.
    if (text.length === first + STARS.length + last && text.startsWith(STARS, first)) return { name: 'keep', text }
    const part = shown(text, first, last)
    return part === undefined ? { name: 'mask', text: label(word) } : { name: 'partial', text: part }
  }
  return { name: 'partial', write: label, rewrite }
}
