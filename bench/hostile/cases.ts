/**
 * @module Values that walkers leak, throw at or modify: each contains one e-mail address, and the word `kvar`, which
 * must be kept. The address is from the corpus; the cases come from peers' issues and our own tests.
 */
import { inspect } from 'node:util'

/** What must not be readable afterwards, and what must still be there. */
export const PLANTED = 'anna.testberg@example.se'
export const STAYS = 'kvar'

/** A value, created anew for each walker. */
export interface Case {
  readonly name: string
  make(): unknown
}

/** As some serialisers write it. */
const ESCAPED = PLANTED.replace('@', '\\u0040')

const ADDRESS = `https://example.se/?q=${encodeURIComponent(PLANTED)}`

const throwing = (message: string): never => {
  throw new Error(message)
}

function cycle(): unknown {
  const value: Record<string, unknown> = { mail: PLANTED, word: STAYS }
  value.self = value
  value.list = [value]
  return value
}

function deep(): unknown {
  let value: unknown = { mail: PLANTED }
  for (let i = 0; i < 10_000; i++) value = { value }
  return { word: STAYS, value }
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return { word: STAYS, mail: PLANTED, proxy }
}

class Person {
  readonly word = STAYS
  readonly #mail = PLANTED
  get mail(): string {
    return this.#mail
  }
  toJSON(): unknown {
    return { word: this.word, mail: this.#mail }
  }
}

class Printed {
  readonly #mail = PLANTED
  readonly word = STAYS;
  [inspect.custom](): string {
    return `Printed ${STAYS} ${this.#mail}`
  }
}

class Refused extends Error {
  readonly mail = PLANTED
}

const frozen = () => Object.freeze({ word: STAYS, list: Object.freeze([PLANTED]) })
const hidden = (value: object, key: PropertyKey, get: () => unknown) =>
  Object.defineProperty(value, key, { get, enumerable: true, configurable: true })

// biome-ignore format: a table
export const CASES: readonly Case[] = [
  { name: 'a string in an object', make: () => ({ word: STAYS, mail: PLANTED }) },
  { name: 'inside a sentence', make: () => ({ text: `${STAYS}: skriv till ${PLANTED}, tack` }) },
  { name: 'an array of strings', make: () => [STAYS, PLANTED] },
  { name: 'a string by itself', make: () => `${STAYS} ${PLANTED}` },
  { name: 'a name of a property', make: () => ({ [PLANTED]: STAYS }) },
  { name: 'two names of one object', make: () => ({ [PLANTED]: STAYS, [`x.${PLANTED}`]: 2 }) },
  { name: 'a symbol as a name', make: () => ({ [Symbol(PLANTED)]: STAYS }) },
  { name: 'a symbol', make: () => ({ word: STAYS, symbol: Symbol(PLANTED) }) },
  { name: 'a cycle', make: cycle },
  { name: 'one object in two places', make: () => { const one = { mail: PLANTED }; return { word: STAYS, one, two: one } } },
  { name: 'ten thousand levels', make: deep },
  { name: 'a hundred thousand elements', make: () => [...new Array(100_000).fill(STAYS), PLANTED] },
  { name: 'a thousand and one properties', make: () => Object.fromEntries([...new Array(1001)].map((_, i) => [`k${i}`, i === 1000 ? PLANTED : STAYS])) },
  { name: 'a getter', make: () => hidden({ word: STAYS }, 'mail', () => PLANTED) },
  { name: 'a getter that throws', make: () => hidden({ word: STAYS, mail: PLANTED }, 'boom', () => throwing('boom')) },
  { name: 'a proxy that throws', make: () => ({ word: STAYS, mail: PLANTED, proxy: new Proxy({}, { ownKeys: () => throwing('boom') }) }) },
  { name: 'a revoked proxy', make: revoked },
  { name: 'a tag that throws', make: () => ({ word: STAYS, mail: PLANTED, tag: hidden(new (class Tagged {})(), Symbol.toStringTag, () => throwing('boom')) }) },
  { name: 'an error', make: () => ({ word: STAYS, err: new Error(PLANTED) }) },
  { name: 'an error, by itself', make: () => new Error(`${STAYS} ${PLANTED}`) },
  { name: 'an error with a cause', make: () => new Error(STAYS, { cause: new TypeError(PLANTED) }) },
  { name: 'a cause that is a string', make: () => new Error(STAYS, { cause: PLANTED }) },
  { name: 'an AggregateError', make: () => new AggregateError([new Error(PLANTED)], STAYS) },
  { name: 'an error with a property', make: () => new Refused(STAYS) },
  { name: 'an error that is its own cause', make: () => { const error = new Error(`${STAYS} ${PLANTED}`); error.cause = error; return error } },
  { name: 'a Map', make: () => ({ map: new Map([['mail', PLANTED], ['word', STAYS]]) }) },
  { name: 'a key of a Map', make: () => new Map([[PLANTED, STAYS]]) },
  { name: 'an object as key of a Map', make: () => new Map([[{ mail: PLANTED }, STAYS]]) },
  { name: 'a Set', make: () => ({ set: new Set([PLANTED, STAYS]) }) },
  { name: 'a Buffer', make: () => ({ word: STAYS, body: Buffer.from(PLANTED) }) },
  { name: 'a Uint8Array', make: () => ({ word: STAYS, body: new TextEncoder().encode(PLANTED) }) },
  { name: 'a Date beside it', make: () => ({ word: STAYS, mail: PLANTED, date: new Date(0) }) },
  { name: 'an invalid Date beside it', make: () => ({ word: STAYS, mail: PLANTED, date: new Date(Number.NaN) }) },
  { name: 'a URL', make: () => ({ word: STAYS, url: new URL(ADDRESS) }) },
  { name: 'a URL in a string', make: () => ({ word: STAYS, url: ADDRESS }) },
  { name: 'URLSearchParams', make: () => new URLSearchParams({ q: PLANTED, word: STAYS }) },
  { name: 'Headers', make: () => new Headers({ from: PLANTED, word: STAYS }) },
  { name: 'a BigInt beside it', make: () => ({ word: STAYS, mail: PLANTED, big: 12n }) },
  { name: 'a class with a private field and toJSON', make: () => new Person() },
  { name: 'a class that prints a private field', make: () => new Printed() },
  { name: 'a toJSON that throws', make: () => ({ word: STAYS, mail: PLANTED, toJSON: () => throwing('boom') }) },
  { name: 'no prototype', make: () => Object.assign(Object.create(null), { word: STAYS, mail: PLANTED }) },
  { name: 'a property named __proto__', make: () => JSON.parse(`{"word":"${STAYS}","__proto__":{"mail":"${PLANTED}"}}`) },
  { name: 'properties named constructor and toString', make: () => ({ constructor: PLANTED, toString: STAYS }) },
  { name: 'frozen', make: frozen },
  { name: 'JSON in a string', make: () => ({ body: JSON.stringify({ word: STAYS, mail: PLANTED }) }) },
  { name: 'JSON in JSON in a string', make: () => ({ body: JSON.stringify({ word: STAYS, body: JSON.stringify({ mail: PLANTED }) }) }) },
  { name: 'escaped in JSON in a string', make: () => ({ body: `{"word":"${STAYS}","mail":"${ESCAPED}"}` }) },
  { name: 'a promise', make: () => ({ word: STAYS, promise: Promise.resolve(PLANTED) }) },
  { name: 'an iterator of a Map', make: () => ({ word: STAYS, entries: new Map([[PLANTED, 1]]).entries() }) },
  { name: 'a string in an object of its own', make: () => ({ word: STAYS, boxed: new String(PLANTED) }) },
  { name: 'a regular expression', make: () => ({ word: STAYS, pattern: new RegExp(PLANTED.replaceAll('.', '\\.')) }) },
  { name: 'a property of an array', make: () => Object.assign([STAYS], { mail: PLANTED }) },
  { name: 'an array with holes', make: () => { const list: unknown[] = [STAYS]; list[9] = PLANTED; return list } },
  { name: 'a property of a function', make: () => ({ word: STAYS, handler: Object.assign(() => {}, { mail: PLANTED }) }) },
  { name: 'a property that is not text', make: () => ({ word: STAYS, mail: PLANTED, missing: undefined, no: Number.NaN }) },
]
