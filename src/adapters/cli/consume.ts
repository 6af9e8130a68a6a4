/**
 * @module `sladd consume`: takes messages from a queue, redacts them, puts them into another one and acknowledges them,
 * until it is stopped. Failed messages are retried, because they were not acknowledged. The clients are the user's own,
 * loaded on demand.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { reasonOf } from '../../files/refused'
import type { RedactorOptions } from '../../types'
import { NotThere, QueueRefused } from '../queue/consume'
import type { Consumed, QueueOptions } from '../queue/types'
import { say } from './output'
import { command, required } from './own-options'
import { policyChoice } from './policy-options'
import { kafkaAccess, natsAccess } from './queue-access'
import { redactorFor } from './reading'
import { CONSUME_ROWS } from './table/queue-rows'
import { materialOf } from './token-options'
import { Refusal, UsageError, type ValuesOf } from './usage'

type Values = ValuesOf<typeof CONSUME_ROWS>

/** Options that only some systems have. */
const OF_ONE: { readonly [option in keyof Values]?: readonly string[] } = {
  stream: ['nats', 'redis'],
  durable: ['nats'],
  filter: ['nats'],
  ordered: ['nats'],
  topic: ['kafka'],
  group: ['kafka', 'redis'],
  keys: ['kafka'],
  'key-name': ['kafka'],
  queue: ['amqp'],
  exchange: ['amqp'],
  'ack-wait': ['nats', 'kafka', 'redis'],
}

/** Parses seconds, returns milliseconds. */
function millis(name: 'ack-wait' | 'idle', text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,6}(\.\d{1,3})?$/.test(text) && Number(text) > 0) return Math.round(1000 * Number(text))
  throw new UsageError(`--${name} expected a number of seconds`)
}

function whole(name: 'in-flight' | 'deliveries', text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new UsageError(`--${name} expected a whole number from 1`)
}

function among<T extends string>(name: keyof Values, text: string | undefined, known: readonly T[]): T | undefined {
  if (text === undefined || known.includes(text as T)) return text as T | undefined
  throw new UsageError(`--${name} expected one of ${known.join(', ')}`)
}

/** Drops undefined properties. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}

type Format = NonNullable<RedactorOptions['format']>

/** @returns undefined if a rule's tokens would become masks and `--strict-tokens` forbids that */
async function queueOptions(values: Values, signal: AbortSignal): Promise<QueueOptions | undefined> {
  const choice = await policyChoice(values)
  const isKeyed = among('keys', values.keys, ['redact', 'keep', 'tokens'] as const) === 'tokens'
  if (isKeyed && values.keyring === undefined) throw new UsageError('--keys tokens needs --keyring')
  // With tokens only for keys, the key ring has no other use.
  const isForKeys = isKeyed && values.policy === undefined && !values.pseudonymise && !values.surrogate
  const material = await materialOf(isForKeys ? { ...values, pseudonymise: true } : values)
  const tokensOf = material && (await import('./token-material')).tokensOf
  const tokens = material && !isForKeys ? tokensOf?.(values, choice?.options, material) : undefined
  const masked = choice && (await import('./token-masks')).tokenMasks(choice.options, material?.ring)
  for (const [rule, reason] of masked ?? []) say(`tokens of ${rule}: ${reason}`)
  if (values['strict-tokens'] && masked?.size) return undefined
  const format = (values.format ?? 'auto') as Format
  const keyed = isKeyed && material && tokensOf?.(tokenValues(values), undefined, material)
  return {
    redactor: redactorFor(values, format, { ...choice?.options, ...tokens?.options }),
    ...(keyed ? { keys: redactorFor(values, 'auto', keyed.options) } : given({ keys: values.keys as 'keep' })),
    ...given({
      keyName: values['key-name'],
      headers: among('headers', values.headers, ['redact', 'keep', 'drop'] as const),
      subjects: among('subjects', values.subjects, ['redact', 'keep'] as const),
      inFlight: whole('in-flight', values['in-flight']),
      deliveries: whole('deliveries', values.deliveries),
      idle: millis('idle', values.idle),
    }),
    signal,
  }
}

/** Options for a token per key, in the tenant and purpose of the run. */
function tokenValues({ tenant, purpose, keyring }: Values) {
  return { ...given({ tenant, purpose, keyring }), pseudonymise: true }
}

/** Connects to a system and consumes from it. */
type Run = (values: Values, options: QueueOptions) => Promise<unknown>

/** Loads the user's client, or says what to install. */
async function loaded<T>(system: string, packages: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch {
    throw new Refusal(`sladd consume ${system} needs a client that is not installed: npm install ${packages}`)
  }
}

function serverOf({ server }: Values, otherwise: string): string {
  if (server?.startsWith('env:') !== true) return server ?? otherwise
  const value = process.env[server.slice(4)]
  if (value === undefined) throw new UsageError('--server names an environment variable that is not set')
  return value
}

const more = (values: Values) => given({ dead: values.dead, ackWait: millis('ack-wait', values['ack-wait']) })

