/**
 * @module A view of text: one code per code point, so that every rule is written once for strings and bytes.
 *
 * The view remembers where each code came from. Runs of characters of width one need no memory; a mark is kept
 * only where the distance between code and source changes. Offsets are those of the source: UTF-16 units for
 * a string, bytes for bytes, counted from the beginning of the input or stream.
 */
import { Code } from './codes'
import { fold, unseenCode, VANISHES } from './fold'
import { keptCodes } from './kept'
import { Limit } from './limits'
import { isSecondOctet, sequenceLength, windowsPoint } from './utf8'

/** Line feeds on both sides of the codes, so that no recogniser needs a bounds check. */
const GUARD = 64

/** Codes with line feeds around them, and the way back to the text they came from. */
export interface TextView {
  readonly codes: Uint8Array
  /** Index of the first code, and one past the last. */
  readonly start: number
  readonly end: number
  /** Offset at which the code at `index` begins. */
  offsetOf(index: number): number
  /** Offset just after the code before `index`: what vanished between the two stays outside a span. */
  endOf(index: number): number
}

/** A window of folded text with the way back to the source. */
export class View implements TextView {
  /** The codes, guards included. Never a `Buffer`: the recognisers' inline caches know one class. */
  readonly codes: Uint8Array
  /** Index of the first code. */
  readonly start = GUARD
  /** One past the last code; `start <= end <= limit`. */
  end = GUARD
  /** How far `end` may grow. */
  readonly limit: number
  /** Marks: from this index on, codes lie at this offset and one unit apart. Indexes never fall. */
  #indexes: number[] = [GUARD]
  #offsets: number[] = [0]
  /** How many invisible characters in a row came before the code at this index. */
  #unseen = 0
  #unseenAt = 0

  constructor(capacity: number) {
    this.codes = keptCodes(capacity + GUARD, GUARD)
    this.#seal()
    this.limit = GUARD + capacity
  }

  /** Empties the view; the next code will come from `offset`. */
  reset(offset: number): void {
    this.#indexes = [GUARD]
    this.#offsets = [offset]
    this.#unseenAt = 0
    this.end = GUARD
    this.#seal()
  }

