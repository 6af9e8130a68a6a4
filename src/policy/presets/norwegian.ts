/**
 * @module What a policy says for people in both forms of Norwegian, as its `translations` have it.
 */

/** By the text that they stand for: bokmål, nynorsk. */
export interface NorwegianRows {
  readonly [text: string]: readonly [nb: string, nn: string]
}

function column(rows: NorwegianRows, i: 0 | 1) {
  return Object.fromEntries(Object.entries(rows).map(([text, told]) => [text, told[i]]))
}

/** Rows as two tables. */
export function inNorwegian(rows: NorwegianRows) {
  return { nb: column(rows, 0), nn: column(rows, 1) }
}
