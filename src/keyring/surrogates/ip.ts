/**
 * @module Surrogates of IP addresses: documentation addresses (RFC 5737, RFC 3849), 768 of IPv4 and 2^96 of IPv6; or,
 * on request, encryption that preserves which addresses share a network.
 */
import { readAddress } from '../../canonical/canonical'
import { addressText } from '../../canonical/ip'
import { plainText } from '../../canonical/plain-text'
import type { Maker } from './made'

/** The networks of RFC 5737, and of RFC 3849 and RFC 9637. */
const V4 = [
  [192, 0, 2],
  [198, 51, 100],
  [203, 0, 113],
]
const V6 = [0x20, 0x01, 0x0d, 0xb8]
const V6_LARGE = [0x3f, 0xff]

function isIn(octets: readonly number[], network: readonly number[]): boolean {
  return network.every((octet, i) => octets[i] === octet)
}

function isDocumentation(octets: readonly number[]): boolean {
  if (octets.length === 4) return V4.some((network) => isIn(octets, network))
  return isIn(octets, V6) || (isIn(octets, V6_LARGE) && (octets[2] as number) < 16)
}

/** Writes an address, joined by hyphens like in host names, `ip-192-0-2-44`, if the original was. */
function writtenLike(text: string, octets: readonly number[]): string {
  const isJoined = octets.length === 4 && /^\d+-/.test(plainText(text))
  return isJoined ? octets.join('-') : addressText(octets)
}

export const ip: Maker = ({ text }, { ip: how, drawn, cipher }) => {
  const octets = readAddress(text)
  if (octets === undefined) return undefined
  if (how === 'encrypt') return writtenLike(text, cipher().encrypt(octets))
  if (isDocumentation(octets)) return text
  const draw = drawn(addressText(octets))
  if (octets.length === 4) {
    return writtenLike(text, [...(V4[draw.below(V4.length)] as number[]), draw.below(256)])
  }
  return addressText([...V6, ...Array.from({ length: 12 }, () => draw.below(256))])
}
