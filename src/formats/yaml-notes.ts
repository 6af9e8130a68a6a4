/**
 * @module Converts parsed YAML to JSON: every key and scalar becomes a name or a value, with the same nesting. The JSON
 * reader then interprets them, so that no rule about names exists twice.
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

/** Byte offsets. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A line of a block scalar, or the whole content of any other one, between its quotes. */
export interface Part extends Span {
  readonly text: string
  /** True if the text equals its bytes, without escape sequences. */
  readonly isExact: boolean
}

/** A key or a scalar; the span includes its quotes. */
export interface Leaf extends Span {
  readonly style: Style
  readonly text: string
  readonly parts: readonly Part[]
  /** The same in JSON, and its start there, after its quote. */
  readonly token: string
  json: number
  readonly tag: Span | undefined
}

/** An open collection. */
interface Frame {
  readonly bracket: '{' | '['
  /** Column of its entries; -1 in brackets, and for a value without a name. */
  readonly column: number
  readonly isFlow: boolean
  /** A pair in a flow sequence, without braces. */
  readonly isPair: boolean
  /** The last key, as JSON. */
  key: string
  /** True after a key or a dash whose value is still missing. */
  isPending: boolean
  isEmpty: boolean
}

/** Length from which on a line is broken where possible: longer lines are processed in blocks. */
const LINE = 4096
/** Replaces a key that says nothing. */
const NO_KEY = '""'

/** See the module comment. */
export class Notes {
  json = ''
  /** The source of each string, number and literal of the JSON, in order; undefined for none. */
  readonly tokens: (Leaf | undefined)[] = []
  readonly #frames: Frame[] = []
  #line = 0

  /** @param frames - collections open where the text starts: {@link Notes.frames} of the previous text */
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

  /** The open collections. */
  get frames(): readonly Frame[] {
    return this.#frames.map((frame) => ({ ...frame }))
  }

  /** Appends JSON without a source in the text. */
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

  /** Makes room for a value. */
  #place(isMap: boolean): void {
    const { top } = this
    if (top === undefined) {
      // Ends what an earlier value left open.
      if (this.json !== '') this.json += '\n'
      if (isMap) return
      this.#push('{', -1, false)
      this.key(undefined)
      this.#place(isMap)
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

  /** Opens a collection, whose entries have a column or which is in brackets. */
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

  /** Handles the dash of an element: its value comes next. */
  element(): void {
    const top = this.top as Frame
    this.#endEntry(top)
    this.#comma(top)
    top.isPending = true
  }

  /** Appends a key of the open collection; undefined for one that says nothing. */
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

  /** Appends a scalar; undefined for an alias. */
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
