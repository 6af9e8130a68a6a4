/** @module Options of commands that do not read text: for keys, policies, requests of a person, and logs. */

import { CONTEXT_ROWS } from './governing-rows'
import type { Rows } from './row'
import { FIND_ROWS, GENERAL_ROWS, RUN_ROWS } from './text-rows'

const KEYRING = { type: 'string', value: 'FILE', help: 'the key ring' } as const
const POLICY = { type: 'string', value: 'FILE' } as const
const FLAG = { type: 'boolean' } as const
const TEXT = { type: 'string' } as const
const TEXTS = { type: 'string', multiple: true } as const
const JSON_ROW = { type: 'boolean', help: 'output as JSON' } as const

const TIME = {
  type: 'string',
  value: 'FIELD',
  help: 'the field that says when a record was made (default: time, timestamp, @timestamp or ts, or the begin of the line, or else when the file was changed)',
} as const
const SINCE = {
  type: 'string',
  value: 'DAY',
  help: 'when periods began that do not begin with the record, as the end of the contract; without it they are not over',
} as const
const FORCE = {
  ...FLAG,
  help: 'also changes a file that another process has open; what that process writes later is lost',
} as const

export const AUDIT_ROWS = {
  head: { ...TEXT, value: 'HASH', help: 'the head that was kept: whether it is among them' },
  json: JSON_ROW,
} as const satisfies Rows

export const FIELDS_ROWS = { json: JSON_ROW } as const satisfies Rows

export const INIT_ROWS = {
  output: { ...TEXT, value: 'FILE', help: 'the file to write (default: sladd.config.json)' },
  force: { ...FLAG, help: 'overwrites an existing file' },
} as const satisfies Rows

export const KEY_ROWS = {
  epoch: {
    ...TEXT,
    value: 'NAME',
    choices: ['day', 'week', 'month', 'none'],
    help: 'how long one value has one token: day, week, month (default) or none',
  },
  'keep-days': {
    ...TEXT,
    value: 'N',
    help: 'days after the end of its epoch until a key is due for destruction; rotate reports it',
  },
  now: { ...FLAG, help: 'replaces the key of this epoch early, because it may have leaked' },
  private: { ...TEXT, value: 'FILE', help: 'seal: the file to write the private key to' },
} as const satisfies Rows

export const MCP_ROWS = {
  ttl: { ...TEXT, value: 'SECONDS', help: 'how long a value is kept after it was last written (default: 3600)' },
  max: { ...TEXT, value: 'N', help: 'maximum number of values kept (default: 10000)' },
  kinds: FIND_ROWS.kinds,
  'min-confidence': FIND_ROWS['min-confidence'],
  country: FIND_ROWS.country,
  field: FIND_ROWS.field,
  labels: RUN_ROWS.labels,
  engine: FIND_ROWS.engine,
  config: GENERAL_ROWS.config,
  'no-config': GENERAL_ROWS['no-config'],
} as const satisfies Rows

const ASKED = ['coverage', 'explain'] as const
/** The context, for `coverage` and `explain`. */
const ASKED_ROWS = Object.fromEntries(
  Object.entries(CONTEXT_ROWS).map(([name, row]) => [name, { ...row, of: ASKED }]),
) as { readonly [N in keyof typeof CONTEXT_ROWS]: (typeof CONTEXT_ROWS)[N] & { readonly of: typeof ASKED } }

export const POLICY_COMMAND_ROWS = {
  ...ASKED_ROWS,
  category: { ...TEXT, value: 'KEY', of: ['explain'], help: 'one category, and every rule that was looked at' },
  keyring: { ...KEYRING, of: ['explain', 'report'], help: 'the ring: tokens are masks without one' },
  at: { ...TEXT, value: 'DATE', of: ['report'], help: 'the day of the report (default: today)' },
  format: {
    ...TEXT,
    value: 'NAME',
    choices: ['auto', 'csv', 'yaml'],
    of: ['coverage'],
    help: 'how samples are read: auto (default), csv or yaml',
  },
  lang: {
    ...TEXT,
    value: 'en|sv|nb|nn',
    choices: ['en', 'sv', 'nb', 'nn'],
    of: ['explain', 'report'],
    help: 'language of headings and words, and of titles and reasons where the policy has them in it',
  },
  csv: { ...FLAG, of: ['report'], help: 'the record of processing activities (GDPR article 30), a row a purpose' },
  html: { ...FLAG, of: ['report'], help: 'as a page' },
  json: { ...JSON_ROW, of: ['check', 'coverage', 'diff', 'explain', 'report'] },
  strict: { ...FLAG, of: ['check'], help: 'treats warnings as errors' },
  suggest: { ...FLAG, of: ['coverage'], help: 'writes the lines to add. Names only, and none that holds a value' },
} as const satisfies Rows

