/**
 * @module The entry `sladd/people`: recognisers of names and addresses, for the option `custom`.
 */

export type { CustomRecogniser, Roster } from '../types'
export { addresses } from './address'
export { type NameOptions, names } from './names'
export { roster } from './roster'
