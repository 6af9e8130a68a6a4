/**
 * @module The entry `sladd/pino`: hooks for pino 10 (`docs/api.md` there, "hooks" and "formatters"). The final line
 * contains everything that pino was given: bindings of children, arguments of `%s`, errors with stack and cause, names.
 * So one hook on that line is enough, and a line that parsed before still parses.
 */
import type { Redactor, RedactorOptions } from '../types'
import { redactBytes } from './bytes-in-line'
import { redactorOf, redactText, UNREADABLE } from './given'

/** Hooks of pino that redact. */
export interface RedactHooks {
  /** Redacts the line that is written. */
  streamWrite(line: string): string
  /** Logs; if pino throws, for example at a getter that throws, logs again what can be read. */
  logMethod(this: unknown, given: unknown[], method: LogMethod, level: number): void
}

// biome-ignore lint/suspicious/noExplicitAny: pino's own type is a list of overloads
type LogMethod = (...given: any[]) => void

/** Formatters of pino that redact. */
export interface RedactFormatters {
  /** Redacts the logged object. */
  log(object: Record<string, unknown>): Record<string, unknown>
  /** Redacts the bindings of a logger. */
  bindings(bindings: Record<string, unknown>): Record<string, unknown>
}

interface GivenHooks {
  readonly hooks?: { streamWrite?: ((line: string) => string) | undefined; logMethod?: Hook | undefined }
}

type Hook = RedactHooks['logMethod']

/** What is written when a line cannot be redacted. */
const LOST = '{"msg":"[unreadable]"}\n'

/**
 * Hooks for pino: everything goes through `streamWrite` before any transport, and no log call throws. A line that a policy
 * withholds is not written.
 *
 * @param redactor - a redactor (its `counts` go on), or options for a new one
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

/** A log method that never throws; what pino cannot read is masked, and in the worst case all of it. */
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
 * Formatters for pino, in case something reads logged objects before they are a line, such as a stream that asks for metadata.
 * They see neither the message nor the bindings of children: use them in addition to the hook, never instead of it.
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
 * Adds the hooks to options of pino. Hooks that are already there run first.
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
