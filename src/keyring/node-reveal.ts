/**
 * @module The entry `sladd/reveal`: opens the value behind one token, for somebody with the private key, a role, a
 * purpose and a case. The audit line is written first; where it cannot be, nothing is opened.
 *
 * It is an entry of its own so that no program that writes tokens has it by accident.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { closeSync, existsSync, openSync } from 'node:fs'
import { digestOf, subjectOf } from './node-digest'
import { LineFile, readPrivate, withLock } from './node-files'
import { lastLine, linesOf } from './node-lines'
import { openLine, readSealedLine } from './node-seal'
import { isAddressToken, readToken } from './token'

/** Who may open values, and what for. */
export interface RevealRule {
  readonly role: string
  readonly purposes: readonly string[]
}

/** What is asked for. */
export interface RevealRequest {
  readonly token: string
  readonly role: string
  readonly purpose: string
  /** Number of the case that it is needed for. */
  readonly case: string
  /** Who asks, where that is known. */
  readonly actor?: string
}

/** Where things are. */
export interface RevealOptions {
  /** File of sealed values. */
  readonly store: string
  /** File of the private key, as `sladd key seal` makes it; or the key. */
  readonly privateKey: string | KeyObject
  /** File of the audit, which only grows; or what takes each line, and throws where it cannot keep it. */
  readonly audit: string | ((line: string) => void)
  /** Who may open values, and what for. Default: whoever has the private key. */
  readonly rules?: readonly RevealRule[]
}

/** The request was refused, and nothing was opened. The message holds nothing of the request. */
export class RevealRefused extends Error {
  override readonly name = 'RevealRefused'
}

/** What became of a request. */
type Outcome = 'asked' | 'refused' | 'revealed' | 'not-found' | 'cannot-open'

function checkRequest(request: RevealRequest): void {
  for (const name of ['role', 'purpose', 'case'] as const) {
    const value = request[name] as unknown
    if (typeof value !== 'string' || value.trim() === '' || /\p{Surrogate}/u.test(value))
      throw new RevealRefused(`a ${name} is missing`)
  }
  const { token } = request
  if (typeof token !== 'string' || (readToken(token) === undefined && !isAddressToken(token))) {
    throw new RevealRefused('the token is none, or was copied wrongly')
  }
}

function keyOf(key: string | KeyObject): KeyObject {
  if (typeof key !== 'string') return key
  try {
    return createPrivateKey({ key: JSON.parse(readPrivate(key, 'private key')), format: 'jwk' })
  } catch (error) {
    // The parser's message may quote the key.
    throw error instanceof RangeError ? error : new RevealRefused('the private key is malformed')
  }
}

/** The hash of the last line: each line holds that of the one before, so that none can be taken out unseen. */
function lastHash(file: string): string {
  if (!existsSync(file)) return digestOf('')
  const opened = openSync(file, 'r')
  try {
    return digestOf(lastLine(opened).line)
  } finally {
    closeSync(opened)
  }
}

/** Appends to an audit file, chained. */
function appendChained(file: string, record: object): void {
  withLock(file, 'audit', () => {
    const line = JSON.stringify({ ...record, prev: lastHash(file) })
    const audit = new LineFile(file, 'audit', true)
    try {
      audit.append(line)
    } finally {
      audit.close()
    }
  })
}

/** Writes of a request to the audit. */
function writeDown({ audit }: RevealOptions, request: RevealRequest, outcome: Outcome): void {
  const { token, role, purpose, actor } = request
  const record = {
    at: new Date().toISOString(),
    ...(actor && { actor }),
    role,
    purpose,
    case: request.case,
    // Never the token: the audit is read by others than the logs are.
    subject: subjectOf(token),
    outcome,
  }
  try {
    if (typeof audit === 'string') appendChained(audit, record)
    else audit(JSON.stringify(record))
  } catch {
    throw new RevealRefused('the audit line could not be written')
  }
}

function isAllowed({ role, purpose }: RevealRequest, rules: readonly RevealRule[] | undefined): boolean {
  return rules === undefined || rules.some((rule) => rule.role === role && rule.purposes.includes(purpose))
}

/** The value of a token in a store: the first line that opens. */
function find(store: string, token: string, key: KeyObject): { value?: string; outcome: Outcome } {
  const file = openSync(store, 'r')
  let isThere = false
  try {
    for (const { bytes } of linesOf(file)) {
      if (!bytes.includes(token)) continue
      const line = readSealedLine(bytes.toString())
      if (line?.token !== token) continue
      isThere = true
      const value = openLine(line, key)
      if (value !== undefined) return { value, outcome: 'revealed' }
    }
  } finally {
    closeSync(file)
  }
  return { outcome: isThere ? 'cannot-open' : 'not-found' }
}

/**
 * Opens the value behind a token.
 *
 * @returns the value in canonical form; undefined when the store has none, or none for this key
 * @throws RevealRefused without role, purpose or case, against the rules, or when the audit cannot be written; RangeError
 * when the private key's file is readable by others
 *
 * @example
 * const value = reveal(
 *   { token, role: 'dpo', purpose: 'access-request', case: '2026-0017' },
 *   { store: 'sealed.ndjson', privateKey: 'private.json', audit: 'audit.ndjson' },
 * )
 */
export function reveal(request: RevealRequest, options: RevealOptions): string | undefined {
  checkRequest(request)
  if (options.audit === undefined) throw new RevealRefused('an audit is missing')
  const isPermitted = isAllowed(request, options.rules)
  writeDown(options, request, isPermitted ? 'asked' : 'refused')
  if (!isPermitted) throw new RevealRefused('no rule permits it')
  const { value, outcome } = find(options.store, request.token, keyOf(options.privateKey))
  // What was opened leaves only when that is written down as well.
  writeDown(options, request, outcome)
  return value
}
