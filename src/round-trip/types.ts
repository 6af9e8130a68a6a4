/**
 * @module The vocabulary of the round trip: values out of a prompt, and back into the answer.
 */
import type { Context } from '../replacements'

/** Options of `redactor.session`. */
export interface RoundTripOptions {
  /** Milliseconds that a value is kept after it was last written, 1 to 2,147,483,647. Default: 3,600,000, an hour. */
  readonly ttl?: number
  /** Values that are kept at most, 1 to 1,000,000; the one that was not written for longest goes first. Default: 10,000. */
  readonly max?: number
}

/** Takes values out of what a language model is to read, and puts them back into what it answers: see `redactor.session`. */
export interface RoundTrip {
  /**
   * The input with what the redactor masks replaced by numbered labels, `[personnummer-1]`: one number for each value,
   * in all its spellings, as long as it is kept. The same type back. What other actions write, they write here as well.
   *
   * Text that looks like a label comes out as it is where this session has written no such label (it never will), and as a
   * label of its own, `[label-1]`, where it has: so `restore` gives back what was given, and nobody reads another's value by
   * typing its label. Each text is to be redacted once.
   *
   * @param input - a string, bytes, or a value that JSON can hold; of other objects what `JSON.stringify` sees
   * @param options - `at` and `context`, as in `redactor.redact`
   * @throws TypeError or RangeError for wrong options, never for data
   */
  redact(input: string, options?: RoundTripCall): string
  redact<T>(input: T, options?: RoundTripCall): T
  /**
   * The answer with labels of this session replaced by their values, as they were first written. Labels count in any case,
   * with a blank, hyphen or underscore, and with hyphen or underscore without brackets too. What is forgotten, and what
   * this session did not write, stays as it is. In a string of JSON a value is escaped for it.
   *
   * @param answer - a string, bytes, or a value that JSON can hold
   */
  restore(answer: string): string
  restore<T>(answer: T): T
  /** The same for a stream of strings or of bytes, which may be cut anywhere. */
  restoreStream<T extends string | Uint8Array = string>(): TransformStream<T, T>
  /** Forgets all values now. Their labels stay what they are and are never given to others. */
  clear(): void
  /** How many values are kept. */
  readonly size: number
}

/** Options of one call, as a redactor has them. */
export interface RoundTripCall {
  readonly at?: Date | number
  readonly context?: Context
}

/**
 * Name of the method for our own adapters, which may have been loaded as another copy of this module (ESM beside CommonJS).
 * Not part of the public interface.
 */
export const RESTORING: unique symbol = /* @__PURE__ */ Symbol.for('sladd.restoring/1') as never

/** Puts values back into a text that comes in parts, cut anywhere. */
export interface Restoring {
  /** @returns what may leave now */
  push(text: string): string
  /** @returns the rest */
  end(): string
}

/** What adapters ask of a round trip. */
export interface RestoresParts {
  [RESTORING](): Restoring
}
