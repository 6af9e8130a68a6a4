/**
 * @module Caches what a redactor says about field names, which both engines look up as codes: names repeat from line to
 * line.
 */
import { Code, Fold, FoldClass } from '../text/codes'
import type { Understanding } from '../text/names'

/** Number of cached names, a power of two; a new one replaces an older one. */
const SLOTS = 1024

/** Only the hash of a name is cached, because no text may outlive a call. Random seeds prevent chosen collisions. */
const SEEDS = /* @__PURE__ */ [0, 1].map(() => Math.floor(Math.random() * 0x100000000) | 0) as [number, number]

/** Letters with a class of their own, from {@link FoldClass.Named} on, and the combining marks of two-part letters. */
const NAMED = ['å', 'ä', 'ö', 'ø', 'æ', '\u0308', '\u030a']

/** Stands in for all letters that the codes do not distinguish; none of our words contains it. */
const LETTER = 'ħ'

function letterOf(code: number): string {
  if (code < Fold.Other2) return String.fromCharCode(code)
  const kind = code & 31
  const isUpper = kind >= FoldClass.Named + FoldClass.Upper
  const letter = NAMED[kind - FoldClass.Named - (isUpper ? FoldClass.Upper : 0)]
  if (letter !== undefined) return isUpper ? letter.toUpperCase() : letter
  return kind === FoldClass.Letter ? LETTER : String.fromCharCode(Code.Space)
}

function nameOf(codes: Uint8Array, from: number, to: number): string {
  let name = ''
  for (let at = from; at < to; at++) name += letterOf(codes[at] as number)
  return name
}

/** Wraps `answer` so that it is only called for names that were not seen recently. */
export function remembering(answer: (name: string) => number): Understanding {
  const hashes = new Int32Array(2 * SLOTS)
  const answers = new Int32Array(SLOTS)
  const isKnown = new Uint8Array(SLOTS)
  return (codes, from, to) => {
    let [one, two] = SEEDS
    for (let at = from; at < to; at++) {
      const code = codes[at] as number
      one = Math.imul(one ^ code, 0x9e3779b1)
      one ^= one >>> 15
      two = Math.imul(two + code, 0x85ebca77)
      two ^= two >>> 13
    }
    const slot = (one ^ two) & (SLOTS - 1)
    if (isKnown[slot] === 0 || hashes[2 * slot] !== one || hashes[2 * slot + 1] !== two) {
      answers[slot] = answer(nameOf(codes, from, to))
      hashes[2 * slot] = one
      hashes[2 * slot + 1] = two
      isKnown[slot] = 1
    }
    return answers[slot] as number
  }
}
