/** Values of every type with planted ones anywhere, deliberately in the most difficult shapes that are still data. */
import fc from 'fast-check'
import { value as planted } from './planted'

const text = fc.oneof(
  { weight: 3, arbitrary: planted.map(({ text: one }) => one) },
  { weight: 1, arbitrary: planted.map(({ text: one }) => `hej "${one}"\n\\ ok`) },
  { weight: 1, arbitrary: planted.map(({ text: one }) => JSON.stringify({ a: { b: one } })) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toJSON', '', '\ud800', '\u2028', '[email]') },
)

const scalar = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.double(), fc.bigInt(), fc.boolean()) },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined, -0, 1e21, Number.NaN, 198712202384, 198712202384n) },
  { weight: 1, arbitrary: text.map((one) => Symbol(one)) },
)

function named(entries: readonly (readonly [string, unknown])[], prototype: object | null): object {
  const made = Object.create(prototype) as object
  for (const [key, one] of entries) {
    Object.defineProperty(made, key, { value: one, enumerable: true, writable: true, configurable: true })
  }
  return made
}

class Named {}

/** An error whose parts are any text. */
function failure(message: string, cause: unknown, own: unknown): Error {
  return Object.assign(new TypeError(message, { cause }), { own })
}

const { root } = fc.letrec<{ root: unknown }>((tie) => {
  const inner = tie('root')
  const entries = fc.array(fc.tuple(text, inner), { maxLength: 4 })
  return {
    root: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 5, arbitrary: scalar },
      { weight: 4, arbitrary: entries.map((all) => named(all, Object.prototype)) },
      { weight: 1, arbitrary: entries.map((all) => named(all, null)) },
      { weight: 1, arbitrary: entries.map((all) => named(all, Named.prototype)) },
      { weight: 1, arbitrary: entries.map((all) => Object.freeze(named(all, Object.prototype))) },
      { weight: 3, arbitrary: fc.array(inner, { maxLength: 4 }) },
      { weight: 1, arbitrary: fc.array(inner, { maxLength: 3 }).map((all) => new Set(all)) },
      { weight: 1, arbitrary: fc.array(fc.tuple(inner, inner), { maxLength: 3 }).map((all) => new Map(all)) },
      { weight: 1, arbitrary: fc.tuple(text, inner, inner).map((all) => failure(...all)) },
      { weight: 1, arbitrary: fc.tuple(text, inner).map(([one, all]) => new AggregateError([all], one)) },
      {
        weight: 1,
        arbitrary: text.map(
          (one) => new URL(`https://example.se/?q=${encodeURIComponent(one.replace(/[\ud800-\udfff]/g, ''))}`),
        ),
      },
      { weight: 1, arbitrary: fc.array(fc.tuple(text, text), { maxLength: 3 }).map((all) => new URLSearchParams(all)) },
      { weight: 1, arbitrary: text.map((one) => new String(one)) },
      { weight: 1, arbitrary: fc.tuple(text, inner).map(([one, all]) => ({ toJSON: () => ({ one, all }) })) },
    ),
  }
})

/** Any value; one in a few lies in itself. */
export const hostileValue: fc.Arbitrary<unknown> = fc.tuple(root, fc.boolean()).map(([value, isCycle]) => {
  if (!isCycle || typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.defineProperty(value, 'self', { value: [value], enumerable: true, writable: true, configurable: true })
  return value
})
