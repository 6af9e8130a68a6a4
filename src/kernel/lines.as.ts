/**
 * Stages two and three inside the kernel, line by line: no finding spans a line end and nothing across one is evidence,
 * so lines give the same findings as the whole text. Lines without places are skipped. A line longer than a block is
 * processed in blocks: `long-lines.as.ts`.
 */
import { ask, beginClaims, carried, DOUBTFUL, isCarried } from './claims.as'
import { anchorFrom, askAbout } from './extra.as'
import { decoded, isDecoded } from './decoded.as'
import { codeAt, folded, foldText, isRare, LEAD } from './folded.as'
import { CODES, DECODED, PLACE_SIZE, TEXT } from './layout.as'
import { goTo, next, walkLine } from './long-lines.as'
import {
  beginFresh,
  beginMessageAt,
  beginReadLine,
  bring,
  endReadLine,
  headAt,
  isOwnedAt,
  isTable,
  listFrom,
  mustRead,
  reads,
} from './reading.as'
import { skim } from './stretches.as'
import { block, hasRoom, isUnits, Layer, resolveRange, resolveCodes } from './resolve.as'
import { firstEnd, lastEnd } from './line-signs.as'
import { takeCellAt } from './table.as'

/** The current line, `[begin, end)`, and whether its text consists of codes. */
let begin: i32 = 0
let end: i32 = 0
let isPlain: bool = false
let isOpen: bool = false
/** True if it is JSON that is read only at places. */
let isRead: bool = false

/** Finds the line of the place at `at`, between `from` and `to`. */
function findLine(at: i32, from: i32, to: i32): void {
  begin = lastEnd(from, at) + 1
  end = firstEnd(at, to)
  let most = i8x16.splat(0)
  for (let i = begin; i < end; i += 16) most = i8x16.max_u(most, v128.load(TEXT + <usize>i))
  isPlain = !v128.any_true(i8x16.ge_u(most, i8x16.splat(<i8>(isUnits ? LEAD : 0x80))))
}

/** True if the line is a message after a runtime's head: for the message, the head is a previous line. */
let isMessage: bool = false
const SPACE: u8 = 32

/** Finishes the current line. */
export function finishLine(): void {
  if (isRead) return finishRead()
  if (!isOpen) return
  isOpen = false
  if (isPlain) resolveRange(<i32>TEXT + begin, <i32>TEXT + end + 1, Layer.Text)
  else resolveRange(<i32>CODES, <i32>CODES + folded, Layer.Folded)
  if (isMessage) store<u8>(TEXT + <usize>(begin - 1), SPACE)
}

function finishRead(): void {
  isRead = false
  if (!endReadLine(end)) return
  if (!isDecoded) resolveRange(<i32>DECODED, <i32>DECODED + decoded + 1, Layer.Decoded)
  else resolveCodes(DECODED, decoded, 0, decoded, true, Layer.Decoded)
}

/** Skips the head of the line. */
function passHead(): void {
  const head = headAt(begin, end)
  isMessage = head > 0
  if (head == 0) return
  begin += head
  beginMessageAt(begin)
}

/** No place for custom recognisers before this position, except on lines that were started. */
let searched: i32 = 0

/** Starts the lines from `from` on. */
export function beginLines(from: i32): void {
  left = 0
  leftTo = 0
  searched = from
  isOpen = false
  isRead = false
  begin = from
  end = from - 1
}

