/**
 * @module What an audit calls a token: whoever has the token can tell whether a line is about it, and nobody else.
 */
import { createHash } from 'node:crypto'

/** Characters of base64url: 132 bits, more than a token has. */
const LENGTH = 22

/**
 * The digest of a token, for the part `subject` of an audit line. Nobody can go back from it: a token has 100 bits.
 *
 * @example
 * log.append({ ...auditEventOf(decision, context), subject: subjectOf(token) })
 */
export function subjectOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url').slice(0, LENGTH)
}
