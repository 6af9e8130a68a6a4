/**
 * @module @pinojs/redact, what `redact` of pino is made of: takes out what lies at paths, and looks at nothing else. The
 * paths are those under which the records of the bench hold values, which nobody knows so well of his own.
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
  // It knows places, no values.
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
