/**
 * @module Any value of the language through the engine: read, asked about in one call, and made again where something
 * changed. Never throws and never changes what it is given.
 */
import type { Edit } from '../types'
import { Build } from './build'
import { Transcript } from './transcript'
import { Label, type Limits, Walk } from './walk'

/** Far beyond what anybody logs; what lies beyond them is masked. */
export const LIMITS: Limits = { depth: 32, width: 10_000, total: 200_000, characters: 1 << 26 }

/** The edits of a text that is JSON. */
export type EditsOf = (text: string) => readonly Edit[]

/** Redacts values; its memory is kept from call to call. */
export class Values {
  readonly #limits: Limits
  /** A call inside a call, as a getter may make one, has its own. */
  #idle: Transcript | undefined

  constructor(limits: Limits = LIMITS) {
    this.#limits = limits
  }

  redact(value: unknown, editsOf: EditsOf): unknown {
    const transcript = this.#idle ?? new Transcript()
    this.#idle = undefined
    try {
      new Walk(transcript, this.#limits).value(value, -1)
      transcript.end()
      const edits = editsOf(transcript.text)
      if (edits.length === 0 && transcript.lost === 0) return value
      return new Build(transcript, edits).value()
    } catch {
      // No stack is left, or no memory.
      return Label.Unreadable
    } finally {
      transcript.clear()
      this.#idle = transcript
    }
  }
}
