/**
 * @module The entry `sladd/nats`: from a stream of JetStream into another one. What was put and is put again has the same
 * message id, by which the target's stream knows it.
 */
import type { Consumer, ConsumerMessages, JetStreamClient, JsMsg, PubAck } from '@nats-io/jetstream'
import { headers, type MsgHdrs } from '@nats-io/transport-node'
import { Buffer } from './buffer'
import { consume, DEAD_POSITION, DEAD_REASON, deadPlace, inFlightOf, NotThere, QueueRefused } from './consume'
import { deadLetter } from './redact-message'
import type { Consumed, Pair, Queue, QueueMessage, QueueOptions, Redacted } from './types'

export type { Consumed, QueueOptions } from './types'

/** Where messages come from and where they go. */
export interface NatsOptions extends QueueOptions {
  readonly stream: string
  /** The consumer's name: processes with the same one share the work. It is made when it is not there. */
  readonly durable: string
  /** Only messages of these subjects. Default: all of the stream. */
  readonly filter?: string
  /** The subject that messages are put to; `{subject}` stands for theirs. A stream must listen there. */
  readonly to: string
  /** The subject for messages that cannot be read or put. Without it they stop the consumer. */
  readonly dead?: string
  /** Milliseconds after which what nobody acknowledged is handed out again, for a consumer that is made. Default: 30,000. */
  readonly ackWait?: number
  /** Of a consumer that is made: no more messages than `inFlight` are out at once, over all processes. Default: no. */
  readonly ordered?: boolean
}

const NANOS = 1e6
/** How long the server keeps a request for messages; the least that it takes. */
const FETCH_MS = 1000

/** What a subject may not have: blanks, signs of wildcards, and nothing between dots. */
function asSubject(text: string): string {
  const tokens = text.replace(/[\s*>\0]/g, '_').split('.')
  return tokens.map((token) => token || '_').join('.')
}

/** Headers that tell the server what to do were meant for the first server. */
function pairsOf(own: MsgHdrs | undefined): Pair[] {
  const names = own?.keys().filter((name) => !name.startsWith('Nats-')) ?? []
  return names.flatMap((name) => own?.values(name).map((value) => [name, value] as const) ?? [])
}

function headersOf(pairs: readonly Pair[]): MsgHdrs {
  const made = headers()
  for (const [name, value] of pairs) made.append(name.replace(/[^!-9;-~]/g, '_'), String(value))
  return made
}

/** Whether the target will never take it. */
function isRefused(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  const TOO_LARGE = 10054
  return code === TOO_LARGE || /max_payload|message size exceeds/i.test(String(message))
}

/** The durable consumer, made when it is not there. @throws RangeError for one that does not ask for acknowledgements */
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
  /** Half of what may be in flight: one is worked on, the other one comes. */
  readonly #half: number
  #ackWait = 0
  #consumer: Consumer | undefined
  #messages: ConsumerMessages | undefined
  #fetching: Promise<void> | undefined
  /** Streams that were seen to be fit to be written into. */
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
    // The other half comes while this one is worked on.
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

  /** What is put again must be known by its id for as long as it may come again, and nothing may come round. */
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
    // Nobody has to wait until it is clear that we are gone.
    for (const message of [...this.#taken, ...held]) message.nak()
  }
}

/**
 * Takes messages from a stream, redacts them and puts them into another one, until the signal comes.
 *
 * Each is put once: its message id is made of the stream and its sequence, and a stream knows ids for as long as its
 * duplicate window. Order: of a consumer made with `ordered` and read by one process, that of the stream; else none.
 *
 * @param client - a client of JetStream; its connection stays open
 * @throws TypeError or RangeError for wrong options, and what the client throws; what was in flight is handed out again
 *
 * @example
 * const connection = await connect({ servers: '127.0.0.1:4222' })
 * await consumeNats(jetstream(connection), { stream: 'LOGS', durable: 'sladd', to: 'clean.{subject}', redactor })
 */
export function consumeNats(client: JetStreamClient, options: NatsOptions): Promise<Consumed> {
  return consume(() => new JetStreamQueue(client, options).open(), options)
}
