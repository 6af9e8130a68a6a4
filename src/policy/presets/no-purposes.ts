/**
 * @module What the Norwegian supplier handles personal data for, and who gets it. See `no-health-records.ts`.
 */
import type { Purpose } from '../types'
import { HANDLED, NUMBER, SHARED, SOURCES, STORING, WHERE } from './no-headings'

export const NO_PURPOSES = {
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
  employment: {
    title: 'Employees, and what their employment asks for',
    use: 'employment',
    basis: ['contract', 'legal-obligation'],
    cites: [HANDLED],
  },
  recruitment: {
    title: 'Whoever applied for a position',
    use: 'employment.recruitment',
    basis: ['contract'],
    cites: [HANDLED],
  },
  suppliers: {
    title: 'Contacts of suppliers and customers',
    use: 'essential.service',
    basis: ['contract'],
    cites: [HANDLED],
  },
  contacts: {
    title: 'Whoever left a card at a fair or asked a question',
    use: 'marketing.communications',
    basis: ['legitimate-interest'],
    cites: [HANDLED],
  },
  'requested-disclosure': {
    title: 'Disclosure that the person asks for',
    use: 'third_party_sharing',
    basis: ['data-subject-request'],
    cites: [SHARED],
  },
  archive: {
    title: 'What is no longer needed for its purpose',
    use: 'functional.storage',
    tokens: 'none',
    cites: [STORING],
  },
} as const satisfies { [id: string]: Purpose }

export const NO_RECIPIENTS = {
  staff: {
    title: 'Own staff and systems',
    role: 'controller',
    purposes: [
      ...(['support', 'patient-records', 'bookkeeping', 'legal-disclosure', 'emergency', 'disputes'] as const),
      ...(['storage', 'payment', 'marketing', 'events', 'operations', 'archive', 'employment'] as const),
      ...(['recruitment', 'suppliers', 'contacts', 'requested-disclosure'] as const),
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
  'named-by-person': {
    title: 'Whom the person names',
    role: 'third-party',
    purposes: ['requested-disclosure'],
    region: 'NO',
    reason: 'the person asks for it',
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
} as const
