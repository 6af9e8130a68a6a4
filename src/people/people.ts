/**
 * @module The entry `sladd/people`: recognisers of names and addresses, for the option `custom`.
 */
export { addresses } from './address'
export { type NameOptions, names } from './names'
export { type Roster, roster } from './roster'
