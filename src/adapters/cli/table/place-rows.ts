/**
 * @module Options that say where the output of `redact` goes, and how it runs beside a daemon.
 */
import type { Rows } from './row'

const REDACT = ['redact'] as const

/** How `redact` runs beside a daemon. */
export const LIVE_ROWS = {
  append: {
    type: 'boolean',
    of: REDACT,
    isTyped: true,
    help: 'lines are appended to --output as they come; SIGHUP opens the file again and reads key ring, policy and lists anew',
  },
  rotate: {
    type: 'string',
    value: 'SIZE',
    of: REDACT,
    isTyped: true,
    help: 'the same, and a file that would be larger (in bytes, or with k, M, G) is renamed',
  },
  'rotate-names': {
    type: 'string',
    value: 'number|time',
    choices: ['number', 'time'],
    of: REDACT,
    isTyped: true,
    help: 'FILE.1 is the newest of them (default), or FILE-20261122T100000Z',
  },
  'rotate-keep': {
    type: 'string',
    value: 'N',
    of: REDACT,
    isTyped: true,
    help: 'how many of them stay (default: all)',
  },
  protocol: {
    type: 'string',
    value: 'NAME',
    choices: ['rsyslog', 'rsyslog:fulljson', 'rsyslog:msg', 'rsyslog:rawmsg', 'omprog'],
    of: REDACT,
    isTyped: true,
    help: 'answers each message as rsyslog wants it: rsyslog (mmexternal, fulljson), rsyslog:msg, rsyslog:rawmsg, or omprog with --append or --rotate',
  },
} as const satisfies Rows

/** Where the output of `redact` goes. */
export const PLACE_ROWS = {
  output: {
    type: 'string',
    value: 'FILE',
    of: ['redact', 'doctor'],
    isTyped: true,
    help: 'redact: the file that takes the output, whole or not at all; doctor: a file that the logger writes to, searched as well',
  },
  'in-place': {
    type: 'boolean',
    short: 'i',
    of: REDACT,
    isTyped: true,
    help: 'each file in its own place, whole or not at all; those in which nothing is found stay untouched; -i=.bak or --in-place=.bak keeps the old file under that ending',
  },
  suffix: {
    type: 'string',
    value: 'ENDING',
    of: REDACT,
    isTyped: true,
    help: '--in-place: the ending under which the old file is kept',
  },
  'out-dir': {
    type: 'string',
    value: 'FOLDER',
    of: REDACT,
    isTyped: true,
    help: 'each file below this folder, by its path below the one that was named',
  },
  'dry-run': {
    type: 'boolean',
    of: REDACT,
    isTyped: true,
    help: '--in-place, --out-dir: which files would change, and by what; nothing is written',
  },
  diff: {
    type: 'boolean',
    of: REDACT,
    isTyped: true,
    help: 'what would change, as a unified diff in which kinds stand for what would go; nothing is written; with --show it has the values, and git apply and patch take it',
  },
} as const satisfies Rows
