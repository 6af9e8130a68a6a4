/**
 * Text for the oracles: valid values in all their spellings, values with one error, look-alikes, and dense strings of
 * the characters that start, join and end values. Nothing invisible, nothing full-width, see `grammar.ts`.
 */
import fc from 'fast-check'
import { email, ipv4, ipv6 } from '../arbitraries/address'
import { withControlDigits, writtenFodselsnummer } from '../arbitraries/fodselsnummer'
import { writtenPersonnummer } from '../arbitraries/personnummer'
import { hostile } from '../arbitraries/text'

const two = (n: number) => String(n).padStart(2, '0')

function luhnDigit(nine: string): number {
  const products = [...nine].map((place, i) => (/\d/.test(place) ? Number(place) : 1) * (i % 2 === 0 ? 2 : 1))
  const sum = [...products.join('')].reduce((total, digit) => total + Number(digit), 0)
  return (10 - (sum % 10)) % 10
}

const space = fc.constantFrom(' ', ' ', ' ', '\u00a0', '\u202f')
const dash = fc.constantFrom('-', '-', '-', '\u2013', '\u2212', ' - ', '- ', '\u00a0\u2011')

/** Between a birth date and the last digits. */
const apart = fc.constantFrom(
  ', pnr. ',
  ' pnr ',
  '), x: ',
  ' \u{1f642} ab',
  ' kod',
  '...',
  `, ${'x'.repeat(36)} `,
  `, ${'x'.repeat(37)} `,
)

/** Any century, any day that may be written, with and without the date being real; the check digit is right. */
export const anyPersonnummer: fc.Arbitrary<string> = fc
  .record({
    century: fc.constantFrom('', '', '17', '18', '19', '20', '21'),
    year: fc.integer({ min: 0, max: 99 }),
    month: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 12 }) }, fc.integer({ min: 13, max: 99 })),
    day: fc.oneof(fc.integer({ min: 0, max: 32 }), fc.integer({ min: 59, max: 93 }), fc.constantFrom(29, 30, 31, 89)),
    first: fc.constantFrom(...'00123456789TPAOQVX'),
    rest: fc.oneof(fc.constant('00'), fc.integer({ min: 0, max: 99 }).map(two)),
    join: fc.oneof(fc.constantFrom('', '', '+', ' + ', '.', '/', '  '), dash, space, apart),
    within: fc.constantFrom('', '', '', '-', '.'),
  })
  .map(({ century, year, month, day, first, rest, join, within }) => {
    const date = [two(year), two(month), two(day)]
    return `${century}${date.join(within)}${join}${first}${rest}${luhnDigit(date.join('') + first + rest)}`
  })

/** Any series, century and remainder of the first control sum; the second control digit is right. */
export const anyFodselsnummer: fc.Arbitrary<string> = fc
  .record({
    day: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 31 }) }, fc.integer({ min: 28, max: 99 })),
    isD: fc.boolean(),
    month: fc.integer({ min: 0, max: 13 }),
    offset: fc.constantFrom(0, 0, 20, 40, 60, 65, 80),
    year: fc.integer({ min: 0, max: 99 }),
    individual: fc.integer({ min: 0, max: 999 }),
    rest: fc.constantFrom(0, 0, 0, 1, 2, 3, 4, 7, 10),
    joins: fc.oneof(
      splits(),
      fc.constantFrom<Joins[]>(['', '', ''], ['', '', '.'], ['', '', '/'], ['.', '', ' ']),
      fc.tuple(fc.constantFrom('', '.', '-'), apart).map(([join, label]) => [join, join, label] as const),
    ),
  })
  .map(({ day, isD, month, offset, year, individual, rest, joins: [first, second, third] }) => {
    const parts = [two(isD && day < 60 ? day + 40 : day), two(month + offset), two(year)] as const
    const digits = withControlDigits(parts.join('') + String(individual).padStart(3, '0'), rest)
    return digits === undefined ? '' : `${parts[0]}${first}${parts[1]}${second}${parts[2]}${third}${digits.slice(6)}`
  })
  .filter((text) => text !== '')

/** Between day, month, year and the five last digits. */
type Joins = readonly [string, string, string]

function splits(): fc.Arbitrary<Joins> {
  const inner = fc.oneof(fc.constantFrom('', '', '.'), space)
  return fc
    .tuple(inner, inner, fc.oneof(space, dash), fc.boolean())
    .map(([a, b, c, isEven]) => [a, isEven ? a : b, c] as const)
}

