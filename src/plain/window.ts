/**
 * @module The window: which part of the text is visible now, and how much of a stream is held back.
 *
 * Text is processed in pieces. A piece is either some whole lines, or one block of a line that is longer than a block;
 * blocks are cut at fixed distances from the start of the line, so that the pieces do not depend on how the text
 * arrived. No finding spans a line end, and nothing looks further than {@link REACH} codes, so a piece with that much
 * context on either side of a cut has the same findings as the whole text.
 */
import { criHead, Head, MOST_HEAD } from '../formats/container-parts'
import { Code, isLineEnd, lineEndFrom } from '../text/codes'
import { Limit } from '../text/limits'
import { decode, type Source } from '../text/source'
import { View } from '../text/view'

/** Codes of one block of an over-long line. */
export const BLOCK: number = Limit.Block

/** Codes before or after a position that a decision may depend on. */
export const REACH: number = Limit.Reach

/** The visible part of a source, and the piece of it that is being read. */
export class Window {
  readonly view: View
  readonly #block: number
  /** Start of the piece; findings start in `[from, to)`. */
  from: number
  /** End of the piece: after a line end, at the end of a block, or the end of the text. */
  to: number
  /** There is no line end between `to` and here. */
  #searched: number
  /** True if the piece starts a container log message, after its header. */
  isMessage = false
  readonly #heads: boolean
  /** True if the next piece is at most one line. */
  isLineWise = false
  /** True if the text ends where the view ends. */
  #isLast = false

  /**
   * @param block - codes per block; tests choose small ones, so that every test crosses edges
   * @param heads - true if lines of container logs have headers, which are skipped
   */
  constructor(block: number = BLOCK, heads = false) {
    this.#heads = heads
    this.#block = block
    this.view = new View(block + 2 * REACH + (heads ? MOST_HEAD : 0))
    this.from = this.view.start
    this.to = this.view.start
    this.#searched = this.view.start
  }

  /** Starts a new text. */
  reset(): void {
    this.view.reset(0)
    this.isLineWise = false
    this.from = this.view.start
    this.to = this.view.start
    this.#searched = this.view.start
  }

  /**
   * Calls back for each piece of the available text, as far as possible; the window is then on the last one.
   *
   * @param isLast - true if nothing follows what the source has
   */
  advance(source: Source, isLast: boolean, onPiece: () => void): void {
    for (;;) {
      const isRead = source.fill(this.view)
      let moved = false
      while (this.next(isLast && isRead)) {
        moved = true
        onPiece()
      }
      this.slide()
      if (isRead || !moved) return
    }
  }

  /**
   * Moves on to the next piece.
   *
   * @param isLast - true if the text ends where the view ends
   * @returns false if more text must come first, or none is left
   */
  next(isLast: boolean): boolean {
    const { view } = this
    this.#isLast = isLast
    const head = this.#headAt(this.to)
    this.from = this.to
    const lines = this.#wholeLines(this.from)
    if (lines > this.from) {
      this.#passHead(head)
      this.to = lines
      return true
    }
    const rest = view.end - this.from - head
    if (rest > this.#block) {
      const isShort = rest < this.#block + REACH && !isLast
      if (isShort && lineEndFrom(view.codes, this.from, view.end) === view.end) return false
      this.#passHead(head)
      this.to = this.from + this.#block
      return true
    }
    if (!isLast || rest + head === 0) return false
    this.#passHead(head)
    this.to = view.end
    return true
  }

  /** The piece with its visible context after it, and whether that is all of its line. */
  get range(): { from: number; to: number; end: number; isWhole: boolean } {
    const { view, from, to } = this
    if (isLineEnd(view.codes[to - 1] as number) && to > from) return { from, to, end: to, isWhole: true }
    const most = Math.min(view.end, to + REACH)
    const end = lineEndFrom(view.codes, to, most)
    return {
      from,
      to,
      end,
      isWhole: end < most || (end === view.end ? this.#isLast : isLineEnd(view.codes[end] as number)),
    }
  }

  /** Returns the length of the header that a container runtime wrote on the line at `at`; 0 on any other line. */
  #headAt(at: number): number {
    const { view } = this
    if (!this.#heads || view.codes[at - 1] !== Code.LineFeed) return 0
    const head = criHead(view.codes, at, lineEndFrom(view.codes, at, Math.min(view.end, at + MOST_HEAD))) & Head.Length
    return head > 0 && view.isAsWritten(at, at + head) ? head : 0
  }

  /** Skips the header of a line: to the message it looks like a preceding line. */
  #passHead(head: number): void {
    this.isMessage = head > 0
    if (head === 0) return
    this.view.codes.fill(Code.LineFeed, this.from, this.from + head)
    this.from += head
  }

  /** Ends the piece at `to`, after one of its lines. */
  endAt(to: number): void {
    this.to = to
    this.#searched = to
  }

  /** Makes room for more text; keeps the context that later decisions need. */
  slide(): void {
    const moved = this.view.dropBefore(Math.max(this.view.start, this.to - REACH))
    this.from -= moved
    this.to -= moved
    this.#searched -= moved
  }

  /** Returns the end of the whole lines from `at`, each no longer than a block. */
  #wholeLines(at: number): number {
    const { codes, end } = this.view
    let safe = at
    let head = this.#headAt(at)
    for (let from = Math.max(at, this.#searched); ; from = safe) {
      const most = Math.min(end, safe + head + this.#block)
      const ended = lineEndFrom(codes, from, most)
      this.#searched = ended
      if (ended >= most) return safe
      safe = ended + 1
      if (this.isLineWise) return safe
      // Each message is a separate piece.
      if (head > 0) return safe
      head = this.#headAt(safe)
      if (head > 0) return safe
    }
  }
}

/** The bytes of a stream that are not yet written: chunks are appended, and output is taken from the front. */
export class Held implements Source {
  #bytes: Uint8Array = new Uint8Array(0)
  /** Offset in the stream of `#bytes[0]`. */
  #base: number
  /** Bytes in use; `0 <= #read <= #length <= #bytes.length`. */
  #length = 0
  #read = 0
  #isLast = false

  /** @param base - offset of the first byte to come */
  constructor(base = 0) {
    this.#base = base
  }

  /** Takes a chunk; the caller may reuse its memory. */
  push(chunk: Uint8Array): void {
    const needed = this.#length + chunk.length
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length, 1024))
      grown.set(this.#bytes.subarray(0, this.#length))
      this.#bytes = grown
    }
    this.#bytes.set(chunk, this.#length)
    this.#length = needed
  }

  /** No more chunks will come: a truncated sequence is final. */
  end(): void {
    this.#isLast = true
  }

  fill(view: View): boolean {
    this.#read = view.appendBytes(this.#bytes, this.#read, this.#length, this.#base, this.#isLast)
    return this.#read === this.#length
  }

  text(start: number, end: number): string {
    return decode(this.bytes(start, end))
  }

  /** The bytes between two offsets of the stream; valid until the next `push` or `dropBefore`. */
  bytes(start: number, end: number): Uint8Array {
    return this.#bytes.subarray(start - this.#base, end - this.#base)
  }

  /** Forgets the bytes before `offset`, once that is worth a copy. */
  dropBefore(offset: number): void {
    const gone = offset - this.#base
    if (gone < this.#length - gone) return
    this.#bytes.copyWithin(0, gone, this.#length)
    this.#length -= gone
    this.#read -= gone
    this.#base = offset
  }
}
