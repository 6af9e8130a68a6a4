/**
 * @module The lists of `vocabulary.ts` and the usual field names as bytes, generated at build time so that a first call
 * need not wait for them.
 */
import { decodeBase64 } from '../text/base64'
import { SECRETS, WORDS, ZEROS } from './lexicon.generated'
import { Names } from './name-block'
import { unpack } from './packed'

/** Bytes reserved for names: more than any list needs. */
const ROOM = Names.Most

function block(names: string): Uint8Array {
  const bytes = new Uint8Array(Names.Begin + ROOM)
  bytes.set(lexicon())
  return bytes.slice(0, unpack(decodeBase64(names), bytes, Names.Begin))
}

let words: Uint8Array | undefined
let secrets: Uint8Array | undefined
let zeros: Uint8Array | undefined

/** Returns the words, with room for names but none of them. */
export function lexicon(): Uint8Array {
  if (words === undefined) {
    words = new Uint8Array(Names.Begin + Names.Entries)
    unpack(decodeBase64(WORDS), words, 0)
  }
  return words
}

/** Returns the words, followed by the names of secrets and those whose numbers may have lost a zero. */
export function lexiconWithSecrets(): Uint8Array {
  secrets ??= block(SECRETS)
  return secrets
}

/** Returns the words, followed only by the names whose numbers may have lost a zero. */
export function lexiconWithZeros(): Uint8Array {
  zeros ??= block(ZEROS)
  return zeros
}