  /** Offset at which the code at `index` begins. */
  offsetOf(index: number): number {
    const mark = this.#lastMark(index)
    return (this.#offsets[mark] as number) + index - (this.#indexes[mark] as number)
  }

  /** Index of the first code that came from `offset` or after it. */
  indexOf(offset: number): number {
    let low = 0
    let high = this.#offsets.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#offsets[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    const index = (this.#indexes[low] as number) + Math.max(0, offset - (this.#offsets[low] as number))
    return Math.min(index, this.end)
  }

  /** Offset just after the code before `index`: what vanished between the two stays outside a span. */
  endOf(index: number): number {
    let mark = this.#lastMark(index)
    if (this.#indexes[mark] !== index) return this.offsetOf(index)
    while (mark > 0 && this.#indexes[mark - 1] === index) mark--
    return this.#offsets[mark] as number
  }

  /** Whether each code from one index to another is a character of the text, and nothing is there that cannot be seen. */
  isAsWritten(from: number, to: number): boolean {
    const mark = this.#lastMark(to - 1)
    return mark === 0 || (this.#indexes[mark] as number) < from
  }

  /** Appends UTF-16 from unit `at` on, as much as fits; returns where it stopped. */
  appendString(text: string, at: number): number {
    const { codes, limit } = this
    let end = this.end
    let from = at
    while (from < text.length && end < limit) {
      const unit = text.charCodeAt(from)
      if (unit < 128) {
        codes[end++] = unit
        from++
        continue
      }
      const point = text.codePointAt(from) as number
      end = this.#appendFolded(this.#codeOf(point, end), end, from, from + (point > 0xffff ? 2 : 1))
      from += point > 0xffff ? 2 : 1
    }
    this.end = end
    this.#seal()
    return from
  }

  /**
   * Appends UTF-8 from `bytes[at]` to `bytes[to]`, as much as fits; returns where it stopped. A sequence that is
   * cut off at `to` is left for the next call unless `isLast`; a byte that is no UTF-8 is read as
   * Windows-1252.
   *
   * @param base - offset of `bytes[0]` in the input
   */
  appendBytes(bytes: Uint8Array, at: number, to: number, base: number, isLast: boolean): number {
    const { codes, limit } = this
    let end = this.end
    let from = at
    while (from < to && end < limit) {
      const lead = bytes[from] as number
      if (lead < 128) {
        codes[end++] = lead
        from++
        continue
      }
      const width = sequenceWidth(bytes, from, to)
      if (width === CUT_OFF && !isLast) break
      const length = width > 0 ? width : 1
      const point = width > 0 ? codePointAt(bytes, from, width) : windowsPoint(lead)
      end = this.#appendFolded(this.#codeOf(point, end), end, base + from, base + from + length)
      from += length
    }
    this.end = end
    this.#seal()
    return from
  }

  /** Forgets the codes before `index`; returns how far the rest moved. */
  dropBefore(index: number): number {
    const moved = index - GUARD
    if (moved <= 0) return 0
    const mark = this.#lastMark(index)
    const offset = this.offsetOf(index)
    this.codes.copyWithin(GUARD, index, this.end)
    this.end -= moved
    this.#unseenAt -= moved
    this.#indexes = [GUARD, ...this.#indexes.slice(mark + 1).map((at) => at - moved)]
    this.#offsets = [offset, ...this.#offsets.slice(mark + 1)]
    this.#seal()
    return moved
  }

  /** Index of the last mark at or before `index`. */
  #lastMark(index: number): number {
    const indexes = this.#indexes
    let low = 0
    let high = indexes.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((indexes[middle] as number) <= index) low = middle
      else high = middle - 1
    }
    return low
  }

  /** The code of a code point at index `at`; of invisible ones in a row, {@link Limit.Unseen} leave none. */
  #codeOf(point: number, at: number): number {
    const code = fold(point)
    if (code !== VANISHES) return code
    this.#unseen = this.#unseenAt === at ? this.#unseen + 1 : 1
    this.#unseenAt = at
    return this.#unseen > Limit.Unseen ? unseenCode(point) : VANISHES
  }

  /** Writes a folded code that stands for the source from `from` to `next`, and marks what follows it. */
  #appendFolded(code: number, end: number, from: number, next: number): number {
    if (code === VANISHES) {
      this.#markVanished(end, from, next)
      return end
    }
    this.codes[end] = code
    if (next - from !== 1 || code < 128) this.#mark(end + 1, next)
    return end + 1
  }

  #mark(index: number, offset: number): void {
    this.#indexes.push(index)
    this.#offsets.push(offset)
  }

  /** Two marks at one index: the end of what came before, and the begin of what comes next. */
  #markVanished(index: number, from: number, next: number): void {
    const last = this.#indexes.length - 1
    if (this.#indexes[last] !== index) this.#mark(index, from)
    else if (this.#indexes[last - 1] === index) {
      this.#offsets[last] = next
      return
    }
    this.#mark(index, next)
  }

  #seal(): void {
    this.codes.fill(Code.LineFeed, this.end, this.end + GUARD)
  }
}

const NOT_UTF8 = 0
const CUT_OFF = -1

/** Octets of the well-formed sequence at `at`: 2 to 4, {@link NOT_UTF8}, or {@link CUT_OFF} when `to` ends it. */
function sequenceWidth(bytes: Uint8Array, at: number, to: number): number {
  const lead = bytes[at] as number
  const width = sequenceLength(lead)
  for (let i = 1; i < width; i++) {
    if (at + i >= to) return CUT_OFF
    const next = bytes[at + i] as number
    if (i === 1 ? !isSecondOctet(lead, next) : (next & 0xc0) !== 0x80) return NOT_UTF8
  }
  return width === 0 ? NOT_UTF8 : width
}

function codePointAt(bytes: Uint8Array, at: number, width: number): number {
  let point = (bytes[at] as number) & (0xff >> (width + 1))
  for (let i = 1; i < width; i++) point = (point << 6) | ((bytes[at + i] as number) & 0x3f)
  return point
}
