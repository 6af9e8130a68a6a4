/**
 * @module What a walk has read: one JSON text (RFC 8259) with every string, number and name of the value, nested in the
 * same way, and a list of entries with their positions in the text. So the JSON reader has the names above each value
 * for evidence, and one engine call covers all of them.
 *
 * The text is written in UTF-16 code units, as the kernel takes them: it becomes a string only if something is found.
 */

import { keptInts, keptUnits } from '../text/kept'

/** What an entry represents. */
export const enum Entry {
  /** A string, number or other value without parts, between `start` and `end`. */
  Leaf = 0,
  /** The name of the next entry. */
  Key = 1,
  Object = 2,
  Array = 3,
  /** Alternating entries: key and value. */
  Map = 4,
  Set = 5,
  Error = 6,
  Pairs = 7,
  /** An object's properties, its JSON, and its printed form: three entries, an empty leaf for none. */
  Speaking = 8,
  /** Parts of something that cannot be rebuilt: a label if one of them changes. */
  Opaque = 9,
  /** An object that contains itself: `end` is the number of that entry. */
  Cycle = 10,
  /** Something unreadable or too large: its value is the label that replaces it. */
  Lost = 11,
  /** An object that was read before: `end` is the number of that entry. */
  Again = 13,
  /** Properties in addition to the elements or entries of the parent. */
  Own = 12,
  /** A long text that was searched by itself: the result is in `replaced`, if it changed. */
  Text = 14,
  /** Names and values of an object's public properties. */
  Told = 15,
  /** The same for an object whose bytes are not read. */
  Blob = 16,
}

/** Characters that are written. */
export const enum Sign {
  Quote = 34,
  Comma = 44,
  Colon = 58,
  OpenBracket = 91,
  Backslash = 92,
  CloseBracket = 93,
  OpenBrace = 123,
  CloseBrace = 125,
  /** The least that needs no escape. */
  Least = 32,
  LineFeed = 10,
}

/** Integers per entry. */
const enum Field {
  Entry = 0,
  /** Number of the parent entry, -1 for none. */
  Parent = 1,
  /** Position in the text, without quotes; for an entry with parts, `End` is the number of the entry after them. */
  Start = 2,
  End = 3,
  Size = 4,
}

/** Length from which on a line is broken where possible: longer lines are processed in blocks. */
const LINE = 4096
/** Code units converted to a string at once. */
const PIECE = 4096
/** Capacity that is kept from call to call. */
const KEPT = 1 << 18

/** What has been written so far. */
export class Transcript {
  units = keptUnits(4096)
  /** Code units written. */
  length = 0
  /** What the entries represent; the first `count` are valid. */
  readonly values: unknown[] = []
  count = 0
  /** Objects from the root to the current one, and their entries. */
  readonly path: object[] = []
  readonly opened: number[] = []
  /** Number of entries that change whatever the text says, and number that refer to another entry. */
  lost = 0
  links = 0
  /** True if anything but brackets and bare names has been written. */
  isTold = false
  /** Code units of texts that are not written here. */
  beside = 0
  /** Results for the long texts that changed, by entry. */
  readonly replaced = new Map<number, string>()
  #ints = keptInts(Field.Size * 128)
  #line = 0

  clear(): void {
    for (let i = 0; i < this.count; i++) this.values[i] = undefined
    if (this.values.length > KEPT) this.values.length = 0
    if (this.units.length > KEPT) this.units = keptUnits(4096)
    this.length = 0
    this.count = 0
    this.lost = 0
    this.links = 0
    this.isTold = false
    this.beside = 0
    // A stack overflow leaves them as they were.
    if (this.path.length > 0) this.path.length = this.opened.length = 0
    // Clearing allocates a new table, so only if needed.
    if (this.replaced.size > 0) this.replaced.clear()
    this.#line = 0
  }

  entry(i: number): Entry {
    return this.#ints[i * Field.Size] as number
  }

  parent(i: number): number {
    return this.#ints[i * Field.Size + Field.Parent] as number
  }

  start(i: number): number {
    return this.#ints[i * Field.Size + Field.Start] as number
  }

  end(i: number): number {
    return this.#ints[i * Field.Size + Field.End] as number
  }

  /** Returns the text from `start` to `end`. */
  slice(start: number, end: number): string {
    let text = ''
    for (let at = start; at < end; at += PIECE) {
      text += String.fromCharCode(...this.units.subarray(at, Math.min(end, at + PIECE)))
    }
    return text
  }

