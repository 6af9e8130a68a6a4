/**
 * @module Objects of the web platform hold everything in slots: they are read by what they say to anybody who asks, the same
 * on every host, and never by how one of them prints them.
 */
import { Label } from './limits'

/** What such objects hold, by name. */
interface Pairs {
  has(name: string): boolean
  entries(): IterableIterator<readonly [string, unknown]>
  append(name: string, value: unknown): void
}

/** Whether an object is one of a class of the host, or says that it is one. */
export function isOf(value: object, tag: string, name: string): boolean {
  if (tag === name) return true
  const given = (globalThis as { readonly [name: string]: unknown })[name]
  return typeof given === 'function' && value instanceof given
}

/** The tag that the language gives an object, or that it gives itself. */
export function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}

/** Lists of names and values. */
export const PAIRS = ['URLSearchParams', 'Headers', 'FormData'] as const

/** What is told of the others. A body can only be read by whoever waits for it. */
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

/** Names of what there is to tell of an object of {@link TOLD_NAMES}: its own last. */
export function toldBy(value: object): readonly string[] {
  return [...new Set([...parts(value), ...Object.keys(value)])]
}

export const isPairs = (value: object): void => void (value as Pairs).has('a')
/** @throws TypeError when it is no such object but one that inherits from its prototype */
export const isTold = (value: object): void =>
  void (value as { readonly [name: string]: unknown })[`${parts(value)[0]}`]
export const isBlob = (value: object): void => void (value as Blob).size.toFixed()

/** A list of the same class. A name of a header that may be none is written without the signs that make it so. */
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

/** Those that were made here: nothing is in them. */
const made = /* @__PURE__ */ new WeakSet<object>()

/** Whether a blob may hold something: its bytes come to nobody who does not wait for them. */
export function isFull(blob: Blob): boolean {
  return blob.size > 0 && !made.has(blob)
}

/** A blob or file with a label for bytes. */
export function blobLike(source: Blob, type: string, name: string | undefined): object {
  const bytes = isFull(source) || made.has(source) ? [Label.Unreadable] : []
  const { lastModified } = source as File
  const blob = name === undefined ? new Blob(bytes, { type }) : new File(bytes, name, { type, lastModified })
  made.add(blob)
  return blob
}
