/**
 * @module The policy of a Swedish distributor of health insurance, following its published privacy policy
 * ("Integritetspolicy"). `cites` are that text's headings, and the law where the law is the reason. Retention periods
 * are suggestions: the text gives none, so users of this preset set their own.
 */
import { NATIONAL_ID } from '../categories'
import { definePolicy } from '../define'
import { SE_DENIES } from './se-denies'
import { CHANNELS, DELETION, SERVICE, TRANSFER } from './se-headings'
import { SWEDISH_LAW } from './se-law'
import { SE_NORWEGIAN } from './se-norwegian'
import { SE_OTHER_RULES } from './se-other-rules'
import { SE_PURPOSES, SE_RECIPIENTS } from './se-purposes'
import { SE_SERVICE_RULES } from './se-service-rules'
import { SE_SWEDISH } from './se-swedish'

/**
 * Policy of a Swedish health insurer.
 *
 * @example
 * decide(seHealthInsurer, 'user.device.ip_address', { purpose: 'security' }).name   // 'pseudonymise'
 */
export const seHealthInsurer = /* @__PURE__ */ definePolicy({
  schema: 1,
  id: 'se-health-insurer',
  version: '2026.2',
  title: 'Swedish health insurer',
  categories: {
    'user.unique_id.claim': { title: 'Claim number (skadeärendenummer)' },
    'user.unique_id.customer': { title: 'Customer number (kundnummer)' },
    'user.unique_id.payroll': { title: 'Payroll id (löne-ID)' },
    'user.health.insurance_kind': { title: 'Type of insurance' },
    'user.health.insurance_start': { title: 'Start date of the insurance' },
    'user.content.private.chat': { title: 'Calls and chats with customer service' },
    'user.content.private.request': { title: 'Complaints and questions in free text', sensitive: true },
    'user.settings.clicks': { title: 'Choices and clicks' },
  },
  fields: { startdatum: 'user.health.insurance_start', startDate: 'user.health.insurance_start' },
  purposes: SE_PURPOSES,
  recipients: SE_RECIPIENTS,
  recipient: 'staff',
  regions: { allow: ['EEA'], reason: 'personal data never leaves the EU and EEA', cites: [TRANSFER] },
  rules: [...SE_DENIES, ...SE_SERVICE_RULES, ...SE_OTHER_RULES],
  reveals: [
    {
      id: 'reveal-support',
      category: [NATIONAL_ID],
      purpose: ['support'],
      role: ['case-handler'],
      reason: 'for cases that name and customer number cannot solve',
      cites: [SERVICE, SWEDISH_LAW, DELETION],
    },
    {
      id: 'reveal-security',
      category: ['user.device.ip_address'],
      purpose: ['security'],
      role: ['incident-handler'],
      reason: 'attacks must be reported or blocked',
      cites: [`${CHANNELS}: förebygger säkerhetsattacker`],
    },
  ],
  translations: { sv: SE_SWEDISH, ...SE_NORWEGIAN },
})
