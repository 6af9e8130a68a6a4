/**
 * @module What the kernel and its host both have to know: where things are asked for, and how a finding lies in memory.
 * Both compilers read this file.
 */

/** What `place` of the kernel is asked for. */
export const enum Place {
  Text = 0,
  Units = 1,
  Capacity = 2,
  Findings = 3,
  Edits = 4,
  Texts = 5,
  TextsSize = 6,
  Output = 7,
  OutputSize = 8,
  Lexicon = 9,
  Fold = 10,
  State = 11,
  Reader = 12,
  Claims = 13,
  ClaimsMost = 14,
  CustomAnchors = 15,
}

/** Integers of a finding. */
export const enum Found {
  Start = 0,
  End = 1,
  /** Row, form and variant, a byte each from the lowest. */
  What = 2,
  Score = 3,
  /** `Mark` bits of `resolve/confidence.ts`; of a custom recogniser's claim, its number. */
  Evidence = 4,
  /** Code points. */
  Width = 5,
  /** `Shape` of `formats/state.ts`, and for a number and for a host in brackets the place of all of it, for a name its object. */
  Shape = 6,
  TokenStart = 7,
  TokenEnd = 8,
  Object = 9,
  Size = 10,
}

/** Integers of an edit. */
export const enum Change {
  Start = 0,
  End = 1,
  /** Address of the text that is written instead, and how many bytes it has. */
  Text = 2,
  Length = 3,
  Size = 4,
}

/** Integers that say how a call ended. */
export const enum State {
  /** Where the next piece begins, and where the text before it begins that it needs. */
  From = 0,
  Before = 1,
  /** How the call that goes on with the text begins: bits of {@link Begin}. */
  Begin = 2,
  /** 1 when there was room for no more findings. */
  Full = 3,
  /** 1 when nothing was done, because of {@link Begin.Stops}. */
  Stopped = 4,
  /** 1 when text that was passed over must be read after all: {@link Begin.Again}. */
  Behind = 5,
  /** 1 when something was asked that a date decides. */
  Dated = 6,
}

/** How a text is read. */
export const enum Format {
  Text = 0,
  Auto = 1,
  Csv = 2,
  Tsv = 3,
}

/** Bits that say how a call begins. */
export const enum Begin {
  /** The next piece lies inside an over-long line. */
  Inside = 1,
  /** The text goes on: what its format is read by stands as it was left. */
  GoesOn = 2,
  /** Every line is a text of its own. */
  Lines = 4,
  /** Nothing is done when a line may be a part of a container's message. */
  Stops = 8,
  /** The line before ended with NUL or a carriage return: none of a container's begins here. */
  Ended = 16,
  /** Nobody asks for more than where findings lie: scores need only be on the right side of the least. */
  Placed = 32,
  /** Text that came before may be loaded again. */
  Again = 64,
}
