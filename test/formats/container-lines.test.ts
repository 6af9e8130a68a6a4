/** Container logs among other text, parts that wait, and parts that are released. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { ContainerEngine } from '../../src/engine/container'
import { Tally, TICKS } from '../../src/engine/engine'
import { FastEngine } from '../../src/engine/fast'
import { PlainEngine } from '../../src/engine/plain'
import { WithheldEngine } from '../../src/engine/withheld'
import { loadKernel } from '../../src/kernel/kernel'
import { makePlan } from '../../src/options/plan'
import { createRedactor, OPEN, type Opens, PUMP } from '../../src/redactor'
import { lexicon } from '../../src/resolve/lexicon'
import type { Finding, Redactor } from '../../src/types'
import { chunksOf } from '../arbitraries/text'
import { docker, err, lines, out } from '../container-rows'
import { inChunks, throughNode, throughWeb } from '../paths'

const at = new Date('2026-11-22T00:00:00Z')
const redactor = createRedactor() as Redactor<never> & Opens
const plain = createRedactor({ engine: 'plain' }) as Redactor<never> & Opens
const utf8 = (text: string) => new TextEncoder().encode(text)
const text = (bytes: Uint8Array | undefined) => (bytes === undefined ? undefined : Buffer.from(bytes).toString())

function through(own: Opens, log: string, size: number): string {
  const stream = own[OPEN]({ at }, undefined)
  const pieces = inChunks(utf8(log), () => size).map((chunk) => stream.push(chunk))
  return Buffer.concat([...pieces, stream.end()].filter((piece) => piece !== undefined)).toString()
}

/** What the command line makes of it, reading `size` bytes at a time. */
function pumped(own: Opens, log: string, size: number): string {
  const chunks = inChunks(utf8(log), () => size)
  const output: Uint8Array[] = []
  const read = (into: Uint8Array) => {
    const chunk = chunks.shift() ?? new Uint8Array(0)
    into.set(chunk)
    return chunk.length
  }
  own[PUMP]({ read, write: (part) => output.push(part.slice()), isRange: false }, { at })
  return Buffer.concat(output).toString()
}

const torn = lines(out('P', 'pnr 871220-2'), out('F', '384 klar'))
const joined = lines(out('P', 'pnr [personnummer]'), out('F', ' klar'))
const tornDocker = lines(docker('pnr 871220-2'), docker('384 klar\n'))
const joinedDocker = lines(docker('pnr [personnummer]'), docker(' klar\n'))

const ROWS: readonly (readonly [string, string, string])[] = [
  ['notes before a log', `ring 070-174 06 05\n${torn}`, `ring [phone]\n${joined}`],
  [
    'a time behind a carriage return or NUL begins no line of a container',
    `10 %\r${lines(out('F:871220-2384', 'x'))}\0${lines(out('P', 'anna@'), out('F', 'example.se'))}`,
    `10 %\r${lines(out('F:[personnummer]', 'x'))}\0${lines(out('P', 'anna@'), out('F', 'example.se'))}`,
  ],
  ['a damaged first line', `2026-11-22T10:00:0\n${torn}`, `2026-11-22T10:00:0\n${joined}`],
  ['a first line that is cut off at its begin', `ut F klar\n${torn}`, `ut F klar\n${joined}`],
  ['a log of the other runtime', torn + tornDocker + torn, joined + joinedDocker + joined],
  ['notes between logs', `${torn}anna@example.se\n${tornDocker}x\n`, `${joined}[email]\n${joinedDocker}x\n`],
  ['records between logs', `{"a":\n${torn}"8712202384"}\n`, `{"a":\n${joined}"8712202384"}\n`],
  [
    'tail of two files: parts of one source are joined, whatever comes between them',
    `==> a <==\n${lines(out('P', 'pnr 871220-2'))}\n==> b <==\n${lines(out('P', 'till anna@'))}\n==> a <==\n${lines(
      out('F', '384'),
    )}\n==> b <==\n${lines(out('F', 'example.se'))}`,
    `==> a <==\n${lines(out('P', 'pnr [personnummer]'))}\n==> b <==\n${lines(out('P', 'till [email]'))}\n==> a <==\n${lines(
      out('F', ''),
    )}\n==> b <==\n${lines(out('F', ''))}`,
  ],
  [
    'tail of two files: parts of two sources are not',
    `==> a <==\n${lines(out('P', 'till anna@'))}\n==> b <==\n${lines(out('F', 'example.se'))}`,
    `==> a <==\n${lines(out('P', 'till anna@'))}\n==> b <==\n${lines(out('F', 'example.se'))}`,
  ],
  [
    'a number in the time stamp or in the tags is none, and speaks for nothing',
    lines(out('F:pnr:8712202384', '8712202384'), out('F:token=x', 'hej')),
    lines(out('F:pnr:8712202384', '8712202384'), out('F:token=x', 'hej')),
  ],
  [
    'whole messages are records of their own',
    lines(out('F', '{"personnummer":8712202384,'), out('F', '"x":8712202384}'), out('F', '[{"fnr":15069010013}]')),
    lines(
      out('F', '{"personnummer":"[personnummer]",'),
      out('F', '"x":8712202384}'),
      out('F', '[{"fnr":"[fodselsnummer]"}]'),
    ),
  ],
  [
    'and so names of two of them are none of one object',
    lines(out('F', '{"anna@example.se":1}'), out('F', '{"anna@example.se":1}')),
    lines(out('F', '{"[email]":1}'), out('F', '{"[email]":1}')),
  ],
]

