/**
 * @module Files that lines are appended to: what each is called, what others must not do with it, and how its lines
 * begin. A name that was mistaken is a file of another form, and stays as it is.
 */
import { Others } from './open'

/** A kind of file. */
export interface Form {
  /** For messages. */
  readonly what: string
  /** See {@link Others}. */
  readonly others: number
  /** Begin of each line but those that were cut off. */
  readonly begin: string
}

export const AUDIT: Form = { what: 'audit', others: Others.Write, begin: '{"at":"' }
export const STORE: Form = { what: 'store of sealed values', others: Others.Any, begin: '{"v":1,"token":"' }
export const REGISTER: Form = { what: 'register', others: Others.Any, begin: '{"request":"' }
