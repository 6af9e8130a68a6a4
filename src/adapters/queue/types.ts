/** @module The common interface of queues: take messages, put them, acknowledge them. */
import type { Redactor } from '../../types'

/** A name and its value, as in headers and entry fields. */
export type Pair = readonly [name: string, value: unknown]

/** A message as taken, from any system. */
export interface QueueMessage {
  /** Its subject, topic, stream or routing key. */
  readonly subject: string
  /** The message key, in systems that have keys. */
  readonly key?: Uint8Array | undefined
  /** Undefined if the system allows messages without a body: tombstones, entries of fields. */
  readonly body: Uint8Array | undefined
  readonly headers: readonly Pair[]
  /** The body in systems whose messages are records. */
  readonly fields?: readonly Pair[]
  /** Number of deliveries, including this one; 1 if a system does not count. */
  readonly deliveries: number
}

/** The redacted message: `dead` says why it becomes a dead letter. */
export interface Redacted<T> {
  readonly taken: T
  /** Undefined if it is withheld: it is acknowledged, and goes nowhere. */
  readonly message: QueueMessage | undefined
  readonly dead: string | undefined
}

/** One system: `take -> redact -> put -> acknowledge`. In systems that can do both at once, putting acknowledges. */
export interface Queue<T> {
  /** Returns available messages, in order, at most as many as may be in flight; none if none arrived in `wait` ms. */
  take(wait: number): Promise<readonly T[]>
  /** Converts a message to the common form. */
  messageOf(taken: T): QueueMessage
  /**
   * Resolves when the target has all messages, in order, with the number that it rejected: those became dead letters.
   *
   * @throws what stops the consumer; nothing is acknowledged then
   */
  put(batch: readonly Redacted<T>[]): Promise<number>
  /** Resolves when the source knows that they are done. */
  acknowledge(batch: readonly T[]): Promise<void>
  /** Returns what was taken and not acknowledged. */
  close(): Promise<void>
}

/** Options of all systems. */
export interface QueueOptions {
  /** Redacts bodies, and headers, keys and subjects unless their options say otherwise. */
  readonly redactor: Redactor
  /**
   * Keys: `redact` (default) like bodies, `keep`, or a redactor of their own: with one that writes tokens, data can
   * still be joined by key. Labels merge many keys into one, which loses data in a compacted topic.
   */
  readonly keys?: 'redact' | 'keep' | Redactor
  /** The field name by which keys are read: with `personnummer`, bare digits are found. Default: `key`. */
  readonly keyName?: string
  /** Headers and properties: `redact` (default) with their names as field names, `keep`, or `drop`. */
  readonly headers?: 'redact' | 'keep' | 'drop'
  /** Subjects and routing keys: `redact` (default) or `keep`. */
  readonly subjects?: 'redact' | 'keep'
  /** Most messages that are taken and not yet acknowledged. Default: 256. */
  readonly inFlight?: number
  /** A message delivered more often becomes a dead letter without being read: it may crash the process. Default: 10. */
  readonly deliveries?: number
  /** Ends the consumer: messages in flight are put and acknowledged first. */
  readonly signal?: AbortSignal
  /** Receives what was done, after each acknowledged batch. */
  readonly onBatch?: (done: Consumed) => void
  /** Ends the consumer if nothing arrives for so many milliseconds. Default: never. */
  readonly idle?: number
}

/** What a consumer did with its messages. */
export interface Consumed {
  /** Messages delivered to the target. */
  readonly put: number
  /** Messages that became dead letters. */
  readonly dead: number
  /** Messages that a policy withholds, or of which nothing was left. */
  readonly withheld: number
}
