/** Patterns against XRegExp, which tries every start and every end: each longest match must be found. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import XRegExp from 'xregexp'
import { createRedactor } from '../../src/index'
import { Finders } from '../../src/patterns/find'
import { checkPatterns } from '../../src/patterns/options'
import { forAll } from '../for-all'

const LETTERS = ['a', 'b', 'B', '1', '2', '-', 'å', 'Ö', ' ', '_']

const single = fc.oneof(
  fc.constantFrom('a', 'b', 'B', '1', '2', '-', 'å', 'Ö', '\\ ', '_'),
  fc.constantFrom('\\d', '\\w', '\\D', '\\W', '\\s', '.', '\\p{L}', '\\p{Lu}', '\\P{L}', '\\x61', '\\u00e5'),
  fc.constantFrom('[ab]', '[^ab]', '[a-b1-2]', '[\\d-]', '[^\\w ]', '[åÖ_]', '[-a]', '[\\p{Ll}1]'),
)
const beside = fc.oneof(
  fc.constantFrom('\\b', '\\B', '^', '$'),
  fc.tuple(fc.constantFrom('(?=', '(?!', '(?<=', '(?<!'), single).map(([open, set]) => `${open}${set})`),
  fc.constantFrom('(?=a|$)', '(?!\\d|$)', '(?<=^|-)', '(?<!^|[ab])'),
)
const times = fc.constantFrom('?', '{2}', '{0,2}', '{1,3}')

/** Alternatives of sequences of some parts. */
function patternOf(part: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const sequence = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
  return fc.array(sequence, { minLength: 1, maxLength: 2 }).map((all) => all.join('|'))
}

const repeated = fc.tuple(single, times).map(([node, often]) => node + often)
const inner = patternOf(fc.oneof(single, repeated, beside))
const group = fc.tuple(fc.constantFrom('(?:', '(', '(?<n>'), inner).map(([open, all]) => `${open}${all}) # ab\n`)
const pattern = patternOf(
  fc.oneof(
    { weight: 4, arbitrary: fc.oneof(single, repeated) },
    { weight: 1, arbitrary: beside },
    {
      weight: 2,
      arbitrary: fc.oneof(
        group,
        fc.tuple(inner, times).map(([all, often]) => `(?:${all})${often}`),
      ),
    },
  ),
)
const text = fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 9 }).map((letters) => letters.join(''))

const GLUED = /[\p{L}\p{M}\p{Nd}]/u

/** Whether letters or digits stand on both sides of a place. */
function isGlued(whole: string, at: number): boolean {
  return at > 0 && at < whole.length && GLUED.test(whole[at - 1] as string) && GLUED.test(whole[at] as string)
}

/** Of every begin the longest match, as XRegExp has it. */
function expected(native: RegExp, whole: string, boundary: boolean): string[] {
  const spans: string[] = []
  for (let start = 0; start < whole.length; start++) {
    for (let end = whole.length; end > start; end--) {
      if (boundary && (isGlued(whole, start) || isGlued(whole, end))) continue
      const rest = whole.length - end
      const one = new RegExp(`^[^]{${start}}(?:${native.source})(?=[^]{${rest}}$)`, native.flags)
      if (!one.test(whole)) continue
      spans.push(`${start}-${end}`)
      break
    }
  }
  return spans
}

function found(source: string, flags: string, whole: string, boundary: boolean): string[] {
  const patterns = [{ name: 'own', pattern: source, flags, boundary, confidence: 0.9 }]
  const redactor = createRedactor({ patterns, engine: 'plain', format: 'text', minConfidence: 0 })
  const own = redactor.explain(whole).filter(({ kind }) => kind === 'own')
  return own.map(({ start, end }) => `${start}-${end}`)
}

/** What is refused may be so for these reasons alone. */
const REFUSED = /the empty string|there is nothing to repeat|an assertion cannot be repeated|it matches nothing/

describe('a pattern', () => {
  test.each(['x', 'ix'])('matches what XRegExp matches, with the flags %s', (flags) => {
    let compared = 0
    forAll(
      250,
      fc.tuple(pattern, fc.array(text, { minLength: 3, maxLength: 3 }), fc.boolean()),
      ([source, texts, boundary]) => {
        try {
          createRedactor({ patterns: [{ name: 'own', pattern: source, flags, boundary }] })
        } catch (error) {
          expect((error as Error).message).toMatch(REFUSED)
          return
        }
        const native = XRegExp(source.replaceAll('(?<n>', '(?:'), flags)
        for (const whole of texts) {
          compared++
          expect([source, whole, found(source, flags, whole, boundary)]).toEqual([
            source,
            whole,
            expected(native, whole, boundary),
          ])
        }
      },
    )
    expect(compared).toBeGreaterThan(300)
  })
})

/** How often a code is read to find all that a pattern has in a text. */
function steps(source: string, text: string): number {
  let count = 0
  const codes = new Proxy(Buffer.from(`\n${text}\n`), {
    get(target, name) {
      if (typeof name === 'string' && /^\d+$/.test(name)) count++
      return Reflect.get(target, name) as unknown
    },
  })
  const finders = new Finders(checkPatterns([{ name: 'own', pattern: source, boundary: false, words: ['aa'] }], []))
  const shown = {
    codes,
    start: 0,
    end: text.length + 2,
    characterAt: () => 'x',
    topicsAt: () => 0,
    nameAt: () => undefined,
  }
  finders.claims(shown, 1, text.length + 1)
  return count
}

describe('work grows with the text', () => {
  test.each([
    ['(?:a|aa){1,90}b', 'a'],
    ['(?:a{0,10}a{0,8}){1,10}c', 'a'],
    ['(?:a|a|a){1,150}(?=b)', 'a'],
    ['(?:(?:ab?){1,5}a?){1,15}-', 'aba'],
    ['[ab]{1,199}', 'ab'],
  ])('%s', (source, part) => {
    const [one, two, three] = [1, 2, 3].map((times) => steps(source, part.repeat(600 * times))) as [
      number,
      number,
      number,
    ]
    // At the end of a text less is read: equal parts of it cost the same.
    expect(Math.abs(three - two - (two - one)) / (two - one)).toBeLessThan(0.01)
    // Of a begin at most the longest match is read, and the words before it.
    expect(three / (1800 * part.length)).toBeLessThan(1000)
  })
})
