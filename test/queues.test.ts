/** `sladd consume` and its functions on real servers, with processes that are killed and servers that are cut off. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect as connectNats, headers } from '@nats-io/transport-node'
import { connect as connectAmqp } from 'amqplib'
import { Redis } from 'ioredis'
import { Kafka, logLevel, Partitioners } from 'kafkajs'
import { describe, expect, test } from 'vitest'
import { consumeKafka } from '../src/adapters/queue/kafka'
import { consumeNats } from '../src/adapters/queue/nats'
import { consumeRedis } from '../src/adapters/queue/redis'
import { createRedactor } from '../src/redactor'
import { ended } from './command'
import {
  Consumers,
  hasProgram,
  kafkaServer,
  natsServer,
  rabbitServer,
  redisServer,
  type Server,
  until,
} from './queue-servers'

/** The whole scenario takes minutes: SLADD_QUEUE_MESSAGES=20000 SLADD_QUEUE_KILLS=10. */
const MESSAGES = Number(process.env.SLADD_QUEUE_MESSAGES ?? 2000)
const KILLS = Number(process.env.SLADD_QUEUE_KILLS ?? 4)
const LONG = 60_000 + 15 * MESSAGES
/** Nothing of a person may be read in what comes out. */
const READABLE = /871220|anna@|192\.0\.2\.44|01019550091/

const bodyOf = (n: number) =>
  JSON.stringify({ n, msg: `kund 871220-2384\nanna@example.se ${'x'.repeat(n % 200)}`, ip: '192.0.2.44' })
const CLEAN = (n: number) =>
  bodyOf(n).replace('871220-2384', '[personnummer]').replace('anna@example.se', '[email]').replace('192.0.2.44', '[ip]')

/** Four processes, of which some are killed where nobody knows what they were doing, a server that is cut off, and one that stalls. */
async function torment(server: Server, consumers: Consumers, done: () => Promise<number>): Promise<void> {
  consumers.start(4)
  for (let i = 1; i <= KILLS; i++) {
    const point = (MESSAGES * (i - Math.random())) / (KILLS + 1)
    await until(async () => (await done().catch(() => -1)) >= point, 5)
    consumers.kill()
    if (i === 1) await server.freeze(300)
    if (i === 2) {
      await server.crash()
      await server.start()
    }
  }
}

function numbersIn(bodies: readonly string[]): number[] {
  return bodies.map((body) => {
    const { n } = JSON.parse(body)
    expect(body).toBe(CLEAN(n))
    return n
  })
}

const ALL = Array.from({ length: MESSAGES }, (_, n) => n)
const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)

