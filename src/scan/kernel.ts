/**
 * @module The kernel from outside: made once, on first use, where the host lets us; else a reason why not. One
 * instance serves every redactor of the realm: a call begins and ends without anyone else's code in between, and
 * nothing but tables stays from call to call.
 */
import { understood } from '#names'
import { Reader } from '../formats/state'
import { Names } from '../resolve/name-block'
import { decodeBase64 } from '../text/base64'
import { fold } from '../text/fold'
import { Change, type Format, Place, State } from './exchange'
import { KERNEL } from './kernel.generated'
import { hasSimd } from './probe'

/** Why the kernel does not run. */
export type Refusal = 'no-wasm' | 'no-simd' | 'refused'

/** What a kernel's module exports. */
export interface Exports {
  readonly memory: WebAssembly.Memory
  place(what: number): number
  placeOf(address: number): number
  namedAt(address: number): number
  prepare(): void
  forgetNames(one: number, two: number): void
  ready(
    rows: number,
    today: number,
    kinds: number,
    least: number,
    country: number,
    block: number,
    format: Format,
    custom: boolean,
  ): void
  bytes(start: number, at: number, end: number, begin: number, isWhole: boolean): number
  units(start: number, at: number, end: number, begin: number, isWhole: boolean): number
  again(end: number, goal: number, units: boolean): number
  splice(from: number, to: number, count: number): number
  stop(from: number, to: number): number
  lastFeed(end: number): number
}

const enum Size {
  /** Characters for which a loop beats the host's own copying. */
  Short = 16,
  Page = 256,
}

interface HostBuffer {
  write(text: string, offset: number, encoding: 'utf16le'): number
  ucs2Write?(text: string, offset: number): number // `write` asks which encoding it is; not on every host
}

/** A text in the kernel's memory. */
export interface PlacedText {
  readonly at: number
  readonly length: number
}

const encoder = /* @__PURE__ */ new TextEncoder()

/** The kernel's memory by its parts, and its calls. */
export class Kernel {
  /** All of the memory; it never grows, so the view stays good. */
  readonly memory: Uint8Array<ArrayBuffer>
  readonly ints: Int32Array
  /** Where the text lies, and how much of it there may be, in bytes or UTF-16 units. */
  readonly text: number
  readonly capacity: number
  readonly output: number
  readonly outputSize: number
  /** Where findings lie, as an index of `ints`. */
  readonly findings: number
  /** What is kept in mind of a format between the calls for one text: to be put aside while others call. */
  readonly reader: Int32Array
  /** Who said last what runs, and for what date: nobody else has to say it again. */
  owner: unknown
  today = 0
  /** Where claims lie, as an index of `ints`, and how many there may be. */
  readonly claims: number
  readonly claimsMost: number
  /** Adds to claims what recognisers of the user's own claim; returns how many there are then. */
  join: ((kernel: Kernel, ...asked: Parameters<Kernel['ask']>) => number) | undefined
  readonly #exports: Exports
  readonly #state: number
  readonly #edits: number
  readonly #texts: number
  readonly #textsSize: number
  readonly #placed = new Map<string, PlacedText>()
  #textsEnd = 0
  /** The word lists with the names that are listed. */
  words: Uint8Array | undefined
  readonly #wordsAt: number
  readonly #buffer: HostBuffer | undefined
  readonly #unitsAt: number
  readonly #anchors: number
  /** The text's units, if it has any. */
  readonly units: Uint16Array
  readonly #another: () => Kernel
  #inner: Kernel | undefined
  /** Whether recognisers of the user's own are being asked. */
  isAsking = false
  /** Whether the text is one of UTF-16 units. */
  isUnits = false

