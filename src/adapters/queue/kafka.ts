/**
 * @module The entry `sladd/kafka`: from one Kafka topic to another, partition by partition. Messages, dead letters and
 * processed offsets form one transaction: consumers that read only committed messages see each once.
 */
import type { Admin, EachBatchPayload, IHeaders, Kafka, KafkaMessage, Message, Producer, Transaction } from 'kafkajs'
import { Buffer as Held } from './buffer'
import { consume, DEAD_POSITION, DEAD_REASON, deadPlace, inFlightOf, QueueRefused } from './consume'
import { deadLetter, wholeFrom1 } from './redact-message'
import type { Consumed, Pair, Queue, QueueMessage, QueueOptions, Redacted } from './types'

export type { Consumed, QueueOptions } from './types'

/** Source and target of messages. */
export interface KafkaOptions extends QueueOptions {
  readonly topic: string
  /** The consumer group: processes in the same group share the partitions. */
  readonly group: string
  /** The target topic. It must have at least as many partitions. */
  readonly to: string
  /** The topic for messages that cannot be read or written. Without it they stop the consumer. */
  readonly dead?: string
  /** Milliseconds without a heartbeat after which a process loses its partitions. Default: 30,000. */
  readonly ackWait?: number
  /** Prefix of the transactional ids, one for each partition. Default: the group. */
  readonly transactions?: string
}

/** A message and its partition. */
interface Taken {
  readonly partition: number
  readonly message: KafkaMessage
}

/** Messages passed on by a handler of the client, which waits until they are done. */
interface Handed {
  readonly taken: readonly Taken[]
  done(error?: unknown): void
}

function pairsOf(headers: IHeaders | undefined): Pair[] {
  return Object.entries(headers ?? {}).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, one] as const),
  )
}

function headersOf(pairs: readonly Pair[]): IHeaders {
  const headers: Record<string, (string | Buffer)[]> = Object.create(null)
  for (const [name, value] of pairs) {
    const own = value instanceof Uint8Array ? Buffer.from(value) : String(value ?? '')
    headers[name] = [...(headers[name] ?? []), own]
  }
  return headers
}

const bufferOf = (bytes: Uint8Array | undefined) => (bytes === undefined ? null : Buffer.from(bytes))

function isTooLarge(error: unknown): boolean {
  return /MESSAGE_TOO_LARGE|RECORD_LIST_TOO_LARGE/.test(String((error as { type?: unknown } | null)?.type))
}

/** An assigned partition: its producer, which no other process of the group can have at the same time. */
class Partition {
  readonly #producer: Producer
  readonly #committed: () => Promise<bigint>
  /** The first offset that is not processed, according to the group. */
  #next: bigint | undefined

  constructor(producer: Producer, committed: () => Promise<bigint>) {
    this.#producer = producer
    this.#committed = committed
  }

  /**
   * Begins a transaction. The first one aborts any that a previous process left open; only then is it certain what that
   * process committed.
   */
  async begin(): Promise<{ readonly transaction: Transaction; readonly next: bigint }> {
    const transaction = await this.#producer.transaction()
    this.#next ??= await this.#committed()
    return { transaction, next: this.#next }
  }

  close(): Promise<void> {
    return this.#producer.disconnect()
  }
}

class KafkaQueue implements Queue<Taken> {
  readonly #kafka: Kafka
  readonly #options: KafkaOptions
  readonly #inFlight: number
  readonly #held: Held<Handed> = new Held(1)
  readonly #partitions = new Map<number, Promise<Partition>>()
  readonly #consumer
  readonly #admin: Admin
  #handed: Handed | undefined
  #isClosing = false

  constructor(kafka: Kafka, options: KafkaOptions) {
    this.#kafka = kafka
    this.#options = options
    this.#inFlight = inFlightOf(options)
    const sessionTimeout = wholeFrom1('ackWait', options.ackWait ?? 30_000)
    const heartbeatInterval = Math.min(3000, Math.ceil(sessionTimeout / 3))
    this.#consumer = kafka.consumer({ groupId: options.group, sessionTimeout, heartbeatInterval })
    this.#admin = kafka.admin()
  }

