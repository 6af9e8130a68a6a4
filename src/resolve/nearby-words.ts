/** @module What the noted words imply for a claim, by their distance. `evidence.ts` combines them with field names. */
import { Bytes, byte, Ints, int } from '#memory'
import { Code } from '../text/codes'
import { Note, wordEnd, wordStart, wordTopics } from './notes'
import { Lexicon, lookUp, spell, Topic } from './word-lookup'
import { partEnd, Reach, Run, runAt } from './words'

/** Exceeds any distance. */
const FAR: i32 = 1000

/** Result of {@link hear}, above the topics of words against the claim. */
export const enum Heard {
  /** An own word is near. */
  Own = 256,
  /** It is adjacent to the claim. */
  Beside = 512,
}

/** The text between a word and a claim. */
const enum Gap {
  /** Other words, or digits. */
  Others = 0,
  /** Punctuation and blanks. */
  Joints = 1,
  /** Also includes a word that introduces a number: `order id`, `konto nr.`, or `#`. */
  Number = 2,
}

/** Classifies the codes from `from` to `to` between a word and a claim. */
function gapOf(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes): Gap {
  let gap: Gap = Gap.Joints
  let at: i32 = from
  while (at < to) {
    const run: i32 = runAt(text, at)
    if (run === Run.Digit) return Gap.Others
    const end: i32 = run === Run.None ? at + 1 : partEnd(text, at, to)
    if (run === Run.None) {
      if (byte(text, at) === Code.Hash) gap = Gap.Number
    } else {
      const length: i32 = spell(text, at, end, word, 0)
      if (length > Lexicon.Longest || lookUp(lexicon, word, length) !== Topic.Number) return Gap.Others
      gap = Gap.Number
    }
    at = end
  }
  return gap
}

/** Distance in codes between a word and a claim; {@link FAR} if the word is out of reach. */
function distanceOf(from: i32, to: i32, start: i32, end: i32): i32 {
  if (to <= start) return from >= start - Reach.WordsBefore ? start - to : FAR
  return from >= end && to <= end + Reach.WordsAfter ? from - end : FAR
}

/** True if a word that ends at `to` directly labels the claim as another kind of number. */
function isLabel(text: Bytes, to: i32, start: i32, topics: i32, lexicon: Bytes, word: Bytes): boolean {
  if (to > start) return false
  const gap: Gap = gapOf(text, to, start, lexicon, word)
  return gap === Gap.Number || (gap === Gap.Joints && (topics & (Topic.Bank | Topic.Number)) !== 0)
}

/** True if a word is adjacent to a claim. */
function isBeside(text: Bytes, from: i32, to: i32, start: i32, end: i32, lexicon: Bytes, word: Bytes): boolean {
  return (to <= start ? gapOf(text, to, start, lexicon, word) : gapOf(text, end, from, lexicon, word)) !== Gap.Others
}

/**
 * Returns what the noted words imply for a claim. A word counts if it is completely within reach, on the same line; an
 * adverse one only if no own word is nearer. Against a sure claim, only a word directly before it counts that labels
 * the number.
 *
 * @param own - topics that support the claim; that of organisations only in an adjacent word
 */
export function hear(
  text: Bytes,
  notes: Ints,
  start: i32,
  end: i32,
  own: i32,
  isSure: boolean,
  lexicon: Bytes,
  word: Bytes,
): i32 {
  const last: i32 = int(notes, Note.NextWord)
  let ownAt: i32 = FAR
  let nearest: i32 = 0
  let bankAt: i32 = FAR
  let machineAt: i32 = FAR
  for (let i: i32 = int(notes, Note.FirstWord); i < last; i++) {
    const from: i32 = wordStart(notes, i)
    const to: i32 = wordEnd(notes, i)
    const topics: i32 = wordTopics(notes, i)
    if (topics === Topic.None) {
      if (from >= end) break
      ownAt = FAR
      bankAt = FAR
      machineAt = FAR
      continue
    }
    const distance: i32 = distanceOf(from, to, start, end)
    if (distance === FAR) continue
    if ((topics & own) !== 0) {
      const mayCount: boolean =
        (topics & Topic.Organisation) === 0 || isBeside(text, from, to, start, end, lexicon, word)
      if (distance >= ownAt || !mayCount) continue
      ownAt = distance
      nearest = i
    } else if (!isSure || isLabel(text, to, start, topics, lexicon, word)) {
      if ((topics & Topic.Bank) !== 0 && distance < bankAt) bankAt = distance
      if ((topics & Topic.Machine) !== 0 && distance < machineAt) machineAt = distance
    }
  }
  let heard: i32 = ownAt < FAR ? Heard.Own : 0
  if (ownAt < FAR && isBeside(text, wordStart(notes, nearest), wordEnd(notes, nearest), start, end, lexicon, word)) {
    heard |= Heard.Beside
  }
  if (bankAt < FAR && bankAt <= ownAt) heard |= Topic.Bank
  if (machineAt < FAR && machineAt <= ownAt) heard |= Topic.Machine
  return heard
}
