/**
 * @module What a walk has read: one JSON text (RFC 8259) with every string, number and name of the value in it, nested as
 * they are, and a list of entries that says where in the text each of them lies. So the reader of JSON has the names above
 * each value for evidence, and one call of the engine serves them all.
 */

/** What an entry stands for. */
export const enum Entry {
  /** A string, number or other value without parts; it lies between `starts` and `ends`. */
  Leaf = 0,
  /** The name of what comes next. */
  Key = 1,
  Object = 2,
  Array = 3,
  /** Entries behind each other: key and value. */
  Map = 4,
  Set = 5,
  Error = 6,
  Params = 7,
  /** What an object holds, what it becomes as JSON, and what it prints: three entries, a leaf of nothing for none. */
  Speaking = 8,
  /** Parts of what cannot be made again: a label when one of them changes. */
  Opaque = 9,
  /** An object that lies in itself: the number of that entry is in `ends`. */
  Cycle = 10,
  /** What could not be read or is too much: becomes the label that is its value. */
  Lost = 11,
  /** Properties beside the elements or entries of what holds it. */
  Own = 12,
}

/** Length from which on a line is ended where one may end: what is longer is worked on in blocks. */
const LINE = 4096
/** What must be escaped in a JSON string; surrogates without their other half need not be. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about them
const ESCAPED = /["\\\u0000-\u001f]/

/** What is written so far. */
export class Transcript {
  text = '['
  count = 0
  /** {@link Entry}, and what it stands for. */
  readonly entries: Entry[] = []
  readonly values: unknown[] = []
  /** Number of the entry that holds it, -1 for none. */
  readonly parents: number[] = []
  /** Where it lies in the text, without quotes; of what has parts, `ends` is the number of the entry behind them. */
  readonly starts: number[] = []
  readonly ends: number[] = []
  /** How many entries are changed whatever the text says, and how many are cycles. */
  lost = 0
  cycles = 0
  #line = 0

  /** Forgets it all. */
  clear(): void {
    this.values.fill(undefined, 0, this.count)
    this.text = '['
    this.count = 0
    this.lost = 0
    this.cycles = 0
    this.#line = 0
  }

  /** Ends the text. */
  end(): void {
    this.text += ']'
  }

  add(entry: Entry, value: unknown, parent: number, start: number, end: number): number {
    const i = this.count++
    this.entries[i] = entry
    this.values[i] = value
    this.parents[i] = parent
    this.starts[i] = start
    this.ends[i] = end
    return i
  }

  /** A string, quoted; it stands for `value`. */
  string(text: string, value: unknown, parent: number): void {
    const start = this.text.length + 1
    this.text += ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`
    this.add(Entry.Leaf, value, parent, start, this.text.length - 1)
  }

  /** A number, or a word of JSON. */
  token(text: string, value: unknown, parent: number): void {
    const start = this.text.length
    this.text += text
    this.add(Entry.Leaf, value, parent, start, start + text.length)
  }

  /** A name; it stands for `value`. */
  name(text: string, value: unknown, parent: number): void {
    const start = this.text.length + 1
    this.text += ESCAPED.test(text) ? `${JSON.stringify(text)}:` : `"${text}":`
    this.add(Entry.Key, value, parent, start, this.text.length - 2)
  }

  /** What is not told; `label` is written instead. */
  lose(label: string, parent: number): void {
    this.text += 'null'
    this.lost++
    this.add(Entry.Lost, label, parent, this.text.length, this.text.length)
  }

  /** An object that lies in itself: `of` is its entry. */
  cycle(of: number, parent: number): void {
    this.text += 'null'
    this.cycles++
    this.add(Entry.Cycle, undefined, parent, this.text.length, of)
  }

  /** Takes back what was written since there were `count` entries and this text. */
  retract(count: number, text: string): void {
    this.values.fill(undefined, count, this.count)
    this.count = count
    this.text = text
  }

  /** Opens something with parts, with the bracket that it has in JSON. */
  open(entry: Entry, value: unknown, parent: number, bracket: '{' | '['): number {
    const i = this.add(entry, value, parent, this.text.length, -1)
    this.text += bracket
    return i
  }

  close(i: number, bracket: '}' | ']'): void {
    this.text += bracket
    this.ends[i] = this.count
  }

  /** Between two parts. */
  comma(): void {
    if (this.text.length - this.#line < LINE) {
      this.text += ','
      return
    }
    this.text += ',\n'
    this.#line = this.text.length
  }
}
