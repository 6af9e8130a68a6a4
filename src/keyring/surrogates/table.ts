/**
 * @module Which kinds have surrogates: one file and one row each. What has no row is masked.
 */
import type { Spelling } from '../canonical'
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

/** What a value is of, for its row and its key; a field is of what its name says. */
export function subjectOf({ kind, variant }: Spelling): string {
  return kind === 'field' ? variant : kind
}

/** The maker of a kind; undefined where nothing stands for its values. */
export function makerOf(subject: string): Maker | undefined {
  return Object.hasOwn(MAKERS, subject) ? MAKERS[subject] : undefined
}
