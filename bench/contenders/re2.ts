/** @module RE2, with linear time, as a native module: the same alternation as the RegExp. */
import type { Contender } from '../contender'
import { loadPeer } from '../peer'
import { javaScriptPattern } from '../regexp'

interface Package {
  readonly default: new (pattern: RegExp) => RegExp
}

export default {
  name: 're2',
  about: "the RegExp's alternation in Google's RE2, strings in and out",
  package: 're2',
  knows: () => true,
  async load() {
    const { default: RE2 } = await loadPeer<Package>('re2')
    const pattern = new RE2(javaScriptPattern())
    return { type: 'text', replace: (text) => text.replace(pattern, '[x]') }
  },
} satisfies Contender
