/**
 * @module Locates keys and scalars in YAML (YAML 1.2.2). Their meaning is left to the JSON reader, for which they are
 * converted. Invalid YAML belongs to the key before it, so that no text is lost.
 */
import { Code } from '../text/codes'
import { type Frames, type Leaf, Notes, type Span, Style } from './yaml-notes'
import { isBreak, YamlScanner } from './yaml-scanner'

/** A document, or as many of its entries as are read at once. */
export interface YamlText extends Span {
  /** The same as JSON. */
  readonly json: string
  readonly tokens: readonly (Leaf | undefined)[]
  /** Comments, including text between them, and directives. */
  readonly comments: readonly Span[]
  /** Names of anchors and aliases. */
  readonly anchors: readonly Span[]
  /** The collections open where the next one starts. */
  readonly frames: Frames
}

function isClosing(code: number): boolean {
  return code === Code.CloseBracket || code === Code.CloseBrace
}

/** See {@link readYaml}. */
class Reader extends YamlScanner {
  readonly #notes: Notes
  readonly #from: number
  readonly #isLast: boolean
  readonly #most: number
  #lineBegin: number
  #isUsed = false

  constructor(bytes: Uint8Array, from: number, isLast: boolean, most: number, frames: Frames) {
    super(bytes, from)
    this.#notes = new Notes(frames)
    this.#from = from
    this.#isLast = isLast
    this.#most = most
    this.#lineBegin = from
    this.#isUsed = frames.length > 0
  }

  /** Reads the next text; undefined if it may continue after the available input. */
  read(): YamlText | undefined {
    const { bytes } = this
    // Byte order mark.
    if (this.code(this.at) === 0xef && this.code(this.at + 1) === 0xbb && this.code(this.at + 2) === 0xbf) this.at += 3
    while (this.at < bytes.length) {
      this.#lineBegin = this.at
      if (!this.#isLast && !this.endsWithin(this.at)) return undefined
      const frames = this.#takeLine()
      if (frames !== undefined) return this.#done(frames)
      this.#endLine()
    }
    return this.#isLast ? this.#done([]) : undefined
  }

  #done(frames: Frames): YamlText {
    const { comments, anchors } = this
    const { tokens } = this.#notes
    while (this.#notes.depth > 0) this.#notes.close()
    return { start: this.#from, end: this.at, json: this.#notes.json, tokens, comments, anchors, frames }
  }

  /** Consumes a line and the continuations of its entry. Returns the open collections if the text ends before it. */
  #takeLine(): Frames | undefined {
    const begin = this.at
    this.skipBlanks()
    if (this.isEnd()) return undefined
    const column = this.at - begin
    if (column === 0 && this.isMarker(begin)) return this.#takeMarker(begin)
    if (column === 0 && this.code(begin) === Code.Percent && !this.#isUsed) {
      this.takeComment()
      return undefined
    }
    const isDash = this.isIndicator(this.at, Code.Hyphen)
    this.#closeTo(column, isDash)
    const { depth, top } = this.#notes
    if (begin - this.#from >= this.#most && depth > 0 && top?.isPending === false) {
      this.at = begin
      return this.#notes.frames
    }
    this.#isUsed = true
    this.#entries(column)
    return undefined
  }

  /** Handles `---` or `...`: another document starts before or after it. */
  #takeMarker(begin: number): Frames | undefined {
    const isEnd = this.code(begin) === Code.Dot
    if (this.#isUsed && !isEnd) {
      this.at = begin
      return []
    }
    while (this.#notes.depth > 0) this.#notes.close()
    this.#isUsed = true
    this.at = begin + 3
    this.skipBlanks()
    if (!isEnd) {
      if (!this.isEnd()) this.#node(this.at - begin, false)
      return undefined
    }
    this.#endLine()
    return []
  }

  /** Consumes the rest of a line, unexpected text included, and its line end. */
  #endLine(): void {
    for (this.skipBlanks(); !this.isEnd(); this.skipBlanks()) this.#value()
    if (this.at < this.bytes.length) this.at += this.breakLength(this.at)
  }

