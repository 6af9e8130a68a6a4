/**
 * @module The state of weighing within a piece: the listed words read so far, and which text before a claim belongs to
 * other claims. Two rings of fixed size: entries that drop out are out of reach.
 */
import { Ints, int, setInt } from '#memory'

/** Fields and rings of the notes, {@link Note.Size} integers in all. */
export const enum Note {
  /** Where reading continues. */
  At = 0,
  /** The first claim that starts after {@link Note.At}. */
  Next = 1,
  /** Start of the text read as one: after a claim or a label. */
  Segment = 2,
  /** Serial numbers of the first stored word and of the next one. */
  FirstWord = 3,
  NextWord = 4,
  /** Number of stretches of claims. */
  Stretches = 5,
  Words = 8,
  /**
   * A symbol has one code, and at most two words start within three codes, so entries that drop out are further from a
   * number than any word counts.
   */
  WordCount = 128,
  StretchRing = 264,
  StretchCount = 32,
  Size = 328,
}

/** Topic of a note for the end of a line. */
const LINE_END: i32 = 0

/** Clears all notes. */
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

/** Returns the start of word `i`. */
export function wordStart(notes: Ints, i: i32): i32 {
  return int(notes, wordSlot(i))
}

/** Returns the end of word `i`. */
export function wordEnd(notes: Ints, i: i32): i32 {
  const slot: i32 = wordSlot(i)
  return int(notes, slot) + (int(notes, slot + 1) >> 8)
}

/** Returns the topics of word `i`, 0 for the end of a line. */
export function wordTopics(notes: Ints, i: i32): i32 {
  return int(notes, wordSlot(i) + 1) & 255
}

/** Drops the words that start before `at`. */
export function forgetWords(notes: Ints, at: i32): void {
  const next: i32 = int(notes, Note.NextWord)
  let first: i32 = int(notes, Note.FirstWord)
  while (first < next && wordStart(notes, first) < at) first++
  setInt(notes, Note.FirstWord, first)
}

function stretchSlot(i: i32): i32 {
  return Note.StretchRing + 2 * (i & (Note.StretchCount - 1))
}

/** Notes that a claim covers `start` to `end`; calls must be in the order of `start`. */
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

/** Returns the last noted stretch that starts before `at`, -1 for none. */
function stretchBefore(notes: Ints, at: i32): i32 {
  const count: i32 = int(notes, Note.Stretches)
  let i: i32 = count - 1
  while (i >= 0 && i >= count - Note.StretchCount) {
    if (int(notes, stretchSlot(i)) < at) return i
    i--
  }
  return -1
}

/** Returns where claims before `at` end: the text from there to `at` is free. Inside a claim, returns `at`. */
export function claimedUntil(notes: Ints, at: i32): i32 {
  const i: i32 = stretchBefore(notes, at)
  if (i < 0) return 0
  const end: i32 = int(notes, stretchSlot(i) + 1)
  return end < at ? end : at
}

/** Returns the start of the claims that extend up to `at`; `at` itself if none does. */
export function claimedFrom(notes: Ints, at: i32): i32 {
  const i: i32 = stretchBefore(notes, at)
  return i >= 0 && int(notes, stretchSlot(i) + 1) >= at ? int(notes, stretchSlot(i)) : at
}
