/**
 * @module What the kernel and its host share: identifiers of memory areas, and the layout of a finding. Both compilers
 * read this file.
 */

/** Arguments of the kernel's `place`. */
export const enum KernelAddress {
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
  /** Row, form and variant, one byte each, lowest first. */
  What = 2,
  Score = 3,
  /** `Mark` bits of `resolve/confidence.ts`; for a custom claim, its number. */
  Evidence = 4,
  /** In code points. */
  Width = 5,
  /** `Shape` of `formats/state.ts`; for a number or a bracketed host, its full range; for a name, its object. */
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
  /** Address and length in bytes of the replacement. */
  Text = 2,
  Length = 3,
  Size = 4,
}

/** Integers that describe the state after a call. */
export const enum State {
  /** Where the next piece starts, and where the text before it that it needs starts. */
  From = 0,
  Before = 1,
  /** How the next call for the same text starts: bits of {@link Begin}. */
  Begin = 2,
  /** 1 if there was no room for more findings. */
  Full = 3,
  /** 1 if nothing was done, because of {@link Begin.Stops}. */
  Stopped = 4,
  /** 1 if skipped text must be read after all: {@link Begin.Again}. */
  Behind = 5,
  /** 1 if the result depends on the date. */
  Dated = 6,
}

/** How a text is read. */
export const enum Format {
  Text = 0,
  Auto = 1,
  Csv = 2,
  Tsv = 3,
}

/** Bits that describe the start of a call. */
export const enum Begin {
  /** The next piece is inside an overlong line. */
  Inside = 1,
  /** The text continues: the state of its format is unchanged. */
  GoesOn = 2,
  /** Every line is a text of its own. */
  Lines = 4,
  /** Does nothing if a line may be a part of a container's message. */
  Stops = 8,
  /** The previous line ended with NUL or a carriage return, so no container line starts here. */
  Ended = 16,
  /** Only offsets of findings are needed: scores need only be on the right side of the threshold. */
  Placed = 32,
  /** Earlier text can be loaded again. */
  Again = 64,
}
