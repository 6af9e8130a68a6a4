/**
 * @module Cuts a stretch of a container log into lines, and puts the parts of messages together: from the first line that
 * may be a part on, until no message is open. Where a message is cut depends on its lines only, never on how they arrived,
 * unless somebody says that time has passed.
 */

import { type Line, type Log, QUOTED, readLine, sourceIn } from '../formats/container'
import { MOST_PART } from '../formats/parts'
import { Soft } from '../formats/quoted'
import { Code } from '../text/codes'
import { TICKS } from './engine'
import { contextOf, Joined } from './joined'

/** Bytes of unfinished messages that are held, from the first one's first part on. */
export const MOST_HELD: number = 1 << 20
/** Lines that are held at most, whatever their length: with small parts the wait for a last one has an end, too. */
const MOST_LINES = 256

/** A message that goes on. */
interface Open {
  /** The part that came last; none when what came has been let go. */
  last: Line | undefined
  /** What is read once more before the next part: the end of what has been let go. */
  context: Uint8Array | undefined
  /** How often time has passed since the first part in hand came. */
  ticks: number
  /** The first part in hand. */
  first: Line | undefined
}

/** Hears of messages that may leave; `lines` are all of theirs, in order. */
export type OnBatch = (joined: Joined, lines: readonly Line[]) => void

/** The parts of one log; offsets are counted from its begin. */
export class Joiner {
  readonly #most: number
  readonly #onBatch: OnBatch
  /** First parts of what is in hand, in order, with what is read before them. */
  #messages: { readonly first: Line; readonly context: Uint8Array | undefined }[] = []
  /** By source and stream. */
  readonly #open = new Map<string, Open>()
  #source = ''
  /** How the line before the next one goes on in it. */
  #soft = Soft.None
  /** Lines since the first part in hand came; when there is none, since one was let go. */
  #lines = 0
  /** No line feed lies between `at` and here. */
  #searched = 0
  /** Offset of the first line that is not in hand. */
  at = 0

  /** @param most - bytes that are held at most */
  constructor(most: number, onBatch: OnBatch) {
    this.#most = most
    this.#onBatch = onBatch
  }

  /** Begins at an offset, with a line that may be a part. */
  begin(at: number): void {
    this.at = at
    this.#searched = at
    this.#lines = 0
    this.#soft = Soft.None
  }

  /** Offset of the first line in hand. */
  get start(): number {
    return this.#messages.reduce((least, { first }) => Math.min(least, first.start), this.at)
  }

  /** Whether messages wait for others that are not whole. */
  get isWaiting(): boolean {
    return this.#messages.length > 0
  }

  /**
   * Takes the lines that are whole, until no message is open.
   *
   * @param log - from the first line in hand on, or from before it
   * @param isLast - whether nothing comes after them
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
    // Whatever the rest of the line is, it will not fit.
    if (isLast || length - this.start > this.#most) this.#letGo(log, 0)
    else if (!this.#isHeld) this.#leave(log, () => true)
    if (isLast) this.#open.clear()
    return this.#open.size === 0
  }

  /** Time has passed: whole messages leave, and those that have waited long enough. */
  tick(log: Log): void {
    for (const open of this.#open.values()) open.ticks++
    this.#letGo(log, TICKS)
    this.#leave(log, (first) => ![...this.#open.values()].some((open) => open.first === first))
  }

  get #isHeld(): boolean {
    for (const { first } of this.#open.values()) if (first !== undefined) return true
    return false
  }

  /** A line that is too long to be a part ends all that was waited for. */
  #giveUp(log: Log): boolean {
    this.#letGo(log, 0)
    this.#open.clear()
    return true
  }

  /** Takes the line that ends at `to`, before its line feed; the next one begins at `next`. */
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

  /** What has come of messages that are open, and have waited for so long, counts as finished; and all before them. */
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

  /** Hands out what may leave. */
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
