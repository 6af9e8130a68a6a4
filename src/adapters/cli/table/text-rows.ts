/**
 * @module Options of the commands that read text: `redact`, `scan` and `doctor`. Rows without `of` belong to the first
 * two.
 */
import { POLICY_ROWS, TOKEN_ROWS } from './governing-rows'
import { LIVE_ROWS, PLACE_ROWS } from './place-rows'
import type { Rows } from './row'

const REDACT = ['redact'] as const
const SCAN = ['scan'] as const

export const PATTERN_ROWS = {
  pattern: {
    type: 'string',
    multiple: true,
    value: 'NAME=PATTERN',
    help: "a kind of your own by what its values look like: claim='S-\\d{4}-\\d{4}'",
  },
  patterns: {
    type: 'string',
    value: 'FILE',
    help: 'a list of such kinds as JSON, with words, checks and labels: see docs/how-to/patterns.md',
  },
} as const satisfies Rows

/** What to look for. */
export const FIND_ROWS = {
  kinds: {
    type: 'string',
    value: 'LIST',
    help: 'which kinds: personnummer,fodselsnummer,email,phone,ip,field (default: all of these), and only when named cpr,henkilotunnus,kennitala,reservnummer,duf,hpr,organisationsnummer,orgnr,iban,card,kontonummer,bankgiro,plusgiro,ocr,kid,clearing,mac,coordinates,plate,passport,secret,birthdate; with --policy only of the latter, which are looked for as well',
  },
  'min-confidence': {
    type: 'string',
    value: 'LEVEL',
    choices: ['high', 'medium', 'low'],
    help: 'how sure a finding has to be: high, medium (default), low, or a number from 0 to 1',
  },
  country: {
    type: 'string',
    value: 'SE|NO',
    choices: ['SE', 'NO'],
    help: 'whose national phone numbers are meant when nothing else says so',
  },
  field: {
    type: 'string',
    multiple: true,
    value: 'NAME=WHAT',
    help: "what becomes of a field's value: a category (secret, name, address, birthdate, health, id), keep, mask, remove, surrogate, first:N or last:N (characters that stay), or off; NAME may be category:name and its like, with WHAT on or off",
  },
  names: { type: 'boolean', help: 'looks for names of people as well, by lists and by what stands around them' },
  addresses: { type: 'boolean', help: 'looks for addresses of people as well' },
  roster: {
    type: 'string',
    value: 'FILE',
    help: 'names to look for, one a line, or what sladd roster built; that needs --roster-key',
  },
  'roster-key': { type: 'string', value: 'KEY', help: 'the key of the roster: a file, or env:NAME' },
  ...PATTERN_ROWS,
  at: { type: 'string', value: 'DATE', help: 'the day that decides centuries and epochs of tokens (default: today)' },
  engine: {
    type: 'string',
    value: 'NAME',
    choices: ['auto', 'simd', 'plain'],
    help: 'which engine works: auto (default), simd or plain',
  },
} as const satisfies Rows

/** How bytes are read. */
export const READ_ROWS = {
  format: {
    type: 'string',
    value: 'NAME',
    choices: ['auto', 'text', 'json', 'yaml', 'csv', 'tsv'],
    help: "how inputs are read: auto (default: csv, tsv or yaml by the file's ending, else JSON where it stands, else text), text, json, yaml, csv or tsv",
  },
  encoding: {
    type: 'string',
    value: 'NAME',
    choices: ['auto', 'utf-8', 'utf-16le', 'utf-16be', 'utf-32', 'windows-1252'],
    help: 'how inputs are encoded: auto (default: by a byte order mark, or by the pattern of NULs), utf-8, utf-16le, utf-16be, utf-32 or windows-1252; the output is written in the same',
  },
  decompress: { type: 'boolean', short: 'z', help: 'reads what gzip, zstd or xz has packed' },
  binary: { type: 'boolean', help: 'reads also what is compressed or binary, as the bytes that it is' },
} as const satisfies Rows

/** Which files are read. */
const FILE_ROWS = {
  recursive: {
    type: 'boolean',
    short: 'r',
    help: 'files below a folder, but for hidden ones, links, and those that git ignores',
  },
  hidden: { type: 'boolean', help: 'also hidden files and folders' },
  'no-ignore': { type: 'boolean', help: 'also what git ignores' },
  glob: {
    type: 'string',
    multiple: true,
    value: 'PATTERN',
    help: "only files like this, as in .gitignore: '*.log', 'logs/**'; may be repeated",
  },
  exclude: {
    type: 'string',
    multiple: true,
    value: 'PATTERN',
    help: 'no files or folders like this; may be repeated',
  },
  'files-from': {
    type: 'string',
    value: 'FILE',
    isTyped: true,
    help: 'names of more files, one a line; with -0 or --null ended by NUL, as find -print0 writes them',
  },
  null: { type: 'boolean', short: '0', isTyped: true, help: '--files-from has names that end with NUL' },
} as const satisfies Rows

/** How `redact` works, and what it records. */
export const RUN_ROWS = {
  stats: {
    type: 'string',
    value: 'FORM:FILE',
    bare: 'table',
    isTyped: true,
    help: 'counts by kind, action and file: on standard error, or json:FILE, or prometheus:FILE for node_exporter',
  },
  labels: {
    type: 'string',
    value: 'sv|nb|en',
    choices: ['sv', 'nb', 'en'],
    help: 'the language in which labels say what a field holds: [namn], [navn], [name] (default: en with a policy, else [field] for all)',
  },
  jobs: {
    type: 'string',
    value: 'N',
    of: REDACT,
    help: 'threads for a large file (default: 1), one for a table or YAML; the output is the same',
  },
  hold: {
    type: 'string',
    value: 'SECONDS',
    of: REDACT,
    help: "how long the parts of a container's message wait for the rest when none comes (default: 4)",
  },
  audit: {
    type: 'string',
    value: 'FILE',
    of: REDACT,
    help: '--policy: appends what was done: policy, purpose, rule, kind, counts; no value',
  },
  stamp: { type: 'boolean', of: REDACT, help: '--policy: a first record that names the policy and the purpose' },
} as const satisfies Rows

