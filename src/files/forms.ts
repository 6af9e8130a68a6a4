/**
 * @module Append-only files: what each is called, its permissions, and how its lines start. If a wrong name was given,
 * the file has another form, and is not changed.
 */
import { Others } from './open'

/** A kind of file. */
export interface Form {
  /** For messages. */
  readonly what: string
  /** Permissions that others must not have: see {@link Others}. */
  readonly others: number
  /** Start of each complete line. */
  readonly begin: string
}

export const AUDIT: Form = { what: 'audit', others: Others.Write, begin: '{"at":"' }
export const STORE: Form = { what: 'store of sealed values', others: Others.Any, begin: '{"v":1,"token":"' }
export const REGISTER: Form = { what: 'register', others: Others.Any, begin: '{"request":"' }
