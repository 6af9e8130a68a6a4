/**
 * @module The entry `sladd/reveal`: opens the value behind one token, for a caller with the private key, a role, a
 * purpose and a case. The audit line is written first; if that fails, nothing is opened.
 *
 * It is a separate entry, so that programs that write tokens do not include it by accident.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { AUDIT } from '../files/forms'
import { linesOf } from '../files/lines'
import { closing, openToRead, readPrivate } from '../files/open'
import { isFileRefused } from '../files/refused'
import { appendLines } from '../files/write'
import { ownOf } from '../input/own-properties'
import { isAuditName } from '../policy/audit'
import { categoryOfCode } from '../policy/categories'
import { asPolicy } from '../policy/define'
import { decideReveal, type RevealDecision } from '../policy/reveal'
import type { Policy } from '../policy/types'
import { isClean } from '../standard'
import { digestOf, subjectOf } from './node-digest'
import { openLine, readSealedLine } from './node-seal'
import { codeIn, isToken } from './token'

/** Who may open values, and what for. */
export interface RevealRule {
  readonly role: string
  readonly purposes: readonly string[]
}

/** The request. */
export interface RevealRequest {
  readonly token: string
  readonly role: string
  readonly purpose: string
  /** Number of the case that requires it. */
  readonly case: string
  /** Who asks, if known: checked like the other names, because it is logged. */
  readonly actor?: string
}

/** Files, keys and rules of a reveal. */
export interface RevealOptions {
  /** File of sealed values. */
  readonly store: string
  /** File of the private key, from `sladd key seal`; or the key itself. */
  readonly privateKey: string | KeyObject
  /** Append-only audit file; or a function that takes each line, and throws if it cannot keep it. */
  readonly audit: string | ((line: string) => void)
  /** Its `reveals` say which role may open which values, and why. Default: anyone with the private key may. */
  readonly policy?: Policy
  /** The same for all values, instead of a policy or in addition. */
  readonly rules?: readonly RevealRule[]
  /**
   * Receives the value. The audit says that it was revealed when this returns, and `not-delivered` if it throws; the
   * error is passed on. Without it, the audit is written before {@link reveal} returns.
   */
  readonly deliver?: (value: string) => void
}

/** The request was refused, and nothing was opened. The message contains nothing of the request. */
export class RevealRefused extends Error {
  override readonly name = 'RevealRefused'
}

/** Outcome of a request. */
type Outcome = 'asked' | 'refused' | 'revealed' | 'not-found' | 'cannot-open' | 'not-delivered'

function checkRequest(request: RevealRequest): void {
  for (const name of ['role', 'purpose', 'case'] as const) {
    const value = request[name] as unknown
    if (typeof value !== 'string' || value.trim() === '') throw new RevealRefused(`a ${name} is missing`)
  }
  for (const name of ['role', 'purpose', 'case', 'actor'] as const) {
    if (request[name] !== undefined && !isAuditName(request[name], isClean)) {
      throw new RevealRefused(`the ${name} expected a name without anything of a person, as it is written down`)
    }
  }
  const { token } = request
  if (typeof token !== 'string' || !isToken(token)) {
    throw new RevealRefused('the token is none, or was copied wrongly')
  }
}

function keyOf(key: string | KeyObject): KeyObject {
  if (typeof key !== 'string') return key
  try {
    const jwk = ownOf(JSON.parse(readPrivate(key, 'private key')), 'private key')
    return createPrivateKey({ key: jwk, format: 'jwk' })
  } catch (error) {
    // The parser's message may quote the key.
    throw error instanceof RangeError ? error : new RevealRefused('the private key is malformed')
  }
}

