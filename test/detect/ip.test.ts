/** Ranges of addresses against Node's own list of blocks, and what tells an address from a clock, a version or a word. */
import { BlockList } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstOctet } from '../../src/recognise/ip'
import { createRedactor } from '../../src/redactor'

const at = new Date('2026-11-22T00:00:00Z')
const every = createRedactor({ minConfidence: 0 })

/** RFC 1122 and 919; 1918 and 6598, 4193; 3927, 4291; 5737, 3849 and 9637. */
const RANGES: readonly [variant: string, ...subnets: readonly (readonly [first: string, prefix: number])[]][] = [
  ['local', ['127.0.0.0', 8], ['0.0.0.0', 32], ['255.255.255.255', 32], ['::', 127]],
  ['private', ['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10], ['fc00::', 7]],
  ['link-local', ['169.254.0.0', 16], ['fe80::', 10]],
  ['documentation', ['192.0.2.0', 24], ['198.51.100.0', 24], ['203.0.113.0', 24], ['2001:db8::', 32], ['3fff::', 20]],
]

const familyOf = (address: string) => (address.includes(':') ? 'ipv6' : 'ipv4')

const LISTS = RANGES.map(([variant, ...subnets]) => {
  const list = new BlockList()
  for (const [first, prefix] of subnets) list.addSubnet(first, prefix, familyOf(first))
  return { variant, list }
})

const variantOf = (address: string) =>
  LISTS.find(({ list }) => list.check(address, familyOf(address)))?.variant ?? familyOf(address)

const asText4 = (value: bigint) => [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.')
const asText6 = (value: bigint) =>
  Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16)).join(':')

/** An address as a number: by its groups, where a gap stands for as many as are missing. */
function numberOf(address: string): bigint {
  if (!address.includes(':')) return address.split('.').reduce((sum, octet) => sum * 256n + BigInt(octet), 0n)
  const [left = [], right = []] = address.split('::').map((side) => side.split(':').filter(Boolean))
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n)
}

/** The first and last address of each range, and those before and after them; some have none. */
const edges = RANGES.flatMap(([, ...subnets]) => subnets).flatMap(([first, prefix]) => {
  const bits = familyOf(first) === 'ipv4' ? 32n : 128n
  const begin = numberOf(first)
  const last = begin + (1n << (bits - BigInt(prefix))) - 1n
  return [begin - 1n, begin, last, last + 1n]
    .filter((value) => value >= 0n && value >> bits === 0n)
    .map(bits === 32n ? asText4 : asText6)
})

function expectVariant(address: string): void {
  // Named, so that none is taken for a version.
  const found = every.scan(`{"ip":"${address}"}`, { at })
  expect(found.map(({ variant }) => variant)).toEqual([variantOf(address)])
}

test.each(edges)('%s is of its range', expectVariant)

test('so is any address, also one that shares octets or groups with a range', () => {
  const octet = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0, 2, 10, 51, 64, 100, 113, 127, 168, 169, 172, 192, 198, 203, 254, 255),
  )
  const group = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }),
    fc.constantFrom(0, 1, 0xdb8, 0x2001, 0x3fff, 0xfc00, 0xfe80),
  )
  const four = fc.array(octet, { minLength: 4, maxLength: 4 }).map((octets) => octets.join('.'))
  const groups = fc.array(group, { minLength: 8, maxLength: 8 }).map((all) => all.map((one) => one.toString(16)))
  const six = groups.map((all) => all.join(':')).filter((text) => text.split(':').some((one) => one.length !== 2))
  const short = groups.map(([first, second]) => (second === '0' ? `${first}::1` : `${first}:${second}::1`))
  fc.assert(fc.property(fc.oneof(four, six, short), expectVariant))
})

test.each([
  // Groups of one or two decimal digits could be hours, minutes and seconds; a letter or a third digit says no.
  ['10:12::44', 0.2],
  ['10:12:44::', 0.2],
  ['10:1a:44::', 0.9],
  ['a0:12::44', 0.9],
  ['100:12::44', 0.9],
  ['10:12::443', 0.9],
  ['dead::beef', 0.2],
  ['v1.2.3.4', 0.2],
  ['203.0.113.7', 0.85],
  // The colon that belongs to no group, and what is glued to the first.
  ['x10::1a2', undefined],
  ['12345::1a2', undefined],
  ['10.10::1a2', undefined],
  // A port as tcpdump writes it has at most five digits, and a `>` stands beside it.
  ['IP 192.0.2.44.44321 > 192.0.2.45.443: S', 0.85],
  ['IP 192.0.2.44.443210 > x', undefined],
  ['IP 192.0.2.44.443 x', undefined],
  // Names of files.
  ['access_192.0.2.44.log', 0.85],
  ['access_100.0.2.44.log', 0.85],
  ['pkg_99.0.2.44.log', undefined],
  ['pkg_192.0.2.44_all.deb', undefined],
])('%s scores %s', (text, confidence) => {
  expect(every.scan(text, { at })[0]?.confidence).toBe(confidence)
})

test.each([
  ['192.0.2.44', 10, 0],
  ['192.0.2.44', 4, 0],
  ['x 192.0.2.44', 8, 2],
  ['192[.]0(.)2', 10, 0],
  ['192[]0(.)2', 6, 5],
  ['..192', 5, 2],
  ['x)192', 5, 2],
  ['1234567890123456', 15, 3],
])('the digits, dots and bracketed dots in %s before %i begin at %i', (text, end, begin) => {
  // Behind line feeds, as in a view.
  expect(firstOctet(Buffer.from(`${'\n'.repeat(16)}${text}`), 16 + end)).toBe(16 + begin)
})
