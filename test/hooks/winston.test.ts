import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import winston from 'winston'
import { redactInfo, redactMessage } from '../../src/adapters/winston'
import { createRedactor } from '../../src/redactor'

const MAIL = 'anna.testberg@example.se'
const PNR = '871220-2384'
const HIDDEN = /testberg|871220|2384|0101955/
const { combine, errors, json, simple, splat } = winston.format

/** What a logger with these formats has written. */
async function written(formats: unknown[], log: (logger: winston.Logger) => void): Promise<string> {
  const stream = new PassThrough()
  const transport = new winston.transports.Stream({ stream })
  log(winston.createLogger({ format: combine(...(formats as winston.Logform.Format[])), transports: [transport] }))
  await new Promise((resolve) => setTimeout(resolve, 10))
  return String(stream.read() ?? '')
}

/** A record with everything that winston knows. */
function everything(logger: winston.Logger): void {
  const err = new Error('fnr 01019550091', { cause: new Error(MAIL) })
  const child = logger.child({ customer: PNR, [MAIL]: 1 })
  child.error('mail %s', MAIL, {
    err,
    pnr: 8712202384,
    body: JSON.stringify({ mail: MAIL }),
    list: new Map([[MAIL, 1]]),
  })
  logger.error(err)
  logger.log({ level: 'warn', message: PNR, nested: { mail: MAIL } })
}

describe('redactInfo and redactMessage', () => {
  test.each([
    ['json', [redactInfo(), errors({ stack: true }), splat(), json(), redactMessage()]],
    ['simple', [redactInfo(), splat(), simple(), redactMessage()]],
    ['errors first', [errors({ stack: true }), redactInfo(), splat(), json(), redactMessage()]],
    ['only at the end', [errors({ stack: true }), splat(), json(), redactMessage()]],
  ])('nothing readable is left: %s', async (_name, formats) => {
    const text = await written(formats, everything)
    expect(text.split('\n').length).toBeGreaterThanOrEqual(4)
    expect(text).toContain('[email]')
    expect(text).not.toMatch(HIDDEN)
  })

  test('what says itself how it is written is written', async () => {
    const meta = { pnr: PNR, toJSON: () => ({ level: 'info', mail: MAIL, pnr: PNR }) }
    const log = (logger: winston.Logger) =>
      void logger.info('hej %s', MAIL, meta).info('kvar', { ...meta, toJSON: () => 7 })
    const formats = [redactInfo(), splat(), json(), redactMessage()]
    const lines = (await written(formats, log)).trim().split('\n')
    expect(lines).toEqual(['{"level":"info","mail":"[email]","message":"hej [email]","pnr":"[personnummer]"}', '7'])
    const text = await written([redactInfo(), splat(), simple(), redactMessage()], log)
    expect(text).toMatch(/^info: hej \[email\] .*\ninfo: kvar .*\n$/)
    expect(text).not.toMatch(HIDDEN)
    class Document {
      readonly #mail = MAIL
      toJSON() {
        return { mail: this.#mail }
      }
    }
    expect(await written(formats, (logger) => logger.info('hej', { document: new Document() }))).toContain(
      '"document":{"mail":"[email]"}',
    )
  })

  test('without them it is readable', async () => {
    expect(await written([splat(), json()], everything)).toMatch(HIDDEN)
  })

  test('what %s stands for is found by the words around it', async () => {
    const text = await written([redactInfo(), splat(), simple(), redactMessage()], (logger) => {
      logger.info('personnummer %s', '8712202384')
    })
    expect(text).toBe('info: personnummer [personnummer]\n')
  })

  test('an object that was logged is not changed, and its levels stay', async () => {
    const record = Object.freeze({ level: 'info', message: MAIL, deep: Object.freeze({ mail: MAIL }) })
    const info = redactInfo().transform({ ...record, [Symbol.for('level')]: 'info' })
    expect(info).toEqual({
      level: 'info',
      message: '[email]',
      deep: { mail: '[email]' },
      [Symbol.for('level')]: 'info',
    })
    expect(record.deep.mail).toBe(MAIL)
  })

  test('a clean record goes through as it is', () => {
    const redactor = createRedactor()
    const info = { level: 'info', message: 'inget', [Symbol.for('message')]: 'inget' }
    expect(redactInfo(redactor).transform(info)).toBe(info)
    expect(redactMessage(redactor).transform(info)).toBe(info)
  })
})