  /** @param another - makes one more kernel */
  constructor(exports: Exports, lexicon: Uint8Array, another: () => Kernel) {
    this.#exports = exports
    this.#another = another
    exports.prepare()
    const buffer = exports.memory.buffer as ArrayBuffer
    this.memory = new Uint8Array(buffer)
    this.ints = new Int32Array(buffer)
    this.text = exports.place(Place.Text)
    this.capacity = exports.place(Place.Capacity)
    this.output = exports.place(Place.Output)
    this.outputSize = exports.place(Place.OutputSize)
    this.findings = exports.place(Place.Findings) >> 2
    this.claims = exports.place(Place.Claims) >> 2
    this.claimsMost = exports.place(Place.ClaimsMost)
    this.#anchors = exports.place(Place.CustomAnchors)
    this.#state = exports.place(Place.State) >> 2
    this.#edits = exports.place(Place.Edits) >> 2
    this.#texts = exports.place(Place.Texts)
    this.#textsSize = exports.place(Place.TextsSize)
    this.#unitsAt = exports.place(Place.Units)
    this.reader = new Int32Array(buffer, exports.place(Place.Reader), Reader.Size)
    this.units = new Uint16Array(buffer, this.#unitsAt, this.capacity)
    this.#buffer = hostBuffer(buffer)
    this.#wordsAt = exports.place(Place.Lexicon)
    this.setWords(lexicon)
  }

  /** This one; while recognisers of the user's own are asked another one, because they may redact, too. */
  get free(): Kernel {
    if (!this.isAsking) return this
    this.#inner ??= this.#another()
    return this.#inner.free
  }

  /** What the kernel calls when they are to be asked, also of so many values; the last two are where they and their codes lie. */
  ask(...asked: [claims: number, from: number, to: number, count: number, values: number, decoded: number]): number {
    this.isAsking = true
    try {
      return this.join?.(this, ...asked) ?? asked[0]
    } finally {
      this.isAsking = false
    }
  }

  /** Of the code at an address of the line that is worked on: its begin in the text, and `Value.Topics` of the value it lies in. */
  readonly placeOf = (address: number): number => this.#exports.placeOf(address)
  readonly namedAt = (address: number): number => this.#exports.namedAt(address)

  /** The text's begin where the next piece goes on, relative to what was loaded. */
  get from(): number {
    return this.ints[this.#state + State.From] as number
  }

  /** Where the text begins that the next piece needs. */
  get before(): number {
    return this.ints[this.#state + State.Before] as number
  }

  /** How the call that goes on with the text begins: bits of {@link Begin}. */
  get begin(): number {
    return this.ints[this.#state + State.Begin] as number
  }

  /** Whether it stopped because there is room for no more findings. */
  get isFull(): boolean {
    return this.ints[this.#state + State.Full] !== 0
  }

  /** Whether nothing was done because a line may be a part of a container's message: {@link Begin.Stops}. */
  get isStopped(): boolean {
    return this.ints[this.#state + State.Stopped] !== 0
  }

  /** Whether text that was passed over must be read after all: {@link again}. */
  get isBehind(): boolean {
    return this.ints[this.#state + State.Behind] !== 0
  }

  /** Whether something was asked that a date decides. */
  get isDated(): boolean {
    return this.ints[this.#state + State.Dated] !== 0
  }

  /** Begin of the first such line in `[from, to)` of the bytes, where lines begin and end; `to` when there is none. */
  stop(from: number, to: number): number {
    return this.#exports.stop(from, to)
  }

  /** One past the last line feed of the first `end` bytes, 0 when there is none. */
  lastFeed(end: number): number {
    return this.#exports.lastFeed(end)
  }

  /**
   * Says what runs: bits of rows, reference date, bits of kinds that are told of, least score, country code or 0, codes
   * per block, how text is read, and by which codes recognisers of the user's own may be asked, `join` then.
   */
  ready(
    rows: number,
    today: number,
    kinds: number,
    least: number,
    country: number,
    block: number,
    format: Format,
    anchors: Uint8Array | undefined,
  ): void {
    this.#exports.ready(rows, today, kinds, least, country, block, format, anchors !== undefined)
    if (anchors !== undefined) this.memory.set(anchors, this.#anchors)
  }

  /** Sets the word lists with the names that are listed; those of most redactors are the same. */
  setWords(words: Uint8Array): void {
    if (this.words === words) return
    // The lists of words are the same in all: only the names behind them differ.
    const from = this.words === undefined ? 0 : Names.Begin
    this.words = words
    this.memory.set(words.subarray(from), this.#wordsAt + from)
    this.#exports.forgetNames(Math.random() * 2 ** 32, Math.random() * 2 ** 32)
  }

  /** Loads UTF-16 units `from` to `to` of a string. */
  loadString(text: string, from: number, to: number): void {
    const length = to - from
    const buffer = this.#buffer
    if (length <= Size.Short || buffer === undefined) {
      const { units } = this
      for (let i = 0; i < length; i++) units[i] = text.charCodeAt(from + i)
      return
    }
    const whole = length === text.length ? text : text.slice(from, to)
    buffer.ucs2Write?.(whole, this.#unitsAt) ?? buffer.write(whole, this.#unitsAt, 'utf16le')
  }

  /** Loads the first `length` of some UTF-16 units. */
  loadUnits(units: Uint16Array, length: number): void {
    if (length > Size.Short) this.units.set(units.subarray(0, length))
    else for (let i = 0; i < length; i++) this.units[i] = units[i] as number
  }

  /** Loads bytes behind what is there already. */
  loadBytes(bytes: Uint8Array, from: number, to: number, behind = 0): void {
    this.memory.set(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to), this.text + behind)
  }

  /** Works on what was loaded; returns how many findings there are. See `advance` in `kernel.as.ts`. */
  work(units: boolean, at: number, end: number, begin: number, isWhole: boolean): number {
    this.isUnits = units
    return units ? this.#exports.units(0, at, end, begin, isWhole) : this.#exports.bytes(0, at, end, begin, isWhole)
  }

  /** Reads what was loaded on from where {@link reader} is, only to know what is open at `goal`; returns how far it came. */
  again(units: boolean, end: number, goal: number): number {
    return this.#exports.again(end, goal, units)
  }

  /** A text that replaces findings, in UTF-8, in the memory; undefined when there is no room. */
  placeText(text: string): PlacedText | undefined {
    const known = this.#placed.get(text)
    if (known !== undefined) return known
    const bytes = encoder.encode(text)
    // Copying reads whole registers.
    if (this.#textsEnd + bytes.length + 16 > this.#textsSize) return undefined
    const placed = { at: this.#texts + this.#textsEnd, length: bytes.length }
    this.memory.set(bytes, placed.at)
    this.#textsEnd += bytes.length
    this.#placed.set(text, placed)
    return placed
  }

  /** Forgets the texts, and so every edit that has one. */
  clearTexts(): void {
    this.#placed.clear()
    this.#textsEnd = 0
  }

  /** Sets edit `i`: what `start` to `end` of the loaded bytes becomes. */
  setEdit(i: number, start: number, end: number, text: PlacedText): void {
    const at = this.#edits + Change.Size * i
    const { ints } = this
    ints[at + Change.Start] = start
    ints[at + Change.End] = end
    ints[at + Change.Text] = text.at
    ints[at + Change.Length] = text.length
  }

  /** Writes the loaded bytes `from` to `to` with the first `count` edits to the output; returns its length. */
  splice(from: number, to: number, count: number): number {
    return this.#exports.splice(from, to, count)
  }
}

function hostBuffer(memory: ArrayBuffer): HostBuffer | undefined {
  const { Buffer } = globalThis as { Buffer?: { from?(memory: ArrayBuffer): HostBuffer } }
  return Buffer?.from?.(memory)
}

/** A kernel from a compiled module, and all that the module exports: tests and benchmarks compile others. */
export function makeKernel<E extends Exports>(module: WebAssembly.Module, lexicon: Uint8Array): [Kernel, E] {
  let table = 0
  const page = (number: number) => {
    const first = number * Size.Page
    for (let i = 0; i < Size.Page; i++) kernel.memory[table + first + i] = fold(first + i)
  }
  let kernel: Kernel
  const ask: Kernel['ask'] = (...asked) => kernel.ask(...asked)
  const understand = (from: number, to: number) => understood(kernel.memory, from, to, kernel.words as Uint8Array)
  const host = { page, ask, understood: understand }
  const instance = new WebAssembly.Instance(module, { host, env: { abort: () => {} } })
  const exports = instance.exports as unknown as E
  kernel = new Kernel(exports, lexicon, () => makeKernel(module, lexicon)[0])
  table = exports.place(Place.Fold)
  return [kernel, exports]
}

let made: Kernel | Refusal | undefined
let compiled: WebAssembly.Module | undefined

function compile(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(decodeBase64(KERNEL))
  return compiled
}

/** The kernel's module, for other threads; undefined where it cannot be made. */
export function compiledModule(): WebAssembly.Module | undefined {
  try {
    return compile()
  } catch {
    return undefined
  }
}

/** Takes a module that somebody else has compiled; what could not be made is tried again. */
export function adoptModule(module: WebAssembly.Module): void {
  compiled = module
  if (typeof made === 'string') made = undefined
}

/** The kernel, or why there is none. That a module may not be made (Workers, a `vm` context) only trying tells. */
export function loadKernel(lexicon: () => Uint8Array): Kernel | Refusal {
  if (made !== undefined) return made
  if (typeof WebAssembly !== 'object') made = 'no-wasm'
  else if (!hasSimd()) made = 'no-simd'
  else {
    try {
      made = makeKernel(compile(), lexicon())[0]
    } catch {
      made = 'refused'
    }
  }
  return made
}
