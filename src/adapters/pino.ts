/**
 * @module The entry `sladd/pino`: hooks for pino 10 (`docs/api.md` there, "hooks" and "formatters"). The line that leaves
 * has everything in it that pino was given: bindings of children, what stood for `%s`, errors with stack and cause, names.
 * So one hook on that line is enough, and what parsed before parses after.
 */
import type { Redactor, RedactorOptions } from '../types'
import { redactBytes } from './bytes-in-line'
import { redactorOf, redactText, UNREADABLE } from './given'

/** Hooks of pino that redact. */
export interface RedactHooks {
  /** The line that leaves, redacted. */
  streamWrite(line: string): string
  /** Logs, and once more with what can be read when pino throws: at a getter that throws, for example. */
  logMethod(this: unknown, given: unknown[], method: LogMethod, level: number): void
}

// biome-ignore lint/suspicious/noExplicitAny: pino's own type is a list of overloads
type LogMethod = (...given: any[]) => void

/** Formatters of pino that redact. */
export interface RedactFormatters {
  /** The object that is logged, redacted. */
  log(object: Record<string, unknown>): Record<string, unknown>
  /** Bindings of a logger, redacted. */
  bindings(bindings: Record<string, unknown>): Record<string, unknown>
}

interface GivenHooks {
  readonly hooks?: { streamWrite?: ((line: string) => string) | undefined; logMethod?: Hook | undefined }
}

type Hook = RedactHooks['logMethod']

/** What is written when a line cannot be redacted. */
const LOST = '{"msg":"[unreadable]"}\n'

/**
 * Hooks for pino: everything that leaves goes through `streamWrite`, before any transport, and no log call throws. Of a
 * line that a policy withholds nothing is written.
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
 * Formatters for pino, for whoever reads what is logged before it is a line, as a stream that asks for metadata does.
 * They see neither the message nor what children are bound to: beside the hook, never instead of it.
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
 * Options of pino with the hooks in them; hooks that are there already come first.
 *
 * @param options - as for `pino()`; they are not changed
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
