/**
 * @module The name of the field that a finding stands in, read from what stands before it on its line. For reports: a name
 * that is not written as one (a word of prose, a value as a key) is none, and one that tells of a person is not repeated.
 */

/** Bytes that are looked at: a value, its name, and what stands between. */
const BEFORE = 512
const LINE_FEED = 10

/** A key of JSON or YAML, a query's or a log's `name=`, an attribute or element of XML; behind it nothing that ends its value. */
const NAMED = [
  /"([A-Za-z_][\w.-]{0,39})"\s*:\s*"?[^"{}[\]]*$/,
  /(?<![\w.-])([A-Za-z_][\w.-]{0,39})=["']?[^"'=&;,\s]*$/,
  /<([A-Za-z_][\w.-]{0,39})[^<>]*>[^<>]*$/,
  /^[ -]*([A-Za-z_][\w.-]{0,39}):\s+["']?[^\s:]*$/,
] as const

/** Cells of a line of a table up to its end, as far as they are on this line. */
function cellsOf(line: string, divider: string): string[] {
  const quoted = line.replace(/"(?:[^"]|"")*("|$)/g, (cell) => cell.replaceAll(divider, ' '))
  return quoted.split(divider)
}

/** What divides the cells of a head. */
function dividerOf(head: string): string {
  const counts = [',', ';', '\t', '|'].map((sign) => [head.split(sign).length, sign] as const)
  return counts.sort((a, b) => b[0] - a[0])[0]?.[1] ?? ','
}

/** What was read of an input most recently: enough for a finding that is told while it is read on. */
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

  /** The name that owns what begins at an offset; undefined where none stands. */
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
