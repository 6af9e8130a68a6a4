/**
 * @module One process of the work `queue`: consumes until nothing comes, and tells when it began and ended, and how much of that
 * time redacting took. The build is what is measured; the clock round its calls is all that is added.
 */
import { createRedactor } from '../dist/index.js'

const [system, port] = process.argv.slice(2)
const redactor = createRedactor()
const told = { first: Number.POSITIVE_INFINITY, last: 0, ours: 0, put: 0 }

const timed = (work) => (given) => {
  const begin = performance.now()
  told.first = Math.min(told.first, performance.timeOrigin + begin)
  const result = work(given)
  told.ours += performance.now() - begin
  return result
}
const clocked = {
  redact: timed((given) => redactor.redact(given)),
  redactValue: timed((given) => redactor.redactValue(given)),
}
const options = { redactor: clocked, idle: 1500 }

/** An acknowledgement is the end of what came before it. */
const ending = (target, name) => {
  const own = target[name].bind(target)
  target[name] = (...given) => {
    const answer = own(...given)
    Promise.resolve(answer).then(() => {
      told.last = Math.max(told.last, performance.timeOrigin + performance.now())
    })
    return answer
  }
}

const RUNS = {
  async nats() {
    const [{ connect }, { jetstream }] = [await import('@nats-io/transport-node'), await import('@nats-io/jetstream')]
    const connection = await connect({ servers: `127.0.0.1:${port}` })
    const client = jetstream(connection)
    ending(client, 'publish')
    const { consumeNats } = await import('../dist/nats.js')
    return consumeNats(client, { ...options, stream: 'RAW', durable: 'sladd', to: 'clean.x' }).finally(() =>
      connection.close(),
    )
  },
  async redis() {
    const client = new (await import('ioredis')).Redis({ port, host: '127.0.0.1' })
    ending(client, 'eval')
    const { consumeRedis } = await import('../dist/redis.js')
    return consumeRedis(client, { ...options, stream: 'raw', group: 'sladd', to: 'clean' }).finally(() =>
      client.disconnect(),
    )
  },
  async amqp() {
    const connection = await (await import('amqplib')).connect(`amqp://127.0.0.1:${port}`)
    const create = connection.createConfirmChannel.bind(connection)
    connection.createConfirmChannel = async () => {
      const channel = await create()
      ending(channel, 'ack')
      return channel
    }
    const { consumeAmqp } = await import('../dist/amqp.js')
    return consumeAmqp(connection, { ...options, queue: 'raw', to: 'clean' }).finally(() => connection.close())
  },
}

told.put = (await RUNS[system]()).put
process.stdout.write(JSON.stringify(told))
