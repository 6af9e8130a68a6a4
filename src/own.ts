/**
 * @module Objects by names that users or texts bring. Of what users give only own properties count: what an object inherits,
 * from a class or from an `Object.prototype` that somebody wrote to, is not what was asked for.
 */
import { typeOf } from './type-of'

/** Properties by name, and nothing inherited. */
export type Own<T = unknown> = { readonly [name: string]: T }

/** A dictionary: any name may stand in it, and only what was put in is found. */
export function dictionary<T>(entries: Iterable<readonly [string, T]>): Own<T> {
  const made: { [name: string]: T } = Object.create(null)
  for (const [name, value] of entries) made[name] = value
  return made
}

/**
 * An own property of an object that a user gave; what is no object has none.
 *
 * @param value - what stands under the name, inherited or not: whoever is called often reads it by a name in his code,
 * which is many times faster than by one in a variable
 */
export function ownOption<T extends object, N extends keyof T>(
  given: T | undefined,
  name: N,
  value: T[N] | undefined = given?.[name],
): T[N] | undefined {
  return value !== undefined && Object.hasOwn(given as T, name) ? value : undefined
}

/** Plain objects of any realm: what an instance of a class gets from its class would be passed over in silence. */
function isPlain(given: object): boolean {
  const above: object | null = Object.getPrototypeOf(given)
  return above === null || Object.getPrototypeOf(above) === null
}

/**
 * The own properties of an object that a user gave, read once.
 *
 * @param name - of the option, for messages
 * @throws TypeError when it is no plain object
 */
export function ownOf<T extends object = Own>(given: unknown, name: string): T {
  if (typeOf(given) !== 'object') throw new TypeError(`"${name}" expected an object, got ${typeOf(given)}`)
  if (!isPlain(given as object)) throw new TypeError(`"${name}" expected a plain object, got one of a class`)
  return dictionary(Object.entries(given as object)) as T
}