  async open(): Promise<this> {
    const { topic, to } = this.#options
    if (topic === to) throw new QueueRefused('"to" leads into the topic that is read')
    const consumer = this.#consumer
    // Partitions are being reassigned.
    consumer.on(consumer.events.GROUP_JOIN, () => this.#forget())
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) this.#held.fail(payload.error)
    })
    await Promise.all([consumer.connect(), this.#admin.connect()])
    await consumer.subscribe({ topics: [topic], fromBeginning: true })
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: (batch) => this.#hand(batch) })
    return this
  }

  /** Passes messages on in batches, and waits for each. */
  async #hand({ batch, resolveOffset, heartbeat, isRunning, isStale }: EachBatchPayload): Promise<void> {
    const { partition, messages } = batch
    for (let at = 0; at < messages.length; at += this.#inFlight) {
      if (!isRunning() || isStale() || this.#isClosing) return
      const piece = messages.slice(at, at + this.#inFlight)
      await new Promise<void>((resolve, reject) => {
        const done = (error?: unknown) => (error === undefined ? resolve() : reject(error))
        this.#held.push({ taken: piece.map((message) => ({ partition, message })), done })
      })
      resolveOffset(piece.at(-1)?.offset ?? '')
      await heartbeat()
    }
  }

  async take(wait: number): Promise<readonly Taken[]> {
    this.#handed = (await this.#held.take(wait))[0]
    return this.#handed?.taken ?? []
  }

  messageOf({ message }: Taken): QueueMessage {
    const { key, value, headers } = message
    return {
      subject: this.#options.topic,
      key: key ?? undefined,
      body: value ?? undefined,
      headers: pairsOf(headers),
      deliveries: 1,
    }
  }

  async put(batch: readonly Redacted<Taken>[]): Promise<number> {
    const partition = batch[0]?.taken.partition ?? 0
    const own = this.#partitions.get(partition) ?? this.#open(partition)
    this.#partitions.set(partition, own)
    return this.#commit(await own, batch)
  }

  /** Commits one transaction; if something in it is too large, one for each message. */
  async #commit(partition: Partition, batch: readonly Redacted<Taken>[]): Promise<number> {
    try {
      await this.#commitAll(partition, batch)
      return 0
    } catch (error) {
      const [only] = batch
      if (!isTooLarge(error) || only === undefined || only.dead !== undefined) throw error
      const parts = batch.length > 1 ? batch : [this.#tooLarge(only)]
      let refused = batch.length > 1 ? 0 : 1
      for (const one of parts) refused += await this.#commit(partition, [one])
      return refused
    }
  }

  #tooLarge({ taken }: Redacted<Taken>): Redacted<Taken> {
    return deadLetter(taken, this.messageOf(taken), 'is larger than the target takes')
  }

  async #commitAll(partition: Partition, batch: readonly Redacted<Taken>[]): Promise<void> {
    const { transaction, next } = await partition.begin()
    try {
      const due = batch.filter(({ taken }) => BigInt(taken.message.offset) >= next)
      const last = due.at(-1)
      if (last === undefined) return await transaction.abort()
      const topicMessages = this.#byTopic(due)
      if (topicMessages.length > 0) await transaction.sendBatch({ topicMessages })
      const offset = String(BigInt(last.taken.message.offset) + 1n)
      const { group, topic } = this.#options
      const partitions = [{ partition: last.taken.partition, offset }]
      await transaction.sendOffsets({ consumerGroupId: group, topics: [{ topic, partitions }] })
      await transaction.commit()
    } catch (error) {
      if (transaction.isActive()) await transaction.abort().catch(() => {})
      throw error
    }
  }

  #byTopic(batch: readonly Redacted<Taken>[]): { topic: string; messages: Message[] }[] {
    const { to, topic, dead: place } = this.#options
    const put: Message[] = []
    const buried: Message[] = []
    for (const { taken, message, dead } of batch) {
      const { partition, message: source } = taken
      if (message === undefined) continue
      const { timestamp, offset } = source
      const value = bufferOf(message.body)
      if (dead === undefined) {
        put.push({ key: bufferOf(message.key), value, headers: headersOf(message.headers), timestamp, partition })
        continue
      }
      deadPlace(place, dead)
      const headers = { [DEAD_REASON]: dead, [DEAD_POSITION]: `${topic}:${partition}:${offset}` }
      buried.push({ value, headers, timestamp })
    }
    const topics = [
      { topic: to, messages: put },
      { topic: place ?? to, messages: buried },
    ]
    return topics.filter(({ messages }) => messages.length > 0)
  }

  async #open(partition: number): Promise<Partition> {
    const { group, topic, transactions = group } = this.#options
    const transactionalId = `${transactions}-${topic}-${partition}`
    const producer = this.#kafka.producer({ transactionalId, maxInFlightRequests: 1 })
    await producer.connect()
    return new Partition(producer, async () => {
      const [known] = await this.#admin.fetchOffsets({ groupId: group, topics: [topic] })
      return BigInt(known?.partitions.find((one) => one.partition === partition)?.offset ?? -1)
    })
  }

  async acknowledge(): Promise<void> {
    this.#handed?.done()
    this.#handed = undefined
  }

  async #forget(): Promise<void> {
    const partitions = [...this.#partitions.values()]
    this.#partitions.clear()
    await Promise.all(partitions.map(async (one) => (await one).close())).catch(() => {})
  }

  async close(): Promise<void> {
    this.#isClosing = true
    const left = [this.#handed, ...(await this.#held.take(0).catch(() => []))]
    for (const one of left) one?.done(new Error('the consumer is ending'))
    await this.#consumer.disconnect().catch(() => {})
    await this.#forget()
    await this.#admin.disconnect().catch(() => {})
  }
}

/**
 * Takes messages from a topic, redacts them and writes them to another one, until the signal aborts.
 *
 * Each is written once, for consumers that read only committed messages: messages and offsets form one transaction, and
 * its transactional id belongs to the partition, so a process that lost the partition can commit nothing more. Order:
 * that of the partition. Key, headers, timestamp and partition number are kept; keys and headers are redacted as the
 * options say.
 *
 * @param kafka - a client of kafkajs
 * @throws TypeError or RangeError for wrong options, and the client's errors; messages in flight are then redelivered
 *
 * @example
 * await consumeKafka(new Kafka({ brokers: ['127.0.0.1:9092'] }), { topic: 'raw', group: 'sladd', to: 'clean', redactor })
 */
export function consumeKafka(kafka: Kafka, options: KafkaOptions): Promise<Consumed> {
  return consume(() => new KafkaQueue(kafka, options).open(), options)
}
