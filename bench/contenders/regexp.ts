/** @module One large alternation for V8: what most people would write. */
import type { Contender } from '../contender'
import { javaScriptPattern } from '../regexp'

export default {
  name: 'RegExp',
  about: 'one alternation of eight shapes in V8, nothing proved',
  knows: () => true,
  async load() {
    const pattern = javaScriptPattern()
    return { type: 'text', replace: (text) => text.replace(pattern, '[x]') }
  },
} satisfies Contender
