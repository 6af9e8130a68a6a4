/** Kafka's protocol with librdkafka's brokers, RabbitMQ, and what the command line rejects; see queues.test.ts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectAmqp } from 'amqplib'
import { Kafka, logLevel, Partitioners } from 'kafkajs'
import { afterEach, describe, expect, test } from 'vitest'
import { consumeKafka } from '../../src/adapters/queue/kafka'
import { createRedactor } from '../../src/redactor'
import { ended } from '../command'
import { ALL, bodyOf, CLEAN, LONG, MESSAGES, numbersIn, READABLE, torment } from './queue-scenario'
import { Consumers, hasProgram, kafkaServer, rabbitServer, type Server, until } from './queue-servers'

afterEach(() => Consumers.endAll())

describe.skipIf(!hasProgram('kcat'))('Kafka (skipped where kcat is not installed)', () => {
  /** Its brokers keep transactions apart from nothing: what they were asked, and in which order, is what can be seen. */
  async function withKafka(
    use: (
      server: Server,
      kafka: Kafka,
      read: (topic: string, isAll: (messages: readonly KafkaMessage[]) => boolean) => Promise<KafkaMessage[]>,
    ) => Promise<void>,
  ) {
    const server = await kafkaServer()
    const kafka = new Kafka({ brokers: [`127.0.0.1:${server.port}`], logLevel: logLevel.NOTHING })
    const read = async (topic: string, isAll: (messages: readonly KafkaMessage[]) => boolean) => {
      const messages: KafkaMessage[] = []
      const consumer = kafka.consumer({ groupId: `read-${topic}` })
      await consumer.connect()
      await consumer.subscribe({ topics: [topic], fromBeginning: true })
      await consumer.run({
        eachMessage: async ({ message, partition }) => void messages.push({ ...message, partition }),
      })
      await until(() => isAll(messages))
      await consumer.disconnect()
      return messages
    }
    try {
      await use(server, kafka, read)
    } finally {
      await server.stop()
    }
  }
  type KafkaMessage = import('kafkajs').KafkaMessage & { readonly partition: number }

  async function produce(kafka: Kafka, messages: import('kafkajs').Message[]): Promise<void> {
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
    await producer.connect()
    await producer.send({ topic: 'raw', messages })
    await producer.disconnect()
  }

  test(
    'messages and offsets are one transaction; keys, headers, timestamps and partitions are kept',
    { timeout: LONG },
    () =>
      withKafka(async (server, kafka, read) => {
        const timestamp = '1700000000123'
        const messages = Array.from({ length: 200 }, (_, n) => ({
          ...{
            key: n % 2 ? 'anna@example.se' : `k${n}`,
            value: bodyOf(n),
            partition: n % 4,
            timestamp: String(Number(timestamp) + n),
          },
          headers: { kund: '871220-2384', trace: ['a', 'b'] },
        }))
        await produce(kafka, [
          ...messages,
          { value: null, key: 'gone', partition: 0 },
          { value: Buffer.from([0x1f, 0x8b, 8, 0]), partition: 1 },
        ])
        const ending = new AbortController()
        const consuming = consumeKafka(kafka, {
          ...{ topic: 'raw', group: 'sladd', to: 'clean', dead: 'dead', inFlight: 30 },
          ...{ redactor: createRedactor(), signal: ending.signal },
        })
        const [clean, [dead]] = await Promise.all([
          read('clean', ({ length }) => length >= 201),
          read('dead', ({ length }) => length >= 1),
        ])
        ending.abort()
        expect(await consuming).toEqual({ put: 201, dead: 1, withheld: 0 })
        for (const { key, value, headers: own, timestamp: at, partition } of clean.filter(
          (one) => one.value !== null,
        )) {
          const { n } = JSON.parse(String(value))
          expect([String(value), String(key), partition]).toEqual([CLEAN(n), n % 2 ? '[email]' : `k${n}`, n % 4])
          expect([at, String(own?.kund), String(own?.trace)]).toEqual([messages[n]?.timestamp, '[personnummer]', 'a,b'])
        }
        for (const part of [0, 1, 2, 3]) {
          const own = clean.filter(({ partition, value }) => partition === part && value !== null)
          expect(own.map(({ value }) => JSON.parse(String(value)).n)).toEqual(
            ALL.slice(0, 200).filter((n) => n % 4 === part),
          )
        }
        expect(clean.filter(({ value }) => value === null).map(({ key }) => String(key))).toEqual(['gone'])
        expect([String(dead?.value), String(dead?.headers?.['sladd-position'])]).toEqual(['[unreadable]', 'raw:1:50'])
        const asked = [
          ...server
            .log()
            .matchAll(
              /Received (InitProducerId|AddPartitionsToTxn|Produce|AddOffsetsToTxn|TxnOffsetCommit|EndTxn)Request/g,
            ),
        ]
        const steps = asked.map(([, name]) => name).join(' ')
        // The first is ours that filled the topic. A partition is fenced before anything of it is put.
        expect(steps).toMatch(
          /^Produce (InitProducerId )?(?:(?:InitProducerId )?(?:AddPartitionsToTxn )+(?:Produce )+AddOffsetsToTxn TxnOffsetCommit EndTxn ?)+$/,
        )
      }),
  )

  test('a killed process loses nothing, keys are tokens, and SIGTERM ends', { timeout: LONG }, () =>
    withKafka(async (server, kafka, read) => {
      await produce(
        kafka,
        ALL.slice(0, 400).map((n) => ({
          key: n % 2 ? '8712202384' : '19871220-2384',
          value: bodyOf(n),
          partition: n % 4,
        })),
      )
      const folder = mkdtempSync(join(tmpdir(), 'sladd-ring-'))
      const ring = join(folder, 'ring.json')
      ended(folder, ['key', 'new', ring])
      const consumers = new Consumers(
        ...['kafka', '--server', `127.0.0.1:${server.port}`, '--topic', 'raw', '--group', 'sladd', '--to', 'clean'],
        ...[
          '--keys',
          'tokens',
          '--key-name',
          'personnummer',
          '--keyring',
          ring,
          '--tenant',
          'a',
          '--purpose',
          'b',
          '--in-flight',
          '20',
          '--ack-wait',
          '6',
        ],
      )
      consumers.start(1)
      await until(() => /EndTxnRequest/.test(server.log()))
      consumers.kill()
      // These brokers keep no offsets of transactions either: what came before the end is there twice.
      const bodies = (messages: readonly KafkaMessage[]) => messages.map(({ value }) => String(value))
      const seen = await read('clean', (messages) => new Set(bodies(messages)).size === 400)
      expect(await consumers.end()).toEqual([0])
      expect(new Set(numbersIn(bodies(seen)))).toEqual(new Set(ALL.slice(0, 400)))
      expect(new Set(seen.map(({ key }) => String(key))).size).toBe(1)
      expect(String(seen[0]?.key)).toMatch(/^sl1_nid_/)
      expect(consumers.said).not.toMatch(READABLE)
      rmSync(folder, { recursive: true })
    }),
  )
})

