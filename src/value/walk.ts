/**
 * @module Reads a value into a {@link Transcript}: plain data. Whatever the value is, each of its parts is read once
 * and none is changed; anything unreadable or too large is written down as lost. The rest is in `special.ts`.
 */

import { isBare, isBareNumber } from '../text/bare'
import { late } from '../text/late'
import { type Asked, ENDS, OWNS } from './asked'
import { octetsAsText } from './bytes'
import { isEnd, recallDates } from './ends'
import { kindOf, ObjectKind, speaks } from './kinds'
import { Label, type Limits } from './limits'
import { error, func, map, set, speaking, special } from './special'
import { Entry, Sign, type Transcript } from './transcript'

export interface Walk {
  readonly to: Transcript
  readonly limits: Limits
  readonly asked: Asked
  /** Sum of what the names above say about the next value. */
  said: number
  /** True if a text may be the name of a sibling property, or the first part of a sibling's number. */
  hasPairs: boolean
  /** Objects read so far, recorded once there are so many that reading all of them repeatedly would never end. */
  visits: Map<object, Visit> | undefined
}

/** How often and where an object was met. */
interface Visit {
  /** Its entry. */
  readonly entry: number
  times: number
  /** The names directly above it. */
  readonly names: Set<unknown>
}

/** Number of entries from which on visits are recorded. */
const MANY = 1000
/** How often an object is read under any name, and the number of names under which it is read at least once. */
const TIMES = 3
const NAMES = 16

/** The greatest integer that is searched: no finding has more digits. */
const GREATEST = /* @__PURE__ */ 10n ** 40n
/** An index as a property name. */
export const INDEX = /^\d+$/

const FAILED: unique symbol = /* @__PURE__ */ Symbol() as never

/** Reads a property, once. */
export function read(value: object, key: PropertyKey): unknown {
  try {
    return (value as { readonly [key: PropertyKey]: unknown })[key]
  } catch {
    return FAILED
  }
}

function isFull({ to, limits }: Walk, more: number): boolean {
  return to.count >= limits.total || to.length + to.beside + more > limits.characters
}

/** Returns the JSON of values without text. */
function wordOf(value: unknown): string {
  if (typeof value === 'bigint') return value < GREATEST && value > -GREATEST ? `${value}` : 'null'
  return typeof value === 'boolean' ? `${value}` : 'null'
}

/** Reads a value of `parent`. */
export function walkValue(walk: Walk, value: unknown, parent: number): void {
  const { to } = walk
  if (isFull(walk, typeof value === 'string' ? value.length : 0)) lose(walk, value, Label.Many, parent)
  else if (typeof value === 'string') string(walk, value, parent)
  else if (typeof value === 'number') to.token(Number.isFinite(value) ? `${value}` : 'null', value, parent)
  else if (typeof value === 'object' && value !== null) walkObject(walk, value, parent)
  else if (typeof value === 'function') walkObject(walk, value, parent)
  else if (value === FAILED) to.lose(Label.Unreadable, parent)
  else if (typeof value === 'symbol') to.string(value.description ?? '', value, parent)
  else to.token(wordOf(value), value, parent)
}

/** Length from which on a text without a name is searched by itself: like the same text in `redact`. */
const LONG = 2048

function string({ to, said, asked }: Walk, value: string, parent: number): void {
  if (said > 0 || value.length < LONG) to.string(value, value, parent)
  else to.text(value, asked.replaced(value), parent)
}

/** Length of the longest text that can name its sibling: `formats/value-names.ts`. */
const LONGEST_NAME = 64

/** True if a value needs no search. */
function isSilent(walk: Walk, value: unknown): boolean {
  if (walk.said >= OWNS) return false
  if (walk.hasPairs && typeof value === 'string' && value.length <= LONGEST_NAME) return false
  if (typeof value === 'string') return value.length < LONG && isBare(value) && !isFull(walk, value.length)
  if (isFull(walk, 0)) return false
  if (typeof value === 'number') return !walk.hasPairs && isBareNumber(value)
  return typeof value === 'boolean' || value === null || value === undefined
}

/** Replaces a value by a label; a value that is already the label stays. */
export function lose({ to }: Walk, value: unknown, label: Label, parent: number): void {
  if (value === label) to.string(label, value, parent)
  else to.lose(label, parent)
}

