/** Results of a fictitious run, for tests of the reports. */
import type { Changed, Environment, Found, Lack, Results, Speed, Start } from '../../bench/results'

const HAYSTACKS = ['logs', 'json', 'prose', 'dense', 'clean', 'hostile']
export const KERNEL = 'sladd (kernel)'
export const TWIN = 'sladd (twin)'
export const PEER = '@redactpii/node'

/** Megabytes a second in `line` on each haystack; nothing where there is a lack. */
const LINE: { readonly [contender: string]: readonly number[] } = {
  [KERNEL]: [200, 250, 300, 50, 400, 60],
  [TWIN]: [40, 40, 30, 20, 50, 10],
  [PEER]: [20, 20, 25, 62.5, 40, 0.6],
  RegExp: [4, 5, 6, 5, 10, 0.01],
  'redact-pii': [2.5, 2, 3, 2, 4, 0],
  '@arcjet/redact': [0.2, 0, 0.15, 0.1, 0.2, 0],
}

const environment: Environment = {
  date: '2026-11-22',
  host: 'Xeon-2.60GHz',
  cpu: 'Some(R) Processor @ 2.60GHz',
  cores: 2,
  memory: 7.8,
  platform: 'linux x64',
  node: 'v20.20.2',
  v8: '11.3',
  commit: 'abc1234-dirty',
  versions: { [KERNEL]: '0.1.0', [PEER]: '1.0.17' },
  seconds: 1234.5,
}

const contenders = [
  KERNEL,
  TWIN,
  PEER,
  'RegExp',
  'redact-pii',
  '@arcjet/redact',
  'gone-redactor',
  'leaky',
  'ripgrep',
].map((name) => ({ name, about: `${name}, "as it comes", with | and <b>` }))

/** Three rounds, the machine slower in the second for everybody. */
export function speed(work: string, haystack: string, contender: string, megabytes: number): Speed {
  const rates = [1, 0.5, 1.1].map((pace) => megabytes * 1e6 * pace)
  return { work, haystack, contender, bytes: 1_048_577, rates }
}

function lineSpeeds(): Speed[] {
  return Object.entries(LINE).flatMap(([contender, figures]) =>
    HAYSTACKS.flatMap((haystack, i) =>
      (figures[i] ?? 0) > 0 ? [speed('line', haystack, contender, figures[i] as number)] : [],
    ),
  )
}

function lack(haystack: string, contender: string, status: Lack['status'], reason: string, work = 'line'): Lack {
  return { work, haystack, contender, status, reason }
}

const lacks: readonly Lack[] = [
  lack('hostile', 'redact-pii', 'late', 'did not end in 20 s'),
  lack('json', '@arcjet/redact', 'wrong', 'left "anna@example.se",\r\nand 2 more'),
  lack('hostile', '@arcjet/redact', 'late', 'did not end in 20 s'),
  ...HAYSTACKS.map((haystack) => lack(haystack, 'gone-redactor', 'missing', 'run npm run bench:setup')),
  ...HAYSTACKS.map((haystack) => lack(haystack, 'leaky', 'wrong', 'left 3 values | of *12*')),
  lack('logs', 'ripgrep', 'missing', 'not on PATH', 'find'),
]

const KINDS = ['personnummer', 'fodselsnummer', 'email', 'phone', 'ip']

function found(contender: string, gone: readonly number[], partly: readonly number[]): Found[] {
  return KINDS.map((kind, i) => ({ contender, kind, values: 100, gone: gone[i] ?? 0, partly: partly[i] ?? 0 }))
}

const changed = (contender: string, count: number): Changed => {
  return {
    contender,
    rows: 300,
    changed: count,
    disputed: 50,
    disputedChanged: count,
    others: 500,
    othersChanged: 2 * count,
  }
}

const starts: readonly Start[] = [
  {
    contender: KERNEL,
    load: [11, 12, 13],
    first: [1.5, 1.25, 2],
    second: [0.01, 0.02, 0.03],
    resident: [9e6, 8e6, 7e6],
  },
  { contender: PEER, load: [3, 4, 5], first: [0.5], second: [], resident: [] },
]

/** A whole run, with everything in it that can happen. */
export function madeUpResults(): Results {
  return {
    environment,
    contenders,
    speeds: [
      ...lineSpeeds(),
      speed('find', 'logs', KERNEL, 640),
      speed('find', 'logs', TWIN, 80),
      speed('find', 'logs', PEER, 40),
      speed('stream', 'logs', KERNEL, 300),
      speed('stream', 'logs', `${KERNEL}, scan only`, 600),
      speed('file', 'logs', 'sladd redact', 300),
      speed('file', 'logs', 'sladd redact --jobs 2', 450),
      speed('file', 'logs', 'stream program', 100),
    ],
    lacks,
    found: [
      ...found(KERNEL, [100, 100, 99, 98, 100], [0, 0, 1, 1, 0]),
      ...found(TWIN, [100, 100, 99, 98, 100], [0, 0, 1, 1, 0]),
      ...found(PEER, [40, 10, 90, 50, 0], [5, 30, 2, 20, 0]),
      ...found('RegExp', [90, 90, 80, 80, 90], [0, 0, 10, 10, 0]),
      ...found('leaky', [0, 0, 50, 0, 0], [10, 10, 10, 10, 0]),
    ],
    changed: [changed(KERNEL, 0), changed(TWIN, 0), changed(PEER, 75), changed('RegExp', 250)],
    starts,
    sizes: [
      { contender: KERNEL, minified: 181_000, gzipped: 62_345 },
      { contender: PEER, minified: 9000, gzipped: 3100 },
    ],
  }
}

/** Nothing but a machine. */
export function emptyResults(): Results {
  return { environment, contenders: [], speeds: [], lacks: [], found: [], changed: [], starts: [], sizes: [] }
}
