/**
 * @module @arcjet/redact: a tokenizer in WebAssembly. 1.4.0 is the newest that Node 20 takes.
 */
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
  // It also says "phone-number" and "ip-address", but of which countries and in which places it does not say: it looks
  // at whole tokens, so that an address with a port is none to it.
  knows: isAsciiMail,
  async load() {
    const { redact } = await loadPeer<Package>('@arcjet/redact')
    return { type: 'text', replace: async (text) => (await redact(text))[0] }
  },
} satisfies Contender
