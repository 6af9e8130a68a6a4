/**
 * A broker of Kafka in this process, as far as a consumer that transforms uses one: what readers of what is committed see, which
 * offsets the group has, and who may still write. A client of it can be killed or stopped at each of its requests in turn.
 */
import type { EachBatchPayload, Kafka, KafkaMessage, Message } from 'kafkajs'

interface Transaction {
  state: 'open' | 'committed' | 'aborted'
  readonly offsets: Map<number, string>
}

/** What the broker does otherwise than it should: a test that sees nothing then proves nothing. */
export type Fault = 'offsets apart' | 'no fence' | undefined

type Logged = { readonly body: string; readonly partition: number; readonly transaction: Transaction }

export class FakeBroker {
  readonly #messages: readonly KafkaMessage[][]
  readonly #fault: Fault
  readonly #log: Logged[] = []
  readonly #offsets = new Map<number, string>()
  readonly #producers = new Map<string, { epoch: number; open: Transaction | undefined }>()
  /** Who shares the partitions: the one that joined last has them all. */
  generation = 0

  /** @param partitions - of the topic that is read */
  constructor(partitions: readonly (readonly string[])[], fault?: Fault) {
    this.#fault = fault
    this.#messages = partitions.map((bodies) =>
      bodies.map(
        (body, offset) => ({ offset: String(offset), value: Buffer.from(body), key: null, timestamp: '1' }) as never,
      ),
    )
  }

  /** What a reader of what is committed sees: up to the first transaction that is open, and nothing of one that was aborted. */
  get committed(): string[] {
    const isOpen = this.#log.findIndex(({ transaction }) => transaction.state === 'open')
    const stable = isOpen < 0 ? this.#log : this.#log.slice(0, isOpen)
    return stable.filter(({ transaction }) => transaction.state === 'committed').map(({ body }) => body)
  }

  get isDone(): boolean {
    return this.#messages.every((all, partition) => this.#offsets.get(partition) === String(all.length))
  }

  offset(partition: number): string {
    return this.#offsets.get(partition) ?? '-1'
  }

  messagesFrom(partition: number): readonly KafkaMessage[] {
    return (this.#messages[partition] ?? []).slice(Math.max(0, Number(this.offset(partition))))
  }

  get partitions(): number {
    return this.#messages.length
  }

  /** A producer's epoch: what one before it left open is aborted. */
  fence(id: string): number {
    const { epoch, open } = this.#producers.get(id) ?? { epoch: 0, open: undefined }
    if (open !== undefined) open.state = 'aborted'
    this.#producers.set(id, { epoch: epoch + 1, open: undefined })
    return epoch + 1
  }

  /** The transaction that a producer has open. @throws where another one has its name now */
  of(id: string, epoch: number): Transaction {
    const producer = this.#producers.get(id)
    if (producer === undefined || (producer.epoch !== epoch && this.#fault !== 'no fence')) throw new Error('fenced')
    producer.open ??= { state: 'open', offsets: new Map() }
    return producer.open
  }

  put(transaction: Transaction, { value, partition = 0 }: Message): void {
    this.#log.push({ body: String(value), partition, transaction })
  }

  setOffset(transaction: Transaction, partition: number, offset: string): void {
    if (this.#fault === 'offsets apart') this.#offsets.set(partition, offset)
    else transaction.offsets.set(partition, offset)
  }

  end(id: string, epoch: number, state: 'committed' | 'aborted'): void {
    const transaction = this.of(id, epoch)
    transaction.state = state
    if (state === 'committed') for (const [at, offset] of transaction.offsets) this.#offsets.set(at, offset)
    const producer = this.#producers.get(id)
    if (producer !== undefined) producer.open = undefined
  }
}

/** When a client falls: at which request, before or after the broker has done it; and whether it comes back. */
export interface Fall {
  readonly at: number
  readonly isDone: boolean
  /** A process that was only stopped goes on when this resolves. */
  readonly until?: Promise<void>
}

/** A process's client. */
export class FakeClient {
  readonly #broker: FakeBroker
  readonly #fall: Fall | undefined
  #isDead = false
  /** Requests so far. */
  steps = 0
  /** Called when it falls. */
  onFall = () => {}

  constructor(broker: FakeBroker, fall?: Fall) {
    this.#broker = broker
    this.#fall = fall
  }

  async #ask<T>(work: () => T): Promise<T> {
    await new Promise(setImmediate)
    if (this.#isDead) throw new Error('killed')
    const { at, isDone, until } = this.#fall ?? {}
    if (this.steps++ !== at) return work()
    if (until !== undefined) {
      // The request is on its way, or its answer is.
      const answer = isDone ? work() : undefined
      this.onFall()
      await until
      return isDone ? (answer as T) : work()
    }
    if (isDone) work()
    this.#isDead = true
    this.onFall()
    throw new Error('killed')
  }

  get kafka(): Kafka {
    const none = async () => {}
    return {
      consumer: () => this.#consumer(),
      admin: () => ({
        connect: none,
        disconnect: none,
        fetchOffsets: ({ topics }: { topics: string[] }) =>
          this.#ask(() => {
            const numbers = Array.from({ length: this.#broker.partitions }, (_, partition) => partition)
            const partitions = numbers.map((partition) => ({ partition, offset: this.#broker.offset(partition) }))
            return [{ topic: topics[0], partitions }]
          }),
      }),
      producer: ({ transactionalId }: { transactionalId: string }) => this.#producer(transactionalId),
    } as never
  }

  #producer(id: string) {
    let epoch: number | undefined
    const transaction = async () => {
      epoch ??= await this.#ask(() => this.#broker.fence(id))
      const own = epoch
      let isActive = true
      const end = (state: 'committed' | 'aborted') => async () => {
        await this.#ask(() => this.#broker.end(id, own, state))
        isActive = false
      }
      return {
        isActive: () => isActive,
        // Each message is a request of its own: any part of a batch may have come through.
        sendBatch: async ({ topicMessages }: { topicMessages: { messages: Message[] }[] }) => {
          for (const message of topicMessages.flatMap(({ messages }) => messages)) {
            await this.#ask(() => this.#broker.put(this.#broker.of(id, own), message))
          }
        },
        sendOffsets: ({ topics }: { topics: { partitions: { partition: number; offset: string }[] }[] }) =>
          this.#ask(() => {
            for (const { partition, offset } of topics.flatMap(({ partitions }) => partitions))
              this.#broker.setOffset(this.#broker.of(id, own), partition, offset)
          }),
        commit: end('committed'),
        abort: end('aborted'),
      }
    }
    return { connect: async () => {}, disconnect: async () => {}, transaction }
  }

  #consumer() {
    const events = { GROUP_JOIN: 'join', CRASH: 'crash' }
    const heard = new Map<string, (event: unknown) => unknown>()
    let isRunning = true
    const crash = (error: unknown) => heard.get('crash')?.({ payload: { error, restart: false } })
    const run = async ({ eachBatch }: { eachBatch: (batch: EachBatchPayload) => Promise<void> }) => {
      const own = await this.#ask(() => ++this.#broker.generation)
      await heard.get('join')?.({})
      const isStale = () => own !== this.#broker.generation
      const hand = async (partition: number) => {
        const messages = await this.#ask(() => this.#broker.messagesFrom(partition))
        const state = {
          resolveOffset: () => {},
          heartbeat: () => this.#ask(() => {}),
          isRunning: () => isRunning,
          isStale,
        }
        await eachBatch({ batch: { partition, messages }, ...state } as never)
      }
      const all = Array.from({ length: this.#broker.partitions }, (_, partition) => hand(partition))
      Promise.all(all).catch(crash)
    }
    const stop = async () => {
      isRunning = false
    }
    const on = (name: string, hear: (event: unknown) => unknown) => heard.set(name, hear)
    return { events, on, run, connect: async () => {}, subscribe: async () => {}, disconnect: stop }
  }
}
