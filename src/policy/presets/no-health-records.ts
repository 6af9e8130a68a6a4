/**
 * @module The policy of a Norwegian supplier of health-record systems, as its published privacy statement
 * ("Personvernerklæring") tells it. `cites` are that text's headings, and the law where the law is the reason. Periods
 * are advice: the text gives none, so whoever uses this writes his own.
 */
import { NATIONAL_ID } from '../categories'
import { definePolicy } from '../define'

const COUNTED = 'Hva regnes som en personopplysning?'
const SHARED = 'Deler vi dine personopplysninger med andre?'
const WHERE = 'Hvor behandler vi dine personopplysninger?'
const SOURCES = 'Hvor får vi dine personopplysninger fra?'
const NUMBER = 'Hvordan håndterer vi personnummer?'
const STORING = 'Lagring av personopplysninger'
const COOKIES = 'Bruk av cookies'
const NORWEGIAN_LAW = 'Personopplysningsloven § 12'

const PERSON = ['user.name', 'user.contact', 'user.demographic', 'user.unique_id'] as const
const recordEnd = { period: 'P10Y', from: 'the last entry', end: 'delete' } as const

/**
 * Policy of a Norwegian supplier of health-record systems.
 *
 * @example
 * decide(noHealthRecords, 'user.contact.email', { purpose: 'support', region: 'SE' }).name   // 'withhold'
 */
