/** @module Row numbers of `recognise/table.ts`. Both compilers read them, so kernel and table cannot disagree. */

/** One row per recogniser, in table order, and two after them. */
export const enum Row {
  Personnummer = 0,
  Fodselsnummer = 1,
  Email = 2,
  Phone = 3,
  Ip = 4,
  Orgnr = 5,
  Kontonummer = 6,
  /** A value owned by a listed name, not from a recogniser. Comes after all of those. */
  Field = 7,
  /** The first custom recogniser. */
  Custom = 8,
}
