/**
 * @module A register of requests: when, what, and who, identified by a token that appears in no log. Each line contains
 * the hash of the line before it, as in an audit log: `sladd audit verify` verifies them. Access is free of charge once
 * a year (GDPR article 12(5): a repeated request may be refused).
 */

import { existsSync, readFileSync } from 'node:fs'
import { REGISTER } from '../../files/forms'
import { appendLines } from '../../files/write'
import { dayOf } from '../../input/day'
import { jsonOf } from '../../input/json'
import { tokensFor } from '../../keyring/keyring'
import { digestOf } from '../../keyring/node-digest'
import type { SubjectToken } from '../../keyring/subject'
import { kidIn } from '../../keyring/token'
import { isAuditName, verifyAudit } from '../../policy/audit'
import { addDuration } from '../../policy/duration'
import { isClean } from '../../standard'
import type { Keyring } from '../../types'
import { say } from './output'
import { liveKids } from './sought'
import { Refusal, UsageError } from './usage'

/** What a person can ask for. */
export type Request = 'access' | 'erasure' | 'restriction' | 'search'

/** A request, and whom it concerns. */
export interface Asking {
  readonly request: Request
  /** The person's number, address or phone: it is not stored. */
  readonly value: string
  readonly keyring: Keyring
  /** Reason for giving access a second time within a year. */
  readonly again: string | undefined
}

/** The purpose of the register's tokens, so that they have nothing in common with those of any log. */
const PURPOSE = 'sladd-register'
const ONCE_IN = 'P1Y'

/** A recorded request. */
interface Entry {
  readonly request: string
  readonly at: number
  readonly subject: string
}

function entryOf(line: string): Entry[] {
  // A truncated line is detected by the hash chain.
  const { request, at, subject } = (jsonOf(line) ?? {}) as { [name: string]: unknown }
  const time = typeof at === 'string' ? Date.parse(at) : Number.NaN
  return typeof request === 'string' && typeof subject === 'string' ? [{ request, at: time, subject }] : []
}

function entriesIn(file: string): Entry[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  if (lines.at(-1) === '') lines.pop()
  // A truncated line is covered by the next line.
  const { brokenAt } = verifyAudit(lines, digestOf)
  const isTorn = brokenAt === lines.length && entryOf(lines.at(-1) ?? '').length === 0
  if (brokenAt !== undefined && !isTorn) throw new Refusal(`${file}: the register was changed: line ${brokenAt}`)
  return lines.flatMap(entryOf)
}

/**
 * Refuses access if it was given within the past year.
 *
 * @throws Refusal with both days
 */
function checkOnce(
  entries: readonly Entry[],
  tokens: readonly SubjectToken[],
  live: ReadonlySet<string>,
  now: number,
): void {
  const recent = entries.filter(({ request, at }) => request === 'access' && !(addDuration(at, ONCE_IN) <= now))
  const own = new Set(tokens.map(({ token }) => token))
  const last = recent.filter(({ subject }) => own.has(subject)).at(-1)
  if (last !== undefined) {
    const next = dayOf(addDuration(last.at, ONCE_IN))
    throw new Refusal(
      `the person was given access on ${dayOf(last.at)}, and is free of charge from ${next} on again; --again REASON gives it now`,
    )
  }
  const strange = recent.filter(({ subject }) => !live.has(kidIn(subject) ?? '')).length
  if (strange > 0)
    say(
      `the register has ${strange} requests of this year by keys that the ring cannot use: whose they are is not known`,
    )
}

/**
 * Records a request; the line is on disk when this returns.
 *
 * @throws Refusal if access was given within a year and no reason for repeating it is given, or if the register was
 * modified
 */
export function registerRequest(file: string, { request, value, keyring, again }: Asking): void {
  if (again !== undefined && !isAuditName(again, isClean))
    throw new UsageError('--again expected a short reason, without anything of a person')
  const found = tokensFor(keyring, value, { contexts: [{ purpose: PURPOSE }] })
  const { tokens } = found
  const primary = keyring.keys.find(({ status }) => status === 'primary')?.kid
  const { token: subject } = tokens.find(({ kid }) => kid === primary) ?? (tokens.at(-1) as SubjectToken)
  const now = new Date()
  appendLines(file, REGISTER, (last) => {
    const entries = entriesIn(file)
    if (request === 'access' && again === undefined) checkOnce(entries, tokens, liveKids(keyring, found), now.getTime())
    return JSON.stringify({
      ...{ request, at: now.toISOString(), subject },
      ...(again !== undefined && { again }),
      prev: digestOf(last),
    })
  })
}
