/** @module Types of values that redactors' documentation names, for the contenders' claims. */
import type { Value } from './contender'

/** An e-mail address that is entirely ASCII. */
export function isAsciiMail({ kind, value }: Value): boolean {
  return kind === 'email' && /^[!-~]+$/.test(value)
}

/** Dotted decimal. */
export function isIpv4({ kind, value }: Value): boolean {
  return kind === 'ip' && /^[\d.]+$/.test(value)
}

/** Dotted decimal that is publicly routed: some redactors ignore 10/8 and 192.168/16 on purpose. */
export function isPublicIpv4(value: Value): boolean {
  return isIpv4(value) && !/^(?:10|192\.168)\./.test(value.value)
}

/** A plus and digits, with only spaces between them. */
export function isInternationalPhone({ kind, value }: Value): boolean {
  return kind === 'phone' && /^\+[\d ]+$/.test(value)
}
