/** @module Which kinds have surrogates: one file and one row each. Kinds without a row are masked. */
import type { Spelling } from '../../canonical/canonical'
import { birthdate } from './birthdate'
import { email } from './email'
import { fodselsnummer } from './fodselsnummer'
import { ip } from './ip'
import type { Maker } from './made'
import { personnummer } from './personnummer'
import { phone } from './phone'

const MAKERS: { readonly [kind: string]: Maker } = {
  personnummer,
  fodselsnummer,
  email,
  phone,
  ip,
  birthdate,
}

/** Returns what a value is, for its row and its key; for a field, that is what its name says. */
export function subjectOf({ kind, variant }: Spelling): string {
  return kind === 'field' ? variant : kind
}

/** Returns the maker of a kind; undefined if it has no surrogates. */
export function makerOf(subject: string): Maker | undefined {
  return Object.hasOwn(MAKERS, subject) ? MAKERS[subject] : undefined
}
