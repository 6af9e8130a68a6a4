/**
 * @module The policy of a Swedish distributor of health insurance, as its published privacy policy ("Integritetspolicy")
 * tells it. `cites` are that text's headings, and the law where the law is the reason. Periods are advice: the text
 * gives none, so whoever uses this writes his own.
 */
import { NATIONAL_ID } from '../categories'
import { definePolicy } from '../define'
import { AIMS, CHANNELS, DELETION, GROUND, KINDS, SERVICE, TRANSFER } from './se-headings'
import { SE_PURPOSES, SE_RECIPIENTS } from './se-purposes'

const CONTACT = ['user.name', 'user.contact', 'user.professional_information'] as const
const INSURANCE = ['user.health.insurance_beneficiary_id', 'user.unique_id'] as const
const BILLING = ['user.payment', 'user.unique_id.payroll', 'user.health.treatment'] as const
/** Everything of an insured person that contract and law need. */
const CONTRACT = [...CONTACT, ...INSURANCE, ...BILLING, 'user.health', 'user.demographic.date_of_birth'] as const

const SWEDISH_LAW = 'Lag (2018:218) 3 kap. 10 §'

const contractEnd = { period: 'P10Y', from: 'the end of the insurance', end: 'delete' } as const

/**
 * Policy of a Swedish health insurer.
 *
 * @example
 * decide(seHealthInsurer, 'user.device.ip_address', { purpose: 'security' }).name   // 'pseudonymise'
 */
