/**
 * @module @redactpii/node: five regular expressions, for names, e-mail, US phones, cards and US social security numbers.
 */
import { isAsciiMail } from '../claims'
import type { Contender } from '../contender'
import { loadPeer } from '../peer'

interface Package {
  readonly Redactor: new () => { redact(text: string): string }
}

export default {
  name: '@redactpii/node',
  about: 'Redactor with its defaults: names, e-mail, US phones, cards, SSN',
  package: '@redactpii/node',
  knows: isAsciiMail,
  async load() {
    const { Redactor } = await loadPeer<Package>('@redactpii/node')
    const redactor = new Redactor()
    return { type: 'text', replace: (text) => redactor.redact(text) }
  },
} satisfies Contender
