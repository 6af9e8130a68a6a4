/** @module Random options, and redactors created from them. */
import fc from 'fast-check'
import { createRedactor } from '../../src/index'
import { MORE_KINDS } from '../../src/kinds/rows'
import { noHealthRecords, type Policy, seHealthInsurer } from '../../src/policy/policy'
import type { Action, CustomRecogniser, FieldCategory, Kind, Redactor, RedactorOptions } from '../../src/types'
import { testRing } from '../rings'
import type { Described } from './case'

const USUAL: readonly Kind[] = ['personnummer', 'fodselsnummer', 'email', 'phone', 'ip', 'field']
/** With those off by default. */
const KINDS: readonly Kind[] = [...USUAL, ...MORE_KINDS]

function matched(text: string, at: number, pattern: RegExp): ReturnType<CustomRecogniser['recognise']> {
  const match = pattern.exec(text.slice(at))
  return match ? { start: at, end: at + match[0].length, confidence: 0.9 } : undefined
}

/** Claims some part of what it is shown, throws or answers nonsense, by all that it is shown. */
function whimsical(text: string, at: number): ReturnType<CustomRecogniser['recognise']> {
  let hash = at
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) >>> 0
  if (hash % 3 !== 0 || text === '') return undefined
  if (hash % 17 === 0) throw new Error(text)
  const start = (hash >>> 4) % text.length
  const end = Math.min(text.length, start + ((hash >>> 8) % 9))
  return { start, end, confidence: ((hash >>> 12) % 11) / 10 }
}

function whim(kind: string, anchor: string, before: number, after: number): CustomRecogniser {
  return { kind, anchor, reach: { before, after }, recognise: whimsical }
}

const inside = createRedactor()

const CUSTOM: { readonly [name: string]: CustomRecogniser } = {
  claim: {
    kind: 'claim',
    anchor: 'word',
    reach: { before: 1, after: 12 },
    recognise: (text, at) => matched(text, at, /^SK-\d{6}/),
  },
  hash: {
    kind: 'hash',
    anchor: '#',
    reach: { before: 0, after: 20 },
    recognise: (text, at) => matched(text, at, /^#\w+/),
  },
  four: {
    kind: 'four',
    anchor: 'digits',
    reach: { before: 2, after: 6 },
    recognise: (text, at) => matched(text, at, /^\d{4}(?!\d)/),
  },
  words: whim('words', 'word', 20, 30),
  runs: whim('runs', 'digits', 100, 200),
  zeros: whim('zeros', '0', 3, 3),
  quotes: whim('quotes', '"', 5, 5),
  dots: whim('dots', '.', 9, 0),
  inside: {
    kind: 'inside',
    anchor: ':',
    reach: { before: 30, after: 30 },
    // A call inside a call.
    recognise: (text, at) => (inside.redact(text) === text ? undefined : { start: 0, end: at + 1, confidence: 0.6 }),
  },
}
const POLICIES: { readonly [name: string]: Policy } = { noHealthRecords, seHealthInsurer }

const action = fc.constantFrom<Action>(
  ...(['mask', 'mask', 'remove', 'keep', 'pseudonymise', 'generalise'] as const),
  { mask: 'stars' },
  { generalise: { v4: 16, birth: 'age10', sex: true } },
)
const field = fc.constantFrom<FieldCategory | Action | boolean>(
  'name',
  'address',
  'health',
  'id',
  'mask',
  'remove',
  true,
  false,
)
const NAMES = [
  'memberId',
  'x y',
  '*note',
  'keep',
  'user',
  'log',
  'category:name',
  'category:health',
  'category:secret',
  'a',
  '',
]

/** Leaves out what was not drawn. */
function told<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T
}

const some = <T>(value: fc.Arbitrary<T>, freq = 2) => fc.option(value, { nil: undefined, freq })
const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 })

const format = fc.constantFrom<NonNullable<RedactorOptions['format']>>(
  'auto',
  'text',
  'text',
  'json',
  'yaml',
  'csv',
  'tsv',
)
const common = {
  format: some(format, 1),
  minConfidence: some(fc.constantFrom<NonNullable<RedactorOptions['minConfidence']>>('high', 'low', 0, 0.3, 0.7)),
  country: rarely(fc.constantFrom<'SE' | 'NO'>('SE', 'NO')),
  allow: rarely(fc.constantFrom(['anna@example.se'], ['8712202384', '192.0.2.44'], ['x'])),
  custom: rarely(fc.subarray(Object.keys(CUSTOM), { minLength: 1 })),
}

const free = fc
  .record({
    ...common,
    kinds: rarely(fc.subarray([...KINDS], { minLength: 1 })),
    actions: some(
      fc.dictionary(fc.constantFrom('default', ...KINDS), action, { maxKeys: 3, noNullPrototype: true }),
      1,
    ),
    fields: some(
      fc.dictionary(fc.constantFrom(...NAMES.filter(Boolean)), field, { maxKeys: 3, noNullPrototype: true }),
      1,
    ),
  })
  .map(({ kinds, actions, ...rest }) => {
    // A kind that is left out has no action.
    const known = Object.entries(actions ?? {}).filter(
      ([name]) => name === 'default' || (kinds ?? USUAL).includes(name as Kind),
    )
    return told({ ...rest, kinds, actions: actions && Object.fromEntries(known) })
  })

/** Its tokens are others each time. */
const OTHERS = ['conversations']
const PURPOSES = Object.entries(POLICIES).flatMap(([policy, { purposes }]) =>
  Object.keys(purposes)
    .filter((purpose) => !OTHERS.includes(purpose))
    .map((purpose) => ({ policy, context: { purpose } })),
)
const ruled = fc
  .tuple(fc.record(common), fc.constantFrom(...PURPOSES))
  .map(([{ custom: _, ...rest }, purpose]) => told({ ...rest, ...purpose }))

/** A redactor's options. */
export const options = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 6, arbitrary: free },
  { weight: 1, arbitrary: ruled },
) as fc.Arbitrary<Described>

/** A redactor that nobody used; `auto` is the kernel wherever it can do what is asked. */
export function redactorOf(described: Described, engine: 'auto' | 'plain'): Redactor {
  const { custom, policy, ...rest } = described
  return createRedactor({
    ...rest,
    // One document, so that its tokens are the same in every call.
    ...(rest.context !== undefined && { context: { ...rest.context, document: 'one' } }),
    engine,
    keyring: testRing(),
    ...(custom !== undefined && { custom: custom.map((name) => CUSTOM[name] as CustomRecogniser) }),
    ...(policy !== undefined && { policy: POLICIES[policy] as Policy }),
  })
}