const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^\\d{${min},${max}}$`))

/** Digits in groups, joined as people join them. */
const groups = fc
  .tuple(
    fc.array(digits(1, 4), { minLength: 1, maxLength: 6 }),
    fc.oneof(space, dash, fc.constantFrom('', '.')),
    fc.oneof(space, dash, fc.constantFrom('', '.', '  ', '/')),
    fc.boolean(),
  )
  .map(([parts, first, other, isSame]) =>
    parts.reduce((text, part, i) => text + (i > 1 && !isSame ? other : first) + part),
  )

const prefix = fc.oneof(
  fc.constantFrom(
    '+46',
    '+47',
    '0046',
    '0047',
    '(+46)',
    '(+47)',
    '46',
    '47',
    '+1',
    '+7',
    '+358',
    '00358',
    '001',
    '+210',
  ),
  fc.integer({ min: 1, max: 999 }).chain((code) => fc.constantFrom(`+${code}`, `00${code}`)),
)
const area = fc.oneof(
  fc.constantFrom('070', '0701', '073', '08', '031', '0980', '(08)', '(070)', '(0701)', '010', '0771', '077', '0200'),
  fc.integer({ min: 1, max: 999 }).chain((code) => fc.constantFrom(`0${code}`, `(0${code})`)),
)
const trunk = fc.oneof(
  fc.constantFrom('', '', ' ', '(0)', ' (0)', ' (0) ', '(0)-', '-(0)', '0', ' 0', '.', ' 0-', ' (', '-(', '('),
  dash,
  space,
)
const separator = fc.oneof(fc.constantFrom('', '-', '/', '.', ' ', '  ', ')', ') '), dash, space)

/** Groups of these sizes from the begin of the supply. */
function cut(supply: string, sizes: readonly number[]): string[] {
  const begins = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0))
  return sizes.map((size, i) => supply.slice(begins[i], (begins[i] as number) + size))
}

const habitual: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      ...['+46', '0046', '+46 (0)', '+46 ', '0', '0', '+47', '+47 ', '0047', '47', '46', '(+47) ', '+ 46 ', '00 46 '],
      ...['+46 (', '+47-('],
    ),
    fc.constantFrom('70', '8', '31', '980', '701', '68', '90', '22', '4'),
    separator,
    fc.constantFrom([3, 2, 2], [2, 2, 2], [3, 3], [2, 2], [3, 2, 1], [4, 2], [7], [6], [3, 3, 2], [2, 3], [5], [8]),
    space,
    digits(9, 9),
  )
  .map(([lead, code, join, sizes, between, supply]) => lead + code + join + cut(supply, sizes).join(between))

const norwegianHabit: fc.Arbitrary<string> = fc
  .tuple(
    digits(8, 8),
    fc.constantFrom([2, 2, 2, 2], [3, 2, 3], [4, 4], [8], [2, 6], [3, 3, 2], [2, 3, 3]),
    fc.oneof(space, fc.constant('-')),
  )
  .map(([supply, sizes, join]) => cut(supply, sizes).join(join))

/** Numbers of every plan, most of them with a right number of digits, some without. */
export const anyPhone: fc.Arbitrary<string> = fc.oneof(
  habitual,
  habitual,
  norwegianHabit,
  fc.tuple(prefix, trunk, groups).map((parts) => parts.join('')),
  fc.tuple(area, separator, groups).map((parts) => parts.join('')),
  groups,
)

const hex = fc.stringMatching(/^[0-9a-fA-F]{1,4}$/)
const someIpv6: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(hex, { maxLength: 8 }),
    fc.array(hex, { maxLength: 8 }),
    fc.constantFrom('::', '::', ':', ''),
    fc.constantFrom('', '', ':192.0.2.1', '192.0.2.1', ':192.0.2.256', ':192.0.2.1.5', '%eth0', ':', ']:443', '/64'),
  )
  .map(([left, right, gap, tail]) => left.join(':') + gap + right.join(':') + tail)
const ipPiece = fc.constantFrom('::', ':', '.', 'a', 'ff', '0', '1', '255', '256', '01', 'fe80', 'v', '::ffff:', '1.1')

/** Addresses of both versions, and what is nearly one. */
export const anyIp: fc.Arbitrary<string> = fc.oneof(
  ipv4,
  ipv6,
  someIpv6,
  fc.array(hex, { minLength: 7, maxLength: 9 }).map((parts) => parts.join(':')),
  fc.array(fc.integer({ min: 0, max: 260 }), { minLength: 3, maxLength: 5 }).map((parts) => parts.join('.')),
  fc
    .tuple(
      fc.constantFrom('', '> ', 'IP ', 'ip-', '4-', '_'),
      fc.oneof(
        ipv4,
        ipv6,
        ipv4.map((address) => address.replaceAll('.', '-')),
      ),
      fc.constantFrom('', '.443', '.51234', ':443', ':51234', ':2001:db8::7', '.example.se', '.txt', ':192.0.2.1'),
      fc.constantFrom('', ' >', ' ', ':', '.5'),
    )
    .map((parts) => parts.join('')),
  fc.array(ipPiece, { minLength: 1, maxLength: 12 }).map((parts) => parts.join('')),
)

const mailPiece = fc.constantFrom(
  ...['a', 'ø', '日', '1', '.', '..', '-', '--', '_', '+', '=', "'", '"', '@', '/', '?', '&', '|', '{', '*', '}', '~'],
  ...[
    '!',
    '#',
    ' ',
    '\\',
    'anna',
    'se',
    'example.se',
    'xn--',
    'xn--p1ai',
    '@b.se',
    '[192.0.2.1]',
    '[IPv6:2001:db8::1]',
  ],
  ...['[', ']', 'git@', ':', 'x'.repeat(60), 'x'.repeat(62), 'å'.repeat(31), '–', '🙂', 'b.'.repeat(120)],
)
const dense = fc.array(mailPiece, { minLength: 3, maxLength: 14 }).map((parts) => parts.join(''))

/** Addresses, and what is nearly one. */
export const anyEmail: fc.Arbitrary<string> = fc.oneof(
  email,
  fc.emailAddress(),
  dense,
  fc.tuple(dense, dense).map((parts) => parts.join('@')),
  fc.tuple(email, mailPiece, mailPiece).map((parts) => parts.join('')),
  fc.tuple(mailPiece, mailPiece, email).map((parts) => parts.join('')),
)

const ALPHABET = '0123456789.-+:@/() _axø=,\'"'

/** Changes, drops or adds one character. */
function broken(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(value, fc.nat(), fc.constantFrom('change', 'drop', 'add', 'double'), fc.constantFrom(...ALPHABET))
    .map(([text, place, how, character]) => {
      const at = place % Math.max(1, text.length)
      const [lead, rest] = [text.slice(0, at), text.slice(at)]
      if (how === 'drop') return lead + rest.slice(1)
      if (how === 'double') return lead + rest.slice(0, 1) + rest
      return lead + character + (how === 'add' ? rest : rest.slice(1))
    })
}

const LOOK_ALIKES = [
  ...['2026-11-22T10:12:44.123Z', '20261122101244', '202611221012', '261122-1012', '1795341164', '1795341164123'],
  ...['10:12:44', '2017-05-16', '0930-1700', '0701/114930', '556016-0681', '8601.11.17947', '8601 11 17947'],
  ...[
    '1.3.6.1.4.1',
    'v1.2.3.4',
    'Chrome/126.0.0.0',
    'name-1.2.3.4.jar',
    'std::f',
    'a::b::c',
    'dead::beef',
    '::',
    '::1',
  ],
  ...['00:1a:2b:3c:4d:5e', '00:1a:2b:3c:4d:5e:6f:70', '123e4567-e89b-12d3-a456-426614174000', '@scope/pkg', 'a@1.2.3'],
  ...['x=y@z', 'image@2x.png', '1.8712202384', '12:8712202384', '9876 5432 1098', '59.3293 18.0686', '100 12'],
]

/** What may stand between two values. */
const glue = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(' ', ' ', ', ', '\n', '; ', '\t') },
  { weight: 2, arbitrary: fc.constantFrom('', ...ALPHABET, '%', '#', '[', ']', '\u2013', '\u00a0') },
  { weight: 1, arbitrary: fc.constantFrom('1.', '1:', '1,', 'a:', 'x.', '.1', ':1', '..', 'addr:', 'fnr', 'v', '::') },
)

const densest = fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 40 })
const digitsDense = fc.string({ unit: fc.constantFrom(...'0000112446789.- +()/:'), maxLength: 40 })
const hexDense = fc.string({ unit: fc.constantFrom(...'0012af:::..v '), maxLength: 30 })

/** The assumptions of the oracles, applied to text that others made. */
export function withinAssumptions(text: string): string {
  return text.replace(/[\ud800-\udfff\p{Default_Ignorable_Code_Point}\uff01-\uff5e]/gu, '')
}

/** Text that is dense in values made by `own`, whole and broken, among all others. */
export function textsWith(own: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const valid = fc.oneof(writtenPersonnummer, writtenFodselsnummer, email, ipv4, ipv6, habitual)
  const piece = fc.oneof(
    { weight: 6, arbitrary: own },
    { weight: 4, arbitrary: broken(own) },
    { weight: 2, arbitrary: fc.oneof(valid, broken(valid)) },
    { weight: 2, arbitrary: fc.constantFrom(...LOOK_ALIKES) },
    { weight: 1, arbitrary: fc.oneof(densest, digitsDense, hexDense, hostile.map(withinAssumptions)) },
  )
  return fc.array(fc.tuple(piece, glue), { minLength: 1, maxLength: 5 }).map((parts) => parts.flat().join(''))
}
