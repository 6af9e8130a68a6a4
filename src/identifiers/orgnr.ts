/**
 * @module Strict parser and formatter for organisation numbers, Swedish and Norwegian. Rules and sources:
 * `recognise/orgnr.ts`.
 */
import { organisasjonsnummerCheck } from '../recognise/checks/mod11'
import { isOrganisationsnummer } from '../recognise/orgnr'
import { codesOf, matchWhole } from './strict'

/** A parsed number. */
export interface ParsedOrgnr {
  readonly kind: 'orgnr'
  readonly country: 'SE' | 'NO'
  /** Ten digits (SE) or nine (NO). */
  readonly canonical: string
}

/** `NNNNNN-NNNC`, with or without the hyphen, with or without the prefix 16. */
const SWEDISH = /^(?:16)?(\d{6})-?(\d{4})$/
/** `NNN NNN NNN`, with or without the spaces. */
const NORWEGIAN = /^(\d{3})( ?)(\d{3})\2(\d{3})$/

/**
 * Parses an organisation number. A sole trader's Swedish number is a personnummer, not this. A Norwegian number is
 * accepted with any first digit, although only 8 and 9 are issued.
 *
 * @returns the parts, or undefined if the whole string is not such a number; never throws
 *
 * @example
 * parseOrgnr('212000-0142')   // { kind: 'orgnr', country: 'SE', canonical: '2120000142' }
 * parseOrgnr('556016-0681')   // undefined: check digit
 */
export function parseOrgnr(value: string): ParsedOrgnr | undefined {
  const swedish = matchWhole(value, SWEDISH)
  if (swedish !== undefined) {
    const digits = `${swedish[1]}${swedish[2]}`
    return isOrganisationsnummer(codesOf(digits), 0, 6)
      ? { kind: 'orgnr', country: 'SE', canonical: digits }
      : undefined
  }
  const norwegian = matchWhole(value, NORWEGIAN)
  if (norwegian === undefined) return undefined
  const digits = `${norwegian[1]}${norwegian[3]}${norwegian[4]}`
  return organisasjonsnummerCheck(codesOf(digits), 0, 3, 6)
    ? { kind: 'orgnr', country: 'NO', canonical: digits }
    : undefined
}

/**
 * Formats an organisation number as is usual in its country: `NNNNNN-NNNC` or `NNN NNN NNN`.
 *
 * @returns the text, or undefined if `value` is not an organisation number
 *
 * @example
 * formatOrgnr('2120000142')   // '212000-0142'
 */
export function formatOrgnr(value: string | ParsedOrgnr): string | undefined {
  const parsed = typeof value === 'string' ? parseOrgnr(value) : value
  if (parsed === undefined) return undefined
  const { canonical } = parsed
  if (parsed.country === 'SE') return `${canonical.slice(0, 6)}-${canonical.slice(6)}`
  return `${canonical.slice(0, 3)} ${canonical.slice(3, 6)} ${canonical.slice(6)}`
}
