/**
 * @module Strict parser and formatter for the Norwegian account number. Rules and sources: `recognise/kontonummer.ts`.
 */
import { kontonummerCheck } from '../recognise/checks/mod11'
import { codesOf, matchWhole } from './strict'

/** A parsed number. */
export interface ParsedKontonummer {
  readonly kind: 'kontonummer'
  /** Eleven digits. */
  readonly canonical: string
  /** The first four: the register number of the bank. */
  readonly bank: string
}

/** `RRRR.GG.KKKKC`, the same with spaces, or eleven digits. */
const FORM = /^(\d{4})([. ]?)(\d{2})\2(\d{5})$/

/**
 * Parses an account number. Every fødselsnummer passes this check too: the digits cannot distinguish them.
 *
 * @returns the parts, or undefined if the whole string is not such a number; never throws
 *
 * @example
 * parseKontonummer('8601 11 17947')?.canonical   // '86011117947'
 */
export function parseKontonummer(value: string): ParsedKontonummer | undefined {
  const match = matchWhole(value, FORM)
  if (match === undefined) return undefined
  const digits = `${match[1]}${match[3]}${match[4]}`
  if (!kontonummerCheck(codesOf(digits), 0, 4, 6)) return undefined
  return { kind: 'kontonummer', canonical: digits, bank: digits.slice(0, 4) }
}

/**
 * Formats an account number as `RRRR.GG.KKKKC`.
 *
 * @returns the text, or undefined if `value` is not an account number
 *
 * @example
 * formatKontonummer('86011117947')   // '8601.11.17947'
 */
export function formatKontonummer(value: string | ParsedKontonummer): string | undefined {
  const parsed = typeof value === 'string' ? parseKontonummer(value) : value
  if (parsed === undefined) return undefined
  const { canonical } = parsed
  return `${canonical.slice(0, 4)}.${canonical.slice(4, 6)}.${canonical.slice(6)}`
}
