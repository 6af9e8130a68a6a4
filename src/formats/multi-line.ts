/**
 * @module Detects records that span several lines, so that a file's lines must not be processed separately. A first
 * check before splitting a file by lines.
 */
import { Code } from '../text/codes'

const OPENS: readonly number[] = [Code.OpenBrace, Code.OpenBracket]
/** Last characters of an unfinished line of JSON. */
const GOES_ON: readonly number[] = [...OPENS, Code.Comma, Code.Colon]
const BLANKS: readonly number[] = [Code.Space, Code.Tab, Code.Return]

/** True if some line starts with a brace or bracket and ends with a character that cannot be its end. */
export function hasLongRecords(bytes: Uint8Array): boolean {
  for (let begin = 0; begin < bytes.length; ) {
    const feed = bytes.indexOf(Code.LineFeed, begin)
    const end = feed < 0 ? bytes.length : feed
    if (OPENS.includes(bytes[begin] as number)) {
      let last = end - 1
      while (last > begin && BLANKS.includes(bytes[last] as number)) last--
      if (GOES_ON.includes(bytes[last] as number)) return true
    }
    begin = end + 1
  }
  return false
}
