/**
 * @module Reads a value into a {@link Transcript}. Whatever the value is, it is read once and never changed, and what
 * cannot be read or is too much is written down as lost.
 */
import { bytesAsText } from './bytes'
import { INSPECT, kindOf, ObjectKind, speaks, unboxed } from './kinds'
import { Entry, type Transcript } from './transcript'

/** How far a walk goes. */
export interface Limits {
  /** Objects in objects. */
  readonly depth: number
  /** Properties of an object, elements of an array, entries of a map. */
  readonly width: number
  /** Names and values in all. */
  readonly total: number
  /** Characters in all. */
  readonly characters: number
}

/** What stands for what was not read. */
export const enum Label {
  Unreadable = '[unreadable]',
  Deep = '[too-deep]',
  Many = '[too-many]',
  Function = '[function]',
}

/** The greatest whole number that is looked at: nothing that is found has more digits. */
const GREATEST = /* @__PURE__ */ 10n ** 40n

/** An index, as a name. */
const INDEX = /^\d+$/

/** Of errors, what is mostly not enumerable. */
const HIDDEN = ['name', 'message', 'stack', 'cause', 'errors']

const FAILED: unique symbol = /* @__PURE__ */ Symbol() as never

/** A property, read once. */
function read(value: object, key: PropertyKey): unknown {
  try {
    return (value as { readonly [key: PropertyKey]: unknown })[key]
  } catch {
    return FAILED
  }
}

/** What `inspect` would be given; enough for what classes do with it. */
const options = { depth: 2, stylize: (text: string) => text, seen: [] }

function inspectText(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value)
}

/** One walk. */
export class Walk {
  readonly #to: Transcript
  readonly #limits: Limits
  /** Objects from the root to here, and their entries. */
  readonly #path: object[] = []
  readonly #opened: number[] = []

  constructor(to: Transcript, limits: Limits) {
    this.#to = to
    this.#limits = limits
  }

  /** Reads a value that `parent` holds. */
  value(value: unknown, parent: number): void {
    const to = this.#to
    if (this.#isFull(typeof value === 'string' ? value.length : 0)) this.#lose(value, Label.Many, parent)
    else if (typeof value === 'string') to.string(value, value, parent)
    else if (typeof value === 'number') to.token(Number.isFinite(value) ? `${value}` : 'null', value, parent)
    else if (typeof value === 'object' && value !== null) this.#object(value, parent)
    else if (typeof value === 'function') this.#function(value, parent)
    else if (typeof value === 'symbol') to.string(value.description ?? '', value, parent)
    else to.token(wordOf(value), value, parent)
  }

  #isFull(more: number): boolean {
    const { count, text } = this.#to
    return count >= this.#limits.total || text.length + more > this.#limits.characters
  }

