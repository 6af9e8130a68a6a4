/** @module The vocabulary of the round trip: removing values from a prompt, and restoring them in the answer. */
import type { Context } from './replacements'

/** Options of `redactor.session`. */
export interface RoundTripOptions {
  /** How long a value is kept after it was last written, in milliseconds, 1 to 2,147,483,647. Default: 3,600,000, an hour. */
  readonly ttl?: number
  /** Most values kept, 1 to 1,000,000; the one that has not been written for longest goes first. Default: 10,000. */
  readonly max?: number
}

/** Removes values from what a language model reads, and restores them in its answer: see `redactor.session`. */
export interface RoundTrip {
  /**
   * Replaces what the redactor masks with numbered labels, `[personnummer-1]`: one number per value, in all its
   * spellings, as long as it is kept. Returns the same type. Other actions write what they always do.
   *
   * Text that looks like a label is not changed if this session has written no such label (it never will), and becomes
   * a label of its own, `[label-1]`, if it has. So `restore` gives back the original, and nobody can read another's
   * value by typing its label. Redact each text once.
   *
   * @param input - a string, bytes, or a JSON value; of other objects what `JSON.stringify` sees
   * @param options - `at` and `context`, as in `redactor.redact`
   * @throws TypeError or RangeError for wrong options, never for data
   */
  redact(input: string, options?: RoundTripCall): string
  redact<T>(input: T, options?: RoundTripCall): T
  /**
   * Replaces this session's labels in the answer with their values, in the first spelling. Labels match in any case,
   * with a space, hyphen or underscore; with a hyphen or underscore also without brackets. Forgotten labels, and those
   * that this session did not write, are not changed. In a JSON string, the value is escaped.
   *
   * @param answer - a string, bytes, or a JSON value
   */
  restore(answer: string): string
  restore<T>(answer: T): T
  /** The same for a stream of strings or bytes, split at arbitrary positions. */
  restoreStream<T extends string | Uint8Array = string>(): TransformStream<T, T>
  /** Forgets all values now. Their labels stay in texts and are never reused. */
  clear(): void
  /** Number of values kept. */
  readonly size: number
}

/** Options of one call, as in a redactor. */
export interface RoundTripCall {
  readonly at?: Date | number
  readonly context?: Context
}

/**
 * Method name for our own adapters, which may have been loaded as another copy of this module (ESM and CommonJS side by
 * side). Not part of the public interface.
 */
export const RESTORING: unique symbol = /* @__PURE__ */ Symbol.for('sladd.restoring/1') as never

/** Restores values in a text that arrives in parts, split at arbitrary positions. */
export interface Restoring {
  /** @returns what can be released now */
  push(text: string): string
  /** @returns the rest */
  end(): string
}

/** What adapters use of a round trip. */
export interface RestoresParts {
  [RESTORING](): Restoring
}
