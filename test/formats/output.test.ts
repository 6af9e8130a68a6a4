import { PassThrough } from 'node:stream'
import { formatWithOptions } from 'node:util'
import { describe, expect, test } from 'vitest'
import { redactOutput } from '../../src/adapters/console'
import { doctor } from '../../src/adapters/doctor/doctor'
import { createRedactor } from '../../src/redactor'

const turn = () => new Promise((resolve) => setImmediate(resolve))

function output() {
  const stream = new PassThrough()
  return { stream, text: () => String(stream.read() ?? '') }
}

describe('redactOutput', () => {
  test('lines as they end, strings and bytes, in whatever pieces', async () => {
    const { stream, text } = output()
    const restore = redactOutput(undefined, [stream])
    stream.write('mail anna@example.se\npnr 8712')
    expect(text()).toBe('mail [email]\n')
    stream.write(Buffer.from('20-2384\n'))
    expect(text()).toBe('pnr [personnummer]\n')
    stream.write('cG5yIDg3MTIyMC0yMzg0Cg==', 'base64')
    expect(text()).toBe('pnr [personnummer]\n')
    stream.write('{\n  "pnr": 8712202384\n}\n')
    expect(text()).toBe('{\n  "pnr": "[personnummer]"\n}\n')
    restore()
    expect(Object.hasOwn(stream, 'write')).toBe(false)
    stream.write('anna@example.se')
    expect(text()).toBe('anna@example.se')
  })

  test('a line without an end when the turn ends, or when the stream is given back', async () => {
    const { stream, text } = output()
    const restore = redactOutput(undefined, [stream])
    stream.write('anna@exam')
    stream.write('ple.se? ')
    expect(text()).toBe('')
    await turn()
    expect(text()).toBe('[email]? ')
    stream.write('192.0.2.44')
    restore()
    expect(text()).toBe('[ip]')
  })

  test('bytes that are no UTF-8 stay, and who waits is told', async () => {
    const { stream } = output()
    const restore = redactOutput(undefined, [stream])
    const bytes = Buffer.from([255, 254, 10])
    await new Promise((done) => stream.write(bytes, done))
    expect(stream.read()).toEqual(bytes)
    await new Promise((done) => stream.write('', 'utf8', done))
    restore()
  })

  test('nothing of what a policy withholds, and counts go on', async () => {
    const { stream, text } = output()
    const redactor = createRedactor()
    const restore = redactOutput(redactor, [stream])
    stream.write('anna@example.se\n')
    restore()
    expect(redactor.counts).toEqual({ email: { mask: 1 } })
    expect(text()).toBe('[email]\n')
  })

  test('the doctor sees what leaves', async () => {
    const { write } = process.stdout
    const logger = {
      error: (...given: unknown[]) => process.stdout.write(`${formatWithOptions({ colors: false }, ...given)}\n`),
    }
    expect((await doctor(logger)).isSafe).toBe(false)
    const restore = redactOutput()
    const { isSafe, checks } = await doctor(logger)
    restore()
    // What is written is text by now: bytes that the program printed as numbers are none to it.
    const readable = checks.filter(({ result }) => result !== 'redacted').map(({ place }) => place)
    expect([...new Set(readable)]).toEqual(['bytes'])
    expect(isSafe).toBe(false)
    expect(process.stdout.write).toBe(write)
  })
})
