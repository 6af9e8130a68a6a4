/**
 * @module openredaction: 571 regular expressions with validators and rules of context. With its defaults it takes an
 * e-mail address with "example" or "test" in it for a placeholder, and leaves it as it is.
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
  // Its phones are of the US, the UK, and "international"; of what form is not said, and a blank before the plus is none.
  knows: (value) => (isAsciiMail(value) && !isPlaceholder(value)) || isPublicIpv4(value),
  async load() {
    const { OpenRedaction } = await loadPeer<Package>('openredaction')
    const redactor = new OpenRedaction()
    return { type: 'text', replace: async (text) => (await redactor.detect(text)).redacted }
  },
} satisfies Contender
