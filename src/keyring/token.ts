/**
 * @module Creates and parses tokens as strings. Their form is defined in `resolve/token.ts`, which both engines use.
 */

import { isMoreKind, ROWS } from '../kinds/rows'
import { base32Value, checkCode, checkStep, TokenPart, tokenEnd } from '../resolve/token'
import type { DetectedKind } from '../types'

/** What a token represents. Frozen: tokens outlive any version of this package. */
export type TokenCode = 'nid' | 'em' | 'ph' | 'ip' | 'org' | 'acc' | 'oth'

const CODES: { readonly [K in DetectedKind]: TokenCode } = {
  personnummer: 'nid',
  fodselsnummer: 'nid',
  email: 'em',
  phone: 'ph',
  ip: 'ip',
}

/**
 * Returns the code of a kind. All national identity numbers share one: the exact kind can reveal much about a person.
 */
export function codeOf(kind: string): TokenCode {
  if (isMoreKind(kind)) return ROWS[kind].code
  return Object.hasOwn(CODES, kind) ? CODES[kind as DetectedKind] : 'oth'
}

/** Returns the code of a token in either form, without checking it. */
export function codeIn(token: string): string {
  return token.startsWith('p-') ? 'em' : (token.split('_')[1] ?? '')
}

/** Returns the key name in a token of either form, without checking it; undefined if the text is not a token. */
export function kidIn(token: string): string | undefined {
  return /^(?:sl1_[a-z]+_|p-)([a-z2-7]+)[_-]/.exec(token)?.[1]
}

/** The parts of a token. */
export interface Token {
  readonly code: string
  /** Name of the key. */
  readonly kid: string
  readonly tag: string
}

/** Returns the check character over some base32 parts. */
export function checkOf(...parts: readonly string[]): string {
  let check = 0
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) check = checkStep(check, base32Value(part.charCodeAt(i)))
  }
  return String.fromCharCode(checkCode(check))
}

export function writeToken({ code, kid, tag }: Token): string {
  return `sl1_${code}_${kid}_${tag}${checkOf(code, kid, tag)}`
}

/** Parses a whole string as a token; undefined if it is not one, or its check character is wrong. */
export function readToken(text: string): Token | undefined {
  if (text.length > TokenPart.Longest || !/^[a-z0-9_]+$/.test(text)) return undefined
  const codes = Uint8Array.from(`${text}\n`, (character) => character.charCodeAt(0))
  if (tokenEnd(codes, 0) !== text.length) return undefined
  const [, code = '', kid = '', rest = ''] = text.split('_')
  return { code, kid, tag: rest.slice(0, -1) }
}

/** Digits of the tag of a domain: it only reveals which addresses share a domain. */
const DOMAIN_TAG = 16

/** Formats a token as an undeliverable e-mail address (RFC 2606): with the same tag and key, and the domain's tag. */
export function writeAddressToken({ code, kid, tag }: Token, domainTag: string): string {
  return `p-${kid}-${tag}${checkOf(code, kid, tag)}@${domainTag.slice(0, DOMAIN_TAG)}.invalid`
}

/** True if a text is such an address. */
export function isAddressToken(text: string): boolean {
  const [, kid, tag, check] = /^p-([a-z2-7]{4,6})-([a-z2-7]{20})([a-w])@[a-z2-7]{16}\.invalid$/.exec(text) ?? []
  return kid !== undefined && tag !== undefined && checkOf('em', kid, tag) === check
}

/** True if a text is a valid token in either form. */
export function isToken(text: string): boolean {
  return readToken(text) !== undefined || isAddressToken(text)
}