  /** What is the label already stays what it is. */
  #lose(value: unknown, label: Label, parent: number): void {
    if (value === label) this.#to.token('null', value, parent)
    else this.#to.lose(label, parent)
  }

  #object(value: object, parent: number): void {
    const at = this.#path.indexOf(value)
    if (at >= 0) this.#to.cycle(this.#opened[at] as number, parent)
    else if (this.#path.length >= this.#limits.depth) this.#lose(value, Label.Deep, parent)
    else this.#open(value, parent)
  }

  #open(value: object, parent: number): void {
    const { count, text } = this.#to
    const depth = this.#path.length
    try {
      const kind = kindOf(value)
      if (kind > ObjectKind.Error) this.#special(value, kind, parent)
      else if (speaks(value)) this.#speaking(value, kind, parent)
      else this.#parts(value, kind, parent)
    } catch {
      // A trap of a proxy, or a method that somebody has replaced: of what it held, nothing is told.
      this.#retract(count, text, depth)
      this.#lose(value, Label.Unreadable, parent)
    }
  }

  #retract(count: number, text: string, depth: number): void {
    this.#to.retract(count, text)
    this.#path.length = depth
    this.#opened.length = depth
  }

  #enter(value: object, entry: number): void {
    this.#path.push(value)
    this.#opened.push(entry)
  }

  #leave(): void {
    this.#path.pop()
    this.#opened.pop()
  }

  #parts(value: object, kind: ObjectKind, parent: number): void {
    if (kind === ObjectKind.Plain) this.#plain(value, Entry.Object, parent)
    else if (kind === ObjectKind.Array) this.#array(value as readonly unknown[], parent)
    else if (kind === ObjectKind.Map) this.#pairs(value, Entry.Map, Map.prototype.entries.call(value), parent)
    else if (kind === ObjectKind.Set) this.#set(value as ReadonlySet<unknown>, parent)
    else this.#error(value as Error, parent)
  }

  #plain(value: object, entry: Entry, parent: number): void {
    const to = this.#to
    const i = to.open(entry, value, parent, '{')
    this.#enter(value, i)
    this.#properties(value, Object.keys(value), i)
    this.#leave()
    to.close(i, '}')
  }

  /** Properties by name, and those that have a symbol. */
  #properties(value: object, names: readonly string[], parent: number): void {
    const to = this.#to
    const { width } = this.#limits
    const symbols = Object.getOwnPropertySymbols(value)
    const most = names.length + symbols.length > width ? width - 1 : width
    for (let n = 0; n < names.length && n < most; n++) {
      if (n > 0) to.comma()
      this.#property(value, names[n] as string, names[n] as string, parent)
    }
    for (let n = 0; n < symbols.length && names.length + n < most; n++) {
      const symbol = symbols[n] as symbol
      if (!Object.prototype.propertyIsEnumerable.call(value, symbol)) continue
      if (names.length + n > 0) to.comma()
      this.#property(value, symbol, symbol.description ?? '', parent)
    }
    if (most === width) return
    to.comma()
    this.#to.name(Label.Many, Label.Many, parent)
    this.#lose(names.length > most ? read(value, names[most] as string) : undefined, Label.Many, parent)
  }

  #property(value: object, key: PropertyKey, name: string, parent: number): void {
    this.#to.name(name, key, parent)
    const property = read(value, key)
    if (property === FAILED) this.#to.lose(Label.Unreadable, parent)
    else this.value(property, parent)
  }

  #array(value: readonly unknown[], parent: number): void {
    const to = this.#to
    const i = to.open(Entry.Array, value, parent, '[')
    this.#enter(value, i)
    const { length } = value
    const isCut = length > this.#limits.width
    const most = isCut ? this.#limits.width - 1 : length
    for (let n = 0; n < most; n++) {
      if (n > 0) to.comma()
      const element = read(value, n)
      if (element === FAILED) to.lose(Label.Unreadable, i)
      else this.value(element, i)
    }
    if (isCut) {
      to.comma()
      this.#lose(undefined, Label.Many, i)
    }
    this.#beside(value, Object.keys(value), i)
    this.#leave()
    to.close(i, ']')
  }

  /** What stands beside the elements of an array, or the entries of a collection. */
  #beside(value: object, keys: readonly string[], parent: number): void {
    let first = keys.length
    // Indexes come first, in order.
    while (first > 0 && !(Array.isArray(value) && INDEX.test(keys[first - 1] as string))) first--
    if (first === keys.length && Object.getOwnPropertySymbols(value).length === 0) return
    const to = this.#to
    if (to.count > parent + 1) to.comma()
    if (to.entries[parent] === Entry.Map) to.text += '"":'
    const i = to.open(Entry.Own, value, parent, '{')
    this.#properties(value, keys.slice(first), i)
    to.close(i, '}')
  }

  /** Keys and values. A key that is an object stands in the text as a value. */
  #pairs(value: object, entry: Entry, pairs: Iterable<readonly [unknown, unknown]>, parent: number): void {
    const to = this.#to
    const i = to.open(entry, value, parent, '{')
    this.#enter(value, i)
    let n = 0
    for (const [key, item] of pairs) {
      if (n > 0) to.comma()
      if (++n === this.#limits.width) {
        this.#to.name(Label.Many, Label.Many, i)
        this.#lose(item, Label.Many, i)
        break
      }
      this.#pair(key, item, i)
    }
    this.#beside(value, Object.keys(value), i)
    this.#leave()
    to.close(i, '}')
  }

  #pair(key: unknown, item: unknown, parent: number): void {
    const to = this.#to
    const isPart = typeof key === 'object' || typeof key === 'function'
    if (!isPart || key === null) {
      this.#to.name(typeof key === 'symbol' ? (key.description ?? '') : `${key as string}`, key, parent)
      this.value(item, parent)
      return
    }
    to.text += '"":['
    this.value(key, parent)
    to.comma()
    this.value(item, parent)
    to.text += ']'
  }

  #set(value: ReadonlySet<unknown>, parent: number): void {
    const to = this.#to
    const i = to.open(Entry.Set, value, parent, '[')
    this.#enter(value, i)
    let n = 0
    for (const item of Set.prototype.values.call(value)) {
      if (n > 0) to.comma()
      if (++n === this.#limits.width) {
        this.#lose(item, Label.Many, i)
        break
      }
      this.value(item, i)
    }
    this.#beside(value, Object.keys(value), i)
    this.#leave()
    to.close(i, ']')
  }

  #error(value: Error, parent: number): void {
    const to = this.#to
    const i = to.open(Entry.Error, value, parent, '{')
    this.#enter(value, i)
    // Not enumerable, most of them, and printed all the same. A message may be a getter of the class.
    const names: readonly string[] = HIDDEN.filter(
      (key) => Object.hasOwn(value, key) || key === 'message' || key === 'stack',
    )
    this.#properties(value, [...names, ...Object.keys(value).filter((key) => !names.includes(key))], i)
    this.#leave()
    to.close(i, '}')
  }

  /** An object that says how it is written or printed: that is read as well. */
  #speaking(value: object, kind: ObjectKind, parent: number): void {
    const to = this.#to
    const i = to.open(Entry.Speaking, value, parent, '[')
    this.#enter(value, i)
    this.#parts(value, kind, i)
    to.comma()
    this.#said(value, 'toJSON', [''], i)
    to.comma()
    this.#said(value, INSPECT, [2, options, inspectText], i)
    this.#leave()
    to.close(i, ']')
  }

  #said(value: object, key: PropertyKey, given: readonly unknown[], parent: number): void {
    let said: unknown
    try {
      const method = (value as { readonly [key: PropertyKey]: unknown })[key]
      said = typeof method === 'function' ? Reflect.apply(method, value, given) : value
    } catch {
      this.#to.lose(Label.Unreadable, parent)
      return
    }
    // Whoever answers with himself has said nothing.
    this.value(said === value ? undefined : said, parent)
  }

  /** What is no collection of values, and yet holds or shows some. */
  #special(value: object, kind: ObjectKind, parent: number): void {
    if (kind === ObjectKind.Params) this.#pairs(value, Entry.Params, (value as URLSearchParams).entries(), parent)
    else if (kind === ObjectKind.Bytes) this.#bytes(value as ArrayBufferView, parent)
    else if (kind === ObjectKind.Numbers) this.#numbers(value as Float64Array, parent)
    else if (kind === ObjectKind.Sealed) this.#lose(value, Label.Unreadable, parent)
    else this.#named(value, kind, parent)
  }

  #bytes(value: ArrayBufferView, parent: number): void {
    if (this.#isFull(value.byteLength)) this.#lose(value, Label.Many, parent)
    else this.#to.string(bytesAsText(value), value, parent)
  }

  /** Something with a single text, which may have properties all the same. */
  #named(value: object, kind: ObjectKind, parent: number): void {
    const to = this.#to
    const names = Object.keys(value).filter((name) => !INDEX.test(name))
    if (names.length === 0) {
      to.string(textOf(value, kind), value, parent)
      return
    }
    const i = to.open(Entry.Opaque, value, parent, '[')
    this.#enter(value, i)
    to.string(textOf(value, kind), value, i)
    this.#beside(value, names, i)
    this.#leave()
    to.close(i, ']')
  }

  #numbers(value: Float64Array | BigInt64Array, parent: number): void {
    if (value.length > this.#limits.width) {
      this.#lose(value, Label.Many, parent)
      return
    }
    const to = this.#to
    const i = to.open(Entry.Opaque, value, parent, '[')
    for (let n = 0; n < value.length; n++) {
      if (n > 0) to.comma()
      this.value(value[n], i)
    }
    to.close(i, ']')
  }

  /** A function shows its name and what hangs on it. */
  #function(value: object, parent: number): void {
    if (this.#path.includes(value) || this.#path.length >= this.#limits.depth) {
      this.#lose(value, Label.Deep, parent)
      return
    }
    const name = read(value, 'name')
    const to = this.#to
    const { count, text } = to
    const depth = this.#path.length
    const i = to.open(Entry.Opaque, value, parent, '[')
    try {
      to.string(typeof name === 'string' ? name : '', undefined, i)
      this.#enter(value, i)
      this.#beside(value, Object.keys(value), i)
      this.#leave()
      to.close(i, ']')
    } catch {
      this.#retract(count, text, depth)
      to.lose(Label.Unreadable, parent)
    }
  }
}

/** What has no text of its own, in JSON. */
function wordOf(value: unknown): string {
  if (typeof value === 'bigint') return value < GREATEST && value > -GREATEST ? `${value}` : 'null'
  return typeof value === 'boolean' ? `${value}` : 'null'
}

function textOf(value: object, kind: ObjectKind): string {
  if (kind === ObjectKind.Url) return (value as URL).href
  // `\.` stands for a dot.
  if (kind === ObjectKind.RegExp) return `${(value as RegExp).source}`.replace(/\\(?=[^\w\\])/g, '')
  if (kind === ObjectKind.Date) {
    const time: number = Date.prototype.getTime.call(value)
    return Number.isNaN(time) ? '' : new Date(time).toISOString()
  }
  const primitive = unboxed(value)
  return typeof primitive === 'symbol' ? (primitive.description ?? '') : `${primitive as string}`
}
