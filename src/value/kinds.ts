/**
 * @module Detects what an object is without trusting it: by its internal slots, where a built-in method can check them,
 * never by a name or tag that it sets itself. The check may run code of a proxy, which may throw.
 */

import { Label } from './limits'
import { isBlob, isOf, isPairs, isTold, PAIRS, TOLD_NAMES, tagOf } from './web'

/** How an object is read and rebuilt. */
export const enum ObjectKind {
  /** Its own enumerable properties. */
  Plain = 0,
  Array = 1,
  Map = 2,
  Set = 3,
  Error = 4,
  Date = 5,
  /** Bytes: a buffer, or a view of one with one-byte elements. */
  Bytes = 6,
  /** A typed array with larger elements. */
  Numbers = 7,
  Url = 8,
  /** A list of name/value pairs: of a URL, of headers, of a form. */
  Pairs = 9,
  RegExp = 10,
  /** A boxed primitive. */
  Boxed = 11,
  /** Shows its content only when printed. */
  Sealed = 12,
  /** Holds a connection, and with it much of the program: see {@link handleOf}. */
  Handle = 13,
  /** A request or response, read by its public properties. */
  Told = 14,
  Blob = 15,
}

/** The method that Node's `util.inspect` and `console` look for. */
export const INSPECT: unique symbol = /* @__PURE__ */ Symbol.for('nodejs.util.inspect.custom') as never

type Asking = (value: object) => unknown

const getTime: Asking = (value) => Date.prototype.getTime.call(value)
const mapHas: Asking = (value) => Map.prototype.has.call(value, 0)
const setHas: Asking = (value) => Set.prototype.has.call(value, 0)
const bufferSlice: Asking = (value) => ArrayBuffer.prototype.slice.call(value, 0, 0)
const sharedSlice: Asking = (value) => SharedArrayBuffer.prototype.slice.call(value, 0, 0)
const href: Asking = (value) => (value as URL).href.length

function answers(value: object, asking: Asking): boolean {
  try {
    asking(value)
    return true
  } catch {
    return false
  }
}

/** Preselected by tag or by prototype, in case either has been changed; then the slots are checked. */
const ASKED: ReadonlyArray<readonly [tag: string, kind: ObjectKind, asking: Asking]> = [
  ['Date', ObjectKind.Date, getTime],
  ['Map', ObjectKind.Map, mapHas],
  ['Set', ObjectKind.Set, setHas],
  ['ArrayBuffer', ObjectKind.Bytes, bufferSlice],
  ['SharedArrayBuffer', ObjectKind.Bytes, sharedSlice],
  ['URL', ObjectKind.Url, href],
  ...PAIRS.map((name) => [name, ObjectKind.Pairs, isPairs] as const),
  ...TOLD_NAMES.map((name) => [name, ObjectKind.Told, isTold] as const),
  ['Blob', ObjectKind.Blob, isBlob],
  ['File', ObjectKind.Blob, isBlob],
]

const SEALED = ['Promise', 'WeakRef', 'Map Iterator', 'Set Iterator']
const BOX_TAGS = ['String', 'Number', 'Boolean', 'BigInt', 'Symbol']
const BOXES: readonly { readonly prototype: { valueOf(): unknown } }[] = [String, Number, Boolean, BigInt, Symbol]

/** Returns the primitive in an object; undefined if there is none. */
export function unboxed(value: object): unknown {
  for (const { prototype } of BOXES) {
    try {
      return prototype.valueOf.call(value)
    } catch {}
  }
  return undefined
}

/**
 * True if an object defines how it is written as JSON, or printed: then its properties are not all that will be seen.
 *
 * @throws what a proxy or a getter throws
 */
export function speaks(value: object): boolean {
  const { toJSON } = value as { readonly toJSON?: unknown }
  return typeof toJSON === 'function' || typeof (value as { readonly [INSPECT]?: unknown })[INSPECT] === 'function'
}

function isByteView(value: ArrayBufferView): boolean {
  return !('BYTES_PER_ELEMENT' in value) || value.BYTES_PER_ELEMENT === 1
}

/**
 * Returns the label for an object that holds a connection: a stream or socket, an agent that owns some, a session.
 * Whoever logs one, usually with a client's error, is not interested in its content. HTTP requests and responses are
 * read all the same: their properties are what is meant to be logged.
 *
 * @throws what a proxy or a getter throws
 */
export function handleOf(value: object): Label | undefined {
  const methods = value as { readonly [name: string]: unknown }
  const has = (name: string) => typeof methods[name] === 'function'
  if (has('pipeTo') || has('getWriter')) return Label.Stream
  if (!has('on')) return undefined
  if (has('pipe')) return 'headers' in value || has('getHeader') ? undefined : Label.Stream
  if (has('addRequest') || has('dispatch')) return Label.Agent
  return has('goaway') ? Label.Session : undefined
}

/**
 * Detects the kind of an object with an unusual prototype.
 *
 * @throws what a proxy or a getter throws
 */
function kindOfSpecial(value: object): ObjectKind {
  if (ArrayBuffer.isView(value)) return isByteView(value) ? ObjectKind.Bytes : ObjectKind.Numbers
  const tag = tagOf(value)
  if (tag === 'Error' || value instanceof Error) return ObjectKind.Error
  if (tag === 'RegExp') return ObjectKind.RegExp
  for (const [name, kind, asking] of ASKED) {
    if (isOf(value, tag, name) && answers(value, asking)) return kind
  }
  if (BOX_TAGS.includes(tag) && unboxed(value) !== undefined) return ObjectKind.Boxed
  if (SEALED.includes(tag) || value instanceof Promise) return ObjectKind.Sealed
  return handleOf(value) === undefined ? ObjectKind.Plain : ObjectKind.Handle
}

/**
 * Detects the kind of an object.
 *
 * @throws what a proxy or a getter throws
 */
export function kindOf(value: object): ObjectKind {
  if (Array.isArray(value)) return ObjectKind.Array
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? ObjectKind.Plain : kindOfSpecial(value)
}
