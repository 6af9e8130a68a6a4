/**
 * @module Looks up results: works, haystacks and rows in the order of tables, the content of cells, and ratios taken
 * round by round. A lack always hides a speed: a wrong answer has no figure, whatever else was measured.
 */
import type { Lack, Results, Speed } from '../results'
import { ratioOf, type Spread, spreadOf } from '../rounds'
import { geometricMean } from './figures'

export const KERNEL = 'sladd (kernel)'
export const TWIN = 'sladd (twin)'
export const COMMAND = 'sladd redact'
/** The kernel without formats and field names, and on a string that others have in a value. */
export const PLAIN_TEXT = `${KERNEL}, text only`
export const AS_STRING = `${KERNEL}, redact`
/** The command that finds. */
export const SCAN = 'sladd scan'
/** The reference for policies. */
export const MASKING = 'sladd masking'
/** Our own rows without this library's name. */
const OWN = ['stream program']

const WORKS = ['find', 'text', 'bytes', 'line', 'batch', 'record', 'value', 'cliff', 'stream', 'file']
const HAYSTACKS = ['logs', 'json', 'ndjson', 'objects', 'prose', 'dense', 'clean', 'hostile']

/** It measures backtracking more than speed, and would raise every mean in our favour. */
const OUT_OF_MEANS = ['hostile']

/** Work and haystacks of the chart and the README: what a logger does. */
export const SHOWN_WORK = 'line'
const SHOWN_HAYSTACKS = ['logs', 'json', 'ndjson', 'prose', 'dense', 'clean']

/** A geometric mean, and how many of how many haystacks it covers. */
export interface Mean {
  readonly mean: number
  readonly over: number
  readonly of: number
}

export function isOwn(contender: string): boolean {
  return contender.startsWith('sladd') || OWN.includes(contender)
}

/** Returns each name once: first in the known order, then the others as they come. */
function ordered(names: readonly string[], known: readonly string[]): string[] {
  const all = new Set(names)
  return [...known.filter((name) => all.has(name)), ...[...all].filter((name) => !known.includes(name))]
}

const placesOf = ({ speeds, lacks }: Results): readonly (Speed | Lack)[] => [...speeds, ...lacks]

export function worksOf(results: Results): string[] {
  return ordered(
    placesOf(results).map(({ work }) => work),
    WORKS,
  )
}

export function haystacksOf(results: Results, work: string): string[] {
  const places = placesOf(results).filter((place) => place.work === work)
  return ordered(
    places.map(({ haystack }) => haystack),
    HAYSTACKS,
  )
}

/** Returns the haystacks of a work whose figures count in its means. */
export function meanHaystacks(results: Results, work: string): string[] {
  return haystacksOf(results, work).filter((name) => !OUT_OF_MEANS.includes(name))
}

/** Returns the measured haystacks of the chart and the README. */
export function shownHaystacks(results: Results): string[] {
  const measured = haystacksOf(results, SHOWN_WORK)
  return SHOWN_HAYSTACKS.filter((name) => measured.includes(name))
}

/** Returns the contenders that take part in a work, or should. */
export function rowsOf(results: Results, work: string): string[] {
  const places = placesOf(results).filter((place) => place.work === work)
  return ordered(
    places.map(({ contender }) => contender),
    results.contenders.map(({ name }) => name),
  )
}

/** Returns the reference of a work: the kernel, for processes the command, for policies masking. */
export function referenceOf(results: Results, work: string): string | undefined {
  const rows = rowsOf(results, work)
  return [KERNEL, COMMAND, MASKING].find((name) => rows.includes(name))
}

export function lackOf(results: Results, work: string, haystack: string, contender: string): Lack | undefined {
  return results.lacks.find((lack) => lack.work === work && lack.haystack === haystack && lack.contender === contender)
}

/** Returns the speed of a cell; undefined if there is a lack. */
export function speedOf(results: Results, work: string, haystack: string, contender: string): Speed | undefined {
  if (lackOf(results, work, haystack, contender) !== undefined) return undefined
  const speed = results.speeds.find(
    (one) => one.work === work && one.haystack === haystack && one.contender === contender,
  )
  return speed !== undefined && speed.rates.length > 0 ? speed : undefined
}

/** Returns megabytes (10^6 bytes) per second. */
export function megabytes({ rates }: Speed): Spread {
  return spreadOf(rates.map((rate) => rate / 1e6))
}

/**
 * Returns how many times as fast one is as another, taken within each round.
 *
 * @throws RangeError if their numbers of rounds differ
 */
export function ratioAt(
  results: Results,
  work: string,
  haystack: string,
  of: string,
  over: string,
): Spread | undefined {
  const [above, below] = [speedOf(results, work, haystack, of), speedOf(results, work, haystack, over)]
  if (above === undefined || below === undefined) return undefined
  if (above.rates.length !== below.rates.length) {
    throw new RangeError(`${work} ${haystack}: ${of} and ${over} were not measured in the same rounds`)
  }
  const rates = new Map([
    [of, above.rates],
    [over, below.rates],
  ])
  return ratioOf(rates, of, over)
}

function meanOf(figures: readonly (number | undefined)[]): Mean | undefined {
  const known = figures.filter((value) => value !== undefined)
  if (known.length === 0) return undefined
  return { mean: geometricMean(known), over: known.length, of: figures.length }
}

/** Returns the mean of a contender's megabytes per second over haystacks. */
export function meanSpeed(
  results: Results,
  work: string,
  haystacks: readonly string[],
  contender: string,
): Mean | undefined {
  const speeds = haystacks.map((haystack) => speedOf(results, work, haystack, contender))
  return meanOf(speeds.map((speed) => speed && megabytes(speed).median))
}

/** Returns the mean of the ratios over the haystacks on which both have a speed. */
export function meanRatio(
  results: Results,
  work: string,
  haystacks: readonly string[],
  of: string,
  over: string,
): Mean | undefined {
  return meanOf(haystacks.map((haystack) => ratioAt(results, work, haystack, of, over)?.median))
}
