/**
 * @module Rebuilds a value from a {@link Transcript} and the edits of its text: what changed, and everything that
 * contains it. All else is the very same object as before. Nothing is read a second time, except to choose the type of
 * a copy.
 */
import type { Edit } from '../types'
import { textAsBytes, textAsOctets } from './bytes'
import { answerLike, hasOwn, isEnumerable, isSame, parsed, prototypeOf, put, whole } from './copy'
import { INSPECT } from './kinds'
import { Label } from './limits'
import { Entry, type Transcript } from './transcript'
import { blobLike, pairsLike } from './web'

/** Keys that would speak for a copy that is muted. */
const VOICES: readonly unknown[] = ['toJSON', INSPECT]

function isLink(entry: Entry): boolean {
  return entry === Entry.Cycle || entry === Entry.Again
}

export class Build {
  readonly #from: Transcript
  readonly #edits: readonly Edit[]
  readonly #redact: (value: object) => unknown
  /** By entry: 1 if it changed. */
  readonly #changed: Uint8Array
  /** By entry: index of the first edit that may lie in it. */
  readonly #first: Int32Array
  /** By entry: its copy, once there is one. */
  readonly #copies: (object | undefined)[] = []
  /** Copies by source, so that shared objects can be shared again. */
  readonly #shared = new Map<object, object[]>()

  /** @param redact - for getters of the copies that run later */
  constructor(from: Transcript, edits: readonly Edit[], redact: (value: object) => unknown) {
    this.#from = from
    this.#edits = edits
    this.#redact = redact
    this.#changed = new Uint8Array(from.count)
    this.#first = new Int32Array(from.count)
    this.#markEdits()
    this.#markLinks()
  }

  /** The value, or its copy. */
  value(): unknown {
    return this.#make(0)
  }

