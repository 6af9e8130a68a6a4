/**
 * @module Digests for audit logs: of lines, and of tokens. With a token, anyone can check whether a line is about it;
 * nobody else can.
 */
import { createHash } from 'node:crypto'

/** Returns the digest of a line or token: SHA-256 in base64url. It also chains the lines of an audit log. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** Characters of base64url: 132 bits, more than a token has. */
const LENGTH = 22

/**
 * Returns the digest of a token, for the part `subject` of an audit line. It cannot be reversed: a token has 100 bits.
 *
 * @example
 * log.append({ ...auditEventOf(decision, context), subject: subjectOf(token) })
 */
export function subjectOf(token: string): string {
  return digestOf(token).slice(0, LENGTH)
}
