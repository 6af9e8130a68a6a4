/**
 * @module The plain scanner: marks the positions where a match may start. It only finds candidates; the recognisers
 * decide.
 *
 *     for each code from `from` to `to`:
 *       a digit that follows no digit  -> an anchor, then skip the run
 *       @                              -> an anchor
 *       : after or before hex, or ::   -> an anchor
 *       a bracketed word for @         -> an anchor, if findings with such a low score are reported
 */
import { mayBeWritten, writtenAt } from '../recognise/checks/defanged'
import { Code, isDigit, isHex } from '../text/codes'
import { keptInts } from '../text/kept'
import { Anchor } from '../types'

/** Anchors of one piece: index and class, packed `index << 6 | class`; reused for each piece. */
export class Anchors {
  #packed = keptInts(1024)
  length = 0

  /** Returns the index of anchor `i`. */
  at(i: number): number {
    return (this.#packed[i] as number) >> 6
  }

  /** Returns the {@link Anchor} class of anchor `i`. */
  classOf(i: number): number {
    return (this.#packed[i] as number) & 63
  }

  push(index: number, anchor: number): void {
    if (this.length === this.#packed.length) {
      const grown = keptInts(2 * this.length)
      grown.set(this.#packed)
      this.#packed = grown
    }
    this.#packed[this.length++] = (index << 6) | anchor
  }
}

/** Marks the anchors in `codes[from]` to `codes[to]`; `written` includes words for the at sign. */
export function scan(codes: Uint8Array, from: number, to: number, anchors: Anchors, written = false): void {
  anchors.length = 0
  let at = from
  // A run that started before the piece already has its anchor there.
  if (isDigit(codes[at - 1] as number)) while (at < to && isDigit(codes[at] as number)) at++
  while (at < to) {
    const code = codes[at] as number
    if (isDigit(code)) {
      anchors.push(at, Anchor.Digits)
      do at++
      while (isDigit(codes[at] as number))
      continue
    }
    if (code === Code.At) anchors.push(at, Anchor.At)
    else if (code === Code.Colon && mayBeAddress(codes, at)) anchors.push(at, Anchor.Colon)
    else if (written && mayBeWritten(code, codes[at + 1] as number) && writtenAt(codes, at) > 0)
      anchors.push(at, Anchor.At)
    at++
  }
}

/** A colon of an IPv6 address has a colon or a hex digit after it. */
function mayBeAddress(codes: Uint8Array, at: number): boolean {
  const next = codes[at + 1] as number
  return next === Code.Colon || isHex(next)
}