  #markEdits(): void {
    const from = this.#from
    const edits = this.#edits
    let next = 0
    for (let i = 0; i < from.count; i++) {
      const entry = from.entry(i)
      if (entry === Entry.Lost || (entry === Entry.Text && from.replaced.has(i))) this.#mark(i)
      if (entry > Entry.Key) continue
      const start = from.start(i)
      while (next < edits.length && (edits[next] as Edit).end < start) next++
      this.#first[i] = next
      if (next < edits.length && (edits[next] as Edit).start <= from.end(i)) this.#mark(i)
    }
  }

  /** Marks an entry and all that contain it as changed. */
  #mark(entry: number): void {
    const changed = this.#changed
    for (let i = entry; i >= 0 && changed[i] === 0; i = this.#from.parent(i)) changed[i] = 1
  }

  /** Marks links to changed entries as changed, too. */
  #markLinks(): void {
    const from = this.#from
    const changed = this.#changed
    for (let isOpen = from.links > 0; isOpen; ) {
      isOpen = false
      for (let i = 0; i < from.count; i++) {
        if (!isLink(from.entry(i)) || changed[i] === 1 || changed[from.end(i)] === 0) continue
        this.#mark(i)
        isOpen = true
      }
    }
  }

  /** Returns the entry after this one and its parts. */
  #after(i: number): number {
    const entry = this.#from.entry(i)
    const hasParts = entry >= Entry.Object && entry !== Entry.Lost && entry !== Entry.Text && !isLink(entry)
    return hasParts ? this.#from.end(i) : i + 1
  }

  #make(i: number): unknown {
    const { values } = this.#from
    if (this.#changed[i] === 0) return values[i]
    switch (this.#from.entry(i)) {
      case Entry.Leaf:
        return this.#leaf(i)
      case Entry.Cycle:
        return this.#cycle(this.#from.end(i))
      case Entry.Again:
        return this.#copies[this.#from.end(i)] ?? this.#make(this.#from.end(i))
      case Entry.Lost:
        return values[i]
      case Entry.Text:
        return this.#from.replaced.get(i)
      case Entry.Opaque:
        return typeof values[i] === 'function' ? Label.Function : Label.Unreadable
      case Entry.Pairs:
        return this.#pairs(i)
      case Entry.Blob:
        return this.#blob(i)
      case Entry.Speaking:
        return this.#speaking(i)
      default:
        return this.#share(i, this.#copy(i, false))
    }
  }

  #cycle(target: number): unknown {
    const isSpeaking = this.#from.entry(target) === Entry.Speaking
    return this.#copies[isSpeaking ? target + 1 : target] ?? Label.Unreadable
  }

  /** Reuses the copy of a shared object if the new one is equal. */
  #share(i: number, copy: object): object {
    if (this.#from.links > 0) return copy
    const source = this.#from.values[i] as object
    const known = this.#shared.get(source) ?? []
    const same = known.find((one) => isSame(one, copy))
    if (same !== undefined) return same
    this.#shared.set(source, [...known, copy])
    return copy
  }

  /** Returns the text of a leaf or name with its edits. */
  #text(i: number): string {
    const from = this.#from
    const [start, end] = [from.start(i), from.end(i)]
    let output = ''
    let at = start
    for (let n = this.#first[i] as number; n < this.#edits.length; n++) {
      const edit = this.#edits[n] as Edit
      if (edit.start > end) break
      if (edit.start <= start && edit.end >= end) return whole(edit.text)
      output += from.slice(at, edit.start) + edit.text
      at = edit.end
    }
    return parsed(output + from.slice(at, end))
  }

  #leaf(i: number): unknown {
    const source = this.#from.values[i]
    const text = this.#text(i)
    if (typeof source === 'symbol') return Symbol(text)
    // The replacement of a number may be a number, too.
    if ((typeof source === 'number' || typeof source === 'bigint') && /^[1-9]\d*$/.test(text))
      return typeof source === 'number' ? Number(text) : BigInt(text)
    if (typeof source !== 'object' || source === null) return text
    if (ArrayBuffer.isView(source) || source instanceof ArrayBuffer) return textAsBytes(text, source)
    if (Array.isArray(source)) return textAsOctets(text, source)
    if (typeof (source as URL).href !== 'string') return text
    try {
      return new URL(text)
    } catch {
      return text
    }
  }

  /**
   * Copies an entry with parts.
   *
   * @param isMute - leave out methods that define how it is written or printed
   */
  #copy(i: number, isMute: boolean): object {
    const source = this.#from.values[i] as object
    switch (this.#from.entry(i)) {
      case Entry.Array:
        return this.#array(i, isMute)
      case Entry.Map:
      case Entry.Set:
        return this.#collection(i, isMute)
      case Entry.Error:
        return this.#error(i)
      default: {
        const prototype = prototypeOf(source)
        const isPlain = (isMute && prototype !== null) || this.#from.entry(i) === Entry.Told
        const copy = Object.create(isPlain ? Object.prototype : prototype) as object
        this.#copies[i] = copy
        if (!isPlain) answerLike(copy, source, Object.prototype, this.#redact)
        this.#properties(i + 1, this.#after(i), copy, isMute)
        return copy
      }
    }
  }

  /** Copies names and values from entry `from` to `to`. */
  #properties(from: number, to: number, copy: object, isMute = false): void {
    for (let i = from; i < to; i = this.#after(i + 1)) {
      const key = this.#key(i, copy)
      if (isMute && VOICES.includes(key)) continue
      put(copy, key, this.#make(i + 1))
    }
  }

  /** Returns a name that stays unique within its object. */
  #key(i: number, copy: object): PropertyKey {
    const { values } = this.#from
    const key = values[i] as PropertyKey
    if (this.#changed[i] === 0) return key
    const text = this.#text(i)
    if (typeof key === 'symbol') return Symbol(text)
    const source = values[this.#from.parent(i)]
    const isTaken = (name: string) => hasOwn(copy, name) || hasOwn(source, name)
    let name = text
    for (let n = 2; isTaken(name); n++) name = text.endsWith(']') ? `${text.slice(0, -1)}-${n}]` : `${text}-${n}`
    return name
  }

  #array(i: number, isMute: boolean): unknown[] {
    const from = this.#from
    const { values } = from
    const source = values[i] as readonly unknown[]
    const copy: unknown[] = []
    this.#copies[i] = copy
    if (!isMute) this.#like(copy, source, Array.prototype)
    const end = this.#after(i)
    let n = 0
    for (let at = i + 1; at < end; at = this.#after(at)) {
      if (from.entry(at) === Entry.Own) this.#properties(at + 1, this.#after(at), copy, isMute)
      else {
        // Holes stay holes.
        if (values[at] === undefined && !hasOwn(source, n)) copy.length = n + 1
        else copy[n] = this.#make(at)
        n++
      }
    }
    return copy
  }

  #collection(i: number, isMute: boolean): object {
    const from = this.#from
    const { values } = from
    const isMap = from.entry(i) === Entry.Map
    const copy = isMap ? new Map<unknown, unknown>() : new Set<unknown>()
    this.#copies[i] = copy
    if (!isMute) this.#like(copy, values[i] as object, isMap ? Map.prototype : Set.prototype)
    const end = this.#after(i)
    for (let at = i + 1; at < end; at = this.#after(at)) {
      if (from.entry(at) === Entry.Own) this.#properties(at + 1, this.#after(at), copy, isMute)
      else if (copy instanceof Set) Set.prototype.add.call(copy, this.#make(at))
      else {
        const key = from.entry(at) === Entry.Key ? this.#mapKey(at) : this.#make(at)
        at = this.#after(at)
        Map.prototype.set.call(copy, key, this.#make(at))
      }
    }
    return copy
  }

  #mapKey(i: number): unknown {
    const key = this.#from.values[i]
    if (this.#changed[i] === 0) return key
    const text = this.#text(i)
    return typeof key === 'symbol' ? Symbol(text) : text
  }

  /** Gives a copy the class of its source. */
  #like(copy: object, source: object, usual: object): void {
    const prototype = prototypeOf(source)
    if (prototype === usual || prototype === null) return
    Object.setPrototypeOf(copy, prototype)
    answerLike(copy, source, usual, this.#redact)
  }

  /** Copies an error with its class, its stack and its causes. */
  #error(i: number): Error {
    const from = this.#from
    const { values } = from
    const source = values[i] as Error
    const copy = new Error()
    this.#copies[i] = copy
    this.#like(copy, source, Error.prototype)
    const end = this.#after(i)
    // Reading the copy's own stack would format it first.
    let stack: string | undefined
    let hasStack = false
    const messages: [string, string][] = []
    for (let at = i + 1; at < end; at = this.#after(at + 1)) {
      const key = this.#key(at, copy)
      const value = this.#make(at + 1)
      const before = values[at + 1]
      if (key === 'stack') {
        stack = value as string
        hasStack = true
      } else if (key !== 'message' || value !== before || hasOwn(source, key))
        put(copy, key, value, isEnumerable(source, key))
      const isText = from.entry(at + 1) === Entry.Leaf || from.entry(at + 1) === Entry.Text
      if (key === 'message' && isText && value !== before) messages.push([`${before}`, `${value}`])
    }
    for (const [before, after] of messages) if (typeof stack === 'string') stack = stack.replaceAll(before, () => after)
    put(copy, 'stack', hasStack ? stack : copy.stack, false)
    return copy
  }

  #pairs(i: number): object {
    const end = this.#after(i)
    const pairs: [string, unknown][] = []
    for (let at = i + 1; at < end; at = this.#after(at + 1)) {
      const name = this.#changed[at] === 1 ? this.#text(at) : `${this.#from.values[at] as string}`
      pairs.push([name, this.#make(at + 1)])
    }
    return pairsLike(this.#from.values[i] as object, pairs)
  }

  #blob(i: number): object {
    const parts: { name?: string; type?: string } = {}
    this.#properties(i + 1, this.#after(i), parts)
    return blobLike(this.#from.values[i] as Blob, parts.type ?? '', parts.name)
  }

  /** Rebuilds an object that defines its output: it becomes that output, without such methods; errors stay errors. */
  #speaking(i: number): unknown {
    const from = this.#from
    const { values } = from
    const base = i + 1
    const json = this.#after(base)
    const inspect = this.#after(json)
    const says = (at: number) => from.entry(at) !== Entry.Leaf || values[at] !== undefined
    const isError = from.entry(base) === Entry.Error
    if (!isError && from.entry(json) !== Entry.Lost && says(json)) return this.#make(json)
    if (!isError && says(inspect) && this.#changed[inspect] === 1 && this.#changed[base] === 0)
      return this.#make(inspect)
    const copy = this.#copy(base, true)
    if (!isError) return copy
    const [said, printed] = [says(json) ? this.#make(json) : undefined, says(inspect) ? this.#make(inspect) : undefined]
    if (said !== undefined) put(copy, 'toJSON', () => said, false)
    if (printed !== undefined) put(copy, INSPECT, () => printed, false)
    return copy
  }
}
