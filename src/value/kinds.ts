/**
 * @module What an object is, told without trusting it: by its internal slots where a method of the language can ask for
 * them, never by a name or tag that it gives itself. Asking may run code of a proxy, which may throw.
 */

import { Label } from './limits'
import { isBlob, isOf, isPairs, isTold, PAIRS, TOLD_NAMES, tagOf } from './web'

/** How an object is read, and made again. */
export const enum ObjectKind {
  /** Its own enumerable properties. */
  Plain = 0,
  Array = 1,
  Map = 2,
  Set = 3,
  Error = 4,
  Date = 5,
  /** Bytes: a buffer, or a view of one with elements of a byte. */
  Bytes = 6,
  /** A typed array with elements of more bytes. */
  Numbers = 7,
  Url = 8,
  /** A list of names and values: of an address, of headers, of a form. */
  Pairs = 9,
  RegExp = 10,
  /** A primitive in an object. */
  Boxed = 11,
  /** Shows what it holds to whoever prints it, and to nobody else. */
  Sealed = 12,
  /** Holds a connection, and much of the program with it: see {@link handleOf}. */
  Handle = 13,
  /** A request or response, by what it tells. */
  Told = 14,
  Blob = 15,
}

/** What Node's `util.inspect` and `console` ask an object for. */
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

/** By the tag of the language or by its prototypes, for whoever has changed one of them; then the slots are asked. */
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

/** The primitive in an object; undefined when there is none. */
export function unboxed(value: object): unknown {
  for (const { prototype } of BOXES) {
    try {
      return prototype.valueOf.call(value)
    } catch {}
  }
  return undefined
}

/**
 * Whether an object says itself how it is written as JSON, or printed: then what it holds is not all that will be seen.
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
 * What stands for an object that holds a connection: a stream or socket, an agent that has some of them, a session. Whoever
 * logs one, mostly with an error of a client, means none of what is in it. Requests and responses of HTTP are read all the
 * same: what they say of themselves is what is logged.
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
 * What an object is whose prototype is none of the usual ones.
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
 * What an object is.
 *
 * @throws what a proxy or a getter throws
 */
export function kindOf(value: object): ObjectKind {
  if (Array.isArray(value)) return ObjectKind.Array
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? ObjectKind.Plain : kindOfSpecial(value)
}