  #closeTo(column: number, isDash: boolean): void {
    for (let { top } = this.#notes; top !== undefined; top = this.#notes.top) {
      const isOver = top.column === column && top.bracket === '[' && !isDash
      if (top.column <= column && !isOver) return
      this.#notes.close()
    }
  }

  /** The column that continuations of the entry must exceed. */
  get #column(): number {
    return this.#notes.top?.column ?? -1
  }

  #isIn(bracket: '{' | '[', column: number): boolean {
    const { top } = this.#notes
    return top !== undefined && !top.isFlow && top.bracket === bracket && top.column === column
  }

  /** Reads nested entries that start on the same line. */
  #entries(first: number): void {
    for (let column = first; this.#opens(column); column = this.at - this.#lineBegin) {
      this.at++
      this.skipBlanks()
      if (this.isEnd()) return
    }
  }

  /** Reads what starts at a column. Returns true after an entry's indicator, which another entry may follow. */
  #opens(column: number): boolean {
    const notes = this.#notes
    if (this.isIndicator(this.at, Code.Hyphen)) {
      if (!this.#isIn('[', column)) notes.open('[', column)
      notes.element()
      return true
    }
    if (this.isIndicator(this.at, Code.Question)) {
      if (!this.#isIn('{', column)) notes.open('{', column)
      if (this.#takeExplicitKey()) return false
      notes.key(undefined)
      return true
    }
    if (this.isIndicator(this.at, Code.Colon) && this.#isIn('{', column)) {
      if (notes.top?.isPending === false) notes.key(undefined)
      this.at++
      this.#inline()
    } else this.#node(column, true)
    return false
  }

  /** Reads `? key` if it is a scalar on its line. */
  #takeExplicitKey(): boolean {
    const begin = this.at++
    this.skipBlanks()
    const tag = this.takeProperties()
    const key = this.isEnd() ? undefined : this.lineScalar(tag)
    const past = key === undefined ? this.at : this.pastBlanks(key.end)
    if (key === undefined || !(this.ends(past) || this.code(past) === Code.Hash)) {
      this.at = begin
      return false
    }
    this.#notes.key(key)
    this.at = key.end
    return true
  }

  /** Reads a node, which may start with a key; a block mapping has the node's column. */
  #node(column: number, mayBeKey: boolean): void {
    const tag = this.takeProperties()
    if (this.isEnd()) return
    const isAlias = this.code(this.at) === Code.Asterisk
    const key = isAlias ? undefined : this.lineScalar(tag)
    const end = isAlias ? this.wordEnd(this.at) : (key?.end ?? this.at)
    const past = this.pastBlanks(end)
    if (!mayBeKey || end === this.at || !this.isIndicator(past, Code.Colon)) {
      this.#value(tag)
      return
    }
    if (!this.#isIn('{', column)) this.#notes.open('{', column)
    if (isAlias) this.takeAlias()
    this.#notes.key(key)
    this.at = past + 1
    this.#inline()
  }

  /** Reads what follows a key on its line. */
  #inline(): void {
    this.skipBlanks()
    const tag = this.takeProperties()
    if (!this.isEnd()) this.#value(tag)
  }

  /** Reads any value. */
  #value(tag?: Span): void {
    const code = this.code(this.at)
    const column = this.#column
    if (code === Code.Asterisk && this.wordEnd(this.at) > this.at + 1) {
      this.takeAlias()
      this.#notes.value(undefined)
    } else if (code === Code.OpenBracket || code === Code.OpenBrace) this.#flow(column)
    else {
      const leaf =
        code === Code.Bar || code === Code.Greater ? this.blockScalar(column, tag) : this.flowScalar(column, false, tag)
      this.#notes.value(leaf)
      this.at = leaf.end
    }
  }

  /** Reads a flow collection, up to its closing bracket or a line that cannot belong to it. */
  #flow(column: number): void {
    const notes = this.#notes
    const { depth } = notes
    do this.#flowPart(column)
    while (notes.depth > depth && this.#goesOn(column))
    while (notes.depth > depth) notes.close()
  }

  /** Skips blanks, line ends and comments in a flow collection; returns false if it cannot continue. */
  #goesOn(column: number): boolean {
    for (;;) {
      this.skipBlanks()
      if (this.at >= this.bytes.length) return false
      if (!this.isEnd()) return true
      const next = this.at + this.breakLength(this.at)
      const first = this.pastBlanks(next)
      const code = this.code(first)
      if (!isBreak(code) && ((first - next <= column && !isClosing(code)) || this.isMarker(next))) return false
      this.at = next
    }
  }

  #closePair(): void {
    if (this.#notes.top?.isPair) this.#notes.close()
  }

  #flowPart(column: number): void {
    const notes = this.#notes
    const code = this.code(this.at)
    if (code === Code.OpenBracket || code === Code.OpenBrace) {
      this.at++
      notes.open(code === Code.OpenBrace ? '{' : '[', -1, true)
    } else if (isClosing(code)) {
      this.at++
      this.#closePair()
      notes.close()
    } else if (code === Code.Comma) {
      this.at++
      this.#closePair()
    } else if (this.isIndicator(this.at, Code.Question)) this.at++
    else if (this.isFlowColon(this.at, isClosing(this.code(this.at - 1)))) {
      this.at++
      if (notes.top?.isPending === false) this.#flowKey(undefined)
    } else this.#flowNode(column)
  }

  #flowKey(leaf: Leaf | undefined): void {
    if (this.#notes.top?.bracket === '[') this.#notes.open('{', -1, true, true)
    this.#notes.key(leaf)
  }

  /** Reads a scalar or an alias in a flow collection, and the colon after it. */
  #flowNode(column: number): void {
    const notes = this.#notes
    const begin = this.at
    const tag = this.takeProperties()
    if (this.at > begin && this.isFlowEnd(this.at)) return
    const isAlias = this.code(this.at) === Code.Asterisk && this.wordEnd(this.at) > this.at + 1
    const leaf = isAlias ? undefined : this.flowScalar(column, true, tag)
    if (isAlias) this.takeAlias()
    else this.at = (leaf as Leaf).end
    const past = this.pastBlanks(this.at)
    const isQuoted = leaf !== undefined && leaf.style !== Style.Flow
    const isKey = this.isFlowColon(past, isQuoted)
    if (isKey) this.at = past + 1
    if (isKey || (notes.top?.bracket === '{' && !notes.top.isPending)) this.#flowKey(leaf)
    else notes.value(leaf)
  }
}

/**
 * Reads the next document of a text, or as many whole entries of a long one as make `most` bytes.
 *
 * @param from - offset where it starts
 * @param isLast - whether the input ends here
 * @param frames - {@link YamlText.frames} of the previous one
 * @returns undefined if it may continue after the available input
 */
export function readYaml(
  bytes: Uint8Array,
  from: number,
  isLast: boolean,
  most: number,
  frames: Frames,
): YamlText | undefined {
  return new Reader(bytes, from, isLast, most, frames).read()
}
