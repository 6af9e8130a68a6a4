/**
 * @module The policy of a Norwegian supplier of health-record systems, following its published privacy statement
 * ("Personvernerklæring"). `cites` are that text's headings, and the law where the law is the reason. Retention periods
 * are suggestions: the text gives none, so users of this preset set their own.
 */
import { NATIONAL_ID } from '../categories'
import { definePolicy } from '../define'
import { NUMBER, WHERE } from './no-headings'
import { NO_NORWEGIAN } from './no-norwegian'
import { NO_PURPOSES, NO_RECIPIENTS } from './no-purposes'
import { NO_RULES } from './no-rules'
import { NO_SWEDISH } from './no-swedish'

/**
 * Policy of a Norwegian supplier of health-record systems.
 *
 * @example
 * decide(noHealthRecords, 'user.contact.email', { purpose: 'support', region: 'SE' }).name   // 'withhold'
 */
export const noHealthRecords = /* @__PURE__ */ definePolicy({
  schema: 1,
  id: 'no-health-records',
  version: '2026.2',
  title: 'Norwegian supplier of health records',
  categories: {
    'user.unique_id.case': { title: 'Support case (saksnummer)' },
    'user.unique_id.customer': { title: 'Customer number (kundenummer)' },
    'user.health.note': { title: 'Record entries (journalnotat)', sensitive: true },
  },
  fields: { recordId: 'user.health.record_id', note: 'user.health.note', kryptert: 'user.content.encrypted' },
  purposes: NO_PURPOSES,
  recipients: NO_RECIPIENTS,
  recipient: 'staff',
  // It handles data on behalf of its customers, each of whom is responsible for its own.
  tenant: 'required',
  regions: { allow: ['NO'], reason: 'all data is stored in Norway', cites: [WHERE] },
  rules: NO_RULES,
  reveals: [
    {
      id: 'reveal-support',
      category: [NATIONAL_ID],
      purpose: ['support'],
      role: ['support'],
      reason: 'only roles with a direct purpose handle the number, such as support',
      cites: [NUMBER],
    },
  ],
  translations: { sv: NO_SWEDISH, ...NO_NORWEGIAN },
})
