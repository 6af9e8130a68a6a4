/** URLs with planted values; RFC 3986. */
import fc from 'fast-check'
import { VALUES, type Value, value } from './planted'

/** Text of an address as far as it belongs to one value or to none. */
interface Part {
  readonly text: string
  /** What stands there afterwards. */
  readonly after: string
}

export interface Url {
  readonly text: string
  readonly expected: string
}

/** How a character is written: as it is where it may, or as its octets. */
type Way = 'needed' | 'all' | 'mixed'

const UNRESERVED = /[A-Za-z0-9._~-]/

function octets(character: string, isUpper: boolean): string {
  const hex = [...Buffer.from(character)].map((octet) => `%${octet.toString(16).padStart(2, '0')}`).join('')
  return isUpper ? hex.toUpperCase() : hex
}

/** A value in a place where `also` may stand, too; a plus, that may be a space, only where it begins one. */
function encoded({ text }: Value, way: Way, also: string, isUpper: boolean): string {
  return [...text]
    .map((character, i) => {
      const mayStand = UNRESERVED.test(character) || also.includes(character) || (character === '+' && i === 0)
      const isKept = way === 'needed' ? mayStand : way === 'mixed' && mayStand && i % 3 !== 0
      return isKept ? character : octets(character, isUpper)
    })
    .join('')
}

const fixed = (text: string): Part => ({ text, after: text })
const way = fc.constantFrom<Way>('needed', 'needed', 'all', 'mixed')

function planted(values: fc.Arbitrary<Value>, also: string): fc.Arbitrary<Part> {
  return fc
    .tuple(values, way, fc.boolean())
    .map(([one, how, isUpper]) => ({ text: encoded(one, how, also, isUpper), after: `[${one.kind}]` }))
}

const word = fc.constantFrom('a', 'kund', 'x.y', 'visa-alla', '%C3%A5', 'v1').map(fixed)

const ADDRESSES = VALUES.filter(({ kind, text }) => kind === 'ip' && !text.includes('::ffff'))

const number: fc.Arbitrary<Part> = fc.constantFrom(...ADDRESSES).map(({ text }) => ({
  text: text.includes(':') ? `[${text}]` : text,
  after: 'ip.invalid',
}))

const name: fc.Arbitrary<Part> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('example.com', 'api.example.se').map(fixed) },
  {
    weight: 1,
    arbitrary: fc.constant({ text: 'kund-198712202384.example.com', after: 'kund-personnummer.invalid.example.com' }),
  },
)

/** A space, even as octets, ends what is looked through for the begin of an address. */
const compact = fc.constantFrom(...VALUES.filter(({ text }) => !text.includes(' ')))

/** Where an account asks, the host is a number: what stands before a name would make a mail address of it.
 * An encoded colon in the user is taken for the one before the password. */
const accounted: fc.Arbitrary<readonly Part[]> = fc
  .tuple(
    fc.oneof(
      word,
      planted(compact, '').filter(({ text }) => !/%3a/i.test(text)),
    ),
    fc.constantFrom(':x@', ':s3cret@', '@'),
    number,
  )
  .map(([who, password, { text }]) => [
    who,
    { text: password, after: password.replace(/:.*@/, ':@') },
    { text, after: 'ip' },
  ])

const authority: fc.Arbitrary<readonly Part[]> = fc.oneof(
  name.map((part) => [part]),
  number.map((part) => [part]),
  accounted,
)

const segment = fc.oneof(word, planted(value, '@:()'))
const queryValue = fc.oneof(word, planted(value, '@:()/'))

const joined = (parts: readonly Part[], before: string, between: string): Part[] =>
  parts.flatMap((part, i) => [fixed(i === 0 ? before : between), part])

export const url: fc.Arbitrary<Url> = fc
  .record({
    scheme: fc.constantFrom('https://', 'http://', 'ftp://', 'ws://'),
    authority,
    port: fc.constantFrom('', ':8080'),
    path: fc.array(segment, { maxLength: 3 }),
    query: fc.array(fc.tuple(fc.constantFrom('q', 'id', 'a.b', 'x[]'), queryValue), { maxLength: 3 }),
    fragment: fc.option(word, { freq: 3, nil: undefined }),
  })
  .map((of) => {
    const parts = [
      fixed(of.scheme),
      ...of.authority,
      fixed(of.port),
      ...(of.path.length > 0 ? joined(of.path, '/', '/') : [fixed('/')]),
      ...of.query.flatMap(([name, part], i) => [fixed(`${i === 0 ? '?' : '&'}${name}=`), part]),
      ...(of.fragment === undefined ? [] : [fixed('#'), of.fragment]),
    ]
    return { text: parts.map(({ text }) => text).join(''), expected: parts.map(({ after }) => after).join('') }
  })
