/**
 * A line that is longer than a block is worked on in blocks, cut as `window.ts` cuts them. A block in which nothing can be
 * found is passed over: what is open behind it is read when it is asked for, by a block with a place in it.
 */
import { isCarried } from './claims.as'
import { askAbout, runs } from './custom.as'
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
import { isAllRead, skim } from './segments.as'
import { block, hasPlace, hasRoom, isUnits, Layer, listCodes, settleCodes } from './settle.as'
import { pastLine } from './table.as'

/** Where an over-long line goes on, and where the text before it begins that its claims still need. */
export let next: i32 = 0
export let context: i32 = 0
/** Whether text that is not there any more must come again, from where the state is known on. */
export let isBehind: bool = false
/** Whether that can be asked for, and where the text ends when nothing comes after it, -1 when something does. */
let mayAsk: bool = false
let textEnd: i32 = 0

/** Begins a call; `asks` says that text may come again, `end` where it ends, -1 when it goes on. */
export function beginLong(asks: bool, end: i32): void {
  mayAsk = asks
  textEnd = end
  isBehind = false
}

/** A line goes on at `at`, and needs the text from `before` on. */
export function goTo(at: i32, before: i32): void {
  next = at
  context = before
}

/** Works on the codes of a block from index `own` to `to`, read by their format where they must be. */
function settleBlock(own: i32, to: i32, isLast: bool, isWhole: bool): void {
  const isAll: bool = isWhole && stopped == lineEnd
  const layer = codes == CODES ? Layer.Folded : Layer.Text
  askAbout(codes, 0, folded)
  if (isCarried(<i32>codes + own, <i32>codes + folded, own > 0)) {
    if (reads) beginFresh(originOf(to))
    return settleCodes(codes, folded, own, to, isAll, layer)
  }
  if (!reads) return settleCodes(codes, folded, own, to, isAll, layer)
  const place = codeAt(knownPlace())
  const first = place < own ? place : own
  const next = to - REACH > first ? to - REACH : first
  const end = isLast || to + REACH >= folded ? folded : to + REACH
  const isEnd: bool = isAll && end == folded
  if (!beginReadBlock(first, next, end, isEnd, isLast)) return settleCodes(codes, folded, own, to, isAll, layer)
  const found = isTable || isAllRead() ? 0 : listCodes(codes, folded)
  for (let i: i32 = 0; i < found && !isAllRead(); i++) {
    const kept = FOLDED_PLACES + <usize>(i * PLACE_SIZE)
    const place = load<i32>(kept)
    if (place >= first && place < end) skim(place, load<i32>(kept, 4))
  }
  if (!endReadBlock(isLast)) return
  settleCodes(DECODED, decoded, decodedAt(own), isLast ? decoded : decodedAt(to), isEnd, Layer.Decoded)
}

/** End of the over-long line that is worked on. */
let lineEnd: i32 = 0

/** Up to here no place is in the line, and how far what tells a place may go on behind it. */
let clear: i32 = 0
const NEAR: i32 = 256

/** What became of a block. */
const enum Pass {
  /** It must be worked on. */
  No = 0,
  Yes = 1,
  /** Text must come before that can be told. */
  Later = 2,
}

/** Passes over the next block when nothing in it, or in what a decision may depend on, can be or begin a value. */
function passBlock(end: i32, isWhole: bool): Pass {
  // Of a table every cell counts, and what recognisers of the user's own may take is no place.
  if (isTable || runs) return Pass.No
  // Codes are no more than characters: most blocks with a place show it before they are counted.
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
 * Works on an over-long line from `from` on, block by block, as far as is certain; `before` is where its context
 * begins. Sets {@link next} and {@link context}; the line is done when `next` is its end.
 *
 * @param isWhole - whether the line ends at `end`
 */
export function walkLine(before: i32, from: i32, end: i32, isWhole: bool): void {
  goTo(from, before)
  // Of a table, what ends the line is read as well.
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
      // No more text will fit, mostly invisible as this is: a smaller block has to do.
      if (next > from || end < CAPACITY) return
      size = rest > REACH ? rest - REACH : 1
    }
    settleBlock(own, own + size, false, isWhole)
    goTo(originOf(own + size), originOf(own + size > REACH ? own + size - REACH : 0))
  }
}
