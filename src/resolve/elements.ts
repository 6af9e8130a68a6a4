/**
 * @module Elements of XML in text: where the start tag begins that ends before a place, what stands in an element beside
 * its text, and where that text ends. XML 1.0 (fifth edition), sections 2.4 to 2.7 and 3.1.
 */
import { Bytes, byte, memory } from '#memory'
import { Code, isLineEnd } from '../text/codes'

/** Codes of the longest start tag: name spaces and types are web addresses, and a tag may have some of them. */
export const MOST_TAG: i32 = 580
/** Brackets in quotes that the way back through a tag passes over: hostile text has no more work for it. */
const MOST_PASSED: i32 = 2
/** Comments before the text of an element that are passed over, and codes of one. */
const MOST_COMMENTS: i32 = 2
const MOST_COMMENT: i32 = 128

/** Blanks behind the text of an element. */
const MOST_BLANKS: i32 = 64

/** `<![CDATA[`, behind which all is text up to `]]>`. */
const DATA: Bytes = /* @__PURE__ */ memory.data<u8>([60, 33, 91, 67, 68, 65, 84, 65, 91])
const DATA_LENGTH: i32 = 9

/** The bracket that begins the tag which the one at `at` ends; -1 when it does not stand near. */
export function tagBegin(text: Bytes, at: i32): i32 {
  let quote: i32 = 0
  let passed: i32 = 0
  for (let open: i32 = at - 1; at - open < MOST_TAG; open--) {
    const code: i32 = byte(text, open)
    // A quote is open: the bracket at the end lies in a value.
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

/** Whether a section of character data begins at `at`. */
function isDataAt(text: Bytes, at: i32): boolean {
  let same: i32 = 0
  while (same < DATA_LENGTH && byte(text, at + same) === byte(DATA, same)) same++
  return same === DATA_LENGTH
}

/** Where the section begins whose data begins at `from`; `from` when there is none. */
export function dataBefore(text: Bytes, from: i32): i32 {
  const isData: boolean = byte(text, from - 1) === Code.OpenBracket && isDataAt(text, from - DATA_LENGTH)
  return isData ? from - DATA_LENGTH : from
}

/** Whether the bracket at `at` ends what two of `code` end: a section by `]]>`, a comment by `-->`. */
function endsWithTwo(text: Bytes, at: i32, code: i32): boolean {
  return byte(text, at) === Code.Greater && byte(text, at - 1) === code && byte(text, at - 2) === code
}

/** Where what two of `code` and a bracket end that begins before `from` has them; the end of the line or `end` for nowhere. */
function twoFrom(text: Bytes, from: i32, end: i32, code: i32): i32 {
  let place: i32 = from
  while (place < end && !isLineEnd(byte(text, place))) {
    if (place >= from + 2 && endsWithTwo(text, place, code)) return place - 2
    place++
  }
  return place
}

/** Where the character data ends that begins before `from`. */
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

/** The first place behind what is no text of the element at `from`: comments, and what begins a section that is all of it. */
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
  // What comes behind it belongs to the text as well: then all of that goes, with what is written for sections.
  const isAll: boolean = close >= end || isLineEnd(byte(text, close)) || isEndTag(text, pastBlanks(text, close + 3))
  return isAll ? place + DATA_LENGTH : place
}

/** End of an element's text, with sections and comments in it. */
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

/** Whether an element's text ends at `at`: before the tag, or what ends the section that is all of it. */
export function endsText(text: Bytes, at: i32): boolean {
  const end: i32 = pastBlanks(text, at)
  return isEndTag(text, end) || endsWithTwo(text, end + 2, Code.CloseBracket)
}

function pastBlanks(text: Bytes, at: i32): i32 {
  let place: i32 = at
  while (place - at < MOST_BLANKS && (byte(text, place) === Code.Space || byte(text, place) === Code.Tab)) place++
  return place
}
