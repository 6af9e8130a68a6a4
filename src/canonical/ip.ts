/**
 * @module IP addresses as bytes, and their canonical form: dotted decimal, or RFC 5952 for IPv6; a mapped IPv4 address
 * (`::ffff:192.0.2.44`) is treated as IPv4. The grammar is that of `recognise/checks/address.ts`.
 */
import { ipv4Length, ipv6At } from '../recognise/checks/address'

/** Converts a text to codes, with the delimiters that the checks expect on both sides. */
function guarded(text: string): Uint8Array {
  const codes = new Uint8Array(text.length + 2).fill(10)
  for (let i = 0; i < text.length; i++) codes[i + 1] = Math.min(text.charCodeAt(i), 0xa0)
  return codes
}

function octets4(text: string): number[] {
  const octets = [0]
  for (let i = 0, at = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0) octets[++at] = 0
    else octets[at] = 10 * (octets[at] as number) + digit
  }
  return octets
}

/** Returns the bytes of some groups of an IPv6 address, including its dotted tail. */
function octets6(groups: string): number[] {
  if (groups === '') return []
  return groups.split(':').flatMap((group) => {
    if (group.includes('.')) return octets4(group)
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 255]
  })
}

function isMapped(octets: readonly number[]): boolean {
  return octets.slice(0, 10).every((octet) => octet === 0) && octets[10] === 255 && octets[11] === 255
}

/** Parses an address into 4 or 16 bytes; undefined if it is invalid. */
export function addressOctets(text: string): readonly number[] | undefined {
  const codes = guarded(text)
  const joint = (text.includes('.') ? '.' : '-').charCodeAt(0)
  if (ipv4Length(codes, 1, joint) === text.length && text.length > 0) return octets4(text)
  if (!text.includes(':') || (ipv6At(codes, 1) & 255) !== text.length) return undefined
  const [head = '', tail] = text.split('::')
  const first = octets6(head)
  const last = octets6(tail ?? '')
  const octets = [...first, ...new Array<number>(16 - first.length - last.length).fill(0), ...last]
  return isMapped(octets) ? octets.slice(12) : octets
}

/** Returns start and end, exclusive, of the longest run of zero groups, written as `::` (RFC 5952, section 4.2). */
function longestZeros(groups: readonly number[]): readonly [number, number] {
  let best: readonly [number, number] = [0, 0]
  for (let from = 0; from < groups.length; from++) {
    let to = from
    while (to < groups.length && groups[to] === 0) to++
    if (to - from > 1 && to - from > best[1] - best[0]) best = [from, to]
  }
  return best
}

/** Returns the canonical form of an address. */
export function addressText(octets: readonly number[]): string {
  if (octets.length === 4) return octets.join('.')
  const groups = Array.from({ length: 8 }, (_, i) => ((octets[2 * i] as number) << 8) | (octets[2 * i + 1] as number))
  const [from, to] = longestZeros(groups)
  const written = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':')
  if (to === from) return written(groups)
  return `${written(groups.slice(0, from))}::${written(groups.slice(to))}`
}

/** Returns an address with all but its first `bits` bits set to 0. */
export function truncated(octets: readonly number[], bits: number): readonly number[] {
  return octets.map((octet, i) => octet & (0xff00 >> Math.min(8, Math.max(0, bits - 8 * i))) & 0xff)
}
