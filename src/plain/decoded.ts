/**
 * @module A piece of text in its format: decoded codes, mapped to the text through the view they were decoded from. The
 * plain engine's side of `formats/decode.ts`.
 */
import { Decoded, endLine } from '../formats/decode'
import { isJoint } from '../formats/inline-tags'
import { beginLevel, beginMessage, Level, levelAt, Reader, Value } from '../formats/state'
import { queryAt } from '../formats/url-query'
import { Weighing } from '../resolve/weigh'
import { Code, isDigit, isLineEnd } from '../text/codes'
import { fold } from '../text/fold'
import { keptBytes, keptCodes, keptInts } from '../text/kept'
import { Limit } from '../text/limits'
import { endPlaceOf, indexAfter, Mark, placeOf } from '../text/marks'
import type { TextView, View } from '../text/view'
import type { Decoder } from './decoders'

/** True if a JSON object may start at `at`. */
function isObject(codes: Uint8Array, at: number): boolean {
  if (codes[at] !== Code.OpenBrace) return false
  let place = at + 1
  while (codes[place] === Code.Space || codes[place] === Code.Tab) place++
  return codes[place] === Code.Quote || (codes[place] as number) > 127
}

/** Number of line feeds on both sides, as in a view of plain text. */
const GUARD = 64

/** Outside JSON, text without these characters needs no decoding; a bracket matters only at a line start. */
const TELLING = [
  ...[Code.OpenBrace, Code.Percent, Code.Ampersand, Code.Backslash, Code.Escape, Code.Hash, Code.Caret],
] as const

/** True if there may be a tag inside a number. */
function hasTag(piece: Uint8Array): boolean {
  for (let at = piece.indexOf(Code.Less); at >= 0; at = piece.indexOf(Code.Less, at + 1)) {
    const before = at > 0 ? (piece[at - 1] as number) : Code.Zero
    if (isDigit(before) || isJoint(before)) return true
  }
  return false
}

/** The range of a view to decode, as indexes of its codes. */
export interface Range {
  /** Start and end of the piece; the codes around it are context. */
  readonly from: number
  readonly to: number
  /** End of the codes that may be read. */
  readonly end: number
  /** True if nothing after `end` belongs to it. */
  readonly isWhole: boolean
}

const NONE = new Uint8Array(0)

/** Reads texts one after the other, piece by piece. */
export class FormatView implements TextView {
  readonly start = GUARD
  end = GUARD
  codes: Uint8Array = NONE
  /** Values by `Value`, and their number. */
  values = new Int32Array(0)
  count = 0
  /** Where codes came from, by `Mark`, and the number of marks. */
  marks = new Int32Array(0)
  marksCount = 0
  readonly #most: number
  readonly #decoder: Decoder
  /** Word lists, with the names listed in a plan. */
  #words: Uint8Array
  #body: Uint8Array = NONE
  readonly #reader = keptInts(Reader.Size)
  readonly #word = keptBytes(Weighing.ScratchBytes)
  readonly #notes = keptInts(Weighing.NotesInts)
  #under: View
  /** Offset of the text where reading continues. */
  #offset = 0
  readonly #kept = keptInts(Reader.Size)
  #keptOffset = 0

  constructor(under: View, block: number, decoder: Decoder, words: Uint8Array) {
    this.#under = under
    this.#decoder = decoder
    this.#words = words
    this.#most = block + 2 * Limit.Reach
    this.begin(words)
  }

  /** Starts a text of a plan with these names. */
  begin(words: Uint8Array): void {
    this.#words = words
    this.#decoder.begin(this.#reader)
    this.#offset = 0
  }

