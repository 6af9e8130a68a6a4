/**
 * @module The entry `sladd/winston`: two formats for winston 3 (logform). The first in a chain sees what was logged, including
 * errors and `%s` arguments; the last one sees the final text. Each catches what the other cannot.
 */
import type { Redactor, RedactorOptions } from '../types'
import { redactorOf, redactText, UNREADABLE, WITHHELD } from './given'

/** The object that passes through a chain of formats. */
export interface Info {
  level: string
  message: unknown
  // biome-ignore lint/suspicious/noExplicitAny: as logform has it
  [key: string | symbol]: any
}

/** A format, as logform expects it. */
export interface RedactFormat {
  /** Returns the redacted info, or `false`, which drops it, if a policy withholds it. */
  transform(info: Info, options?: unknown): Info | false
  readonly options?: object
}

const LEVEL: unique symbol = /* @__PURE__ */ Symbol.for('level') as never
const MESSAGE: unique symbol = /* @__PURE__ */ Symbol.for('message') as never

/**
 * A format for the start of a chain. Redacts the logged object with errors, metadata and `%s` arguments. The object itself
 * is not modified.
 *
 * @param redactor - a redactor (its `counts` continue), or options for a new one
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
      // The object defines `toJSON`, whose output may lack the level that later formats need.
      const parts: unknown = typeof toJSON === 'function' ? own.redactValue(rest) : redacted
      if (typeof parts !== 'object') return { level: info.level, message: UNREADABLE, [LEVEL]: info[LEVEL] }
      return parts === redacted ? (parts as Info) : { ...(parts as Info), toJSON: () => redacted }
    },
  }
}

/**
 * A format for the end of a chain. Redacts the final text, which still parses if it did before.
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
      // A withheld line is empty.
      if (redacted === '' && text !== '') return false
      return redacted === text ? info : { ...info, [MESSAGE]: redacted }
    },
  }
}
