/**
 * @module The entry `sladd/pino`: hooks for pino 10 (its `docs/api.md`, "hooks" and "formatters"). The written line contains
 * everything that pino was given: child bindings, `%s` arguments, errors with stack and cause, names. So one hook on that
 * line is enough, and the line stays valid JSON.
 */
import type { Redactor, RedactorOptions } from '../types'
import { redactBytes } from './bytes-in-line'
import { redactorOf, redactText, UNREADABLE } from './given'

/** Redacting hooks for pino. */
export interface RedactHooks {
  /** Redacts the written line. */
  streamWrite(line: string): string
  /** Logs. If pino throws, for example because of a throwing getter, logs again what can be read. */
  logMethod(this: unknown, given: unknown[], method: LogMethod, level: number): void
}

// biome-ignore lint/suspicious/noExplicitAny: pino's own type is a list of overloads
type LogMethod = (...given: any[]) => void

/** Redacting formatters for pino. */
export interface RedactFormatters {
  /** Redacts the logged object. */
  log(object: Record<string, unknown>): Record<string, unknown>
  /** Redacts a logger's bindings. */
  bindings(bindings: Record<string, unknown>): Record<string, unknown>
}

interface GivenHooks {
  readonly hooks?: { streamWrite?: ((line: string) => string) | undefined; logMethod?: Hook | undefined }
}

type Hook = RedactHooks['logMethod']

/** Written if a line cannot be redacted. */
const LOST = '{"msg":"[unreadable]"}\n'

/**
 * Hooks for pino. All output goes through `streamWrite`, before any transport, and no log call throws. A line that a policy
 * withholds is not written.
 *
 * @param redactor - a redactor (its `counts` continue), or options for a new one
 * @throws what `createRedactor` throws
 *
 * @example
 * const logger = pino({ hooks: redactHooks() })
 */
export function redactHooks(redactor?: Redactor | RedactorOptions): RedactHooks {
  const own = redactorOf(redactor)
  const streamWrite = (line: string) => redactText(own, redactBytes(own, line, LOST), LOST)
  return { streamWrite, logMethod: neverThrowing(own, undefined) }
}

function goesWell(call: () => void): boolean {
  try {
    call()
    return true
  } catch {
    return false
  }
}

/** Returns a log method that never throws; arguments that pino cannot read are masked, in the worst case all. */
function neverThrowing(own: Redactor, first: Hook | undefined): Hook {
  return function (given, method, level) {
    const log = (args: unknown[]) => () => {
      if (first === undefined) method.apply(this, args)
      else first.call(this, args, method, level)
    }
    if (goesWell(log(given))) return
    if (goesWell(() => log(given.map((one) => own.redactValue(one)))())) return
    goesWell(log([UNREADABLE]))
  }
}

/**
 * Formatters for pino, for consumers that read objects before they become a line, such as a stream that asks for
 * metadata. They see neither the message nor child bindings, so use them in addition to the hooks, never instead.
 *
 * @throws what `createRedactor` throws
 *
 * @example
 * const redactor = createRedactor()
 * const logger = pino({ hooks: redactHooks(redactor), formatters: redactFormatters(redactor) })
 */
export function redactFormatters(redactor?: Redactor | RedactorOptions): RedactFormatters {
  const own = redactorOf(redactor)
  const redact = (object: Record<string, unknown>) => {
    const redacted: unknown = own.redactValue(object)
    return typeof redacted === 'object' ? (redacted as Record<string, unknown>) : { msg: redacted }
  }
  return { log: redact, bindings: redact }
}

/**
 * Adds the hooks to pino's options. Existing hooks run first.
 *
 * @param options - as for `pino()`; not modified
 * @throws what `createRedactor` throws
 *
 * @example
 * import pino from 'pino'
 * import { withRedaction } from 'sladd/pino'
 * const logger = pino(withRedaction({ level: 'info' }))
 * logger.info('mail from %s', 'anna@example.se')   // …"msg":"mail from [email]"
 */
export function withRedaction<T extends object>(
  options?: T,
  redactor?: Redactor | RedactorOptions,
): T & { hooks: RedactHooks } {
  const own = redactorOf(redactor)
  const { streamWrite } = redactHooks(own)
  const { hooks } = (options ?? {}) as GivenHooks
  const first = hooks?.streamWrite
  const write = first === undefined ? streamWrite : (line: string) => streamWrite(first(line))
  return { ...(options as T), hooks: { ...hooks, streamWrite: write, logMethod: neverThrowing(own, hooks?.logMethod) } }
}
