/**
 * Processes a line longer than a block in blocks, cut as in `plain/window.ts`. A block without possible findings is skipped:
 * the state after it is computed later, if a block with a place needs it.
 */
import { isCarried } from './claims.as'
import { askAbout, runs } from './extra.as'
import { decoded, decodedAt } from './decoded.as'
import { codeAt, codes, folded, originOf, passed, placeAfter, placeBefore, stopped, viewText } from './folded.as'
import { CAPACITY, CODES, DECODED, FOLDED_PLACES, PLACE_SIZE, REACH, TEXT } from './layout.as'
import {
  beginFresh,
  beginReadBlock,
  bringInside,
  endOfLine,
  endReadBlock,
  isTable,
  knownPlace,
  mayPass,
  passEnd,
  reads,
} from './reading.as'
import { isAllRead, skim } from './stretches.as'
import { block, hasPlace, hasRoom, isUnits, Layer, listCodes, resolveCodes } from './resolve.as'
import { pastLine } from './table.as'

/** Where an overlong line continues, and where the text before it that its claims need starts. */
export let next: i32 = 0
export let context: i32 = 0
/** True if earlier text, from the known state on, must be loaded again. */
export let isBehind: bool = false
/** Whether that is possible, and the end of the text, -1 if it continues. */
let mayAsk: bool = false
let textEnd: i32 = 0

/** Starts a call; `asks` if text can be loaded again, `end` is its end, -1 if it continues. */
export function beginLong(asks: bool, end: i32): void {
  mayAsk = asks
  textEnd = end
  isBehind = false
}

/** A line continues at `at`, and needs the text from `before` on. */
export function goTo(at: i32, before: i32): void {
  next = at
  context = before
}

/** Processes the codes of a block from index `own` to `to`, decoded if necessary. */
function settleBlock(own: i32, to: i32, isLast: bool, isWhole: bool): void {
  const isAll: bool = isWhole && stopped == lineEnd
  const layer = codes == CODES ? Layer.Folded : Layer.Text
  askAbout(codes, 0, folded)
  if (isCarried(<i32>codes + own, <i32>codes + folded, own > 0)) {
    if (reads) beginFresh(originOf(to))
    return resolveCodes(codes, folded, own, to, isAll, layer)
  }
  if (!reads) return resolveCodes(codes, folded, own, to, isAll, layer)
  const place = codeAt(knownPlace())
  const first = place < own ? place : own
  const next = to - REACH > first ? to - REACH : first
  const end = isLast || to + REACH >= folded ? folded : to + REACH
  const isEnd: bool = isAll && end == folded
  if (!beginReadBlock(first, next, end, isEnd, isLast)) return resolveCodes(codes, folded, own, to, isAll, layer)
  const found = isTable || isAllRead() ? 0 : listCodes(codes, folded)
  for (let i: i32 = 0; i < found && !isAllRead(); i++) {
    const kept = FOLDED_PLACES + <usize>(i * PLACE_SIZE)
    const place = load<i32>(kept)
    if (place >= first && place < end) skim(place, load<i32>(kept, 4))
  }
  if (!endReadBlock(isLast)) return
  resolveCodes(DECODED, decoded, decodedAt(own), isLast ? decoded : decodedAt(to), isEnd, Layer.Decoded)
}

/** End of the current overlong line. */
let lineEnd: i32 = 0

/** The line has no place before this position; and how far evidence for a place may extend. */
let clear: i32 = 0
const NEAR: i32 = 256

/** Result for a block. */
const enum Pass {
  /** It must be processed. */
  No = 0,
  Yes = 1,
  /** Undecided without more text. */
  Later = 2,
}

/** Skips the next block if neither it nor anything a decision may depend on can be or start a value. */
function passBlock(end: i32, isWhole: bool): Pass {
  // In a table every cell counts, and the anchors of custom recognisers are not places.
  if (isTable || runs) return Pass.No
  // There are at most as many codes as characters: most blocks with a place show it before counting.
  const from = clear - NEAR > context ? clear - NEAR : context
  const sure = end - next < block ? end : next + block
  if (hasPlace(from, sure)) return Pass.No
  const to = placeAfter(next, end, block, isUnits)
  if (to < 0) return Pass.No
  const isLast: bool = to == end && isWhole
  const ahead = to == end ? end : placeAfter(to, end, REACH, isUnits)
  if (ahead < 0) return Pass.No
  if (!isWhole && (to == end || passed < REACH)) return Pass.Later
  if (!mayPass(next, end) || hasPlace(sure - NEAR > from ? sure - NEAR : from, ahead)) return Pass.No
  clear = ahead
  if (!isLast) {
    goTo(to, placeBefore(to, context, REACH, isUnits))
    return Pass.Yes
  }
  isBehind = !passEnd(end, end == textEnd)
  if (isBehind) return Pass.Later
  goTo(end, end)
  return Pass.Yes
}

/**
 * Processes an overlong line from `from` on, block by block, as far as is certain; `before` is where its context
 * starts. Sets {@link next} and {@link context}; the line is done when `next` is its end.
 *
 * @param isWhole - whether the line ends at `end`
 */
export function walkLine(before: i32, from: i32, end: i32, isWhole: bool): void {
  goTo(from, before)
  // In a table, the line end is read as well.
  lineEnd = isWhole && isTable ? pastLine(end) : end
  clear = before
  walkBlocks(from, end, isWhole)
  if (next == end || (mayAsk && !isTable)) return
  bringInside(context, end)
  if (reads && knownPlace() < context) context = knownPlace()
}

function walkBlocks(from: i32, end: i32, isWhole: bool): void {
  while (next < end && hasRoom()) {
    const pass = passBlock(end, isWhole)
    if (pass == Pass.Yes) continue
    if (pass == Pass.Later) return
    isBehind = !bringInside(context, end)
    if (isBehind) return
    if (reads && knownPlace() < context) context = knownPlace()
    viewText(context, lineEnd, isUnits, isWhole)
    const own = codeAt(next)
    const rest = folded - own
    const isAll = stopped == lineEnd
    if (isWhole && isAll && rest <= block + lineEnd - end) {
      settleBlock(own, folded, true, true)
      goTo(end, end)
      endOfLine(end)
      return
    }
    let size = block
    if (rest < block + REACH && !(isWhole && isAll)) {
      // No more text fits, because most of it is invisible: use a smaller block.
      if (next > from || end < CAPACITY) return
      size = rest > REACH ? rest - REACH : 1
    }
    settleBlock(own, own + size, false, isWhole)
    goTo(originOf(own + size), originOf(own + size > REACH ? own + size - REACH : 0))
  }
}