function walkObject(walk: Walk, value: object, parent: number): void {
  const { to } = walk
  const { path, opened } = to
  const depth = path.length
  const at = depth === 0 ? -1 : path.indexOf(value)
  if (at >= 0) {
    to.link(Entry.Cycle, value, opened[at] as number, parent)
    return
  }
  if (to.count > MANY && isKnown(walk, value, parent)) return
  if (depth >= walk.limits.depth) {
    lose(walk, value, Label.Deep, parent)
    return
  }
  const { count, length } = to
  const { said, hasPairs } = walk
  try {
    open(walk, value, parent)
  } catch {
    // A proxy trap or a replaced method threw: discard everything read from it.
    to.retract(count, length)
    path.length = depth
    opened.length = depth
    walk.said = said
    walk.hasPairs = hasPairs
    walk.visits?.clear()
    to.lose(Label.Unreadable, parent)
  }
  if (count > MANY) keep(walk, value, count)
}

/** Returns the name directly above the next entry. */
function nameAbove({ to }: Walk): unknown {
  const last = to.count - 1
  return last >= 0 && to.entry(last) === Entry.Key ? to.values[last] : undefined
}

/**
 * True if an object has been read often enough, or under enough names. Objects that all refer to each other would be
 * read once for every path between them. Then the earlier result is used.
 */
function isKnown(walk: Walk, value: object, parent: number): boolean {
  const visit = walk.visits?.get(value)
  if (visit === undefined) return false
  const name = nameAbove(walk)
  const isNewName = !visit.names.has(name)
  if (visit.times < TIMES || (isNewName && visit.names.size < NAMES)) {
    visit.times++
    visit.names.add(name)
    return false
  }
  // A new name may reveal what no other one did.
  if (isNewName) walk.to.lose(Label.Many, parent)
  else walk.to.link(Entry.Again, value, visit.entry, parent)
  return true
}

/** Records that an object was read as this entry. */
function keep(walk: Walk, value: object, entry: number): void {
  walk.visits ??= new Map()
  if (walk.visits.has(value) || walk.to.count <= entry) return
  const before = walk.to.entry(entry - 1) === Entry.Key ? walk.to.values[entry - 1] : undefined
  walk.visits.set(value, { entry, times: 1, names: new Set([before]) })
}

function open(walk: Walk, value: object, parent: number): void {
  if (typeof value === 'function') {
    func(walk, value, parent)
    return
  }
  const kind = kindOf(value)
  if (kind > ObjectKind.Error) special(walk, value, kind, parent)
  else if (speaks(value)) speaking(walk, value, kind, parent)
  else walkParts(walk, value, kind, parent)
}

/** Reads a container of values. */
export function walkParts(walk: Walk, value: object, kind: ObjectKind, parent: number): void {
  if (kind === ObjectKind.Plain) plain(walk, value, parent)
  else if (kind === ObjectKind.Array) array(walk, value as readonly unknown[], parent)
  else if (kind === ObjectKind.Map) map(walk, value as ReadonlyMap<unknown, unknown>, parent)
  else if (kind === ObjectKind.Set) set(walk, value as ReadonlySet<unknown>, parent)
  else error(walk, value as Error, parent)
}

/** Opens an object as an entry with parts; returns its number. */
export function enter({ to }: Walk, entry: Entry, value: object, parent: number, bracket: Sign): number {
  const i = to.open(entry, value, parent, bracket)
  to.path.push(value)
  to.opened.push(i)
  return i
}

export function leave({ to }: Walk, entry: number, bracket: Sign): void {
  to.path.pop()
  to.opened.pop()
  to.close(entry, bracket)
}

function plain(walk: Walk, value: object, parent: number): void {
  const i = enter(walk, Entry.Object, value, parent, Sign.OpenBrace)
  properties(walk, value, Object.keys(value), i)
  leave(walk, i, Sign.CloseBrace)
}

/** Reads a name and its value; neither is written if they need no search. */
export function member(walk: Walk, name: string, key: unknown, value: unknown, parent: number): void {
  const { to } = walk
  const says = walk.asked.saidBy(name)
  walk.said += says
  if (says === ENDS && isEnd(value)) {
    recallDates(to, parent)
    walk.hasPairs = true
  }
  if (isSilent(walk, value)) {
    to.mute(Entry.Key, key, parent)
    to.mute(Entry.Leaf, value, parent)
  } else {
    to.comma()
    to.name(name, key, parent, says < OWNS)
    walkValue(walk, value, parent)
  }
  walk.said -= says
}

/** Most properties of an object that may be a name/value pair, with related properties. */
const MOST_BESIDE = 24

/** First letters of words for values, one bit each. */
const VALUES = /* @__PURE__ */ [...'vceas'].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) & 31)), 0)

/** True if a name may be a word for a value that a sibling property names. The first letter rules out most names. */
function mayBeValue(name: string, { asked }: Walk): boolean {
  return ((VALUES >> (name.charCodeAt(0) & 31)) & 1) !== 0 && asked.saidBy(name) >= OWNS
}

