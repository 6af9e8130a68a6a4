/** @module The playground's texts in English, and the type for all languages. */
import type { Evidence, Verdict } from '../../types/findings'

/** Texts by the `data-word` or `data-label` of an element. */
export interface Words {
  readonly page: { readonly [word: string]: string }
  readonly examples: { readonly log: string; readonly letter: string; readonly json: string; readonly table: string }
  readonly confidence: { readonly high: string; readonly medium: string; readonly low: string }
  readonly actions: { readonly [action in ActionChoice]: string }
  readonly formats: { readonly auto: string; readonly text: string }
  readonly noPolicy: string
  readonly noPurpose: string
  readonly policies: { readonly [id: string]: string }
  readonly kinds: { readonly [kind: string]: string }
  readonly told: {
    readonly nothing: string
    /** `{}` is replaced by a number. */
    readonly one: string
    readonly more: string
    readonly withheld: string
    readonly time: string
    readonly kernel: string
    readonly twin: string
    readonly sure: string
    readonly left: string
  }
  readonly evidence: { readonly [name in Evidence]: string }
  readonly verdicts: { readonly [verdict in Verdict]: string }
}

export const ACTION_CHOICES = ['mask', 'stars', 'remove', 'generalise', 'pseudonymise', 'surrogate', 'keep'] as const
export type ActionChoice = (typeof ACTION_CHOICES)[number]

/** Verdicts are English in the source. */
const VERDICTS = {
  found: 'found',
  allowed: 'allowed',
  'overlapped by a surer one': 'overlapped by a surer one',
  'no person: organisation or account number': 'no person: organisation or account number',
  'looks like a compact timestamp': 'looks like a compact timestamp',
  'bank word nearby': 'bank word nearby',
  'machine word nearby': 'machine word nearby',
  'field of another kind': 'field of another kind',
  'inside a hash or UUID': 'inside a hash or UUID',
  'another number beside it': 'another number beside it',
  'no field owns it': 'no field owns it',
  'reads as a version': 'reads as a version',
  'a file name': 'a file name',
  'written by an earlier pass': 'written by an earlier pass',
  'names nobody': 'names nobody',
  'glued to letters': 'glued to letters',
  'too little evidence': 'too little evidence',
  'checksum failed': 'checksum failed',
  'no such date': 'no such date',
  'lies in the future': 'lies in the future',
  'part of a longer number': 'part of a longer number',
  'no such number': 'no such number',
  'no such address': 'no such address',
} as const satisfies Words['verdicts']

export const EN: Words = {
  page: {
    language: 'Language',
    title: 'Personal data in text, found and proved',
    lead: 'Paste a text or a log. Nothing leaves this page: it has no server and may open no connection.',
    input: 'Your text',
    result: 'Result',
    examples: 'Examples',
    view: 'View',
    viewFound: 'Found',
    viewOutput: 'Output',
    keys: 'Point at a mark to see the evidence. On the keyboard: Tab to the marks, arrow keys from one to the next, Escape to close.',
    options: 'Options',
    kinds: 'What to look for',
    moreKinds: 'More kinds',
    confidence: 'Least confidence',
    action: 'What to write instead',
    format: 'Format',
    fields: 'Fields by name',
    policy: 'Policy',
    purpose: 'Purpose',
    policyHint: 'A policy decides in place of actions, fields and the usual kinds.',
    considered: 'Underline what was considered and left alone (texts up to 100 kB)',
  },
  examples: { log: 'Log', letter: 'Letter', json: 'JSON', table: 'Table' },
  confidence: { high: 'high: 0.9', medium: 'medium: 0.5', low: 'low: 0.1' },
  actions: {
    mask: 'A label: [personnummer]',
    stars: 'Stars',
    remove: 'Nothing',
    generalise: 'Less of the value',
    pseudonymise: 'A token (key made on this page)',
    surrogate: 'A made-up value (key made on this page)',
    keep: 'The value as it is',
  },
  formats: { auto: 'auto: JSON or text', text: 'text only' },
  noPolicy: 'None',
  noPurpose: 'Not stated',
  policies: { 'se-health-insurer': 'Swedish health insurer', 'no-health-records': 'Norwegian health records' },
  kinds: { fodselsnummer: 'fødselsnummer', email: 'e-mail', phone: 'phone', ip: 'IP address', field: 'secret fields' },
  told: {
    nothing: 'Nothing found',
    one: '1 value found',
    more: '{} values found',
    withheld: 'the policy withholds this text for this purpose',
    time: '{} ms',
    kernel: 'WebAssembly kernel',
    twin: 'TypeScript twin: this browser or page refuses WebAssembly',
    sure: 'confidence {}',
    left: 'left alone',
  },
  evidence: {
    date: 'its date exists',
    luhn: 'check digit by Luhn is right',
    mod11: 'control digits by modulus 11 are right',
    mod31: 'check character by modulus 31 is right',
    mod97: 'check digits by modulus 97 are right',
    separator: 'written with a separator at the usual place',
    prefix: 'has the prefix of such a number',
    grammar: 'follows the grammar',
    plan: 'fits the numbering plan',
    'country-code': 'has a country code',
    country: 'the country you chose',
    'no-field': 'no field owns it',
    field: 'the name of its field says so',
    word: 'a word beside it says so',
    'loose-date': 'its date is none of the calendar',
    clock: 'ends like a time of day, as time stamps do',
    recent: 'its date is so recent that it may be a time stamp',
    offset: 'has an offset in the month',
    'rule-2032': 'right only by the rule from 2032',
    'no-date': 'has no date to check',
    'no-digit': 'has no check digit',
    quoted: 'its name is in quotes',
    remote: 'reads as the address of a repository',
    local: 'is a local address',
    glued: 'is glued to letters',
    neighbour: 'another group of digits stands beside it',
    old: 'born before 1890, which few are',
    hex: 'stands in a run of hexadecimal digits',
    bank: 'a word about banks stands near',
    machine: 'a word about machines stands near',
    'other-field': 'its field speaks of something else',
    version: 'could be a version',
    'file-name': 'could be the name of a file',
    token: 'part of a token that was written earlier',
    custom: 'your own recogniser says so',
    'custom-error': 'your own recogniser failed',
  },
  verdicts: VERDICTS,
}
