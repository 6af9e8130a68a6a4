/**
 * @module Canaries: records, each with one value in one location, and how to detect whether it is readable in the
 * output. The values are published test numbers, documentation addresses and numbers that belong to nobody.
 */

import type { DetectedKind } from '../../types'

const VALUES: { readonly [K in DetectedKind]: string } = {
  personnummer: '871220-2384',
  fodselsnummer: '15039050185',
  email: 'anna.testberg@example.se',
  phone: '+46701740612',
  ip: '192.0.2.44',
}

export const CANARY_KINDS = Object.keys(VALUES) as DetectedKind[]

/** Values as numbers, with their field name. */
const NUMBERS: { readonly [K in DetectedKind]?: readonly [name: string, value: number] } = {
  personnummer: ['personnummer', 198712202384],
  fodselsnummer: ['fodselsnummer', 15039050185],
  phone: ['mobilnummer', 46701740612],
}

/** Locations of a value in a record. */
export const PLACES = [
  'message',
  'interpolation',
  'child binding',
  'property',
  'key',
  'number',
  'error message',
  'stack',
  'cause',
  'nested JSON',
  'URL',
  'colours',
  'bytes',
] as const
export type Place = (typeof PLACES)[number]

/** One record to log. */
export interface Canary {
  readonly kind: DetectedKind
  readonly place: Place
  /** Included in the message, so that the record can be recognised. */
  readonly mark: string
  /** Bindings of the child logger. */
  readonly bindings?: Record<string, unknown>
  readonly message: string
  /** Replaces `%s` in the message. */
  readonly argument?: string
  readonly fields: Record<string, unknown>
}

function failure(message: string, options?: ErrorOptions, frame?: string): Error {
  const error = new Error(message, options)
  if (frame !== undefined) error.stack = `Error: ${message}\n    at ${frame}`
  return error
}

/** Returns the record with a value in a location; undefined if it cannot be there. */
function recordOf(place: Place, kind: DetectedKind, mark: string): Omit<Canary, 'kind' | 'place' | 'mark'> | undefined {
  const value = VALUES[kind]
  switch (place) {
    case 'message':
      return { message: `${mark} ${value}`, fields: {} }
    case 'interpolation':
      return { message: `${mark} %s`, argument: value, fields: {} }
    case 'child binding':
      return { message: mark, bindings: { canary: value }, fields: {} }
    case 'property':
      return { message: mark, fields: { canary: { list: [value] } } }
    case 'key':
      return { message: mark, fields: { canary: { [value]: 1 } } }
    case 'number': {
      const named = NUMBERS[kind]
      return named && { message: mark, fields: { [named[0]]: named[1] } }
    }
    case 'error message':
      return { message: mark, fields: { err: failure(value) } }
    case 'stack':
      return { message: mark, fields: { err: failure('canary', {}, `canary (/app/${value}/x.js:1:1)`) } }
    case 'cause':
      return { message: mark, fields: { err: failure('canary', { cause: failure(value) }) } }
    case 'nested JSON':
      return { message: mark, fields: { body: JSON.stringify({ canary: value }) } }
    case 'URL':
      return { message: mark, fields: { url: `https://example.se/?canary=${encodeURIComponent(value)}` } }
    case 'colours':
      return { message: `${mark} \u001b[33m${value.slice(0, 4)}\u001b[1m${value.slice(4)}\u001b[0m`, fields: {} }
    case 'bytes':
      return { message: mark, fields: { body: Buffer.from(`canary ${value}`) } }
  }
}

/** Letters only: a number might be found. */
function markOf(number: number): string {
  return `canary-${String.fromCharCode(97 + Math.floor(number / 26), 97 + (number % 26))}.`
}

/** Returns all canaries of the given kinds. */
export function canariesOf(kinds: readonly DetectedKind[]): Canary[] {
  const canaries: Canary[] = []
  for (const place of PLACES) {
    for (const kind of kinds) {
      const mark = markOf(canaries.length)
      const record = recordOf(place, kind, mark)
      if (record !== undefined) canaries.push({ kind, place, mark, ...record })
    }
  }
  return canaries
}

/** Bytes as JSON and as Node prints them, with their delimiters. */
const OCTETS = /\[\s*(\d{1,3}(?:,\s*\d{1,3})*)\s*\]|<Buffer ([0-9a-f ]+)>/gi
/** A colour code, raw and as JSON and `inspect` write it. */
const COLOUR = /(?:\\u001b|\\x1b|[^ -~])\[[\d;]*m/gi

function octetsAsText(_all: string, list: string | undefined, printed: string | undefined): string {
  if (printed !== undefined) return Buffer.from(printed.replaceAll(' ', ''), 'hex').toString()
  return Buffer.from((list ?? '').split(',').map(Number)).toString()
}

function unescaped(written: string): string {
  const text = written.replace(OCTETS, octetsAsText).replace(COLOUR, '')
  const percent = text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return percent.replace(/\\u([0-9a-f]{4})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** True if a value of this kind is readable in a text, as it is or in another spelling. */
export function isReadable(text: string, kind: DetectedKind): boolean {
  const value = VALUES[kind]
  const plain = unescaped(text)
  if (text.includes(value) || plain.includes(value)) return true
  if (kind === 'email' || kind === 'ip') return false
  // For a number, look for its unique digits, whatever separates them.
  const digits = value.replace(/\D/g, '').slice(-9)
  return plain.replace(/(?<=\d)[\s().-]{1,2}(?=\d)/g, '').includes(digits)
}
