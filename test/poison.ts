/**
 * Results must not depend on memory left by an earlier call: before every call, all of it is filled with data that
 * would be found if it were read. What a stream keeps between chunks is its own and is not touched.
 */
import { changes } from './changes'

type Kept = Uint8Array | Uint16Array | Int32Array

interface Noted {
  readonly array: Kept
  readonly from: number
}

const state = {
  /** The latest: what is kept is everybody's, or soon nobody's. */
  kept: [] as unknown[],
  isNoted: false,
  depth: 0,
  turn: 0,
  kernel: undefined as import('../src/kernel/kernel').Kernel | undefined,
  layout: {} as { readonly [name: string]: number },
  isOff: false,
}

/** Notes what memory is kept. */
function noted({ keptBytes, keptInts, keptUnits, keptCodes }: typeof import('../src/text/kept')) {
  const note = <A extends Kept>(array: A, from = 0): A => {
    if (state.isNoted && array.length > 0) state.kept = [...state.kept.slice(-100), { array, from }]
    return array
  }
  return {
    keptBytes: (length: number) => note(keptBytes(length)),
    keptInts: (length: number) => note(keptInts(length)),
    keptUnits: (length: number) => note(keptUnits(length)),
    keptCodes: (most: number, guard: number) => note(keptCodes(most, guard), guard),
  }
}

const PATTERN = 65536

function repeated(text: string): Uint8Array {
  return new TextEncoder().encode(text.repeat(Math.ceil(PATTERN / text.length))).subarray(0, PATTERN)
}

/** Small integers in every place of 32 bits: counts, places and bits that look as if they were true. */
function integers(step: number): Uint8Array {
  const ints = Int32Array.from({ length: PATTERN / 4 }, (_, i) => (i * step) % 331)
  return new Uint8Array(ints.buffer)
}

/** Nonsense that begins and goes on with whatever a rule looks for. */
const PATTERNS: readonly Uint8Array[] = [
  repeated('871220-2384 '),
  repeated('sl1_nid_7h3k_r6cgrw4mg7t7bjj5y4fqd'),
  repeated('"password":"hunter2",{"fnr":'),
  repeated('anna@example.se,'),
  repeated('12:ab:[email]'),
  repeated('personnummer=\\u0022%5D&quot;konto'),
  integers(1),
  integers(7),
  new Uint8Array(PATTERN).fill(255),
  new Uint8Array(PATTERN).fill(1),
]

/** Octets of each memory that become nonsense every time; now and then it is all of them. */
const BEGIN = 1024
const ALL = 256

function poisonBytes(bytes: Uint8Array, isAll: boolean): void {
  const pattern = PATTERNS[state.turn % PATTERNS.length] as Uint8Array
  const most = isAll ? bytes.length : Math.min(bytes.length, BEGIN)
  for (let at = 0; at < most; at += PATTERN) {
    bytes.set(pattern.subarray(0, Math.min(PATTERN, most - at)), at)
  }
}

function poisonArray({ array, from }: Noted, isAll: boolean): void {
  const rest = array.subarray(from)
  poisonBytes(new Uint8Array(rest.buffer, rest.byteOffset, rest.byteLength), isAll)
}

