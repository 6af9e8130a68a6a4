/** @module Options for where the output of `redact` goes, and for running under a daemon. */
import type { Rows } from './row'

const REDACT = ['redact'] as const

/** Running `redact` under a daemon. */
export const LIVE_ROWS = {
  append: {
    type: 'boolean',
    of: REDACT,
    isTyped: true,
    help: 'appends lines to --output as they arrive; SIGHUP reopens the file and rereads key ring, policy and lists',
  },
  rotate: {
    type: 'string',
    value: 'SIZE',
    of: REDACT,
    isTyped: true,
    help: 'appends as --append does, and renames a file before it exceeds SIZE (bytes, or with k, M, G)',
  },
  'rotate-names': {
    type: 'string',
    value: 'number|time',
    choices: ['number', 'time'],
    of: REDACT,
    isTyped: true,
    help: 'names of rotated files: number (default; FILE.1 is the newest) or time (FILE-20261122T100000Z)',
  },
  'rotate-keep': {
    type: 'string',
    value: 'N',
    of: REDACT,
    isTyped: true,
    help: 'how many rotated files are kept (default: all)',
  },
  protocol: {
    type: 'string',
    value: 'NAME',
    choices: ['rsyslog', 'rsyslog:fulljson', 'rsyslog:msg', 'rsyslog:rawmsg', 'omprog'],
    of: REDACT,
    isTyped: true,
    help: 'answers each message of rsyslog: rsyslog (mmexternal, fulljson), rsyslog:msg, rsyslog:rawmsg, or omprog with --append or --rotate',
  },
} as const satisfies Rows

/** Where the output of `redact` goes. */
export const PLACE_ROWS = {
  output: {
    type: 'string',
    value: 'FILE',
    of: ['redact', 'doctor'],
    isTyped: true,
    help: 'redact: writes to this file, whole or not at all; doctor: a file that the logger writes to, searched as well',
  },
  'in-place': {
    type: 'boolean',
    short: 'i',
    of: REDACT,
    isTyped: true,
    help: 'rewrites each file in place, whole or not at all; files without findings stay untouched; -i=.bak or --in-place=.bak keeps the old file with that suffix',
  },
  suffix: {
    type: 'string',
    value: 'ENDING',
    of: REDACT,
    isTyped: true,
    help: '--in-place: the suffix of the old file that is kept',
  },
  'out-dir': {
    type: 'string',
    value: 'FOLDER',
    of: REDACT,
    isTyped: true,
    help: 'writes each file below this folder, at the same relative path',
  },
  'dry-run': {
    type: 'boolean',
    of: REDACT,
    isTyped: true,
    help: '--in-place, --out-dir: lists the files that would change, and by how much; writes nothing',
  },
  diff: {
    type: 'boolean',
    of: REDACT,
    isTyped: true,
    help: 'what would change, as a unified diff in which kinds stand for what would go; nothing is written; with --show it has the values, and git apply and patch take it',
  },
} as const satisfies Rows
