/**
 * @module Look-alikes of the corpus that this library keeps by choice, although some users may want them redacted:
 * numbers of companies, accounts, cards and devices, places, user names, addresses of the machine itself, mistyped
 * values, and values with an adjacent letter. A tool that masks them is not wrong, so they are counted separately. The
 * rest are time stamps, versions, order numbers, hashes, code, and numbers that cannot belong to a person.
 */
import type { Row } from '../corpus/tools/load'

/** Reasons of such rows, by corpus file. */
export const DISPUTED: { readonly [subject: string]: 'all' | readonly string[] } = {
  kontonummer: 'all',
  organisationsnummer: 'all',
  orgnr: 'all',
  email: [
    'the local part ends in a dot',
    'last label has one letter',
    'empty label',
    'one label',
    'written out',
    'mention',
  ],
  fodselsnummer: [
    'account number, grouped 4-2-5',
    'the same with dots',
    'bank word against a bare number',
    'payment reference',
    'bank field',
    'organisation number',
    'organisation number, grouped',
  ],
  ip: [
    'loopback names nobody',
    'loopback, version 6',
    'unspecified and broadcast',
    'leading zero',
    'letter glued',
    'underscore glued',
    'MAC address',
    'EUI-64',
  ],
  personnummer: [
    'organisation number: third digit is 2',
    'the same with an en dash',
    'VAT number',
    'organisation number with the prefix 16',
    'check digit wrong',
    "another kind's field",
    'bank word against a bare number',
  ],
  phone: [
    'card',
    'card, groups of four',
    'card: a group that looks like a country code',
    'coordinates',
    'a letter is glued',
    'underscores are glued',
    'no plus and no field',
  ],
}

/** True if changing a look-alike is a matter of opinion. */
export function isDisputed({ subject, reason, spans }: Row): boolean {
  const reasons = DISPUTED[subject]
  return spans.length === 0 && reasons !== undefined && (reasons === 'all' || reasons.includes(reason))
}
