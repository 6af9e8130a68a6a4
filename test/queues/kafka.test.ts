/**
 * "None twice" of Kafka, on a broker that keeps transactions apart as brokers do: a process falls at each of its requests in
 * turn, another one takes over, and what is committed is each message once.
 */
import { expect, test } from 'vitest'
import { consumeKafka } from '../../src/adapters/queue/kafka'
import { createRedactor } from '../../src/redactor'
import { FakeBroker, FakeClient, type Fall, type Fault } from './kafka-fake'

const redactor = createRedactor()
const bodies = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}${n} anna@example.se`)
const PARTITIONS = [bodies('a', 5), bodies('b', 2)]
const CLEAN = PARTITIONS.flat().map((body) => body.replace('anna@example.se', '[email]'))
const OPTIONS = { topic: 'raw', group: 'sladd', to: 'clean', inFlight: 2, redactor } as const

/** A process of ours, until all is done or it falls. */
async function consuming(client: FakeClient, broker: FakeBroker, signal?: AbortSignal) {
  const ending = new AbortController()
  signal?.addEventListener('abort', () => ending.abort())
  if (broker.isDone) ending.abort()
  const onBatch = () => {
    if (broker.isDone) ending.abort()
  }
  await consumeKafka(client.kafka, { ...OPTIONS, onBatch, signal: ending.signal }).catch(() => {})
}

/** One falls, and then another one works to the end. */
async function fallen(fall: Fall, fault?: Fault): Promise<string[]> {
  const broker = new FakeBroker(PARTITIONS, fault)
  await consuming(new FakeClient(broker, fall), broker)
  await consuming(new FakeClient(broker), broker)
  return broker.committed.sort()
}

/** One stops, another one works to the end meanwhile, and the first one goes on where it was. */
async function stopped(at: number, isDone: boolean, fault?: Fault): Promise<string[]> {
  const broker = new FakeBroker(PARTITIONS, fault)
  let goOn = () => {}
  const until = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const ending = new AbortController()
  const first = new FakeClient(broker, { at, isDone, until })
  const hasStopped = new Promise<void>((resolve) => {
    first.onFall = resolve
  })
  const running = consuming(first, broker, ending.signal)
  await Promise.race([hasStopped, running])
  await consuming(new FakeClient(broker), broker)
  goOn()
  ending.abort()
  await running
  return broker.committed.sort()
}

/** Requests of a run that nothing happens to. */
async function stepsOf(): Promise<number> {
  const broker = new FakeBroker(PARTITIONS)
  const client = new FakeClient(broker)
  await consuming(client, broker)
  expect(broker.committed.sort()).toEqual(CLEAN)
  return client.steps
}

/** What each fall leads to that is not each message once. */
async function wrong(run: (at: number, isDone: boolean) => Promise<string[]>): Promise<string[]> {
  const steps = await stepsOf()
  expect(steps).toBeGreaterThan(20)
  const falls = Array.from({ length: 2 * steps }, (_, i) => [i >> 1, i % 2 === 1] as const)
  const told: string[] = []
  for (const [at, isDone] of falls) {
    const seen = await run(at, isDone)
    if (seen.join() !== CLEAN.join()) told.push(`${at} ${isDone}: ${seen}`)
  }
  return told
}

test('killed at any request, before or after the broker has done it', async () => {
  expect(await wrong((at, isDone) => fallen({ at, isDone }))).toEqual([])
})

test('stopped at any request, and going on when another process has done its work', async () => {
  expect(await wrong(stopped)).toEqual([])
})

test('this sees offsets that are committed outside of the transaction', async () => {
  expect((await wrong((at, isDone) => fallen({ at, isDone }, 'offsets apart'))).length).toBeGreaterThan(0)
})

test('and a broker that lets a process go on that has lost its partition', async () => {
  expect((await wrong((at, isDone) => stopped(at, isDone, 'no fence'))).length).toBeGreaterThan(0)
})
