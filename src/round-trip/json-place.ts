/**
 * @module How deep in strings of JSON a place of a text lies: what is written there is escaped so often. JSON begins where a
 * brace or bracket has a quote behind it, and goes on to the one that closes it. A string that begins so itself, as
 * arguments of tools do, holds JSON again.
 */

/** What the string of a level holds, as far as it is known. */
const enum Holds {
  Unknown,
  /** It begins with a bracket: the next character tells. */
  Bracket,
  Json,
  Text,
}

/** Which string a quote behind so many backslashes begins or ends: two of them are one, an odd one escapes. */
function levelOf(backslashes: number): number {
  return backslashes % 2 === 0 ? 1 : 1 + levelOf((backslashes - 1) / 2)
}

export class JsonPlace {
  /** Strings in each other that are open here. */
  level = 0
  /** Braces and brackets that are open outside of strings. */
  #depth = 0
  /** Whether a quote has come since the first of them: else it was no JSON. */
  #isJson = false
  #backslashes = 0
  readonly #holds: Holds[] = []

  /** A text as it stands here: escaped for the strings that it lies in. */
  write(text: string): string {
    let output = text
    for (let i = 0; i < this.level; i++) output = JSON.stringify(output).slice(1, -1)
    // Something that is no brace stands here.
    this.#sees('')
    this.#backslashes = 0
    return output
  }

  /** Goes on over a text. */
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
    // No string of JSON goes over lines.
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
