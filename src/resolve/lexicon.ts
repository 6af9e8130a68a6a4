/**
 * @module The words that speak for or against a value, in Swedish, both forms of Norwegian, and English: readable
 * lists, and the block of bytes that `lookup.ts` reads.
 *
 * Words of plain text and names of fields are written without joints, in lower case (see `words.ts` for compounds);
 * each also stands with the endings below. `personnummerfri` is another word.
 */
import { Code } from '../text/codes'
import { fold } from '../text/fold'
import { beginBit, hashOf, hintOf, Lexicon, Topic, WORD_TOPICS } from './lookup'

type Rows = ReadonlyArray<readonly [number, string]>

const NOUNS: Rows = /* @__PURE__ */ [
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
  // These count as field names only: as words they are too common.
  [Topic.PersonField, 'pid'],
  [Topic.MachineField, 'time'],
]

const ENDINGS = ['', 'en', 'et', 's', 'nr', 'nummer', 'numret', 'nummeret']

/** Words before a version; each with the endings that `version` has. */
const VERSION_WORDS = 'version versjon ver v release build'
const VERSION_ENDINGS = ['', 'en', 'n', 's', 'nr', 'nummer']

/** What else is looked up, as it stands. */
const PLAIN: Rows = /* @__PURE__ */ [
  [
    Topic.Product,
    'chrome chromium crios headlesschrome edg edge edga opr opera firefox fxios safari version vivaldi yabrowser ' +
      'samsungbrowser electron curl wget okhttp java python ruby go node nginx apache openssl dalvik cfnetwork darwin',
  ],
  [Topic.Package, 'jar war zip tgz tar gz deb rpm whl gem egg dll exe msi nupkg apk aar so dylib pom xml js css'],
  [Topic.Archive, 'jar war aar'],
  [Topic.Asset, 'png jpg jpeg gif svg webp ico css js mjs ts map woff woff2'],
  // None of these endings is a top-level domain.
  [Topic.Unit, 'service socket slice scope timer mount automount swap target path device'],
  [Topic.Section, 'avsnitt kap kapitel kapittel punkt pkt section'],
  [Topic.SectionShort, 'kap pkt'],
]

const NUMMER = /nummer$/

/**
 * `faktura` and `fakturanumret`; `personnummer` and `personnumret`, which drops a syllable; Swedish `kontot`,
 * `ärendet` and `växeln`, which drop the vowel of the ending.
 */
function formsOf(noun: string): string[] {
  const words = ENDINGS.map((ending) => noun + ending)
  if (/[aeiouå]$/.test(noun)) words.push(`${noun}t`, `${noun}n`)
  if (noun.endsWith('el')) words.push(`${noun}n`)
  return NUMMER.test(noun) ? [...words, noun.replace(NUMMER, 'numret'), noun.replace(NUMMER, 'nummeret')] : words
}

/** Every listed word with its `Topic` bits. */
export function listedWords(): Map<string, number> {
  const all = new Map<string, number>()
  const add = (word: string, topic: number) => all.set(word, (all.get(word) ?? 0) | topic)
  for (const [topic, list] of NOUNS) {
    for (const noun of list.split(' ')) for (const word of formsOf(noun)) add(word, topic)
  }
  for (const word of VERSION_WORDS.split(' ')) for (const end of VERSION_ENDINGS) add(word + end, Topic.Version)
  for (const [topic, list] of PLAIN) for (const word of list.split(' ')) add(word, topic)
  return all
}

function codesOf(word: string): Uint8Array {
  return Uint8Array.from(word, (character) => {
    const point = character.codePointAt(0) as number
    return point < 128 ? point : fold(point)
  })
}

/** Topics of words in plain text and of field names; the others are terms. */
const SPOKEN = WORD_TOPICS | Topic.PersonField | Topic.MachineField

function setBit(bytes: Uint8Array, from: number, bit: number): void {
  const at = from + (bit >> 3)
  bytes[at] = (bytes[at] as number) | (1 << (bit & 7))
}

/** Tells the bitmaps how the word begins; the first one sees text as it is, composed or not. */
function mark(bytes: Uint8Array, word: string, topics: number): void {
  const codes = codesOf(word)
  if (codes.length >= Lexicon.BeginLength) setBit(bytes, Lexicon.Begins, beginBit(codes))
  for (const spelling of [word, word.normalize('NFD')]) {
    const [first = 0, second = Code.LineFeed] = codesOf(spelling)
    const bit = (hintOf(first) << 5) | hintOf(second)
    if ((topics & SPOKEN) !== 0) setBit(bytes, Lexicon.Words, bit)
    if ((topics & ~SPOKEN) !== 0) setBit(bytes, Lexicon.Terms, bit)
  }
}

function freeSlot(bytes: Uint8Array, codes: Uint8Array): number {
  let slot = hashOf(codes, codes.length)
  while (bytes[Lexicon.Slots + 2 * slot] !== 0 || bytes[Lexicon.Slots + 2 * slot + 1] !== 0) {
    slot = (slot + 1) & (Lexicon.SlotCount - 1)
  }
  return slot
}

function build(): Uint8Array {
  const words = [...listedWords()]
  const size = words.reduce((sum, [word]) => sum + Lexicon.EntryHead + word.length, Lexicon.Entries)
  const bytes = new Uint8Array(size)
  let at: number = Lexicon.Entries
  for (const [word, topics] of words) {
    const codes = codesOf(word)
    mark(bytes, word, topics)
    const slot = freeSlot(bytes, codes)
    bytes.set([at & 255, at >> 8], Lexicon.Slots + 2 * slot)
    bytes.set([codes.length, topics & 255, topics >> 8], at)
    bytes.set(codes, at + Lexicon.EntryHead)
    at += Lexicon.EntryHead + codes.length
  }
  return bytes
}

let built: Uint8Array | undefined

/** The lexicon, made on first use. */
export function lexicon(): Uint8Array {
  built ??= build()
  return built
}
