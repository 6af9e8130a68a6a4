/**
 * @module Surrogates of Swedish numbers: always an ordinary personnummer of the published test series, also for a
 * samordningsnummer or an interim number, because the variant can reveal much about a person.
 */
import { readPersonnummer } from '../../canonical/canonical'
import { bandOf, inPlaces, type Maker, placesIn } from './made'

/** Formats digits like the original; with ten digits, the separator never marks an age of a hundred or more. */
function writtenLike(text: string, canonical: string): string {
  const places = placesIn(text)
  const digits = places === 12 ? canonical : canonical.slice(2)
  const written = inPlaces(text, digits) ?? (places < 10 ? digits : `${digits.slice(0, 6)}-${digits.slice(6)}`)
  return written.replace('+', '-')
}

export const personnummer: Maker = ({ text }, { today, keep, numbers, drawn }) => {
  const parsed = readPersonnummer(text, today)
  if (parsed === undefined || numbers.has(parsed.canonical)) return parsed && text
  const isSexKept = keep.includes('sex')
  if (isSexKept && parsed.sex === undefined) return undefined
  const wanted = {
    sex: isSexKept ? parsed.sex : undefined,
    band: keep.includes('ageBand') ? bandOf(parsed.birthYear) : undefined,
  }
  const draw = drawn(parsed.canonical)
  const canonical = numbers.pick(wanted, (end) => draw.below(end))
  return canonical && writtenLike(text, canonical)
}
