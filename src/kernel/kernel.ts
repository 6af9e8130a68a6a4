/**
 * @module The host side of the kernel: instantiated once, on first use, if the host permits; otherwise gives the
 * reason. One instance serves every redactor of the realm: no other code runs between start and end of a call, and only
 * tables outlive it.
 */
import { understood } from '#names'
import { Reader } from '../formats/state'
import { Names } from '../resolve/name-block'
import { decodeBase64 } from '../text/base64'
import { fold } from '../text/fold'
import { Change, type Format, KernelAddress, State } from './exchange'
import { KERNEL } from './kernel.generated'
import { hasSimd } from './probe'

/** Why the kernel does not run. */
export type Refusal = 'no-wasm' | 'no-simd' | 'refused'

/** The exports of a kernel module. */
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
  /** Length up to which a loop is faster than the host's copy functions. */
  Short = 16,
  Page = 256,
}

interface HostBuffer {
  write(text: string, offset: number, encoding: 'utf16le'): number
  ucs2Write?(text: string, offset: number): number // `write` checks its encoding argument; not on every host
}

/** A text in the kernel's memory. */
export interface PlacedText {
  readonly at: number
  readonly length: number
}

const encoder = /* @__PURE__ */ new TextEncoder()

/** The kernel's memory areas and functions. */
export class Kernel {
  /** The whole memory; it never grows, so the view stays valid. */
  readonly memory: Uint8Array<ArrayBuffer>
  readonly ints: Int32Array
  /** Address of the text, and its capacity in bytes or UTF-16 units. */
  readonly text: number
  readonly capacity: number
  readonly output: number
  readonly outputSize: number
  /** Index of the findings in `ints`. */
  readonly findings: number
  /** Reader state of a format between the calls for one text: save it while others use the kernel. */
  readonly reader: Int32Array
  /** The last configuration's owner and date, which need not configure again. */
  owner: unknown
  today = 0
  /** Index of the claims in `ints`, and their maximum number. */
  readonly claims: number
  readonly claimsMost: number
  /** Adds claims of custom recognisers; returns the new number of claims. */
  join: ((kernel: Kernel, ...asked: Parameters<Kernel['ask']>) => number) | undefined
  readonly #exports: Exports
  readonly #state: number
  readonly #edits: number
  readonly #texts: number
  readonly #textsSize: number
  readonly #placed = new Map<string, PlacedText>()
  #textsEnd = 0
  /** The word lists with the listed names. */
  words: Uint8Array | undefined
  readonly #wordsAt: number
  readonly #buffer: HostBuffer | undefined
  readonly #unitsAt: number
  readonly #anchors: number
  /** The text's units, if any. */
  readonly units: Uint16Array
  readonly #another: () => Kernel
  #inner: Kernel | undefined
  /** True while custom recognisers run. */
  isAsking = false
  /** True if the text is in UTF-16 units. */
  isUnits = false

