/**
 * @module Methods of objects that others have: replaced, and given back.
 */

/** Puts a method in the place of another one; the answer puts it back. */
export function replace(target: object, name: PropertyKey, method: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name)
  Object.defineProperty(target, name, { value: method, writable: true, configurable: true, enumerable: true })
  return () => {
    if (before === undefined) Reflect.deleteProperty(target, name)
    else Object.defineProperty(target, name, before)
  }
}

/** All of some answers of {@link replace} as one. */
export function restoring(restores: readonly (() => void)[]): () => void {
  return () => {
    for (const restore of restores) restore()
  }
}
