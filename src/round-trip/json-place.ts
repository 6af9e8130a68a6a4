/**
 * @module Tracks how many nested JSON strings surround a position in a text: text written there is escaped as many
 * times. JSON starts where a brace or bracket is followed by a quote, and ends with the matching one. A string that
 * starts like this itself, such as tool arguments, contains nested JSON.
 */

/** What the string of a level contains, as far as known. */
const enum Holds {
  Unknown,
  /** It starts with a bracket: the next character decides. */
  Bracket,
  Json,
  Text,
}

/**
 * Returns the nesting level of the string that a quote after this many backslashes starts or ends. An odd number
 * escapes the quote, so its string is one level deeper, where half of the backslashes are left.
 */
function levelOf(backslashes: number): number {
  return backslashes % 2 === 0 ? 1 : 1 + levelOf((backslashes - 1) / 2)
}

export class JsonPlace {
  /** Number of nested strings open here. */
  level = 0
  /** Open braces and brackets outside of strings. */
  #depth = 0
  /** True if a quote has followed the first of them: else it was not JSON. */
  #isJson = false
  #backslashes = 0
  readonly #holds: Holds[] = []

  /** Escapes a text for the strings around this position. */
  write(text: string): string {
    let output = text
    for (let i = 0; i < this.level; i++) output = JSON.stringify(output).slice(1, -1)
    // The written text counts as something other than a brace.
    this.#sees('')
    this.#backslashes = 0
    return output
  }

  /** Advances over a text. */
  pass(text: string): void {
    for (const sign of text) {
      if (this.level > 0) this.#inString(sign)
      else this.#outside(sign)
    }
  }

  #outside(sign: string): void {
    if (sign === '{' || sign === '[') this.#depth++
    else if (sign === '"' && this.#depth > 0) {
      this.#isJson = true
      this.#open()
    } else if (this.#isJson) {
      if (sign !== '}' && sign !== ']') return
      this.#depth--
      this.#isJson = this.#depth > 0
    } else if (!/\s/.test(sign)) this.#depth = 0
  }

  #open(): void {
    this.level++
    this.#holds[this.level] = Holds.Unknown
    this.#backslashes = 0
  }

  #inString(sign: string): void {
    if (sign === '\\') {
      this.#backslashes++
      return
    }
    const quoted = this.#backslashes
    this.#backslashes = 0
    if (sign === '"') this.#quote(quoted)
    // JSON strings never span lines.
    else if (sign === '\n') this.#leave()
    else if (!/\s/.test(sign)) this.#sees(sign)
  }

  #quote(backslashes: number): void {
    const level = levelOf(backslashes)
    if (level <= this.level) {
      this.level = level - 1
      return
    }
    if (this.#holds[this.level] === Holds.Bracket) this.#holds[this.level] = Holds.Json
    if (level === this.level + 1 && this.#holds[this.level] === Holds.Json) this.#open()
    else this.#sees('"')
  }

  #sees(sign: string): void {
    const holds = this.#holds[this.level]
    if (holds === Holds.Unknown)
      this.#holds[this.level] = sign === '{' ? Holds.Json : sign === '[' ? Holds.Bracket : Holds.Text
    else if (holds === Holds.Bracket && sign !== '[') this.#holds[this.level] = sign === '{' ? Holds.Json : Holds.Text
    if (this.level === 0 && !this.#isJson) this.#depth = 0
  }

  #leave(): void {
    this.level = 0
    this.#depth = 0
    this.#isJson = false
  }
}
