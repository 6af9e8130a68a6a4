/**
 * @module Detects Swedish and Norwegian postal addresses on one line: a street with its number, or a box, followed by
 * postal code and town. A street and number alone count only after a label or `bor på`.
 *
 *     c/o Berg, Vasagatan 10 B lgh 1203, 111 20 Stockholm     Karl Johans gate 1, 0154 Oslo     Box 12, 101 20 Stockholm
 *
 * Postal codes: SE five digits from 100 05 on, usually written `NNN NN`; NO four digits from 0001 on. The town decides:
 * it is listed or, after a street and the Swedish spelling of a code, any capitalised word.
 */
import type { CustomMatch, CustomRecogniser } from '../types'
import { NORWEGIAN_TOWNS, SWEDISH_TOWNS } from './lists'
import { unpackWords } from './packed'
import { foldWord } from './words'

const enum Sure {
  /** Street, number, code and listed town. */
  Whole = 0.95,
  /** The town is not listed, or the words before the number do not name a street. */
  Near = 0.75,
  /** A street and number after a label. */
  Labelled = 0.75,
}

const BEFORE = 100
const AFTER = 110

/** Words for streets, alone or at the end of a compound: `Vasagatan`, `Norra gatan`, `Karl Johans gate`. */
const STREETS =
  'gatan|gata|gate[nr]?|gt|vägen|väg|v|vei(?:en)?|veg(?:en)?|vn|gränd(?:en)?|gränden|torg(?:et)?|plats(?:en)?|plass(?:en)?|plan(?:en)?|' +
  'all[eé](?:[eé]?n)?|stig(?:en)?|stien|sti|backe(?:n)?|bakke(?:n)?|brinken|liden|kajen|kaia|brygga|brygge|ringen|kroken|svingen|' +
  'svängen|slingan|leden|esplanaden|promenaden|boulevarden|avenyn|terrassen|terrasse|parken|höjden|gården|gården|gårdsväg|lunden|' +
  'haugen|tunet|faret|løkka|lia|åsen|jordet|smauet|smuget|kleiva|dalen|myra|moen|marka|strand|stranden|hamnen|bron|holmen|allmenning(?:en)?'
const NAME = "(?:S:t|S:ta|S:te|\\p{Lu}[\\p{L}\\p{M}.'’-]{0,30})"
/** Up to four words before the number, the last one a word for a street. */
const STREET = new RegExp(
  `(?<![\\p{L}\\d@./\\\\-])(?:(?:${NAME} (?:(?:af|av|von|de|och|og|i|på|den|d\\.y\\.|e\\.|${NAME}) ){0,3})?(?:${STREETS})|(?:${NAME} ){0,3}\\p{Lu}[\\p{L}\\p{M}'’-]{0,30}(?:${STREETS})\\.?) $`,
  'u',
)
/** Capitalised words before a number, confirmed by a complete address after them: `Tallbacka 3, 123 45 Tumba`. */
const PLACE = new RegExp(`(?<![\\p{L}\\d@./\\\\-])(?:${NAME} (?:(?:af|av|von|de|och|og|i|på|${NAME}) ){0,3}) ?$`, 'u')
const BOX =
  /(?<![\p{L}\d])(?:box|postbox|postboks|postb\.?|pb\.?|p\.? ?b\.?|p\.?o\.? ?box|fack|postfach) (?:nr\.? )?$/iu
/** A care-of name before the street. */
const CARE_OF = new RegExp(`(?<![\\p{L}\\d])c/o:? ${NAME}(?: (?:${NAME}|von|af|av|de)){0,3},? {1,2}$`, 'iu')

const HOUSE =
  '\\d{1,4}(?: ?[-–/] ?\\d{1,3})?(?: ?[A-Za-zÅÄÖÆØ](?:[-–][A-Z])?(?![\\p{L}\\d]))?' +
  '(?:,? {0,2}(?:(?:lgh|lgt|läg|lägenhet|leil|leilighet|bolig|app|apt|rom|rum|port|uppg|uppgång|oppg|oppgang|vån|våning|etg|etasje|plan|hus|nb|dörr)\\.? ?(?:nr\\.? ?)?[\\p{L}\\d]{1,5}|' +
  '\\d{1,2} ?tr\\.?(?: ?(?:ög|nb|öv|uh|t\\.?[hv]))?\\.?|\\d{1,2}\\. ?(?:etg|etasje|vån)\\.?|[HULK]\\d{4}|bv|nb|ög))*'