/** What `scan` prints. */
export const SCAN_ROWS = {
  'fail-on': {
    type: 'string',
    value: 'LIST',
    of: SCAN,
    help: 'exits with 1 only for findings of these kinds; reports all',
  },
  baseline: {
    type: 'string',
    value: 'FILE',
    of: SCAN,
    help: 'allows the findings in this file (keyed digests, no values); see docs/how-to/ci.md',
  },
  'write-baseline': {
    type: 'boolean',
    of: SCAN,
    isTyped: true,
    help: '--baseline: writes what is found to the file; exits with 0',
  },
  'baseline-key': {
    type: 'string',
    value: 'KEY',
    of: SCAN,
    help: '--baseline: its key, kept apart; a file, or env:NAME (default: in the baseline itself, with short digests)',
  },
  'allow-synthetic': {
    type: 'string',
    value: 'sure|shared',
    choices: ['sure', 'shared'],
    bare: 'sure',
    of: SCAN,
    help: "allows Skatteverket's test numbers and Norwegian synthetic numbers; shared also allows month + 40, which hospitals give to living people too",
  },
  'no-inline': {
    type: 'boolean',
    of: SCAN,
    help: 'disregards the comments sladd:ignore REASON and sladd:ignore-next-line REASON',
  },
  json: {
    type: 'boolean',
    of: ['scan', 'doctor'],
    isTyped: true,
    help: 'scan: one JSON object per finding and line; doctor: the report as JSON',
  },
  explain: {
    type: 'boolean',
    of: SCAN,
    isTyped: true,
    help: 'every candidate, found or not, with its line and the reasons: prints text of the input',
  },
  show: {
    type: 'boolean',
    of: ['redact', 'scan'],
    isTyped: true,
    help: 'scan: under each finding its line, with the finding marked; redact: --diff with what it removes; both print text of the input',
  },
  count: {
    type: 'boolean',
    short: 'c',
    of: SCAN,
    isTyped: true,
    help: 'only the number of findings of each file that has some',
  },
  'files-with-findings': {
    type: 'boolean',
    short: 'l',
    of: SCAN,
    isTyped: true,
    help: 'only the names of files that have some',
  },
  quiet: {
    type: 'boolean',
    short: 'q',
    of: ['redact', 'scan'],
    isTyped: true,
    help: 'scan: no output but the exit code; ends at the first finding; redact: no progress on a terminal',
  },
  sarif: { type: 'boolean', of: SCAN, isTyped: true, help: 'a report for code scanning (SARIF 2.1.0)' },
  github: { type: 'boolean', of: SCAN, isTyped: true, help: 'commands of a GitHub workflow' },
  junit: { type: 'boolean', of: SCAN, isTyped: true, help: "a report as JUnit's XML" },
  html: {
    type: 'string',
    value: 'FILE',
    of: SCAN,
    isTyped: true,
    help: 'a page with charts of what was found by kind, file and field over time; no values',
  },
} as const satisfies Rows

const DOCTOR_ROWS = {
  export: {
    type: 'string',
    value: 'NAME',
    of: ['doctor'],
    isTyped: true,
    help: 'what the module exports it as (default: the default export, or logger)',
  },
} as const satisfies Rows

export const GENERAL_ROWS = {
  config: {
    type: 'string',
    value: 'FILE',
    isTyped: true,
    help: 'reads options from this file instead of sladd.config.js, .ts, .json or .yaml in this folder or the nearest above',
  },
  'no-config': { type: 'boolean', isTyped: true, help: 'reads no configuration file' },
  color: {
    type: 'string',
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    isTyped: true,
    help: 'when the output has colours: auto (default: on a terminal, as NO_COLOR and FORCE_COLOR say), always or never',
  },
  help: { type: 'boolean', short: 'h', of: ['redact', 'scan', 'doctor'], isTyped: true, help: 'prints this' },
  version: {
    type: 'boolean',
    short: 'V',
    of: ['redact', 'scan', 'doctor'],
    isTyped: true,
    help: 'prints the version',
  },
} as const satisfies Rows

/** Grouped by heading. */
export const TEXT_GROUPS = {
  'What is looked for': FIND_ROWS,
  'How it is read': READ_ROWS,
  'Which files': FILE_ROWS,
  'Where it goes': PLACE_ROWS,
  'Beside a daemon': LIVE_ROWS,
  'How it is written': RUN_ROWS,
  'Tokens and surrogates': TOKEN_ROWS,
  'By a policy': POLICY_ROWS,
  'What is printed': { ...SCAN_ROWS, ...DOCTOR_ROWS },
  General: GENERAL_ROWS,
} as const

/** All of them. */
export const TEXT_ROWS = {
  ...FIND_ROWS,
  ...READ_ROWS,
  ...FILE_ROWS,
  ...PLACE_ROWS,
  ...LIVE_ROWS,
  ...RUN_ROWS,
  ...TOKEN_ROWS,
  ...POLICY_ROWS,
  ...SCAN_ROWS,
  ...DOCTOR_ROWS,
  ...GENERAL_ROWS,
}
