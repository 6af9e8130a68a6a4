/**
 * @module XML elements in text: the start of a start tag, markup next to an element's text, and the end of that text.
 * XML 1.0 (fifth edition), sections 2.4 to 2.7 and 3.1.
 */
import { Bytes, byte, memory } from '#memory'
import { Code, isLineEnd } from '../text/codes'

/** Maximum length of a start tag in codes: namespaces and types are URLs, and a tag may have several. */
export const MOST_TAG: i32 = 580
/** Maximum number of quoted brackets to skip on the way back through a tag: limits the work for hostile text. */
const MOST_PASSED: i32 = 2
/** Maximum number of comments to skip before an element's text, and their length in codes. */
const MOST_COMMENTS: i32 = 2
const MOST_COMMENT: i32 = 128

/** Maximum number of blanks after an element's text. */
const MOST_BLANKS: i32 = 64

/** `<![CDATA[`, which makes everything up to `]]>` text. */
const DATA: Bytes = /* @__PURE__ */ memory.data<u8>([60, 33, 91, 67, 68, 65, 84, 65, 91])
const DATA_LENGTH: i32 = 9

/** Returns the opening bracket of the tag that ends at `at`; -1 if it is not near. */
export function tagBegin(text: Bytes, at: i32): i32 {
  let quote: i32 = 0
  let passed: i32 = 0
  for (let open: i32 = at - 1; at - open < MOST_TAG; open--) {
    const code: i32 = byte(text, open)
    // If a quote is open, the bracket at the end is inside a value.
    if (code === Code.Less) return quote === 0 ? open : -1
    if (isLineEnd(code)) return -1
    if (code === Code.Greater) {
      passed++
      if (quote === 0 || passed > MOST_PASSED) return -1
    } else if (code === quote) quote = 0
    else if (quote === 0 && (code === Code.Quote || code === Code.Apostrophe)) quote = code
  }
  return -1
}

/** True if a CDATA section starts at `at`. */
function isDataAt(text: Bytes, at: i32): boolean {
  let same: i32 = 0
  while (same < DATA_LENGTH && byte(text, at + same) === byte(DATA, same)) same++
  return same === DATA_LENGTH
}

/** Returns the start of the CDATA section whose data starts at `from`; `from` itself if there is none. */
export function dataBefore(text: Bytes, from: i32): i32 {
  const isData: boolean = byte(text, from - 1) === Code.OpenBracket && isDataAt(text, from - DATA_LENGTH)
  return isData ? from - DATA_LENGTH : from
}

/** True if the bracket at `at` follows two of `code`: the end of a section, `]]>`, or of a comment, `-->`. */
function endsWithTwo(text: Bytes, at: i32, code: i32): boolean {
  return byte(text, at) === Code.Greater && byte(text, at - 1) === code && byte(text, at - 2) === code
}

/** Returns where two of `code` and a bracket follow `from`; the end of the line or `end` if nowhere. */
function twoFrom(text: Bytes, from: i32, end: i32, code: i32): i32 {
  let place: i32 = from
  while (place < end && !isLineEnd(byte(text, place))) {
    if (place >= from + 2 && endsWithTwo(text, place, code)) return place - 2
    place++
  }
  return place
}

/** Returns the end of the character data that starts before `from`. */
export function dataEnd(text: Bytes, from: i32, end: i32): i32 {
  return twoFrom(text, from, end, Code.CloseBracket)
}

function isCommentAt(text: Bytes, at: i32): boolean {
  return (
    byte(text, at) === Code.Less &&
    byte(text, at + 1) === 33 &&
    byte(text, at + 2) === Code.Hyphen &&
    byte(text, at + 3) === Code.Hyphen
  )
}

/** Position after markup before an element's text: comments, and the start of a section that is all of it. */
export function textBegin(text: Bytes, from: i32, end: i32): i32 {
  let place: i32 = from
  for (let i: i32 = 0; i < MOST_COMMENTS && place < end && isCommentAt(text, place); i++) {
    const limit: i32 = end - place > MOST_COMMENT ? place + MOST_COMMENT : end
    const close: i32 = twoFrom(text, place + 4, limit, Code.Hyphen)
    if (close + 3 >= limit || isLineEnd(byte(text, close))) return place
    place = close + 3
  }
  if (place >= end || !isDataAt(text, place)) return place
  const close: i32 = dataEnd(text, place + DATA_LENGTH, end)
  // Text after it belongs to the element, too: then everything is replaced, including the section's markup.
  const isAll: boolean = close >= end || isLineEnd(byte(text, close)) || isEndTag(text, pastBlanks(text, close + 3))
  return isAll ? place + DATA_LENGTH : place
}

/** Returns the end of an element's text, including sections and comments. */
export function elementEnd(text: Bytes, from: i32, end: i32): i32 {
  let place: i32 = from
  while (place < end && !isLineEnd(byte(text, place))) {
    if (byte(text, place) !== Code.Less) place++
    else if (isDataAt(text, place)) place = pastTwo(text, place + DATA_LENGTH, end, Code.CloseBracket)
    else if (place > from && isCommentAt(text, place)) place = pastTwo(text, place + 4, end, Code.Hyphen)
    else return place
  }
  return place
}

function pastTwo(text: Bytes, from: i32, end: i32, code: i32): i32 {
  const close: i32 = twoFrom(text, from, end, code)
  return close >= end || isLineEnd(byte(text, close)) ? close : close + 3
}

export function isEndTag(text: Bytes, at: i32): boolean {
  return byte(text, at) === Code.Less && byte(text, at + 1) === Code.Slash
}

/** True if an element's text ends at `at`: before the end tag, or the end of its section. */
export function endsText(text: Bytes, at: i32): boolean {
  const end: i32 = pastBlanks(text, at)
  return isEndTag(text, end) || endsWithTwo(text, end + 2, Code.CloseBracket)
}

function pastBlanks(text: Bytes, at: i32): i32 {
  let place: i32 = at
  while (place - at < MOST_BLANKS && (byte(text, place) === Code.Space || byte(text, place) === Code.Tab)) place++
  return place
}
