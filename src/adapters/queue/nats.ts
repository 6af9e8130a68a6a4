/**
 * @module The entry `sladd/nats`: from one JetStream stream to another. A message that is published again has the same
 * message id, by which the target stream detects the duplicate.
 */
import type { Consumer, ConsumerMessages, JetStreamClient, JsMsg, PubAck } from '@nats-io/jetstream'
import { headers, type MsgHdrs } from '@nats-io/transport-node'
import { Buffer } from './buffer'
import { consume, DEAD_POSITION, DEAD_REASON, deadPlace, inFlightOf, NotThere, QueueRefused } from './consume'
import { deadLetter } from './redact-message'
import type { Consumed, Pair, Queue, QueueMessage, QueueOptions, Redacted } from './types'

export type { Consumed, QueueOptions } from './types'

/** Source and target of messages. */
export interface NatsOptions extends QueueOptions {
  readonly stream: string
  /** The consumer's name: processes with the same one share the work. The consumer is created if it does not exist. */
  readonly durable: string
  /** Only messages with these subjects. Default: all of the stream. */
  readonly filter?: string
  /** The subject to publish to; `{subject}` is replaced by the message's own. A stream must listen there. */
  readonly to: string
  /** The subject for messages that cannot be read or published. Without it they stop the consumer. */
  readonly dead?: string
  /** Milliseconds after which a newly created consumer redelivers unacknowledged messages. Default: 30,000. */
  readonly ackWait?: number
  /** For a newly created consumer: at most `inFlight` messages are in flight over all processes. Default: no. */
  readonly ordered?: boolean
}

const NANOS = 1e6
/** How long the server keeps a request for messages; the minimum it accepts. */
const FETCH_MS = 1000

/** Replaces what a subject may not contain: whitespace, wildcards, and empty tokens. */
function asSubject(text: string): string {
  const tokens = text.replace(/[\s*>\0]/g, '_').split('.')
  return tokens.map((token) => token || '_').join('.')
}

/** Headers with instructions for the server were meant for the source server. */
function pairsOf(own: MsgHdrs | undefined): Pair[] {
  const names = own?.keys().filter((name) => !name.startsWith('Nats-')) ?? []
  return names.flatMap((name) => own?.values(name).map((value) => [name, value] as const) ?? [])
}

function headersOf(pairs: readonly Pair[]): MsgHdrs {
  const made = headers()
  for (const [name, value] of pairs) made.append(name.replace(/[^!-9;-~]/g, '_'), String(value))
  return made
}

/** True if the target will never accept it. */
function isRefused(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  const TOO_LARGE = 10054
  return code === TOO_LARGE || /max_payload|message size exceeds/i.test(String(message))
}

/** Returns the durable consumer, created if missing. @throws RangeError if it does not require acknowledgements */
async function durableOf(client: JetStreamClient, options: NatsOptions, inFlight: number) {
  const { stream, durable, filter, ackWait = 30_000, ordered = false } = options
  const manager = await client.jetstreamManager()
  const there = await manager.consumers.info(stream, durable).catch((error) => {
    if (error?.name === 'ConsumerNotFoundError' || error?.code === 10014) return undefined
    if (error?.name === 'StreamNotFoundError' || error?.code === 10059) {
      throw new NotThere(`there is no stream ${stream}`)
    }
    throw error
  })
  const made =
    there ??
    (await manager.consumers.add(stream, {
      durable_name: durable,
      ack_policy: 'explicit',
      ack_wait: ackWait * NANOS,
      max_ack_pending: ordered ? inFlight : 1000 * inFlight,
      ...(filter !== undefined && { filter_subject: filter }),
    }))
  const { ack_policy, ack_wait = 0 } = made.config
  if (ack_policy !== 'explicit')
    throw new QueueRefused('"durable" names a consumer that is not explicit in acknowledging')
  return { manager, ackWait: ack_wait }
}

class JetStreamQueue implements Queue<JsMsg> {
  readonly #client: JetStreamClient
  readonly #options: NatsOptions
  readonly #buffer: Buffer<JsMsg>
  readonly #inFlight: number
  /** Half of the messages in flight: one half is processed while the other one arrives. */
  readonly #half: number
  #ackWait = 0
  #consumer: Consumer | undefined
  #messages: ConsumerMessages | undefined
  #fetching: Promise<void> | undefined
  /** Streams that are known to be suitable targets. */
  readonly #fit = new Set<string>()
  #taken: readonly JsMsg[] = []

