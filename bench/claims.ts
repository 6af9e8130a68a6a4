/**
 * @module Kinds of values that documentations of redactors name, for the contenders' claims.
 */
import type { Value } from './contender'

/** An e-mail address of ASCII alone, before and behind the `@`. */
export function isAsciiMail({ kind, value }: Value): boolean {
  return kind === 'email' && /^[!-~]+$/.test(value)
}

/** Dotted decimal. */
export function isIpv4({ kind, value }: Value): boolean {
  return kind === 'ip' && /^[\d.]+$/.test(value)
}

/** Dotted decimal that is routed in the open: some redactors leave 10/8 and 192.168/16 alone on purpose. */
export function isPublicIpv4(value: Value): boolean {
  return isIpv4(value) && !/^(?:10|192\.168)\./.test(value.value)
}

/** A plus and digits, with blanks between them and nothing else. */
export function isInternationalPhone({ kind, value }: Value): boolean {
  return kind === 'phone' && /^\+[\d ]+$/.test(value)
}
