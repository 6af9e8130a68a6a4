/**
 * @module The forms of values as a grammar, which is what XRegExp is for. It is separate from its contender because it
 * is long, and from the test oracles because those compute check digits and calendars.
 */
import type XRegExp from 'xregexp'

type Builder = Pick<typeof XRegExp, 'build'>
type Parts = Readonly<Record<string, string | RegExp>>

/** Inside a character class: the characters of a word. */
const WORD = String.raw`\p{L}\p{M}\p{N}`
/** Boundaries of a number: no adjacent digit, also not across a dot or a colon. */
const NEIGHBOURS: Parts = {
  before: String.raw`(?<! \d ) (?<! \d [.:] )`,
  after: String.raw`(?! [.:]? \d )`,
}

const MAIL: Parts = {
  local: String.raw`(?<! [${WORD}!#$%+^_}~'.=\-] ) [${WORD}!#$%+^_}~'.=\-]+`,
  label: String.raw`[${WORD}] (?: [${WORD}\-]{0,61} [${WORD}] )?`,
  top: String.raw`[\p{L}\p{M}]{2,63}`,
}

const ADDRESS: Parts = {
  octet: String.raw`25[0-5] | 2[0-4]\d | 1\d\d | [1-9]?\d`,
  group: '[0-9A-Fa-f]{1,4}',
}

const DATE: Parts = {
  ...NEIGHBOURS,
  century: '18 | 19 | 20',
  year: String.raw`\d\d`,
  month: String.raw`0\d | 1[0-2]`,
  // 60 more for a samordningsnummer.
  day: String.raw`[0-2]\d | 3[01] | [6-8]\d | 9[01]`,
  // 40 more for a D-number; 40, 65 or 80 more for numbers of persons outside the register.
  dayNO: String.raw`[0-2]\d | 3[01] | [4-6]\d | 7[01]`,
  monthNO: String.raw`[04-9]\d | 1[0-2]`,
}

const DIALLED: Parts = {
  ...NEIGHBOURS,
  gap: String.raw`[ \xA0\-]?`,
  abroad: String.raw`(?: \+ | 00 ) [1-9]\d{0,2}`,
  area: String.raw`\( 0[1-9]\d{0,2} \) | 0[1-9]\d{0,2}`,
}

/**
 * Returns all kinds as one global pattern.
 *
 * @param builder - XRegExp, which the caller loads on demand
 */
export function grammar({ build }: Builder): RegExp {
  const of = (source: string, parts: Parts) => build(source, parts as Record<string, string>, 'x')
  const dotted = of(String.raw`{{octet}} (?: \. {{octet}} ){3} (?! \.?\d )`, ADDRESS)
  const address = of(
    String.raw`
      (?<! [${WORD}:.] ) (?: {{group}} : ){7} {{group}} (?! [${WORD}:] )
      | (?<! [${WORD}:.] ) (?: {{group}} (?: : {{group}} ){0,5} )? ::
          (?: (?: {{group}} : ){0,5} (?: {{dotted}} | {{group}} ) )? (?! [${WORD}:] )
      | (?<! [\d.] ) {{dotted}}`,
    { ...ADDRESS, dotted },
  )
  const mail = of(String.raw`{{local}} @ {{label}} (?: \. {{label}} )* \. {{top}} (?! [${WORD}] )`, MAIL)
  const personnummer = of(
    String.raw`{{before}} {{century}}? {{year}} {{month}} {{day}} [+\-\u2013 ]? [\dTRSUWXJKLMN] \d{3} {{after}}`,
    DATE,
  )
  const fodselsnummer = of(
    String.raw`{{before}} {{dayNO}} [. ]? {{monthNO}} [. ]? {{year}} [ \-]? \d{5} {{after}}`,
    DATE,
  )
  const phone = of(
    String.raw`
      {{before}} {{abroad}} {{gap}} (?: \(0\) )? (?: {{gap}} \d{1,4} ){2,6} {{after}}
      | {{before}} {{area}} {{gap}} \d{2,4} (?: {{gap}} \d{2,4} ){1,3} {{after}}
      | {{before}} [2-9]\d (?: [ ] \d\d ){3} {{after}}`,
    DIALLED,
  )
  return build(
    '(?:{{mail}})|(?:{{address}})|(?:{{personnummer}})|(?:{{fodselsnummer}})|(?:{{phone}})',
    { mail, address, personnummer, fodselsnummer, phone },
    'g',
  )
}
