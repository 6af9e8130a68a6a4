/**
 * @module Wraps texts in formats as programs write them, and reads them back with third-party parsers: RFC 8259 with
 * `JSON.parse`, RFC 4180 with csv-parse, XML 1.0 with fast-xml-parser, URLs with the host's `URL` (WHATWG), logfmt as
 * its writers quote it, with JSON escapes.
 */
import { parse as parseCsv } from 'csv-parse/sync'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { RedactorOptions } from '../../src/types'

/** A piece of a document: a value, or text around values. */
export interface Piece {
  readonly text: string
  readonly isValue: boolean
}

/** One record: a text, its number, and a number that occurs in it or is derived from it. */
export interface Entry {
  readonly line: number
  readonly text: string
  readonly digits: number
}

/** One way to write entries. */
export interface Wrapping {
  readonly name: string
  readonly format: NonNullable<RedactorOptions['format']>
  /** Text before, between and after the entries. */
  readonly round: readonly [begin: string, between: string, end: string]
  /** Writes an entry; its values are in the same order as from {@link read}. */
  write(entry: Entry): Piece[]
  /**
   * Parses a document.
   *
   * @returns JSON-like: leaves are strings and other JSON values
   * @throws the parser's error, which may quote the text: not to be shown
   */
  read(document: string): unknown
}

/** A template tag whose slots are values in the format's notation. */
function pieces(frames: TemplateStringsArray, ...values: readonly string[]): Piece[] {
  return frames.flatMap((frame, i) => {
    const value = values[i]
    const round = { text: frame, isValue: false }
    return value === undefined ? [round] : [round, { text: value, isValue: true }]
  })
}

const json = (value: string | number) => JSON.stringify(value)

/** Escapes pieces for the inside of a JSON string. */
function quotedOnce(list: readonly Piece[]): Piece[] {
  return list.map(({ text, isValue }) => ({ text: json(text).slice(1, -1), isValue }))
}

function jsonEntry({ line, text, digits }: Entry): Piece[] {
  return pieces`{"line":${json(line)},"text":${json(text)},"personnummer":${json(digits)}}`
}

function readRecords(document: string): unknown[] {
  return document.split('\n').map((record) => JSON.parse(record))
}

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
const cellIfNeeded = (text: string) => (/[",;\t\r\n]/.test(text) ? cell(text) : text)

function readTable(delimiter: string): Wrapping['read'] {
  return (document) => parseCsv(document, { delimiter, columns: true })
}

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Escapes a text for an element or attribute, without characters that XML does not allow. */
function xml(text: string): string {
  const clean = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
  return clean.replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] as string)
}

const xmlParser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  processEntities: { enabled: true, maxTotalExpansions: 1e9, maxExpandedLength: 1e9 },
  isArray: (name) => name === 'entry',
})

/** The parser returns attributes last. */
function attributesFirst(entry: object): unknown {
  const isAttribute = ([name]: [string, unknown]) => Number(name.startsWith('@'))
  return Object.fromEntries(Object.entries(entry).sort((one, other) => isAttribute(other) - isAttribute(one)))
}

function readXml(document: string): unknown {
  if (XMLValidator.validate(document) !== true) throw new SyntaxError('no XML')
  const { '#text': between, ...entries } = xmlParser.parse(document).entries
  if (between.trim() !== '') throw new SyntaxError('text between entries')
  return { ...entries, entry: entries.entry.map(attributesFirst) }
}

const PAIR = /(?:^| )([a-z]+)=("(?:[^"\\]|\\.)*"|[^\s"=]*)/gy

/** Parses one line; an unquoted value contains no space, quote or `=`. */
function readLogfmt(line: string): unknown {
  const pairs: [string, unknown][] = []
  let end = 0
  for (const match of line.matchAll(PAIR)) {
    const [all, name = '', value = ''] = match
    pairs.push([name, value.startsWith('"') ? JSON.parse(value) : value])
    end = match.index + all.length
  }
  if (end !== line.length) throw new SyntaxError('no logfmt')
  return Object.fromEntries(pairs)
}

const percent = encodeURIComponent
const plus = (text: string) => new URLSearchParams({ '': text }).toString().slice(1)

function readAddress(line: string): unknown {
  const { origin, pathname, hash, searchParams } = new URL(line)
  return { page: origin + pathname, ...Object.fromEntries(searchParams), hash }
}

const LINES = ['', '\n', ''] as const

/** All formats. */
export const WRAPPINGS: readonly Wrapping[] = [
  { name: 'NDJSON', format: 'auto', round: LINES, write: jsonEntry, read: readRecords },
  {
    name: 'JSON in a JSON string',
    format: 'auto',
    round: LINES,
    write: (entry) => [
      ...pieces`{"payload":"`,
      ...quotedOnce(jsonEntry(entry)),
      ...pieces`","line":${json(entry.line)}}`,
    ],
    read: (document) =>
      document.split('\n').map((record) => {
        const { payload, ...rest } = JSON.parse(record)
        return { payload: JSON.parse(payload), ...rest }
      }),
  },
  {
    name: 'JSON over many lines',
    format: 'auto',
    round: ['[\n', ',\n', '\n]\n'],
    write: ({ line, text, digits }) => pieces`  {
    "line": ${json(line)},
    "parts": [
      ${json(text)},
      { "personnummer": ${json(digits)} }
    ]
  }`,
    read: (document) => JSON.parse(document),
  },
  {
    name: 'CSV, quoted',
    format: 'csv',
    round: ['line,text,personnummer\r\n', '\r\n', '\r\n'],
    write: ({ line, text, digits }) => pieces`${cell(`${line}`)},${cell(text)},${cell(`${digits}`)}`,
    read: readTable(','),
  },
  {
    name: 'CSV, quoted where needed',
    format: 'csv',
    round: ['line;text;personnummer\n', '\n', '\n'],
    write: ({ line, text, digits }) => pieces`${`${line}`};${cellIfNeeded(text)};${`${digits}`}`,
    read: readTable(';'),
  },
  {
    name: 'TSV',
    format: 'tsv',
    round: ['line\ttext\tpersonnummer\n', '\n', '\n'],
    write: ({ line, text, digits }) => pieces`${`${line}`}\t${cell(text)}\t${`${digits}`}`,
    read: readTable('\t'),
  },
  {
    name: 'XML',
    format: 'auto',
    round: ['<?xml version="1.0"?>\n<entries>\n', '\n', '\n</entries>\n'],
    write: ({ line, text, digits }) =>
      pieces`<entry line="${`${line}`}" note="${xml(text)}"><text>${xml(text)}</text><personnummer>${`${digits}`}</personnummer></entry>`,
    read: readXml,
  },
  {
    name: 'logfmt',
    format: 'auto',
    round: LINES,
    write: ({ line, text, digits }) =>
      pieces`level=${'info'} line=${`${line}`} msg=${json(text)} personnummer=${`${digits}`}`,
    read: (document) => document.split('\n').map(readLogfmt),
  },
  {
    name: 'URL query',
    format: 'auto',
    round: LINES,
    write: ({ line, text, digits }) =>
      pieces`${'https://example.se/search'}?line=${`${line}`}&q=${percent(text)}&text=${plus(text)}&personnummer=${`${digits}`}${'#top'}`,
    read: (document) => document.split('\n').map(readAddress),
  },
]
