/**
 * @module The entry `sladd/roster`: names to look for, from a list in memory or from a file without readable names.
 *
 * Such a file contains a keyed tag, HMAC-SHA-256 truncated to 70 bits, for each first word of a name and for each form
 * of a name, sorted by tag. To look up a word of a text, it is folded and tagged with the same key. Note that names are
 * easy to guess: anyone with both the key and the file can try all existing names.
 */
import { eachLookedUp, rosterOf } from '../people/roster'
import type { Roster } from '../types'
import { deriveKey, makeTagger, randomTag } from './derive'

export { roster } from '../people/roster'
export type { Roster } from '../types'

/** First line of such a file: this prefix, the salt, the tag of the empty string, and the number of names. */
const HEAD = /^sladd-roster-1 ([a-z2-7]{20}) ([a-z2-7]{14}) (\d{1,9})$/
const TAG = 14
const LEAST_KEY = 32

const encoder = /* @__PURE__ */ new TextEncoder()

/** Returns the tagger for a file: because of the salt, files with the same key have different tags. */
function taggerFor(key: string | Uint8Array, salt: string): (value: string) => string {
  if (typeof key !== 'string' && !(key instanceof Uint8Array)) {
    throw new TypeError(`"key" expected a string or bytes, got ${key === null ? 'null' : typeof key}`)
  }
  const octets = typeof key === 'string' ? encoder.encode(key.trim()) : key
  if (octets.length < LEAST_KEY) throw new RangeError(`"key" expected at least ${LEAST_KEY} octets`)
  const domain = { scope: 'document', code: 'roster', tenant: '', purpose: '', document: salt, epoch: '' } as const
  const tag = makeTagger(deriveKey(octets, domain))
  return (value) => tag(value).slice(0, TAG)
}

/** True if a text is a roster of tags, and not a list of names. */
export function isRosterText(text: string): boolean {
  return text.startsWith('sladd-roster-')
}

/**
 * Returns the text of a file that contains the tags of names and nothing readable.
 *
 * @param names - as for `roster`
 * @param key - at least 32 random bytes; a string is encoded as UTF-8, without surrounding white space
 * @throws TypeError or RangeError for an invalid key or list
 *
 * @example
 * writeFileSync('roster', rosterText(['Anna Berg'], key))
 */
export function rosterText(names: Iterable<string>, key: string | Uint8Array): string {
  const salt = randomTag()
  const tag = taggerFor(key, salt)
  const tags = new Set<string>()
  let size = 0
  for (const looked of eachLookedUp(names)) {
    size++
    for (const word of looked.firsts) tags.add(tag(`1 ${word}`))
    for (const name of looked.names) tags.add(tag(`n ${name}`))
  }
  return `sladd-roster-1 ${salt} ${tag('')} ${size}\n${[...tags].sort().join('\n')}\n`
}

/**
 * Opens what {@link rosterText} wrote.
 *
 * @throws RangeError if the text is not a roster, or has another key; TypeError for anything but text and a key
 *
 * @example
 * createRedactor({ roster: readRoster(readFileSync('roster', 'utf8'), key) })
 */
export function readRoster(text: string, key: string | Uint8Array): Roster {
  if (typeof text !== 'string') throw new TypeError(`"text" expected a string, got ${typeof text}`)
  const [first = '', ...tags] = text.trimEnd().split('\n')
  const [, salt, check, size] = HEAD.exec(first) ?? []
  if (salt === undefined) throw new RangeError('"text" expected a roster that rosterText wrote')
  const tag = taggerFor(key, salt)
  if (tag('') !== check) throw new RangeError('"key" is not the one that the roster was written with')
  if (!tags.every((line) => line.length === TAG))
    throw new RangeError('"text" expected a roster, a line of it is broken')
  const known = new Set(tags)
  return rosterOf({
    size: Number(size),
    hasFirst: (word) => known.has(tag(`1 ${word}`)),
    hasName: (name) => known.has(tag(`n ${name}`)),
  })
}
