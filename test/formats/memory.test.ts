import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { createRedactor, OPEN, type Opens, PUMP } from '../../src/redactor'
import type { Redactor, RedactorOptions } from '../../src/types'
import { chunksOfSize, expectedHash, repeated } from '../large'

const at = new Date('2026-11-22T00:00:00Z')
const MB = 1_000_000
const CHUNK = 65_536
const redactor = createRedactor() as Redactor<never> & Opens
/** SLADD_LARGE=1 makes it a hundred; the plain engine gets less, because it takes longer. */
const SIZE = (process.env.SLADD_LARGE ? 100 : redactor.engine === 'simd' ? 24 : 6) * MB
/** Memory for buffers beyond what was in use before: a few chunks and blocks. */
const MOST_MORE = 2 * MB
const LOOK_EVERY = MB

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** The most memory for buffers that is held while something runs. */
class Peak {
  readonly #before: number
  #next = LOOK_EVERY
  #done = 0
  most = 0

  constructor() {
    redactor.redact('871220-2384')
    collect()
    this.#before = process.memoryUsage().arrayBuffers
  }

  /** So many bytes more have been read. */
  add(bytes: number): void {
    this.#done += bytes
    if (this.#done >= this.#next) this.look()
  }

  look(): void {
    this.#next = this.#done + LOOK_EVERY
    collect()
    this.most = Math.max(this.most, process.memoryUsage().arrayBuffers - this.#before)
  }
}

function expectBounded(peak: Peak, label: string): void {
  expect(peak.most).toBeLessThan(MOST_MORE)
  if (process.env.SHOW_STEPS) console.log(`${(peak.most / MB).toFixed(2)} MB at most, ${redactor.engine}, ${label}`)
}

describe.each([
  ['without a line feed', ' '],
  ['in lines', '\n'],
])(`${SIZE / MB} MB %s are redacted in bounded memory`, (label, end) => {
  const text = repeated(end, SIZE)

  test('by a stream', () => {
    const stream = redactor[OPEN]({ at }, undefined)
    const hash = createHash('sha256')
    const peak = new Peak()
    const take = (output: Uint8Array | undefined) => void (output === undefined || hash.update(output))
    for (const chunk of chunksOfSize(text, CHUNK)) {
      take(stream.push(chunk))
      peak.add(chunk.length)
    }
    take(stream.end())
    expect(hash.digest('hex')).toBe(expectedHash(text))
    expectBounded(peak, `stream, ${label}`)
  })

  test('by a pump', () => {
    const hash = createHash('sha256')
    const peak = new Peak()
    const chunks = chunksOfSize(text, CHUNK)
    let rest = new Uint8Array(0)
    const read = (into: Uint8Array) => {
      if (rest.length === 0) rest = chunks.next().value ?? rest
      const taken = rest.subarray(0, into.length)
      into.set(taken)
      rest = rest.subarray(taken.length)
      peak.add(taken.length)
      return taken.length
    }
    redactor[PUMP]({ read, write: (bytes) => void hash.update(bytes) }, { at })
    expect(hash.digest('hex')).toBe(expectedHash(text))
    expectBounded(peak, `pump, ${label}`)
  })
})

test('the bound can be broken', () => {
  const peak = new Peak()
  const kept = new Uint8Array(4 * MB).fill(1)
  peak.look()
  expect(peak.most).toBeGreaterThan(MOST_MORE)
  expect(kept).toHaveLength(4 * MB)
})

/** So much of what leaves no code stands in a line that no block of codes ever fills the kernel's memory. */
describe('more than a segment that cannot be seen', () => {
  const unseen = '\u200b'.repeat(300_000)
  const text = `a@example.se 871220-2384 ${unseen} 192.0.2.44 ${unseen}`
  const expected = `[email] [personnummer] ${unseen} [ip] ${unseen}`
  const bytes = Buffer.from(text)

  test.each([1000, 65_536, bytes.length])('passes in chunks of %d bytes', (size) => {
    const stream = redactor[OPEN]({ at }, undefined)
    const outputs: Uint8Array[] = []
    for (let from = 0; from < bytes.length; from += size) {
      outputs.push(stream.push(bytes.subarray(from, from + size)) ?? new Uint8Array(0))
    }
    outputs.push(stream.end() ?? new Uint8Array(0))
    expect(Buffer.concat(outputs).toString() === expected).toBe(true)
  })

  test('passes as a string, as bytes, and through a pump', () => {
    expect(redactor.redact(text, { at }) === expected).toBe(true)
    expect(redactor.redact(bytes, { at }).toString() === expected).toBe(true)
    const outputs: Uint8Array[] = []
    let from = 0
    const read = (into: Uint8Array) => {
      const taken = bytes.subarray(from, from + into.length)
      into.set(taken)
      from += taken.length
      return taken.length
    }
    redactor[PUMP]({ read, write: (output) => void outputs.push(Uint8Array.from(output)) }, { at })
    expect(Buffer.concat(outputs).toString() === expected).toBe(true)
  })
})

describe('a redactor takes less than 4 kB beside what all of them share', () => {
  const COUNT = 1000
  const letters = (n: number) => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')

  test.runIf(redactor.engine === 'simd').each<[string, (n: number) => RedactorOptions]>([
    ['as it is', () => ({})],
    ['with an own context', (n) => ({ context: { tenant: `t${n}` } })],
    ['with the same names', () => ({ fields: { memberId: 'id', 'category:name': 'mask' } })],
    ['with names of its own', (n) => ({ fields: { [`member${letters(n)}`]: 'id' } })],
    ['with allowed values of its own', (n) => ({ allow: [`t${n}@example.se`] })],
  ])('%s', async (_name, optionsOf) => {
    const made: Redactor[] = []
    const use = (n: number) => {
      const one = createRedactor(optionsOf(n))
      one.redact('Anna 871220-2384')
      one.redactValue({ mail: 'anna@example.se' })
      made.push(one)
    }
    use(COUNT)
    const taken = async () => {
      let least = Number.POSITIVE_INFINITY
      // What is referred to weakly stays until the turn ends, and its bytes for one collection more.
      for (let round = 0; round < 4; round++) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        collect()
        const { heapUsed, arrayBuffers } = process.memoryUsage()
        least = Math.min(least, heapUsed + arrayBuffers)
      }
      return least
    }
    const before = await taken()
    for (let n = 0; n < COUNT; n++) use(n)
    expect(((await taken()) - before) / COUNT).toBeLessThan(4096)
    expect(made[COUNT]?.redact('anna@example.se')).toBe('[email]')
  })
})
