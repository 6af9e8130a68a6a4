import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { createRedactor } from '../../src/index'
import { makePlan } from '../../src/options/plan'
import { redactorFor } from '../../src/redactor'
import type { Finding } from '../../src/types'
import { throughNode, throughWeb } from '../paths'

const at = new Date('2026-11-22T00:00:00Z')
const bytes = (text: string) => new Uint8Array(Buffer.from(text))

/** Everything that a boundary can cut: UTF-8, a number, an address, CRLF, a word that speaks for a number. */
const text =
  'Åsa 🙂 personnummer 8712202384,\r\nanna.öberg@räksmörgås.example\nfnr 010195\u00a050091 från 2001:db8::1\n871220\u20132384'

describe('at a chunk edge', () => {
  const redactor = createRedactor()
  const whole = redactor.redact(text, { at })

  test('the text is worth cutting', () => {
    expect(whole).toBe('Åsa 🙂 personnummer [personnummer],\r\n[email]\nfnr [fodselsnummer] från [ip]\n[personnummer]')
  })

  test('every cut in two gives the whole, on both kinds of stream', async () => {
    const input = bytes(text)
    for (let cut = 0; cut <= input.length; cut++) {
      const chunks = [input.slice(0, cut), input.slice(cut)]
      const node = await throughNode(chunks, createRedactStream(redactor, { at }))
      expect(Buffer.from(node).toString(), `cut at ${cut}`).toBe(whole)
      const web = await throughWeb(chunks, redactor.stream({ at }))
      expect(Buffer.from(web).toString(), `cut at ${cut}`).toBe(whole)
    }
  })
})

describe('a complete line leaves at once', () => {
  test('and what cannot be decided is held back', async () => {
    const stream = createRedactStream({}, { at })
    const outputs: string[] = []
    stream.on('data', (output) => outputs.push(String(output)))
    const write = (text: string) => new Promise((resolve) => stream.write(text, resolve))
    await write('anna@example.se\n8712')
    expect(outputs).toEqual(['[email]\n'])
    await write('20-2384\n')
    expect(outputs).toEqual(['[email]\n', '[personnummer]\n'])
    stream.end('rest')
    await once(stream, 'end')
    expect(outputs.slice(2)).toEqual(['rest'])
  })

  test('one output for one input, however many findings it has', async () => {
    const stream = createRedactStream({}, { at })
    let outputs = 0
    stream.on('data', () => outputs++)
    await pipeline(Readable.from([Buffer.from('a@b.se '.repeat(500).concat('\n'))]), stream)
    expect(outputs).toBe(1)
  })
})

describe('without line ends', () => {
  const block = 64

  test('values at every place round a cut are redacted', () => {
    const redactor = redactorFor(makePlan({}, block))
    for (let lead = 0; lead < 3 * block; lead++) {
      const line = `${'x '.repeat(lead)}fnr 01019550091 ${'y '.repeat(100)}anna.testberg@example.se ${'z '.repeat(50)}`
      const expected = line.replace('01019550091', '[fodselsnummer]').replace('anna.testberg@example.se', '[email]')
      expect(redactor.redact(line, { at }), `lead ${lead}`).toBe(expected)
    }
  })

  test('memory is bounded: nothing is held back beyond a stated length', async () => {
    const stream = createRedactStream({}, { at })
    const chunk = Buffer.alloc(64 * 1024, 'lorem ipsum 871220-2384 anna@example.se ')
    let [received, sent] = [0, 0]
    let mostHeld = 0
    stream.on('data', (output: Uint8Array) => {
      sent += output.length
    })
    for (let i = 0; i < 64; i++) {
      if (!stream.write(chunk)) await once(stream, 'drain')
      received += chunk.length
      mostHeld = Math.max(mostHeld, received - sent)
    }
    stream.end()
    await once(stream, 'end')
    // Labels are a little longer or shorter than values: compare what is held back with the blocks in flight.
    expect(mostHeld).toBeLessThan(1.5 * 1024 * 1024)
    expect(sent).toBeGreaterThan(received / 2)
  })

  test('one long digit run, one long local part, one long word: out comes what went in', () => {
    for (const unit of ['1', 'a', '@', ':', '-', ' ', 'å', '1.', 'a@', '::']) {
      const line = unit.repeat(40_000 / unit.length)
      expect(createRedactor().redact(line, { at }) === line, JSON.stringify(unit)).toBe(true)
    }
  })
})

