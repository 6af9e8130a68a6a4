/**
 * @module Copies: what may be asked of a source whose traps may throw, and how a copy is given its properties.
 */
import { Label } from './limits'

export function prototypeOf(source: unknown): object | null {
  try {
    return Object.getPrototypeOf(source)
  } catch {
    return Object.prototype
  }
}

export function hasOwn(source: unknown, key: PropertyKey): boolean {
  try {
    return Object.hasOwn(source as object, key)
  } catch {
    return false
  }
}

/** Sets a property whatever the prototypes have under its name: a setter, or `__proto__`. */
export function put(copy: object, key: PropertyKey, value: unknown, enumerable = true): void {
  if (enumerable && !(key in copy)) {
    ;(copy as Record<PropertyKey, unknown>)[key] = value
    return
  }
  Object.defineProperty(copy, key, { value, enumerable, writable: true, configurable: true })
}

/** A string as it stands in JSON, without its quotes. */
export function parsed(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`))
  } catch {
    return Label.Unreadable
  }
}

/** What an edit writes for all of a value: a string of JSON where a number stood. */
export function whole(text: string): string {
  return text.startsWith('"') && text.endsWith('"') && text.length > 1 ? parsed(text.slice(1, -1)) : parsed(text)
}

/** Whether two copies of one object hold the same. */
export function isSame(one: object, other: object): boolean {
  const [keys, others] = [Reflect.ownKeys(one), Reflect.ownKeys(other)]
  const at = (copy: object, key: PropertyKey): unknown => Object.getOwnPropertyDescriptor(copy, key)?.value
  return keys.length === others.length && keys.every((key, n) => key === others[n] && at(one, key) === at(other, key))
}

type Getter = Pick<PropertyDescriptor, 'get' | 'set'> & { readonly key: PropertyKey; readonly get: () => unknown }

/** Of each class, once: most values of one come again and again. */
const known = /* @__PURE__ */ new WeakMap<object, readonly Getter[]>()

function gettersOf(prototype: object): readonly Getter[] {
  const found = known.get(prototype)
  if (found !== undefined) return found
  const getters = Reflect.ownKeys(prototype).flatMap((key): Getter[] => {
    const { get, set } = Object.getOwnPropertyDescriptor(prototype, key) ?? {}
    return get === undefined ? [] : [{ key, get, ...(set && { set }) }]
  })
  known.set(prototype, getters)
  return getters
}

/**
 * Lets a copy answer to the getters of its class. Some of them answer to nobody but what the class has made: they look into
 * private fields. Then its source is asked; either way the answer is redacted, and nothing runs before somebody asks.
 *
 * @param usual - the prototype from which on all answer to anybody
 * @param redact - redacts an object of one name
 */
export function answerLike(copy: object, source: object, usual: object, redact: (value: object) => unknown): void {
  const answer = (get: () => unknown, key: PropertyKey, self: object): unknown => {
    for (const asked of [self, source]) {
      try {
        return Object.values(redact({ [typeof key === 'symbol' ? '' : key]: get.call(asked) }) as object)[0]
      } catch {}
    }
    return Label.Unreadable
  }
  for (let at = prototypeOf(source); at !== null && at !== usual && at !== Object.prototype; at = prototypeOf(at)) {
    for (const { key, get, set } of gettersOf(at)) {
      if (Object.hasOwn(copy, key)) continue
      const own = function (this: object) {
        return answer(get, key, this)
      }
      Object.defineProperty(copy, key, { get: own, ...(set && { set }), configurable: true })
    }
  }
}

export function isEnumerable(source: object, key: PropertyKey): boolean {
  try {
    return Object.prototype.propertyIsEnumerable.call(source, key)
  } catch {
    return true
  }
}