  constructor(client: JetStreamClient, options: NatsOptions) {
    this.#client = client
    this.#options = options
    this.#inFlight = inFlightOf(options)
    this.#half = Math.ceil(this.#inFlight / 2)
    this.#buffer = new Buffer(this.#half)
  }

  async open(): Promise<this> {
    const { stream, durable } = this.#options
    this.#ackWait = (await durableOf(this.#client, this.#options, this.#inFlight)).ackWait
    this.#consumer = await this.#client.consumers.get(stream, durable)
    return this
  }

  async take(wait: number): Promise<readonly JsMsg[]> {
    this.#fetch()
    this.#taken = await this.#buffer.take(wait)
    // The other half arrives while this one is processed.
    this.#fetch()
    return this.#taken
  }

  #fetch(): void {
    const room = Math.min(this.#half, this.#inFlight - this.#taken.length - this.#buffer.size)
    if (this.#fetching !== undefined || room < 1) return
    const read = async () => {
      this.#messages = await this.#consumer?.fetch({ max_messages: room, expires: FETCH_MS })
      for await (const message of this.#messages ?? []) this.#buffer.push(message)
    }
    this.#fetching = read().then(
      () => {
        this.#fetching = undefined
      },
      (error) => this.#buffer.fail(error),
    )
  }

  messageOf({ subject, data, headers: own, info }: JsMsg): QueueMessage {
    return { subject, body: data, headers: pairsOf(own), deliveries: info.deliveryCount }
  }

  async put(batch: readonly Redacted<JsMsg>[]): Promise<number> {
    let refused = 0
    const sent = await Promise.allSettled(batch.map((one) => this.#send(one)))
    for (const [i, { taken, message }] of batch.entries()) {
      const done = sent[i]
      if (done?.status !== 'rejected') continue
      if (message === undefined || !isRefused(done.reason)) throw done.reason
      await this.#send(deadLetter(taken, message, 'is larger than the target takes'))
      refused++
    }
    return refused
  }

  async #send({ taken, message, dead }: Redacted<JsMsg>): Promise<void> {
    if (message === undefined) return
    const { stream, to, dead: place } = this.#options
    const position = `${stream}:${taken.seq}`
    const own = headersOf(message.headers)
    if (dead !== undefined) {
      own.set(DEAD_REASON, dead)
      own.set(DEAD_POSITION, position)
    }
    const subject = dead === undefined ? to.replaceAll('{subject}', asSubject(message.subject)) : deadPlace(place, dead)
    const msgID = dead === undefined ? position : `dead:${position}`
    await this.#check(await this.#client.publish(subject, message.body, { msgID, headers: own }))
  }

  /** The target must remember message ids for as long as messages may be redelivered, and must not be the source. */
  async #check({ stream }: PubAck): Promise<void> {
    if (this.#fit.has(stream)) return
    this.#fit.add(stream)
    if (stream === this.#options.stream) throw new QueueRefused('"to" leads into the stream that is read')
    const { config } = await (await this.#client.jetstreamManager()).streams.info(stream)
    if (config.duplicate_window < 2 * this.#ackWait) {
      throw new QueueRefused('the duplicate window of the target is shorter than twice the consumer’s ack wait')
    }
  }

  async acknowledge(batch: readonly JsMsg[]): Promise<void> {
    const known = await Promise.all(batch.map((message) => message.ackAck()))
    if (known.includes(false)) throw new Error('an acknowledgement was not answered')
    this.#taken = []
  }

  async close(): Promise<void> {
    await this.#messages?.close()
    const held = await this.#buffer.take(0).catch(() => [])
    // Return them now, so that no other process has to wait for a timeout.
    for (const message of [...this.#taken, ...held]) message.nak()
  }
}

/**
 * Takes messages from a stream, redacts them and publishes them to another one, until the signal aborts.
 *
 * Each is published once: its message id consists of the stream and its sequence, and a stream remembers ids for its
 * duplicate window. Order: that of the stream, for a consumer created with `ordered` and read by one process; otherwise
 * none.
 *
 * @param client - a JetStream client; its connection is not closed
 * @throws TypeError or RangeError for wrong options, and the client's errors; messages in flight are then redelivered
 *
 * @example
 * const connection = await connect({ servers: '127.0.0.1:4222' })
 * await consumeNats(jetstream(connection), { stream: 'LOGS', durable: 'sladd', to: 'clean.{subject}', redactor })
 */
export function consumeNats(client: JetStreamClient, options: NatsOptions): Promise<Consumed> {
  return consume(() => new JetStreamQueue(client, options).open(), options)
}
