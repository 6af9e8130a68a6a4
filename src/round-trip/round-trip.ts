/**
 * @module A round trip to a language model: removes values from a prompt, and restores them in the answer. The redactor
 * decides what to look for and how to replace it: `docs/how-to/round-trip.md`.
 */
import { ownOf } from '../input/own-properties'
import { typeOf } from '../input/type-of'
import { LABEL_WORDS } from '../names/labels'
import type { CallOptions, Redactor } from '../types'
import {
  RESTORING,
  type RestoresParts,
  type Restoring,
  type RoundTrip,
  type RoundTripOptions,
} from '../types/round-trip'
import { bytesOf, textOf } from './bytes'
import { LabelGrammar } from './label-text'
import { Restorer } from './restorer'
import { replaceStrings } from './strings'
import { KeptValues, TYPED } from './values'

const HOUR = 3_600_000
/** Longest delay that timers accept on all hosts. */
const MOST_MS = 2 ** 31 - 1

function checkWhole(value: unknown, name: string, most: number): number {
  if (typeof value !== 'number') throw new TypeError(`"${name}" expected a number, got ${typeOf(value)}`)
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new RangeError(`"${name}" expected a whole number from 1 to ${most}`)
}

/**
 * Creates the storage for the values of a round trip.
 *
 * @throws TypeError for a wrong type or an unknown option, RangeError for a wrong value
 */
export function checkRoundTrip(options: RoundTripOptions | undefined): KeptValues {
  const given = ownOf<RoundTripOptions>(options === undefined ? {} : options, 'options')
  for (const name of Object.keys(given)) {
    if (name !== 'ttl' && name !== 'max') throw new TypeError('an option of a session is unknown; known: ttl, max')
  }
  const { ttl = HOUR, max = 10_000 } = given
  return new KeptValues(checkWhole(ttl, 'ttl', MOST_MS), checkWhole(max, 'max', 1_000_000))
}

const METHODS = ['redact', 'restore', 'restoreStream', 'clear'] as const
type Method = (...given: never[]) => unknown

export class ModelRoundTrip implements RoundTrip, RestoresParts {
  readonly #redactor: Redactor
  readonly #values: KeptValues
  readonly #grammar: LabelGrammar

  /**
   * @param redactor - numbers its labels with these values
   * @param kinds - kinds that it may find
   */
  constructor(redactor: Redactor, values: KeptValues, kinds: readonly string[]) {
    this.#redactor = redactor
    this.#values = values
    this.#grammar = LabelGrammar.of([...new Set([...kinds, ...LABEL_WORDS, TYPED])])
    for (const name of METHODS) Object.defineProperty(this, name, { value: (this[name] as Method).bind(this) })
  }

  get size(): number {
    return this.#values.size
  }

  redact<T>(input: T, options?: CallOptions): T {
    const string = (text: string) => this.#withTyped(text)
    const bytes = (given: Uint8Array) => {
      const text = textOf(given)
      const written = this.#withTyped(text)
      return written === text ? given : bytesOf(written)
    }
    if (typeof input === 'string') return this.#redactor.redact(string(input), options) as T
    if (input instanceof Uint8Array) return this.#redactor.redact(bytes(input), options) as T & Uint8Array
    return this.#redactor.redactValue(replaceStrings(input, { string, bytes, keepsClasses: false }) as T, options)
  }

  restore<T>(answer: T): T {
    const string = (text: string) => this.#restored(text)
    const bytes = (given: Uint8Array) => {
      const text = textOf(given)
      const restored = this.#restored(text)
      return restored === text ? given : bytesOf(restored)
    }
    return replaceStrings(answer, { string, bytes, keepsClasses: true }) as T
  }

  restoreStream<T extends string | Uint8Array = string>(): TransformStream<T, T> {
    const restorer = new Restorer(this.#grammar, this.#values)
    let isText = true
    return new TransformStream<T, T>({
      transform: (chunk: unknown, controller) => {
        isText = typeof chunk === 'string'
        if (!isText && !(chunk instanceof Uint8Array))
          throw new TypeError(`a chunk expected a string or a Uint8Array, got ${typeOf(chunk)}`)
        const output = typeof chunk === 'string' ? restorer.push(chunk) : restorer.pushBytes(chunk as Uint8Array)
        if (output.length > 0) controller.enqueue(output as T)
      },
      flush: (controller) => {
        const rest = restorer.end()
        if (rest !== '') controller.enqueue((isText ? rest : bytesOf(rest)) as T)
      },
    })
  }

  [RESTORING](): Restoring {
    return new Restorer(this.#grammar, this.#values)
  }

  clear(): void {
    this.#values.clear()
  }

  /** Replaces input that looks like a label that this session has written. */
  #withTyped(text: string): string {
    let output = ''
    let at = 0
    for (const { start, end, word, number } of this.#grammar.in(text)) {
      output += text.slice(at, start) + this.#values.written(text.slice(start, end), word, number)
      at = end
    }
    return at === 0 ? text : output + text.slice(at)
  }

  #restored(text: string): string {
    const restorer = this[RESTORING]()
    return restorer.push(text) + restorer.end()
  }
}
