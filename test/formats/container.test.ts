import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { ContainerEngine, MOST_HELD } from '../../src/engine/container'
import { type Inner, Tally } from '../../src/engine/engine'
import { FastEngine } from '../../src/engine/fast'
import { PlainEngine } from '../../src/engine/plain'
import { loadKernel } from '../../src/kernel/kernel'
import { makePlan } from '../../src/options/plan'
import { createRedactor, JOINS, type Opens, PUMP } from '../../src/redactor'
import { lexicon } from '../../src/resolve/lexicon'
import type { Finding, Redactor } from '../../src/types'
import {
  brokenLog,
  criLog,
  criParts,
  dockerLine,
  dockerLog,
  dockerParts,
  jsonMessage,
  type Message,
  messages,
  order,
  textMessage,
} from '../arbitraries/container'
import { chunksOf } from '../arbitraries/text'
import { CRI, DOCKER, docker, err, JSON_IN_IT, lines, out } from '../container-rows'
import { inChunks, throughNode, throughWeb } from '../paths'

const at = new Date('2026-11-22T00:00:00Z')
const redactor = createRedactor() as Redactor<never> & Opens
/** Reads JSON whatever the other engine does. */
const plain = createRedactor({ engine: 'plain' })

const chunks = (bytes: Uint8Array, size: number) => inChunks(bytes, () => size)

async function expectOnEveryPath(own: Redactor, log: string, expected: string): Promise<void> {
  const bytes = Buffer.from(log)
  const findings = own.scan(log, { at })
  expect(own.redact(log, { at })).toBe(expected)
  expect(own.process(log, { at })).toEqual({ output: expected, findings })
  expect(own.redact(bytes, { at }).toString()).toBe(expected)
  const heard: Finding[] = []
  const stream = createRedactStream(own, { at, onFinding: (finding) => heard.push(finding) })
  const node = await throughNode(chunks(bytes, 1), stream)
  expect(String(Buffer.from(node))).toBe(expected)
  expect(heard).toEqual(own.scan(bytes, { at }))
  const web = await throughWeb(chunks(bytes, 7), own.stream({ at }))
  expect(String(Buffer.from(web))).toBe(expected)
  expect(pumped(own as Redactor<never> & Opens, bytes, 11).toString()).toBe(expected)
  expect(own.redact(expected, { at })).toBe(expected)
}

/** What the command line makes of a file, read `size` bytes at a time. */
function pumped(own: Opens, bytes: Uint8Array, size: number, isRange = false): Buffer {
  const output: Uint8Array[] = []
  let from = 0
  const read = (into: Uint8Array) => {
    const part = bytes.subarray(from, from + Math.min(size, into.length))
    into.set(part)
    from += part.length
    return part.length
  }
  own[PUMP]({ read, write: (part) => output.push(part.slice()), isRange }, { at })
  return Buffer.concat(output)
}

