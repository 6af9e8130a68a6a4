/**
 * @module Reads JSON and YAML 1.2 with the position of every value, for files written by people. The package `yaml`
 * parses; its result is walked here, within limits, and only plain maps, lists and scalars are accepted: no alias,
 * anchor, tag or directive.
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml'
import { type Problem, problem, shown } from '../policy/problem'

/** Longest file, in UTF-16 code units: the presets have about 15,000. */
export const LONGEST = 262_144
/** Deepest nesting; a policy needs 6. */
const DEEPEST = 24
/** Most values per file. */
const MOST = 20_000

type Path = readonly (string | number)[]

/** The file is rejected; the message is the problem. */
class Refused extends Error {
  readonly problem: Problem

  constructor(message: string, remedy: string, path: Path = []) {
    super(message)
    this.problem = problem('not-read', path, message, remedy)
  }
}

/** Our own messages for the parser's errors: its messages quote the text. */
const SYNTAX: { readonly [code: string]: string } = {
  ALIAS_PROPS: 'has an alias, which is not allowed',
  BAD_ALIAS: 'has an alias, which is not allowed',
  BAD_INDENT: 'the indentation is wrong, or a bracket is not closed',
  BAD_SCALAR_START: 'a value begins with a character that it may not',
  BAD_DIRECTIVE: 'has a directive, which is not allowed',
  BLOCK_IN_FLOW: 'indented lines stand within brackets',
  MISSING_CHAR: 'a character is missing: a bracket, quote, comma or colon',
  MULTILINE_IMPLICIT_KEY: 'a key goes over several lines',
  MULTIPLE_DOCS: 'holds more than one document',
  TAB_AS_INDENT: 'a tab stands in the indentation',
}

/** Walks the parser's result, and records the position of each value. */
class Reading {
  readonly places = new Map<string, number>()
  #count = 0

  /** @param offset - its position, in UTF-16 code units */
  read(node: Node | null, path: Path, offset: number): unknown {
    this.places.set(JSON.stringify(path), offset)
    if (path.length > DEEPEST) throw new Refused(`nested deeper than ${DEEPEST}`, 'write it flatter', path)
    if (++this.#count > MOST) throw new Refused(`more than ${MOST} values`, 'split the policy', path)
    if (node === null) return null
    const { anchor, tag } = node as { anchor?: string; tag?: string }
    if (anchor !== undefined)
      throw new Refused('has an anchor, which is not allowed', 'write the value out where it is needed', path)
    if (tag !== undefined) throw new Refused('has a tag, which is not allowed', 'write a plain value', path)
    if (isScalar(node)) return node.value
    if (isSeq(node)) return node.items.map((item, i) => this.#item(item as Node, [...path, i]))
    if (isMap(node)) return this.#map(node.items as readonly { key: unknown; value: unknown }[], path)
    throw new Refused('is an alias, which is not allowed', 'write the value out where it is needed', path)
  }

  #item(node: Node | null, path: Path): unknown {
    return this.read(node, path, node?.range?.[0] ?? 0)
  }

  #map(items: readonly { key: unknown; value: unknown }[], path: Path): unknown {
    const entries = new Map<string, unknown>()
    for (const { key, value } of items) {
      if (!isScalar(key) || typeof key.value !== 'string' || key.anchor !== undefined || key.tag !== undefined) {
        throw new Refused('has a key that is no plain text', 'write keys as words', path)
      }
      const at = [...path, key.value]
      if (entries.has(key.value)) {
        this.places.set(JSON.stringify(at), key.range?.[0] ?? 0)
        throw new Refused(`the key ${shown(key.value)} stands twice`, 'keep one', at)
      }
      entries.set(key.value, this.read(value as Node | null, at, key.range?.[0] ?? 0))
    }
    return Object.fromEntries(entries)
  }
}