  /** Starts a message of a container log, at index `from` of the view below. */
  beginMessage(from: number): void {
    beginMessage(this.#reader)
    this.#offset = this.#under.offsetOf(from)
  }

  /** True if the text is a table. */
  get isTable(): boolean {
    return !this.#decoder.passes
  }

  /** Saves the state; `goBack` restores it. */
  keep(): void {
    this.#kept.set(this.#reader)
    this.#keptOffset = this.#offset
  }

  goBack(): void {
    this.#reader.set(this.#kept)
    this.#offset = this.#keptOffset
  }

  /** Skips the piece up to index `to` of the view below, which a name owns. */
  passOwned(to: number): void {
    beginLevel(this.#reader, 0, 0)
    endLine(this.#reader)
    this.#offset = this.#under.offsetOf(to)
  }

  /**
   * Index in the view below of the line end for the decoded codes at `index`; -1 if only JSON ends there.
   *
   * @param isLast - whether the code is the last one: skipped text after it has no codes
   */
  lineEndAt(index: number, isLast: boolean): number {
    const { codes } = this.#under
    const seen = this.#under.indexOf(this.offsetOf(index))
    let place = seen
    if (isLast && codes[seen] !== Code.OpenBracket) {
      while (!isLineEnd(codes[place] as number) && !isObject(codes, place)) place++
    }
    return isLineEnd(codes[place] as number) ? place : -1
  }

  /** Skips the next piece if it can be used unchanged. */
  passes({ from, to, end }: Range): boolean {
    if (!this.#decoder.passes) return false
    const reader = this.#reader
    const { codes } = this.#under
    if (reader[Reader.Quoted] !== 0 || reader[levelAt(0, Level.Json)] !== 0) return false
    const first = Math.min(from, this.#under.indexOf(this.#offset))
    // A view is usually longer than the range to examine.
    const piece = codes.subarray(first, end)
    const has = (code: number) => piece.includes(code)
    const query = reader[Reader.Query] as number
    const isQuery = query > 1 || ((query > 0 || has(Code.Question)) && has(Code.Plus))
    if (isQuery || TELLING.some(has) || hasTag(piece) || this.#hasBracket(piece, first)) return false
    const isLine = isLineEnd(codes[to - 1] as number)
    const next = isLine ? to : Math.max(first, to - Limit.Reach)
    if (isLine) endLine(reader)
    else {
      reader[Reader.Fresh] = 0
      reader[Reader.Query] = queryAt(codes, first, next, query)
    }
    this.#offset = this.#under.offsetOf(next)
    return true
  }

  /** True if a line of a piece, which starts at index `first`, starts with a bracket. */
  #hasBracket(piece: Uint8Array, first: number): boolean {
    const { codes, start } = this.#under
    for (let at = piece.indexOf(Code.OpenBracket); at >= 0; at = piece.indexOf(Code.OpenBracket, at + 1)) {
      if (first + at === start || isLineEnd(codes[first + at - 1] as number)) return true
    }
    return false
  }

  /** Decodes a piece; returns its start and end in the decoded codes. */
  decode({ from, to, end, isWhole }: Range): { from: number; to: number } {
    this.#makeRoom()
    const reader = this.#reader
    const under = this.#under
    const first = Math.min(from, under.indexOf(this.#offset))
    const isLine = isLineEnd(under.codes[to - 1] as number) || (isWhole && end === to)
    const next = isLine ? to : Math.max(first, to - Limit.Reach)
    this.#decoder.beginAt(first, this.#body.length - GUARD, isWhole, this.marks, this.values, reader)
    this.#run(next, end)
    const kept = reader.slice()
    this.#offset = under.offsetOf(reader[Reader.At] as number)
    this.#run(end, end)
    this.#decoder.endAt(under.codes, this.#body, this.marks, this.values, this.#words, this.#word, this.#notes, reader)
    this.end = GUARD + (reader[Reader.Written] as number)
    this.count = reader[Reader.Values] as number
    this.marksCount = reader[Reader.Marks] as number
    this.codes.fill(Code.LineFeed, this.end, this.end + GUARD)
    reader.set(kept)
    return { from: this.#indexAt(from), to: isLine && to === end ? this.end : this.#indexAt(to) }
  }

  /** Allocated lazily: most texts never need it. */
  #makeRoom(): void {
    if (this.#body.length > 0) return
    const most = this.#most
    this.codes = keptCodes(this.#decoder.growth * most + GUARD, GUARD)
    this.#body = this.codes.subarray(GUARD)
    this.marks = keptInts(Mark.Size * (4 * most + 16))
    this.values = keptInts(Value.Size * (most + 16))
  }

  #run(stop: number, end: number): void {
    const { codes } = this.#under
    const { decode } = this.#decoder
    const reader = this.#reader
    const body = this.#body
    const words = this.#words
    for (;;) {
      const done = decode(codes, stop, end, body, this.marks, this.values, words, this.#word, this.#notes, reader)
      if (done === Decoded.All) return
      reader[Reader.Folded] = fold(reader[Reader.Point] as number)
    }
  }

  /** Index after the last decoded code that came from before `place` of the view below. */
  #indexAt(place: number): number {
    return GUARD + indexAfter(this.marks, this.marksCount, this.end - GUARD, place)
  }

  offsetOf(index: number): number {
    return this.#under.offsetOf(placeOf(this.marks, this.marksCount, index - GUARD))
  }

  endOf(index: number): number {
    return this.#under.endOf(endPlaceOf(this.marks, this.marksCount, index - GUARD))
  }

  /** Number of codes from `index` on without a source in the text: lost zeros. */
  restoredAt(index: number): number {
    let at = index
    while (this.offsetOf(at) === this.offsetOf(at + 1)) at++
    return at - index
  }

  /** Returns the offsets of a value in the text. */
  spanOf(value: number): { start: number; end: number } {
    const at = value * Value.Size
    const start = this.#under.offsetOf(this.values[at + Value.Start] as number)
    return { start, end: this.#under.endOf(this.values[at + Value.End] as number) }
  }
}
