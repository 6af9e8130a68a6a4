/** @module @arcjet/redact: a tokenizer in WebAssembly. 1.4.0 is the newest version that supports Node 20. */
import { isAsciiMail } from '../claims'
import type { Contender } from '../contender'
import { loadPeer } from '../peer'

interface Package {
  redact(text: string): Promise<readonly [redacted: string, unredact: unknown]>
}

export default {
  name: '@arcjet/redact',
  about: 'redact with its defaults: e-mail, phones, IP, cards',
  package: '@arcjet/redact',
  // It also names "phone-number" and "ip-address", but not for which countries and in which contexts: it checks whole
  // tokens, so an address with a port is not recognised.
  knows: isAsciiMail,
  async load() {
    const { redact } = await loadPeer<Package>('@arcjet/redact')
    return { type: 'text', replace: async (text) => (await redact(text))[0] }
  },
} satisfies Contender
