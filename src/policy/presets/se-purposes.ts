/**
 * @module What the Swedish insurer handles personal data for, and who gets it. See `se-health-insurer.ts`.
 */
import type { Purpose } from '../types'
import { AIMS, CHANNELS, GROUND, KINDS, POLICY, RIGHTS, SERVICE, TRANSFER } from './se-headings'

/** Purposes: the text's lists under "Ändamål" and "Syfte". */
export const SE_PURPOSES = {
  insurance: {
    title: 'Provide and administer the insurance',
    use: 'essential.service',
    basis: ['contract', 'legal-claims', 'legitimate-interest'],
    cites: [AIMS, GROUND],
  },
  support: {
    title: 'Answer requests to customer service',
    use: 'essential.service.operations.support',
    basis: ['contract', 'legitimate-interest'],
    cites: [SERVICE],
  },
  statistics: {
    title: 'Anonymised statistics on services and support channels',
    use: 'analytics.reporting',
    basis: ['legitimate-interest'],
    tokens: 'none',
    leastGroup: 10,
    cites: [AIMS, CHANNELS, SERVICE],
  },
  develop: {
    title: 'Develop, test and improve services',
    use: 'functional.service.improve',
    basis: ['legitimate-interest'],
    tokens: 'document',
    cites: [AIMS, CHANNELS, SERVICE],
  },
  'legal-obligation': {
    title: 'Legal obligations, reports to authorities, orders of police or courts',
    use: 'essential.legal_obligation',
    basis: ['legal-obligation'],
    cites: [AIMS, GROUND, TRANSFER],
  },
  'legal-claims': {
    title: 'Establish, exercise or defend legal claims',
    use: 'essential.legal_obligation',
    basis: ['legal-claims'],
    cites: [GROUND],
  },
  conversations: {
    title: 'Analyse calls and chats, to communicate better and for safety',
    use: 'essential.service.operations.improve',
    basis: ['legitimate-interest'],
    tokens: 'document',
    cites: [SERVICE],
  },
  security: {
    title: 'Find and prevent attacks on digital channels',
    use: 'essential.service.security',
    basis: ['legitimate-interest'],
    cites: [CHANNELS],
  },
  marketing: {
    title: 'Electronic marketing',
    use: 'marketing.communications',
    basis: ['consent', 'legitimate-interest'],
    cites: [AIMS, GROUND],
  },
  'care-referral': {
    title: 'Hand a case to a provider of treatment in the network',
    use: 'third_party_sharing',
    basis: ['consent'],
    cites: [GROUND, TRANSFER],
  },
  'partner-intake': {
    title: 'Take in what the medical advice partner sends',
    use: 'third_party_sharing',
    basis: ['consent'],
    cites: [GROUND],
  },
  account: {
    title: 'Introduce people and make their user accounts',
    use: 'essential.service.authentication',
    basis: ['contract'],
    cites: [AIMS],
  },
  'co-insured': {
    title: 'Insure whoever is insured beside a customer, and is none',
    use: 'essential.service',
    basis: ['legitimate-interest'],
    cites: [GROUND],
  },
  communication: {
    title: 'Write to customers about what is theirs, by mail and text message',
    use: 'essential.service.notifications',
    basis: ['contract', 'legitimate-interest'],
    cites: [AIMS],
  },
  complaints: {
    title: 'Handle a complaint',
    use: 'essential.service.operations.support',
    basis: ['legal-obligation', 'legal-claims'],
    cites: [KINDS, GROUND],
  },
  satisfaction: {
    title: 'Measure how satisfied customers are',
    use: 'analytics.reporting',
    basis: ['legitimate-interest'],
    tokens: 'document',
    cites: [AIMS],
  },
  campaigns: {
    title: 'Look at the effect of campaigns',
    use: 'analytics.reporting.campaign_insights',
    basis: ['consent', 'legitimate-interest'],
    tokens: 'document',
    cites: [CHANNELS],
  },
  portability: {
    title: 'Hand what the person gave to her, or to whom she names',
    use: 'third_party_sharing',
    basis: ['data-subject-request'],
    cites: [RIGHTS],
  },
} as const satisfies { [id: string]: Purpose }

/** Recipients: "Begränsningar i överföringen av personuppgifter" and "Rättslig grund: Samtycke". */
export const SE_RECIPIENTS = {
  staff: {
    title: 'Own staff and systems',
    role: 'controller',
    purposes: [
      ...(['insurance', 'support', 'statistics', 'develop', 'legal-obligation', 'legal-claims'] as const),
      ...(['conversations', 'security', 'marketing', 'partner-intake', 'account', 'co-insured'] as const),
      ...(['communication', 'complaints', 'satisfaction', 'campaigns', 'portability'] as const),
    ],
    region: 'SE',
    reason: 'the insurer handles it itself',
    cites: [POLICY],
  },
  'it-provider': {
    title: 'Provider of IT services',
    role: 'processor',
    purposes: ['insurance', 'account', 'support', 'develop', 'security'],
    region: 'EEA',
    reason: 'works under agreement, for its task only',
    cites: [TRANSFER],
  },
  'analysis-provider': {
    title: 'Provider of analysis and statistics',
    role: 'processor',
    purposes: ['statistics', 'conversations', 'satisfaction', 'campaigns'],
    region: 'EEA',
    reason: 'works under agreement, for its task only',
    cites: [TRANSFER],
  },
  'mailing-provider': {
    title: 'Provider of communication',
    role: 'processor',
    purposes: ['marketing', 'communication', 'insurance'],
    region: 'EEA',
    reason: 'works under agreement, for its task only',
    cites: [TRANSFER],
  },
  'treatment-provider': {
    title: 'Provider of treatment in the network',
    role: 'third-party',
    purposes: ['care-referral'],
    region: 'SE',
    reason: 'helps with the health matter, after consent',
    cites: [GROUND, TRANSFER],
  },
  person: {
    title: 'The person herself, or whom she names',
    role: 'third-party',
    purposes: ['portability'],
    region: 'EEA',
    reason: 'her right to have it sent',
    cites: [RIGHTS],
  },
  authority: {
    title: 'Police or another authority',
    role: 'authority',
    purposes: ['legal-obligation'],
    region: 'SE',
    reason: 'by law or decision',
    cites: [TRANSFER],
  },
  counsel: {
    title: 'Lawyers and auditors',
    role: 'third-party',
    purposes: ['legal-claims', 'legal-obligation'],
    region: 'SE',
    reason: 'legal claims and audit',
    cites: [GROUND, TRANSFER],
  },
} as const
