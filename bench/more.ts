/**
 * @module The cost of looking for more: each kind that is off by default, all of them, patterns, and names and
 * addresses of people, in addition to the default kinds. One call per line, in one process, in turns.
 */
import { MORE_KINDS } from '../src/kinds/rows'
import type { Kind, RedactorOptions } from '../src/types'
import type { Entry, Limits } from './measure'
import { lineEntry } from './policy'
import { MASKING } from './report/standing'
import { CALL } from './tasks'

type Build = Pick<typeof import('../src/redactor'), 'createRedactor'> &
  Pick<typeof import('../src/people/people'), 'names' | 'addresses'>

const USUAL: readonly Kind[] = ['personnummer', 'fodselsnummer', 'email', 'phone', 'ip', 'field']
const PATTERNS: NonNullable<RedactorOptions['patterns']> = [
  { name: 'claim', pattern: 'S-\\d{4}-\\d{4}', words: ['skada'] },
  { name: 'case-number', pattern: '(?:STO|GBG|OSL)-\\d{4}-\\d{1,6}' },
  { name: 'policy-number', pattern: 'F\\d{8}' },
]

async function load(): Promise<Build> {
  const of = (file: string) => import(/* @vite-ignore */ new URL(`../dist/${file}`, import.meta.url).href)
  return { ...(await of('index.js')), ...(await of('people.js')) }
}

/** Masking, with additional kinds. */
export async function moreEntries(limits: Limits): Promise<Entry[]> {
  const { createRedactor, names, addresses } = await load()
  const more: readonly (readonly [string, RedactorOptions])[] = [
    ...MORE_KINDS.map((kind) => [`sladd and ${kind}`, { kinds: [...USUAL, kind] }] as const),
    ['sladd and all of these', { kinds: [...USUAL, ...MORE_KINDS] }],
    ['sladd and three patterns', { patterns: PATTERNS }],
    ['sladd and names', { custom: [names()] }],
    ['sladd and addresses', { custom: [addresses()] }],
  ]
  return [
    lineEntry(MASKING, createRedactor(), CALL, limits),
    ...more.map(([name, options]) => lineEntry(name, createRedactor(options), CALL, limits)),
  ]
}
