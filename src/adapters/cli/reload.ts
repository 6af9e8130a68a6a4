/**
 * @module SIGHUP to a run with a growing output: the output is reopened at once, and keys, policy and lists are
 * reloaded between two lines.
 */
import type { Read } from './live'

const LINE_FEED = 10

/** Handles SIGHUP once constructed. */
export class Reload {
  #isAsked = false
  #act = () => {}

  constructor() {
    process.on('SIGHUP', this.#take)
  }

  /** Sets what to do at once when the signal arrives. */
  heard(act: () => void): void {
    this.#act = act
  }

  /** True if a reload is pending. */
  get isAsked(): boolean {
    return this.#isAsked
  }

  done(): void {
    this.#isAsked = false
  }

  readonly #take = () => {
    this.#isAsked = true
    this.#act()
  }
}

/** True if a line may belong to the one before it: it is blank, indented, or starts with a closing bracket. */
function goesOn(first: number | undefined): boolean {
  return first !== undefined && ' \t\r\n}]'.includes(String.fromCharCode(first))
}

/** Splits an input, on request, where no line and no message is open. The rest is read later. */
export class Seam {
  readonly #read: Read
  readonly #isAsked: () => boolean
  #rest: Uint8Array = new Uint8Array(0)
  #last = LINE_FEED
  #isCut = false

  constructor(read: Read, isAsked: () => boolean) {
    this.#read = read
    this.#isAsked = isAsked
  }

  /** True if the input was split, and continues. */
  takeCut(): boolean {
    const isCut = this.#isCut
    this.#isCut = false
    return isCut
  }

  async read(into: Uint8Array, isWaiting = false): Promise<number> {
    if (this.#rest.length === 0) {
      const got = await this.#read(into, isWaiting)
      if (got <= 0) return got
      this.#rest = into.slice(0, got)
    }
    const isAsked = this.#isAsked()
    if (isAsked && !isWaiting && this.#last === LINE_FEED && !goesOn(this.#rest[0])) {
      this.#isCut = true
      return 0
    }
    // One line at a time, until there is such a position.
    const end = isAsked ? this.#rest.indexOf(LINE_FEED) + 1 || this.#rest.length : this.#rest.length
    const given = this.#rest.subarray(0, Math.min(into.length, end))
    into.set(given)
    this.#rest = this.#rest.subarray(given.length)
    this.#last = given.at(-1) as number
    return given.length
  }
}
