/** @module Categories covered by the Swedish insurer's contract, and the law that its rules cite. */

const CONTACT = ['user.name', 'user.contact', 'user.professional_information'] as const
const INSURANCE = ['user.health.insurance_beneficiary_id', 'user.unique_id'] as const
const BILLING = ['user.payment', 'user.unique_id.payroll', 'user.health.treatment'] as const
/** All data about an insured person that contract and law require. */
export const CONTRACT = [...CONTACT, ...INSURANCE, ...BILLING, 'user.health', 'user.demographic.date_of_birth'] as const

export const SWEDISH_LAW = 'Lag (2018:218) 3 kap. 10 §'
