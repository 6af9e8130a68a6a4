/**
 * @module Whether a text's records go on over several lines, so that its lines must not be read apart: a first look, for
 * whoever would deal out a file by lines.
 */
import { Code } from '../text/codes'

const OPENS: readonly number[] = [Code.OpenBrace, Code.OpenBracket]
/** What a line of JSON ends with that is not finished. */
const GOES_ON: readonly number[] = [...OPENS, Code.Comma, Code.Colon]
const BLANKS: readonly number[] = [Code.Space, Code.Tab, Code.Return]

/** Whether some line begins with a brace or bracket and ends with what cannot be its end. */
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
