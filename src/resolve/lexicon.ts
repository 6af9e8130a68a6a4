/**
 * @module The lists of `vocabulary.ts` and the usual names of fields as bytes, which were made when the package was built:
 * a first call does not wait for them.
 */
import { decodeBase64 } from '../text/base64'
import { SECRETS, WORDS, ZEROS } from './lexicon.generated'
import { Names } from './name-block'
import { unpack } from './packed'

/** Bytes of the names: more than any of them takes. */
const ROOM = Names.Most

function block(names: string | undefined): Uint8Array {
  const bytes = new Uint8Array(Names.Begin + (names === undefined ? Names.Entries : ROOM))
  unpack(decodeBase64(WORDS), bytes, 0)
  if (names === undefined) return bytes
  return bytes.slice(0, unpack(decodeBase64(names), bytes, Names.Begin))
}

let words: Uint8Array | undefined
let secrets: Uint8Array | undefined
let zeros: Uint8Array | undefined

/** The words, with room behind them for names, of which there are none. */
export function lexicon(): Uint8Array {
  words ??= block(undefined)
  return words
}

/** The words, and behind them the names of secrets and those whose numbers may have lost a zero. */
export function lexiconWithSecrets(): Uint8Array {
  secrets ??= block(SECRETS)
  return secrets
}

/** The words, and behind them only the names whose numbers may have lost a zero. */
export function lexiconWithZeros(): Uint8Array {
  zeros ??= block(ZEROS)
  return zeros
}
