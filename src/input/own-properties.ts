/**
 * @module Objects whose property names come from users or texts. Only own properties count: an inherited one, from a
 * class or a modified `Object.prototype`, is not what the user set.
 */
import { typeOf } from './type-of'

/** Properties by name, without inherited ones. */
export type Own<T = unknown> = { readonly [name: string]: T }

/** Creates a dictionary without a prototype: any name is safe, and only what was put in is found. */
export function dictionary<T>(entries: Iterable<readonly [string, T]>): Own<T> {
  const made: { [name: string]: T } = Object.create(null)
  for (const [name, value] of entries) made[name] = value
  return made
}

/**
 * Returns an own property of an object from a user; undefined if it is not an object.
 *
 * @param value - the property, inherited or not. Frequent callers read it by a literal name, which is many times faster
 * than by a variable
 */
export function ownOption<T extends object, N extends keyof T>(
  given: T | undefined,
  name: N,
  value: T[N] | undefined = given?.[name],
): T[N] | undefined {
  return value !== undefined && Object.hasOwn(given as T, name) ? value : undefined
}

/** True for plain objects of any realm: what a class instance inherits would be silently ignored. */
export function isPlain(given: object): boolean {
  const above: object | null = Object.getPrototypeOf(given)
  return above === null || Object.getPrototypeOf(above) === null
}

/**
 * Reads the own properties of a user's object, once.
 *
 * @param name - of the option, for messages
 * @throws TypeError if it is not a plain object
 */
export function ownOf<T extends object = Own>(given: unknown, name: string): T {
  if (typeOf(given) !== 'object') throw new TypeError(`"${name}" expected an object, got ${typeOf(given)}`)
  if (!isPlain(given as object)) throw new TypeError(`"${name}" expected a plain object, got one of a class`)
  return dictionary(Object.entries(given as object)) as T
}