describe('CRI', () => {
  test.each(CRI)('%s', (_label, log, expected) => expectOnEveryPath(redactor, log, expected))

  test('a character torn by its bytes', () => {
    const message = Buffer.from('till åsa@example.se')
    const parts = [message.subarray(0, 6), message.subarray(6)]
    const log = Buffer.concat(
      parts.flatMap((part, i) => [Buffer.from(out('PF'[i] as string, '')), part, Buffer.from('\n')]),
    )
    expect(redactor.redact(log, { at }).toString()).toBe(lines(out('P', 'till [email]'), out('F', '')))
  })

  test('the prefix is not scanned, whatever stands in the tags', () => {
    const log = lines(out('F:anna@example.se', 'x'), out('F:192.0.2.44', 'y'))
    expect(redactor.redact(log, { at })).toBe(log)
  })

  test.each([
    ['a letter in the tags', out('F:å=010195', '50091'), out('F:å=[fodselsnummer]', '').trimEnd()],
    ['a wide digit in the tags', out('F:８=010195', '50091'), out('F:８=[fodselsnummer]', '').trimEnd()],
    ['nothing to see in the tags', out('F:\u200b=010195', '50091'), out('F:\u200b=[fodselsnummer]', '').trimEnd()],
    [
      'nothing to see before it',
      `\u200b${out('F:=010195', '50091')}`,
      `\u200b${out('F:=[fodselsnummer]', '').trimEnd()}`,
    ],
    ['nothing to see behind it', out('F:=010195', '\u200b50091'), out('F:=010195', '\u200b50091')],
  ])('a head is ASCII: %s', (_label, log, expected) => expectOnEveryPath(redactor, lines(log), lines(expected)))

  test('what is removed, kept, starred or allowed, is so in all parts', () => {
    const log = lines(out('P', 'a anna@exa'), out('F', 'mple.se b'))
    const result = (options: object) => createRedactor(options).redact(log, { at })
    expect(result({ actions: { email: 'remove' } })).toBe(lines(out('P', 'a '), out('F', ' b')))
    expect(result({ actions: { email: { mask: 'stars' } } })).toBe(
      lines(out('P', `a ${'*'.repeat(15)}`), out('F', ' b')),
    )
    expect(result({ actions: { email: 'keep' } })).toBe(log)
    expect(result({ allow: ['anna@example.se'] })).toBe(log)
    expect(result({ format: 'text' })).toBe(log)
  })

  test('a finding reaches from its first to its last byte, is counted once, and may have others in it', () => {
    const own = createRedactor()
    const log = lines(out('P', 'å anna@'), err('F', '192.0.2.44'), out('F', 'example.se'))
    const { findings } = own.process(log, { at })
    const texts = findings.map(({ kind, start, end }) => [kind, log.slice(start, end)])
    expect(texts).toEqual([
      ['email', `anna@\n${err('F', '192.0.2.44')}\n${out('F', 'example.se')}`],
      ['ip', '192.0.2.44'],
    ])
    expect(own.counts).toEqual({ email: { mask: 1 }, ip: { mask: 1 } })
  })
})

describe('Docker', () => {
  test.each(DOCKER)('%s', (_label, log, expected) => expectOnEveryPath(redactor, log, expected))
})

describe('JSON in it', () => {
  test.each(JSON_IN_IT)('%s', (_label, log, expected) => expectOnEveryPath(plain, log, expected))
})

describe('text that is no container log', () => {
  test.each([
    ['a time stamp at the begin', '2026-11-22T10:00:00.1Z app P anna@\n2026-11-22T10:00:00Z stdlog F example.se\n'],
    ['another stream', '2026-11-22T10:00:00Z stdlog P anna@\n'],
    ['another tag', '2026-11-22T10:00:00Z stdout X anna@\n'],
    ['no digits in the time', '2026-11-22T10:00:0xZ stdout P anna@\n'],
    ['a log of another kind', '{"log":"anna@","stream":"stdout"}\n{"log":"example.se","stream":"stdout"}\n'],
    ['blanks', '{"log": "anna@","stream":"stdout","time":"2026-11-22T10:00:00Z"}\n{"log":"example.se"}\n'],
    ['nothing', ''],
    ['a digit', '2'],
    ['a brace', '{'],
    ['the begin of one', '{"log":"'],
    ['a time alone', '2026-11-22T10:00:00'],
  ])('%s', async (_label, log) => {
    await expectOnEveryPath(redactor, log, log)
    // A record that is not finished on its line goes on after it.
    expect(redactor[JOINS](Buffer.from(log))).toBe(log === '{')
  })

  test('is not touched when it comes as ranges of a file', () => {
    const log = Buffer.from(lines(out('P', 'anna@'), out('F', 'example.se')))
    expect(pumped(redactor, log, 100, true)).toEqual(log)
    expect(redactor[JOINS](log)).toBe(true)
    expect((createRedactor({ format: 'text' }) as Redactor<never> & Opens)[JOINS](log)).toBe(false)
  })
})

test('redactLines takes each line for a text of its own', () => {
  const list = [
    out('P', 'anna@'),
    out('F', 'example.se'),
    out('F', 'a@example.se'),
    'b@example.se',
    docker('c@example.se\n'),
  ]
  const expected = list.map((line) => redactor.redact(line, { at }))
  expect(redactor.redactLines(list, { at })).toEqual(expected)
  expect(expected.slice(0, 3)).toEqual([list[0], list[1], out('F', '[email]')])
})

