/**
 * @module Normalises a value: decodes JSON escape sequences, percent-encoding and character references, and replaces
 * wide digits, unusual dashes and invisible characters. The rules are those of `formats/`, but without positions, which
 * are known here.
 */
import { late } from '../text/late'

/** Most nested encodings: JSON in a query in JSON. */
const LEVELS = 5

/** Names of `formats/encodings.ts`. */
const REFERENCES: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  commat: '@',
  period: '.',
  plus: '+',
  hyphen: '-',
  ndash: '-',
  minus: '-',
  aring: 'å',
  auml: 'ä',
  ouml: 'ö',
  aelig: 'æ',
  oslash: 'ø',
  Aring: 'Å',
  Auml: 'Ä',
  Ouml: 'Ö',
  AElig: 'Æ',
  Oslash: 'Ø',
}

const ESCAPE = /\\+(?:u([0-9a-f]{4})|([nrtbf])|(["'/]))/gi

function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  const plain = text.replace(ESCAPE, (_all, unit?: string, space?: string, sign?: string) =>
    unit === undefined
      ? space === undefined
        ? (sign as string)
        : ' '
      : String.fromCharCode(Number.parseInt(unit, 16)),
  )
  return plain.replace(/\\+(?=\\)/g, '')
}

function withoutPercent(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (octets) => {
    try {
      return decodeURIComponent(octets)
    } catch {
      return octets
    }
  })
}

function pointOf(number: string): string {
  const point = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number(number)
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
}

function withoutReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(x[0-9a-f]{1,6}|\d{1,7})|([a-z]{2,6}));/gi, (all, number?: string, name?: string) =>
    number !== undefined ? pointOf(number) : (REFERENCES[name as string] ?? all),
  )
}

/** A text without anything to decode, as nearly all are. */
const PLAIN = /^[!-$'-[\]-~]*$/

/** Characters without width: soft hyphens, joiners, direction marks. */
const INVISIBLE = late('\\p{Cf}', 'gu')

/** Decodes a value until nothing changes. */
export function plainText(text: string): string {
  if (PLAIN.test(text)) return text
  let plain = text
  for (let i = 0; i < LEVELS; i++) {
    const next = withoutReferences(withoutPercent(unescaped(plain)))
    if (next === plain) break
    plain = next
  }
  return plain.replace(INVISIBLE(), '')
}

const DASHES = late('[\\p{Pd}\\u2212]', 'gu')

/** Replaces digits of any width by ASCII digits, any dash by a hyphen, any white space by a space. */
export function plainDigits(text: string): string {
  if (PLAIN.test(text)) return text
  return text.normalize('NFKC').replace(DASHES(), '-').replace(/\s+/gu, ' ').trim()
}