/** Reads the position of a JSON error; the parser's message is used for nothing else. */
function checkJson(text: string, lines: LineCounter): void {
  try {
    JSON.parse(text)
  } catch (error) {
    const [, at] = /position (\d+)/.exec((error as Error).message) ?? []
    const refused = new Refused('not valid JSON', 'fix it, or name the file .yaml')
    // Without a position, the text ended too early.
    throw Object.assign(refused, { place: lines.linePos(Number(at ?? text.length)) })
  }
}

/** Most open brackets, including those in quotes: nobody needs so many. */
const MOST_OPEN = 100

/**
 * True if a text would exhaust the recursive parser's stack: nested brackets, or nested lists on one line (`- - - -`).
 * Nesting by indentation needs a longer text than is accepted.
 */
function nestsTooDeep(text: string): boolean {
  let open = 0
  let marks = 0
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string
    if (character === '[' || character === '{') open++
    else if (character === ']' || character === '}') open = Math.max(0, open - 1)
    else if (character === '\n') marks = 0
    else if ((character === '-' || character === '?') && /\s/.test(text[i + 1] ?? ' ')) marks++
    if (open > MOST_OPEN || marks > MOST_OPEN) return true
  }
  return false
}

function readText(text: string, isJson: boolean, lines: LineCounter, reading: Reading): unknown {
  if (text.length > LONGEST) throw new Refused(`longer than ${LONGEST} characters`, 'split the policy')
  if (nestsTooDeep(text)) throw new Refused(`nested deeper than ${DEEPEST}`, 'write it flatter')
  const document = parseDocument<ParsedNode>(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  })
  if (isJson) checkJson(text, lines)
  const [error] = document.errors
  if (error !== undefined) {
    const refused = new Refused(SYNTAX[error.code] ?? 'not valid YAML', 'mend the line')
    throw Object.assign(refused, { place: lines.linePos(error.pos[0]) })
  }
  const directive = text.search(/^%/m)
  if (document.directives?.yaml.explicit || directive >= 0) {
    const refused = new Refused('has a directive, which is not allowed', 'leave out lines that begin with %')
    throw Object.assign(refused, { place: lines.linePos(Math.max(0, directive)) })
  }
  return reading.read(document.contents, [], 0)
}

/** Adds the line and column of a problem: those of its value, or of the nearest parent. */
function located(found: Problem, lines: LineCounter, reading: Reading): Problem {
  for (let length = found.path.length; length >= 0; length--) {
    const offset = reading.places.get(JSON.stringify(found.path.slice(0, length)))
    if (offset === undefined) continue
    const { line, col } = lines.linePos(offset)
    return { ...found, line: Math.max(1, line), column: Math.max(1, col) }
  }
  return found
}

function refusal(error: unknown, lines: LineCounter, reading: Reading): Problem {
  if (error instanceof Refused) {
    const { place } = error as { place?: { line: number; col: number } }
    if (place === undefined) return located(error.problem, lines, reading)
    return { ...error.problem, line: Math.max(1, place.line), column: Math.max(1, place.col) }
  }
  // The parser gave up; its message may quote the text.
  return problem('not-read', [], 'cannot be read as a policy', 'check brackets and indentation')
}

/** The result of reading a text. */
export interface Placed {
  /** Undefined if the text could not be read. */
  readonly value: unknown
  /** Why it could not be read. */
  readonly refused: Problem | undefined
  /** Adds line and column to a problem, by its path. */
  located(found: Problem): Problem
}

/** Reads a text, JSON or YAML 1.2; never throws because of its content. */
export function readPlaced(text: string, format: 'yaml' | 'json'): Placed {
  const lines = new LineCounter()
  const reading = new Reading()
  const locate = (found: Problem) => located(found, lines, reading)
  try {
    return { value: readText(text, format === 'json', lines, reading), refused: undefined, located: locate }
  } catch (error) {
    return { value: undefined, refused: refusal(error, lines, reading), located: locate }
  }
}
