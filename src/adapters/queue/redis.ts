/**
 * @module The entry `sladd/redis`: from one Redis stream to another. An entry is a record of fields. It is added and
 * acknowledged by one script, which adds nothing that another process has acknowledged.
 */
import type { Redis } from 'ioredis'
import { consume, DEAD_POSITION, DEAD_REASON, deadPlace, inFlightOf, QueueRefused } from './consume'
import { wholeFrom1 } from './redact-message'
import type { Consumed, Pair, Queue, QueueMessage, QueueOptions, Redacted } from './types'

export type { Consumed, QueueOptions } from './types'

/** Source and target of entries. In a cluster all three must be in one slot: `{logs}:raw`, `{logs}:clean`. */
export interface RedisOptions extends QueueOptions {
  readonly stream: string
  /**
   * The consumer group: processes in the same group share the work. If missing, it is created from the first entry on.
   */
  readonly group: string
  /** The target stream. */
  readonly to: string
  /** The stream for unreadable entries. Without it they stop the consumer. */
  readonly dead?: string
  /** Milliseconds after which entries that a process took and did not acknowledge are taken over. Default: 30,000. */
  readonly ackWait?: number
}

/** An entry as read. */
interface Entry {
  readonly id: string
  readonly pairs: readonly Pair[]
  readonly deliveries: number
}

type Raw = readonly [id: Uint8Array, flat: readonly Uint8Array[] | null]

/**
 * Arguments for each entry: its id, its destination (0 nowhere, 1 the target, 2 the dead letters), the number of
 * strings in its fields, and these strings. Only the process that acknowledges an entry adds it.
 */
const PUT = `
local at, done = 2, 0
while at <= #ARGV do
  local place, count = tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
  if redis.call('XACK', KEYS[1], ARGV[1], ARGV[at]) == 1 then
    done = done + 1
    if place > 0 then redis.call('XADD', KEYS[place + 1], '*', unpack(ARGV, at + 3, at + 2 + count)) end
  end
  at = at + 3 + count
end
return done`

/** Limit of Lua's `unpack`. */
const MOST_STRINGS = 7000
const hasTooMany = ({ message }: Redacted<Entry>) => 2 * (message?.fields?.length ?? 0) > MOST_STRINGS

const BYTES = new TextDecoder()
const flat = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value) : String(value))

function entryOf([id, strings]: Raw, deliveries: number): Entry {
  const pairs: Pair[] = []
  for (let i = 0; strings !== null && i < strings.length; i += 2) {
    pairs.push([BYTES.decode(strings[i]), strings[i + 1]])
  }
  return { id: BYTES.decode(id), pairs, deliveries }
}

/** The entries of one stream: RESP2 has a list of pairs, RESP3 a map, which a client may flatten. */
type Read = { readonly [stream: string]: readonly Raw[] } | readonly unknown[] | null

function entriesIn(read: Read): readonly Raw[] {
  const [entries] = Array.isArray(read) ? [Array.isArray(read[0]) ? read[0][1] : read[1]] : Object.values(read ?? {})
  return entries ?? []
}

class RedisStreamQueue implements Queue<Entry> {
  readonly #client: Redis
  readonly #options: RedisOptions
  readonly #inFlight: number
  readonly #ackWait: number
  readonly #consumer: string = crypto.randomUUID()
  /** When entries of other consumers were last looked for. */
  #looked = Number.NEGATIVE_INFINITY

  constructor(client: Redis, options: RedisOptions) {
    this.#client = client
    this.#options = options
    this.#inFlight = inFlightOf(options)
    this.#ackWait = wholeFrom1('ackWait', options.ackWait ?? 30_000)
  }

