/**
 * @module Digests in an audit: of lines, and of a token as its name there: whoever has the token can tell whether a line is about it, and nobody else.
 */
import { createHash } from 'node:crypto'

/** The digest of a line or token: SHA-256 in base64url. What chains the lines of an audit, too. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** Characters of base64url: 132 bits, more than a token has. */
const LENGTH = 22

/**
 * The digest of a token, for the part `subject` of an audit line. Nobody can go back from it: a token has 100 bits.
 *
 * @example
 * log.append({ ...auditEventOf(decision, context), subject: subjectOf(token) })
 */
export function subjectOf(token: string): string {
  return digestOf(token).slice(0, LENGTH)
}
