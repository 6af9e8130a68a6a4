/** @module Helper for a policy's `translations` into Bokmål and Nynorsk. */

/** Translations by original text: Bokmål, Nynorsk. */
export interface NorwegianRows {
  readonly [text: string]: readonly [nb: string, nn: string]
}

function column(rows: NorwegianRows, i: 0 | 1) {
  return Object.fromEntries(Object.entries(rows).map(([text, told]) => [text, told[i]]))
}

/** Splits rows into two tables. */
export function inNorwegian(rows: NorwegianRows) {
  return { nb: column(rows, 0), nn: column(rows, 1) }
}
