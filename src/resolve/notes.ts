/**
 * @module What weighing keeps in mind on its way through a piece: the listed words it has read, and which text
 * before the claim belongs to other claims. Two rings of fixed size; what falls out of them is out of reach.
 */
import { Ints, int, setInt } from '#memory'

/** Fields and rings of the notes; {@link Note.Size} integers in all. */
export const enum Note {
  /** Where reading goes on. */
  At = 0,
  /** The first claim that begins after {@link Note.At}. */
  Next = 1,
  /** Begin of the text that is read as one: after a claim or a label. */
  Segment = 2,
  /** Counts of the first word kept and of the next one. */
  FirstWord = 3,
  NextWord = 4,
  /** How many stretches of claims there were. */
  Stretches = 5,
  Words = 8,
  /**
   * A sign has one code, and no more than two words begin within three: what falls out of the ring is further from a number
   * than words are heard.
   */
  WordCount = 128,
  StretchRing = 264,
  StretchCount = 32,
  Size = 328,
}

/** Topic of a note that stands for the end of a line. */
const LINE_END: i32 = 0

/** Forgets everything. */
export function clearNotes(notes: Ints): void {
  for (let i: i32 = 0; i < Note.Words; i++) setInt(notes, i, 0)
}

function wordSlot(i: i32): i32 {
  return Note.Words + 2 * (i & (Note.WordCount - 1))
}

/** Notes a listed word, or with no topic the end of a line. */
export function noteWord(notes: Ints, start: i32, end: i32, topic: i32): void {
  const next: i32 = int(notes, Note.NextWord)
  const slot: i32 = wordSlot(next)
  setInt(notes, slot, start)
  setInt(notes, slot + 1, ((end - start) << 8) | topic)
  setInt(notes, Note.NextWord, next + 1)
  if (next - int(notes, Note.FirstWord) >= Note.WordCount) setInt(notes, Note.FirstWord, next + 1 - Note.WordCount)
}

/** Notes the end of a line. */
export function noteLineEnd(notes: Ints, at: i32): void {
  noteWord(notes, at, at, LINE_END)
}

/** Begin of word `i`. */
export function wordStart(notes: Ints, i: i32): i32 {
  return int(notes, wordSlot(i))
}

/** End of word `i`. */
export function wordEnd(notes: Ints, i: i32): i32 {
  const slot: i32 = wordSlot(i)
  return int(notes, slot) + (int(notes, slot + 1) >> 8)
}

/** Topics of word `i`, 0 for the end of a line. */
export function wordTopics(notes: Ints, i: i32): i32 {
  return int(notes, wordSlot(i) + 1) & 255
}

/** Forgets the words that begin before `at`. */
export function forgetWords(notes: Ints, at: i32): void {
  const next: i32 = int(notes, Note.NextWord)
  let first: i32 = int(notes, Note.FirstWord)
  while (first < next && wordStart(notes, first) < at) first++
  setInt(notes, Note.FirstWord, first)
}

function stretchSlot(i: i32): i32 {
  return Note.StretchRing + 2 * (i & (Note.StretchCount - 1))
}

/** Notes that the text from `start` to `end` belongs to a claim; they come in the order of their begin. */
export function noteClaim(notes: Ints, start: i32, end: i32): void {
  const count: i32 = int(notes, Note.Stretches)
  const last: i32 = stretchSlot(count - 1)
  if (count > 0 && start <= int(notes, last + 1)) {
    if (end > int(notes, last + 1)) setInt(notes, last + 1, end)
    return
  }
  const slot: i32 = stretchSlot(count)
  setInt(notes, slot, start)
  setInt(notes, slot + 1, end)
  setInt(notes, Note.Stretches, count + 1)
}

/** The last noted stretch that begins before `at`, -1 when there is none. */
function stretchBefore(notes: Ints, at: i32): i32 {
  const count: i32 = int(notes, Note.Stretches)
  let i: i32 = count - 1
  while (i >= 0 && i >= count - Note.StretchCount) {
    if (int(notes, stretchSlot(i)) < at) return i
    i--
  }
  return -1
}

/** Where claims end before `at`: the text from there to `at` belongs to none. `at` itself inside a claim. */
export function claimedUntil(notes: Ints, at: i32): i32 {
  const i: i32 = stretchBefore(notes, at)
  if (i < 0) return 0
  const end: i32 = int(notes, stretchSlot(i) + 1)
  return end < at ? end : at
}

/** Begin of the claims that reach up to `at`; `at` itself when none does. */
export function claimedFrom(notes: Ints, at: i32): i32 {
  const i: i32 = stretchBefore(notes, at)
  return i >= 0 && int(notes, stretchSlot(i) + 1) >= at ? int(notes, stretchSlot(i)) : at
}
