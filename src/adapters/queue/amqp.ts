/**
 * @module The entry `sladd/amqp`: from an AMQP 0-9-1 queue to an exchange or a queue. The target confirms before the
 * source is acknowledged. The two steps are not atomic: a message that was published but not acknowledged is published
 * again, and marked as a possible duplicate.
 */
import type { ChannelModel, ConfirmChannel, ConsumeMessage, Options } from 'amqplib'
import { Buffer as Held } from './buffer'
import { consume, DEAD_REASON, deadPlace, inFlightOf, NotThere, QueueRefused } from './consume'
import type { Consumed, Pair, Queue, QueueMessage, QueueOptions, Redacted } from './types'

export type { Consumed, QueueOptions } from './types'

/** Source and target of messages. */
export interface AmqpOptions extends QueueOptions {
  readonly queue: string
  /** The exchange to publish to. Default: the default exchange, whose queues are named by routing keys. */
  readonly exchange?: string
  /** The routing key; `{key}` is replaced by the message's own. */
  readonly to: string
  /** The queue for unreadable messages. Without it they stop the consumer. */
  readonly dead?: string
}

/** Header of a message that was delivered before, and may have been published then. */
const MAYBE = 'sladd-redelivered'

/** Properties that a sender sets in addition to headers. */
const SAID = ['messageId', 'correlationId', 'replyTo', 'appId', 'type'] as const
/** Properties that contain no personal data. */
const PLAIN = ['contentType', 'contentEncoding', 'timestamp', 'priority', 'expiration'] as const

/** Headers by which servers route, or record their own actions. */
const isServers = (name: string) => /^(?:CC|BCC|x-death|x-delivery-count|x-first-death-.*)$/.test(name)

function pairsOf({ properties }: ConsumeMessage): Pair[] {
  const said = SAID.filter((name) => properties[name] !== undefined).map(
    (name) => [`:${name}`, properties[name]] as const,
  )
  return [...said, ...Object.entries(properties.headers ?? {}).filter(([name]) => !isServers(name))]
}

function publishing(taken: ConsumeMessage, message: QueueMessage, more: object): Options.Publish {
  const { properties, fields } = taken
  const said = message.headers.filter(([name]) => name.startsWith(':'))
  return {
    ...Object.fromEntries(PLAIN.map((name) => [name, properties[name]])),
    ...Object.fromEntries(said.map(([name, value]) => [name.slice(1), value])),
    headers: {
      ...Object.fromEntries(message.headers.filter(([name]) => !name.startsWith(':'))),
      ...(fields.redelivered && { [MAYBE]: true }),
      ...more,
    },
    persistent: properties.deliveryMode === 2,
    mandatory: true,
  }
}

class AmqpQueue implements Queue<ConsumeMessage> {
  readonly #connection: ChannelModel
  readonly #options: AmqpOptions
  readonly #held: Held<ConsumeMessage>
  #channel: ConfirmChannel | undefined
  #tag = ''
  /** Messages that no queue accepted: they would be lost. */
  #returned = 0

  constructor(connection: ChannelModel, options: AmqpOptions) {
    this.#connection = connection
    this.#options = options
    this.#held = new Held(inFlightOf(options))
  }

  async open(): Promise<this> {
    const { queue } = this.#options
    const channel = await this.#connection.createConfirmChannel()
    this.#channel = channel
    channel.on('error', (error) => this.#held.fail(error))
    channel.on('close', () => this.#held.fail(new Error('the channel was closed')))
    channel.on('return', () => {
      this.#returned++
    })
    await channel.prefetch(inFlightOf(this.#options))
    const take = (message: ConsumeMessage | null) => {
      if (message === null) this.#held.fail(new Error('the queue is gone'))
      else this.#held.push(message)
    }
    this.#tag = await channel.consume(queue, take).then(
      ({ consumerTag }) => consumerTag,
      (error) => {
        throw error?.code === 404 ? new NotThere(`there is no queue ${queue}`) : error
      },
    )
    return this
  }

  take(wait: number): Promise<readonly ConsumeMessage[]> {
    return this.#held.take(wait)
  }

  messageOf(taken: ConsumeMessage): QueueMessage {
    const { content, fields, properties } = taken
    const counted = Number(properties.headers?.['x-delivery-count'])
    const deliveries = counted >= 0 ? counted + 1 : fields.redelivered ? 2 : 1
    return { subject: fields.routingKey, body: content, headers: pairsOf(taken), deliveries }
  }

  async put(batch: readonly Redacted<ConsumeMessage>[]): Promise<number> {
    await Promise.all(batch.map((one) => this.#send(one)))
    if (this.#returned > 0) throw new QueueRefused('"to" leads to no queue')
    return 0
  }

  #send({ taken, message, dead }: Redacted<ConsumeMessage>): Promise<void> | undefined {
    if (message === undefined) return undefined
    const { exchange = '', to, dead: place } = this.#options
    const isDead = dead !== undefined
    const key = isDead ? deadPlace(place, dead) : to.replaceAll('{key}', message.subject)
    const options = publishing(taken, message, isDead ? { [DEAD_REASON]: dead } : {})
    const body = Buffer.from(message.body ?? [])
    return new Promise((resolve, reject) => {
      const answer = (error: unknown) => (error ? reject(error as Error) : resolve())
      this.#channel?.publish(isDead ? '' : exchange, key, body, options, answer)
    })
  }

  async acknowledge(batch: readonly ConsumeMessage[]): Promise<void> {
    for (const message of batch) this.#channel?.ack(message)
  }

  /** The reply to closing comes after the acknowledgements; other messages in flight are redelivered. */
  async close(): Promise<void> {
    const channel = this.#channel
    try {
      await channel?.cancel(this.#tag)
      await channel?.close()
    } catch {
      // Already closed.
    }
  }
}

/**
 * Takes messages from a queue, redacts them and publishes them elsewhere, until the signal aborts.
 *
 * Each is published at least once: the target confirms, then the source is acknowledged. A redelivered message has the
 * header `sladd-redelivered`, and the message id that its sender gave it. Order: with one process, that of the queue
 * unless something is redelivered.
 *
 * @param connection - of amqplib; it is not closed
 * @throws TypeError or RangeError for wrong options, and the connection's errors; messages in flight are then
 * redelivered
 *
 * @example
 * await consumeAmqp(await connect('amqp://127.0.0.1'), { queue: 'raw', to: 'clean', redactor })
 */
export function consumeAmqp(connection: ChannelModel, options: AmqpOptions): Promise<Consumed> {
  return consume(() => new AmqpQueue(connection, options).open(), options)
}
