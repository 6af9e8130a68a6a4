/**
 * @module The numbers of the rows of `recognise/table.ts`. Both compilers read them, so the kernel and the table cannot
 * differ in what a row is.
 */

/** One row for each recogniser, in the order of the table, and one behind them. */
export const enum Row {
  Personnummer = 0,
  Fodselsnummer = 1,
  Email = 2,
  Phone = 3,
  Ip = 4,
  Orgnr = 5,
  Kontonummer = 6,
  /** What a listed name owns. No recogniser says so, and it stands behind them all. */
  Field = 7,
  /** The first recogniser of the user's own. */
  Custom = 8,
}
