/**
 * @module Reads everything beyond plain data: collections, errors, bytes, dates, URLs, functions, and objects that
 * define how they are written. Each of them shows its values when printed or serialised.
 */
import { bytesAsText } from './bytes'
import { handleOf, INSPECT, ObjectKind, unboxed } from './kinds'
import { Label } from './limits'
import { Entry, Sign } from './transcript'
import { beside, enter, INDEX, leave, lose, member, properties, read, type Walk, walkParts, walkValue } from './walk'
import { isFull, toldBy } from './web'

/** Properties of errors that are usually not enumerable, but printed all the same. */
const HIDDEN = ['name', 'message', 'stack', 'cause', 'errors']
/** A message or stack may be a getter of the class. */
const INHERITED = ['message', 'stack']

/** Options like those that `inspect` passes, enough for most classes. New for each call, as they may be modified. */
const inspectOptions = () => ({ depth: 2, colors: false, stylize: (text: string) => `${text}`, seen: [] })

function inspectText(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value)
}

export function map(walk: Walk, value: ReadonlyMap<unknown, unknown>, parent: number): void {
  const i = pairs(walk, value, Entry.Map, Map.prototype.entries.call(value), parent)
  beside(walk, value, Object.keys(value), i)
  leave(walk, i, Sign.CloseBrace)
}

/** Reads keys and values, and leaves the entry open. A key that is an object is written as a value. */
function pairs(
  walk: Walk,
  value: object,
  entry: Entry,
  all: Iterable<readonly [unknown, unknown]>,
  parent: number,
): number {
  const { to, limits } = walk
  const i = enter(walk, entry, value, parent, Sign.OpenBrace)
  let n = 0
  for (const [key, item] of all) {
    if (++n === limits.width) {
      to.comma()
      to.name(Label.Many, Label.Many, i)
      lose(walk, item, Label.Many, i)
      break
    }
    pair(walk, key, item, i)
  }
  return i
}

function pair(walk: Walk, key: unknown, item: unknown, parent: number): void {
  const { to } = walk
  if ((typeof key === 'object' && key !== null) || typeof key === 'function') {
    to.comma()
    to.plain('"":[')
    walkValue(walk, key, parent)
    to.comma()
    walkValue(walk, item, parent)
    to.sign(Sign.CloseBracket)
    return
  }
  member(walk, typeof key === 'symbol' ? (key.description ?? '') : `${key as string}`, key, item, parent)
}

export function set(walk: Walk, value: ReadonlySet<unknown>, parent: number): void {
  const { to, limits } = walk
  const i = enter(walk, Entry.Set, value, parent, Sign.OpenBracket)
  let n = 0
  for (const item of Set.prototype.values.call(value)) {
    if (n > 0) to.comma()
    if (++n === limits.width) {
      lose(walk, item, Label.Many, i)
      break
    }
    walkValue(walk, item, i)
  }
  beside(walk, value, Object.keys(value), i)
  leave(walk, i, Sign.CloseBracket)
}

export function error(walk: Walk, value: Error, parent: number): void {
  const i = enter(walk, Entry.Error, value, parent, Sign.OpenBrace)
  const names = HIDDEN.filter((key) => INHERITED.includes(key) || Object.hasOwn(value, key))
  properties(walk, value, [...names, ...Object.keys(value).filter((key) => !names.includes(key))], i)
  leave(walk, i, Sign.CloseBrace)
}

/** Reads an object that defines how it is written or printed, including that output. */
export function speaking(walk: Walk, value: object, kind: ObjectKind, parent: number): void {
  const { to } = walk
  const i = enter(walk, Entry.Speaking, value, parent, Sign.OpenBracket)
  walkParts(walk, value, kind, i)
  to.comma()
  said(walk, value, 'toJSON', [''], i)
  to.comma()
  said(walk, value, INSPECT, [2, inspectOptions(), inspectText], i)
  leave(walk, i, Sign.CloseBracket)
}

function said(walk: Walk, value: object, key: PropertyKey, given: readonly unknown[], parent: number): void {
  let answer: unknown
  try {
    const method = (value as { readonly [key: PropertyKey]: unknown })[key]
    answer = typeof method === 'function' ? Reflect.apply(method, value, given) : value
  } catch {
    walk.to.lose(Label.Unreadable, parent)
    return
  }
  // An object that returns itself has said nothing.
  walkValue(walk, answer === value ? undefined : answer, parent)
}

