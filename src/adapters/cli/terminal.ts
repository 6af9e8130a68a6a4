/**
 * @module What a terminal is shown: colours where it has them and nobody objects, and none of the control characters of a text.
 */

import * as util from 'node:util'
import { late } from '../../late'
import { builtin, isTerminal } from './builtin'
import { UsageError } from './usage'

type Format = Parameters<typeof util.styleText>[0]
/** Gives a text a style, or leaves it as it is. */
export type Paint = (format: Format, text: string) => string

const STANDARD_OUTPUT = 1

/** Whether standard output takes colours; where it is no terminal, `FORCE_COLOR` says so. */
function takesColours(): boolean {
  const isAsked = process.env.FORCE_COLOR !== undefined || isTerminal(STANDARD_OUTPUT)
  return isAsked && builtin.tty().WriteStream.prototype.hasColors(process.env)
}

/**
 * Whether standard output has colours.
 *
 * @param when - what `--color` says
 * @throws UsageError
 */
export function hasColours(when = 'auto'): boolean {
  if (!['auto', 'always', 'never'].includes(when)) throw new UsageError('--color expected auto, always or never')
  // Node has it from 20.12 on.
  if (util.styleText === undefined) return false
  return when === 'always' || (when === 'auto' && takesColours())
}

/** What gives texts their styles; asked for once, it is done whatever Node thinks of the output. */
export function painter(isColoured: boolean): Paint {
  return isColoured ? (format, text) => util.styleText(format, text, { validateStream: false }) : (_, text) => text
}

const CONTROL = late('\\p{C}', 'gu')

/** No control character reaches the terminal. */
export function printable(text: string): string {
  return text.replace(CONTROL(), ' ')
}
