/** @module Copies of objects, whose traps may throw. */
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

/** Sets a property even if a prototype has a setter or `__proto__` of that name. */
export function put(copy: object, key: PropertyKey, value: unknown, enumerable = true): void {
  if (enumerable && !(key in copy)) {
    ;(copy as Record<PropertyKey, unknown>)[key] = value
    return
  }
  Object.defineProperty(copy, key, { value, enumerable, writable: true, configurable: true })
}

/** Decodes the content of a JSON string, given without its quotes. */
export function parsed(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`))
  } catch {
    return Label.Unreadable
  }
}

/** Decodes an edit that replaces a whole value: a JSON string in place of a number. */
export function whole(text: string): string {
  return text.startsWith('"') && text.endsWith('"') && text.length > 1 ? parsed(text.slice(1, -1)) : parsed(text)
}

/** True if two copies of an object are equal. */
export function isSame(one: object, other: object): boolean {
  const [keys, others] = [Reflect.ownKeys(one), Reflect.ownKeys(other)]
  const at = (copy: object, key: PropertyKey): unknown => Object.getOwnPropertyDescriptor(copy, key)?.value
  return keys.length === others.length && keys.every((key, n) => key === others[n] && at(one, key) === at(other, key))
}

type Getter = Pick<PropertyDescriptor, 'get' | 'set'> & { readonly key: PropertyKey; readonly get: () => unknown }

/** Getters by class: most values share a few classes. */
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
 * Makes a copy answer the getters of its class. Some getters only work on objects that the class has created, because
 * they read private fields. Then the source is asked; either way the answer is redacted, and nothing runs before it is
 * needed.
 *
 * @param usual - the prototype from which on getters work on any object
 * @param redact - redacts an object with one property
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
