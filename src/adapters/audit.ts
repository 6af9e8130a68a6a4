/**
 * @module The entry `sladd/audit`: a log of decisions and reveals in an append-only file, one JSON object per line, chained by
 * SHA-256. A line is on disk when `append` returns.
 */
import { closeSync, existsSync, readFileSync } from 'node:fs'
import { AUDIT } from '../files/forms'
import { appendLines, openLines } from '../files/write'
import { digestOf } from '../keyring/node-digest'
import {
  type AuditEvent,
  type AuditVerdict,
  auditEventOf,
  auditLine,
  checkAuditEvent,
  verifyAudit,
} from '../policy/audit'
import { isClean } from '../standard'

export { subjectOf } from '../keyring/node-digest'
export { type AuditEvent, type AuditVerdict, auditEventOf }

/** Longest line, in bytes. */
const LONGEST = 65_536

function appendEvent(name: string, event: AuditEvent, at: Date): string {
  let line = ''
  appendLines(name, AUDIT, (last) => {
    line = auditLine(event, at, digestOf(last))
    if (Buffer.byteLength(line) > LONGEST) throw new RangeError('audit: the event is too long')
    return line
  })
  return digestOf(line)
}

/** An append-only log. */
export interface AuditLog {
  /**
   * Appends an event. It is on disk when this returns.
   *
   * @param at - default: now
   * @returns the new head. Keep it elsewhere to detect later truncation of the log
   * @throws TypeError for an event that must not be stored, RangeError if the file cannot be written. The file is then
   * unchanged, and the caller should not go ahead either
   */
  append(event: AuditEvent, at?: Date): string
}

/**
 * Opens a log. Several processes may write to it.
 *
 * @throws RangeError if it is a link or not a file, has several names or other content, or is writable by others
 *
 * @example
 * const log = openAuditLog('audit.ndjson')
 * const decision = decideReveal(policy, NATIONAL_ID, context)
 * const head = log.append({ ...auditEventOf(decision, context), subject: subjectOf(token) })
 */
export function openAuditLog(file: string): AuditLog {
  if (existsSync(file)) closeSync(openLines(file, AUDIT))
  return {
    append: (event, at = new Date()) => appendEvent(file, checkAuditEvent(event, isClean), at),
  }
}

/**
 * Verifies the chain of a log file.
 *
 * @param head - stored earlier: reveals whether the log was truncated or rewritten
 * @throws the system's error if the file cannot be read
 */
export function verifyAuditFile(file: string, head?: string): AuditVerdict {
  const text = readFileSync(file, 'utf8')
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return verifyAudit(lines, digestOf, head)
}
