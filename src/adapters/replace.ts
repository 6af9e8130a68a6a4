/** @module Replaces methods of other objects, and restores them. */

/** Replaces a method; returns a function that restores it. */
export function replace(target: object, name: PropertyKey, method: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name)
  Object.defineProperty(target, name, { value: method, writable: true, configurable: true, enumerable: true })
  return () => {
    if (before === undefined) Reflect.deleteProperty(target, name)
    else Object.defineProperty(target, name, before)
  }
}

/** Combines several functions returned by {@link replace}. */
export function restoring(restores: readonly (() => void)[]): () => void {
  return () => {
    for (const restore of restores) restore()
  }
}
