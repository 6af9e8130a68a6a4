/**
 * @module What the Swedish insurer does for customers and insured persons: insurance, accounts, messages, complaints, support. See
 * `se-health-insurer.ts`.
 */
import { NATIONAL_ID } from '../categories'
import { AIMS, GROUND, KINDS, SERVICE } from './se-headings'
import { CONTRACT, SWEDISH_LAW } from './se-law'

const contractEnd = { period: 'P10Y', from: 'the end of the insurance', end: 'delete' } as const

export const SE_SERVICE_RULES = [
  {
    id: 'insurance-data',
    category: [...CONTRACT, 'user.demographic.family'],
    purpose: ['insurance', 'co-insured'],
    action: 'keep',
    reason: 'needed to provide and administer the insurance',
    cites: [AIMS, `${GROUND}: Fullgörande av ett avtal`],
    retention: contractEnd,
  },
  {
    id: 'insurance-id',
    category: [NATIONAL_ID],
    purpose: ['insurance', 'co-insured'],
    action: 'keep',
    reason: 'the insured must be told from others with the same name',
    cites: [AIMS, `${GROUND}: Fullgörande av ett avtal`, SWEDISH_LAW],
    justification: { ground: 'secure-identification', text: 'cover and claims must reach the right person' },
    retention: contractEnd,
  },
  {
    id: 'account-data',
    category: ['user.name', 'user.contact.email', 'user.contact.phone_number', 'user.account.username'],
    purpose: ['account'],
    action: 'keep',
    reason: 'an account has a name, and somebody who can be reached',
    cites: [`${AIMS}: skapande av användarkonton`],
    retention: { period: 'P1Y', from: 'the end of the account', end: 'delete' },
  },
  {
    id: 'account-id',
    category: [NATIONAL_ID],
    purpose: ['account'],
    action: 'pseudonymise',
    reason: 'one person has one account',
    cites: [`${AIMS}: skapande av användarkonton`, SWEDISH_LAW],
    justification: { ground: 'secure-identification', text: 'an account must belong to the person who is insured' },
    retention: { period: 'P90D', end: 'destroy-key' },
  },
  {
    id: 'communication-address',
    category: ['user.name', 'user.contact.email', 'user.contact.phone_number'],
    purpose: ['communication'],
    action: 'keep',
    reason: 'a message needs an address, and nothing else',
    cites: [`${AIMS}: elektronisk kommunikation`],
    retention: { period: 'P1Y', from: 'the end of the insurance', end: 'delete' },
  },
  {
    id: 'complaints-case',
    category: [
      ...['user.name', 'user.contact', 'user.unique_id', 'user.health', 'user.content.private'],
      ...['user.demographic.sexual_orientation', 'user.demographic.family', 'user.payment'],
    ],
    purpose: ['complaints'],
    when: { case: true },
    action: 'keep',
    reason: 'the person told it for the complaint, and it is relevant to the case',
    cites: [`${KINDS}: Hälsoinformation`, `${GROUND}: Etablering, utnyttjande av försvar av rättsliga anspråk`],
    retention: { period: 'P10Y', from: 'the end of the case', end: 'delete' },
  },
  {
    id: 'complaints-id',
    category: [NATIONAL_ID],
    purpose: ['complaints'],
    when: { case: true },
    action: 'pseudonymise',
    reason: 'a case is followed without the number being read',
    cites: [`${KINDS}: Hälsoinformation`, SWEDISH_LAW],
    justification: { ground: 'purpose', text: 'a complaint must be joined with the insurance it is about' },
    retention: { period: 'P90D', end: 'destroy-key' },
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
    category: [
      ...['user.demographic.date_of_birth', 'user.demographic.age_range', 'user.health.insurance_start'],
      ...[NATIONAL_ID, 'user.contact.address', 'user.device.ip_address'],
    ],
    purpose: ['statistics'],
    action: { generalise: { birth: 'age5' } },
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
      ...['user.settings.clicks', 'user.demographic.gender', 'user.health.insurance_kind'],
      ...['user.professional_information.industry', 'user.demographic.education'],
    ],
    purpose: ['statistics'],
    action: 'keep',
    reason: 'what is counted',
    cites: [`${KINDS}: Profilerings- och rörelsemönster`, `${AIMS}: anonymiserad statistik`],
    retention: { period: 'P2Y', end: 'delete' },
  },
] as const
