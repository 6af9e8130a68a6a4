/** @module Returns everything readable in a value when printed or written as JSON; and its shape, to detect changes. */
import { inspect } from 'node:util'

function jsonOf(value: unknown): string {
  const above: unknown[] = []
  try {
    return (
      JSON.stringify(value, function (this: unknown, _key, one) {
        while (above.length > 0 && above.at(-1) !== this) above.pop()
        if (typeof one === 'bigint') return `${one}`
        if (typeof one !== 'object' || one === null) return one
        if (above.includes(one)) return '[cycle]'
        above.push(one)
        return one
      }) ?? ''
    )
  } catch {
    // A value that JSON rejects has no JSON text.
    return ''
  }
}

/** Bytes in JSON: `[97,110]` or `{"0":97,"1":110}`. */
const BYTES = /(?:"\d+":)?\d{1,3}(?:,(?:"\d+":)?\d{1,3}){5,}/g

function decoded(text: string): string {
  const plain = text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return plain.replace(BYTES, (all) => {
    const codes = all.split(',').map((one) => Number(one.replace(/^"\d+":/, '')))
    return Buffer.from(codes).toString()
  })
}

/** Returns its full `util.inspect` and `JSON.stringify` output, also with bytes and percent-encoding decoded. */
export function readable(value: unknown): string {
  const json = jsonOf(value)
  return `${inspect(value, { depth: 40, maxArrayLength: null, maxStringLength: null })} ${json} ${decoded(json)}`
}

/** Describes a value by its parts, without running any of its code. */
export function shapeOf(value: unknown, seen = new Map<unknown, number>(), depth = 0): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value
  const known = seen.get(value)
  if (known !== undefined) return `#${known}`
  seen.set(value, seen.size)
  if (depth > 40) return 'deep'
  const inner = (one: unknown) => shapeOf(one, seen, depth + 1)
  try {
    const properties = Reflect.ownKeys(value).map((key) => {
      const descriptor = Object.getOwnPropertyDescriptor(value, key)
      return [key, descriptor?.enumerable, 'value' in (descriptor ?? {}) ? inner(descriptor?.value) : 'accessor']
    })
    const entries = value instanceof Map || value instanceof Set ? [...value].map(inner) : []
    return [Object.isFrozen(value), properties, entries]
  } catch {
    return 'unreadable'
  }
}
