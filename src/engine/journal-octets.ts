/**
 * @module Converts a journal record so that every array of octets becomes a string, and maps results back. An array
 * stays an array, and its unedited octets stay unchanged.
 */
import { octetsEnd, octetsFrom } from '../formats/journal'
import { Code } from '../text/codes'
import { decode } from '../text/source'
import { isSecondOctet, sequenceLength, windowsPoint } from '../text/utf8'
import type { Edit, Finding } from '../types'

const encoder = /* @__PURE__ */ new TextEncoder()

/** An array of octets in the record, and its string in the text. */
interface Written {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
  readonly octets: readonly number[]
}

/** Number of octets of the UTF-8 character at `at`; 1 if it is invalid. */
function lengthAt(octets: readonly number[], at: number): number {
  const length = sequenceLength(octets[at] as number)
  for (let i = 1; i < length; i++) {
    const octet = octets[at + i] ?? 0
    if (i === 1 ? !isSecondOctet(octets[at] as number, octet) : (octet & 0xc0) !== 0x80) return 1
  }
  return Math.max(1, length)
}

/** A parsed record. */
export class OctetRecord {
  /** The record with strings in place of arrays. */
  readonly text: Uint8Array<ArrayBuffer>
  readonly #written: Written[] = []
  /** Start and end in the record of each octet of the text. */
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  /** Index in its array of each octet of the text; 0 if it belongs to no array. */
  readonly #places: number[] = []

  constructor(record: Uint8Array) {
    const text: number[] = []
    const put = (octets: Iterable<number>, start: number, end: number, place = 0) => {
      for (const octet of octets) {
        text.push(octet)
        this.#starts.push(start)
        this.#ends.push(end)
        this.#places.push(place)
      }
    }
    const { length } = record
    for (let at = 0; at < length; ) {
      const next = octetsFrom(record, at, 0, length)
      for (; at < next; at++) put([record[at] as number], at, at + 1)
      if (next === length) break
      const end = octetsEnd(record, next, length)
      const from = text.length
      const octets = this.#string(record, next, end, put)
      this.#written.push({ start: next, end, from, to: text.length, octets })
      at = end
    }
    this.text = Uint8Array.from(text)
  }

  /** Appends the string of the array from `start` to `end`; returns its octets. */
  #string(
    record: Uint8Array,
    start: number,
    end: number,
    put: (octets: Iterable<number>, start: number, end: number, place?: number) => void,
  ): number[] {
    const octets: number[] = []
    const places: number[] = []
    for (let at = start + 1; at < end; at++) {
      places.push(at)
      let octet = 0
      for (; (record[at] as number) >= Code.Zero; at++) {
        if (record[at] === Code.CloseBracket) break
        octet = 10 * octet + ((record[at] as number) & 15)
      }
      octets.push(octet)
    }
    places.push(end)
    put([Code.Quote], start, places[0] as number)
    for (let i = 0; i < octets.length; ) {
      const length = lengthAt(octets, i)
      const own = octets.slice(i, i + length)
      const octet = own[0] as number
      const point =
        length > 1 ? decode(Uint8Array.from(own)) : String.fromCodePoint(octet < 128 ? octet : windowsPoint(octet))
      const text = encoder.encode(JSON.stringify(point).slice(1, -1))
      put(text, places[i] as number, (places[i + length] as number) - 1, i)
      i += length
    }
    put([Code.Quote], end - 1, end, octets.length)
    return octets
  }

  /** Maps findings in the text to the record. */
  findings(found: readonly Finding[], base: number): Finding[] {
    return found.map((finding) => ({
      ...finding,
      start: base + (this.#starts[finding.start] as number),
      end: base + (this.#ends[finding.end - 1] as number),
    }))
  }

  /** Maps edits of the text to the record. */
  edits(edits: readonly Edit[], base: number): Edit[] {
    const output: Edit[] = []
    let next = 0
    const rest: Written = { start: 0, end: 0, from: Infinity, to: Infinity, octets: [] }
    for (const written of [...this.#written, rest]) {
      const { start, end, from, to } = written
      const before = (edit: Edit | undefined) => edit !== undefined && edit.end <= from
      for (; before(edits[next]); next++) output.push(this.#moved(edits[next] as Edit, base))
      const own: Edit[] = []
      for (; (edits[next]?.start ?? Infinity) < to; next++) own.push(edits[next] as Edit)
      if (own.length > 0) output.push({ start: base + start, end: base + end, text: this.#array(own, written) })
    }
    return output
  }

  /** Returns an array with the edits of its string applied. */
  #array(edits: readonly Edit[], { from, to, octets }: Written): string {
    const output: number[] = []
    let next = 0
    for (const { start, end, text } of edits) {
      // If the quotes are replaced too, the replacement need not be a string.
      const isWhole = start === from
      if (isWhole && !text.startsWith('"')) return text
      const value: string = JSON.parse(isWhole ? text : `"${text}"`)
      output.push(...octets.slice(next, this.#places[start]), ...encoder.encode(value))
      next = end < to ? (this.#places[end] as number) : octets.length
    }
    return `[${[...output, ...octets.slice(next)].join(',')}]`
  }

  #moved(edit: Edit, base: number): Edit {
    const start = base + (this.#starts[edit.start] ?? 0)
    return { start, end: start + edit.end - edit.start, text: edit.text }
  }
}
