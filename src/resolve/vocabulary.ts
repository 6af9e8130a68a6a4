/**
 * @module The words that are evidence for or against a value, in Swedish, both forms of Norwegian, and English:
 * readable lists, and their conversion to the block of bytes that `word-lookup.ts` reads. The conversion happens at build
 * time: see `lexicon.ts`.
 *
 * Words of plain text and field names are in lower case without separators (see `words.ts` for compounds); each is also
 * listed with the endings below. `personnummerfri` is a different word.
 */
import { Code } from '../text/codes'
import { foldUnits } from '../text/fold'
import { Names } from './name-block'
import { beginBit, hashOf, hintOf, Lexicon, Topic, WORD_TOPICS } from './word-lookup'

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
      'telephone cell gsm fax växel sentralbord ring ringer ringe ringje ringa ringt ringte ringde nås ' +
      'nåast msisdn mobiltlf kontakttelefon kontaktnummer kontaktnr',
  ],
  [
    Topic.Bank,
    'konto kontonr kontonummer bankkonto bankgiro bg plusgiro pg kid ocr faktura iban clearing rekning regning giro ' +
      'accountnumber',
  ],
  [Topic.Organisation, 'orgnr organisationsnummer organisasjonsnummer foretaksnummer vat mva'],
  [Topic.Machine, 'created updated expires order ordre ticket trace span request ärende sak'],
  [Topic.Machine | Topic.Number, 'timestamp ts epoch iat exp'],
  // Too common as words.
  [Topic.Person | Topic.FieldOnly, 'pid'],
  [Topic.Machine | Topic.FieldOnly, 'time'],
]

const ENDINGS = ['', 'en', 'et', 's']
/** Endings that make a word announce a number. */
const NUMBERS = ['nr', 'nummer', 'numret', 'nummeret']

/** Words before a version; each also with the endings of `version`. */
const VERSION_WORDS = 'version versjon ver v release build'
const VERSION_ENDINGS = ['', 'en', 'n', 's', 'nr', 'nummer']

/** Terms that are looked up without endings. */
const PLAIN: Rows = /* @__PURE__ */ [
  [
    Topic.Product,
    'chrome chromium crios headlesschrome edg edge edga opr opera firefox fxios safari version vivaldi yabrowser ' +
      'samsungbrowser electron curl wget okhttp java python ruby go node nginx apache openssl dalvik cfnetwork darwin npm',
  ],
  [Topic.Package, 'jar war zip tgz tar gz deb rpm whl gem egg dll exe msi nupkg apk aar so dylib pom xml js css'],
  [Topic.Archive, 'jar war aar'],
  [Topic.Asset, 'png jpg jpeg gif svg webp ico css js mjs ts map woff woff2'],
  // None of these is a top-level domain.
  [Topic.Unit, 'service socket slice scope timer mount automount swap target path device'],
  [
    Topic.Section,
    'avsnitt avsn kap kapitel kapittel punkt pkt section tabell table figur figure vedlegg bilaga chapter appendix spec rfc iso iec c99 posix',
  ],
  [Topic.SectionShort, 'kap pkt avsn jf jfr fig tab sec'],
  [Topic.Person, 'persorgnr personorganisationsnummer personorgnr personorganisasjonsnummer'],
  [
    Topic.Person,
    'personidentitynumber personidentityno personidentifikator civicno civicnumber civicregistrationno nationalidnumber ' +
      'nationellid nationelltid nasjonaltid identitetsnummer identitetsnr identifikasjonsnummer',
  ],
  [
    Topic.Person,
    'sistafyra sistafyrasiffror sistafyrasiffrorna fyrasista lastfour sistefem sistefemsifre sistefemsifrene lastfive',
  ],
  [Topic.Phone, 'telefaks vipps'],
  [
    Topic.Address,
    'ip ips ipv ipaddr ipaddress ipaddresses ipadress ipadresse addr remoteaddr remoteaddress forwardedfor',
  ],
  [Topic.Number, 'id ids uuid guid no nr num number nummer ref reference key code seq index at on in date datum dato'],
  [
    Topic.Network,
    'ip ipv ips ipaddr ipaddress ipaddresses ipadress ipadresse ipnummer ipnr addr addrs address addresses adress adressen adresse ' +
      'adressene host hosts hostname rhost vhost client clients clientip klient klienten ' +
      'src dst dest destination peer remote remoteaddr raddr laddr saddr daddr rip lip proxy gateway gw router dns nameserver nameservers ' +
      'resolver ping pinged traceroute ssh sshd telnet vpn subnet netmask network nettverk nätverk cidr inet forwarded ' +
      'listen listening bind connect connected connection port tcp udp http https smtp ftp icmp whois firewall brandvägg ' +
      'brannmur relay login inloggning innlogging from från fra',
  ],
  [Topic.Measure, 'bytes kb mb gb tb kib mib gib tib ms ns us sek nok dkk kr kronor kroner öre øre eur usd'],
]

