/**
 * @module Knowledge about names: frequent names, unpacked on first use, endings of surnames, and words next to names.
 */
import { FIRST_NAMES, SURNAMES } from './lists'
import { unpackWords } from './packed'

let first: Set<string> | undefined
let last: Set<string> | undefined

/** True for a frequent first name. */
export function isFirstName(folded: string): boolean {
  first ??= unpackWords(FIRST_NAMES)
  return first.has(folded)
}

/** True for a frequent surname. */
export function isSurname(folded: string): boolean {
  last ??= unpackWords(SURNAMES)
  return last.has(folded)
}

/** Endings that are almost exclusive to surnames. */
const ENDING =
  /.{2}(?:sson|dotter|datter|sen|qvist|kvist|quist|strom|gren|blad|blom|stedt|crantz|hjelm|stierna|lund|berg|dahl)$/

/** True if it ends like a surname. */
export function endsAsSurname(folded: string): boolean {
  return ENDING.test(folded)
}

/** First names that are also common words: they count as names only before a listed surname. */
const WORDS = new Set(
  (
    'an and are bo da dag de den do dan du ear eg eik elin else en even fin finn for from gi han hans have her his is ja jan jon ' +
    'kan kim liv long mai man mark mars may mira mor my nu of ny per ran ren se sol son stig star stein sten storm sun svea svend ta ' +
    'the tor tord tore tove val var vera vi vil vill ville will you ask april august juni juli santa grace hope faith rose ' +
    'lily daisy victoria sofia georgia virginia austin jordan paris london chelsea india china adam eden trinity ruby java perl ' +
    'alla kalle set rio thu mon sun wed fri sat jan feb mar apr jun jul aug sep oct nov dec mac wan lan van sam ram rom ada jade amber art bill frank grant rich rob mark pat sky star max min dev data alpha delta linux apache'
  ).split(' '),
)

/** True if a first name is also a word. */
export function isAlsoWord(folded: string): boolean {
  return WORDS.has(folded)
}

const PARTICLES = new Set(
  'von van af av de der den du da dos del della di la le el al bin ibn ben zu zur ter ten'.split(' '),
)

/** True if it joins parts of names: `von`, `af`. */
export function isParticle(folded: string): boolean {
  return PARTICLES.has(folded)
}

/** Words for a street, a place or a house after a name. */
const PLACES =
  /^(?:gat[ae]n?|gate[ns]?|v[aä]g(?:en)?|vei(?:en)?|veg(?:en)?|plass(?:en)?|plats(?:en)?|torg(?:et)?|all[eé](?:n|en)?|gr[aä]nd(?:en)?|street|road|avenue|park(?:en)?|kyrka|kirke|kommune?|f[oö]rsamling|skol[ae]n?|skole[n]?|gymnasium|sjukhus|sykehus|universitet|university|stiftelse[n]?|institute?|foundation|prize|prisen?|license|licence)$/i

/** True if a word turns the name before it into that of a street or house. */
export function namesPlace(word: string): boolean {
  return PLACES.test(word)
}