export const seHealthInsurer = /* @__PURE__ */ definePolicy({
  schema: 1,
  id: 'se-health-insurer',
  version: '2026.1',
  title: 'Swedish health insurer',
  categories: {
    'user.unique_id.claim': { title: 'Claim number (skadeärendenummer)' },
    'user.unique_id.customer': { title: 'Customer number (kundnummer)' },
    'user.unique_id.payroll': { title: 'Payroll id (löne-ID)' },
    'user.health.insurance_kind': { title: 'Kind and start of the insurance' },
    'user.content.private.chat': { title: 'Calls and chats with customer service' },
    'user.content.private.request': { title: 'Complaints and questions in free text', sensitive: true },
    'user.settings.clicks': { title: 'Choices and clicks' },
  },
  fields: { startdatum: 'user.health.insurance_kind', startDate: 'user.health.insurance_kind' },
  purposes: SE_PURPOSES,
  recipients: SE_RECIPIENTS,
  recipient: 'staff',
  regions: { allow: ['EEA'], reason: 'personal data never leaves the EU and EEA', cites: [TRANSFER] },
  rules: [
    {
      id: 'no-credentials',
      effect: 'deny',
      category: ['user.authorization', 'user.device.cookie'],
      reason: 'passwords and session cookies serve the login and nothing that is written down',
      cites: [`${KINDS}: Inloggningsuppgifter`, 'Säkerhetsåtgärder för skydd av personuppgifter'],
    },
    {
      id: 'no-marketing-after-opt-out',
      effect: 'deny',
      purpose: ['marketing'],
      when: { optOut: true },
      reason: 'whoever opted out gets no more',
      cites: [`${AIMS}: välja bort`],
    },
    {
      id: 'no-marketing-without-consent',
      effect: 'deny',
      purpose: ['marketing'],
      when: { activeCustomer: false, consent: false },
      reason: 'only active customers are written to without consent',
      cites: [`${GROUND}: Samtycke`],
    },
    {
      id: 'no-referral-without-consent',
      effect: 'deny',
      purpose: ['care-referral', 'partner-intake'],
      when: { consent: false },
      reason: 'third parties in the network and the partner only after consent given before',
      cites: [`${GROUND}: Samtycke`],
    },
    {
      id: 'insurance-data',
      category: CONTRACT,
      purpose: ['insurance'],
      action: 'keep',
      reason: 'needed to provide and administer the insurance',
      cites: [AIMS, `${GROUND}: Fullgörande av ett avtal`],
      retention: contractEnd,
    },
    {
      id: 'insurance-id',
      category: [NATIONAL_ID],
      purpose: ['insurance'],
      action: 'keep',
      reason: 'the insured must be told from others with the same name',
      cites: [AIMS, `${GROUND}: Fullgörande av ett avtal`, SWEDISH_LAW],
      justification: { ground: 'secure-identification', text: 'cover and claims must reach the right person' },
      retention: contractEnd,
    },
    {
      id: 'support-contact',
      category: ['user.name', 'user.contact', 'user.unique_id.customer', 'user.unique_id.claim'],
      purpose: ['support'],
      action: 'keep',
      reason: 'needed to answer the request',
      cites: [SERVICE],
      retention: { period: 'P1Y', from: 'the last answer', end: 'delete' },
    },
    {
      id: 'support-request',
      category: ['user.content.private'],
      purpose: ['support'],
      action: 'keep',
      reason: 'the request itself; what detectors find inside it goes by its own rule',
      cites: [SERVICE, `${KINDS}: Kundtjänstförfrågan`],
      retention: { period: 'P1Y', from: 'the last answer', end: 'delete' },
    },
    {
      id: 'support-id',
      category: [NATIONAL_ID],
      purpose: ['support'],
      action: 'pseudonymise',
      reason: 'a case is followed without the number being read',
      cites: [SERVICE, SWEDISH_LAW],
      justification: { ground: 'purpose', text: 'several requests of one person must be answered as one case' },
      retention: { period: 'P90D', end: 'destroy-key' },
    },
    {
      id: 'statistics-date',
      category: ['user.demographic.date_of_birth', NATIONAL_ID, 'user.contact.address', 'user.device.ip_address'],
      purpose: ['statistics'],
      action: 'generalise',
      reason: 'statistics need groups, no persons',
      cites: [`${AIMS}: anonymiserad statistik`, 'GDPR recital 26'],
      retention: { period: 'P2Y', end: 'delete' },
    },
    {
      id: 'statistics-persons',
      category: ['user'],
      purpose: ['statistics'],
      action: 'remove',
      reason: 'statistics need groups, no persons',
      cites: [`${AIMS}: anonymiserad statistik`, 'GDPR recital 26'],
    },
    {
      id: 'statistics-use',
      category: [
        'user.settings',
        'user.demographic.age_range',
        'user.demographic.gender',
        'user.health.insurance_kind',
      ],
      purpose: ['statistics'],
      action: 'keep',
      reason: 'what is counted',
      cites: [`${KINDS}: Profilerings- och rörelsemönster`, `${AIMS}: anonymiserad statistik`],
      retention: { period: 'P2Y', end: 'delete' },
    },
    {
      id: 'develop-test-data',
      category: ['user.name', 'user.contact', 'user.unique_id', 'user.health.insurance_beneficiary_id', NATIONAL_ID],
      purpose: ['develop'],
      action: { pseudonymise: { scope: 'document' } },
      reason: 'test data keeps its joins within a file and leads to nobody',
      cites: [`${AIMS}: utveckla, testa och förbättra`],
      justification: { ground: 'weighty-reason', text: 'joins of test data; the number itself is never seen' },
      retention: { period: 'P90D', end: 'destroy-key' },
    },
    {
      id: 'develop-rest',
      category: ['user.health', 'user.content', 'user.payment', 'user.demographic', 'user.behavior', 'user.location'],
      purpose: ['develop'],
      action: 'remove',
      reason: 'tests do without what people told of themselves',
      cites: [`${AIMS}: utveckla, testa och förbättra`],
    },
    {
      id: 'legal-data',
      category: [...CONTRACT, 'user.content', 'user.device'],
      purpose: ['legal-obligation', 'legal-claims'],
      action: 'keep',
      reason: 'the law or the claim asks for it as it is',
      cites: [`${AIMS}: Fullgörande av rättsliga skyldigheter`, `${GROUND}: Rättslig skyldighet`, TRANSFER],
      retention: { period: 'P7Y', from: 'the end of the year of account', end: 'delete' },
    },
    {
      id: 'legal-id',
      category: [NATIONAL_ID],
      purpose: ['legal-obligation', 'legal-claims'],
      action: 'keep',
      reason: 'authorities and courts ask for the number',
      cites: [`${AIMS}: Fullgörande av rättsliga skyldigheter`, `${GROUND}: Rättslig skyldighet`, SWEDISH_LAW],
      justification: { ground: 'secure-identification', text: 'a report or judgment must name the right person' },
      retention: { period: 'P7Y', from: 'the end of the year of account', end: 'delete' },
    },
    {
      id: 'conversations-persons',
      category: ['user.name', 'user.contact', 'user.unique_id'],
      purpose: ['conversations'],
      action: { pseudonymise: { scope: 'document' } },
      reason: 'who speaks must be told apart within one conversation, and nowhere else',
      cites: [`${SERVICE}: Analysera samtal och chattkonversationer`],
      retention: { period: 'P90D', end: 'destroy-key' },
    },
    {
      id: 'conversations-id',
      category: [NATIONAL_ID],
      purpose: ['conversations'],
      action: { pseudonymise: { scope: 'transaction' } },
      reason: 'that a number was told matters, whose it is does not',
      cites: [`${SERVICE}: Analysera samtal och chattkonversationer`, SWEDISH_LAW],
      justification: { ground: 'purpose', text: 'the flow of a conversation; no two mentions can be joined' },
      retention: { period: 'P90D', end: 'destroy-key' },
    },
    {
      id: 'conversations-text',
      category: ['user.content.private.chat'],
      purpose: ['conversations'],
      action: 'keep',
      reason: 'the conversation is what is analysed; what detectors find inside it goes by its own rule',
      cites: [`${SERVICE}: Analysera samtal och chattkonversationer`],
      retention: { period: 'P90D', end: 'delete' },
    },
    {
      id: 'conversations-health',
      category: [
        ...['user.health', 'user.demographic.sexual_orientation', 'user.payment', 'user.content.private.request'],
      ],
      purpose: ['conversations'],
      action: 'remove',
      reason: 'health told in a conversation is not what is analysed',
      cites: [`${KINDS}: Hälsoinformation`],
    },
    {
      id: 'security-ip',
      category: ['user.device.ip_address', 'user.device.device_id', 'user.device.cookie_id'],
      purpose: ['security'],
      action: { pseudonymise: { epoch: 'day' } },
      reason: 'an attack is followed over a day, nobody over a year',
      cites: [`${CHANNELS}: förebygger säkerhetsattacker`, `${KINDS}: Tekniska data`],
      retention: { period: 'P30D', end: 'destroy-key' },
    },
    {
      id: 'security-telemetry',
      category: ['user.device.telemetry'],
      purpose: ['security'],
      action: 'keep',
      reason: 'times and equipment show the attack',
      cites: [`${CHANNELS}: förebygger säkerhetsattacker`, `${KINDS}: Tekniska data`],
      retention: { period: 'P30D', end: 'delete' },
    },
    {
      id: 'marketing-address',
      category: ['user.name', 'user.contact.email', 'user.contact.phone_number'],
      purpose: ['marketing'],
      action: 'keep',
      reason: 'a message needs an address, and nothing else',
      cites: [`${AIMS}: elektronisk kommunikation`, GROUND],
      retention: { period: 'P1Y', from: 'the end of the customer relation, or the opt-out', end: 'delete' },
    },
    {
      id: 'marketing-rest',
      category: ['user'],
      purpose: ['marketing'],
      action: 'remove',
      reason: 'a message needs an address, and nothing else',
      cites: [`${AIMS}: elektronisk kommunikation`, GROUND],
    },
    {
      id: 'referral-data',
      category: ['user.name', 'user.contact', 'user.health', 'user.unique_id.claim'],
      purpose: ['care-referral', 'partner-intake'],
      when: { consent: true },
      action: 'keep',
      reason: 'the provider treats the person',
      cites: [`${GROUND}: Samtycke`, TRANSFER],
      retention: { period: 'P10Y', from: 'the end of the case', end: 'delete' },
    },
    {
      id: 'referral-id',
      category: [NATIONAL_ID],
      purpose: ['care-referral', 'partner-intake'],
      when: { consent: true },
      action: 'keep',
      reason: 'care must reach the right person',
      cites: [`${GROUND}: Samtycke`, TRANSFER, SWEDISH_LAW],
      justification: { ground: 'consent', text: 'the person agreed to the referral before' },
      retention: { period: 'P10Y', from: 'the end of the case', end: 'delete' },
    },
  ],
  reveals: [
    {
      id: 'reveal-support',
      category: [NATIONAL_ID],
      purpose: ['support'],
      role: ['case-handler'],
      reason: 'a case that cannot be solved by name or customer number',
      cites: [SERVICE, SWEDISH_LAW, DELETION],
    },
    {
      id: 'reveal-security',
      category: ['user.device.ip_address'],
      purpose: ['security'],
      role: ['incident-handler'],
      reason: 'an attack is reported or blocked',
      cites: [`${CHANNELS}: förebygger säkerhetsattacker`],
    },
  ],
})
