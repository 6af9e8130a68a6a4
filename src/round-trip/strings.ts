/**
 * @module The strings of a value that JSON can hold, each replaced by another one. Other objects are read as
 * `JSON.stringify` reads them. What nothing is replaced in is the same object afterwards.
 */
import { Label, LIMITS } from '../value/limits'

/** What a string or bytes become. */
export interface Replacing {
  string(text: string): string
  bytes(bytes: Uint8Array): Uint8Array
}

/** Names that JSON would not make, or that mean something else when they are set. */
function setProperty(made: object, name: string, value: unknown): void {
  Object.defineProperty(made, name, { value, writable: true, enumerable: true, configurable: true })
}

function isPlain(value: object): boolean {
  const above: object | null = Object.getPrototypeOf(value)
  return above === null || Object.getPrototypeOf(above) === null
}

function ofArray(value: readonly unknown[], by: Replacing, depth: number): unknown {
  const made = value.map((one) => replaced(one, by, depth))
  return made.some((one, i) => one !== value[i]) ? made : value
}

function ofObject(value: object, by: Replacing, depth: number): unknown {
  const made = {}
  let isSame = isPlain(value)
  for (const [name, one] of Object.entries(value)) {
    const [newName, newOne] = [by.string(name), replaced(one, by, depth)]
    isSame &&= name === newName && newOne === one
    // Two names with one value are two names: the second one stays as it is.
    setProperty(made, Object.hasOwn(made, newName) ? name : newName, newOne)
  }
  return isSame ? value : made
}

function replaced(value: unknown, by: Replacing, depth: number): unknown {
  if (typeof value === 'string') return by.string(value)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return by.bytes(value)
  if (depth >= LIMITS.depth) return Label.Deep
  const { toJSON } = value as { toJSON?: unknown }
  if (typeof toJSON === 'function') return replaced(toJSON.call(value), by, depth + 1)
  if (Array.isArray(value)) return ofArray(value, by, depth + 1)
  if (value instanceof Map) return new Map(ofArray([...value], by, depth + 1) as [unknown, unknown][])
  if (value instanceof Set) return new Set(ofArray([...value], by, depth + 1) as unknown[])
  return ofObject(value, by, depth + 1)
}

/** Never throws: what cannot be read is no longer there. */
export function replaceStrings(value: unknown, by: Replacing): unknown {
  try {
    return replaced(value, by, 0)
  } catch {
    return Label.Unreadable
  }
}
