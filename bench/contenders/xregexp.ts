/**
 * @module XRegExp: the same kinds as a grammar of named parts, with the ranges and boundaries that a careful author
 * would write, but without check digits.
 */
import type { Contender } from '../contender'
import { grammar } from '../grammar'

export default {
  name: 'xregexp',
  about: 'a grammar of named parts by XRegExp.build: dates in range, letters of any script, nothing computed',
  package: 'xregexp',
  knows: () => true,
  async load() {
    const { default: XRegExp } = await import('xregexp')
    const pattern = grammar(XRegExp)
    return { type: 'text', replace: (text) => XRegExp.replace(text, pattern, '[x]', 'all') }
  },
} satisfies Contender
