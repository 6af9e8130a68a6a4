/** @module Redacts a message: its body as bytes, its headers and fields as records, its key and subject as text. */
import { whyNoText } from '../../encoding/binary'
import type { Redactor } from '../../types'
import type { Pair, QueueMessage, QueueOptions, Redacted } from './types'

/** The options, checked. */
export interface MessageWork {
  readonly redactor: Redactor
  /** Undefined if keys are kept. */
  readonly keyRedactor: Redactor | undefined
  readonly keyName: string
  readonly headers: 'redact' | 'keep' | 'drop'
  readonly subjects: 'redact' | 'keep'
  readonly deliveries: number
}

/** Replaces an unreadable body. */
const UNREADABLE = '[unreadable]'

const WORDS = { headers: ['redact', 'keep', 'drop'], subjects: ['redact', 'keep'] } as const

function isRedactor(given: unknown): given is Redactor {
  return typeof (given as Redactor | null)?.redactValue === 'function'
}

/** @throws TypeError or RangeError for wrong options */
export function messageWork(options: QueueOptions): MessageWork {
  const { redactor, keys = 'redact', keyName = 'key', headers = 'redact', subjects = 'redact' } = options
  if (!isRedactor(redactor)) throw new TypeError('"redactor" expected a redactor')
  for (const [name, value] of Object.entries({ headers, subjects })) {
    const known: readonly string[] = WORDS[name as keyof typeof WORDS]
    if (!known.includes(value)) throw new RangeError(`"${name}" expected one of ${known.join(', ')}`)
  }
  const keyRedactor = keys === 'keep' ? undefined : keys === 'redact' ? redactor : keys
  if (keyRedactor !== undefined && !isRedactor(keyRedactor)) {
    throw new RangeError('"keys" expected redact, keep or a redactor')
  }
  const deliveries = wholeFrom1('deliveries', options.deliveries ?? 10)
  return { redactor, keyRedactor, keyName, headers, subjects, deliveries }
}

/** @throws RangeError */
export function wholeFrom1(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 1) return value
  throw new RangeError(`"${name}" expected a whole number from 1`)
}

/** Groups pairs into records, so that names apply to values and each other; a repeated name starts a new record. */
function recordsOf(pairs: readonly Pair[]): Map<string, unknown>[] {
  const records: Map<string, unknown>[] = []
  for (const [name, value] of pairs) {
    const record = records.at(-1)
    if (record === undefined || record.has(name)) records.push(new Map([[name, value]]))
    else record.set(name, value)
  }
  return records
}

/** Undefined if a policy withholds one of the records. */
function redactPairs(pairs: readonly Pair[], redactor: Redactor): readonly Pair[] | undefined {
  // A withheld record becomes a string.
  const redacted: (Map<string, unknown> | string)[] = recordsOf(pairs).map((record) => redactor.redactValue(record))
  if (redacted.some((record) => typeof record === 'string')) return undefined
  return redacted.flatMap((record) => [...(record as Map<string, unknown>)])
}

const BYTES = new TextEncoder()

function redactKey(key: Uint8Array, { keyRedactor, keyName }: MessageWork): Uint8Array {
  if (keyRedactor === undefined) return key
  const record: Map<string, unknown> | string = keyRedactor.redactValue(new Map<string, unknown>([[keyName, key]]))
  const value = typeof record === 'string' ? '' : [...record.values()][0]
  return value instanceof Uint8Array ? value : BYTES.encode(String(value))
}

/** Redacts everything but the body; undefined if a policy withholds it. */
function beside(message: QueueMessage, work: MessageWork): Omit<QueueMessage, 'body' | 'fields'> | undefined {
  const { subject, key, headers, deliveries } = message
  const kept = work.headers === 'drop' ? [] : headers
  const own = work.headers === 'redact' && kept.length > 0 ? redactPairs(kept, work.redactor) : kept
  if (own === undefined) return undefined
  return {
    subject: work.subjects === 'redact' ? work.redactor.redact(subject) : subject,
    ...(key !== undefined && { key: redactKey(key, work) }),
    headers: own,
    deliveries,
  }
}

/** Returns why a message is unreadable; undefined if it is text. */
function unreadable({ body, fields = [], deliveries }: QueueMessage, most: number): string | undefined {
  if (deliveries > most) return 'was handed out too often'
  for (const part of [body, ...fields.map(([, value]) => value)]) {
    const why = part instanceof Uint8Array ? whyNoText(part, 'utf-8') : undefined
    if (why !== undefined) return why.split(';')[0]
  }
  return undefined
}

/** Creates a dead letter: it says why the message was unreadable, and no more. */
export function deadLetter<T>(taken: T, message: QueueMessage, why: string): Redacted<T> {
  const body = BYTES.encode(UNREADABLE)
  const { subject, deliveries } = message
  return { taken, dead: why, message: { subject, deliveries, headers: [], body } }
}

/** Redacts a message. Never throws because of its content. */
export function redactMessage<T>(taken: T, message: QueueMessage, work: MessageWork): Redacted<T> {
  const why = unreadable(message, work.deliveries)
  // Its subject is redacted, too: dead letter queues are not private.
  if (why !== undefined) return deadLetter(taken, { ...message, subject: work.redactor.redact(message.subject) }, why)
  const rest = beside(message, work)
  const { body, fields } = message
  const redacted = body && work.redactor.redact(body)
  const record = fields && redactPairs(fields, work.redactor)
  const isGone = redacted?.length === 0 && body?.length !== 0
  if (rest === undefined || isGone || (fields !== undefined && record === undefined)) {
    return { taken, message: undefined, dead: undefined }
  }
  return { taken, dead: undefined, message: { ...rest, body: redacted, ...(record && { fields: record }) } }
}
