/**
 * @module Replaces the strings of a JSON-compatible value. Other objects are read as `JSON.stringify` reads them.
 * Objects without replacements stay the same objects.
 */
import { isPlain } from '../input/own-properties'
import { Label, LIMITS } from '../value/limits'

/** How to replace strings and bytes. */
export interface Replacing {
  /** True to keep class instances in which nothing is replaced; else they become plain data. */
  readonly keepsClasses: boolean
  string(text: string): string
  bytes(bytes: Uint8Array): Uint8Array
}

/** Defines a property even for names such as `__proto__`. */
function setProperty(made: object, name: string, value: unknown): void {
  Object.defineProperty(made, name, { value, writable: true, enumerable: true, configurable: true })
}

function ofArray(value: readonly unknown[], by: Replacing, depth: number): unknown {
  const made = value.map((one) => replaced(one, by, depth))
  return made.some((one, i) => one !== value[i]) ? made : value
}

function ofObject(value: object, by: Replacing, depth: number): unknown {
  const made = {}
  let isSame = by.keepsClasses || isPlain(value)
  for (const [name, one] of Object.entries(value)) {
    const [newName, newOne] = [by.string(name), replaced(one, by, depth)]
    isSame &&= name === newName && newOne === one
    // If two names become equal, the second one keeps its old name.
    setProperty(made, Object.hasOwn(made, newName) ? name : newName, newOne)
  }
  return isSame ? value : made
}

/** Replaces strings in what an object was read as; returns the object itself if it may be kept. */
function readAs(value: object, read: unknown, by: Replacing, depth: number, made: (from: unknown) => unknown): unknown {
  const from = replaced(read, by, depth + 1)
  return from === read && by.keepsClasses ? value : made(from)
}

function replaced(value: unknown, by: Replacing, depth: number): unknown {
  if (typeof value === 'string') return by.string(value)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return by.bytes(value)
  if (depth >= LIMITS.depth) return Label.Deep
  const { toJSON } = value as { toJSON?: unknown }
  if (Array.isArray(value)) return ofArray(value, by, depth + 1)
  if (typeof toJSON === 'function') return readAs(value, toJSON.call(value), by, depth, (made) => made)
  if (value instanceof Map) return readAs(value, [...value], by, depth, (made) => new Map(made as [unknown, unknown][]))
  if (value instanceof Set) return readAs(value, [...value], by, depth, (made) => new Set(made as unknown[]))
  return ofObject(value, by, depth + 1)
}

/** Never throws: an unreadable value becomes a label. */
export function replaceStrings(value: unknown, by: Replacing): unknown {
  try {
    return replaced(value, by, 0)
  } catch {
    return Label.Unreadable
  }
}