  async open(): Promise<this> {
    const { stream, group, to } = this.#options
    if (stream === to) throw new QueueRefused('"to" leads into the stream that is read')
    await this.#client.xgroup('CREATE', stream, group, '0', 'MKSTREAM').catch((error) => {
      if (!String(error?.message).startsWith('BUSYGROUP')) throw error
    })
    return this
  }

  async take(wait: number): Promise<readonly Entry[]> {
    if (performance.now() - this.#looked > this.#ackWait / 4) {
      const others = await this.#takeOver()
      if (others.length > 0) return others
      this.#looked = performance.now()
    }
    const { stream, group } = this.#options
    const read = (await this.#client.callBuffer(
      ...(['XREADGROUP', 'GROUP', group, this.#consumer, 'COUNT', this.#inFlight, 'BLOCK', wait] as const),
      ...(['STREAMS', stream, '>'] as const),
    )) as Read
    return entriesIn(read).map((raw) => entryOf(raw, 1))
  }

  /** Takes over entries that another consumer read and did not acknowledge. */
  async #takeOver(): Promise<readonly Entry[]> {
    const { stream, group } = this.#options
    const [, raws] = (await this.#client.callBuffer(
      ...(['XAUTOCLAIM', stream, group, this.#consumer, this.#ackWait, '0-0', 'COUNT', this.#inFlight] as const),
    )) as [unknown, readonly Raw[]]
    const [first] = raws
    if (first === undefined) return []
    const last = raws.at(-1) ?? first
    const pending = (await this.#client.xpending(
      ...([stream, group, BYTES.decode(first[0]), BYTES.decode(last[0]), raws.length, this.#consumer] as const),
    )) as [string, string, number, number][]
    const times = new Map(pending.map(([id, , , deliveries]) => [id, deliveries]))
    return raws.map((raw) => entryOf(raw, times.get(BYTES.decode(raw[0])) ?? 1))
  }

  messageOf({ pairs, deliveries }: Entry): QueueMessage {
    return { subject: '', body: undefined, headers: [], fields: pairs, deliveries }
  }

  async put(batch: readonly Redacted<Entry>[]): Promise<number> {
    const { stream, group, to, dead } = this.#options
    const given = batch.flatMap((one) => this.#given(one))
    await this.#client.eval(PUT, 3, stream, to, dead ?? to, group, ...given)
    return batch.filter((one) => one.dead === undefined && hasTooMany(one)).length
  }

  #given(one: Redacted<Entry>): (string | Buffer)[] {
    const { taken, message, dead } = one
    const { stream, dead: place } = this.#options
    if (message === undefined) return [taken.id, '0', '0']
    const fields = (message.fields ?? []).flatMap(([name, value]) => [name, flat(value)])
    const why = dead ?? (hasTooMany(one) ? 'has too many fields' : undefined)
    if (why === undefined) return [taken.id, '1', String(fields.length), ...fields]
    deadPlace(place, why)
    return [taken.id, '2', '4', DEAD_REASON, why, DEAD_POSITION, `${stream}:${taken.id}`]
  }

  /** Done by the script. */
  async acknowledge(): Promise<void> {}

  async close(): Promise<void> {
    const { stream, group } = this.#options
    try {
      // Deleting a consumer would lose its pending entries.
      const own = (await this.#client.xpending(stream, group, '-', '+', 1, this.#consumer)) as unknown[]
      if (own.length === 0) await this.#client.xgroup('DELCONSUMER', stream, group, this.#consumer)
    } catch {
      // The server is gone; the original error is reported elsewhere.
    }
  }
}

/**
 * Takes entries from a stream, redacts them and adds them to another one, until the signal aborts.
 *
 * Each is added once, by the script that acknowledges it, on one server. Order: for a group with one process, that of
 * the stream unless something is taken over; otherwise none. Fields are read as a record: a name applies to its value.
 *
 * @param client - a client of ioredis used for nothing else, because it blocks for entries; it is not closed
 * @throws TypeError or RangeError for wrong options, and the client's errors; entries in flight are then taken over
 *
 * @example
 * await consumeRedis(new Redis(), { stream: 'raw', group: 'sladd', to: 'clean', redactor })
 */
export function consumeRedis(client: Redis, options: RedisOptions): Promise<Consumed> {
  return consume(() => new RedisStreamQueue(client, options).open(), options)
}
