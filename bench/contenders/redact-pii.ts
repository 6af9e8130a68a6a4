/**
 * @module redact-pii: a chain of regular expressions for US English. It also wraps a cloud service, which is not used
 * here.
 */
import { isAsciiMail, isIpv4 } from '../claims'
import type { Contender } from '../contender'
import { loadPeer } from '../peer'

interface Package {
  readonly SyncRedactor: new () => { redact(text: string): string }
}

export default {
  name: 'redact-pii',
  about: 'SyncRedactor with its defaults: credentials, cards, e-mail, IP, names, phones, addresses, digits, URLs',
  package: 'redact-pii',
  // Its phone numbers are US only, according to its documentation.
  knows: (value) => isAsciiMail(value) || isIpv4(value),
  async load() {
    const { SyncRedactor } = await loadPeer<Package>('redact-pii')
    const redactor = new SyncRedactor()
    return { type: 'text', replace: (text) => redactor.redact(text) }
  },
} satisfies Contender
