/**
 * @module Maps positions in the JSON form of YAML back to the YAML. A position in a scalar with escape sequences, or in
 * one that spans several lines, maps to the whole of it.
 */
import type { YamlText } from '../formats/yaml'
import type { Part, Span } from '../formats/yaml-notes'
import { lengthOf } from '../formats/yaml-scalar'
import { lastUpTo } from '../text/search'
import { decode } from '../text/source'

/** A part of a scalar, and the range of its JSON. */
interface Place {
  readonly from: number
  readonly to: number
  readonly part: Part
}

/** See the module comment. */
export class YamlPlaces {
  readonly #bytes: Uint8Array
  readonly #text: YamlText
  #places: readonly Place[] | undefined
  /** Where each begins. */
  #begins: readonly number[] | undefined

  constructor(bytes: Uint8Array, text: YamlText) {
    this.#bytes = bytes
    this.#text = text
  }

  /** Maps spans of the JSON to the text; drops spans outside any scalar. */
  inScalars<T extends Span>(spans: readonly T[]): T[] {
    if (spans.length === 0) return []
    this.#places ??= placesOf(this.#text)
    const places = this.#places
    this.#begins ??= places.map(({ from }) => from)
    const begins = this.#begins
    return spans.flatMap((span) => {
      const first = places[lastUpTo(begins, span.start)]
      const last = places[lastUpTo(begins, span.end - 1)]
      if (first === undefined || last === undefined || span.start >= first.to) return []
      return [
        { ...span, start: offsetIn(first, span.start, first.part.start), end: offsetIn(last, span.end, last.part.end) },
      ]
    })
  }

  /** Maps spans of a comment to the text. */
  inComment<T extends Span>(comment: Span, spans: readonly T[]): T[] {
    if (spans.length === 0) return []
    const text = decode(this.#bytes.subarray(comment.start, comment.end))
    const at = (offset: number) => comment.start + lengthOf(text.slice(0, offset))
    return spans.map((span) => ({ ...span, start: at(span.start), end: at(span.end) }))
  }
}

function placesOf({ tokens }: YamlText): Place[] {
  return tokens.flatMap((leaf) => {
    let from = leaf?.json ?? 0
    return (leaf?.parts ?? []).map((part) => {
      const place = { from, to: from + JSON.stringify(part.text).length - 2, part }
      // A line end is written as two characters.
      from = place.to + 2
      return place
    })
  })
}

function offsetIn({ from, to, part }: Place, offset: number, otherwise: number): number {
  const { text, start, isExact } = part
  return isExact && to - from === text.length ? start + lengthOf(text.slice(0, offset - from)) : otherwise
}
