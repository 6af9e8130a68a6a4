/** @module Output to a terminal: colours if supported and wanted, and no control characters from the input. */

import * as util from 'node:util'
import { late } from '../../text/late'
import { builtin, isTerminal } from './builtin'
import { UsageError } from './usage'

type Format = Parameters<typeof util.styleText>[0]
/** Styles a text, or returns it unchanged. */
export type Paint = (format: Format, text: string) => string

const STANDARD_OUTPUT = 1

/** True if standard output supports colours; if it is not a terminal, `FORCE_COLOR` decides. */
function takesColours(): boolean {
  const isAsked = process.env.FORCE_COLOR !== undefined || isTerminal(STANDARD_OUTPUT)
  return isAsked && builtin.tty().WriteStream.prototype.hasColors(process.env)
}

/**
 * True if standard output is coloured.
 *
 * @param when - value of `--color`
 * @throws UsageError
 */
export function hasColours(when = 'auto'): boolean {
  if (!['auto', 'always', 'never'].includes(when)) throw new UsageError('--color expected auto, always or never')
  // Available from Node 20.12 on.
  if (util.styleText === undefined) return false
  return when === 'always' || (when === 'auto' && takesColours())
}

/** Returns the function that styles text; if colours are wanted, Node's own detection is bypassed. */
export function painter(isColoured: boolean): Paint {
  return isColoured ? (format, text) => util.styleText(format, text, { validateStream: false }) : (_, text) => text
}

const CONTROL = late('\\p{C}', 'gu')

/** Replaces control characters, which must not reach the terminal. */
export function printable(text: string): string {
  return text.replace(CONTROL(), ' ')
}
