/**
 * @module Comma-separated values as RFC 4180 has them, with line feeds between records: just what a record needs.
 */

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}

export function writeCsv(records: readonly (readonly (string | number)[])[]): string {
  return records.map((fields) => `${fields.map((field) => quoted(String(field))).join(',')}\n`).join('')
}

/** A field, quoted or not, and what ends it. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y

/**
 * @throws SyntaxError where a quote stands or is missing
 */
export function readCsv(text: string): string[][] {
  const records: string[][] = []
  let fields: string[] = []
  FIELD.lastIndex = 0
  while (FIELD.lastIndex < text.length || fields.length > 0) {
    const at = FIELD.lastIndex
    const match = FIELD.exec(text)
    if (match === null) throw new SyntaxError(`no field of a CSV at ${at}`)
    const [, inQuotes, bare = '', end] = match
    fields.push(inQuotes?.replaceAll('""', '"') ?? bare)
    if (end === ',') continue
    records.push(fields)
    fields = []
  }
  return records
}
