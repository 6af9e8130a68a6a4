import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { describe, expect, test } from 'vitest'
import { redactLogRecords, redactSpans } from '../../src/adapters/otel'
import { createRedactor } from '../../src/redactor'

const MAIL = 'anna.testberg@example.se'
const PNR = '871220-2384'
const HIDDEN = /testberg|871220|2384|0101955/

function logged(processors: ReturnType<typeof redactLogRecords>[], record: object) {
  const exporter = new InMemoryLogRecordExporter()
  const all = [...processors, new SimpleLogRecordProcessor({ exporter })]
  new LoggerProvider({ processors: all }).getLogger('test').emit(record)
  return exporter.getFinishedLogRecords().map(({ body, attributes, eventName, severityText }) => {
    return { body, attributes, eventName, severityText }
  })
}

const everything = {
  body: { text: `mail ${MAIL}`, list: [PNR], [MAIL]: 1 },
  severityText: `ERROR ${MAIL}`,
  eventName: `login ${MAIL}`,
  attributes: { pnr: 8712202384, [PNR]: 'x', body: JSON.stringify({ mail: MAIL }), list: [MAIL, 'x'], ok: 1 },
  exception: new Error('fnr 01019550091', { cause: new Error(MAIL) }),
}

describe('redactLogRecords', () => {
  test('nothing readable is exported', () => {
    const [record] = logged([redactLogRecords()], everything)
    expect(JSON.stringify(record)).not.toMatch(HIDDEN)
    expect(record?.body).toEqual({ text: 'mail [email]', list: ['[personnummer]'], '[email]': 1 })
    expect(record?.attributes).toMatchObject({
      pnr: '[personnummer]',
      '[personnummer]': 'x',
      list: ['[email]', 'x'],
      ok: 1,
      'exception.message': 'fnr [fodselsnummer]',
    })
    expect(record?.eventName).toBe('login [email]')
  })

  test('without it all of it is', () => {
    expect(JSON.stringify(logged([], everything))).toMatch(HIDDEN)
  })

  test('what was given to emit is not changed', () => {
    const body = { mail: MAIL }
    const attributes = { mail: MAIL }
    logged([redactLogRecords()], { body, attributes })
    expect([body, attributes]).toEqual([{ mail: MAIL }, { mail: MAIL }])
  })

  test('ends and flushes as the SDK asks', async () => {
    const provider = new LoggerProvider({ processors: [redactLogRecords(createRedactor())] })
    await expect(provider.forceFlush()).resolves.not.toThrow()
    await expect(provider.shutdown()).resolves.not.toThrow()
  })
})

describe('redactSpans', () => {
  function traced(processors: ReturnType<typeof redactSpans>[]) {
    const exporter = new InMemorySpanExporter()
    const provider = new BasicTracerProvider({ spanProcessors: [...processors, new SimpleSpanProcessor(exporter)] })
    const tracer = provider.getTracer('test')
    const other = tracer.startSpan('other')
    const span = tracer.startSpan(`GET /kund/${PNR}`, {
      attributes: { 'url.full': `https://example.se/?q=${encodeURIComponent(MAIL)}`, [MAIL]: 1, ok: true },
      links: [{ context: other.spanContext(), attributes: { mail: MAIL } }],
    })
    span.addEvent(`sent to ${MAIL}`, { pnr: 8712202384 })
    span.recordException(new Error(`fnr 01019550091`))
    span.setStatus({ code: 2, message: `no ${MAIL}` })
    span.end()
    return exporter.getFinishedSpans().map(({ name, attributes, events, links, status }) => {
      return { name, attributes, events, links: links.map((link) => link.attributes), status }
    })
  }

  test('name, attributes, events, links and status', () => {
    const [span] = traced([redactSpans()])
    expect(JSON.stringify(span)).not.toMatch(HIDDEN)
    expect(span?.name).toBe('GET /kund/[personnummer]')
    expect(span?.attributes).toMatchObject({ '[email]': 1, ok: true })
    expect(span?.events[0]).toMatchObject({ name: 'sent to [email]', attributes: { pnr: '[personnummer]' } })
    expect(span?.status.message).toBe('no [email]')
  })

  test('without it all of it is readable', () => {
    expect(JSON.stringify(traced([]))).toMatch(HIDDEN)
  })
})
