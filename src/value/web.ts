/**
 * @module Web platform objects keep everything in internal slots: they are read by their public methods and properties,
 * the same on every host, and never by how a host prints them.
 */
import { Label } from './limits'

/** Common methods of such lists. */
interface Pairs {
  has(name: string): boolean
  entries(): IterableIterator<readonly [string, unknown]>
  append(name: string, value: unknown): void
}

/** True if an object is an instance of a host class, or has its tag. */
export function isOf(value: object, tag: string, name: string): boolean {
  if (tag === name) return true
  const given = (globalThis as { readonly [name: string]: unknown })[name]
  return typeof given === 'function' && value instanceof given
}

/** Returns the tag of an object, built-in or set by itself. */
export function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}

/** Lists of name/value pairs. */
export const PAIRS = ['URLSearchParams', 'Headers', 'FormData'] as const

/** Properties read from other objects. A body can only be read asynchronously. */
const TOLD: ReadonlyArray<readonly [name: string, parts: readonly string[]]> = [
  ['Request', ['method', 'url', 'headers', 'referrer', 'body']],
  ['Response', ['status', 'statusText', 'url', 'headers', 'body']],
  ['AbortSignal', ['aborted', 'reason']],
]
export const TOLD_NAMES = /* @__PURE__ */ TOLD.map(([name]) => name)

function parts(value: object): readonly string[] {
  const tag = tagOf(value)
  return TOLD.find(([name]) => isOf(value, tag, name))?.[1] ?? []
}

/** Returns the property names to read from an object of {@link TOLD_NAMES}: its own last. */
export function toldBy(value: object): readonly string[] {
  return [...new Set([...parts(value), ...Object.keys(value)])]
}

export const isPairs = (value: object): void => void (value as Pairs).has('a')
/** @throws TypeError if it is not such an object but inherits from its prototype */
export const isTold = (value: object): void =>
  void (value as { readonly [name: string]: unknown })[`${parts(value)[0]}`]
export const isBlob = (value: object): void => void (value as Blob).size.toFixed()

/** Returns a list of the same class. Invalid header names are written without the offending characters. */
export function pairsLike(source: object, pairs: ReadonlyArray<readonly [string, unknown]>): object {
  const tag = tagOf(source)
  const name = PAIRS.find((one) => isOf(source, tag, one)) ?? 'URLSearchParams'
  const copy = new globalThis[name]() as unknown as Pairs
  for (const [key, value] of pairs) {
    try {
      copy.append(key, value)
    } catch {
      copy.append(key.replace(/[^\w-]/g, '') || 'unreadable', `${value}`.replace(/[^ -~]/g, '?'))
    }
  }
  return copy
}

/** Blobs created here: nothing is in them. */
const made = /* @__PURE__ */ new WeakSet<object>()

/** True if a blob may contain something: its bytes can only be read asynchronously. */
export function isFull(blob: Blob): boolean {
  return blob.size > 0 && !made.has(blob)
}

/** Returns a blob or file with a label instead of its bytes. */
export function blobLike(source: Blob, type: string, name: string | undefined): object {
  const bytes = isFull(source) || made.has(source) ? [Label.Unreadable] : []
  const { lastModified } = source as File
  const blob = name === undefined ? new Blob(bytes, { type }) : new File(bytes, name, { type, lastModified })
  made.add(blob)
  return blob
}
