/** @module Shared by all makers of surrogates: their input, and their formatting. */
import type { Spelling } from '../../canonical/canonical'
import { plainText } from '../../canonical/plain-text'
import { late } from '../../text/late'
import type { Surrogate } from '../../types'
import type { AddressCipher } from '../address-cipher'
import type { Draw } from './draw'
import type { TestNumbers } from './test-numbers'

/** What a surrogate depends on. */
interface Making {
  /** Reference date, YYYYMMDD. */
  readonly today: number
  readonly keep: Required<Surrogate>['keep']
  readonly ip: Required<Surrogate>['ip']
  readonly numbers: TestNumbers
  /** Returns the numbers drawn for a value in canonical form. */
  drawn(canonical: string): Draw
  /** Returns the cipher for addresses. */
  cipher(): AddressCipher
}

/**
 * Creates the surrogate of a value; undefined if there is none. A value that is, or may be, a surrogate already is
 * returned unchanged: it belongs to nobody, and a second pass changes nothing.
 */
export type Maker = (value: Spelling, making: Making) => string | undefined

/** Years of birth per age band. */
export const BAND = 10

/** Returns the first year of the band that contains a year. */
export function bandOf(year: number): number {
  return year - (year % BAND)
}

const PLACE = late('[\\p{Nd}A-Za-z]', 'gu')

/** Replaces the digits of a text, keeping everything between them; undefined if their number differs. */
export function inPlaces(text: string, digits: string): string | undefined {
  const plain = plainText(text)
  if (plain.match(PLACE())?.length !== digits.length) return undefined
  let next = 0
  return plain.replace(PLACE(), () => digits[next++] as string)
}

/** Counts the digit positions of a text. */
export function placesIn(text: string): number {
  return plainText(text).match(PLACE())?.length ?? 0
}
