/**
 * @module What a queue is to us: something that messages are taken from, put into, and acknowledged in.
 */
import type { Redactor } from '../../types'

/** A name and what stands under it, as headers and fields of entries are. */
export type Pair = readonly [name: string, value: unknown]

/** A message as it was taken, whatever system it is of. */
export interface QueueMessage {
  /** Its subject, topic, stream or routing key. */
  readonly subject: string
  /** What divides and joins messages, where a system has keys. */
  readonly key?: Uint8Array | undefined
  /** Nothing where a system knows messages without one: tombstones, entries of fields. */
  readonly body: Uint8Array | undefined
  readonly headers: readonly Pair[]
  /** The body of systems whose messages are records. */
  readonly fields?: readonly Pair[]
  /** How often it was handed out, this time included; 1 where a system does not count. */
  readonly deliveries: number
}

/** What is put in place of a message: `dead` says why it goes where nobody reads but people. */
export interface Redacted<T> {
  readonly taken: T
  /** Undefined for one that is withheld: it is acknowledged, and goes nowhere. */
  readonly message: QueueMessage | undefined
  readonly dead: string | undefined
}

/**
 * One system: `take -> redact -> put -> acknowledge`. In systems that can do both at once, putting acknowledges.
 */
export interface Queue<T> {
  /** What is there, in order, at most as many as may be in flight; nothing when none came in so many milliseconds. */
  take(wait: number): Promise<readonly T[]>
  /** A message in the words of all systems. */
  messageOf(taken: T): QueueMessage
  /**
   * Comes back when the target has them all, in order, with how many it refused: those are dead letters.
   *
   * @throws what stops the consumer; nothing is acknowledged then
   */
  put(batch: readonly Redacted<T>[]): Promise<number>
  /** Comes back when the source knows that they are done. */
  acknowledge(batch: readonly T[]): Promise<void>
  /** Gives back what was taken and not acknowledged. */
  close(): Promise<void>
}

/** What becomes of messages, in all systems. */
export interface QueueOptions {
  /** Redacts bodies, and headers, keys and subjects unless they say otherwise. */
  readonly redactor: Redactor
  /**
   * Keys: `redact` (default) as the bodies are, `keep`, or a redactor of their own: with one that writes tokens, what is
   * joined by key can still be joined. Labels make one key of many, which a compacted topic does not survive.
   */
  readonly keys?: 'redact' | 'keep' | Redactor
  /** The name that speaks for keys, as that of a field would: `personnummer` has bare digits found. Default: `key`. */
  readonly keyName?: string
  /** Headers and properties: `redact` (default) by their names as fields, `keep`, or `drop`. */
  readonly headers?: 'redact' | 'keep' | 'drop'
  /** Subjects and routing keys: `redact` (default) or `keep`. */
  readonly subjects?: 'redact' | 'keep'
  /** Most messages that are taken and not acknowledged. Default: 256. */
  readonly inFlight?: number
  /** What was handed out more often goes to the dead letters unread: it may be what ends us. Default: 10. */
  readonly deliveries?: number
  /** Ends the consumer: what is in flight is put and acknowledged first. */
  readonly signal?: AbortSignal
  /** Hears what was done, after each batch that was acknowledged. */
  readonly onBatch?: (done: Consumed) => void
  /** Ends the consumer when nothing came for so many milliseconds. Default: never. */
  readonly idle?: number
}

/** What was done with the messages of a consumer. */
export interface Consumed {
  /** Messages that the target has. */
  readonly put: number
  /** Messages that went to the dead letters. */
  readonly dead: number
  /** Messages that a policy keeps back, or of which nothing was left. */
  readonly withheld: number
}
