/**
 * Reads JSON only where it can matter: a place is examined inside its own string or number, and nothing else is read.
 * The names that own it are looked up once something is found there. `structure.as.ts` locates strings and brackets.
 */
import { Level, named, objectAt, Reader, ruleIn, setLevel, Shape, topicsAt, Value } from '../formats/state'
import { Topic } from '../resolve/word-lookup'
import { isDigit } from '../text/codes'
import { Row } from '../recognise/rows'
import { ask, claims, owns } from './claims.as'
import { beginCopying, copied, copyNothing, copyValue, decodedTo, isDecoded, passTo, tokenEnd, value } from './decoded.as'
import { PATH, READER, VALUES } from './layout.as'
import {
  base,
  beginCodes,
  beginPath,
  beginWriting,
  closeOf,
  isUnclosed,
  code,
  codesEnd,
  comeTo,
  depth,
  isBlank,
  isPlain,
  known,
  last,
  nameOf,
  runFrom,
  runTo,
  tellPath,
  topicsBefore,
} from './path.as'
import { isListAt } from './line-signs.as'
import { isAtomCode, isInString, quoteAfter, quoteBefore } from './structure.as'

/** True if the value copied last has its topics. */
let isOwned: bool = false

/** Starts codes up to `end`; see {@link beginCopying}. */
export function beginSkimming(codes: usize, end: i32, direct: bool, whole: bool): void {
  beginCodes(codes, end, whole, false)
  beginCopying(direct)
}

/** Starts JSON: see {@link beginPath}. */
export function beginJsonAt(from: i32, level: i32, topics: i32, isAfter: bool, isName: bool): void {
  list = -1
  beginPath(from, level, topics, isAfter, isName)
  passTo(from)
}

/** Copies the value from `from` to `to`; `quotes` is 1 if it is quoted, else 0. */
function copy(from: i32, to: i32, quotes: i32, shape: Shape): void {
  beginWriting(from - quotes)
  let object: i32 = 0
  if (quotes > 0) object = depth <= known ? objectAt(READER, 0, depth) : load<i32>(PATH + (<usize>depth << 3), 4)
  copyValue(base, from, to, quotes, shape, 0, object)
  isOwned = false
}

/** Sets the topics of the copied value's owners. */
function tellOwner(): void {
  if (isOwned) return
  isOwned = true
  const at = VALUES + <usize>(4 * value * Value.Size)
  const from = load<i32>(at, 4 * Value.Start)
  tellPath()
  const begin = (load<i32>(at, 4 * Value.Shape) & 15) == Shape.Number ? from : from - 1
  store<i32>(at, named(nameOf(begin), topicsAt(READER, 0, depth)), 4 * Value.Topics)
}

/** Decodes up to `to`, from the state in {@link READER}. */
export function decodeTo(to: i32): void {
  runTo(to)
  decodedTo(to)
}

/** Decodes the value from `from` to `to`, owned by `topics`. */
function decodeValue(from: i32, to: i32, topics: i32): void {
  beginWriting(from)
  tellPath()
  setLevel(READER, 0, Level.Json, 1)
  setLevel(READER, 0, Level.After, 0)
  setLevel(READER, 0, Level.Name, 0)
  setLevel(READER, 0, Level.Named, topics)
  store<i32>(READER, 0, 4 * Reader.Query)
  runFrom(from, to)
  decodedTo(to)
}

/** Takes the string with quotes at `open` and `close`. */
function takeString(open: i32, close: i32): void {
  let next = close + 1
  while (next < codesEnd && isBlank(code(next))) next++
  const isKey: bool = next < codesEnd && code(next) == 58
  if (isPlain(base, open + 1, close)) return copy(open + 1, close, 1, isKey ? Shape.Key : Shape.String)
  decodeValue(open, close + 1, nameOf(open))
  // A name that contains a terminal title has no place of its own.
  if (isKey && owns) takeOwned(next)
}

function isNumeric(code: i32): bool {
  return isDigit(code) || code == 45 || code == 43 || code == 46 || (code | 32) == 101
}

/** Returns the end of the value at `at`. */
function endOfValue(at: i32): i32 {
  const begin = code(at)
  if (begin == 34) return quoteAfter(at + 1) + 1
  let end = at
  if (begin != 123 && begin != 91) {
    while (end < last && isAtomCode(code(end))) end++
    return end
  }
  return closeOf(at)
}

export function isListed(topics: i32): bool {
  return ruleIn(topics) != 0 || (topics & Topic.Zeros) != 0
}

/** Start of a list that must be left to the lexer, -1 for none. */
export let list: i32 = -1

/** Takes the value that a listed name before the colon at `at` owns. */
function takeOwned(colon: i32): void {
  const topics = topicsBefore(colon)
  let at = colon + 1
  while (at < last && isBlank(code(at))) at++
  if (at >= last) return
  const end = endOfValue(at)
  // A list that continues beyond may be cut inside a pair.
  if (isListAt(base + <usize>at) && (isUnclosed || !isListed(topics))) list = at
  else if (isListed(topics)) decodeValue(at, end, topics)
}

/** Starts taking the string or number at `at`. */
function takeToken(at: i32, rows: i32): void {
  comeTo(at)
  copyNothing()
  const begin = code(at)
  if (isInString(at)) {
    const open = quoteBefore(at + 1)
    takeString(open, quoteAfter(open + 1))
  } else if (begin == 34) {
    // Skip invisible characters before it.
    takeString(quoteBefore(at), at)
  } else if (begin == 58) {
    if ((rows & (1 << Row.Field)) != 0) takeOwned(at)
  } else if (isNumeric(begin)) {
    let from = at
    while (from > tokenEnd && isNumeric(code(from - 1))) from--
    let to = at
    while (to < last && isNumeric(code(to))) to++
    copy(from, to, 0, Shape.Number)
  }
}

/** Takes the place at `at` of the JSON, with its possible rows. */
export function skimAt(at: i32, rows: i32): void {
  if (at >= tokenEnd) takeToken(at, rows)
  if (copied == 0) return
  if (isDecoded) return tellOwner()
  const before = claims
  ask(copied + at, rows)
  if (claims != before) tellOwner()
}
