/**
 * @module A baseline: what `sladd scan` found earlier and allows from then on, as keyed digests.
 *
 * Identity numbers are few enough to try all of them. If the key is in the file, a digest therefore has only 14 bits:
 * more than 2,000 numbers of living people share it, so it identifies nobody. A key stored elsewhere allows all 128
 * bits.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { jsonOf } from '../../input/json'
import { writeToFile } from './output-file'
import { keyIn, textIn } from './text-file'
import { Refusal } from './usage'

/** Number of occurrences of each digest, by kind. */
type Digests = { [kind: string]: { [digest: string]: number } }

const OPEN_MASK = 0x3fff
const LONG = 32

interface BaselineFile {
  readonly sladd: 'baseline'
  readonly version: 1
  /** Hexadecimal; absent if stored elsewhere. */
  readonly key?: string
  readonly files: { [name: string]: Digests }
}

function isBaseline(value: unknown): value is BaselineFile {
  const { sladd, version, key, files } = (value ?? {}) as { [name: string]: unknown }
  const isKey = key === undefined || (typeof key === 'string' && /^[0-9a-f]{32}$/.test(key))
  return sladd === 'baseline' && version === 1 && isKey && typeof files === 'object' && files !== null
}

function read(file: string): BaselineFile {
  const value = jsonOf(textIn(file))
  if (!isBaseline(value)) throw new Refusal(`${file}: no baseline of sladd`)
  return value
}

/** File names can be anything, even `__proto__`. */
function dictionary<T>(): { [name: string]: T } {
  return Object.create(null)
}

/** Sorts entries, so that the file can be diffed line by line. */
function sorted<T>(entries: { readonly [name: string]: T }): { [name: string]: T } {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)))
}

export class Baseline {
  readonly #file: string
  readonly #key: string
  readonly #isApart: boolean
  /** What may still be allowed; or, when writing a baseline, what was found. */
  readonly #files: { [name: string]: Digests }
  readonly writes: boolean

  /**
   * @param writes - true if findings become the baseline
   * @throws Refusal, FileRefused
   */
  constructor(file: string, key: string | undefined, writes: boolean) {
    const known = writes && !existsSync(file) ? undefined : read(file)
    if (!writes && (known?.key === undefined) !== (key !== undefined)) {
      throw new Refusal(`${file}: ${key === undefined ? 'needs --baseline-key' : 'has its own key, and no other'}`)
    }
    this.#file = file
    this.#isApart = key !== undefined
    this.#key = key === undefined ? (known?.key ?? randomBytes(16).toString('hex')) : keyIn(key)
    this.#files = writes ? dictionary() : structuredClone(known?.files ?? {})
    this.writes = writes
  }

  /** Returns a file's name relative to the baseline's folder, wherever the command runs. */
  #nameOf(file: string): string {
    return relative(dirname(resolve(this.#file)), resolve(file))
      .split(sep)
      .join('/')
  }

  #digestOf(kind: string, value: Uint8Array): string {
    const digest = createHmac('sha256', this.#key).update(`${kind}\0`).update(value).digest()
    if (this.#isApart) return digest.toString('hex').slice(0, LONG)
    return (digest.readUInt16BE(0) & OPEN_MASK).toString(16).padStart(4, '0')
  }

  /** True if a finding is in the baseline, as often as it was then. When writing a baseline, adds it. */
  takes(file: string, kind: string, value: Uint8Array): boolean {
    const digest = this.#digestOf(kind, value)
    const name = this.#nameOf(file)
    if (this.writes) {
      this.#files[name] ??= dictionary()
      const kinds = this.#files[name] as Digests
      kinds[kind] ??= dictionary()
      const digests = kinds[kind] as Digests[string]
      digests[digest] = (digests[digest] ?? 0) + 1
      return true
    }
    const ofKind = Object.hasOwn(this.#files, name) ? this.#files[name]?.[kind] : undefined
    const left = ofKind?.[digest] ?? 0
    if (ofKind !== undefined && left > 0) ofKind[digest] = left - 1
    return left > 0
  }

  /** Replaces the file with what was found, completely or not at all. */
  async write(): Promise<void> {
    const files = Object.entries(this.#files).map(([name, kinds]) => {
      const each = Object.entries(sorted(kinds)).map(([kind, digests]) => [kind, sorted(digests)])
      return [name, Object.fromEntries(each)] as const
    })
    const key = this.#isApart ? {} : { key: this.#key }
    const content: BaselineFile = { sladd: 'baseline', version: 1, ...key, files: sorted(Object.fromEntries(files)) }
    await writeToFile(this.#file, `${JSON.stringify(content, null, 2)}\n`)
  }
}