describe('what is held', () => {
  const encoder = new TextEncoder()
  test('whole lines leave at once, parts when their message is whole', async () => {
    const stream = createRedactStream(redactor, { at })
    const outputs: string[] = []
    stream.on('data', (output) => outputs.push(String(output)))
    const write = (text: string) => new Promise((resolve) => stream.write(text, resolve))
    await write(lines(out('F', 'a@example.se'), out('P', 'b@exa')))
    expect(outputs.splice(0)).toEqual([lines(out('F', '[email]'))])
    await write(lines(err('F', 'x')))
    expect(outputs.splice(0)).toEqual([])
    await write(lines(out('F', 'mple.se')))
    expect(outputs.splice(0)).toEqual([lines(out('P', '[email]'), err('F', 'x'), out('F', ''))])
    stream.end()
    stream.resume()
  })

  test('a message that does not end is cut at the edge of a part, by bytes or by lines', () => {
    const part = out('P', 'x'.repeat(16_384))
    const log = lines(...Array(70).fill(part), out('P', ' anna@'), out('F', 'example.se'))
    expect(redactor.redact(log, { at })).toContain(' [email]\n')
    const first = lines(out('P', 'anna@'))
    const filler = (bytes: number) => {
      const line = err('F', 'y'.repeat(65_536))
      const count = Math.floor(bytes / (line.length + 1))
      return lines(...Array(count - 1).fill(line), `${line}${'y'.repeat(bytes - count * (line.length + 1))}`)
    }
    const last = lines(out('F', 'example.se'))
    const fits = first + filler(MOST_HELD - first.length - last.length) + last
    expect(redactor.redact(fits, { at }).startsWith(lines(out('P', '[email]')))).toBe(true)
    const tooLong = first + filler(MOST_HELD) + last
    // What comes after the cut is still judged with what came before it.
    expect(redactor.redact(tooLong, { at })).toBe(tooLong.replace(last, lines(out('F', '[email]'))))
    const many = (count: number) => first + lines(...Array(count).fill(err('F', ''))) + last
    expect(redactor.redact(many(254), { at }).startsWith(lines(out('P', '[email]')))).toBe(true)
    expect(redactor.redact(many(255), { at })).toBe(many(255).replace(last, lines(out('F', '[email]'))))
  })

  test('memory is bounded without line ends, and in a message without an end', async () => {
    for (const unit of ['lorem ipsum 871220-2384 ', `${lines(out('P', 'lorem ipsum 871220-2384'))}`]) {
      const own = createRedactStream(redactor, { at })
      let [sent, most, received] = [0, 0, 0]
      own.on('data', (output: Uint8Array) => {
        sent += output.length
      })
      const chunk = encoder.encode(unit.repeat(2000))
      own.write(encoder.encode(out('P', '')))
      const shrunk = redactor.redact(unit, { at }).length / unit.length
      for (let i = 0; i < 40; i++) {
        await new Promise((resolve) => own.write(chunk, resolve))
        received += chunk.length
        most = Math.max(most, received * shrunk - sent)
      }
      own.end()
      expect(most).toBeLessThan(1.1 * MOST_HELD + chunk.length)
    }
  })
})

/** More of them when asked by hand: RUNS=100. */
const NUM_RUNS = 200 * Number(process.env.RUNS ?? 1)

function contents(log: string, parts: readonly { message: number; prefix: string }[]): string[] {
  const whole: string[] = []
  const rows = log.split('\n')
  expect(rows.length).toBe(parts.length + 1)
  for (const [i, { message, prefix }] of parts.entries()) {
    expect(rows[i]?.startsWith(prefix)).toBe(true)
    whole[message] = (whole[message] ?? '') + rows[i]?.slice(prefix.length)
  }
  return whole
}

