/**
 * @module How the doctor uses loggers: how to log a record with each, and where to see its output. During the test, no
 * canary reaches the logger's destination.
 */

import { BENEATH } from '../output'
import { replace, restoring } from '../replace'
import type { Canary } from './canaries'

/** A logger under test. */
export interface Patient {
  /** Logs a canary. */
  log(canary: Canary): void
  /** Returns the output so far; waits for pending output. */
  output(): Promise<readonly string[]>
  /** Restores everything. */
  restore(): void
}

// biome-ignore lint/suspicious/noExplicitAny: loggers of other packages, of whichever version
type Any = any

/** Captures what is written to standard output and standard error. */
function watchStandard(seen: string[]): (() => void)[] {
  return [process.stdout, process.stderr].map((stream) =>
    replace((stream.write as Any)[BENEATH] ?? stream, 'write', (chunk: string | Uint8Array, ...rest: unknown[]) => {
      seen.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())
      const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined
      done?.()
      return true
    }),
  )
}

/** Turns of the event loop after which streams have passed on their input. */
const TURNS = 5

async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setTimeout(resolve, 1))
}

/** Returns the first symbol of a logger or its prototypes with this description. */
function symbolOf(logger: object, description: string): symbol | undefined {
  for (let at: object | null = logger; at !== null; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertySymbols(at).find((symbol) => symbol.description === description)
    if (found !== undefined) return found
  }
  return undefined
}

/** pino and its derivatives: their stream receives the final line. */
function pinoPatient(logger: Any, stream: Any): Patient {
  const seen: string[] = []
  const restore = replace(stream, 'write', (line: string) => {
    seen.push(line)
    return true
  })
  return {
    log({ bindings, fields, message, argument }) {
      const bound = bindings === undefined ? logger : logger.child(bindings)
      if (argument === undefined) bound.error(fields, message)
      else bound.error(fields, message, argument)
    },
    output: async () => seen,
    restore,
  }
}

const MESSAGE = Symbol.for('message')
/** winston transports that write only the message. */
const WRITERS = ['console', 'file', 'stream']

/** Serialises everything readable in an object; repeated objects are left out. */
function textOf(value: unknown): string {
  const seen = new Set<unknown>()
  return JSON.stringify(value, (_key, one) => {
    if (typeof one !== 'object' || one === null) return typeof one === 'bigint' ? `${one}` : one
    if (seen.has(one)) return undefined
    seen.add(one)
    return one instanceof Error ? { ...one, message: one.message, stack: one.stack, cause: one.cause } : one
  })
}

function winstonPatient(logger: Any): Patient {
  const seen: string[] = []
  const restores = (logger.transports as Any[]).flatMap((transport) => {
    const see = (info: Any) => {
      seen.push(WRITERS.includes(transport.name) ? `${info[MESSAGE]}` : `${info[MESSAGE]} ${textOf(info)}`)
    }
    const log = replace(transport, 'log', (info: Any, done?: () => void) => {
      see(info)
      done?.()
    })
    return typeof transport.logv !== 'function' ? [log] : [log, replace(transport, 'logv', undefined)]
  })
  return {
    log({ bindings, fields, message, argument }) {
      const bound = bindings === undefined ? logger : logger.child(bindings)
      if (argument === undefined) bound.error(message, fields)
      else bound.error(message, argument, fields)
    },
    async output() {
      await settle()
      return seen
    },
    restore: restoring(restores),
  }
}

const recordText = ({ body, eventName, severityText, attributes }: Any) =>
  textOf({ body, eventName, severityText, attributes })

/** OpenTelemetry: what exporters receive, or, without any, what the last processor sees. */
function otelPatient(logger: Any, state: Any): Patient {
  const seen: string[] = []
  const processors: Any[] = state.registeredLogRecordProcessors ?? []
  const exporters = processors.map((one) => one._exporter).filter((one) => typeof one?.export === 'function')
  const restores = exporters.map((exporter) =>
    replace(exporter, 'export', (records: readonly Any[], done: (result: { code: number }) => void) => {
      seen.push(...records.map(recordText))
      done({ code: 0 })
    }),
  )
  if (exporters.length === 0) {
    const { activeProcessor } = state
    const onEmit = activeProcessor.onEmit.bind(activeProcessor)
    restores.push(
      replace(activeProcessor, 'onEmit', (record: Any, context: unknown) => {
        onEmit(record, context)
        seen.push(recordText(record))
      }),
    )
  }
  return {
    log({ bindings, fields, message, argument }) {
      const { err: exception, ...attributes } = { ...bindings, ...fields }
      const body = argument === undefined ? message : message.replace('%s', argument)
      logger.emit({ body, attributes, ...(exception !== undefined && { exception }) })
    },
    async output() {
      await state.activeProcessor.forceFlush?.()
      await settle()
      return seen
    },
    restore: restoring(restores),
  }
}

/** Anything with `error`, like a console; its writes to standard output and standard error are captured. */
function plainPatient(logger: Any): Patient {
  const seen: string[] = []
  const restores = watchStandard(seen)
  return {
    log({ bindings, fields, message, argument }) {
      const bound = bindings === undefined || typeof logger.child !== 'function' ? logger : logger.child(bindings)
      const more = bindings === undefined || bound !== logger ? fields : { ...bindings, ...fields }
      bound.error(...[message, ...(argument === undefined ? [] : [argument]), more])
    },
    async output() {
      await settle()
      return seen
    },
    restore: restoring(restores),
  }
}

/**
 * Returns the patient for a pino, winston or OpenTelemetry logger (or provider), a console, or anything with a method
 * `error`.
 *
 * @throws TypeError if it is none of these
 */
export function patientOf(logger: unknown): Patient {
  const given = logger as Any
  if ((typeof given !== 'object' && typeof given !== 'function') || given === null) {
    throw new TypeError(`logger expected a logger, got ${given === null ? 'null' : typeof given}`)
  }
  const stream = symbolOf(given, 'pino.stream')
  if (stream !== undefined && given[stream] !== undefined) return pinoPatient(given, given[stream])
  if (Array.isArray(given.transports) && typeof given.error === 'function') return winstonPatient(given)
  const isProvider = typeof given.getLogger === 'function'
  const state = given._sharedState
  if (state?.activeProcessor !== undefined && (isProvider || typeof given.emit === 'function')) {
    return otelPatient(isProvider ? given.getLogger('sladd-doctor') : given, state)
  }
  if (typeof given.error === 'function') return plainPatient(given)
  throw new TypeError('logger expected pino, winston, OpenTelemetry, a console, or an object with the method error')
}
