/**
 * @module SIGHUP to a run with an output that grows: the output is opened again at once, and keys, policy and lists are read anew
 * between two lines.
 */
import type { Read } from './live'

const LINE_FEED = 10

/** Hears SIGHUP from its making on. */
export class Reload {
  #isAsked = false
  #act = () => {}

  constructor() {
    process.on('SIGHUP', this.#take)
  }

  /** What is done at once when the signal comes. */
  heard(act: () => void): void {
    this.#act = act
  }

  /** Whether what was read at the start is to be read anew. */
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

/** Whether a line may belong to the one before it: it is blank, indented, or closes something. */
function goesOn(first: number | undefined): boolean {
  return first !== undefined && ' \t\r\n}]'.includes(String.fromCharCode(first))
}

/**
 * Reads an input that ends, when it is asked to, where no line and no message is open; what follows is read when it is asked
 * on.
 */
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

  /** Whether it has ended there, and goes on. */
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
    // A line at a time, until there is such a place.
    const end = isAsked ? this.#rest.indexOf(LINE_FEED) + 1 || this.#rest.length : this.#rest.length
    const given = this.#rest.subarray(0, Math.min(into.length, end))
    into.set(given)
    this.#rest = this.#rest.subarray(given.length)
    this.#last = given.at(-1) as number
    return given.length
  }
}
