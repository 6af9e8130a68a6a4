import { once } from 'node:events'
import { Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { makePlan } from '../../src/options/plan'
import { createRedactor, OPEN, type Opens, redactorFor } from '../../src/redactor'
import type { Finding, Redactor } from '../../src/types'
import { chunksOf, hostile } from '../arbitraries/text'
import { inChunks } from '../paths'

/**
 * Streams that run beside each other and beside other calls: all of them share one kernel and its memory, and nothing
 * of one may show in another.
 */
const at = new Date('2026-11-22T00:00:00Z')
const encoder = new TextEncoder()
const redactor = createRedactor() as Redactor<never> & Opens

/** Text of stream `i`: long lines and short ones, and nothing that another one has. */
function textOf(i: number): string {
  const unit = `rad ${i}: åsa${i}@example.se, 871220-2384 och 192.0.2.${i}`
  const long = `${unit} ; `.repeat(700)
  return `${unit}\n${long}\r\n${unit.repeat(3)}\n${long.repeat(i + 1)}`
}

function piecesOf(i: number, size: number): Uint8Array[] {
  return inChunks(encoder.encode(textOf(i)), (n) => size + 37 * (n % 5) + i)
}

const joinedText = (outputs: readonly (Uint8Array | undefined)[]) =>
  Buffer.concat(outputs.map((output) => output ?? new Uint8Array(0))).toString()

/** What other users of the kernel do in between. */
function disturb(): void {
  expect(redactor.redact('fnr 01019550091', { at })).toBe('fnr [fodselsnummer]')
  expect(redactor.scan(Buffer.from('x a@example.se'), { at })).toHaveLength(1)
  expect(createRedactor({ kinds: ['ip'] }).redact('871220-2384 192.0.2.1')).toBe('871220-2384 [ip]')
  expect(redactor.redactLines(['070-174 06 05', 'x'], { at })).toEqual(['[phone]', 'x'])
}

describe('streams chunk by chunk in turn', () => {
  const count = 5

  test.each([100, 5000, 70_000])('of %d bytes and more', (size) => {
    const own = Array.from({ length: count }, (_, i) => piecesOf(i, size))
    const streams = own.map(() => redactor[OPEN]({ at }, undefined))
    const outputs: (Uint8Array | undefined)[][] = own.map(() => [])
    const longest = Math.max(...own.map((pieces) => pieces.length))
    for (let n = 0; n < longest; n++) {
      for (const [i, stream] of streams.entries()) {
        const piece = own[i]?.[n]
        if (piece !== undefined) outputs[i]?.push(stream.push(piece))
        if (n % 17 === 0) disturb()
      }
    }
    for (const [i, stream] of streams.entries()) {
      outputs[i]?.push(stream.end())
      expect(joinedText(outputs[i] ?? []) === redactor.redact(textOf(i), { at }), `stream ${i}`).toBe(true)
    }
  })

  test('of redactors with other kinds, dates and actions', () => {
    const text = textOf(3)
    const redactors = [
      createRedactor({ kinds: ['email'] }),
      createRedactor({ actions: { default: { mask: 'stars' } } }),
      createRedactor({ minConfidence: 0, country: 'NO' }),
      createRedactor({ actions: { ip: 'remove', email: 'keep' } }),
    ] as (Redactor<never> & Opens)[]
    const dates = [at, new Date('1999-12-31T00:00:00Z')]
    const runs = redactors.flatMap((own) =>
      dates.map((date) => ({ own, date, stream: own[OPEN]({ at: date }, undefined) })),
    )
    const outputs = runs.map((): (Uint8Array | undefined)[] => [])
    for (const piece of inChunks(encoder.encode(text), () => 3001)) {
      for (const [i, { stream }] of runs.entries()) outputs[i]?.push(stream.push(piece))
    }
    for (const [i, { own, date, stream }] of runs.entries()) {
      outputs[i]?.push(stream.end())
      expect(joinedText(outputs[i] ?? []) === own.redact(text, { at: date }), `stream ${i}`).toBe(true)
    }
  })

  test('and calls inside onFinding, also of the stream beside it', () => {
    const text = encoder.encode(textOf(2))
    const heard: Finding[] = []
    const other = redactor[OPEN]({ at }, undefined)
    const others: (Uint8Array | undefined)[] = []
    const stream = redactor[OPEN]({ at }, (finding) => {
      heard.push(finding)
      if (heard.length % 50 === 0) disturb()
      others.push(other.push(encoder.encode(`${heard.length % 9} anna@example.se\n`)))
    })
    const outputs = inChunks(text, () => 9000).map((piece) => stream.push(piece))
    outputs.push(stream.end())
    others.push(other.end())
    expect(joinedText(outputs) === redactor.redact(textOf(2), { at })).toBe(true)
    expect(heard).toEqual(redactor.scan(text, { at }))
    expect(joinedText(others)).toBe(heard.map((_, i) => `${(i + 1) % 9} [email]\n`).join(''))
  })

  test('any texts, cut anywhere, in small blocks', () => {
    const small = redactorFor(makePlan({ minConfidence: 'low' }, 40))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hostile, fc.array(fc.nat(), { maxLength: 6 })), { minLength: 2, maxLength: 4 }),
        (list) => {
          const own = list.map(([text, cuts]) => chunksOf(encoder.encode(text.repeat(3)), cuts))
          const streams = own.map(() => small[OPEN]({ at }, undefined))
          const outputs = own.map((): (Uint8Array | undefined)[] => [])
          for (let n = 0; n < 7; n++) {
            for (const [i, stream] of streams.entries()) {
              const piece = own[i]?.[n]
              if (piece !== undefined) outputs[i]?.push(stream.push(piece))
            }
          }
          for (const [i, stream] of streams.entries()) {
            outputs[i]?.push(stream.end())
            const whole = small.redact(Buffer.concat(own[i] ?? []), { at })
            expect(joinedText(outputs[i] ?? [])).toBe(whole.toString())
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('a stream that stops', () => {
  const text = textOf(1)
  const expected = redactor.redact(text, { at })

  /** Runs one stream over the text, and lets something happen to another after every chunk. */
  async function besides(happen: (n: number, chunk: Uint8Array) => unknown): Promise<string> {
    const stream = redactor[OPEN]({ at }, undefined)
    const outputs: (Uint8Array | undefined)[] = []
    for (const [n, chunk] of piecesOf(1, 2000).entries()) {
      outputs.push(stream.push(chunk))
      await happen(n, chunk)
    }
    outputs.push(stream.end())
    return joinedText(outputs)
  }

  test('a destroyed Node stream leaves the others right', async () => {
    const doomed = createRedactStream(redactor, { at })
    doomed.resume()
    const output = await besides(async (n, chunk) => {
      if (n < 3) doomed.write(chunk)
      if (n === 3) doomed.destroy()
      await turn()
    })
    expect(doomed.destroyed).toBe(true)
    expect(output === expected).toBe(true)
  })

  test.each(['abort', 'cancel'] as const)('a Web stream and its %s leave the others right', async (way) => {
    const { readable, writable } = redactor.stream({ at })
    const [writer, reader] = [writable.getWriter(), readable.getReader()]
    writer.closed.catch(() => {})
    reader.closed.catch(() => {})
    const output = await besides(async (n, chunk) => {
      if (n < 2) {
        // Read along: a write that waits for room would hold the abort back.
        reader.read().catch(() => {})
        writer.write(chunk).catch(() => {})
        await turn()
      }
      if (n === 2) await (way === 'abort' ? writer.abort(new Error('stop')) : reader.cancel('stop'))
    })
    expect(output === expected).toBe(true)
    await expect(writer.write(encoder.encode('x'))).rejects.toBeDefined()
  })

  test('an error of onFinding closes that stream only', async () => {
    const failing = createRedactStream(redactor, {
      at,
      onFinding: () => {
        throw new Error('ears')
      },
    })
    const failed = once(failing, 'error')
    const output = await besides(async (n, chunk) => {
      if (n === 0) failing.write(chunk)
      await turn()
    })
    expect(String((await failed.catch((error: Error) => [error]))[0])).toContain('ears')
    expect(failing.destroyed).toBe(true)
    expect(output === expected).toBe(true)
  })
})

describe('backpressure', () => {
  test('a slow reader holds the writer back, and nothing is lost', async () => {
    const stream = createRedactStream(redactor, { at })
    const text = `${'anna@example.se 871220-2384 '.repeat(500)}\n`
    let written = 0
    const source = new Readable({
      read() {
        this.push(written < 200 ? Buffer.from(text) : null)
        written++
      },
    })
    const piping = pipeline(source, stream)
    await turn()
    await turn()
    // Nobody reads: what was written stays near the high-water marks of both ends.
    const most = Math.ceil((3 * stream.writableHighWaterMark + stream.readableHighWaterMark) / text.length) + 3
    expect(written).toBeLessThanOrEqual(most)
    let output = ''
    for await (const chunk of stream) {
      output += chunk
      if (output.length % 3 === 0) await turn()
    }
    await piping
    expect(output === redactor.redact(text, { at }).repeat(200)).toBe(true)
  })

  test('write says when it is enough, and drain when it goes on', async () => {
    const stream = createRedactStream(redactor, { at })
    const line = Buffer.from(`${'x'.repeat(16_000)}\n`)
    let writes = 0
    while (stream.write(line)) writes++
    expect(writes).toBeLessThan(20)
    const drained = once(stream, 'drain')
    const outputs: Buffer[] = []
    stream.on('data', (output) => outputs.push(output))
    await drained
    stream.end()
    await once(stream, 'end')
    expect(Buffer.concat(outputs).length).toBe(line.length * (writes + 1))
  })
})

describe('what leaves when', () => {
  const open = () => redactor[OPEN]({ at }, undefined)
  const say = (output: Uint8Array | undefined) => (output === undefined ? undefined : Buffer.from(output).toString())

  test('a whole line at once, an unfinished one not', () => {
    const stream = open()
    expect(say(stream.push(encoder.encode('a@example.se')))).toBeUndefined()
    expect(say(stream.push(encoder.encode('\n871220')))).toBe('[email]\n')
    expect(say(stream.push(new Uint8Array(0)))).toBeUndefined()
    expect(say(stream.push(encoder.encode('-2384\r')))).toBe('[personnummer]\r')
    expect(say(stream.push(encoder.encode('\n')))).toBe('\n')
    expect(say(stream.push(encoder.encode('192.0.2.44')))).toBeUndefined()
    expect(say(stream.end())).toBe('[ip]')
  })

  test('an over-long line by blocks', () => {
    const stream = open()
    const chunk = encoder.encode('lorem ipsum '.repeat(1000))
    let [sent, received] = [0, 0]
    for (let i = 0; i < 50; i++) {
      received += chunk.length
      sent += stream.push(chunk)?.length ?? 0
      expect(received - sent).toBeLessThan(50_000)
    }
    sent += stream.end()?.length ?? 0
    expect(sent).toBe(received)
  })
})

describe('chunks of every kind', () => {
  const text = textOf(4)
  const input = encoder.encode(text)
  const expected = redactor.redact(text, { at })

  function streamed(chunks: Iterable<Uint8Array>): string {
    const stream = redactor[OPEN]({ at }, undefined)
    const outputs: (Uint8Array | undefined)[] = []
    for (const chunk of chunks) outputs.push(stream.push(chunk))
    outputs.push(stream.end())
    return joinedText(outputs)
  }

  test('parts of a larger memory, and shared memory', () => {
    const large = new Uint8Array(input.length + 2000).fill(57)
    large.set(input, 1000)
    const parts = inChunks(input, () => 4096).map((_, n) =>
      large.subarray(1000 + 4096 * n, Math.min(1000 + 4096 * (n + 1), 1000 + input.length)),
    )
    expect(streamed(parts) === expected).toBe(true)
    const shared = new Uint8Array(new SharedArrayBuffer(input.length))
    shared.set(input)
    const sharedParts = parts.map((part, n) => shared.subarray(4096 * n, 4096 * n + part.length))
    expect(streamed(sharedParts) === expected).toBe(true)
    expect(Buffer.from(redactor.redact(shared, { at })).toString() === expected).toBe(true)
    const allowing = createRedactor({ allow: ['192.0.2.4'] }) as Redactor<never> & Opens
    const stream = allowing[OPEN]({ at }, undefined)
    const outputs = [...sharedParts.map((part) => stream.push(part)), stream.end()]
    expect(joinedText(outputs) === allowing.redact(text, { at })).toBe(true)
  })

  test('one memory, used again and again', () => {
    function* reused(): Generator<Uint8Array> {
      const memory = new Uint8Array(1000)
      for (let from = 0; from < input.length; from += memory.length) {
        const part = input.subarray(from, from + memory.length)
        memory.set(part)
        yield memory.subarray(0, part.length)
        memory.fill(57)
      }
    }
    expect(streamed(reused()) === expected).toBe(true)
  })

  test('outputs stay as they were when the kernel goes on', () => {
    const stream = redactor[OPEN]({ at }, undefined)
    const first = stream.push(encoder.encode('a@example.se\n')) as Uint8Array
    stream.push(encoder.encode('192.0.2.44 192.0.2.44\n'))
    disturb()
    expect(Buffer.from(first).toString()).toBe('[email]\n')
  })

  test.each([
    ['in lines', '\n'],
    ['in one line', ' '],
  ])('larger than the kernel takes at once, %s', (_label, end) => {
    const unit = `åsa@example.se 871220-2384 x${end}`
    const masked = `[email] [personnummer] x${end}`
    for (const size of [270_000, 3 << 20]) {
      const times = Math.ceil(size / unit.length)
      const bytes = encoder.encode(unit.repeat(times))
      expect(streamed([bytes]) === masked.repeat(times)).toBe(true)
      expect(streamed([bytes.subarray(0, 7), bytes.subarray(7)]) === masked.repeat(times)).toBe(true)
    }
  })

  test('invalid UTF-8 passes, whole and cut anywhere', () => {
    const bad = [
      0xff, 0xc3, 0x20, 0xe2, 0x80, 0x0a, 0xf0, 0x9f, 0x99, 0x31, 0xed, 0xa0, 0x80, 0xc0, 0xaf, 0x0d, 0x0a, 0xe2,
    ]
    const bytes = Uint8Array.from([...bad, ...encoder.encode(' 871220-2384 '), ...bad])
    const latin = Uint8Array.from([...bad, ...encoder.encode(' [personnummer] '), ...bad])
    for (let cut = 0; cut <= bytes.length; cut++) {
      const stream = redactor[OPEN]({ at }, undefined)
      const outputs = [stream.push(bytes.slice(0, cut)), stream.push(bytes.slice(cut)), stream.end()]
      expect(Buffer.concat(outputs.map((output) => output ?? new Uint8Array(0))), `cut at ${cut}`).toEqual(
        Buffer.from(latin),
      )
    }
  })

  test('any bytes in real blocks: any split gives the whole', () => {
    const some = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 60 }),
      hostile.filter((part) => part !== '').map((part) => encoder.encode(part)),
    )
    const long = fc
      .array(fc.tuple(some, fc.integer({ min: 1, max: 900 })), { minLength: 2, maxLength: 8 })
      .map((parts) => Buffer.concat(parts.flatMap(([part, times]) => new Array(times).fill(part))))
    fc.assert(
      fc.property(long, fc.array(fc.nat(), { maxLength: 12 }), (bytes, cuts) => {
        const whole = redactor.redact(bytes, { at })
        const stream = redactor[OPEN]({ at }, undefined)
        const outputs = [...chunksOf(bytes, cuts).map((chunk) => stream.push(chunk)), stream.end()]
        expect(Buffer.concat(outputs.map((output) => output ?? new Uint8Array(0))).equals(whole)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

/** Both of Node's ends are one object: what is read is what leaves. */
test('a Node stream has one output for each input that lets something go', async () => {
  const stream: Transform = createRedactStream(redactor, { at })
  const outputs: string[] = []
  stream.on('data', (output) => outputs.push(String(output)))
  for (const chunk of ['a@example.se\nx', '', 'y\n', 'z']) stream.write(chunk)
  stream.end()
  await once(stream, 'end')
  expect(outputs).toEqual(['[email]\n', 'xy\n', 'z'])
})