describe.each([
  ['the engine of the host', redactor],
  ['the plain engine', plain],
] as const)('each line is told by itself: %s', (_name, own) => {
  test.each(ROWS)('%s', async (_label, log, expected) => {
    expect(own.redact(log, { at })).toBe(expected)
    expect(own.redact(Buffer.from(log), { at }).toString()).toBe(expected)
    for (const size of [1, 2, 7, 64, 100_000]) {
      expect(through(own, log, size)).toBe(expected)
      expect(pumped(own, log, size)).toBe(expected)
    }
    const chunks = () => inChunks(utf8(log), (i) => 1 + (i % 11))
    expect(text(await throughNode(chunks(), createRedactStream(own, { at })))).toBe(expected)
    expect(text(await throughWeb(chunks(), own.stream({ at })))).toBe(expected)
  })

  test('format: text joins nothing, a table is none', () => {
    for (const format of ['text', 'csv'] as const) {
      const other = createRedactor({ format, engine: 'auto' })
      const log = lines(out('P', 'anna@'), out('F', 'example.se'))
      expect(other.redact(log, { at })).toBe(log)
      expect(through(other as Redactor<never> & Opens, log, 3)).toBe(log)
    }
  })

  test('a whole line longer than a block, behind other text', () => {
    const count = 3000
    const long = (value: string) => lines(out('F', `${value} m `.repeat(count)), value)
    for (const length of [0, 100, 5000, 16_300, 16_384, 17_408, 30_000]) {
      const before = lines('x'.repeat(length))
      const expected = before + long('[ip]')
      expect(own.redact(before + long('192.0.2.44'), { at })).toBe(expected)
      expect(through(own, before + long('192.0.2.44'), 4096)).toBe(expected)
    }
  })

  test('a part longer than a block, and one too long to be a part', () => {
    const long = (length: number) => lines(docker(`${'x '.repeat(length / 2)}anna@`), docker('example.se\n'))
    for (const size of [1000, 65_536, 1 << 20]) {
      expect(through(own, long(100_000), size)).toBe(
        long(100_000).replace('anna@', '[email]').replace('example.se', ''),
      )
      expect(through(own, long(140_000), size)).toBe(own.redact(long(140_000), { at }))
    }
    expect(own.redact(long(140_000), { at })).toBe(long(140_000))
  })
})

