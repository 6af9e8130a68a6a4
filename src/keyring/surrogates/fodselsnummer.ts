/**
 * @module Surrogates of Norwegian numbers: always a fødselsnummer of Skatteetaten's synthetic series, month + 80, also
 * for a D-number or another variant, because the variant can reveal much about a person. The control digits follow the
 * rule of 1964, the individual number matches the century (folkeregisterforskriften § 2-2).
 */
import { readFodselsnummer } from '../../canonical/canonical'
import { dayOf } from '../../input/day'
import type { Draw } from './draw'
import { BAND, bandOf, inPlaces, type Maker } from './made'

/** First and last birth year of surrogates. */
const BORN = { first: 1940, last: 2019 }
/** Years for which numbers exist at all: individual numbers 000 to 499, and from 2000 on 500 to 999. */
const POSSIBLE = { first: 1900, last: 2025 }
const SYNTHETIC = 80
const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2]
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

/** Returns the control digit after some digits; 10 if there is none. */
function control(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return (11 - (sum % 11)) % 11
}

function two(count: number): string {
  return String(count).padStart(2, '0')
}

/** Returns eleven digits, or undefined if these nine have no control digits. */
function checked(nine: string): string | undefined {
  const first = control(nine, FIRST)
  const second = first > 9 ? 10 : control(nine + first, SECOND)
  return second > 9 ? undefined : `${nine}${first}${second}`
}

interface Years {
  readonly first: number
  readonly last: number
}

function drawnFrom(draw: Draw, { first, last }: Years, sex: 'male' | 'female' | undefined): string {
  for (;;) {
    const year = first + draw.below(last - first + 1)
    const days = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000
    const date = dayOf(Date.UTC(year, 0, 1 + draw.below(days)))
    const drawn = draw.below(500)
    const individual = sex === undefined ? drawn : drawn - (drawn % 2) + (sex === 'male' ? 1 : 0)
    const serial = String(individual + (year < 2000 ? 0 : 500)).padStart(3, '0')
    const month = two(Number(date.slice(5, 7)) + SYNTHETIC)
    const number = checked(date.slice(8) + month + date.slice(2, 4) + serial)
    if (number !== undefined) return number
  }
}

/** True if a number belongs to the synthetic series, whatever its variant. */
function isSynthetic(canonical: string): boolean {
  return Number(canonical.slice(2, 4)) > SYNTHETIC
}

export const fodselsnummer: Maker = ({ text }, { today, keep, drawn }) => {
  const parsed = readFodselsnummer(text, today)
  if (parsed === undefined || (parsed.birthDay !== undefined && isSynthetic(parsed.canonical))) return parsed && text
  const sex = keep.includes('sex') ? parsed.sex : undefined
  if (keep.includes('sex') && sex === undefined) return undefined
  let years: Years = BORN
  if (keep.includes('ageBand')) {
    if (parsed.birthDate === undefined) return undefined
    const first = bandOf(Number(parsed.birthDate.slice(0, 4)))
    years = { first, last: Math.min(first + BAND - 1, POSSIBLE.last) }
    if (first < POSSIBLE.first || years.last < first) return undefined
  }
  const number = drawnFrom(drawn(parsed.canonical), years, sex)
  // A number that has lost its leading zero gets a complete one, which may start with zero.
  return inPlaces(text, number) ?? number
}
