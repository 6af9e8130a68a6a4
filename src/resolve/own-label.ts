/**
 * @module Our own labels: those of kinds, and those that describe a field. Any bracketed word may be the label of a
 * custom kind, so it is no evidence; but only a known label counts as the replacement of a secret.
 */
import { Bytes, byte, memory } from '#memory'
import { Code, isDigit } from '../text/codes'

/**
 * Words in labels, each prefixed by its length: kinds, and the words of `names/labels.ts`, the most frequent first.
 * Letters outside ASCII are folded.
 */
// biome-ignore format: a table
const WORDS: Bytes = /* @__PURE__ */ memory.data<u8>([
  12, 112, 101, 114, 115, 111, 110, 110, 117, 109, 109, 101, 114, // personnummer
  13, 102, 111, 100, 115, 101, 108, 115, 110, 117, 109, 109, 101, 114, // fodselsnummer
  5, 101, 109, 97, 105, 108, // email
  5, 112, 104, 111, 110, 101, // phone
  2, 105, 112, // ip
  5, 102, 105, 101, 108, 100, // field
  6, 115, 101, 99, 114, 101, 116, // secret
  2, 105, 100, // id
  4, 110, 97, 109, 101, // name
  4, 110, 97, 109, 110, // namn
  4, 110, 97, 118, 110, // navn
  6, 97, 100, 114, 101, 115, 115, // adress
  7, 97, 100, 114, 101, 115, 115, 101, // adresse
  7, 97, 100, 100, 114, 101, 115, 115, // address
  7, 107, 111, 110, 116, 97, 107, 116, // kontakt
  7, 99, 111, 110, 116, 97, 99, 116, // contact
  12, 102, 170, 100, 101, 108, 115, 101, 100, 97, 116, 117, 109, // födelsedatum
  11, 102, 171, 100, 115, 101, 108, 115, 100, 97, 116, 111, // fødselsdato
  9, 98, 105, 114, 116, 104, 100, 97, 116, 101, // birthdate
  5, 168, 108, 100, 101, 114, // ålder
  5, 97, 108, 100, 101, 114, // alder
  3, 97, 103, 101, // age
  3, 107, 170, 110, // kön
  5, 107, 106, 171, 110, 110, // kjønn
  3, 115, 101, 120, // sex
  6, 102, 97, 109, 105, 108, 106, // familj
  7, 102, 97, 109, 105, 108, 105, 101, // familie
  6, 102, 97, 109, 105, 108, 121, // family
  6, 112, 114, 111, 102, 105, 108, // profil
  7, 112, 114, 111, 102, 105, 108, 101, // profile
  5, 104, 169, 108, 115, 97, // hälsa
  5, 104, 101, 108, 115, 101, // helse
  6, 104, 101, 97, 108, 116, 104, // health
  9, 98, 101, 116, 97, 108, 110, 105, 110, 103, // betalning
  8, 98, 101, 116, 97, 108, 105, 110, 103, // betaling
  7, 112, 97, 121, 109, 101, 110, 116, // payment
  7, 101, 107, 111, 110, 111, 109, 105, // ekonomi
  7, 171, 107, 111, 110, 111, 109, 105, // økonomi
  7, 102, 105, 110, 97, 110, 99, 101, // finance
  9, 104, 101, 109, 108, 105, 103, 104, 101, 116, // hemlighet
  11, 104, 101, 109, 109, 101, 108, 105, 103, 104, 101, 116, // hemmelighet
  5, 107, 111, 110, 116, 111, // konto
  7, 97, 99, 99, 111, 117, 110, 116, // account
  5, 101, 110, 104, 101, 116, // enhet
  6, 100, 101, 118, 105, 99, 101, // device
  10, 109, 101, 100, 100, 101, 108, 97, 110, 100, 101, // meddelande
  7, 109, 101, 108, 100, 105, 110, 103, // melding
  7, 109, 101, 115, 115, 97, 103, 101, // message
  5, 112, 108, 97, 116, 115, // plats
  4, 115, 116, 101, 100, // sted
  5, 112, 108, 97, 99, 101, // place
  6, 97, 114, 98, 101, 116, 101, // arbete
  6, 97, 114, 98, 101, 105, 100, // arbeid
  4, 119, 111, 114, 107, // work
  8, 98, 101, 116, 101, 101, 110, 100, 101, // beteende
  6, 97, 116, 102, 101, 114, 100, // atferd
  9, 98, 101, 104, 97, 118, 105, 111, 117, 114, // behaviour
  8, 98, 105, 111, 109, 101, 116, 114, 105, // biometri
  10, 98, 105, 111, 109, 101, 116, 114, 105, 99, 115, // biometrics
  5, 98, 114, 111, 116, 116, // brott
  8, 108, 111, 118, 98, 114, 117, 100, 100, // lovbrudd
  7, 111, 102, 102, 101, 110, 99, 101, // offence
  11, 105, 110, 115, 116, 169, 108, 108, 110, 105, 110, 103, // inställning
  11, 105, 110, 110, 115, 116, 105, 108, 108, 105, 110, 103, // innstilling
  7, 115, 101, 116, 116, 105, 110, 103, // setting
  4, 102, 169, 108, 116, // fält
  4, 102, 101, 108, 116, // felt
  0,
])

