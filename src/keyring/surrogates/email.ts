/**
 * @module Surrogates of e-mail addresses: `u-<100 bits><check>@example.com`, a domain that RFC 2606 reserves. Nothing
 * of the old address is left, including its domain; the chance that two of ten million addresses share a surrogate is 1
 * in 10^17.
 */
import { readEmail } from '../../canonical/canonical'
import { checkOf } from '../token'
import type { Maker } from './made'

const FORM = /^u-([a-z2-7]{20})([a-w])@example\.com$/
const TAG = 20

function isSurrogate(address: string): boolean {
  const [, tag, check] = FORM.exec(address) ?? []
  return tag !== undefined && checkOf('em', tag) === check
}

export const email: Maker = ({ text }, { drawn }) => {
  const read = readEmail(text)
  if (read === undefined) return undefined
  const canonical = `${read.local}@${read.domain}`
  if (isSurrogate(canonical)) return text
  const tag = drawn(canonical).text(TAG)
  return `u-${tag}${checkOf('em', tag)}@example.com`
}