/** Writes a request to the audit log. */
function writeDown(
  { audit }: RevealOptions,
  request: RevealRequest,
  outcome: Outcome,
  decision: RevealDecision | undefined,
): void {
  const { token, role, purpose, actor } = request
  const record = {
    at: new Date().toISOString(),
    ...(actor && { actor }),
    role,
    purpose,
    case: request.case,
    // Never the token: the audit log has other readers than the logs.
    subject: subjectOf(token),
    ...(decision && { policy: decision.policy, rule: decision.rule }),
    outcome,
  }
  try {
    // Each line of a file contains the hash of the one before, so that none can be removed unnoticed.
    if (typeof audit !== 'string') audit(JSON.stringify(record))
    else appendLines(audit, AUDIT, (last) => JSON.stringify({ ...record, prev: digestOf(last) }))
  } catch (error) {
    // Errors from the caller's function are not quoted: they may contain the line.
    const why = isFileRefused(error) ? `: ${error.message}` : ''
    throw new RevealRefused(`the audit line could not be written${why}`)
  }
}

function isAllowed(request: RevealRequest, rules: RevealOptions['rules']): boolean {
  if (rules === undefined) return true
  return rules
    .map((rule) => ownOf<RevealRule>(rule, 'rules'))
    .some(({ role, purposes }) => {
      return role === request.role && Array.isArray(purposes) && purposes.includes(request.purpose)
    })
}

function decisionOf({ token, role, purpose, case: number }: RevealRequest, policy: Policy | undefined) {
  if (policy === undefined) return undefined
  return decideReveal(asPolicy(policy), categoryOfCode(codeIn(token)), { role, purpose, case: number })
}

/** Returns the value of a token in a store: from the first line that can be opened. */
function find(store: string, token: string, key: KeyObject): { value?: string; outcome: Outcome } {
  return closing(openToRead(store, 'store of sealed values'), (file) => {
    let isThere = false
    for (const bytes of linesOf(file)) {
      if (!bytes.includes(token)) continue
      const line = readSealedLine(bytes.toString())
      if (line?.token !== token) continue
      isThere = true
      const value = openLine(line, key)
      if (value !== undefined) return { value, outcome: 'revealed' }
    }
    return { outcome: isThere ? 'cannot-open' : 'not-found' }
  })
}

/**
 * Opens the value behind a token.
 *
 * @returns the value in canonical form; undefined if the store has none, or none for this key
 * @throws RevealRefused if something is missing, a name must not be logged, the policy or rules forbid it, or the audit
 * log cannot be written; TypeError for anything but a plain object, or a policy that does not load; RangeError if the
 * private key's file is readable by others; what `deliver` throws
 *
 * @example
 * const value = reveal(
 *   { token, role: 'dpo', purpose: 'access-request', case: '2026-0017' },
 *   { store: 'sealed.ndjson', privateKey: 'private.json', audit: 'audit.ndjson', policy },
 * )
 */
export function reveal(request: RevealRequest, options: RevealOptions): string | undefined {
  return revealOwn(ownOf<RevealRequest>(request, 'request'), ownOf<RevealOptions>(options, 'options'))
}

function checkPlaces({ audit, store, privateKey }: RevealOptions): void {
  if (audit === undefined) throw new RevealRefused('an audit is missing')
  if (store === undefined) throw new RevealRefused('a store is missing')
  if (privateKey === undefined) throw new RevealRefused('a private key is missing')
}

function revealOwn(request: RevealRequest, options: RevealOptions): string | undefined {
  checkRequest(request)
  checkPlaces(options)
  const decision = decisionOf(request, options.policy)
  const note = (outcome: Outcome) => writeDown(options, request, outcome, decision)
  const isPermitted = decision?.permitted !== false && isAllowed(request, options.rules)
  note(isPermitted ? 'asked' : 'refused')
  if (!isPermitted) throw new RevealRefused(`no rule permits it${decision ? `: ${decision.reason}` : ''}`)
  const { value, outcome } = find(options.store, request.token, keyOf(options.privateKey))
  if (value !== undefined) deliver(value, options, note)
  // The value is returned only after the outcome has been logged as well.
  note(outcome)
  return value
}

function deliver(value: string, options: RevealOptions, note: (outcome: Outcome) => void): void {
  try {
    options.deliver?.(value)
  } catch (error) {
    note('not-delivered')
    throw error
  }
}
