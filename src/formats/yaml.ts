/**
 * @module Where keys and scalars lie in YAML (YAML 1.2.2), and nothing of what they mean: that says the reader of JSON, for
 * which they are written down. What is no YAML belongs to the key before it, so that no text is lost.
 */
import { Code } from '../text/codes'
import { type Frames, type Leaf, Notes, type Span, Style } from './yaml-notes'
import { isBreak, YamlScanner } from './yaml-scanner'

/** A document, or as many of its entries as are read at once. */
export interface YamlText extends Span {
  /** The same as JSON. */
  readonly json: string
  readonly tokens: readonly (Leaf | undefined)[]
  /** Comments with what comes between them, and directives. */
  readonly comments: readonly Span[]
  /** Names of anchors and aliases. */
  readonly anchors: readonly Span[]
  /** What is open where the next one begins. */
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

  /** The next text; undefined when it may go on behind what is there. */
  read(): YamlText | undefined {
    const { bytes } = this
    // The mark of a byte order.
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

  /** Takes a line and all that its entry goes on over; what is open when the text ends before it. */
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

  /** `---` or `...`: before it, or behind it, another document begins. */
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

  /** The rest of a line, which nothing belongs in, and its end. */
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

  /** The least column that what belongs to the entry goes on from. */
  get #column(): number {
    return this.#notes.top?.column ?? -1
  }

  #isIn(bracket: '{' | '[', column: number): boolean {
    const { top } = this.#notes
    return top !== undefined && !top.isFlow && top.bracket === bracket && top.column === column
  }

  /** Entries that begin at a column of a line, one in the other. */
  #entries(first: number): void {
    for (let column = first; this.#opens(column); column = this.at - this.#lineBegin) {
      this.at++
      this.skipBlanks()
      if (this.isEnd()) return
    }
  }

  /** Takes what begins at a column, but for the sign of an entry, which others may come behind on its line. */
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

  /** `? key`, when it is a scalar on its line. */
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

  /** A node, which may begin with a key; that of a block has the column of the node. */
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

  /** What stands behind a key on its line. */
  #inline(): void {
    this.skipBlanks()
    const tag = this.takeProperties()
    if (!this.isEnd()) this.#value(tag)
  }

  /** A value, whatever it is. */
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

  /** A collection in brackets, up to the one that closes it, or to a line that cannot belong to it. */
  #flow(column: number): void {
    const notes = this.#notes
    const { depth } = notes
    do this.#flowPart(column)
    while (notes.depth > depth && this.#goesOn(column))
    while (notes.depth > depth) notes.close()
  }

  /** Goes over blanks, ends of lines and comments in a collection in brackets; false where it cannot go on. */
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

  /** A scalar or an alias in brackets, and the colon behind it. */
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
 * The next document of a text, or, of one that is long, as many whole entries as make `most` bytes.
 *
 * @param from - offset where it begins
 * @param isLast - whether nothing comes behind what is there
 * @param frames - what {@link YamlText.frames} of the one before says
 * @returns undefined when it may go on behind what is there
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
