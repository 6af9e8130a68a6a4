/**
 * @module The value of a YAML scalar (YAML 1.2.2, sections 5.7, 6.5, 7.3 and 10.3.2), and how to write another one in
 * its place: on as many lines, so that the text parses to the same tree and keeps its line numbers.
 */
import { decode } from '../text/source'
import { type Leaf, type Part, type Span, Style } from './yaml-notes'

/** A scalar found in a text, not yet decoded. */
export interface Found extends Span {
  readonly style: Style
  /** The lines of a block scalar, or the text between the quotes. */
  readonly lines: readonly Span[]
  readonly tag: Span | undefined
}

const LINE_END = /\r\n|\r|\n/
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
/** Plain scalars that are not strings in the core schema. */
const TYPED =
  /^(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|yes|no|on|off|y|n|[-+]?[\d.][\d._:eExobA-Fa-f+-]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|<<)$/i
const WORDS: { readonly [word: string]: string } = {
  ...{ '': 'null', '~': 'null', null: 'null', Null: 'null', NULL: 'null' },
  ...{ true: 'true', True: 'true', TRUE: 'true', false: 'false', False: 'false', FALSE: 'false' },
}
const ESCAPES: { readonly [letter: string]: string } = {
  ...{ 0: '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b', N: '\x85' },
  ...{ _: '\xa0', L: '\u2028', P: '\u2029' },
}
const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\s\S]))/g

function isBlank(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\t'
}

/** Trims blanks at the start or end. */
function trimmed(text: string, isBegin: boolean, isEnd: boolean): string {
  let from = 0
  let to = text.length
  while (isBegin && from < to && isBlank(text, from)) from++
  while (isEnd && to > from && isBlank(text, to - 1)) to--
  return text.slice(from, to)
}

/** True if a line ends with an unescaped backslash. */
function isJoined(line: string): boolean {
  let slashes = 0
  while (line[line.length - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}

/** Folds lines into one: a line end becomes a blank; of several, all but the first are kept. */
function folded(lines: readonly string[], isDouble: boolean): string {
  let text = ''
  let ends = 0
  for (const [i, line] of lines.entries()) {
    const isLast = i === lines.length - 1
    const joins = isDouble && !isLast && isJoined(line)
    const own = trimmed(joins ? line.slice(0, -1) : line, i > 0, !isLast && !joins)
    if (own !== '' || isLast) {
      text += ends === 1 ? ' ' : '\n'.repeat(Math.max(0, ends - 1))
      ends = 0
    }
    text += own
    if (!joins) ends++
  }
  return text
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(ESCAPE, (_, x?: string, u?: string, long?: string, letter = '') => {
    const hex = x ?? u ?? long
    if (hex === undefined) return ESCAPES[letter] ?? letter
    const point = Number.parseInt(hex, 16)
    return point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point)
  })
}

/** Returns the value of a scalar in a style. */
function said(raw: string, style: Style): string {
  const lines = LINE_END.test(raw) ? raw.split(LINE_END) : [raw]
  const text = lines.length > 1 ? folded(lines, style === Style.Double) : raw
  if (style === Style.Double) return unescaped(text)
  return style === Style.Single ? text.replaceAll("''", "'") : text
}

function partOf(bytes: Uint8Array, { start, end }: Span, style: Style): Part {
  const raw = decode(bytes.subarray(start, end))
  const text = style === Style.Block ? raw : said(raw, style)
  return { start, end, text, isExact: raw === text && lengthOf(text) === end - start }
}

/** Returns the length of a text in UTF-8. */
export function lengthOf(text: string): number {
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    length += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3
  }
  return length
}

/** Decodes a scalar. */
export function leafOf(bytes: Uint8Array, found: Found): Leaf {
  const { start, end, style, lines, tag } = found
  const parts = lines.map((line) => partOf(bytes, line, style))
  const text = parts.map((part) => part.text).join('\n')
  const isPlain = style === Style.Plain || style === Style.Flow
  const word = isPlain && Object.hasOwn(WORDS, text) ? WORDS[text] : undefined
  const token = word ?? (isPlain && NUMBER.test(text) ? text : JSON.stringify(text))
  return { start, end, style, text, parts, token, json: 0, tag }
}

/** True if a text needs no quotes: it has no syntax, and only text characters. */
function isPlainText(text: string, isFlow: boolean): boolean {
  if (
    TYPED.test(text) ||
    /^[-?:,[\]{}#&*!|>'"%@`\s]|[\s:]$|[:\s]#|:\s|[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(text)
  )
    return false
  return !isFlow || !/[,[\]{}]/.test(text)
}

/** Quotes a text on as many lines as before, which end with line continuations. */
function inQuotes(text: string, before: string): string {
  const quoted = JSON.stringify(text)
  const ends = before.match(/\r\n|\r|\n/g)
  if (ends === null) return quoted
  const last = before.split(LINE_END).at(-1) as string
  const indent = last.slice(0, last.length - trimmed(last, true, false).length)
  return `${quoted.slice(0, -1)}${ends.map((end) => `\\${end}${indent}`).join('')}"`
}

/** Returns the replacement for a scalar; for a block scalar see {@link linesFor}. */
export function scalarFor(text: string, { style, start, end, text: was }: Leaf, bytes: Uint8Array): string {
  const before = decode(bytes.subarray(start, end))
  const isLine = !LINE_END.test(before)
  if (isLine && style === Style.Single && !/[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd]/.test(text)) {
    return `'${text.replaceAll("'", "''")}'`
  }
  const isPlain = isLine && (style === Style.Plain || style === Style.Flow) && !TYPED.test(was)
  return isPlain && isPlainText(text, style === Style.Flow) ? text : inQuotes(text, before)
}

/** Content of an emptied line in a block that still has text. */
const NOTHING = '-'

/** Returns the replacement for each line of a block scalar: blank lines stay, and a shorter text leaves blank ones. */
export function linesFor(text: string, parts: readonly Part[]): string[] {
  const lines = text.split(/\r\n|\r|\n/)
  const isEach = lines.length === parts.length
  const rest = text.trim() === '' ? [] : lines
  let next = 0
  return parts.map((part, i) => {
    if (!isEach && part.text.trim() === '') return part.text
    const line = rest[isEach ? i : next++] ?? ''
    return line.trim() === '' && part.text.trim() !== '' && next <= rest.length && rest.length > 0 ? NOTHING : line
  })
}