describe('parts that wait', () => {
  const open = (own: Opens = redactor) => own[OPEN]({ at }, undefined)

  test('time lets whole messages of others pass first, and then the part go', () => {
    const stream = open()
    expect(stream.push(utf8(lines(out('P', 'pnr 871220-2'), err('F', 'a@example.se'))))).toBeUndefined()
    expect(stream.isWaiting).toBe(true)
    expect(text(stream.tick?.())).toBe(lines(err('F', '[email]')))
    expect(text(stream.push(utf8(lines(err('F', 'x'), 'y'))))).toBeUndefined()
    expect(text(stream.tick?.())).toBe(lines(err('F', 'x'), 'y'))
    for (let i = 2; i < TICKS - 1; i++) expect(stream.tick?.()).toBeUndefined()
    expect(text(stream.tick?.())).toBe(lines(out('P', 'pnr 871220-2')))
    expect(stream.isWaiting).toBe(false)
    // The rest is judged with what has left.
    expect(text(stream.push(utf8(lines(out('F', '384 klar')))))).toBe(lines(out('F', '[personnummer] klar')))
    expect(text(stream.push(utf8(lines(out('F', '8712202384')))))).toBe(lines(out('F', '8712202384')))
  })

  test('a message that comes whole in time is not touched by it', () => {
    const stream = open()
    stream.push(utf8(lines(out('P', 'till anna@'))))
    for (let i = 1; i < TICKS; i++) expect(stream.tick?.()).toBeUndefined()
    expect(text(stream.push(utf8(lines(out('F', 'example.se')))))).toBe(lines(out('P', 'till [email]'), out('F', '')))
    expect(stream.tick?.()).toBeUndefined()
  })

  test('what was let go is judged with its end: words, secrets, records, Docker', () => {
    const rows = [
      [out('P', 'personnummer'), out('F', '8712202384'), out('P', 'personnummer'), out('F', '[personnummer]')],
      [out('P', 'token='), out('F', 'hunter2'), out('P', 'token='), out('F', '-')],
      [out('P', '{"a":"\\'), out('F', '"871220-2384"}'), out('P', '{"a":"\\'), out('F', '"[personnummer]"}')],
      [docker('tel 070-174'), docker(' 06 05\n'), docker('tel 070-174'), docker('[phone]\n')],
    ] as const
    for (const own of [redactor, plain]) {
      for (const [first, second, expectedFirst, expectedSecond] of rows) {
        const stream = open(own)
        stream.push(utf8(lines(first)))
        let output = ''
        for (let i = 0; i < TICKS; i++) output += text(stream.tick?.()) ?? ''
        expect(output).toBe(lines(expectedFirst))
        output = text(stream.push(utf8(lines(second)))) ?? ''
        expect(output.replace('[field]', '-')).toBe(lines(expectedSecond))
        expect(stream.end()).toBeUndefined()
      }
    }
  })

  const parts: readonly (readonly [string, string, string])[] = [
    ['CRI', lines(`${out('P', 'anna@')}\r`), lines(`${out('F', 'example.se')}\r`)],
    ['Docker', lines(`${docker('anna@')}\r`), lines(`${docker('example.se\n')}\r`)],
    ['CRI, with line ends in it', lines(out('P', '10 %\r20 %\0anna@')), lines(out('F', 'example.se'))],
    ['tail', `==> a <==\r\n${lines(out('P', 'anna@'))}`, lines(out('F', 'example.se'))],
  ]
  test.each(parts)('is one when it is cut anywhere, also between CR and LF: %s', (_label, first, second) => {
    for (const own of [redactor, plain]) {
      const log = `x\n${first}${second}`
      const whole = own.redact(log, { at })
      expect(whole).toContain('[email]')
      for (let cut = 1; cut < log.length; cut++) {
        const stream = own[OPEN]({ at }, undefined)
        const pieces = [log.slice(0, cut), log.slice(cut)].map((piece) => stream.push(utf8(piece)))
        expect(Buffer.concat([...pieces, stream.end()].filter((piece) => piece !== undefined)).toString()).toBe(whole)
      }
    }
  })

  test('a line end inside its form makes a line none', () => {
    const rows = [
      out('P:x\ry', 'anna@'),
      docker('anna@').replace('anna', '\0anna'),
      docker('anna@').replace('"time"', '"attrs":{"a":"\r"},"time"'),
      docker('anna@').replace(/,"time.*"}/, '}'),
    ]
    for (const own of [redactor, plain]) {
      for (const row of rows) {
        const log = lines(row, out('F', 'example.se'))
        for (const size of [1, 7, 1000]) expect(through(own, log, size)).toBe(own.redact(log, { at }))
        expect(own.redact(log, { at })).not.toContain('[email]')
      }
    }
  })

  test('the end lets everything go at once', () => {
    const log = lines(out('P', 'pnr 871220-2384'), ...Array(101).fill(err('F', 'anna@example.se')))
    const stream = open()
    const first = text(stream.push(utf8(log))) ?? ''
    const rest = text(stream.end()) ?? ''
    expect(first + rest).toBe(redactor.redact(log, { at }))
    expect((first + rest).split('\n').length).toBe(103)
  })

  describe('by the clock', () => {
    beforeEach(() => {
      vi.useFakeTimers()
    })
    afterEach(() => {
      vi.useRealTimers()
    })

    const log = lines(out('P', 'pnr 871220-2'), err('F', 'a@example.se'))

    test('a Node stream waits for hold at most', async () => {
      for (const hold of [undefined, 1000, 0]) {
        const stream = createRedactStream(redactor, { at, ...(hold !== undefined && { hold }) })
        const outputs: string[] = []
        stream.on('data', (output) => outputs.push(String(output)))
        stream.write(log)
        // A timer of 0 is one of 1.
        const half = Math.max((hold ?? 4000) / 2, 5)
        await vi.advanceTimersByTimeAsync(half)
        expect(outputs.join('')).toContain('[email]')
        await vi.advanceTimersByTimeAsync(half)
        expect(outputs.join('')).toBe(lines(err('F', '[email]'), out('P', 'pnr 871220-2')))
        stream.write(lines(out('P', '384'), out('F', '')))
        stream.end()
        await vi.advanceTimersByTimeAsync(0)
        expect(outputs.join('')).toContain(out('P', '[personnummer]'))
        expect(vi.getTimerCount()).toBe(0)
      }
    })

    test('a Web stream does, too', async () => {
      const stream = redactor.stream({ at, hold: 1000 })
      const writer = stream.writable.getWriter()
      const reader = stream.readable.getReader()
      void writer.write(utf8(log))
      const first = reader.read()
      await vi.advanceTimersByTimeAsync(250)
      expect(text((await first).value)).toBe(lines(err('F', '[email]')))
      const second = reader.read()
      await vi.advanceTimersByTimeAsync(750)
      expect(text((await second).value)).toBe(lines(out('P', 'pnr 871220-2')))
      expect(vi.getTimerCount()).toBe(0)
      void writer.close()
      expect((await reader.read()).done).toBe(true)
    })

    test('text without parts sets no timer, and a stream that is destroyed has none', () => {
      const stream = createRedactStream(redactor, { at })
      stream.write('anna@example.se\nx')
      expect(vi.getTimerCount()).toBe(0)
      stream.write(`\n${log}`)
      expect(vi.getTimerCount()).toBe(1)
      stream.destroy()
    })
  })

  test('hold is checked', () => {
    for (const make of [
      (hold: unknown) => createRedactStream({}, { hold } as never),
      (hold: unknown) => redactor.stream({ hold } as never),
    ]) {
      expect(() => make('4')).toThrow('"hold" expected a number of milliseconds, got string')
      for (const hold of [-1, Number.NaN, 2 ** 31]) expect(() => make(hold)).toThrow(RangeError)
    }
  })
})