describe.skipIf(!hasProgram('nats-server'))('JetStream (skipped where nats-server is not installed)', () => {
  async function withServer(use: (server: Server, open: () => ReturnType<typeof connectNats>) => Promise<void>) {
    const server = await natsServer()
    const connections: Awaited<ReturnType<typeof connectNats>>[] = []
    try {
      await use(server, async () => {
        const connection = await connectNats({
          servers: `127.0.0.1:${server.port}`,
          maxReconnectAttempts: -1,
          reconnectTimeWait: 100,
        })
        connections.push(connection)
        return connection
      })
    } finally {
      for (const connection of connections) await connection.close()
      await server.stop()
    }
  }

  /** All that a stream holds. */
  async function messagesIn(manager: Awaited<ReturnType<typeof jetstreamManager>>, stream: string) {
    const { state } = await manager.streams.info(stream)
    const messages = []
    for (let seq = 1; seq <= state.last_seq; seq++) {
      const message = await manager.streams.getMessage(stream, { seq })
      if (message !== null) messages.push(message)
    }
    return messages
  }

  test('none lost, none twice, none readable', { timeout: LONG }, () =>
    withServer(async (server, open) => {
      const connection = await open()
      const [manager, client] = [await jetstreamManager(connection), jetstream(connection)]
      await manager.streams.add({ name: 'RAW', subjects: ['raw.>'] })
      await manager.streams.add({ name: 'CLEAN', subjects: ['clean.>'] })
      for (let at = 0; at < MESSAGES; at += 500) {
        await Promise.all(ALL.slice(at, at + 500).map((n) => client.publish(`raw.kund.${n % 7}`, bodyOf(n))))
      }
      const consumers = new Consumers(
        ...['nats', '--server', `127.0.0.1:${server.port}`, '--stream', 'RAW', '--durable', 'sladd'],
        ...['--to', 'clean.{subject}', '--ack-wait', '2', '--in-flight', '64', '--deliveries', '50'],
      )
      const done = async () => (await manager.streams.info('CLEAN')).state.messages
      await torment(server, consumers, done)
      await until(async () => (await done().catch(() => -1)) >= MESSAGES)
      await until(async () => (await manager.consumers.info('RAW', 'sladd')).num_ack_pending === 0)
      expect(await consumers.end()).toEqual([0, 0, 0, 0])
      const messages = await messagesIn(manager, 'CLEAN')
      expect(sorted(numbersIn(messages.map((message) => message.string())))).toEqual(ALL)
      expect(messages.every(({ subject }) => /^clean\.raw\.kund\.\d$/.test(subject))).toBe(true)
      expect(consumers.said).not.toMatch(READABLE)
    }),
  )

  test('order, headers, subjects, dead letters, and what is refused', { timeout: LONG }, () =>
    withServer(async (_server, open) => {
      const connection = await open()
      const [manager, client] = [await jetstreamManager(connection), jetstream(connection)]
      await manager.streams.add({ name: 'RAW', subjects: ['raw.>'] })
      await manager.streams.add({ name: 'CLEAN', subjects: ['clean.>'], max_msg_size: 2000 })
      await manager.streams.add({ name: 'DEAD', subjects: ['dead'] })
      const own = headers()
      own.set('authorization', 'Bearer abcdefgh12345678')
      own.set('kund', '871220-2384')
      own.set('trace', 'a1')
      own.set('Nats-Msg-Id', 'raw-1')
      await client.publish('raw.871220-2384', bodyOf(0), { headers: own })
      await client.publish('raw.packed', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0))
      await client.publish('raw.anna@example.se', `anna@example.se ${'y'.repeat(2000)}`)
      for (let n = 1; n <= 300; n++) await client.publish('raw.x', bodyOf(n))
      const options = {
        stream: 'RAW',
        durable: 'sladd',
        redactor: createRedactor(),
        ordered: true,
        inFlight: 16,
        idle: 500,
      }
      const consumed = await consumeNats(client, { ...options, to: 'clean.{subject}', dead: 'dead' })
      expect(consumed).toEqual({ put: 301, dead: 2, withheld: 0 })
      const clean = await messagesIn(manager, 'CLEAN')
      expect(numbersIn(clean.map((message) => message.string()))).toEqual(Array.from({ length: 301 }, (_, n) => n))
      const [first] = clean
      expect(first?.subject).toBe('clean.raw.[personnummer]')
      const told = first?.header.keys().map((name) => [name, first.header.get(name)])
      expect(told).toEqual(
        expect.arrayContaining([
          ['authorization', ''],
          ['kund', '[personnummer]'],
          ['trace', 'a1'],
          ['Nats-Msg-Id', 'RAW:1'],
        ]),
      )
      const dead = await messagesIn(manager, 'DEAD')
      expect(
        dead.map((one) => [one.string(), one.header.get('sladd-reason'), one.header.get('sladd-position')]),
      ).toEqual([
        ['[unreadable]', 'is compressed', 'RAW:2'],
        ['[unreadable]', 'is larger than the target takes', 'RAW:3'],
      ])
      await client.publish('raw.packed', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0))
      await expect(consumeNats(client, { ...options, to: 'clean.x' })).rejects.toThrow(
        'a message is compressed, and "dead" names no place',
      )
      await manager.streams.add({ name: 'SHORT', subjects: ['short'], duplicate_window: 1e9 })
      await client.publish('raw.x', bodyOf(1))
      await expect(consumeNats(client, { ...options, durable: 'b', to: 'short', dead: 'dead' })).rejects.toThrow(
        'duplicate window',
      )
      await expect(consumeNats(client, { ...options, durable: 'c', to: 'raw.y', dead: 'dead' })).rejects.toThrow(
        'leads into the stream',
      )
    }),
  )
})

