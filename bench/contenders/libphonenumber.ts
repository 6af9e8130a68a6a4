/**
 * @module libphonenumber-js: only phone numbers, but with the numbering plan of every country. It only finds; matches
 * are cut out here.
 */
import type { Contender, Value } from '../contender'

export default {
  name: 'libphonenumber-js',
  about: 'findPhoneNumbersInText with the "min" metadata that is its default, country SE; spans replaced by us',
  package: 'libphonenumber-js',
  // With a calling code, or national for the given country.
  knows: ({ kind, value }: Value) => kind === 'phone' && /^(?:\+4[67]|004[67]|\(?0[1-9])/.test(value),
  async load() {
    const { findPhoneNumbersInText } = await import('libphonenumber-js')
    const replace = (text: string): string => {
      let [output, at] = ['', 0]
      for (const { startsAt, endsAt } of findPhoneNumbersInText(text, 'SE')) {
        output += `${text.slice(at, startsAt)}[phone]`
        at = endsAt
      }
      return output + text.slice(at)
    }
    return { type: 'text', replace }
  },
} satisfies Contender
