/**
 * @module Wraps an engine for YAML: each document goes to the inner engine as JSON, and the result is mapped back to
 * edits of the YAML. Thus names, policies and records work as in JSON, and a changed scalar is quoted where necessary.
 */

import { readYaml, type YamlText } from '../formats/yaml'
import { type Frames, type Leaf, type Span, Style } from '../formats/yaml-notes'
import { linesFor, scalarFor } from '../formats/yaml-scalar'
import { decode } from '../text/source'
import type { Call, Edit, Finding } from '../types'
import { bytesOf, inUnits } from './container'
import { addAll, type Engine, type Hear, type Steps, type Stream, stepsThrough, type Utf16, withEdits } from './engine'
import { byStart } from './joined'
import { YamlPlaces } from './yaml-places'
import { YamlStream } from './yaml-stream'

/** Bytes from which on a document may be read in parts. */
const MOST = 1 << 16

const NUMBER = /^-?\d/
/** A string, number or literal of JSON. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+/g

/** State carried from document to document. */
export interface YamlState {
  frames: Frames
  /** Sensitive anchor names and their replacements. */
  readonly anchors: Map<string, string>
}

function beginYaml(): YamlState {
  return { frames: [], anchors: new Map() }
}

/** See {@link Engine}. */
export class YamlEngine implements Engine {
  readonly #inner: Engine
  readonly #most: number

  /**
   * @param inner - reads JSON
   * @param isWhole - whether a document is one record, which must not be judged in parts
   * @param most - bytes from which on a document is read in parts; tests use few
   */
  constructor(inner: Engine, isWhole: boolean, most: number = MOST) {
    this.#inner = inner
    this.#most = isWhole ? Number.POSITIVE_INFINITY : most
  }

  get name(): Engine['name'] {
    return this.#inner.name
  }

  scan(input: string | Uint8Array, call: Call): Finding[] {
    return this.told(input, (text) => this.#inner.scan(text, call))
  }

  /** Collects results for each document and comment. */
  told<T extends Span>(input: string | Uint8Array, told: (text: string) => readonly T[]): T[] {
    const bytes = bytesOf(input)
    const all: T[] = []
    for (const text of this.#texts(bytes)) {
      const places = new YamlPlaces(bytes, text)
      const own = [...places.inScalars(told(text.json))]
      for (const comment of text.comments) addAll(own, places.inComment(comment, told(textOf(bytes, comment))))
      addAll(all, own.sort(byStart))
    }
    return inUnits(input, bytes, all)
  }

  redact<T extends string | Uint8Array>(input: T, call: Call, findings?: Finding[]): T {
    return withEdits(input, this.edits(input, call, findings))
  }

  edits(input: string | Uint8Array, call: Call, findings?: Finding[]): Edit[] {
    const bytes = bytesOf(input)
    const state = beginYaml()
    const located: Finding[] | undefined = findings && []
    const edits: Edit[] = []
    for (const text of this.#texts(bytes)) addAll(edits, this.editsIn(bytes, text, state, call, located))
    if (findings !== undefined) addAll(findings, inUnits(input, bytes, located ?? []))
    return inUnits(input, bytes, edits)
  }

  /** A caller that has the units composed the text itself, as JSON. */
  unitEdits(text: Utf16, call: Call): readonly Edit[] {
    return this.#inner.unitEdits(text, call)
  }

  lines(lines: readonly string[], call: Call): string[] {
    return lines.map((line) => this.redact(line, call))
  }

  stream(call: Call, hear: Hear | undefined): Stream {
    return new YamlStream(this, beginYaml(), this.#most, call, hear)
  }

  steps(call: Call): Steps {
    return stepsThrough(this.stream(call, undefined))
  }

  *#texts(bytes: Uint8Array): Generator<YamlText> {
    let frames: Frames = []
    for (let at = 0; at < bytes.length; ) {
      const text = readYaml(bytes, at, true, this.#most, frames) as YamlText
      yield text
      at = text.end
      frames = text.frames
    }
  }

  /** Returns the edits of a document or a part of one, in order; findings are added in order, too. */
  editsIn(bytes: Uint8Array, text: YamlText, state: YamlState, call: Call, findings?: Finding[]): Edit[] {
    const { start, end, json, comments } = text
    const places = findings && new YamlPlaces(bytes, text)
    const own: Finding[] = []
    const redacted = (given: string, span?: Span) => {
      if (places === undefined) return this.#inner.redact(given, call)
      const found: Finding[] = []
      const output = this.#inner.redact(given, call, found)
      addAll(own, span === undefined ? places.inScalars(found) : places.inComment(span, found))
      return output
    }
    const tokens = json === '' ? [] : (redacted(json).match(TOKEN) ?? [])
    // A withheld record leaves no text at all.
    const isKept = tokens.length !== text.tokens.length
    const edits: Edit[] = isKept ? [{ start, end, text: '' }] : scalarEdits(bytes, text, tokens)
    for (const comment of comments) {
      const before = textOf(bytes, comment)
      const after = redacted(before, comment)
      if (after !== before && !isKept) edits.push({ ...comment, text: asComment(after) })
    }
    if (!isKept) addAll(edits, this.#anchorEdits(bytes, text, state, call))
    addAll(findings ?? [], own.sort(byStart))
    return edits.sort(byStart)
  }

  /** Renames anchors with sensitive names: a label cannot be an anchor name. */
  #anchorEdits(bytes: Uint8Array, { anchors }: YamlText, { anchors: known }: YamlState, call: Call): Edit[] {
    return anchors.flatMap((anchor) => {
      const name = textOf(bytes, anchor)
      const isClean = !known.has(name) && this.#inner.redact(name, call) === name
      if (isClean) return []
      const text = known.get(name) ?? `masked-${known.size + 1}`
      known.set(name, text)
      return [{ ...anchor, text }]
    })
  }
}

function textOf(bytes: Uint8Array, { start, end }: Span): string {
  return decode(bytes.subarray(start, end))
}

/** Makes every line of a text a comment. */
function asComment(text: string): string {
  return text === '' ? '' : text.replace(/(^|\n|\r(?!\n))([ \t]*)(?=[^\s#])/g, '$1$2# ')
}

/** Returns edits of the scalars whose tokens changed. */
function scalarEdits(bytes: Uint8Array, text: YamlText, tokens: readonly string[]): Edit[] {
  return text.tokens.flatMap((leaf, i) => {
    const token = tokens[i] as string
    if (leaf === undefined || token === tokenOf(leaf, text.json)) return []
    if (token.startsWith('"')) return leafEdits(bytes, leaf, JSON.parse(token))
    // The replacement of a number may itself be a number.
    return NUMBER.test(token) ? [{ start: leaf.start, end: leaf.end, text: token }] : leafEdits(bytes, leaf, token)
  })
}

/** The token of a leaf in the JSON: a key is a string. */
function tokenOf(leaf: Leaf, json: string): string {
  return json[leaf.json - 1] === '"' && !leaf.token.startsWith('"') ? JSON.stringify(leaf.text) : leaf.token
}

function leafEdits(bytes: Uint8Array, leaf: Leaf, text: string): Edit[] {
  const edits = leaf.tag === undefined ? [] : [{ ...leaf.tag, text: '!!str' }]
  if (leaf.style !== Style.Block)
    return [...edits, { start: leaf.start, end: leaf.end, text: scalarFor(text, leaf, bytes) }]
  const lines = linesFor(text, leaf.parts)
  for (const [i, { start, end, text: was }] of leaf.parts.entries()) {
    const line = lines[i] as string
    if (line !== was) edits.push({ start, end, text: line })
  }
  return edits
}
