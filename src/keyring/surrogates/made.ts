/**
 * @module What makers of surrogates share: what they are given, and how they write.
 */
import { late } from '../../late'
import type { Surrogate } from '../../types'
import type { AddressCipher } from '../address-cipher'
import type { Spelling } from '../canonical'
import { plainText } from '../plain-text'
import type { Draw } from './draw'
import type { TestNumbers } from './test-numbers'

/** What a surrogate is made with. */
interface Making {
  /** Reference date, YYYYMMDD. */
  readonly today: number
  readonly keep: Required<Surrogate>['keep']
  readonly ip: Required<Surrogate>['ip']
  readonly numbers: TestNumbers
  /** What is drawn for a value in its canonical form. */
  drawn(canonical: string): Draw
  /** What encrypts addresses. */
  cipher(): AddressCipher
}

/**
 * Makes what stands for a value; undefined when nothing can. What is a surrogate already, or might be one, is given back as it
 * is: it is nobody's, and a second pass alters nothing.
 */
export type Maker = (value: Spelling, making: Making) => string | undefined

/** Years of birth that are one age band, from the first of them on. */
export const BAND = 10

/** The first year of the band that a year lies in. */
export function bandOf(year: number): number {
  return year - (year % BAND)
}

const PLACE = late('[\\p{Nd}A-Za-z]', 'gu')

/** Digits in the places of a text, with all that stands between them; undefined when there are more or fewer. */
export function inPlaces(text: string, digits: string): string | undefined {
  const plain = plainText(text)
  if (plain.match(PLACE())?.length !== digits.length) return undefined
  let next = 0
  return plain.replace(PLACE(), () => digits[next++] as string)
}

/** How many places for digits a text has. */
export function placesIn(text: string): number {
  return plainText(text).match(PLACE())?.length ?? 0
}
