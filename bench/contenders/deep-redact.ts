/**
 * @module @hackylabs/deep-redact: walks objects and tests every string with the user's own patterns. It has none built
 * in; ours is the one for ASCII e-mail addresses that is closest to the examples in its documentation.
 */
import { isAsciiMail } from '../claims'
import type { Contender } from '../contender'
import { loadPeer } from '../peer'

interface Package {
  readonly DeepRedact: new (options: object) => { redact(value: unknown): unknown }
}

const MAIL = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g

export default {
  name: '@hackylabs/deep-redact',
  about: 'DeepRedact with one pattern for mail addresses and the keys personnummer, fnr, telefon',
  package: '@hackylabs/deep-redact',
  works: ['record'],
  knows: isAsciiMail,
  async load() {
    const { DeepRedact } = await loadPeer<Package>('@hackylabs/deep-redact')
    const replacer = (text: string, pattern: RegExp) => text.replace(pattern, '[REDACTED]')
    const own = new DeepRedact({
      blacklistedKeys: ['personnummer', 'fnr', 'telefon'],
      stringTests: [{ pattern: MAIL, replacer }],
      serialise: false,
    })
    return { type: 'text', replace: (text) => String(own.redact(text)), walk: (value) => own.redact(value) }
  },
} satisfies Contender