/** Between the house number with its additions and the postal code. */
const JOINT = '(?:\\t| ?[,;|/·•–-] ?| {1,3}|, {0,2}(?:\\p{Lu}[\\p{L}. ]{1,24}), )'
const CODE = '(?:(?:SE?|NO?)[- –]{1,2})?(?:(?<se>[1-9]\\d\\d[ \\u00a0]\\d\\d|[1-9]\\d{4})|(?<no>\\d{4}))(?!\\d)'
const TOWN = "[ ,\\u00a0]{1,3}(?<town>\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: [\\p{L}\\p{M}.'’-]+){0,3})"
const COUNTRY = /[, ]{1,2}(?:Sverige|Sweden|Norge|Noreg|Norway|SVERIGE|SWEDEN|NORGE|NORWAY)(?!\p{L})/uy
const REST = new RegExp(`(?<house>${HOUSE})(?:${JOINT}${CODE}${TOWN})?`, 'uy')
const BOX_REST = new RegExp(`\\d{1,5}(?: \\p{Lu}[\\p{L}. ]{1,24}?)?${JOINT}${CODE}${TOWN}`, 'uy')
const LABEL =
  /(?:(?:adress|adresse|gatuadress|gateadresse|besöksadress|besøksadresse|postadress|postadresse|bostadsadress|bostedsadresse|hemadress|hjemmeadresse|utdelningsadress|leveransadress|leveringsadresse|fakturaadress|fakturaadresse|folkbokföringsadress|address|street|gata|gate)(?:en|n)?["']?\s{0,3}[:=]\s{0,3}["']?|(?<!\p{L})(?:bor|bodde|boende|bosatt|bosatte|folkbokförd|skriven|folkeregistrert|busett|lives) (?:nu |nå |numera |fortfarande |fortsatt )?(?:på|i|at|ved|vid) )$/iu

let swedish: Set<string> | undefined
let norwegian: Set<string> | undefined

/** Returns the towns of a country. */
function townsOf(isSwedish: boolean): Set<string> {
  if (isSwedish) swedish ??= unpackWords(SWEDISH_TOWNS)
  else norwegian ??= unpackWords(NORWEGIAN_TOWNS)
  return (isSwedish ? swedish : norwegian) as Set<string>
}

/** Returns the length in characters of the longest listed town of a code at the start of `town`; 0 for none. */
function listedTown(town: string, code: string, isSwedish: boolean): number {
  const towns = townsOf(isSwedish)
  const region = code.slice(0, 2).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] as string)
  for (let end = town.length; end > 0; end = town.lastIndexOf(' ', end - 1)) {
    const words = town.slice(0, end).replace(/[.,'’-]+$/, '')
    const folded = region + words.split(/[ -]/).map(foldWord).join(' ')
    if (towns.has(folded)) return words.length
    if (folded.endsWith('s') && towns.has(folded.slice(0, -1))) return words.length
  }
  return 0
}

/** Converts a match of the number and the rest to an end and a confidence. */
function ended(
  match: RegExpExecArray,
  text: string,
  isStreet: boolean,
): { readonly end: number; readonly sure: number } | undefined {
  const { se, no, town } = match.groups as { readonly se?: string; readonly no?: string; readonly town?: string }
  if (town === undefined) return undefined
  const from = match.index + match[0].length - town.length
  const listed = listedTown(town, (se ?? no) as string, se !== undefined)
  if (listed === 0 && (!isStreet || no !== undefined || !/\s/.test(se as string))) return undefined
  const [first = ''] = town.split(' ')
  const end = from + (listed === 0 ? first.replace(/[.,'’-]+$/, '').length : listed)
  COUNTRY.lastIndex = end
  const country = COUNTRY.exec(text)
  return { end: end + (country?.[0].length ?? 0), sure: listed === 0 || !isStreet ? Sure.Near : Sure.Whole }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Returns the start of an address, including a care-of name. */
function beginOf(text: string, start: number): number {
  const careOf = CARE_OF.exec(text.slice(Math.max(0, start - BEFORE), start))
  return careOf === null ? start : start - careOf[0].length
}

function boxAt(text: string, at: number, before: string): CustomMatch | undefined {
  const box = BOX.exec(before)
  const rest = box && matchAt(BOX_REST, text, at)
  const whole = rest && ended(rest, text, true)
  if (!box || !whole) return undefined
  return { start: beginOf(text, at - box[0].length), end: whole.end, confidence: whole.sure }
}

function houseAt(text: string, at: number, before: string): CustomMatch | undefined {
  const street = STREET.exec(before)
  const place = street ?? PLACE.exec(before)
  const rest = place && matchAt(REST, text, at)
  if (!place || !rest) return undefined
  const start = at - place[0].length
  const whole = ended(rest, text, street !== null)
  // Words and a number may start a sentence: only punctuation shows that an address part follows.
  const isTold = street !== null || /[,;|]/.test(rest[0])
  if (whole !== undefined && isTold) return { start: beginOf(text, start), end: whole.end, confidence: whole.sure }
  const { house } = rest.groups as { readonly house: string }
  const end = at + house.length
  const isAlone = !/[\p{L}\d]/u.test(text.charAt(end)) && !/^[.:]\d/.test(text.slice(end, end + 2))
  if (street === null || !isAlone || !LABEL.test(text.slice(Math.max(0, start - BEFORE), start))) return undefined
  return { start, end, confidence: Sure.Labelled }
}

/**
 * Returns a recogniser of postal addresses, for the option `custom`. Its label is `[address]`.
 *
 * @example
 * createRedactor({ custom: [addresses()] }).redact('till Karl Johans gate 1, 0154 Oslo')   // 'till [address]'
 */
export function addresses(): CustomRecogniser<'address'> {
  return {
    kind: 'address',
    anchor: 'digits',
    reach: { before: BEFORE, after: AFTER },
    recognise(text, at) {
      // A house or box number follows a word and a space.
      if (text[at - 1] !== ' ' || !/[\p{L}\p{M}.]/u.test(text.charAt(at - 2))) return undefined
      const before = text.slice(Math.max(0, at - BEFORE), at)
      return boxAt(text, at, before) ?? houseAt(text, at, before)
    },
  }
}
