/**
 * @module The entry `sladd/audit`: a log of decisions and reveals in a file that only grows, one JSON object a line,
 * chained by SHA-256. A line is on the disk when `append` returns.
 */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { isClean } from '../clean'
import { digestOf } from '../keyring/node-digest'
import { withLock } from '../keyring/node-files'
import { lastLine } from '../keyring/node-lines'
import {
  type AuditEvent,
  type AuditVerdict,
  auditEventOf,
  auditLine,
  checkAuditEvent,
  verifyAudit,
} from '../policy/audit'

export { subjectOf } from '../keyring/node-digest'
export { type AuditEvent, type AuditVerdict, auditEventOf }

/** Longest line, in bytes. */
const LONGEST = 65_536

function appendLine(name: string, event: AuditEvent, at: Date): string {
  const file = openSync(name, 'a+', 0o600)
  try {
    const { line: last, isEnded } = lastLine(file)
    const line = auditLine(event, at, digestOf(last))
    if (Buffer.byteLength(line) > LONGEST) throw new RangeError('audit: the event is too long')
    // What a killed process left of its line is ended; the hash of the next one covers it.
    const bytes = Buffer.from(`${isEnded ? '' : '\n'}${line}\n`)
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    fsyncSync(file)
    return digestOf(line)
  } finally {
    closeSync(file)
  }
}

/** A log that only grows. */
export interface AuditLog {
  /**
   * Appends an event; it is on the disk when this returns.
   *
   * @param at - default: now
   * @returns the new head: keep it elsewhere, and nobody can shorten the log unseen
   * @throws TypeError for what may not be written down, Error when the file cannot be written: then do nothing either
   */
  append(event: AuditEvent, at?: Date): string
}

/**
 * Opens a log. Several processes may write to it.
 *
 * @example
 * const log = openAuditLog('audit.ndjson')
 * const decision = decideReveal(policy, NATIONAL_ID, context)
 * const head = log.append({ ...auditEventOf(decision, context), subject: subjectOf(token) })
 */
export function openAuditLog(file: string): AuditLog {
  return {
    append: (event, at = new Date()) => {
      const checked = checkAuditEvent(event, isClean)
      return withLock(file, 'audit', () => appendLine(file, checked, at))
    },
  }
}

/**
 * Follows the chain of a log file.
 *
 * @param head - kept from an earlier time: shows whether the log was shortened or written anew
 * @throws what the system throws when the file cannot be read
 */
export function verifyAuditFile(file: string, head?: string): AuditVerdict {
  const text = readFileSync(file, 'utf8')
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return verifyAudit(lines, digestOf, head)
}
