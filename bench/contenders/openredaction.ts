/**
 * @module openredaction: 571 regular expressions with validators and context rules. By default it treats an e-mail
 * address containing "example" or "test" as a placeholder, and keeps it.
 */
import { isAsciiMail, isPublicIpv4 } from '../claims'
import type { Contender, Value } from '../contender'
import { loadPeer } from '../peer'

interface Package {
  readonly OpenRedaction: new () => { detect(text: string): Promise<{ readonly redacted: string }> }
}

function isPlaceholder({ value }: Value): boolean {
  return /\b(?:foo|bar|baz|qux|example|test|demo|sample|placeholder|dummy|mock)\b/i.test(value)
}

export default {
  name: 'openredaction',
  about: 'OpenRedaction with its defaults: 571 patterns, validators, confidence by context, placeholders left alone',
  package: 'openredaction',
  // Its phone numbers are US, UK and "international", in an undocumented format; a space before the plus prevents a
  // match.
  knows: (value) => (isAsciiMail(value) && !isPlaceholder(value)) || isPublicIpv4(value),
  async load() {
    const { OpenRedaction } = await loadPeer<Package>('openredaction')
    const redactor = new OpenRedaction()
    return { type: 'text', replace: async (text) => (await redactor.detect(text)).redacted }
  },
} satisfies Contender
