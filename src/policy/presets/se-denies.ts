/** @module What the Swedish insurer never does, whatever else is permitted. See `se-health-insurer.ts`. */
import { AIMS, COOKIES, GROUND, KINDS, RIGHTS, TRANSFER } from './se-headings'

/** Purposes based on a legitimate interest, which therefore end with an objection. */
const ON_INTEREST = [
  ...(['co-insured', 'statistics', 'satisfaction', 'campaigns', 'develop', 'conversations', 'security'] as const),
] as const
/** Data that a message does not need. */
const BESIDE_CONTACT = [
  ...['user.account', 'user.behavior', 'user.biometrics', 'user.content', 'user.demographic', 'user.device'],
  ...['user.financial', 'user.government_id', 'user.health', 'user.location', 'user.payment'],
  ...['user.professional_information', 'user.settings', 'user.unique_id', 'user.contact.address'],
] as const

export const SE_DENIES = [
  {
    id: 'no-credentials',
    effect: 'deny',
    category: ['user.authorization', 'user.device.cookie'],
    reason: 'passwords and session cookies serve login only and are never logged',
    cites: [`${KINDS}: Inloggningsuppgifter`, 'Säkerhetsåtgärder för skydd av personuppgifter'],
  },
  {
    id: 'no-marketing-after-opt-out',
    effect: 'deny',
    purpose: ['marketing'],
    when: { optOut: true },
    reason: 'nothing more is sent after an opt-out',
    cites: [`${AIMS}: välja bort`],
  },
  {
    id: 'no-marketing-on-objection',
    effect: 'deny',
    purpose: ['marketing'],
    when: { objection: true },
    reason: 'anyone may object to direct marketing at any time',
    cites: [`${RIGHTS}: Rätt att invända`, 'GDPR 21(2)'],
  },
  {
    id: 'no-marketing-without-consent',
    effect: 'deny',
    purpose: ['marketing'],
    when: { activeCustomer: false, consent: false },
    reason: 'without consent, only active customers are contacted',
    cites: [`${GROUND}: Samtycke`],
  },
  {
    id: 'no-referral-without-consent',
    effect: 'deny',
    purpose: ['care-referral', 'partner-intake'],
    when: { consent: false },
    reason: 'third parties in the network and the partner only with prior consent',
    cites: [`${GROUND}: Samtycke`],
  },
  {
    id: 'no-processing-after-objection',
    effect: 'deny',
    purpose: ON_INTEREST,
    when: { objection: true },
    reason: 'processing based on legitimate interest alone ends when the person objects',
    cites: [`${RIGHTS}: Rätt att invända`, 'GDPR 21(1)'],
  },
  {
    id: 'no-messages-after-opt-out',
    effect: 'deny',
    purpose: ['communication'],
    when: { objection: true },
    reason: 'nothing more is sent after an opt-out',
    cites: [`${AIMS}: välja bort`],
  },
  {
    id: 'no-cookies-without-consent',
    effect: 'deny',
    category: ['user.device.cookie_id', 'user.behavior', 'user.demographic.profile'],
    purpose: ['campaigns', 'statistics', 'satisfaction', 'develop', 'channels'],
    when: { consent: false },
    reason: 'cookie data is used only with consent',
    cites: [`${GROUND}: Samtycke`, COOKIES],
  },
  {
    id: 'no-complaint-without-case',
    effect: 'deny',
    purpose: ['complaints'],
    when: { case: false },
    reason: 'health and sexual orientation are used only within a case',
    cites: [`${KINDS}: Hälsoinformation`],
  },
  {
    id: 'mailing-needs-an-address',
    effect: 'deny',
    category: BESIDE_CONTACT,
    recipient: ['mailing-provider'],
    reason: 'sending messages requires only an address',
    cites: [`${TRANSFER}: kommunikation`],
  },
  {
    id: 'no-requests-to-providers',
    effect: 'deny',
    category: ['user.content.private', 'user.health', 'user.demographic.sexual_orientation'],
    purpose: ['support'],
    recipient: ['it-provider'],
    reason: 'operating the systems does not require reading complaints',
    cites: [TRANSFER, `${KINDS}: Kundtjänstförfrågan`],
  },
] as const
