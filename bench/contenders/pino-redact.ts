/**
 * @module @pinojs/redact, the basis of pino's `redact`: removes the values at given paths, and checks nothing else. The
 * paths here are exactly those under which the benchmark's records contain values, which nobody knows as well about
 * real data.
 */
import type { Contender } from '../contender'
import { loadPeer } from '../peer'

type Redact = (value: object) => Record<string, unknown>

interface Package {
  readonly default: (options: object) => Redact
}

export default {
  name: '@pinojs/redact',
  about: "pino's own redact, with the five paths under which the records hold values",
  package: '@pinojs/redact',
  works: ['record'],
  // It knows paths, not values.
  knows: () => false,
  async load() {
    const { default: make } = await loadPeer<Package>('@pinojs/redact')
    const paths = ['personnummer', 'fnr', 'epost', 'telefon', 'remoteAddress']
    const redact = make({ paths, serialize: false })
    return {
      type: 'text',
      replace: (text) => String(redact({ msg: text }).msg),
      walk: (value) => redact(value as object),
    }
  },
} satisfies Contender
