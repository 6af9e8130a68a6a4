/**
 * @module Tokens as strings: made, and read. What one looks like stands in `resolve/token.ts`, which both engines read.
 */

import { isMoreKind, ROWS } from '../kinds/rows'
import { base32Value, checkCode, checkStep, TokenPart, tokenEnd } from '../resolve/token'
import type { DetectedKind } from '../types'

/** What a token stands for. Frozen: a token lives longer than any version of this package. */
export type TokenCode = 'nid' | 'em' | 'ph' | 'ip' | 'org' | 'acc' | 'oth'

const CODES: { readonly [K in DetectedKind]: TokenCode } = {
  personnummer: 'nid',
  fodselsnummer: 'nid',
  email: 'em',
  phone: 'ph',
  ip: 'ip',
}

/** The code of a kind. All national identity numbers have one: which of them it is can say much about a person. */
export function codeOf(kind: string): TokenCode {
  if (isMoreKind(kind)) return ROWS[kind].code
  return Object.hasOwn(CODES, kind) ? CODES[kind as DetectedKind] : 'oth'
}

/** The code of a token in either form; it may be mistyped. */
export function codeIn(token: string): string {
  return token.startsWith('p-') ? 'em' : (token.split('_')[1] ?? '')
}

/** The name of the key in a token of either form, which may be mistyped; undefined for what is none. */
export function kidIn(token: string): string | undefined {
  return /^(?:sl1_[a-z]+_|p-)([a-z2-7]+)[_-]/.exec(token)?.[1]
}

/** A token, taken apart. */
export interface Token {
  readonly code: string
  /** Which key. */
  readonly kid: string
  readonly tag: string
}

/** The check character over some parts of base32. */
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

/** Reads a whole string as a token; undefined when it is none, or its check character is wrong. */
export function readToken(text: string): Token | undefined {
  if (text.length > TokenPart.Longest || !/^[a-z0-9_]+$/.test(text)) return undefined
  const codes = Uint8Array.from(`${text}\n`, (character) => character.charCodeAt(0))
  if (tokenEnd(codes, 0) !== text.length) return undefined
  const [, code = '', kid = '', rest = ''] = text.split('_')
  return { code, kid, tag: rest.slice(0, -1) }
}

/** Digits of the tag of a domain: who reads it learns only which addresses share one. */
const DOMAIN_TAG = 16

/** The form of a token that is an address, which no mail can reach (RFC 2606): the same tag and key, and the domain's. */
export function writeAddressToken({ code, kid, tag }: Token, domainTag: string): string {
  return `p-${kid}-${tag}${checkOf(code, kid, tag)}@${domainTag.slice(0, DOMAIN_TAG)}.invalid`
}

/** Whether a text is such an address. */
export function isAddressToken(text: string): boolean {
  const [, kid, tag, check] = /^p-([a-z2-7]{4,6})-([a-z2-7]{20})([a-w])@[a-z2-7]{16}\.invalid$/.exec(text) ?? []
  return kid !== undefined && tag !== undefined && checkOf('em', kid, tag) === check
}

/** Whether a text is a token in either form, rightly typed. */
export function isToken(text: string): boolean {
  return readToken(text) !== undefined || isAddressToken(text)
}