/** Reads properties with string keys, and those with symbol keys. */
export function properties(walk: Walk, value: object, names: readonly string[], parent: number): void {
  const { to, limits } = walk
  const symbols = Object.getOwnPropertySymbols(value)
  const { length } = names
  const isCut = length + symbols.length > limits.width
  const most = isCut ? limits.width - 1 : length
  const { hasPairs } = walk
  let isPair = length <= MOST_BESIDE && length > 1 && names.some((name) => mayBeValue(name, walk))
  for (let n = 0; n < length && n < most; n++) {
    const name = names[n] as string
    // Nested objects change it for their own members.
    walk.hasPairs = isPair
    member(walk, name, name, read(value, name), parent)
    isPair = walk.hasPairs
  }
  walk.hasPairs = hasPairs
  if (symbols.length > 0 && !isCut) symbolic(walk, value, symbols, parent)
  if (!isCut) return
  to.comma()
  to.name(Label.Many, Label.Many, parent)
  lose(walk, length > most ? read(value, names[most] as string) : undefined, Label.Many, parent)
}

function symbolic(walk: Walk, value: object, symbols: readonly symbol[], parent: number): void {
  for (const symbol of symbols) {
    if (!Object.prototype.propertyIsEnumerable.call(value, symbol)) continue
    member(walk, symbol.description ?? '', symbol, read(value, symbol), parent)
  }
}

function element(walk: Walk, item: unknown, parent: number): void {
  const { to } = walk
  if (isSilent(walk, item)) {
    to.mute(Entry.Leaf, item, parent)
    return
  }
  to.comma()
  walkValue(walk, item, parent)
}

/** Returns what an element that is a name says about the next one: `rawHeaders`, entries of objects and headers. */
function saysOfNext({ asked }: Walk, item: unknown): number {
  return typeof item === 'string' && /^\S{1,64}$/.test(item) && isBare(item) ? asked.saidBy(item) : 0
}

const WORD_OR_FEW_DIGITS = late('^[\\p{L}\\p{M}_.-]*$|^\\d{1,3}$', 'u')

/** True if a value may be a secret: not a single word or small number, as lists often contain names of secrets. */
function mayBeSecret(value: unknown): boolean {
  if (typeof value === 'string') return !WORD_OR_FEW_DIGITS().test(value)
  return typeof value === 'number' ? Math.abs(value) >= 1000 : typeof value === 'bigint'
}

/** Reads two elements, of which the first is the name of the second. */
function pairOf(walk: Walk, name: string, says: number, value: unknown, parent: number): void {
  const { to } = walk
  to.comma()
  to.string(name, name, parent)
  to.sign(Sign.Colon)
  walk.said += says
  walkValue(walk, value, parent)
  walk.said -= says
}

function array(walk: Walk, value: readonly unknown[], parent: number): void {
  const { to, limits } = walk
  const isField = to.path.length === 1 && !isFull(walk, value.length)
  const text = isField ? octetsAsText(to.path[0] as object, nameAbove(walk), value) : undefined
  if (text !== undefined) {
    to.string(text, value, parent)
    return
  }
  const i = enter(walk, Entry.Array, value, parent, Sign.OpenBracket)
  const { length } = value
  const most = length > limits.width ? limits.width - 1 : length
  const { hasPairs } = walk
  walk.hasPairs = false
  for (let n = 0; n < most; n++) {
    const item = read(value, n)
    const says = n % 2 === 0 && n + 1 < most ? saysOfNext(walk, item) : 0
    if (says === 0) {
      element(walk, item, i)
      continue
    }
    const next = read(value, ++n)
    if (says < OWNS || mayBeSecret(next)) pairOf(walk, item as string, says, next, i)
    else for (const one of [item, next]) element(walk, one, i)
  }
  walk.hasPairs = hasPairs
  if (most < length) {
    to.comma()
    lose(walk, most === limits.width - 1 && length === limits.width ? read(value, most) : undefined, Label.Many, i)
  }
  beside(walk, value, Object.keys(value), i)
  leave(walk, i, Sign.CloseBracket)
}

/** Reads properties in addition to the elements of an array, the entries of a collection, or the text of an object. */
export function beside(walk: Walk, value: object, keys: readonly string[], parent: number): void {
  const { to } = walk
  let first = keys.length
  if (Array.isArray(value)) {
    // Indexes come first, in order.
    while (first > 0 && !INDEX.test(keys[first - 1] as string)) first--
  } else first = 0
  if (first === keys.length && Object.getOwnPropertySymbols(value).length === 0) return
  to.comma()
  if (to.entry(parent) === Entry.Map) to.plain('"":')
  const i = to.open(Entry.Own, value, parent, Sign.OpenBrace)
  properties(walk, value, keys.slice(first), i)
  to.close(i, Sign.CloseBrace)
}