export const noHealthRecords = /* @__PURE__ */ definePolicy({
  schema: 1,
  id: 'no-health-records',
  version: '2026.1',
  title: 'Norwegian supplier of health records',
  categories: {
    'user.unique_id.case': { title: 'Support case (saksnummer)' },
    'user.unique_id.customer': { title: 'Customer number (kundenummer)' },
    'user.health.note': { title: 'Entries in the record (journalnotat)', sensitive: true },
  },
  fields: { recordId: 'user.health.record_id', note: 'user.health.note' },
  purposes: {
    support: {
      title: 'Support for users of the record system',
      use: 'essential.service.operations.support',
      basis: ['contract'],
      cites: [NUMBER],
    },
    'patient-records': {
      title: 'Keep patient records as the law, customers and patients demand',
      use: 'essential.legal_obligation',
      basis: ['legal-obligation', 'contract'],
      cites: [SHARED],
    },
    bookkeeping: {
      title: 'Bookkeeping and accounts',
      use: 'finance',
      basis: ['legal-obligation'],
      cites: [SHARED],
    },
    'legal-disclosure': {
      title: 'Disclosure that the law demands',
      use: 'essential.legal_obligation',
      basis: ['legal-obligation'],
      cites: [SHARED],
    },
    emergency: {
      title: 'Emergencies and force majeure',
      use: 'essential.service',
      basis: ['vital-interest'],
      cites: [SHARED],
    },
    disputes: {
      title: 'Disputes and claims',
      use: 'essential.legal_obligation',
      basis: ['legal-claims'],
      cites: [SHARED],
    },
    storage: {
      title: 'Storage of data by a processor',
      use: 'essential.service.operations',
      basis: ['contract'],
      cites: [SHARED, WHERE],
    },
    payment: {
      title: 'Financial and payment services',
      use: 'essential.service.payment_processing',
      basis: ['contract'],
      cites: [SHARED],
    },
    marketing: {
      title: 'Marketing',
      use: 'marketing.communications',
      basis: ['consent'],
      cites: [SHARED],
    },
    events: {
      title: 'Document events with pictures',
      use: 'marketing',
      basis: ['consent'],
      cites: [SOURCES],
    },
    operations: {
      title: 'Run and watch the systems',
      use: 'essential.service.operations',
      basis: ['contract', 'legitimate-interest'],
      cites: [WHERE],
    },
    archive: {
      title: 'What is no longer needed for its purpose',
      use: 'functional.storage',
      tokens: 'none',
      cites: [STORING],
    },
  },
  recipients: {
    staff: {
      title: 'Own staff and systems',
      role: 'controller',
      purposes: [
        ...(['support', 'patient-records', 'bookkeeping', 'legal-disclosure', 'emergency', 'disputes'] as const),
        ...(['storage', 'payment', 'marketing', 'events', 'operations', 'archive'] as const),
      ],
      region: 'NO',
      reason: 'the supplier handles it itself',
      cites: [WHERE],
    },
    'data-centre': {
      title: 'Data centre in Norway',
      role: 'processor',
      purposes: ['storage', 'operations', 'patient-records'],
      region: 'NO',
      reason: 'has access for reported, specific purposes only',
      cites: [SHARED, WHERE],
    },
    'payment-provider': {
      title: 'Provider of financial and payment services',
      role: 'processor',
      purposes: ['payment', 'bookkeeping'],
      region: 'NO',
      reason: 'has access for reported, specific purposes only',
      cites: [SHARED],
    },
    'marketing-provider': {
      title: 'Provider of marketing',
      role: 'processor',
      purposes: ['marketing'],
      region: 'NO',
      reason: 'has access for reported, specific purposes only',
      cites: [SHARED],
    },
    authority: {
      title: 'Authority or emergency service',
      role: 'authority',
      purposes: ['legal-disclosure', 'emergency'],
      region: 'NO',
      reason: 'to comply with the law, or in an emergency',
      cites: [SHARED],
    },
    counsel: {
      title: 'Lawyers and courts',
      role: 'third-party',
      purposes: ['disputes'],
      region: 'NO',
      reason: 'disputes and claims',
      cites: [SHARED],
    },
  },
  recipient: 'staff',
  regions: { allow: ['NO'], reason: 'all data is stored in Norway', cites: [WHERE] },
  rules: [
    {
      id: 'no-credentials',
      effect: 'deny',
      category: ['user.authorization', 'user.device.cookie'],
      reason: 'passwords and session cookies are never written down',
      cites: [WHERE],
    },
    {
      id: 'no-pictures-without-consent',
      effect: 'deny',
      category: ['user.content.self_image', 'user.biometrics'],
      when: { consent: false },
      reason: 'pictures and recordings are used with consent only',
      cites: [SOURCES, COUNTED],
    },
    {
      id: 'no-marketing-without-consent',
      effect: 'deny',
      purpose: ['marketing'],
      when: { consent: false },
      reason: 'nothing is passed on unless the person asks for it',
      cites: [SHARED],
    },
    {
      id: 'no-marketing-after-opt-out',
      effect: 'deny',
      purpose: ['marketing'],
      when: { optOut: true },
      reason: 'whoever objects gets no more',
      cites: ['GDPR 21(2)'],
    },
    {
      id: 'support-contact',
      category: ['user.name', 'user.contact.phone_number', 'user.unique_id.case', 'user.unique_id.customer'],
      purpose: ['support'],
      action: 'keep',
      reason: 'a case is found by name or phone instead of the number',
      cites: [NUMBER],
      retention: { period: 'P1Y', from: 'the end of the case', end: 'delete' },
    },
    {
      id: 'support-mail',
      category: ['user.contact.email', 'user.device.ip_address'],
      purpose: ['support'],
      action: 'pseudonymise',
      reason: 'requests of one person are joined, the address is not needed for it',
      cites: [NUMBER, COUNTED],
      retention: { period: 'P90D', end: 'destroy-key' },
    },
    {
      id: 'support-id',
      category: [NATIONAL_ID],
      purpose: ['support'],
      action: { substitute: ['user.name', 'user.contact.phone_number'] },
      reason: 'name or phone stands for the number wherever there is one',
      cites: [NUMBER, NORWEGIAN_LAW],
      justification: { ground: 'secure-identification', text: 'where a record has no name, the case needs a token' },
      retention: { period: 'P90D', end: 'destroy-key' },
    },
    {
      id: 'records-data',
      category: [...PERSON, 'user.health', 'user.content.private'],
      purpose: ['patient-records', 'emergency'],
      action: 'keep',
      reason: 'the law on patient records asks for identified data',
      cites: [SHARED, 'Pasientjournalloven § 10'],
      retention: recordEnd,
    },
    {
      id: 'records-id',
      category: [NATIONAL_ID],
      purpose: ['patient-records', 'emergency'],
      action: 'keep',
      reason: 'a record that is mixed up endangers the patient',
      cites: [NUMBER, SHARED, NORWEGIAN_LAW],
      justification: { ground: 'secure-identification', text: 'the record must belong to the right patient' },
      retention: recordEnd,
    },
    {
      id: 'accounts',
      category: ['user.name', 'user.contact', 'user.payment', 'user.unique_id.customer'],
      purpose: ['bookkeeping', 'payment'],
      action: 'keep',
      reason: 'accounts name the customer',
      cites: [SHARED, 'Bokføringsloven § 13'],
      retention: { period: 'P5Y', from: 'the end of the year of account', end: 'delete' },
    },
    {
      id: 'disclosure-data',
      category: [...PERSON, 'user.health', 'user.content.private', 'user.payment', 'user.device.ip_address'],
      purpose: ['legal-disclosure', 'disputes'],
      action: 'keep',
      reason: 'the law or the claim asks for it as it is',
      cites: [SHARED],
      retention: { period: 'P5Y', from: 'the end of the matter', end: 'delete' },
    },
    {
      id: 'disclosure-id',
      category: [NATIONAL_ID],
      purpose: ['legal-disclosure', 'disputes'],
      action: 'keep',
      reason: 'authorities and courts ask for the number',
      cites: [SHARED, NUMBER, NORWEGIAN_LAW],
      justification: { ground: 'purpose', text: 'a disclosure must name the right person' },
      retention: { period: 'P5Y', from: 'the end of the matter', end: 'delete' },
    },
    {
      id: 'storage-id',
      category: [NATIONAL_ID],
      purpose: ['storage'],
      action: 'pseudonymise',
      reason: 'whoever stores needs no number',
      cites: [NUMBER, SHARED, NORWEGIAN_LAW],
      justification: { ground: 'purpose', text: 'stored parts of one record must stay together' },
      retention: { period: 'P1Y', end: 'destroy-key' },
    },
    {
      id: 'marketing-address',
      category: ['user.name', 'user.contact.email', 'user.contact.phone_number'],
      purpose: ['marketing'],
      when: { consent: true },
      action: 'keep',
      reason: 'a message needs an address',
      cites: [SHARED],
      retention: { period: 'P1Y', from: 'the withdrawal of consent', end: 'delete' },
    },
    {
      id: 'marketing-rest',
      category: ['user'],
      purpose: ['marketing'],
      action: 'remove',
      reason: 'a message needs an address, and nothing else',
      cites: [SHARED],
    },
    {
      id: 'event-pictures',
      category: ['user.content.self_image'],
      purpose: ['events'],
      when: { consent: true },
      action: 'keep',
      reason: 'people were asked before the picture was taken',
      cites: [SOURCES],
      retention: { period: 'P3Y', end: 'delete' },
    },
    {
      id: 'operations-ids',
      category: ['user.device.ip_address', 'user.device.cookie_id', 'user.contact.email', 'user.account'],
      purpose: ['operations'],
      action: { pseudonymise: { epoch: 'week' } },
      reason: 'faults are followed without the person; electronic ids are personal data',
      cites: [COUNTED, COOKIES],
      retention: { period: 'P90D', end: 'destroy-key' },
    },
    {
      id: 'operations-id',
      category: [NATIONAL_ID],
      purpose: ['operations'],
      action: 'remove',
      reason: 'running a system is no reason to handle the number',
      cites: [NUMBER, NORWEGIAN_LAW],
    },
    {
      id: 'archive-all',
      category: ['user'],
      purpose: ['archive'],
      action: 'remove',
      reason: 'deleted or anonymised when no longer needed for the purpose it was collected for',
      cites: [STORING],
    },
  ],
  reveals: [
    {
      id: 'reveal-support',
      category: [NATIONAL_ID],
      purpose: ['support'],
      role: ['support'],
      reason: 'only those with a direct purpose handle the number, for example support',
      cites: [NUMBER],
    },
  ],
})
