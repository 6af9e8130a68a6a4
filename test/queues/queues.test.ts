/** `sladd consume` and its functions on real servers, with killed processes and disconnected servers. */
import { setTimeout as pause } from 'node:timers/promises'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect as connectNats, headers } from '@nats-io/transport-node'
import { Redis } from 'ioredis'
import { afterEach, describe, expect, test } from 'vitest'
import { consumeNats } from '../../src/adapters/queue/nats'
import { consumeRedis } from '../../src/adapters/queue/redis'
import { createRedactor } from '../../src/redactor'
import { ALL, bodyOf, LONG, MESSAGES, numbersIn, READABLE, sorted, torment } from './queue-scenario'
import { Consumers, hasProgram, natsServer, redisServer, type Server, until } from './queue-servers'

afterEach(() => Consumers.endAll())

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
      await expect(consumeNats(client, { ...options, stream: 'NONE', to: 'clean.x' })).rejects.toThrow(
        'there is no stream NONE',
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

  test.each([{ protocol: 2 }, { protocol: 3 }, { protocol: 3, replyMapping: 'resp3' }] as const)(
    'reads whatever protocol the client speaks: %o',
    { timeout: LONG },
    (spoken) =>
      withServer(async (server, client) => {
        await client.xadd('raw', '*', 'body', '871220-2384')
        const own = new Redis({ port: server.port, host: '127.0.0.1', ...spoken })
        const options = { stream: 'raw', group: 'sladd', to: 'clean', idle: 100, redactor: createRedactor() }
        expect(await consumeRedis(own, options).finally(() => own.disconnect())).toMatchObject({ put: 1 })
        expect((await client.xrange('clean', '-', '+')).map(([, fields]) => fields)).toEqual([
          ['body', '[personnummer]'],
        ])
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
