/** @module This library as it runs without WebAssembly: the same recognisers in plain JavaScript. */
import type { Contender } from '../contender'
import { loadOwn } from '../own'

export default {
  name: 'sladd (twin)',
  about: 'this library, its defaults, engine "plain"',
  knows: () => true,
  load: (options) => loadOwn(new URL('../../dist/', import.meta.url), 'plain', options),
} satisfies Contender
