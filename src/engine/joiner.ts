/**
 * @module Cuts a container log into lines, puts the parts of messages together, and hands out whole messages in
 * batches. Where a message is cut depends on its lines only, never on how they arrived; a batch ends anywhere else.
 */
import { type ContainerForm, type Line, readLine, readLongLine } from '../formats/container'
import { Code } from '../text/codes'
import { Joined } from './joined'

/** Lines that are held at most, whatever their length: with small parts the wait for a last one has an end, too. */
const MOST_LINES = 256
/** Bytes of whole messages that are worked on together; more does not pay. */
const BATCH = 1 << 18

/** Hears of messages that are whole, and of the offset after their lines. */
export type OnBatch = (joined: Joined, end: number) => void

/** One log; offsets are counted from its begin. */
export class Joiner {
  readonly #form: ContainerForm
  readonly #most: number
  readonly #onBatch: OnBatch
  /** First parts, in order. */
  #messages: Line[] = []
  /** By stream: the last part so far of a message that goes on. */
  readonly #open: (Line | undefined)[] = [undefined, undefined]
  #lines = 0
  /** Offset of the first line in hand. A message that is open begins there or later; `#start <= at`. */
  #start = 0
  /** No line feed lies between `at` and here. */
  #searched = 0
  /** Offset of the first line that is not in hand. */
  at = 0

  /** @param most - bytes that are held at most */
  constructor(form: ContainerForm, most: number, onBatch: OnBatch) {
    this.#form = form
    this.#most = most
    this.#onBatch = onBatch
  }

  /**
   * Takes the lines that are whole.
   *
   * @param bytes - the log from the first line in hand on, or from before it
   * @param base - their offset
   * @param isLast - whether nothing comes after them
   */
  advance(bytes: Uint8Array, base: number, isLast: boolean): void {
    const length = base + bytes.length
    while (this.at < length) {
      const feed = bytes.indexOf(Code.LineFeed, Math.max(this.at, this.#searched) - base)
      if (feed < 0 && !isLast) break
      this.#take(bytes, base, feed < 0 ? length : base + feed, feed < 0 ? length : base + feed + 1)
    }
    this.#searched = length
    // Whatever the rest of the line is, it will not fit.
    if (isLast || !this.#isOpen || length - this.#start > this.#most) this.#flush()
  }

  /** Goes on at an offset: somebody else has read the line before it. */
  skipTo(offset: number): void {
    this.at = offset
    this.#start = offset
  }

  get #isOpen(): boolean {
    return this.#open[0] !== undefined || this.#open[1] !== undefined
  }

  /** Takes the line that ends at `to`, before its line feed; the next one begins at `next`. */
  #take(bytes: Uint8Array, base: number, to: number, next: number): void {
    const isLong = to - this.at > this.#most
    const read = isLong ? readLongLine : readLine
    const line = shifted(read(this.#form, bytes, this.at - base, to - base), base)
    const isFull = this.#isOpen
      ? to - this.#start > this.#most || this.#lines === MOST_LINES
      : line.isPart || to - this.#start > BATCH
    if (isFull || isLong) this.#flush()
    this.#add(line)
    this.at = next
    if (isLong) this.#flush()
  }

  #add(line: Line): void {
    const last = this.#open[line.stream]
    if (last === undefined) this.#messages.push(line)
    else last.next = line
    if (line.stream >= 0) this.#open[line.stream] = line.isPart ? line : undefined
    this.#lines++
  }

  /** Hands out all that is in hand; what is unfinished counts as finished. */
  #flush(): void {
    const messages = this.#messages
    if (messages.length === 0) return
    this.#messages = []
    this.#open.fill(undefined)
    this.#lines = 0
    this.#start = this.at
    const joined = new Joined()
    for (const first of messages) joined.add(first)
    this.#onBatch(joined, this.at)
  }
}

function shifted(line: Line, base: number): Line {
  if (base === 0) return line
  const { head, body, bodyEnd, tail } = line
  return { ...line, head: head + base, body: body + base, bodyEnd: bodyEnd + base, tail: tail + base }
}