describe.skipIf(!hasProgram('/usr/lib/rabbitmq/bin/rabbitmq-server'))(
  'AMQP (skipped where rabbitmq-server is not installed)',
  () => {
    test('none lost, those that may be twice say so, none readable', { timeout: LONG + 60_000 }, async () => {
      const server = await rabbitServer()
      try {
        const url = `amqp://127.0.0.1:${server.port}`
        const own = await connectAmqp(url)
        const channel = await own.createConfirmChannel()
        await channel.assertQueue('raw', { durable: true })
        await channel.assertQueue('clean', { durable: true })
        await channel.assertQueue('dead', { durable: true })
        const said = {
          headers: { kund: '871220-2384', trace: 'a1' },
          correlationId: 'anna@example.se',
          persistent: true,
        }
        for (const n of ALL) channel.sendToQueue('raw', Buffer.from(bodyOf(n)), { ...said, messageId: `m${n}` })
        channel.sendToQueue('raw', Buffer.from([0x1f, 0x8b, 8, 0]), {})
        await channel.waitForConfirms()
        const consumers = new Consumers(
          ...['amqp', '--server', url, '--queue', 'raw', '--to', 'clean', '--dead', 'dead', '--in-flight', '64'],
        )
        const seen = new Map<number, import('amqplib').ConsumeMessage[]>()
        await channel.consume('clean', (message) => {
          if (message === null) return
          const [n = -1] = numbersIn([message.content.toString()])
          seen.set(n, [...(seen.get(n) ?? []), message])
          channel.ack(message)
        })
        // It takes long to start again: what it does when it is cut off is seen at the others.
        await torment({ ...server, crash: async () => {}, start: async () => {} }, consumers, async () => seen.size)
        await until(() => seen.size >= MESSAGES)
        expect(await consumers.end()).toEqual([0, 0, 0, 0])
        for (const [n, copies] of seen) {
          expect(
            copies.filter(({ properties }) => properties.headers?.['sladd-redelivered'] !== true).length,
          ).toBeLessThanOrEqual(1)
          const [{ properties } = { properties: {} as never }] = copies
          expect([properties.messageId, properties.correlationId]).toEqual([`m${n}`, '[email]'])
          expect(properties.headers).toMatchObject({ kund: '[personnummer]', trace: 'a1' })
        }
        const dead = await channel.get('dead')
        expect(dead && [dead.content.toString(), dead.properties.headers?.['sladd-reason']]).toEqual([
          '[unreadable]',
          'is compressed',
        ])
        expect((await channel.checkQueue('raw')).messageCount).toBe(0)
        expect(consumers.said).not.toMatch(READABLE)
        await own.close()
      } finally {
        await server.stop()
      }
    })
  },
)

describe('the command line', () => {
  test.each([
    [['x'], 'consume expects one of nats, kafka, redis, amqp'],
    [['nats', '--durable', 'a', '--to', 'b'], '--stream is missing'],
    [['amqp', '--queue', 'a', '--to', 'b', '--stream', 'c'], '--stream belongs to consume nats and redis'],
    [['amqp', '--queue', 'a', '--to', 'b', '--headers', 'c'], '--headers expected one of redact, keep, drop'],
    [
      ['redis', '--stream', 'a', '--group', 'b', '--to', 'c', '--ack-wait', 'x'],
      '--ack-wait expected a number of seconds',
    ],
    [['kafka', '--topic', 'a', '--group', 'b', '--to', 'c', '--keys', 'tokens'], '--keys tokens needs --keyring'],
    [['amqp', '--queue', 'a', '--to', 'b', '--kinds', 'dog'], 'names an unknown kind'],
    [
      ['amqp', '--queue', 'a', '--to', 'b', '--server', 'env:NONE'],
      '--server names an environment variable that is not set',
    ],
  ])('%j is refused', (args, message) => {
    const { code, out, error } = ended('.', ['consume', ...args])
    expect([code, out]).toEqual([2, ''])
    expect(error).toContain(message)
  })

  test('has a help of its own', () => {
    expect(ended('.', ['consume', '--help']).out).toContain('sladd consume amqp --queue NAME')
  })
})
