/**
 * @module The entry `sladd/console`: redacts what scripts print through `console`. Each argument is redacted as a
 * value, then the line that Node would print is redacted as text, because `%s` can join parts of a value from several
 * arguments.
 */

import { formatWithOptions } from 'node:util'
import type { Redactor, RedactorOptions } from '../types'
import { redactorOf, redactText } from './given'
import { replace, restoring } from './replace'

export { redactOutput } from './output'

declare global {
  /** Declared empty, for programs that include no library with this type: ours need none. */
  interface Console {}
}

/** Methods that print their arguments as one text. */
const PRINTING = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'group', 'groupCollapsed'] as const
/** Methods that format a value themselves: they receive it redacted. */
const SHOWING = ['dir', 'dirxml', 'table', 'count', 'countReset', 'time', 'timeLog', 'timeEnd'] as const

type Name = (typeof PRINTING)[number] | (typeof SHOWING)[number] | 'assert'
type Method = (...given: unknown[]) => void

/**
 * Redacts everything a console prints. Colours are lost.
 *
 * @param redactor - a redactor (its `counts` continue), or options for a new one
 * @param target - default: the global console
 * @returns a function that restores the console's own methods
 * @throws what `createRedactor` throws
 *
 * @example
 * const restore = redactConsole()
 * console.log('mail', { from: 'anna@example.se' })   // mail { from: '[email]' }
 */
export function redactConsole(redactor?: Redactor | RedactorOptions, target: Console = console): () => void {
  const own = redactorOf(redactor)
  const methods = target as unknown as Record<Name, Method>
  const restores: (() => void)[] = []
  const put = (name: Name, method: Method) => restores.push(replace(target, name, method))
  /** Prints the text; nothing if a policy withholds it. */
  const printText = (given: readonly unknown[], print: (text: string) => void) => {
    const text = formatWithOptions({ colors: false }, ...given.map((one) => own.redactValue(one)))
    const redacted = redactText(own, text)
    if (redacted !== '' || text === '') print(redacted)
  }
  for (const name of PRINTING) {
    const print = methods[name].bind(target)
    put(name, (...given) => (given.length === 0 ? print() : printText(given, (text) => print('%s', text))))
  }
  for (const name of SHOWING) {
    const show = methods[name].bind(target)
    put(name, (...given) => show(...given.map((one) => own.redactValue(one))))
  }
  const assert = methods.assert.bind(target)
  put('assert', (isTrue, ...given) => {
    if (given.length === 0) assert(isTrue)
    else printText(given, (text) => assert(isTrue, '%s', text))
  })
  return restoring(restores)
}
