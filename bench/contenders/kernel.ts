/** @module This library as published, with the WebAssembly kernel. */
import type { Contender } from '../contender'
import { loadOwn } from '../own'

export default {
  name: 'sladd (kernel)',
  about: 'this library, its defaults, engine "simd"',
  knows: () => true,
  load: (options) => loadOwn(new URL('../../dist/', import.meta.url), 'simd', options),
} satisfies Contender
