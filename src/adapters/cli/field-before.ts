/**
 * @module Finds the name of the field that contains a finding, from the text before it on its line. For reports: a name
 * must be written like one (not a word of prose, not a value used as a key), and a name with personal data is not
 * repeated.
 */

/** Bytes searched: a value, its name, and the text between. */
const BEFORE = 512
const LINE_FEED = 10

/** A JSON or YAML key, `name=` in a query or log, an XML attribute or element; nothing after it ends its value. */
const NAMED = [
  /"([A-Za-z_][\w.-]{0,39})"\s*:\s*"?[^"{}[\]]*$/,
  /(?<![\w.-])([A-Za-z_][\w.-]{0,39})=["']?[^"'=&;,\s]*$/,
  /<([A-Za-z_][\w.-]{0,39})[^<>]*>[^<>]*$/,
  /^[ -]*([A-Za-z_][\w.-]{0,39}):\s+["']?[^\s:]*$/,
] as const

/** Splits a table row into cells, as far as they are on this line. */
function cellsOf(line: string, divider: string): string[] {
  const quoted = line.replace(/"(?:[^"]|"")*("|$)/g, (cell) => cell.replaceAll(divider, ' '))
  return quoted.split(divider)
}

/** Returns the separator of a table header. */
function dividerOf(head: string): string {
  const counts = [',', ';', '\t', '|'].map((sign) => [head.split(sign).length, sign] as const)
  return counts.sort((a, b) => b[0] - a[0])[0]?.[1] ?? ','
}

/** Keeps the most recently read input: enough for findings that are reported while reading continues. */
export class FieldBefore {
  readonly #isTable: boolean
  readonly #decoder = new TextDecoder()
  /** A stream holds back no more than this. */
  readonly #most: number
  #bytes: Uint8Array = new Uint8Array(0)
  #begin = 0
  #head: string[] | undefined
  #divider = ','

  constructor(isTable: boolean, most: number) {
    this.#isTable = isTable
    this.#most = most
  }

  push(chunk: Uint8Array): void {
    const kept = this.#bytes.subarray(Math.max(0, this.#bytes.length - this.#most))
    this.#begin += this.#bytes.length - kept.length
    this.#bytes = Buffer.concat([kept, chunk])
    if (this.#isTable && this.#head === undefined) this.#readHead()
  }

  /** Returns the name of the field that contains an offset; undefined if there is none. */
  nameAt(offset: number): string | undefined {
    const end = offset - this.#begin
    if (end < 0) return undefined
    const from = this.#bytes.lastIndexOf(LINE_FEED, end - 1) + 1
    if (this.#head !== undefined) {
      const cells = cellsOf(this.#decoder.decode(this.#bytes.subarray(from, end)), this.#divider)
      const name = this.#head[cells.length - 1]
      return name !== undefined && /^[\p{L}_][\p{L}\d_. -]{0,39}$/u.test(name) ? name : undefined
    }
    const before = this.#decoder.decode(this.#bytes.subarray(Math.max(from, end - BEFORE), end))
    for (const pattern of NAMED) {
      const name = pattern.exec(before)?.[1]
      if (name !== undefined) return name
    }
    return undefined
  }

  #readHead(): void {
    const end = this.#bytes.indexOf(LINE_FEED)
    if (end < 0) return
    const head = this.#decoder.decode(this.#bytes.subarray(0, end)).trim()
    this.#divider = dividerOf(head)
    this.#head = cellsOf(head, this.#divider).map((cell) => cell.replaceAll('"', '').trim())
  }
}
