/** @module Scans YAML at a position: blanks, comments, anchors and tags, and scalars up to their end. */
import { Code } from '../text/codes'
import { type Leaf, type Span, Style } from './yaml-notes'
import { leafOf } from './yaml-scalar'

const EXCLAMATION = 33
/** Past the end of the text. */
const NO_CODE = -1

export function isBreak(code: number): boolean {
  return code === Code.LineFeed || code === Code.Return
}

function isSpace(code: number): boolean {
  return code === Code.Space || code === Code.Tab
}

/** True for a character that starts or ends part of a flow collection. */
function isFlowSign(code: number): boolean {
  return (
    code === Code.Comma ||
    code === Code.OpenBracket ||
    code === Code.CloseBracket ||
    code === Code.OpenBrace ||
    code === Code.CloseBrace
  )
}

/** Tags of scalars that are not strings. */
const TYPED_TAG = /^!!(?:int|float|bool|null|timestamp|binary|merge)$/

/** A position in a text. */
export class YamlScanner {
  readonly bytes: Uint8Array
  readonly comments: Span[] = []
  readonly anchors: Span[] = []
  at: number

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes
    this.at = at
  }

  code(at: number): number {
    return this.bytes[at] ?? NO_CODE
  }

  pastBlanks(at: number): number {
    let past = at
    while (isSpace(this.code(past))) past++
    return past
  }

  /** True if a line or the text ends at a position. */
  ends(at: number): boolean {
    return at >= this.bytes.length || isBreak(this.code(at))
  }

  breakLength(at: number): number {
    return this.code(at) === Code.Return && this.code(at + 1) === Code.LineFeed ? 2 : 1
  }

  lineEnd(at: number): number {
    let end = at
    while (!this.ends(end)) end++
    return end
  }

  /** True if the line at `at` ends before the text does. */
  endsWithin(at: number): boolean {
    const end = this.lineEnd(at)
    return end + (this.code(end) === Code.Return ? 1 : 0) < this.bytes.length
  }

  skipBlanks(): void {
    this.at = this.pastBlanks(this.at)
  }

  /** True if the line ends here; consumes a comment at its end. */
  isEnd(): boolean {
    if (this.code(this.at) === Code.Hash && (this.at === 0 || !(this.code(this.at - 1) > Code.Space)))
      this.takeComment()
    return this.ends(this.at)
  }

  /** Consumes the rest of a line as a comment; merges comments on consecutive lines. */
  takeComment(): void {
    const start = this.at
    this.at = this.lineEnd(start)
    const last = this.comments.at(-1)
    let place = last?.end ?? start
    while (place < start && (isSpace(this.code(place)) || isBreak(this.code(place)))) place++
    if (last !== undefined && place === start) this.comments[this.comments.length - 1] = { ...last, end: this.at }
    else this.comments.push({ start, end: this.at })
  }

  /** True if `sign` is here, followed by a blank or nothing. */
  isIndicator(at: number, sign: number): boolean {
    return this.code(at) === sign && (isSpace(this.code(at + 1)) || this.ends(at + 1))
  }

  isFlowEnd(at: number): boolean {
    return this.ends(at) || isFlowSign(this.code(at))
  }

  /** True if the colon of a key is here; after a quoted key no blank is required. */
  isFlowColon(at: number, isQuoted: boolean): boolean {
    return this.code(at) === Code.Colon && (isQuoted || isSpace(this.code(at + 1)) || this.isFlowEnd(at + 1))
  }

  /** True for `---` or `...` at the start of a line. */
  isMarker(at: number): boolean {
    const code = this.code(at)
    if ((code !== Code.Hyphen && code !== Code.Dot) || this.code(at + 1) !== code || this.code(at + 2) !== code)
      return false
    return isSpace(this.code(at + 3)) || this.ends(at + 3)
  }

  /** Returns the end of the name of an anchor, alias or tag. */
  wordEnd(at: number): number {
    let end = at
    while (!this.ends(end) && !isSpace(this.code(end)) && !isFlowSign(this.code(end))) end++
    return end
  }

  /** Consumes anchors and tags; returns a tag of a scalar that is not a string. */
  takeProperties(): Span | undefined {
    let tag: Span | undefined
    for (;;) {
      const code = this.code(this.at)
      const end = this.wordEnd(this.at)
      if (code === Code.Ampersand && end > this.at + 1) this.anchors.push({ start: this.at + 1, end })
      else if (code !== EXCLAMATION) return tag
      else if (TYPED_TAG.test(String.fromCharCode(...this.bytes.subarray(this.at, Math.min(end, this.at + 16)))))
        tag = { start: this.at, end }
      this.at = end
      this.skipBlanks()
    }
  }

  takeAlias(): void {
    const end = this.wordEnd(this.at)
    this.anchors.push({ start: this.at + 1, end })
    this.at = end
  }

  /** Returns the end of a plain scalar on its line, including trailing blanks. */
  #plainEnd(at: number, isFlow: boolean): number {
    let end = at
    while (!this.ends(end)) {
      const code = this.code(end)
      if (code === Code.Hash && end > at && isSpace(this.code(end - 1))) break
      if (code === Code.Colon && (isFlow ? this.isFlowColon(end, false) : this.isIndicator(end, Code.Colon))) break
      if (isFlow && isFlowSign(code)) break
      end++
    }
    return end
  }

  #beforeBlanks(from: number, end: number): number {
    let to = end
    while (to > from && isSpace(this.code(to - 1))) to--
    return to
  }

  /** Reads a scalar that may be a key, up to the end of its line. Undefined if it cannot be one. */
  lineScalar(tag: Span | undefined): Leaf | undefined {
    const { at } = this
    const code = this.code(at)
    if (code === Code.Quote || code === Code.Apostrophe) {
      const end = this.#quotedEnd(at, code, true)
      return end < 0 ? undefined : this.#quoted(at, end, code, tag)
    }
    if (code === Code.OpenBracket || code === Code.OpenBrace) return undefined
    const end = this.#beforeBlanks(at, this.#plainEnd(at, false))
    return end === at ? undefined : leafOf(this.bytes, this.#plain(at, end, Style.Plain, tag))
  }

  #plain(start: number, end: number, style: Style, tag: Span | undefined) {
    return { start, end, style, lines: [{ start, end }], tag }
  }

  #quoted(start: number, end: number, quote: number, tag: Span | undefined): Leaf {
    const style = quote === Code.Quote ? Style.Double : Style.Single
    const isClosed = end - start > 1 && this.code(end - 1) === quote
    return leafOf(this.bytes, { start, end, style, lines: [{ start: start + 1, end: isClosed ? end - 1 : end }], tag })
  }

  /** Returns the end of the quoted scalar at `at`; -1 if it is not on the line, where it must be. */
  #quotedEnd(at: number, quote: number, isLine: boolean, column = -1): number {
    let end = at + 1
    while (end < this.bytes.length) {
      const code = this.code(end)
      if (isBreak(code)) {
        const next = end + this.breakLength(end)
        const first = this.pastBlanks(next)
        if (isLine) return -1
        // Less indentation is another entry, so the quote was never closed.
        if (!this.ends(first) && (first - next <= column || this.isMarker(next))) return end
        end = next
      } else if (code === Code.Backslash && quote === Code.Quote && !isBreak(this.code(end + 1))) end += 2
      else if (code === quote && quote === Code.Apostrophe && this.code(end + 1) === quote) end += 2
      else if (code === quote) return end + 1
      else end++
    }
    return isLine ? -1 : this.bytes.length
  }

  /** Reads a plain or quoted scalar, which may continue on lines indented by more than `column`. */
  flowScalar(column: number, isFlow: boolean, tag: Span | undefined): Leaf {
    const start = this.at
    const code = this.code(start)
    if (code === Code.Quote || code === Code.Apostrophe) {
      return this.#quoted(start, this.#quotedEnd(start, code, false, column), code, tag)
    }
    const style = isFlow ? Style.Flow : Style.Plain
    let end = this.#plainEnd(start + 1, isFlow)
    // A second key on a line is not one.
    while (!isFlow && this.code(end) === Code.Colon) end = this.#plainEnd(end + 1, false)
    for (let from = end; this.ends(from); ) {
      const next = this.#continued(from, column, isFlow)
      if (next < 0) break
      from = this.#plainEnd(next, isFlow)
      if (this.code(from) === Code.Colon) break
      end = from
    }
    return leafOf(this.bytes, this.#plain(start, this.#beforeBlanks(start + 1, end), style, tag))
  }

  /** Returns where a plain scalar continues after the line end; -1 if it does not. */
  #continued(at: number, column: number, isFlow: boolean): number {
    let next = at
    while (next < this.bytes.length) {
      const begin = next + this.breakLength(next)
      next = this.pastBlanks(begin)
      if (this.ends(next) && next < this.bytes.length) continue
      const isOther = next - begin <= column || this.isMarker(begin) || this.code(next) === Code.Hash
      return next >= this.bytes.length || isOther || (isFlow && this.isFlowStart(next)) ? NO_CODE : next
    }
    return NO_CODE
  }

  /** True if the text here cannot belong to a plain scalar in a flow collection. */
  isFlowStart(at: number): boolean {
    return isFlowSign(this.code(at)) || this.isFlowColon(at, false)
  }

  /** Reads a block scalar, of lines indented by more than `column`, or plain text that starts like one. */
  blockScalar(column: number, tag: Span | undefined): Leaf {
    const start = this.at
    let at = start + 1
    let indent = 0
    for (let code = this.code(at); code === Code.Hyphen || code === Code.Plus || (code > 48 && code < 58); ) {
      if (code > 48) indent = Math.max(0, column) + code - 48
      at++
      code = this.code(at)
    }
    const past = this.pastBlanks(at)
    if (!this.ends(past) && (past === at || this.code(past) !== Code.Hash)) return this.flowScalar(column, false, tag)
    this.at = past
    this.isEnd()
    const lines: Span[] = []
    let blanks: Span[] = []
    for (let end = this.at; end < this.bytes.length; ) {
      const begin = end + this.breakLength(end)
      const first = this.pastSpaces(begin)
      end = this.lineEnd(begin)
      if (this.ends(first)) {
        blanks.push({ start: end, end })
        continue
      }
      if (indent === 0) indent = first - begin > column ? first - begin : 0
      if (first - begin <= column || first - begin < indent || (first === begin && this.isMarker(begin))) break
      lines.push(...blanks, { start: begin + indent, end })
      blanks = []
    }
    const end = lines.at(-1)?.end ?? this.at
    return leafOf(this.bytes, { start, end, style: Style.Block, lines, tag })
  }

  pastSpaces(at: number): number {
    let past = at
    while (this.code(past) === Code.Space) past++
    return past
  }
}
