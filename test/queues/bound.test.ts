/**
 * Messages in flight: of each system, on a fake of its client with a slow target, never more than were asked for are taken and
 * not acknowledged. The fakes hand out whatever they are asked for.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { consumeAmqp } from '../../src/adapters/queue/amqp'
import { consumeKafka } from '../../src/adapters/queue/kafka'
import { consumeNats } from '../../src/adapters/queue/nats'
import { consumeRedis } from '../../src/adapters/queue/redis'
import type { QueueOptions } from '../../src/adapters/queue/types'
import { createRedactor } from '../../src/redactor'
import { FakeBroker, FakeClient } from './kafka-fake'

const COUNT = 100
const BODY = 'anna@example.se'
const redactor = createRedactor()

/** What was handed out and what was acknowledged. */
class Ledger {
  #given = 0
  #done = 0
  most = 0
  readonly ending = new AbortController()

  /** As many of what is left as were asked for. */
  hand(asked: number): number[] {
    const numbers = Array.from({ length: Math.min(asked, COUNT - this.#given) }, (_, i) => this.#given + i)
    this.#given += numbers.length
    this.most = Math.max(this.most, this.#given - this.#done)
    return numbers
  }

  acknowledge(count = 1): void {
    this.#done += count
    if (this.#done === COUNT) this.ending.abort()
  }
}

type Run = (ledger: Ledger, options: QueueOptions) => Promise<unknown>

const nats: Run = (ledger, options) => {
  const message = (seq: number) => ({
    ...{ seq, subject: 'raw', data: Buffer.from(BODY), headers: undefined, info: { deliveryCount: 1 }, nak() {} },
    async ackAck() {
      ledger.acknowledge()
      return true
    },
  })
  async function* handed(asked: number) {
    for (const seq of ledger.hand(asked)) yield message(seq)
  }
  const fetch = async (asked: { max_messages: number }) =>
    Object.assign(handed(asked.max_messages), { close: async () => {} })
  const manager = {
    consumers: { info: async () => ({ config: { ack_policy: 'explicit', ack_wait: 1 } }) },
    streams: { info: async () => ({ config: { duplicate_window: 10 } }) },
  }
  const client = {
    jetstreamManager: async () => manager,
    consumers: { get: async () => ({ fetch }) },
    publish: () => pause(3, { stream: 'CLEAN' }),
  }
  return consumeNats(client as never, { ...options, stream: 'RAW', durable: 'sladd', to: 'clean' })
}

const redis: Run = (ledger, options) => {
  const client = {
    xgroup: async () => {},
    xpending: async () => [],
    async callBuffer(name: string, ...rest: unknown[]) {
      if (name === 'XAUTOCLAIM') return ['0-0', []]
      const ids = ledger.hand(Number(rest[rest.indexOf('COUNT') + 1]))
      return [['raw', ids.map((id) => [Buffer.from(`${id}-0`), [Buffer.from('body'), Buffer.from(BODY)]])]]
    },
    async eval(_script: string, _keys: number, ...given: unknown[]) {
      await pause(3)
      ledger.acknowledge(given.filter((one) => /^\d+-0$/.test(String(one))).length)
    },
  }
  return consumeRedis(client as never, { ...options, stream: 'raw', group: 'sladd', to: 'clean' })
}

const amqp: Run = (ledger, options) => {
  let most = COUNT
  let take = (_: unknown) => {}
  const fields = { routingKey: 'raw', redelivered: false }
  const give = (asked: number) => {
    for (const id of ledger.hand(asked)) {
      take({ content: Buffer.from(BODY), fields, properties: { headers: {}, messageId: String(id) } })
    }
  }
  const channel = {
    on() {},
    async prefetch(count: number) {
      most = count
    },
    async consume(_queue: string, taking: typeof take) {
      take = taking
      give(most)
      return { consumerTag: 'a' }
    },
    publish: (...given: unknown[]) => setTimeout(given.at(-1) as () => void, 3),
    ack() {
      ledger.acknowledge()
      give(1)
    },
    cancel: async () => {},
    close: async () => {},
  }
  const connection = { createConfirmChannel: async () => channel }
  return consumeAmqp(connection as never, { ...options, queue: 'raw', to: 'clean' })
}

/** The client of Kafka reads ahead by bytes: what is taken from it is what is worked on. */
const kafka: Run = (ledger, options) => {
  const broker = new FakeBroker([Array.from({ length: COUNT }, () => BODY)])
  const counting = {
    redactValue: redactor.redactValue,
    redact(given: Uint8Array | string) {
      if (typeof given !== 'string') ledger.hand(1)
      return redactor.redact(given as string)
    },
  }
  const onBatch = ({ put }: { put: number }) => ledger.acknowledge(put)
  const places = { topic: 'raw', group: 'sladd', to: 'clean' }
  return consumeKafka(new FakeClient(broker).kafka, { ...options, ...places, onBatch, redactor: counting as never })
}

const SYSTEMS = { nats, redis, amqp, kafka }
const rows = Object.keys(SYSTEMS).flatMap((name) => [1, 2, 7, 16].map((most) => [name as 'nats', most] as const))

test.each(rows)('%s: %i', async (name, inFlight) => {
  const ledger = new Ledger()
  await SYSTEMS[name](ledger, { redactor, inFlight, signal: ledger.ending.signal })
  expect(ledger.ending.signal.aborted).toBe(true)
  // So many that the bound is one; NATS takes one half while the other one is worked on.
  expect(ledger.most).toBeLessThanOrEqual(inFlight)
  expect(ledger.most).toBeGreaterThanOrEqual(inFlight / 2)
})