describe.skipIf(!hasProgram('redis-server'))('Redis (skipped where redis-server is not installed)', () => {
  async function withServer(use: (server: Server, client: Redis) => Promise<void>) {
    const server = await redisServer()
    const client = new Redis({
      port: server.port,
      host: '127.0.0.1',
      retryStrategy: () => 100,
      maxRetriesPerRequest: null,
    })
    client.on('error', () => {})
    try {
      await use(server, client)
    } finally {
      client.disconnect()
      await server.stop()
    }
  }

  test('none lost, none twice, none readable', { timeout: LONG }, () =>
    withServer(async (server, client) => {
      await Promise.all(ALL.map((n) => client.xadd('raw', '*', 'body', bodyOf(n), 'pnr', '8712202384')))
      const consumers = new Consumers(
        ...[
          'redis',
          '--server',
          `redis://127.0.0.1:${server.port}`,
          '--stream',
          'raw',
          '--group',
          'sladd',
          '--to',
          'clean',
        ],
        ...['--ack-wait', '2', '--in-flight', '64', '--deliveries', '50'],
      )
      await torment(server, consumers, () => client.xlen('clean'))
      await until(async () => (await client.xlen('clean')) >= MESSAGES)
      expect(await consumers.end()).toEqual([0, 0, 0, 0])
      const entries = await client.xrange('clean', '-', '+')
      expect(sorted(numbersIn(entries.map(([, fields]) => fields[1] ?? '')))).toEqual(ALL)
      expect(entries.every(([, fields]) => fields[3] === '[personnummer]')).toBe(true)
      expect((await client.xpending('raw', 'sladd'))[0]).toBe(0)
      expect(consumers.said).not.toMatch(READABLE)
    }),
  )

  test('order, bytes, dead letters, and what was handed out too often', { timeout: LONG }, () =>
    withServer(async (_server, client) => {
      const own = client.duplicate()
      const latin = Buffer.from('åsa 871220-2384', 'latin1')
      await client.xadd('raw', '*', 'text', latin, 'password', 'hemligt', 'text', 'anna@example.se')
      await client.xadd('raw', '*', 'data', Buffer.from([0x1f, 0x8b, 8, 0, 0]))
      for (let n = 0; n < 100; n++) await client.xadd('raw', '*', 'n', n)
      const options = { stream: 'raw', group: 'sladd', to: 'clean', inFlight: 7, idle: 400, redactor: createRedactor() }
      await expect(consumeRedis(own, options)).rejects.toThrow('a message is compressed')
      await pause(20)
      const again = { ...options, dead: 'dead', ackWait: 10 }
      expect(await consumeRedis(own, again)).toEqual({ put: 101, dead: 1, withheld: 0 })
      const [first, ...rest] = await client.xrangeBuffer('clean', '-', '+')
      expect(first?.[1].map((one) => one.toString('latin1'))).toEqual([
        'text',
        'åsa [personnummer]',
        'password',
        '',
        'text',
        '[email]',
      ])
      expect(rest.map(([, fields]) => Number(fields[1]))).toEqual(Array.from({ length: 100 }, (_, n) => n))
      const [[id = ''] = []] = await client.xrange('raw', '-', '+', 'COUNT', 2).then(([, second]) => [second])
      expect((await client.xrange('dead', '-', '+')).map(([, fields]) => fields)).toEqual([
        ['sladd-reason', 'is compressed', 'sladd-position', `raw:${id}`],
      ])
      await client.xadd('raw', '*', 'n', 1)
      // Two took it and fell.
      for (const name of ['a', 'b']) {
        if (name === 'a') await client.xreadgroup('GROUP', 'sladd', 'a', 'STREAMS', 'raw', '>')
        else await client.xautoclaim('raw', 'sladd', 'b', 0, '0-0')
      }
      await pause(20)
      expect(await consumeRedis(own, { ...again, deliveries: 2 })).toEqual({ put: 0, dead: 1, withheld: 0 })
      own.disconnect()
    }),
  )
})

describe.skipIf(!hasProgram('kcat'))('Kafka (skipped where kcat is not installed)', () => {
  /** Its brokers keep transactions apart from nothing: what they were asked, and in which order, is what can be seen. */
  async function withKafka(
    use: (
      server: Server,
      kafka: Kafka,
      read: (topic: string, count: number) => Promise<KafkaMessage[]>,
    ) => Promise<void>,
  ) {
    const server = await kafkaServer()
    const kafka = new Kafka({ brokers: [`127.0.0.1:${server.port}`], logLevel: logLevel.NOTHING })
    const read = async (topic: string, count: number) => {
      const messages: KafkaMessage[] = []
      const consumer = kafka.consumer({ groupId: `read-${topic}` })
      await consumer.connect()
      await consumer.subscribe({ topics: [topic], fromBeginning: true })
      await consumer.run({
        eachMessage: async ({ message, partition }) => void messages.push({ ...message, partition }),
      })
      await until(() => messages.length >= count)
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
        const consumed = await consumeKafka(kafka, {
          ...{
            topic: 'raw',
            group: 'sladd',
            to: 'clean',
            dead: 'dead',
            inFlight: 30,
            idle: 5000,
            redactor: createRedactor(),
          },
        })
        expect(consumed).toEqual({ put: 201, dead: 1, withheld: 0 })
        const clean = await read('clean', 201)
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
        const [dead] = await read('dead', 1)
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
        ],
      )
      consumers.start(1)
      await until(() => /EndTxnRequest/.test(server.log()))
      consumers.kill()
      const seen = await read('clean', 400)
      const numbers = new Set(numbersIn(seen.map(({ value }) => String(value))))
      expect(await consumers.end()).toEqual([0])
      // No brokers of this kind hide what was never committed: it is there twice, and nothing is missing.
      expect(numbers.size + seen.length).toBeGreaterThanOrEqual(numbers.size + 400)
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
    [['amqp', '--queue', 'a', '--to', 'b', '--kinds', 'dog'], 'is an unknown kind'],
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
    expect(ended('.', ['consume', '--help']).out).toContain('sladd consume amqp  --queue NAME')
  })
})
