/**
 * @module @cdssnc/sanitize-pii: some thirty regular expressions for Canadian data, without e-mail; its README refers to
 * its list of patterns as the documentation.
 */
import { isInternationalPhone, isIpv4 } from '../claims'
import type { Contender } from '../contender'
import { loadPeer } from '../peer'

interface Package {
  sanitizePii(text: string): string
}

export default {
  name: '@cdssnc/sanitize-pii',
  about: 'sanitizePii with its defaults: Canadian numbers and addresses, IPv4, phones with a plus',
  package: '@cdssnc/sanitize-pii',
  knows: (value) => isIpv4(value) || isInternationalPhone(value),
  async load() {
    const { sanitizePii } = await loadPeer<Package>('@cdssnc/sanitize-pii')
    return { type: 'text', replace: (text) => sanitizePii(text) }
  },
} satisfies Contender