const NUMMER = /nummer$/
const NUMBER = /(nr|nummer|numret|nummeret)$/

/**
 * `faktura` and `fakturanumret`; `personnummer` and `personnumret`, which drops a syllable; Swedish `kontot`, `ärendet`
 * and `växeln`, which drop the vowel of the ending.
 */
function formsOf(noun: string): string[] {
  const words = [...ENDINGS, ...(NUMBER.test(noun) ? [] : NUMBERS)].map((ending) => noun + ending)
  if (/[aeiouå]$/.test(noun)) words.push(`${noun}t`, `${noun}n`)
  if (noun.endsWith('el')) words.push(`${noun}n`)
  return NUMMER.test(noun) ? [...words, noun.replace(NUMMER, 'numret'), noun.replace(NUMMER, 'nummeret')] : words
}

/** Returns every listed word with its `Topic` bits. */
export function listedWords(): Map<string, number> {
  const all = new Map<string, number>()
  const add = (word: string, topic: number) => all.set(word, (all.get(word) ?? 0) | topic)
  for (const [topic, list] of NOUNS) {
    for (const noun of list.split(' ')) {
      for (const word of formsOf(noun)) add(word, NUMBER.test(word) ? topic | Topic.Number : topic)
    }
  }
  for (const word of VERSION_WORDS.split(' ')) for (const end of VERSION_ENDINGS) add(word + end, Topic.Version)
  for (const [topic, list] of PLAIN) for (const word of list.split(' ')) add(word, topic)
  return all
}

/** Topics of words in plain text and of field names; the others are terms. */
const SPOKEN = WORD_TOPICS | Topic.FieldOnly | Topic.Version

function setBit(bytes: Uint8Array, from: number, bit: number): void {
  const at = from + (bit >> 3)
  bytes[at] = (bytes[at] as number) | (1 << (bit & 7))
}

/** Adds the start of a word to the bitmaps for literal text. */
function markBegin(bytes: Uint8Array, codes: Uint8Array, length: number, topics: number): void {
  const bit = (hintOf(codes[0] as number) << 5) | hintOf(length > 1 ? (codes[1] as number) : Code.LineFeed)
  if ((topics & SPOKEN) !== 0) setBit(bytes, Lexicon.Words, bit)
  // A version is looked up by name and before numbers. A word that only announces a number is not looked up in text.
  const isTerm = (topics & (~(SPOKEN | Topic.Number) | Topic.Version)) !== 0
  if (isTerm || topics === Topic.Number) setBit(bytes, Lexicon.Terms, bit)
}

function freeSlot(bytes: Uint8Array, codes: Uint8Array, length: number): number {
  let slot = hashOf(codes, length)
  while (bytes[Lexicon.Slots + 2 * slot] !== 0 || bytes[Lexicon.Slots + 2 * slot + 1] !== 0) {
    slot = (slot + 1) & (Lexicon.SlotCount - 1)
  }
  return slot
}

const ASCII = /^[ -~]*$/

function addWord(bytes: Uint8Array, at: number, word: string, topics: number, codes: Uint8Array): void {
  const { length } = word
  foldUnits(word, codes, 0)
  const slot = Lexicon.Slots + 2 * freeSlot(bytes, codes, length)
  bytes[slot] = at & 255
  bytes[slot + 1] = at >> 8
  bytes[at] = length
  bytes[at + 1] = topics & 255
  bytes[at + 2] = (topics >> 8) & 255
  bytes[at + 3] = topics >> 16
  foldUnits(word, bytes, at + Lexicon.EntryHead)
  if (length >= Lexicon.BeginLength) setBit(bytes, Lexicon.Begins, beginBit(codes))
  markBegin(bytes, codes, length, topics)
  if (ASCII.test(word)) return
  const decomposed = word.normalize('NFD')
  foldUnits(decomposed, codes, 0)
  markBegin(bytes, codes, decomposed.length, topics)
}

/** Returns the lists as bytes, with room for names but none of them. */
export function buildLexicon(): Uint8Array {
  const words = listedWords()
  let size: number = Lexicon.Entries
  for (const word of words.keys()) size += Lexicon.EntryHead + word.length
  const bytes = new Uint8Array(Math.max(size, Names.Begin + Names.Entries))
  const codes = new Uint8Array(2 * Lexicon.Word)
  let at: number = Lexicon.Entries
  for (const [word, topics] of words) {
    addWord(bytes, at, word, topics, codes)
    at += Lexicon.EntryHead + word.length
  }
  return bytes
}