/** Starts the line of the place at `at`; returns false if its findings may not fit: continue at {@link next}. */
function beginLine(at: i32, from: i32, to: i32): bool {
  findLine(at, from, to)
  if (!hasRoom()) {
    goTo(begin, begin)
    return false
  }
  passHead()
  if (end - begin >= block) {
    if (reads && !isMessage) bring(begin)
    walkLine(begin, begin, end, true)
    return next == end
  }
  // There is nothing on it before the searched position.
  askAbout(TEXT, max(begin, searched), end)
  if (carried() != 0 && takeCarried()) return true
  if (mustRead(begin, end)) {
    beginReadLine(begin, end, isPlain)
    isRead = true
    return true
  }
  if (isPlain) {
    isOpen = true
    if (isMessage) store<u8>(TEXT + <usize>(begin - 1), 10)
    beginClaims(<i32>TEXT + begin, <i32>TEXT + end, <i32>TEXT + end, <i32>TEXT + begin, <i32>TEXT + end, true)
    return true
  }
  foldText(begin, end, isUnits, true)
  if (isRare) {
    resolveCodes(CODES, folded, 0, folded, true, Layer.Folded)
    return true
  }
  const past = <i32>CODES + folded
  isOpen = true
  beginClaims(<i32>CODES, past, past, <i32>CODES, past, true)
  return true
}

/** Takes the literal line if a name on an earlier one owns it; returns false if nothing is owned any more. */
function takeCarried(): bool {
  foldText(begin, end, isUnits, true)
  if (!isCarried(<i32>CODES, <i32>CODES + folded, false)) return false
  resolveCodes(CODES, folded, 0, folded, true, Layer.Folded)
  if (reads) beginFresh(end + 1)
  return true
}

/**
 * Takes the lines before `until` that a name on an earlier one owns, that are lists, or that custom recognisers need;
 * returns false like {@link beginLine}.
 */
export function takeOwnedLines(until: i32, from: i32, to: i32): bool {
  while (end + 1 < to && end + 1 <= until) {
    finishLine()
    let at = end + 1
    if (!isOwnedAt(at)) {
      at = min(anchorFrom(TEXT, max(at, searched), until), listFrom(at, until))
      if (at == until) {
        searched = until
        return true
      }
    }
    if (!openLine(at, from, to)) return false
  }
  return true
}

/** The kept places that are deferred until something else starts their line: the first, and the end. */
let left: usize = 0
let leftTo: usize = 0
/** Maximum deferred places: the lines before each must be searched for an owner. */
const MOST_LEFT: i32 = 64 * PLACE_SIZE

/** True if the place at `kept` is deferred. */
function isLeft(kept: usize): bool {
  return (load<i32>(kept, 4) & DOUBTFUL) != 0 && <i32>(kept - left) < MOST_LEFT
}

/** Starts a line like {@link beginLine}, and takes its deferred places. */
function openLine(at: i32, from: i32, to: i32): bool {
  if (!beginLine(at, from, to)) return false
  for (; left < leftTo && load<i32>(left) <= end; left += PLACE_SIZE) take(load<i32>(left), load<i32>(left, 4))
  return true
}

/** Ends a part at `until`; takes places deferred on a line that continues after it. */
export function endPart(until: i32, from: i32, to: i32): bool {
  if (left == leftTo) return true
  finishLine()
  if (!takeOwnedLines(until, from, to)) return false
  const line = lastEnd(from, until) + 1
  while (left < leftTo && load<i32>(left) < line) left += PLACE_SIZE
  if (left < leftTo && !openLine(load<i32>(left), from, to)) return false
  left = leftTo
  return true
}

/** Takes the next place, at `kept`, on one of the whole lines in `[from, to)`; false like {@link beginLine}. */
export function takePlace(kept: usize, from: i32, to: i32): bool {
  const at = load<i32>(kept)
  if (at > end) {
    if (left == leftTo) left = kept
    leftTo = kept
    finishLine()
    if (!takeOwnedLines(at, from, to)) return false
    if (at > end && isLeft(kept)) {
      leftTo = kept + PLACE_SIZE
      return true
    }
    if (at > end && !openLine(at, from, to)) return false
  }
  take(at, load<i32>(kept, 4))
  return true
}

/** Takes a place on the current line, or before its start. */
function take(at: i32, rows: i32): void {
  if (at < begin) return
  if (isOpen) ask(isPlain ? <i32>TEXT + at : <i32>CODES + codeAt(at), rows)
  else if (isRead && isTable) takeCellAt(at, rows)
  else if (isRead) skim(isPlain ? at : codeAt(at), rows)
}