const RUNS: { readonly [system: string]: Run } = {
  async nats(values, options) {
    const names = '@nats-io/transport-node @nats-io/jetstream'
    const [{ connect, credsAuthenticator }, { jetstream }, { consumeNats }] = await loaded('nats', names, () =>
      Promise.all([import('@nats-io/transport-node'), import('@nats-io/jetstream'), import('../queue/nats')]),
    )
    const servers = serverOf(values, '127.0.0.1:4222').split(',')
    const { username: user, password: pass } = servers[0]?.includes('@')
      ? new URL(servers[0])
      : { username: '', password: '' }
    const { creds, tls } = natsAccess(process.env)
    const connection = await connect({
      ...{ servers, name: 'sladd', reconnect: false },
      ...(user && { user, pass }),
      ...(creds && { authenticator: credsAuthenticator(creds) }),
      ...(tls && { tls }),
    })
    const places = {
      stream: required(values, 'stream'),
      durable: required(values, 'durable'),
      to: required(values, 'to'),
    }
    const own = given({ filter: values.filter, ordered: values.ordered })
    return consumeNats(jetstream(connection), { ...options, ...places, ...more(values), ...own }).finally(() =>
      connection.close(),
    )
  },
  async kafka(values, options) {
    const [{ Kafka, logLevel }, { consumeKafka }] = await loaded('kafka', 'kafkajs', () =>
      Promise.all([import('kafkajs'), import('../queue/kafka')]),
    )
    const access = kafkaAccess(serverOf(values, '127.0.0.1:9092').split(','), process.env)
    const kafka = new Kafka({ clientId: 'sladd', ...access, logLevel: logLevel.NOTHING })
    const places = { topic: required(values, 'topic'), group: required(values, 'group'), to: required(values, 'to') }
    return consumeKafka(kafka, { ...options, ...places, ...more(values) })
  },
  async redis(values, options) {
    const [{ Redis }, { consumeRedis }] = await loaded('redis', 'ioredis', () =>
      Promise.all([import('ioredis'), import('../queue/redis')]),
    )
    const client = new Redis(serverOf(values, 'redis://127.0.0.1:6379'), {
      lazyConnect: true,
      retryStrategy: () => null,
    })
    // Only this event has the reason why a connection ended.
    let why: unknown
    client.on('error', (error) => {
      why = error
    })
    await client.connect().catch((error) => {
      throw why ?? error
    })
    const places = { stream: required(values, 'stream'), group: required(values, 'group'), to: required(values, 'to') }
    return consumeRedis(client, { ...options, ...places, ...more(values) }).finally(() => client.disconnect())
  },
  async amqp(values, options) {
    const [{ connect }, { consumeAmqp }] = await loaded('amqp', 'amqplib', () =>
      Promise.all([import('amqplib'), import('../queue/amqp')]),
    )
    const connection = await connect(serverOf(values, 'amqp://127.0.0.1:5672'))
    connection.on('error', () => {})
    const places = { queue: required(values, 'queue'), to: required(values, 'to') }
    const own = given({ exchange: values.exchange })
    return consumeAmqp(connection, { ...options, ...places, ...more(values), ...own }).finally(() =>
      connection.close().catch(() => {}),
    )
  },
}

/** Required options, by system. */
const REQUIRED: { readonly [system: string]: readonly (keyof Values)[] } = {
  nats: ['stream', 'durable', 'to'],
  kafka: ['topic', 'group', 'to'],
  redis: ['stream', 'group', 'to'],
  amqp: ['queue', 'to'],
}

function runOf(system: string | undefined, rest: readonly string[], values: Values): Run {
  const run = system !== undefined && Object.hasOwn(RUNS, system) ? RUNS[system] : undefined
  if (run === undefined || rest.length > 0)
    throw new UsageError(`consume expects one of ${Object.keys(RUNS).join(', ')}`)
  for (const name of REQUIRED[system ?? ''] ?? []) required(values, name)
  const stray = Object.entries(OF_ONE).find(
    ([name, systems]) => values[name as keyof Values] !== undefined && !systems.includes(system ?? ''),
  )
  if (stray !== undefined) throw new UsageError(`--${stray[0]} belongs to consume ${stray[1].join(' and ')}`)
  return run
}

/** Describes an error without text that may be a message's: the system's reason, a server's error code, or a name. */
function nameOf(error: unknown): string {
  if (error instanceof NotThere) return error.message
  const { name, code, message } = (error ?? {}) as { name?: unknown; code?: unknown; message?: unknown }
  const told = /^[A-Z]{4,20}\b/.exec(String(message))?.[0] ?? (/^[\w-]{1,40}$/.test(String(code)) ? code : undefined)
  return reasonOf(error) ?? [name, told].filter((word) => /^[\w-]{1,60}$/.test(String(word ?? ' '))).join(' ')
}

const LONGEST_MS = 5000
/** Exit code with `--strict-tokens`. */
const MASKED = 4

/** Runs repeatedly until the signal aborts. */
async function runs(run: Run, values: Values, options: QueueOptions): Promise<void> {
  let told = ''
  for (let wait = 100; options.signal?.aborted !== true; wait = Math.min(2 * wait, LONGEST_MS)) {
    const since = performance.now()
    try {
      await run(values, options)
      return
    } catch (error) {
      if (error instanceof QueueRefused) throw new Refusal(error.message)
      if (error instanceof Refusal) throw error
      const name = nameOf(error)
      if (name !== told) say(`${name}: trying again`)
      told = name
      if (performance.now() - since > LONGEST_MS) wait = 100
    }
    await pause(wait, undefined, { signal: options.signal }).catch(() => {})
  }
}

export const consumeCommand = command('consume', CONSUME_ROWS, async ({ values, positionals }) => {
  const [system, ...rest] = positionals
  const run = runOf(system, rest, values)
  const end = new AbortController()
  // A second signal ends the process at once, as usual.
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => end.abort())
  const options = await queueOptions(values, end.signal)
  if (options === undefined) return MASKED
  more(values)
  serverOf(values, '')
  const all = { put: 0, dead: 0, withheld: 0 }
  const onBatch = ({ put, dead, withheld }: Consumed) => {
    all.put += put
    all.dead += dead
    all.withheld += withheld
  }
  say(`consume ${system}: started; SIGTERM ends it`)
  await runs(run, values, { ...options, onBatch })
  say(`${all.put} published, ${all.dead} dead letters, ${all.withheld} withheld`)
  return 0
})