const PIECES = [
  ...[out('P', ''), out('F', ''), err('P', ''), err('F', ''), out('P:x', '871220-'), out('F', '2384')],
  ...['\n', '\n', '\n', '\r\n', '\r', '\0', '==> a <==\n', '\n==> b <==\n', '==> ', ' <==', 'std', '=>'],
  ...[docker('anna@'), docker('example.se\n'), docker('x', 'stderr'), '{"log":"', '","stream":"stdout","time":"', '"}'],
  ...['pnr ', '871220-2384', '8712202384', 'anna@', 'example.se', '{"a":', '}', 'token=', 'hunter2', 'å', ' '],
  ...[out('F:871220-2384', 'x'), `\0${out('P', 'anna@')}`, `\r${out('F:871220-2384', '')}\r\n`],
]
const mixed = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES),
      fc.constantFrom(...PIECES).map((piece) => `\n${piece}`),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''))
const NUM_RUNS = 300 * Number(process.env.RUNS ?? 1)

describe('any mixture of lines', () => {
  const today = { today: 20261122, context: {} }
  const engines = (block: number, most: number) => {
    const plan = makePlan(block === 48 ? { kinds: ['personnummer', 'email', 'phone', 'ip'] } : {}, block)
    const kernel = loadKernel(lexicon)
    const twin = new PlainEngine(plan, new Tally())
    const inner = typeof kernel === 'string' ? twin : new FastEngine(kernel, plan, new Tally())
    return [new ContainerEngine(inner, most), new ContainerEngine(twin, most)] as const
  }

  test.each([
    [16_384, 1 << 20],
    [16_384, 150],
    [48, 150],
  ])('is the same whole, in pieces, and from both engines: blocks of %i, %i bytes held', (block, most) => {
    const [fast, twin] = engines(block, most)
    fc.assert(
      fc.property(mixed, fc.array(fc.nat(), { maxLength: 9 }), (log, cuts) => {
        const bytes = utf8(log)
        const found: Finding[] = []
        const whole = text(fast.redact(bytes, today, found))
        expect(fast.redact(log, today)).toBe(whole)
        expect(twin.redact(log, today)).toBe(whole)
        expect(fast.scan(bytes, today)).toEqual(found)
        expect(twin.scan(bytes, today)).toEqual(found)
        for (const engine of [fast, twin]) {
          const heard: Finding[] = []
          const stream = engine.stream(today, (finding) => heard.push(finding))
          const pieces = chunksOf(bytes, cuts).map((chunk) => stream.push(chunk))
          expect(text(Buffer.concat([...pieces, stream.end()].filter((piece) => piece !== undefined)))).toBe(whole)
          expect(heard).toEqual(found)
        }
      }),
      { numRuns: NUM_RUNS },
    )
  })

  test('whenever time passes, every line leaves once, and those of one stream in order', () => {
    const [fast] = engines(16_384, 1 << 20)
    const rows = fc.array(fc.constantFrom(...PIECES.slice(0, 6), 'x'), { maxLength: 20 })
    fc.assert(
      fc.property(rows, fc.array(fc.nat(4), { minLength: 1, maxLength: 9 }), (list, times) => {
        const numbered = list.map((row, i) => `${row}${String.fromCharCode(97 + i)}`)
        const stream = fast.stream(today, undefined)
        let output = ''
        for (const [i, row] of numbered.entries()) {
          output += text(stream.push(utf8(`${row}\n`))) ?? ''
          for (let k = 0; k < (times[i % times.length] as number); k++) output += text(stream.tick?.()) ?? ''
        }
        output += text(stream.end()) ?? ''
        const rest = output.split('\n').slice(0, -1)
        expect(rest.length).toBe(numbered.length)
        const of = (some: readonly string[], name: string) =>
          some.filter((row) => row.includes(name)).map((row) => row.at(-1))
        for (const name of [' stdout ', ' stderr ']) expect(of(rest, name)).toEqual(of(numbered, name))
        expect(output).not.toMatch(/871220-2384/)
      }),
      { numRuns: NUM_RUNS },
    )
  })

  test('there may be more findings than a call takes arguments', () => {
    const many = 200_000
    const log = `${torn}${'192.0.2.44\n'.repeat(many)}`
    expect(redactor.scan(log).length).toBe(many + 1)
    const { output, findings } = redactor.process(log)
    expect([output.includes('192'), findings.length]).toEqual([false, many + 1])
    const [fast] = engines(16_384, 1 << 20)
    const found: Finding[] = []
    new WithheldEngine(fast, new Tally()).redact(log, today, found)
    expect(found.length).toBe(many + 1)
  })
})
