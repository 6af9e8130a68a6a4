/**
 * @module A view of text: one code per code point, so that every rule is written once for strings and bytes.
 *
 * The view maps each code back to its source. Runs of characters of width one need no memory: a mark is stored only
 * where the distance between code and source changes. Offsets are those of the source, counted from the start of the
 * input or stream: UTF-16 units for a string, bytes for bytes.
 */
import { Code } from './codes'
import { fold, unseenCode, VANISHES } from './fold'
import { keptCodes } from './kept'
import { Limit } from './limits'
import { lastUpTo } from './search'
import { isSecondOctet, sequenceLength, windowsPoint } from './utf8'

/** Number of line feeds on both sides of the codes, so that no recogniser needs a bounds check. */
const GUARD = 64

/** Codes enclosed in line feeds, and their mapping to the source. */
export interface TextView {
  readonly codes: Uint8Array
  /** Index of the first code, and one past the last. */
  readonly start: number
  readonly end: number
  /** Returns the start offset of the code at `index`. */
  offsetOf(index: number): number
  /** Returns the end offset of the code before `index`: characters that vanished after it are not included. */
  endOf(index: number): number
}

/** A window of folded text, mapped to its source. */
export class View implements TextView {
  /** The codes, guards included. Never a `Buffer`, so that the recognisers' inline caches see a single class. */
  readonly codes: Uint8Array
  /** Index of the first code. */
  readonly start = GUARD
  /** One past the last code; `start <= end <= limit`. */
  end = GUARD
  /** Upper limit of `end`. */
  readonly limit: number
  /** Marks: from this index on, codes come from consecutive units starting at this offset. Indexes never decrease. */
  #indexes: number[] = [GUARD]
  #offsets: number[] = [0]
  /** Number of consecutive invisible characters before the code at this index. */
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

  /** Returns the start offset of the code at `index`. */
  offsetOf(index: number): number {
    const mark = this.#lastMark(index)
    return (this.#offsets[mark] as number) + index - (this.#indexes[mark] as number)
  }

  /** Returns the index of the first code that came from `offset` or after it. */
  indexOf(offset: number): number {
    const mark = lastUpTo(this.#offsets, offset)
    const index = (this.#indexes[mark] as number) + Math.max(0, offset - (this.#offsets[mark] as number))
    return Math.min(index, this.end)
  }

  /** Returns the end offset of the code before `index`: characters that vanished after it are not included. */
  endOf(index: number): number {
    let mark = this.#lastMark(index)
    if (this.#indexes[mark] !== index) return this.offsetOf(index)
    while (mark > 0 && this.#indexes[mark - 1] === index) mark--
    return this.#offsets[mark] as number
  }

  /** True if every code in the range is a literal character of the text, and none in between vanished. */
  isAsWritten(from: number, to: number): boolean {
    const mark = this.#lastMark(to - 1)
    return mark === 0 || (this.#indexes[mark] as number) < from
  }

  /** Appends as much UTF-16 as fits, from unit `at` on; returns where it stopped. */
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
   * Appends as much UTF-8 as fits, from `bytes[at]` to `bytes[to]`; returns where it stopped. A sequence cut off at
   * `to` is left for the next call unless `isLast`; an invalid byte is read as Windows-1252.
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

  /** Drops the codes before `index`; returns how far the rest moved. */
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
    return lastUpTo(this.#indexes, index)
  }

  /** Returns the code for a code point at index `at`. In a run of invisible ones, {@link Limit.Unseen} vanish. */
  #codeOf(point: number, at: number): number {
    const code = fold(point)
    if (code !== VANISHES) return code
    this.#unseen = this.#unseenAt === at ? this.#unseen + 1 : 1
    this.#unseenAt = at
    return this.#unseen > Limit.Unseen ? unseenCode(point) : VANISHES
  }

  /** Appends the folded code of the source from `from` to `next`, and marks the code after it if necessary. */
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

  /** Two marks at one index: the end of the text before, and the start of the text after. */
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

/** Returns the length of the well-formed sequence at `at`, {@link NOT_UTF8}, or {@link CUT_OFF} if `to` cuts it. */
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
