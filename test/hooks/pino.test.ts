import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { redactFormatters, redactHooks, withRedaction } from '../../src/adapters/pino'
import { createRedactor } from '../../src/redactor'

const MAIL = 'anna.testberg@example.se'
const PNR = '871220-2384'
const HIDDEN = /testberg|871220|2384|0101955|192\.0\.2/

function logged(options: pino.LoggerOptions, log: (logger: pino.Logger) => void): Record<string, unknown>[] {
  const lines: string[] = []
  log(pino(options, { write: (line: string) => lines.push(line) }))
  return lines.map((line) => JSON.parse(line))
}

/** One record with everything that pino knows. */
function everything(logger: pino.Logger): void {
  const cause = new TypeError(`kund ${PNR}`, { cause: new Error(MAIL) })
  const err = Object.assign(new Error(`fnr 01019550091`, { cause }), { contact: MAIL })
  const child = logger.child({ customer: PNR, [MAIL]: 1 }).child({ from: '192.0.2.44' })
  child.error(
    { err, pnr: 8712202384, body: JSON.stringify({ mail: MAIL }), url: `/x?q=${encodeURIComponent(MAIL)}` },
    'mail %s',
    MAIL,
  )
  logger.warn(new AggregateError([new Error(MAIL)], PNR))
}

describe('withRedaction', () => {
  test('nothing readable is left of a record with bindings, %s, nested errors and causes', () => {
    const records = logged(withRedaction({ base: { host: 'app01' } }), everything)
    expect(records).toHaveLength(2)
    expect(JSON.stringify(records)).not.toMatch(HIDDEN)
    expect(records[0]).toMatchObject({
      level: 50,
      host: 'app01',
      customer: '[personnummer]',
      '[email]': 1,
      pnr: '[personnummer]',
      msg: 'mail [email]',
      body: '{"mail":"[email]"}',
      err: { type: 'Error', contact: '[email]' },
    })
    expect(records[0]).toHaveProperty('err.stack', expect.stringContaining('pino.test.ts'))
  })

  test.each([
    ['a Buffer', Buffer.from('pnr 871220-2384, kvar'), 'pnr [personnummer], kvar'],
    ['bytes', new TextEncoder().encode('pnr 871220-2384, kvar'), 'pnr [personnummer], kvar'],
    ['bytes that are no UTF-8', Buffer.from('f\xf6r anna@example.se', 'latin1'), 'f\xf6r [email]'],
  ])('bytes are read as redactValue reads them, and stay bytes: %s', (_name, body, expected) => {
    const log = (logger: pino.Logger) => {
      logger.child({ bound: body, 'a"b': 1 }).info({ body, deep: [{ body }], big: 1e21, text: '{"0":1}' }, 'kvar')
    }
    const options = { base: null, timestamp: false }
    const [line] = logged(withRedaction(options), log)
    const [before] = logged(options, log)
    const textOf = (value: unknown) =>
      Buffer.from(Object.values((value as { data: number[] }).data ?? value)).toString('latin1')
    for (const one of [line?.bound, line?.body, ...((line?.deep as { body: unknown }[]) ?? []).map((one) => one.body)])
      expect(textOf(one)).toBe(expected)
    expect({ ...line, bound: 0, body: 0, deep: 0 }).toEqual({ ...before, bound: 0, body: 0, deep: 0 })
  })

  test('of bytes that only their name tells the same is true, and clean ones stay as they are', () => {
    const log = (logger: pino.Logger) => {
      logger.info({
        pnr: Buffer.from('8712202384'),
        antal: Buffer.from('12'),
        password: Buffer.from('hunter2'),
      })
    }
    const [line] = logged(withRedaction(), log)
    expect(line?.pnr).toEqual(Buffer.from('[personnummer]').toJSON())
    expect(line?.antal).toEqual(Buffer.from('12').toJSON())
    expect(JSON.stringify(line)).not.toContain(`${[...Buffer.from('hunter2')]}`)
  })

  test('without it all of that is readable', () => {
    expect(JSON.stringify(logged({}, everything))).toMatch(HIDDEN)
  })

  test('a hook that is there already comes first, and options stay as they are', () => {
    const options = { level: 'debug', hooks: { streamWrite: (line: string) => line.replace('AT', '@') } }
    const [record] = logged(withRedaction(options), (logger) => logger.debug('anna.testbergATexample.se'))
    expect(record?.msg).toBe('[email]')
    expect(options.hooks.streamWrite('AT')).toBe('@')
    let levels = 0
    const logMethod: NonNullable<pino.LoggerOptions['hooks']>['logMethod'] = function (given, method, level) {
      levels += level
      method.apply(this, given)
    }
    logged(withRedaction({ hooks: { logMethod } }), (logger) => logger.warn('x'))
    expect(levels).toBe(40)
  })

  test('a redactor that is shared counts', () => {
    const redactor = createRedactor()
    logged(withRedaction({}, redactor), (logger) => logger.info(MAIL))
    expect(redactor.counts).toEqual({ email: { mask: 1 } })
  })

  test('no log call throws, and the line is JSON, whatever is logged', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const records = logged(withRedaction(), (logger) => {
      for (const value of [{ big: 12n }, { at: new Date(Number.NaN) }, { map: new Map([[MAIL, 1]]) }]) {
        logger.info(value, '"quoted" %o', { mail: MAIL })
      }
      logger.info({ nested: { proxy } })
      logger.info(
        {
          get boom() {
            throw new Error(MAIL)
          },
          word: 'kvar',
        },
        'hej',
      )
      logger.info(proxy)
    })
    expect(records.at(-2)).toMatchObject({ boom: '[unreadable]', word: 'kvar', msg: 'hej' })
    expect(records).toHaveLength(6)
    expect(JSON.stringify(records)).not.toMatch(HIDDEN)
  })

  test('wrong options throw when the logger is made', () => {
    expect(() => withRedaction({}, { kinds: [] })).toThrow(RangeError)
    expect(() => redactHooks({ minConfidence: 7 })).toThrow(RangeError)
  })
})

describe('redactFormatters', () => {
  test('what a stream with metadata is given is redacted as well', () => {
    const stream = {
      [Symbol.for('pino.metadata')]: true,
      lastObj: undefined as unknown,
      write() {},
    }
    const redactor = createRedactor()
    const lines: string[] = []
    stream.write = ((line: string) => lines.push(line)) as never
    const logger = pino({ formatters: redactFormatters(redactor), hooks: redactHooks(redactor) }, stream)
    logger.info({ mail: MAIL, err: new Error(MAIL) })
    expect(lines.join('')).not.toMatch(HIDDEN)
    expect(lines.join('')).toContain('pino.test.ts')
  })
})

test('sladd/pino-transport redacts in a pipeline of transports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sladd-pino-'))
  const target = resolve('dist/pino-transport.js')
  const script = `import pino from 'pino'
    const transport = pino.transport({ pipeline: [
      { target: ${JSON.stringify(target)}, options: { kinds: ['email'] } },
      { target: 'pino/file', options: { destination: ${JSON.stringify(join(folder, 'out.log'))} } } ] })
    const logger = pino(transport)
    logger.info({ pnr: '${PNR}' }, 'mail %s', '${MAIL}')
    logger.flush()
    transport.on('ready', () => transport.end())`
  writeFileSync(join(folder, 'log.mjs'), script)
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: resolve('.') })
  const record = JSON.parse(readFileSync(join(folder, 'out.log'), 'utf8'))
  expect(record).toMatchObject({ msg: 'mail [email]', pnr: PNR })
})
