/**
 * @module The entry `sladd/otel`: processors for OpenTelemetry's logs and traces. Records and spans are passed from one
 * processor to the next, so register these before any that export.
 */
import type { Redactor, RedactorOptions } from '../types'
import { redactorOf, UNREADABLE } from './given'

/** Attributes of records and spans. */
type Attributes = Record<string, unknown>

/** Parts of a log record that may contain personal data. */
interface Entry {
  body?: unknown
  eventName?: string | undefined
  severityText?: string | undefined
  readonly attributes: Attributes
}

/** A processor of log records. */
export interface RedactLogRecordProcessor {
  // biome-ignore lint/suspicious/noExplicitAny: the SDK's own type, of whichever version
  onEmit(record: any): void
  forceFlush(): Promise<void>
  shutdown(): Promise<void>
}

/** A processor of spans. */
export interface RedactSpanProcessor {
  onStart(): void
  // biome-ignore lint/suspicious/noExplicitAny: the SDK's own type, of whichever version
  onEnd(span: any): void
  forceFlush(): Promise<void>
  shutdown(): Promise<void>
}

/** Copies redacted attributes into an object that others hold. */
function replaceAttributes(attributes: Attributes | undefined, redacted: Attributes | undefined): void {
  if (attributes === undefined || redacted === undefined || redacted === attributes) return
  for (const key of Object.keys(attributes)) if (!Object.hasOwn(redacted, key)) delete attributes[key]
  for (const [key, value] of Object.entries(redacted)) if (attributes[key] !== value) attributes[key] = value
}

/** Removes all attributes: what cannot be redacted is not exported. */
function blank(attributes: Attributes | undefined): void {
  for (const key of Object.keys(attributes ?? {})) delete (attributes as Attributes)[key]
}

function blankEntry(record: Entry, label: string): void {
  record.body = label
  blank(record.attributes)
  if (record.eventName !== undefined) record.eventName = label
}

function blankSpan(span: EndedSpan, label: string): void {
  span.name = label
  blank(span.attributes)
  span.events.length = 0
  span.links.length = 0
  delete span.status.message
}

const done = async () => {}

/**
 * A processor that redacts log records: body, attributes with their names, exception, event name. Register it before
 * those that export. A record that a policy withholds has only the body `[withheld]`. Attributes of resources and
 * scopes are the same for all records, and are not changed.
 *
 * @param redactor - a redactor (its `counts` continue), or options for a new one
 * @throws what `createRedactor` throws
 *
 * @example
 * new LoggerProvider({ processors: [redactLogRecords(), new BatchLogRecordProcessor(exporter)] })
 */
export function redactLogRecords(redactor?: Redactor | RedactorOptions): RedactLogRecordProcessor {
  const own = redactorOf(redactor)
  const onEmit = (record: Entry) => {
    try {
      const { body, eventName, severityText, attributes } = record
      const given = { body, eventName, severityText, attributes }
      const redacted: typeof given | string = own.redactValue<typeof given | string>(given)
      // The whole record is withheld by a policy, or could not be read.
      if (typeof redacted === 'string') return blankEntry(record, redacted)
      replaceAttributes(attributes, redacted.attributes)
      if (redacted.body !== body) record.body = redacted.body
      if (redacted.eventName !== eventName) record.eventName = redacted.eventName
      if (redacted.severityText !== severityText) record.severityText = redacted.severityText
    } catch {
      blankEntry(record, UNREADABLE)
    }
  }
  return { onEmit, forceFlush: done, shutdown: done }
}

/** Parts of a span that may contain personal data. */
interface EndedSpan {
  name: string
  readonly attributes: Attributes
  readonly status: { code: number; message?: string }
  readonly events: { name: string; attributes?: Attributes }[]
  readonly links: { attributes?: Attributes }[]
}

function redactSpan(own: Redactor, span: EndedSpan): void {
  const { name, attributes, status, events, links } = span
  const given = {
    name,
    attributes,
    message: status.message,
    events: events.map((event) => ({ name: event.name, attributes: event.attributes })),
    links: links.map((link) => link.attributes),
  }
  const redacted: typeof given | string = own.redactValue<typeof given | string>(given)
  if (typeof redacted === 'string') {
    blankSpan(span, redacted)
    return
  }
  replaceAttributes(attributes, redacted.attributes)
  if (redacted.name !== name) span.name = redacted.name
  if (redacted.message !== status.message) status.message = redacted.message as string
  for (const [i, event] of events.entries()) {
    replaceAttributes(event.attributes, redacted.events[i]?.attributes)
    event.name = redacted.events[i]?.name ?? UNREADABLE
  }
  for (const [i, link] of links.entries()) replaceAttributes(link.attributes, redacted.links[i])
}

/**
 * A processor that redacts spans when they end: name, attributes, events (including exceptions), links, status.
 * Register it before those that export. A span's id and times are not changed.
 *
 * @throws what `createRedactor` throws
 *
 * @example
 * new BasicTracerProvider({ spanProcessors: [redactSpans(), new BatchSpanProcessor(exporter)] })
 */
export function redactSpans(redactor?: Redactor | RedactorOptions): RedactSpanProcessor {
  const own = redactorOf(redactor)
  const onEnd = (span: EndedSpan) => {
    try {
      redactSpan(own, span)
    } catch {
      blankSpan(span, UNREADABLE)
    }
  }
  return { onStart: () => {}, onEnd, forceFlush: done, shutdown: done }
}
