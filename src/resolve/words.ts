/**
 * @module Words and field names that speak for or against a number, in Swedish, both forms of Norwegian, and
 * English; the lists of the field, whole words only.
 *
 * A compound is split at its camelCase, snake_case, kebab-case, dotted and spaced joints; its parts count alone
 * and joined with the next ones (`personNummer`, `PERSON_NR`, `f.nr`, `social security number`). Trailing digits
 * are dropped (`pnr1`). `personnummerfri` is another word.
 */

/** What a word speaks of. */
export const enum Topic {
  None = 0,
  Person = 1,
  Phone = 2,
  Bank = 4,
  Organisation = 8,
  Machine = 16,
}

/** Written without joints, in lower case; each also stands with the endings below. */
const NOUNS: ReadonlyArray<readonly [Topic, string]> = /* @__PURE__ */ [
  [
    Topic.Person,
    'personnummer personnr persnr pnr personid personalnumber personalidentitynumber samordningsnummer ' +
      'samordningsnr samnr ssn nin nationalid nationalidentitynumber civicregistrationnumber socialsecuritynumber ' +
      'fødselsnummer fodselsnummer foedselsnummer fødselsnr fodselsnr foedselsnr fnr dnr dnummer personident ' +
      'norskident norskidentitetsnummer folkeregisteridentifikator foedselsellerdnummer noredupersonnin ident nnin',
  ],
  [
    Topic.Phone,
    'tlf tel tfn telefon telefonnummer telefonnr telnr tlfnr mobil mobile mobiltelefon mobilnummer mobilnr mob phone ' +
      'telephone cell gsm sms fax växel sentralbord ring ringer ringe ringje ringa call msisdn',
  ],
  [
    Topic.Bank,
    'konto kontonr kontonummer bankkonto bankgiro bg plusgiro pg kid ocr faktura iban clearing rekning regning giro ' +
      'accountnumber',
  ],
  [Topic.Organisation, 'orgnr organisationsnummer organisasjonsnummer foretaksnummer vat mva'],
  [
    Topic.Machine,
    'timestamp ts epoch created updated expires iat exp order ordre ticket trace span request ärende sak',
  ],
]

/** These count as field names only: as words they are too common. */
const FIELD_NAMES: ReadonlyArray<readonly [Topic, string]> = /* @__PURE__ */ [
  [Topic.Person, 'pid'],
  [Topic.Machine, 'time'],
]

const ENDINGS = /* @__PURE__ */ ['', 'en', 'et', 's', 'nr', 'nummer', 'numret', 'nummeret']
const NUMMER = /nummer$/

let words: Map<string, Topic> | undefined
let names: Map<string, Topic> | undefined

/**
 * `faktura` and `fakturanumret`; `personnummer` and `personnumret`, which drops a syllable; Swedish `kontot`,
 * `ärendet` and `växeln`, which drop the vowel of the ending.
 */
function endingsOf(noun: string): string[] {
  const words = ENDINGS.map((ending) => noun + ending)
  if (/[aeiouå]$/.test(noun)) words.push(`${noun}t`, `${noun}n`)
  if (noun.endsWith('el')) words.push(`${noun}n`)
  return NUMMER.test(noun) ? [...words, noun.replace(NUMMER, 'numret'), noun.replace(NUMMER, 'nummeret')] : words
}

function expand(rows: ReadonlyArray<readonly [Topic, string]>): Map<string, Topic> {
  const all = new Map<string, Topic>()
  for (const [topic, list] of rows) {
    for (const noun of list.split(' ')) {
      for (const word of endingsOf(noun)) all.set(word, (all.get(word) ?? 0) | topic)
    }
  }
  return all
}

function topicOf(word: string, isField: boolean): Topic {
  words ??= expand(NOUNS)
  names ??= expand(FIELD_NAMES)
  return (words.get(word) ?? Topic.None) | (isField ? (names.get(word) ?? Topic.None) : Topic.None)
}

