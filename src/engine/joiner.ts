/**
 * @module Splits a stretch of a container log into lines and joins the parts of messages, from the first line that may
 * be a part until no message is open. Where a message is cut depends only on its lines, never on how they arrived,
 * unless {@link Joiner.tick} reports that time has passed.
 */

import { type Line, type Log, QUOTED, readLine, sourceIn } from '../formats/container'
import { MOST_PART } from '../formats/container-parts'
import { Soft } from '../formats/quoted-printable'
import { Code } from '../text/codes'
import { TICKS } from './engine'
import { contextOf, Joined } from './joined'

/** Maximum number of lines to hold, whatever their length: bounds the wait when parts are small. */
const MOST_LINES = 256

/** A message that is not finished. */
interface Open {
  /** The last part; undefined after the parts were released. */
  last: Line | undefined
  /** Context for the next part: the end of the released text. */
  context: Uint8Array | undefined
  /** Number of ticks since the first held part arrived. */
  ticks: number
  /** The first held part. */
  first: Line | undefined
}

/** Receives messages that are ready, with all their lines in order. */
export type OnBatch = (joined: Joined, lines: readonly Line[]) => void

/** The parts of one log; offsets count from its start. */
export class Joiner {
  readonly #most: number
  readonly #onBatch: OnBatch
  /** First parts of the held messages, in order, with their context. */
  #messages: { readonly first: Line; readonly context: Uint8Array | undefined }[] = []
  /** By source and stream. */
  readonly #open = new Map<string, Open>()
  #source = ''
  /** How the previous line continues in the next one. */
  #soft = Soft.None
  /** Lines since the first held part arrived; if none is held, since one was released. */
  #lines = 0
  /** There is no line feed between `at` and this offset. */
  #searched = 0
  /** Offset of the first line not yet taken. */
  at = 0

  /** @param most - maximum number of bytes to hold */
  constructor(most: number, onBatch: OnBatch) {
    this.#most = most
    this.#onBatch = onBatch
  }

  /** Starts at an offset, with a line that may be a part. */
  begin(at: number): void {
    this.at = at
    this.#searched = at
    this.#lines = 0
    this.#soft = Soft.None
  }

  /** Offset of the first held line. */
  get start(): number {
    return this.#messages.reduce((least, { first }) => Math.min(least, first.start), this.at)
  }

  /** True if any messages are held. */
  get isWaiting(): boolean {
    return this.#messages.length > 0
  }

  /**
   * Takes complete lines until no message is open.
   *
   * @param log - from the first held line on, or from before it
   * @param isLast - whether the input ends here
   * @returns whether no message is open
   */
  advance(log: Log, isLast: boolean): boolean {
    const { bytes, base } = log
    const length = base + bytes.length
    do {
      const feed = bytes.indexOf(Code.LineFeed, Math.max(this.at, this.#searched) - base)
      const to = feed < 0 ? length : base + feed
      this.#searched = to
      if (to - this.at > MOST_PART) return this.#giveUp(log)
      if (feed < 0 && (!isLast || this.at === length)) break
      this.#take(log, to, feed < 0 ? length : to + 1)
    } while (this.#open.size > 0)
    // The rest of this line cannot fit, whatever it is.
    if (isLast || length - this.start > this.#most) this.#letGo(log, 0)
    else if (!this.#isHeld) this.#leave(log, () => true)
    if (isLast) this.#open.clear()
    return this.#open.size === 0
  }

  /** Called when time has passed. Releases complete messages, and those that have waited long enough. */
  tick(log: Log): void {
    for (const open of this.#open.values()) open.ticks++
    this.#letGo(log, TICKS)
    this.#leave(log, (first) => ![...this.#open.values()].some((open) => open.first === first))
  }

  get #isHeld(): boolean {
    for (const { first } of this.#open.values()) if (first !== undefined) return true
    return false
  }

  /** A line too long to be a part ends all waiting. */
  #giveUp(log: Log): boolean {
    this.#letGo(log, 0)
    this.#open.clear()
    return true
  }

  /** Takes the line that ends at `to`, before its line feed; the next one starts at `next`. */
  #take(log: Log, to: number, next: number): void {
    const line = readLine(log, this.at, to, next, this.#soft)
    if (this.#soft !== Soft.None && line.stream !== QUOTED) this.#open.delete(this.#who(QUOTED))
    this.#soft = line.soft
    if (this.#isHeld && (to - this.start > this.#most || this.#lines >= MOST_LINES)) this.#letGo(log, 0)
    else if (!this.#isHeld && this.#lines >= MOST_LINES) this.#open.clear()
    if (!this.#isHeld && line.isPart) this.#leave(log, () => true)
    this.#add(line)
    this.at = next
    if (line.stream < 0) this.#source = sourceIn(log, line) ?? this.#source
  }

  #add(line: Line): void {
    const who = this.#who(line.stream)
    const open = line.stream < 0 ? undefined : this.#open.get(who)
    const wasHeld = this.#isHeld
    if (open?.last === undefined) this.#messages.push({ first: line, context: open?.context })
    else open.last.next = line
    if (line.isPart) this.#goOn(who, open, line)
    else if (line.stream >= 0) this.#open.delete(who)
    this.#lines = this.#isHeld === wasHeld ? this.#lines + 1 : 1
  }

  #who(stream: number): string {
    return `${stream} ${this.#source}`
  }

  #goOn(who: string, open: Open | undefined, line: Line): void {
    if (open?.first === undefined) {
      this.#open.set(who, { last: line, first: line, context: open?.context, ticks: 0 })
    } else open.last = line
  }

  /** Treats open messages that have waited for `ticks` as finished, and releases them. With 0, releases everything. */
  #letGo(log: Log, ticks: number): void {
    const gone = new Set<Line>()
    for (const open of this.#open.values()) {
      if (open.first === undefined || open.ticks < ticks) continue
      gone.add(open.first)
      open.context = contextOf(open.first, open.context, log)
      open.first = undefined
      open.last = undefined
    }
    if (ticks === 0) {
      this.#lines = 0
      this.#leave(log, () => true)
    } else if (gone.size > 0) this.#leave(log, (first) => gone.has(first))
  }

  /** Hands out the messages that `may` selects. */
  #leave(log: Log, may: (first: Line) => boolean): void {
    const leaving = this.#messages.filter(({ first }) => may(first))
    if (leaving.length === 0) return
    this.#messages = this.#messages.filter(({ first }) => !may(first))
    const joined = new Joined()
    const lines: Line[] = []
    for (const { first, context } of leaving) {
      joined.add(first, context)
      for (let part: Line | undefined = first; part !== undefined; part = part.next) lines.push(part)
    }
    joined.fill(log)
    this.#onBatch(
      joined,
      lines.sort((one, other) => one.start - other.start),
    )
  }
}