/** Words in labels of generalised values, in addition to numbers. */
// biome-ignore format: a table
const TOLD: Bytes = /* @__PURE__ */ memory.data<u8>([
  4, 98, 111, 114, 110, // born
  2, 98, 121, // by
  3, 97, 103, 101, // age
  2, 117, 112, // up
  6, 102, 101, 109, 97, 108, 101, // female
  4, 109, 97, 108, 101, // male
  0,
])

/** Maximum length of a label in codes. */
export const LONGEST_LABEL: i32 = 42

/** Maximum digits of a number in a label: a year, an age, a country code. */
const MOST_DIGITS: i32 = 4

/** True if a label, or a detail after a word, ends here. */
function endsPart(code: i32): boolean {
  return code === Code.CloseBracket || code === Code.Hyphen
}

/** Returns the end of a listed word at `at`; `at` itself if there is none. */
function listedEnd(list: Bytes, text: Bytes, at: i32): i32 {
  let row: i32 = 0
  for (let size: i32 = byte(list, 0); size !== 0; size = byte(list, row)) {
    let same: i32 = 0
    while (same < size && byte(list, row + 1 + same) === byte(text, at + same)) same++
    if (same === size && endsPart(byte(text, at + same))) return at + size
    row += size + 1
  }
  return at
}

/** Returns the end of the detail at `at`; `at` itself if it is none of ours. */
function toldEnd(text: Bytes, at: i32): i32 {
  let end: i32 = at
  while (end - at < MOST_DIGITS && isDigit(byte(text, end))) end++
  return end > at && endsPart(byte(text, end)) ? end : listedEnd(TOLD, text, at)
}

/** True if the bracket at `at` starts one of our labels: `[phone]`, or generalised `[phone-46]`. */
export function isOwnLabel(text: Bytes, at: i32): boolean {
  let end: i32 = listedEnd(WORDS, text, at + 1)
  if (end === at + 1) return false
  while (byte(text, end) === Code.Hyphen) {
    const next: i32 = toldEnd(text, end + 1)
    if (next === end + 1) return false
    end = next
  }
  return true
}

/** True if a code is allowed in a label; only ours have letters outside ASCII. */
function isLabelCode(code: i32): boolean {
  return (code >= 97 && code <= 122) || code === Code.Hyphen || isDigit(code) || code > 127
}

/**
 * Returns the end of the label whose bracket is at `at`, including those of custom kinds; `at` itself if there is none.
 * Only ours have letters outside ASCII: other bracketed words are text.
 */
export function labelEnd(text: Bytes, at: i32, to: i32): i32 {
  const first: i32 = byte(text, at + 1)
  if (first < 97 || !isLabelCode(first)) return at
  let isAscii: boolean = true
  let end: i32 = at + 1
  while (end < to && end - at < LONGEST_LABEL && isLabelCode(byte(text, end))) {
    if (byte(text, end) > 127) isAscii = false
    end++
  }
  if (end >= to || end - at < 3 || end - at >= LONGEST_LABEL || byte(text, end) !== Code.CloseBracket) return at
  return isAscii || isOwnLabel(text, at) ? end + 1 : at
}

/** Returns the start of a possible label that continues at `from`; `from` itself if there is none. */
export function labelFrom(text: Bytes, from: i32): i32 {
  let open: i32 = from - 1
  while (from - open < LONGEST_LABEL && isLabelCode(byte(text, open))) open--
  return byte(text, open) === Code.OpenBracket ? open : from
}