  /** Makes room for `more` code units. */
  #room(more: number): void {
    const least = this.length + more
    if (least <= this.units.length) return
    const units = keptUnits(Math.max(least, 2 * this.units.length))
    units.set(this.units.subarray(0, this.length))
    this.units = units
  }

  add(entry: Entry, value: unknown, parent: number, start: number, end: number): number {
    const i = this.count++
    const at = i * Field.Size
    if (at === this.#ints.length) {
      const ints = keptInts(2 * at)
      ints.set(this.#ints)
      this.#ints = ints
    }
    const ints = this.#ints
    ints[at] = entry
    ints[at + Field.Parent] = parent
    ints[at + Field.Start] = start
    ints[at + Field.End] = end
    this.values[i] = value
    return i
  }

  /** Writes JSON punctuation. */
  sign(sign: Sign): void {
    this.#room(1)
    this.units[this.length++] = sign
  }

  /** Writes text that needs no escapes; returns its start. */
  plain(text: string): number {
    const { length } = text
    this.isTold = true
    this.#room(length)
    const { units } = this
    const start = this.length
    for (let i = 0; i < length; i++) units[start + i] = text.charCodeAt(i)
    this.length = start + length
    return start
  }

  /** Writes a quoted string with escapes; lone surrogates are kept. */
  #quoted(text: string): void {
    const { length } = text
    this.isTold = true
    this.#room(6 * length + 4)
    const { units } = this
    let at = this.length
    units[at++] = Sign.Quote
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i)
      if (code < Sign.Least) {
        this.length = at
        this.plain(code === Sign.LineFeed ? '\\n' : `\\u00${code < 16 ? '0' : '1'}${(code & 15).toString(16)}`)
        at = this.length
        continue
      }
      if (code === Sign.Quote || code === Sign.Backslash) units[at++] = Sign.Backslash
      units[at++] = code
    }
    units[at++] = Sign.Quote
    this.length = at
  }

  /** Adds a string that represents `value`. */
  string(text: string, value: unknown, parent: number): void {
    const start = this.length + 1
    this.#quoted(text)
    this.add(Entry.Leaf, value, parent, start, this.length - 1)
  }

  /** Adds a number or a JSON literal. */
  token(text: string, value: unknown, parent: number): void {
    const start = this.plain(text)
    this.add(Entry.Leaf, value, parent, start, this.length)
  }

  /** Adds a name, which represents `value`, and its colon. A bare name itself needs no search. */
  name(text: string, value: unknown, parent: number, isBare = false): void {
    const start = this.length + 1
    const { isTold } = this
    this.#quoted(text)
    if (isBare) this.isTold = isTold
    this.add(Entry.Key, value, parent, start, this.length - 1)
    this.units[this.length++] = Sign.Colon
  }

  /** Adds something that needs no search: it is in the list of entries, but not in the text. */
  mute(entry: Entry.Leaf | Entry.Key, value: unknown, parent: number): void {
    this.add(entry, value, parent, -1, -1)
    if (typeof value === 'string') this.beside += value.length
  }

  /** Adds a text that was searched by itself, and the result; undefined if unchanged. */
  text(text: string, replaced: string | undefined, parent: number): void {
    const start = this.plain('null')
    const i = this.add(Entry.Text, text, parent, start, this.length)
    this.beside += text.length
    if (replaced !== undefined) this.replaced.set(i, replaced)
  }

  /** Adds something that is not read; `label` replaces it. */
  lose(label: string, parent: number): void {
    const start = this.plain('null')
    this.lost++
    this.add(Entry.Lost, label, parent, start, this.length)
  }

  /** Adds an object that contains itself or was read before; `of` is its entry. */
  link(entry: Entry.Cycle | Entry.Again, value: object, of: number, parent: number): void {
    const start = this.plain('null')
    this.links++
    this.add(entry, value, parent, start, of)
  }

  /** Opens an entry with parts, with its JSON bracket. */
  open(entry: Entry, value: unknown, parent: number, bracket: Sign): number {
    const i = this.add(entry, value, parent, this.length, -1)
    this.sign(bracket)
    return i
  }

  close(i: number, bracket: Sign): void {
    this.sign(bracket)
    this.#ints[i * Field.Size + Field.End] = this.count
  }

  /** Separates a part from the one before, if any. */
  comma(): void {
    const last = this.units[this.length - 1]
    if (last === Sign.OpenBracket || last === Sign.OpenBrace) return
    this.#room(2)
    this.units[this.length++] = Sign.Comma
    if (this.length - this.#line < LINE) return
    this.units[this.length++] = Sign.LineFeed
    this.#line = this.length
  }

  /** Undoes everything written after this number of entries and code units. */
  retract(count: number, length: number): void {
    for (const i of this.replaced.keys()) if (i >= count) this.replaced.delete(i)
    this.values.fill(undefined, count, this.count)
    this.count = count
    this.length = length
  }
}