describe('several streams of one redactor', () => {
  test('run at once and do not mix', async () => {
    const redactor = createRedactor()
    const streams = Array.from({ length: 5 }, () => createRedactStream(redactor, { at }))
    const outputs = streams.map(() => '')
    streams.forEach((stream, i) => {
      stream.on('data', (output) => {
        outputs[i] += output
      })
    })
    for (const part of ['8712', '20-23', '84 a@', 'b.se\n']) {
      for (const [i, stream] of streams.entries()) stream.write(`${part}`.replace('a@', `a${i}@`))
      expect(redactor.redact('c@d.se')).toBe('[email]')
    }
    for (const stream of streams) stream.end()
    await Promise.all(streams.map((stream) => once(stream, 'end')))
    expect(outputs).toEqual(Array(5).fill('[personnummer] [email]\n'))
  })
})

describe('ends', () => {
  test('an empty stream gives an empty output', async () => {
    expect((await throughNode([], createRedactStream())).length).toBe(0)
    expect((await throughWeb([], createRedactor().stream())).length).toBe(0)
    expect((await throughNode([new Uint8Array(0)], createRedactStream())).length).toBe(0)
  })

  test('a sequence cut off by the end passes through', async () => {
    const input = Uint8Array.from([...Buffer.from('a@b.se '), 0xf0, 0x9f, 0x99])
    const output = await throughNode([input.slice(0, 8), input.slice(8)], createRedactStream({}, { at }))
    expect([...output]).toEqual([...Buffer.from('[email] '), 0xf0, 0x9f, 0x99])
  })

  test('the memory of a chunk may be reused', async () => {
    const stream = createRedactStream({}, { at })
    const chunk = Buffer.from('8712')
    stream.write(chunk)
    await new Promise(setImmediate)
    chunk.fill(0)
    stream.end('20-2384')
    expect(String(await stream.toArray())).toBe('[personnummer]')
  })

  test('a destroyed stream closes cleanly, and an aborted one too', async () => {
    const stream = createRedactStream()
    stream.write('anna@exam')
    stream.destroy()
    await once(stream, 'close')
    const web = createRedactor().stream()
    const writer = web.writable.getWriter()
    const reader = web.readable.getReader()
    const read = reader.read()
    await writer.abort(new Error('stop'))
    await expect(read).rejects.toThrow('stop')
  })

  test('an error of the source ends the pipeline with that error', async () => {
    const failing = new Readable({
      read() {
        this.destroy(new Error('disk'))
      },
    })
    const stream = createRedactStream()
    stream.resume()
    await expect(pipeline(failing, stream)).rejects.toThrow('disk')
  })

  test('a chunk that is no bytes is an error without its content', async () => {
    const web = createRedactor().stream()
    const writer = web.writable.getWriter()
    const reading = new Response(web.readable).text().catch((error: Error) => error)
    const error = await writer.write('871220-2384' as never).catch((reason: Error) => reason)
    expect(error).toBeInstanceOf(TypeError)
    expect(String((error as Error).stack)).not.toContain('871220')
    await reading
  })
})

describe('findings of a stream', () => {
  test('come in order, with offsets from its begin', async () => {
    const findings: Finding[] = []
    const redactor = createRedactor()
    const stream = createRedactStream(redactor, { at, onFinding: (finding) => findings.push(finding) })
    const input = bytes(text)
    await throughNode([input.slice(0, 30), input.slice(30)], stream)
    expect(findings).toEqual(redactor.scan(input, { at }))
  })
})
