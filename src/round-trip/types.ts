/**
 * @module The vocabulary of the round trip: values out of a prompt, and back into the answer.
 */
import type { Context } from '../replacements'

/** Options of `redactor.session`. */
export interface RoundTripOptions {
  /** Milliseconds that a value is kept after it was last written, 1 to 2,147,483,647. Default: 3,600,000, an hour. */
  readonly ttl?: number
  /** The most values kept, 1 to 1,000,000; the least recently written is dropped first. Default: 10,000. */
  readonly max?: number
}

/** Takes values out of a prompt for a language model, and puts them back into its answer: see `redactor.session`. */
export interface RoundTrip {
  /**
   * Replaces what the redactor would mask with numbered labels, `[personnummer-1]`: one number per value, for all its
   * spellings, as long as it is kept. Returns the same type. Other actions write what they always write.
   *
   * Text that looks like a label stays if this session has written no such label (it never will then). Otherwise it gets a
   * label of its own, `[label-1]`, so that `restore` returns the original text, and nobody can read another's value by
   * typing its label. Redact each text once.
   *
   * @param input - a string, bytes, or a JSON value; of other objects, what `JSON.stringify` sees
   * @param options - `at` and `context`, as in `redactor.redact`
   * @throws TypeError or RangeError for wrong options, never for data
   */
  redact(input: string, options?: RoundTripCall): string
  redact<T>(input: T, options?: RoundTripCall): T
  /**
   * Replaces labels of this session with their values, as they were first written. Labels match in any case, with a space,
   * hyphen or underscore, and, with a hyphen or underscore, also without brackets. Labels that are forgotten, or that this
   * session did not write, stay. In a JSON string a value is escaped.
   *
   * @param answer - a string, bytes, or a JSON value
   */
  restore(answer: string): string
  restore<T>(answer: T): T
  /** The same for a stream of strings or bytes, which may be split anywhere. */
  restoreStream<T extends string | Uint8Array = string>(): TransformStream<T, T>
  /** Forgets all values now. Their labels are never reused for other values. */
  clear(): void
  /** How many values are kept. */
  readonly size: number
}

/** Options of one call, as for a redactor. */
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
