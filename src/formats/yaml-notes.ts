/**
 * @module What a reader of YAML has read, written as JSON: every key and scalar as a name or a value, nested as they are. So
 * the reader of JSON says what they mean, and no rule about names stands twice.
 */

/** How a scalar is written (YAML 1.2.2, chapters 7 and 8). */
export const enum Style {
  Plain = 0,
  /** Plain, in a flow collection. */
  Flow = 1,
  Single = 2,
  Double = 3,
  Block = 4,
}

/** Offsets of bytes. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A line of a block scalar, or all that any other one holds; between its quotes. */
export interface Part extends Span {
  readonly text: string
  /** Whether it says what its bytes say, with no escape. */
  readonly isExact: boolean
}

/** A key or a scalar; the span has its quotes. */
export interface Leaf extends Span {
  readonly style: Style
  readonly text: string
  readonly parts: readonly Part[]
  /** The same in JSON, and where that begins in it, behind its quote. */
  readonly token: string
  json: number
  readonly tag: Span | undefined
}

/** A collection that is open. */
interface Frame {
  readonly bracket: '{' | '['
  /** Column of its entries; of one in brackets, and round what has no name, -1. */
  readonly column: number
  readonly isFlow: boolean
  /** A pair in a flow sequence that no brace encloses. */
  readonly isPair: boolean
  /** The last key, as JSON. */
  key: string
  /** A key or a dash has come, and what belongs to it has not. */
  isPending: boolean
  isEmpty: boolean
}

/** Length of a line from which on it is ended where it may be: what is longer is worked on in blocks. */
const LINE = 4096
/** Stands for a key that says nothing. */
const NO_KEY = '""'

/** See above. */
export class Notes {
  json = ''
  /** What each string, number and word of the JSON stands for, in order; undefined for what is written nowhere. */
  readonly tokens: (Leaf | undefined)[] = []
  readonly #frames: Frame[] = []
  #line = 0

  /** @param frames - collections that are open where the text begins: {@link Notes.open} of what came before it */
  constructor(frames: readonly Frame[]) {
    for (const [i, frame] of frames.entries()) {
      const isLast = i === frames.length - 1
      this.json += frame.bracket
      if (!isLast && frame.bracket === '{') this.#bare(`${frame.key}:`)
      this.#frames.push({ ...frame, isEmpty: isLast, isPending: false })
    }
  }

  get top(): Frame | undefined {
    return this.#frames[this.#frames.length - 1]
  }

  get depth(): number {
    return this.#frames.length
  }

  /** The collections that are open. */
  get frames(): readonly Frame[] {
    return this.#frames.map((frame) => ({ ...frame }))
  }

  /** Something that stands for nothing in the text. */
  #bare(json: string): void {
    this.tokens.push(undefined)
    this.json += json
  }

  #comma(frame: Frame): void {
    if (!frame.isEmpty) {
      this.json += ','
      if (this.json.length - this.#line > LINE) {
        this.json += '\n'
        this.#line = this.json.length
      }
    }
    frame.isEmpty = false
  }

  #endEntry(frame: Frame): void {
    if (frame.isPending) this.#bare('null')
    frame.isPending = false
  }

  /** Makes a place for a value. */
  #place(isMap: boolean): void {
    const { top } = this
    if (top === undefined) {
      // What an earlier one left behind it ends there.
      if (this.json !== '') this.json += '\n'
      if (isMap) return
      this.#push('{', -1, false)
      this.#bare(`${NO_KEY}:`)
    } else if (top.isPending) top.isPending = false
    else {
      this.#comma(top)
      if (top.bracket === '{') this.#bare(`${top.key}:`)
    }
  }

  #push(bracket: Frame['bracket'], column: number, isFlow: boolean, isPair = false): void {
    this.json += bracket
    this.#frames.push({ bracket, column, isFlow, isPair, key: NO_KEY, isPending: false, isEmpty: true })
  }

  /** Opens a collection whose entries have a column, or that stands in brackets. */
  open(bracket: Frame['bracket'], column: number, isFlow = false, isPair = false): void {
    this.#place(bracket === '{')
    this.#push(bracket, column, isFlow, isPair)
  }

  close(): void {
    const frame = this.#frames.pop()
    if (frame === undefined) return
    this.#endEntry(frame)
    this.json += frame.bracket === '{' ? '}' : ']'
  }

  /** The dash of an element: what belongs to it comes next. */
  element(): void {
    const top = this.top as Frame
    this.#endEntry(top)
    this.#comma(top)
    top.isPending = true
  }

  /** A key of the collection that is open; undefined for one that says nothing. */
  key(leaf: Leaf | undefined): void {
    const top = this.top as Frame
    this.#endEntry(top)
    this.#comma(top)
    top.isPending = true
    if (leaf === undefined) {
      top.key = NO_KEY
      this.#bare(`${NO_KEY}:`)
      return
    }
    top.key = leaf.token.startsWith('"') ? leaf.token : JSON.stringify(leaf.text)
    leaf.json = this.json.length + 1
    this.tokens.push(leaf)
    this.json += `${top.key}:`
  }

  /** A scalar; undefined for an alias. */
  value(leaf: Leaf | undefined): void {
    this.#place(false)
    if (leaf === undefined) {
      this.#bare('null')
      return
    }
    leaf.json = this.json.length + (leaf.token.startsWith('"') ? 1 : 0)
    this.tokens.push(leaf)
    this.json += leaf.token
  }
}

export type Frames = Notes['frames']
