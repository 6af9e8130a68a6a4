/** @module Converts codes to the text that recognisers of kinds see: one character per code, so positions are equal. */
import { FoldClass, isDash, isLetter, isLineEnd, isSpace } from '../text/codes'

/** The letters with a class of their own, in class order. */
const NAMED = 'åäöøæ'

function characterOf(code: number): string {
  if (isLineEnd(code)) return '\n'
  if (code < 128) return String.fromCharCode(code)
  if (isSpace(code)) return ' '
  if (isDash(code)) return '-'
  const named = code & 31
  const isUpper = named >= FoldClass.Named + FoldClass.Upper
  const letter = NAMED[named - FoldClass.Named - (isUpper ? FoldClass.Upper : 0)]
  if (letter !== undefined) return isUpper ? letter.toUpperCase() : letter
  // For other characters, only the class is known.
  return isLetter(code) ? 'ı' : '\ufffd'
}

let known: readonly string[] | undefined

/** Returns the codes from `start` to `end` as text. */
export function kindText(codes: Uint8Array, start: number, end: number): string {
  known ??= Array.from({ length: 256 }, (_, code) => characterOf(code))
  let text = ''
  for (let at = start; at < end; at++) text += known[codes[at] as number]
  return text
}
