/**
 * @module The work `queue`: messages per second from one queue to another, on real servers on this machine, by 1, 2 and
 * 4 processes, and the share of their time spent on redacting. The servers share the cores with them.
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect as connectNats } from '@nats-io/transport-node'
import { connect as connectAmqp } from 'amqplib'
import { Redis } from 'ioredis'
import { hasProgram, natsServer, rabbitServer, redisServer, type Server } from '../test/queues/queue-servers'
import { linesOf, makeHaystack } from './haystacks'

const CONSUMER = fileURLToPath(new URL('queue-consumer.mjs', import.meta.url))
const PROCESSES = [1, 2, 4]

/** A system: its program, its server, and how to fill its queue. */
interface System {
  readonly program: string
  readonly server: () => Promise<Server>
  readonly fill: (port: number, bodies: readonly Buffer[]) => Promise<void>
}

async function fillNats(port: number, bodies: readonly Buffer[]): Promise<void> {
  const connection = await connectNats({ servers: `127.0.0.1:${port}` })
  const [manager, client] = [await jetstreamManager(connection), jetstream(connection)]
  await manager.streams.add({ name: 'RAW', subjects: ['raw'] })
  await manager.streams.add({ name: 'CLEAN', subjects: ['clean.>'] })
  for (let at = 0; at < bodies.length; at += 500) {
    await Promise.all(bodies.slice(at, at + 500).map((body) => client.publish('raw', body)))
  }
  await connection.close()
}

async function fillRedis(port: number, bodies: readonly Buffer[]): Promise<void> {
  const client = new Redis({ port, host: '127.0.0.1' })
  await Promise.all(bodies.map((body) => client.xadd('raw', '*', 'body', body)))
  client.disconnect()
}

async function fillAmqp(port: number, bodies: readonly Buffer[]): Promise<void> {
  const connection = await connectAmqp(`amqp://127.0.0.1:${port}`)
  const channel = await connection.createConfirmChannel()
  for (const queue of ['raw', 'clean']) await channel.assertQueue(queue, { durable: true })
  for (const body of bodies) channel.sendToQueue('raw', body, { persistent: true })
  await channel.waitForConfirms()
  await connection.close()
}

const SYSTEMS: { readonly [name: string]: System } = {
  nats: { program: 'nats-server', server: natsServer, fill: fillNats },
  redis: { program: 'redis-server', server: redisServer, fill: fillRedis },
  amqp: { program: '/usr/lib/rabbitmq/bin/rabbitmq-server', server: rabbitServer, fill: fillAmqp },
}

/** Measurements of a process, in milliseconds. */
interface Told {
  readonly first: number
  readonly last: number
  readonly ours: number
  readonly put: number
}

async function measured(name: string, system: System, processes: number, bodies: readonly Buffer[]): Promise<string> {
  const server = await system.server()
  try {
    await system.fill(server.port, bodies)
    const run = async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [CONSUMER, name, String(server.port)])
      return JSON.parse(stdout) as Told
    }
    const told = await Promise.all(Array.from({ length: processes }, run))
    const put = told.reduce((sum, one) => sum + one.put, 0)
    if (put !== bodies.length) throw new Error(`${name}: ${put} of ${bodies.length} messages were put`)
    const busy = told.filter((one) => one.put > 0)
    const seconds = (Math.max(...busy.map(({ last }) => last)) - Math.min(...busy.map(({ first }) => first))) / 1000
    const ours = busy.reduce((sum, one) => sum + one.ours, 0)
    const all = busy.reduce((sum, one) => sum + one.last - one.first, 0)
    return [
      name,
      processes,
      Math.round(put / seconds),
      `${((100 * ours) / all).toFixed(0)} %`,
      ((1000 * ours) / put).toFixed(1),
    ].join(' | ')
  } finally {
    await server.stop()
  }
}

/** Returns a row for each system and number of processes. */
export async function queueTable(count: number): Promise<string> {
  const lines = linesOf(makeHaystack('json', 4e6)).map((line) => Buffer.from(line))
  const bodies = Array.from({ length: count }, (_, n) => lines[n % lines.length] ?? Buffer.alloc(0))
  const size = bodies.reduce((sum, { length }) => sum + length, 0) / count
  const rows = [`| system | processes | messages a second | redacting | µs a message |`, '|---|---:|---:|---:|---:|']
  for (const [name, system] of Object.entries(SYSTEMS)) {
    if (!hasProgram(system.program)) rows.push(`| ${name} | ${system.program} is not installed | | | |`)
    else for (const processes of PROCESSES) rows.push(`| ${await measured(name, system, processes, bodies)} |`)
  }
  return `${count} messages of ${Math.round(size)} bytes, JSON logs\n\n${rows.join('\n')}\n`
}