/** Runs of letters, marks and digits. */
const TOKEN = /[\p{L}\p{M}\p{N}]+/gu
/** Parts of a camelCase token: `HTTPServer` is `HTTP` and `Server`. */
const PART = /\p{Lu}+(?![\p{Ll}\p{M}])|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{L}+|\p{N}+/gu
const JOINT = /^[-_. ]?$/

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/
/** `civic registration number` has the most parts that a listed word has; one more for `foedselsEllerDNummer`. */
const MOST_PARTS = 4

interface Part {
  readonly text: string
  readonly start: number
  readonly end: number
}

function partsOf(text: string): Part[] {
  if (ASCII.test(text)) return asciiParts(text)
  const parts: Part[] = []
  for (const token of text.matchAll(TOKEN)) {
    for (const part of token[0].matchAll(PART)) {
      const start = token.index + part.index
      parts.push({ text: part[0].toLowerCase(), start, end: start + part[0].length })
    }
  }
  return parts
}

/** Classes of ASCII characters, for parts: 0 joins nothing, then lower case, upper case, digits. */
const enum Letter {
  None = 0,
  Lower = 1,
  Upper = 2,
  Digit = 3,
}

function letterAt(text: string, at: number): Letter {
  const code = text.charCodeAt(at)
  if (code >= 97 && code <= 122) return Letter.Lower
  if (code >= 65 && code <= 90) return Letter.Upper
  return code >= 48 && code <= 57 ? Letter.Digit : Letter.None
}

/** {@link PART} for ASCII by hand: most windows are ASCII, and this is twice as fast (measured on dense logs). */
function asciiParts(text: string): Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < text.length) {
    const first = letterAt(text, at)
    const start = at
    at++
    if (first === Letter.None) continue
    while (letterAt(text, at) === first) at++
    if (first === Letter.Upper && letterAt(text, at) === Letter.Lower) {
      // The last capital begins the next part: `HTTPServer`.
      if (at - start > 1) at--
      else while (letterAt(text, at) === Letter.Lower) at++
    }
    parts.push({ text: text.slice(start, at).toLowerCase(), start, end: at })
  }
  return parts
}

/** A word of our lists in a text: its topics and its span in that text. */
export interface Mention {
  readonly topic: Topic
  readonly start: number
  readonly end: number
}

/** Every listed word in `text`, compounds included. Spans are UTF-16 units of the normalised text. */
export function mentions(text: string, isField: boolean): Mention[] {
  const found: Mention[] = []
  const normal = text.normalize('NFC')
  const parts = partsOf(normal)
  for (let i = 0; i < parts.length; i++) {
    let joined = ''
    for (let j = i; j < parts.length && j < i + MOST_PARTS; j++) {
      const part = parts[j] as Part
      if (j > i && !JOINT.test(normal.slice((parts[j - 1] as Part).end, part.start))) break
      joined += part.text
      if (!isWhole(parts, i, j)) continue
      const topic = topicOf(joined, isField)
      if (topic !== Topic.None) found.push({ topic, start: (parts[i] as Part).start, end: part.end })
    }
  }
  return found
}

/**
 * Digits that end a token are dropped (`pnr1`). Digits before a part, or between it and more of the same token,
 * make it a piece of some code: `9fts3a` does not speak of a time stamp.
 */
function isWhole(parts: readonly Part[], first: number, last: number): boolean {
  if (isGluedNumber(parts[first - 1], parts[first], false)) return false
  const digits = parts[last + 1]
  if (!isGluedNumber(parts[last], digits, true)) return true
  return parts[last + 2]?.start !== (digits as Part).end
}

/** Whether the two parts touch and one of them, the later one or the earlier one, is a number. */
function isGluedNumber(before: Part | undefined, after: Part | undefined, isLater: boolean): boolean {
  if (before === undefined || after === undefined || before.end !== after.start) return false
  return /\p{N}/u.test((isLater ? after : before).text)
}

/** Topics of a field name. */
export function fieldTopics(name: string): Topic {
  let topics: Topic = Topic.None
  for (const mention of mentions(name, true)) topics |= mention.topic
  return topics
}