  /** @param another - instantiates another kernel */
  constructor(exports: Exports, lexicon: Uint8Array, another: () => Kernel) {
    this.#exports = exports
    this.#another = another
    exports.prepare()
    const buffer = exports.memory.buffer as ArrayBuffer
    this.memory = new Uint8Array(buffer)
    this.ints = new Int32Array(buffer)
    this.text = exports.place(KernelAddress.Text)
    this.capacity = exports.place(KernelAddress.Capacity)
    this.output = exports.place(KernelAddress.Output)
    this.outputSize = exports.place(KernelAddress.OutputSize)
    this.findings = exports.place(KernelAddress.Findings) >> 2
    this.claims = exports.place(KernelAddress.Claims) >> 2
    this.claimsMost = exports.place(KernelAddress.ClaimsMost)
    this.#anchors = exports.place(KernelAddress.CustomAnchors)
    this.#state = exports.place(KernelAddress.State) >> 2
    this.#edits = exports.place(KernelAddress.Edits) >> 2
    this.#texts = exports.place(KernelAddress.Texts)
    this.#textsSize = exports.place(KernelAddress.TextsSize)
    this.#unitsAt = exports.place(KernelAddress.Units)
    this.reader = new Int32Array(buffer, exports.place(KernelAddress.Reader), Reader.Size)
    this.units = new Uint16Array(buffer, this.#unitsAt, this.capacity)
    this.#buffer = hostBuffer(buffer)
    this.#wordsAt = exports.place(KernelAddress.Lexicon)
    this.setWords(lexicon)
  }

  /** This kernel or, while custom recognisers run, another one, because they may redact, too. */
  get free(): Kernel {
    if (!this.isAsking) return this
    this.#inner ??= this.#another()
    return this.#inner.free
  }

  /** Called by the kernel to run custom recognisers; `values` and `decoded` are the addresses of values and codes. */
  ask(...asked: [claims: number, from: number, to: number, count: number, values: number, decoded: number]): number {
    this.isAsking = true
    try {
      return this.join?.(this, ...asked) ?? asked[0]
    } finally {
      this.isAsking = false
    }
  }

  /** For the code at an address in the current line: its position in the text, and `Value.Topics` of its value. */
  readonly placeOf = (address: number): number => this.#exports.placeOf(address)
  readonly namedAt = (address: number): number => this.#exports.namedAt(address)

  /** Position in the loaded text where the next piece starts. */
  get from(): number {
    return this.ints[this.#state + State.From] as number
  }

  /** Start of the text that the next piece needs. */
  get before(): number {
    return this.ints[this.#state + State.Before] as number
  }

  /** How the next call for the same text starts: bits of {@link Begin}. */
  get begin(): number {
    return this.ints[this.#state + State.Begin] as number
  }

  /** True if it stopped because there is no room for more findings. */
  get isFull(): boolean {
    return this.ints[this.#state + State.Full] !== 0
  }

  /** True if nothing was done because a line may be a part of a container's message: {@link Begin.Stops}. */
  get isStopped(): boolean {
    return this.ints[this.#state + State.Stopped] !== 0
  }

  /** True if skipped text must be read after all: {@link again}. */
  get isBehind(): boolean {
    return this.ints[this.#state + State.Behind] !== 0
  }

  /** True if the result depends on the date. */
  get isDated(): boolean {
    return this.ints[this.#state + State.Dated] !== 0
  }

  /** Start of the first such line in `[from, to)` of the bytes, which must be line boundaries; `to` for none. */
  stop(from: number, to: number): number {
    return this.#exports.stop(from, to)
  }

  /** Offset after the last line feed of the first `end` bytes, 0 for none. */
  lastFeed(end: number): number {
    return this.#exports.lastFeed(end)
  }

  /**
   * Configures the kernel: bits of rows, reference date, bits of kinds to report, threshold, country code or 0, codes
   * per block, format, and the prefilter for custom recognisers, which are run through `join`.
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

  /** Sets the word lists with the listed names, which are the same for most redactors. */
  setWords(words: Uint8Array): void {
    if (this.words === words) return
    // The word lists are always the same: only the names after them differ.
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

  /** Loads the first `length` UTF-16 units. */
  loadUnits(units: Uint16Array, length: number): void {
    if (length > Size.Short) this.units.set(units.subarray(0, length))
    else for (let i = 0; i < length; i++) this.units[i] = units[i] as number
  }

  /** Loads bytes at offset `behind`. */
  loadBytes(bytes: Uint8Array, from: number, to: number, behind = 0): void {
    this.memory.set(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to), this.text + behind)
  }

  /** Processes the loaded text; returns the number of findings. See `advance` in `kernel.as.ts`. */
  work(units: boolean, at: number, end: number, begin: number, isWhole: boolean): number {
    this.isUnits = units
    return units ? this.#exports.units(0, at, end, begin, isWhole) : this.#exports.bytes(0, at, end, begin, isWhole)
  }

  /** Reads the loaded text on from {@link reader}, only for the state at `goal`; returns the position reached. */
  again(units: boolean, end: number, goal: number): number {
    return this.#exports.again(end, goal, units)
  }

  /** Stores a replacement in UTF-8 in memory; returns undefined if there is no room. */
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

  /** Drops the stored texts, and with them every edit that uses one. */
  clearTexts(): void {
    this.#placed.clear()
    this.#textsEnd = 0
  }

  /** Sets edit `i`: the replacement for `start` to `end` of the loaded bytes. */
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

/** Instantiates a compiled module; also returns all its exports, because tests and benchmarks compile other ones. */
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
  table = exports.place(KernelAddress.Fold)
  return [kernel, exports]
}

let made: Kernel | Refusal | undefined
let compiled: WebAssembly.Module | undefined

function compile(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(decodeBase64(KERNEL))
  return compiled
}

/** Returns the compiled module for other threads; undefined if it cannot be compiled. */
export function compiledModule(): WebAssembly.Module | undefined {
  try {
    return compile()
  } catch {
    return undefined
  }
}

/** Uses a module compiled elsewhere; retries a failed instantiation. */
export function adoptModule(module: WebAssembly.Module): void {
  compiled = module
  if (typeof made === 'string') made = undefined
}

/** Returns the kernel, or why there is none. Some hosts forbid instantiation (Workers, a `vm` context): try it. */
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