export const PRUNE_ROWS = {
  policy: { ...POLICY, help: 'the policy whose periods hold' },
  purpose: { ...TEXT, value: 'NAME', help: 'what the records are kept for' },
  at: { ...TEXT, value: 'DAY', help: 'the day to act for (default: today)' },
  time: {
    ...TEXT,
    value: 'FIELD',
    help: 'the field that says when a record was made (default: time, timestamp, @timestamp or ts)',
  },
  since: SINCE,
  generalise: {
    ...FLAG,
    help: 'what is over stays as less of it: part of an address, a year of birth, a label',
  },
  'dry-run': { ...FLAG, help: 'only reports what would be done' },
  force: FORCE,
} as const satisfies Rows

export const REVEAL_ROWS = {
  policy: { ...POLICY, help: 'says by its reveals which role may read which values, and what for' },
  'no-policy': { ...FLAG, help: 'instead: whoever has the private key may' },
  store: { ...TEXT, value: 'FILE', help: 'sealed values, as sladd redact --store writes them' },
  private: { ...TEXT, value: 'FILE', help: 'the private key, as sladd key seal writes it' },
  audit: {
    ...TEXT,
    value: 'FILE',
    help: 'who asked for what, and why: written first, and nothing is opened when it cannot be',
  },
  role: { ...TEXT, value: 'NAME', help: 'who asks, without anything of a person: it is written down' },
  purpose: { ...TEXT, value: 'NAME', help: 'what for, likewise' },
  case: { ...TEXT, value: 'NUMBER', help: 'the case, likewise' },
} as const satisfies Rows

export const ROSTER_ROWS = {
  key: {
    ...TEXT,
    value: 'KEY',
    help: 'a file with at least 32 random characters, or env:NAME, an environment variable',
  },
} as const satisfies Rows

const ERASE = ['erase'] as const
const EXPORT = ['export'] as const

/** Grouped by heading. */
export const SUBJECT_GROUPS = {
  'Options of all': {
    keyring: KEYRING,
    tenant: { ...TEXTS, value: 'NAME', help: 'whose text it is; may be repeated' },
    purpose: { ...TEXTS, value: 'NAME', help: 'what it is for; may be repeated' },
    register: {
      ...TEXT,
      value: 'FILE',
      help: 'writes down what was asked for, when, and by whom, told by a token: before anything else is done',
    },
    policy: {
      ...POLICY,
      of: ['erase', 'export'],
      help: 'erase: not what the policy still keeps for the --purpose: exit code 2, with the rule and the day; export --json: the policy whose version the manifest names',
    },
  },
  'Options of export': {
    again: {
      ...TEXT,
      value: 'REASON',
      of: EXPORT,
      help: 'access for a second time within a year, which --register refuses otherwise',
    },
    json: {
      ...FLAG,
      of: EXPORT,
      help: 'a line of JSON for each, and behind them a manifest: files, lines, tokens, date, the version of the policy, and the SHA-256 of all lines before it',
    },
  },
  'Options of erase': {
    restricted: {
      ...TEXT,
      value: 'FILE',
      of: ERASE,
      help: 'not while a line of the list holds the person (TOKEN hold)',
    },
    'dry-run': { ...FLAG, of: ERASE, help: 'only reports what would be erased' },
    objection: {
      ...TEXT,
      value: 'yes|no',
      choices: ['yes', 'no'],
      of: ERASE,
      help: 'the person objected: a legitimate interest keeps nothing then',
    },
    time: { ...TIME, of: ERASE },
    since: { ...SINCE, of: ERASE },
    force: { ...FORCE, of: ERASE },
    'all-names': {
      ...FLAG,
      of: ERASE,
      help: 'also a file with several names (hard links), all of which are in its folder or among the FILEs',
    },
  },
} as const satisfies { readonly [heading: string]: Rows }

export const SUBJECT_ROWS = {
  ...SUBJECT_GROUPS['Options of all'],
  ...SUBJECT_GROUPS['Options of export'],
  ...SUBJECT_GROUPS['Options of erase'],
}