/** Reads objects that are not collections but still hold or show values. */
export function special(walk: Walk, value: object, kind: ObjectKind, parent: number): void {
  if (kind === ObjectKind.Pairs)
    leave(walk, pairs(walk, value, Entry.Pairs, (value as FormData).entries(), parent), Sign.CloseBrace)
  else if (kind === ObjectKind.Told) told(walk, value, parent)
  else if (kind === ObjectKind.Blob) blob(walk, value as File, parent)
  else if (kind === ObjectKind.Bytes) bytes(walk, value as ArrayBufferView, parent)
  else if (kind === ObjectKind.Numbers) numbers(walk, value as Float64Array, parent)
  else if (kind === ObjectKind.Sealed) lose(walk, value, Label.Unreadable, parent)
  else if (kind === ObjectKind.Handle) lose(walk, value, handleOf(value) ?? Label.Unreadable, parent)
  else named(walk, value, kind, parent)
}

function told(walk: Walk, value: object, parent: number): void {
  const i = enter(walk, Entry.Told, value, parent, Sign.OpenBrace)
  for (const name of toldBy(value)) {
    const part = read(value, name)
    if (part !== null && part !== undefined) member(walk, name, name, part, i)
  }
  leave(walk, i, Sign.CloseBrace)
}

/** Reads name and type; the bytes count as lost. */
function blob(walk: Walk, value: File, parent: number): void {
  const { to } = walk
  const i = to.open(Entry.Blob, value, parent, Sign.OpenBrace)
  if (typeof value.name === 'string') member(walk, 'name', 'name', value.name, i)
  member(walk, 'type', 'type', value.type, i)
  if (isFull(value)) {
    to.comma()
    to.name('bytes', 'bytes', i, true)
    to.lose(Label.Unreadable, i)
  }
  to.close(i, Sign.CloseBrace)
}

function bytes(walk: Walk, value: ArrayBufferView, parent: number): void {
  const { to, limits } = walk
  if (to.length + value.byteLength > limits.characters) lose(walk, value, Label.Many, parent)
  else to.string(bytesAsText(value), value, parent)
}

function numbers(walk: Walk, value: Float64Array, parent: number): void {
  const { to } = walk
  if (value.length > walk.limits.width) {
    lose(walk, value, Label.Many, parent)
    return
  }
  const i = to.open(Entry.Opaque, value, parent, Sign.OpenBracket)
  for (let n = 0; n < value.length; n++) {
    if (n > 0) to.comma()
    walkValue(walk, value[n], i)
  }
  to.close(i, Sign.CloseBracket)
}

/** Reads an object with a single text, which may still have properties. */
function named(walk: Walk, value: object, kind: ObjectKind, parent: number): void {
  const { to } = walk
  const names = Object.keys(value).filter((name) => !INDEX.test(name))
  if (names.length === 0) to.string(textOf(value, kind), value, parent)
  else withOwn(walk, value, textOf(value, kind), names, parent)
}

/** Reads a function's name and its properties. */
export function func(walk: Walk, value: object, parent: number): void {
  const name = read(value, 'name')
  withOwn(walk, value, typeof name === 'string' ? name : '', Object.keys(value), parent)
}

function withOwn(walk: Walk, value: object, text: string, names: readonly string[], parent: number): void {
  const { to } = walk
  const i = enter(walk, Entry.Opaque, value, parent, Sign.OpenBracket)
  to.string(text, undefined, i)
  beside(walk, value, names, i)
  leave(walk, i, Sign.CloseBracket)
}

function textOf(value: object, kind: ObjectKind): string {
  if (kind === ObjectKind.Url) return (value as URL).href
  // `\.` means a dot.
  if (kind === ObjectKind.RegExp) return `${(value as RegExp).source}`.replace(/\\(?=[^\w\\])/g, '')
  if (kind === ObjectKind.Date) {
    const time: number = Date.prototype.getTime.call(value)
    return Number.isNaN(time) ? '' : new Date(time).toISOString()
  }
  const primitive = unboxed(value)
  return typeof primitive === 'symbol' ? (primitive.description ?? '') : `${primitive as string}`
}
