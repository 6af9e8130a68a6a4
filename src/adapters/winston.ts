/**
 * @module The entry `sladd/winston`: two formats for winston 3 (logform). The first in a chain sees what was logged as it
 * is, errors and the arguments of `%s` too; the last one sees the text that leaves. Each catches what the other cannot.
 */
import type { Redactor, RedactorOptions } from '../types'
import { redactorOf, redactText, UNREADABLE, WITHHELD } from './given'

/** What goes through a chain of formats. */
export interface Info {
  level: string
  message: unknown
  // biome-ignore lint/suspicious/noExplicitAny: as logform has it
  [key: string | symbol]: any
}

/** A format, as logform takes it. */
export interface RedactFormat {
  /** The info redacted; `false`, which drops it, for one that a policy withholds. */
  transform(info: Info, options?: unknown): Info | false
  readonly options?: object
}

const LEVEL: unique symbol = /* @__PURE__ */ Symbol.for('level') as never
const MESSAGE: unique symbol = /* @__PURE__ */ Symbol.for('message') as never

/**
 * A format for the begin of a chain: the object that was logged, with errors, metadata and the arguments that stand for
 * `%s`, redacted. The object itself is not changed.
 *
 * @param redactor - a redactor (its `counts` go on), or options for a new one
 * @throws what `createRedactor` throws
 *
 * @example
 * format.combine(redactInfo(redactor), format.splat(), format.json(), redactMessage(redactor))
 */
export function redactInfo(redactor?: Redactor | RedactorOptions): RedactFormat {
  const own = redactorOf(redactor)
  return {
    transform(info) {
      const redacted: unknown = own.redactValue(info)
      if (redacted === info) return info
      if (redacted === WITHHELD) return false
      const { toJSON, ...rest } = info
      // What was logged may say itself how it is written: what it said has no level, and the formats behind ask for one.
      const parts: unknown = typeof toJSON === 'function' ? own.redactValue(rest) : redacted
      if (typeof parts !== 'object') return { level: info.level, message: UNREADABLE, [LEVEL]: info[LEVEL] }
      return parts === redacted ? (parts as Info) : { ...(parts as Info), toJSON: () => redacted }
    },
  }
}

/**
 * A format for the end of a chain: the text that leaves, redacted. What parsed before parses after.
 *
 * @throws what `createRedactor` throws
 *
 * @example
 * createLogger({ format: format.combine(redactInfo(), format.splat(), format.simple(), redactMessage()) })
 */
export function redactMessage(redactor?: Redactor | RedactorOptions): RedactFormat {
  const own = redactorOf(redactor)
  return {
    transform(info) {
      const text: unknown = info[MESSAGE]
      if (typeof text !== 'string') return info
      const redacted = redactText(own, text)
      // Of a line that is withheld nothing is left.
      if (redacted === '' && text !== '') return false
      return redacted === text ? info : { ...info, [MESSAGE]: redacted }
    },
  }
}