/** What is no table, by its begin and end: each is poisoned on its own. */
function partsOfKernel(size: number): [number, number][] {
  const at = (name: string) => state.layout[name] as number
  const guard = at('GUARD')
  const tables = [
    ...['LEXICON', 'CONSTANTS', 'CUSTOM_ANCHORS', 'FILTER', 'SETS', 'ACTIVE_SETS', 'NEXT_CLASS', 'FIRST_CLASS'],
    ...['FOLD', 'FOLD_PAGES'],
    // What names say is forgotten when a call begins.
    ...['STRUCTURE_CONSTANTS', 'NAMES'],
  ]
  const begins = [
    ...[
      'STATE',
      'SCRATCH',
      'NOTES',
      'TEXTS',
      'DIGITS',
      'JOINTS',
      'COLONS',
      'ATS',
      'RARES',
      'ESCAPES',
      'OWNERS',
      'POSSIBLE',
      'OWNED',
    ],
    ...['ENDS', 'OPEN_LINES', 'PLACES'],
    ...[
      'KEPT_PLACES',
      'FOLDED_PLACES',
      'CLAIMS',
      'ORDER',
      'FINDINGS',
      'EDITS',
      'CODES',
      'MARKS',
      'READER',
      'KEPT',
      'WALK',
    ],
    ...[
      'QUOTES',
      'STRINGS',
      'BRACKETS',
      'PATH',
      'ASIDE',
      'DECODED',
      'DECODED_MARKS',
      'VALUES',
      'TEXT',
      'UNITS',
      'OUTPUT',
    ],
  ].map(at)
  // Line feeds that are written once.
  const stops = [...begins, ...tables.map(at), at('CODES') - guard, at('DECODED') - guard, size]
  return begins.map((begin) => [begin, Math.min(...stops.filter((stop) => stop > begin))])
}

let parts: [number, number][] | undefined

/** Makes all of the kernel's memory nonsense but for its tables. */
export function poisonKernel(kernel: import('../src/kernel/kernel').Kernel, isAll: boolean): void {
  const { memory } = kernel
  parts ??= partsOfKernel(memory.length)
  kernel.clearTexts()
  for (const [begin, end] of parts) poisonBytes(memory.subarray(begin, end), isAll)
}

function poison(): void {
  state.turn++
  const isAll = state.turn % ALL === 0
  for (const noted of state.kept) poisonArray(noted as Noted, isAll)
  if (state.kernel !== undefined) poisonKernel(state.kernel, isAll)
}

/** Without it, what earlier calls wrote is what lies there. */
export function poisonNothing(isOff: boolean): void {
  state.isOff = isOff
}

/** Runs a call; `isOwn` says that memory it asks for is kept for what comes after it. */
function call<T>(isOwn: boolean, work: () => T): T {
  if (state.depth === 0 && !state.isOff) poison()
  const before = state.isNoted
  state.depth++
  state.isNoted = !isOwn
  try {
    return work()
  } finally {
    state.isNoted = before
    state.depth--
  }
}

type Method = (...args: unknown[]) => unknown
type Methods = { [name: string]: Method }

function wrap(prototype: object): void {
  for (const name of ['scan', 'redact', 'edits', 'unitEdits', 'lines', 'stopsIn']) wrapMethod(prototype, name)
  const methods = prototype as unknown as Methods
  const open = methods.stream as Method
  methods.stream = function (this: object, ...args: unknown[]) {
    const stream = call(true, () => open.apply(this, args)) as object
    return new Proxy(stream, {
      get: (_, name) => {
        const part: unknown = Reflect.get(stream, name)
        if (typeof part !== 'function') return part
        return (...given: unknown[]) => call(true, () => part.apply(stream, given))
      },
    })
  }
  const steps = methods.steps as Method
  methods.steps = function (this: object, ...args: unknown[]) {
    return call(true, () => steps.apply(this, args))
  }
}

function wrapMethod(prototype: object, name: string): void {
  const methods = prototype as unknown as Methods
  const method = methods[name] as Method
  methods[name] = function (this: object, ...args: unknown[]) {
    return call(false, () => method.apply(this, args))
  }
}

async function fast({ FastEngine }: typeof import('../src/engine/fast')) {
  // Written for the other compiler, and read here as it is. Not earlier: it imports what tests change.
  state.layout = await import(`../src/kernel/${'layout'}.as.ts`)
  class Noted extends FastEngine {
    constructor(...given: ConstructorParameters<typeof FastEngine>) {
      super(...given)
      state.kernel = given[0]
    }
  }
  wrap(Noted.prototype)
  return { FastEngine: Noted }
}

function plain(module: typeof import('../src/engine/plain')) {
  wrap(module.PlainEngine.prototype)
  return module
}

function values(module: typeof import('../src/value/values')) {
  wrapMethod(module.Values.prototype, 'redact')
  return module
}

Object.assign(changes, { 'text/kept': noted, 'engine/fast': fast, 'engine/plain': plain, 'value/values': values })