describe('messages torn anywhere', () => {
  const expectCri = (own: Redactor, list: Message[], turns: number[]) => {
    const parts = criParts(list, turns)
    const output = own.redact(criLog(parts), { at })
    const once = list.map(({ text }) => own.redact(Buffer.from(text), { at }))
    expect(contents(output.toString('latin1'), parts)).toEqual(once.map((text) => text.toString('latin1')))
    // A second pass does what it does to the message; labels stay, but a word may now be nearer to a number.
    const twice = once.map((text) => own.redact(text, { at }).toString('latin1'))
    expect(contents(own.redact(output, { at }).toString('latin1'), parts)).toEqual(twice)
  }
  const expectDocker = (own: Redactor, list: Message[], turns: number[]) => {
    const parts = dockerParts(list, turns)
    const output = own.redact(dockerLog(parts, list), { at })
    const rows = output.split('\n').slice(0, -1)
    const logs = rows.map((row) => JSON.parse(row))
    const whole = list.map(({ text, stream }, message) => {
      const mine = logs.filter((_log, i) => parts[i]?.message === message)
      expect(mine.every((log) => log.stream === stream)).toBe(true)
      return [
        mine.map(({ log }) => log).join(''),
        JSON.parse(own.redact(dockerLine(`${text}\n`, stream, message), { at })).log,
      ]
    })
    for (const [joined, expected] of whole) expect(joined).toBe(expected)
  }

  test('CRI: the contents are the redacted message', () => {
    fc.assert(
      fc.property(messages(textMessage), order, (...args) => expectCri(redactor, ...args)),
      { numRuns: NUM_RUNS },
    )
  })

  test('CRI with JSON', () => {
    fc.assert(
      fc.property(messages(fc.oneof(jsonMessage, textMessage)), order, (...args) => expectCri(plain, ...args)),
      { numRuns: NUM_RUNS },
    )
  })

  test('Docker: the contents are those of a line with the whole message', () => {
    fc.assert(
      fc.property(messages(textMessage), order, (...args) => expectDocker(redactor, ...args)),
      { numRuns: NUM_RUNS },
    )
  })

  test('Docker with JSON', () => {
    fc.assert(
      fc.property(messages(fc.oneof(jsonMessage, textMessage)), order, (...args) => expectDocker(plain, ...args)),
      { numRuns: NUM_RUNS },
    )
  })
})

/** The kernel where it runs, with blocks of a few characters. */
function innerEngine(block: number): Inner {
  const plan = makePlan({}, block)
  const kernel = loadKernel(lexicon)
  return typeof kernel === 'string' ? new PlainEngine(plan, new Tally()) : new FastEngine(kernel, plan, new Tally())
}

/** The stream's output and findings are those of the whole. */
function expectAsWhole(most: number, bytes: Uint8Array, chunks: Uint8Array[]): void {
  const today = { today: 20261122, context: {} }
  const engine = new ContainerEngine(innerEngine(48), most)
  const findings: Finding[] = []
  const whole = engine.redact(bytes, today, findings)
  expect(engine.scan(bytes, today)).toEqual(findings)
  const heard: Finding[] = []
  const stream = engine.stream(today, (finding) => heard.push(finding))
  const pieces = chunks.map((chunk) => stream.push(chunk))
  const streamed = Buffer.concat([...pieces, stream.end()].filter((piece) => piece !== undefined))
  expect(streamed.toString('latin1')).toBe(Buffer.from(whole).toString('latin1'))
  expect(heard).toEqual(findings)
}

describe('any log, cut anywhere', () => {
  test.each([MOST_HELD, 200, 30])('stream, bytes and scan agree when %s bytes are held', (most) => {
    const cuts = fc.array(fc.nat(), { maxLength: 8 })
    fc.assert(
      fc.property(brokenLog, cuts, (bytes, places) => expectAsWhole(most, bytes, chunksOf(bytes, places))),
      { numRuns: NUM_RUNS },
    )
  })

  test.each([
    ['a value behind it', out('P', 'g":"871220-2384')],
    ['a value in it', out('F:anna@example.se', 'x')],
  ])('a line too long to be held whose prefix is cut: %s', (_label, line) => {
    const bytes = Buffer.from(lines(out('F', ''), line))
    for (let cut = 0; cut <= bytes.length; cut++) expectAsWhole(30, bytes, chunksOf(bytes, [cut]))
  })

  test('every path agrees, strings with bytes', () => {
    fc.assert(
      fc.asyncProperty(brokenLog, fc.array(fc.nat(), { maxLength: 8 }), async (bytes, cuts) => {
        const text = bytes.toString()
        const whole = redactor.redact(bytes, { at })
        const node = await throughNode(chunksOf(bytes, cuts), createRedactStream(redactor, { at }))
        expect(Buffer.from(node).equals(whole)).toBe(true)
        expect(pumped(redactor, bytes, 64).equals(whole)).toBe(true)
        expect(redactor.redact(text, { at })).toBe(redactor.redact(Buffer.from(text), { at }).toString())
        const findings = redactor.scan(text, { at })
        expect(
          findings.map(({ start, end }) => [start, end].map((unit) => Buffer.byteLength(text.slice(0, unit)))),
        ).toEqual(redactor.scan(Buffer.from(text), { at }).map(({ start, end }) => [start, end]))
      }),
      { numRuns: NUM_RUNS },
    )
  })
})
