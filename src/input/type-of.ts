/** @module The type of a value, as shown in messages. */

/** `typeof`, but distinguishes null and arrays. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
