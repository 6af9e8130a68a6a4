/**
 * @module The type of a value as messages name it.
 */

/** `typeof`, with names of their own for null and arrays. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
