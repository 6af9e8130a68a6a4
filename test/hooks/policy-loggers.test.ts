/**
 * Loggers under a policy: values are treated as it says, and of a withheld record only a label is left where the logger
 * must write something.
 */
import { PassThrough } from 'node:stream'
import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import winston from 'winston'
import { redactConsole } from '../../src/adapters/console'
import { redactLogRecords, redactSpans } from '../../src/adapters/otel'
import { redactFormatters, withRedaction } from '../../src/adapters/pino'
import { redactInfo, redactMessage } from '../../src/adapters/winston'
import { noHealthRecords } from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import { testRing } from '../rings'

const MAIL = 'ola.testmann@example.no'
const NUMBER = '010195 50091'
const context = { purpose: 'operations', tenant: 'a' }
const following = createRedactor({ policy: noHealthRecords, context, keyring: testRing() })
const withholding = createRedactor({ policy: noHealthRecords, context: { ...context, region: 'US' } })
const record = { mail: MAIL, navn: 'Ola Testmann', fødselsnummer: NUMBER, ok: 7 }

describe('values of a log', () => {
  test('are done as the policy says, and withheld all together', () => {
    expect(following.redactValue(record)).toMatchObject({ navn: '[name]', fødselsnummer: '', ok: 7 })
    expect(JSON.stringify(following.redactValue(record))).not.toContain('testmann')
    expect(withholding.redactValue(record)).toBe('[withheld]')
    expect(withholding.redactValue(7)).toBe('[withheld]')
    expect(following.redactValue(record, { context: { region: 'SE' } })).toBe('[withheld]')
    expect(withholding.counts).toEqual({ record: { withhold: 2 } })
  })

  test('a field that the rule lets be followed is a token', () => {
    const { ip } = following.redactValue({ ip: '192.0.2.44' }, { at: new Date('2026-11-22') })
    // Operations may follow for a week; this ring has keys for a month.
    expect(ip).toMatch(/^sl1_ip_nov2_[a-z2-7]+$/)
  })
})

describe('a record that is withheld', () => {
  test('writes nothing through pino, children and errors neither', () => {
    const lines: string[] = []
    const stream = { write: (line: string) => lines.push(line) }
    const formatters = redactFormatters(withholding)
    const logger = pino(withRedaction({ formatters }, withholding), stream)
    logger.child({ customer: NUMBER }).error({ err: new Error(MAIL), ...record }, 'mail %s', MAIL)
    expect(lines.join('')).toBe('')
    const kept: string[] = []
    pino(withRedaction({}, following), { write: (line: string) => kept.push(line) }).info(record, 'hei')
    expect(JSON.parse(kept.join(''))).toMatchObject({ msg: 'hei', ok: 7, navn: '[name]' })
  })

  test.each([
    ['at the begin', () => [redactInfo(withholding), winston.format.json()]],
    ['at the end', () => [winston.format.json(), redactMessage(withholding)]],
  ])('is dropped by winston: %s', async (_label, formats) => {
    const stream = new PassThrough()
    const logger = winston.createLogger({
      format: winston.format.combine(...(formats() as winston.Logform.Format[])),
      transports: [new winston.transports.Stream({ stream })],
    })
    logger.error(`mail ${MAIL}`, record)
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(stream.read()).toBeNull()
  })

  test('leaves OpenTelemetry without attributes', () => {
    const logs = new InMemoryLogRecordExporter()
    const processors = [redactLogRecords(withholding), new SimpleLogRecordProcessor({ exporter: logs })]
    const emitted = { body: { mail: MAIL }, eventName: MAIL, attributes: record }
    new LoggerProvider({ processors }).getLogger('test').emit(emitted)
    const [log] = logs.getFinishedLogRecords()
    expect([log?.body, log?.eventName, log?.attributes]).toEqual(['[withheld]', '[withheld]', {}])
    const spans = new InMemorySpanExporter()
    const tracer = new BasicTracerProvider({
      spanProcessors: [redactSpans(withholding), new SimpleSpanProcessor(spans)],
    }).getTracer('test')
    const span = tracer.startSpan(MAIL, { attributes: { mail: MAIL } })
    span.recordException(new Error(MAIL))
    span.setStatus({ code: 2, message: MAIL })
    span.end()
    const [ended] = spans.getFinishedSpans()
    expect(ended).toMatchObject({ name: '[withheld]', attributes: {}, events: [], links: [], status: { code: 2 } })
    expect(JSON.stringify([ended?.name, ended?.attributes, ended?.events, ended?.status])).not.toContain('testmann')
  })

  test('prints nothing on a console', () => {
    const printed: unknown[][] = []
    const print = (...given: unknown[]) => printed.push(given)
    const target = Object.assign(Object.create(console) as Console, { log: print, error: print, table: print })
    const restore = redactConsole(withholding, target)
    target.log('mail', MAIL)
    target.error(record)
    target.log()
    target.table(record)
    restore()
    expect(printed).toEqual([[], ['[withheld]']])
  })
})
