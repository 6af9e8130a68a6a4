/**
 * @module Audit records of decisions and reveals: who, why, by which rule, and nothing about the person. Each line
 * contains the hash of the line before it, so that none can be changed or removed unnoticed while the hash of the last
 * line, the head, is kept elsewhere.
 */

import { jsonOf } from '../input/json'
import { dictionary, ownOf, ownOption } from '../input/own-properties'
import { late } from '../text/late'
import type { Decision } from './types'

/** What happened. */
export interface AuditEvent {
  readonly event: 'decision' | 'reveal' | 'redact'
  /** `id/version` of the policy. */
  readonly policy: string
  readonly rule?: string
  readonly action?: string
  readonly category?: string
  readonly permitted?: boolean
  readonly purpose?: string
  readonly recipient?: string
  readonly region?: string
  readonly role?: string
  readonly case?: string
  /** Digest of the token that a reveal is about: with the token, anyone can check whether it was this one. */
  readonly subject?: string
  /** Counts by kind and action. */
  readonly counts?: { readonly [kind: string]: { readonly [action: string]: number | undefined } | undefined }
}

/**
 * Names from this package, the policy and cases: short, visible characters only, and without a token, eight consecutive
 * digits, or ten in total: separators do not make a person's number anonymous.
 */
const NAME = late(
  '^(?!(?:\\D*\\d){10})(?!.*(?:\\d{8}|sl1_|\\p{Default_Ignorable_Code_Point}))[\\p{L}\\d_.@:/ -]{1,120}$',
  'u',
)

/**
 * True if a text may be used as a name in an audit log.
 *
 * @param isClean - returns true if a text contains nothing that looks like personal data
 */
export function isAuditName(text: unknown, isClean: (text: string) => boolean): text is string {
  return typeof text === 'string' && text.trim() !== '' && NAME().test(text) && isClean(text)
}
/** Names from the context that are logged. */
export const CONTEXT_NAMES = ['purpose', 'recipient', 'region', 'role', 'case'] as const
const TEXTS = ['policy', 'rule', 'action', 'category', ...CONTEXT_NAMES] as const
const EVENTS = ['decision', 'reveal', 'redact']

function checkCounts(counts: unknown, isClean: (text: string) => boolean): void {
  const kinds = Object.entries(ownOf(counts, 'counts'))
  const isGood = kinds.every(
    ([kind, actions]) =>
      isAuditName(kind, isClean) &&
      Object.entries(ownOf(actions, 'counts')).every(
        ([action, times]) => isAuditName(action, isClean) && Number.isSafeInteger(times),
      ),
  )
  if (!isGood) throw new TypeError('audit: "counts" expected numbers by kind and action')
}

/**
 * Checks that an event may be logged.
 *
 * @param isClean - returns true if a text contains nothing that looks like personal data
 * @throws TypeError naming the part that may not; the message does not contain its value
 */
export function checkAuditEvent(given: AuditEvent, isClean: (text: string) => boolean): AuditEvent {
  const event = ownOf<AuditEvent>(given, 'event')
  if (!EVENTS.includes(event.event)) throw new TypeError('audit: "event" is unknown')
  const known = new Set<string>([...TEXTS, 'event', 'permitted', 'subject', 'counts'])
  for (const key of Object.keys(event)) {
    if (!known.has(key)) throw new TypeError('audit: an unknown part')
  }
  for (const key of TEXTS) {
    const text = event[key] as unknown
    if (text === undefined && key !== 'policy') continue
    if (!isAuditName(text, isClean)) {
      throw new TypeError(`audit: "${key}" expected a name, without anything of a person`)
    }
  }
  if (event.subject !== undefined && !/^[A-Za-z0-9_-]{22}$/.test(event.subject)) {
    throw new TypeError('audit: "subject" expected a digest of a token: see subjectOf')
  }
  if (event.counts !== undefined) checkCounts(event.counts, isClean)
  return event
}

/** Creates the event of a decision. */
export function auditEventOf(
  decision: Decision & { readonly permitted?: boolean },
  context: { readonly [name: string]: unknown },
): AuditEvent {
  const given = dictionary(Object.entries(context))
  const told = Object.fromEntries(
    CONTEXT_NAMES.flatMap((name) => (typeof given[name] === 'string' ? [[name, given[name]]] : [])),
  )
  const { policy, rule, name: action, category } = decision
  const permitted = ownOption(decision, 'permitted')
  return {
    event: permitted === undefined ? 'decision' : 'reveal',
    ...{ policy, rule, action, category },
    ...(permitted !== undefined && { permitted }),
    ...told,
  }
}

/** Formats a line: the event, its time, and the hash of the line before. */
export function auditLine(event: AuditEvent, at: Date, previous: string): string {
  return JSON.stringify({ at: at.toISOString(), ...event, prev: previous })
}

/** Result of verifying a log. */
export interface AuditVerdict {
  readonly isWhole: boolean
  readonly lines: number
  /** Lines that were truncated while being written, and are covered by the next one's hash. */
  readonly torn: number
  /** Hash of the last line. */
  readonly head: string
  /** First line, from 1, whose hash of the previous line does not match; undefined if all match. */
  readonly brokenAt: number | undefined
  /** Whether the given head is the hash of one of the lines; undefined if none was given. */
  readonly hasHead: boolean | undefined
}

function previousOf(line: string): unknown {
  // Undefined for a truncated line, or a foreign one: the next line covers it.
  return (jsonOf(line) as { prev?: unknown } | null | undefined)?.prev
}

/**
 * Verifies the hash chain of a log.
 *
 * @param lines - without their line ends
 * @param hash - SHA-256 of a text as base64url
 * @param head - hash of the last line at some earlier time, if it was kept
 */
export function verifyAudit(lines: Iterable<string>, hash: (line: string) => string, head?: string): AuditVerdict {
  let previous = hash('')
  let count = 0
  let torn = 0
  let isOpen = false
  let brokenAt: number | undefined
  let hasHead = head === previous
  for (const line of lines) {
    count++
    const told = previousOf(line)
    // A truncated line has no hash to compare; the next line must contain the hash of it.
    if (told === undefined) torn++
    else if (told !== previous) brokenAt ??= count
    isOpen = told === undefined
    previous = hash(line)
    if (previous === head) hasHead = true
  }
  // Nothing covers a truncated last line.
  if (isOpen) brokenAt ??= count
  const isWhole = brokenAt === undefined && (head === undefined || hasHead)
  return { isWhole, lines: count, torn, head: previous, brokenAt, hasHead: head === undefined ? undefined : hasHead }
}
