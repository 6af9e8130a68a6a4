/**
 * @module What a walk has read: one JSON text (RFC 8259) with every string, number and name of the value in it, nested as
 * they are, and a list of entries that says where in the text each of them lies. So the reader of JSON has the names above
 * each value for evidence, and one call of the engine serves them all.
 *
 * The text is written as UTF-16 units, as the kernel takes them: no string is made of it unless something is found.
 */

import { keptInts, keptUnits } from '../text/kept'

/** What an entry stands for. */
export const enum Entry {
  /** A string, number or other value without parts; it lies between `start` and `end`. */
  Leaf = 0,
  /** The name of what comes next. */
  Key = 1,
  Object = 2,
  Array = 3,
  /** Entries behind each other: key and value. */
  Map = 4,
  Set = 5,
  Error = 6,
  Pairs = 7,
  /** What an object holds, what it becomes as JSON, and what it prints: three entries, a leaf of nothing for none. */
  Speaking = 8,
  /** Parts of what cannot be made again: a label when one of them changes. */
  Opaque = 9,
  /** An object that lies in itself: the number of that entry is its `end`. */
  Cycle = 10,
  /** What could not be read or is too much: becomes the label that is its value. */
  Lost = 11,
  /** An object that has been read before, and not once more: the number of that entry is its `end`. */
  Again = 13,
  /** Properties beside the elements or entries of what holds it. */
  Own = 12,
  /** A long text that was asked about by itself: what it became is among `replaced`, if it changed. */
  Text = 14,
  /** Names of what an object tells, and what that is. */
  Told = 15,
  /** The same of one with bytes that are not read. */
  Blob = 16,
}

/** Characters that are written here. */
export const enum Sign {
  Quote = 34,
  Comma = 44,
  Colon = 58,
  OpenBracket = 91,
  Backslash = 92,
  CloseBracket = 93,
  OpenBrace = 123,
  CloseBrace = 125,
  /** The least that need not be escaped. */
  Least = 32,
  LineFeed = 10,
}

/** Integers of an entry. */
const enum Field {
  Entry = 0,
  /** Number of the entry that holds it, -1 for none. */
  Parent = 1,
  /** Where it lies in the text, without quotes; of what has parts, the end is the number of the entry behind them. */
  Start = 2,
  End = 3,
  Size = 4,
}

/** Length from which on a line is ended where one may end: what is longer is worked on in blocks. */
const LINE = 4096
/** Units that are one string at once. */
const PIECE = 4096
/** Room that is kept from call to call. */
const KEPT = 1 << 18

/** What is written so far. */
export class Transcript {
  units = keptUnits(4096)
  /** Units that are written. */
  length = 0
  /** What the entries stand for; `count` of them count. */
  readonly values: unknown[] = []
  count = 0
  /** Objects from the root to what is read, and their entries. */
  readonly path: object[] = []
  readonly opened: number[] = []
  /** How many entries are changed whatever the text says, and how many lead to another entry. */
  lost = 0
  links = 0
  /** Whether anything is written but brackets and bare names. */
  isTold = false
  /** Units of texts that stand nowhere here. */
  beside = 0
  /** What became of the long ones that changed, by entry. */
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
    // A stack that ran out leaves them as they were.
    if (this.path.length > 0) this.path.length = this.opened.length = 0
    // Clearing makes a table anew.
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

  /** The text from `start` to `end`. */
  slice(start: number, end: number): string {
    let text = ''
    for (let at = start; at < end; at += PIECE) {
      text += String.fromCharCode(...this.units.subarray(at, Math.min(end, at + PIECE)))
    }
    return text
  }

  /** Makes room for `more` units. */
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

  /** Writes a sign of JSON between values. */
  sign(sign: Sign): void {
    this.#room(1)
    this.units[this.length++] = sign
  }

  /** Writes what needs no escapes; returns where it begins. */
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

  /** A string in quotes, escaped; surrogates without their other half may stand as they are. */
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

  /** A string; it stands for `value`. */
  string(text: string, value: unknown, parent: number): void {
    const start = this.length + 1
    this.#quoted(text)
    this.add(Entry.Leaf, value, parent, start, this.length - 1)
  }

  /** A number, or a word of JSON. */
  token(text: string, value: unknown, parent: number): void {
    const start = this.plain(text)
    this.add(Entry.Leaf, value, parent, start, this.length)
  }

  /** A name and its colon; it stands for `value`. There is nothing to be asked about a bare one itself. */
  name(text: string, value: unknown, parent: number, isBare = false): void {
    const start = this.length + 1
    const { isTold } = this
    this.#quoted(text)
    if (isBare) this.isTold = isTold
    this.add(Entry.Key, value, parent, start, this.length - 1)
    this.units[this.length++] = Sign.Colon
  }

  /** What there is nothing to be asked about: it stands in the list of entries, and nowhere in the text. */
  mute(entry: Entry.Leaf | Entry.Key, value: unknown, parent: number): void {
    this.add(entry, value, parent, -1, -1)
    if (typeof value === 'string') this.beside += value.length
  }

  /** A text that was asked about by itself, and what it became; undefined when it stays. */
  text(text: string, replaced: string | undefined, parent: number): void {
    const start = this.plain('null')
    const i = this.add(Entry.Text, text, parent, start, this.length)
    this.beside += text.length
    if (replaced !== undefined) this.replaced.set(i, replaced)
  }

  /** What is not told; `label` is written instead. */
  lose(label: string, parent: number): void {
    const start = this.plain('null')
    this.lost++
    this.add(Entry.Lost, label, parent, start, this.length)
  }

  /** An object that lies in itself or has been read before; `of` is its entry. */
  link(entry: Entry.Cycle | Entry.Again, value: object, of: number, parent: number): void {
    const start = this.plain('null')
    this.links++
    this.add(entry, value, parent, start, of)
  }

  /** Opens something with parts, with the bracket that it has in JSON. */
  open(entry: Entry, value: unknown, parent: number, bracket: Sign): number {
    const i = this.add(entry, value, parent, this.length, -1)
    this.sign(bracket)
    return i
  }

  close(i: number, bracket: Sign): void {
    this.sign(bracket)
    this.#ints[i * Field.Size + Field.End] = this.count
  }

  /** Before a part that may have another one before it. */
  comma(): void {
    const last = this.units[this.length - 1]
    if (last === Sign.OpenBracket || last === Sign.OpenBrace) return
    this.#room(2)
    this.units[this.length++] = Sign.Comma
    if (this.length - this.#line < LINE) return
    this.units[this.length++] = Sign.LineFeed
    this.#line = this.length
  }

  /** Takes back what was written since there were so many entries and units. */
  retract(count: number, length: number): void {
    for (const i of this.replaced.keys()) if (i >= count) this.replaced.delete(i)
    this.values.fill(undefined, count, this.count)
    this.count = count
    this.length = length
  }
}
