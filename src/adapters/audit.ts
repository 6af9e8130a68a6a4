/**
 * @module The entry `sladd/audit`: a log of decisions and reveals in a file that only grows, one JSON object a line,
 * chained by SHA-256. A line is on the disk when `append` returns.
 */
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs'
import {
  type AuditEvent,
  type AuditVerdict,
  auditEventOf,
  auditLine,
  checkAuditEvent,
  verifyAudit,
} from '../policy/audit'
import { createRedactor } from '../redactor'
import type { Redactor } from '../types'

export { subjectOf } from '../keyring/node-digest'
export { type AuditEvent, type AuditVerdict, auditEventOf }

function hash(line: string): string {
  return createHash('sha256').update(line).digest('base64url')
}

/** Longest line, in bytes. */
const LONGEST = 65_536
const TRIES = 500
const PAUSE_MS = 10
const clock = /* @__PURE__ */ new Int32Array(/* @__PURE__ */ new SharedArrayBuffer(4))

/** Whether the process that holds a lock is gone. */
function isLeft(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    // Nobody: it is being written.
    if (!(holder > 0)) return false
    process.kill(holder, 0)
    return false
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH'
  }
}

function takes(lock: string): boolean {
  try {
    const file = openSync(lock, 'wx', 0o600)
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw new Error('audit: the file cannot be locked')
    if (isLeft(lock)) rmSync(lock, { force: true })
    return false
  }
}

function withLock<T>(file: string, work: () => T): T {
  const lock = `${file}.lock`
  for (let i = 0; !takes(lock); i++) {
    if (i === TRIES) throw new Error('audit: another process is writing to the file')
    Atomics.wait(clock, 0, 0, PAUSE_MS)
  }
  try {
    return work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** The end of a file: its last line, and whether that line was ended. */
function lastLine(file: number): { line: string; isEnded: boolean } {
  const { size } = fstatSync(file)
  if (size === 0) return { line: '', isEnded: true }
  const bytes = Buffer.alloc(Math.min(size, 2 * LONGEST))
  readSync(file, bytes, 0, bytes.length, size - bytes.length)
  const isEnded = bytes[bytes.length - 1] === 10
  const text = bytes.subarray(0, isEnded ? -1 : undefined)
  return { line: text.subarray(text.lastIndexOf(10) + 1).toString(), isEnded }
}

function appendLine(name: string, event: AuditEvent, at: Date): string {
  const file = openSync(name, 'a+', 0o600)
  try {
    const { line: last, isEnded } = lastLine(file)
    const line = auditLine(event, at, hash(last))
    if (Buffer.byteLength(line) > LONGEST) throw new RangeError('audit: the event is too long')
    // What a killed process left of its line is ended; the hash of the next one covers it.
    const bytes = Buffer.from(`${isEnded ? '' : '\n'}${line}\n`)
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    fsyncSync(file)
    return hash(line)
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

let careful: Redactor | undefined

/** Names of roles and cases hold no personal data: our own detectors are asked, at their most careful. */
function isClean(text: string): boolean {
  careful ??= createRedactor({ minConfidence: 'low' })
  return careful.scan(text).length === 0
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
      return withLock(file, () => appendLine(file, checked, at))
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
  return verifyAudit(lines, hash, head)
}
