/** @module @openredaction/openredaction: an earlier version of `openredaction`, under its earlier name. */
import { isAsciiMail, isPublicIpv4 } from '../claims'
import type { Contender } from '../contender'
import { loadPeer } from '../peer'

interface Package {
  readonly OpenRedaction: new () => { detect(text: string): Promise<{ readonly redacted: string }> }
}

export default {
  name: '@openredaction/openredaction',
  about: 'OpenRedaction with its defaults: 558 patterns, validators, confidence by context',
  package: '@openredaction/openredaction',
  // Its phone numbers are US, UK and "international", in an undocumented format; a space before the plus prevents a
  // match.
  knows: (value) => isAsciiMail(value) || isPublicIpv4(value),
  async load() {
    const { OpenRedaction } = await loadPeer<Package>('@openredaction/openredaction')
    const redactor = new OpenRedaction()
    return { type: 'text', replace: async (text) => (await redactor.detect(text)).redacted }
  },
} satisfies Contender
