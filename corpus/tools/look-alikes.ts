/**
 * @module Generates look-alikes as machines and people write them: dates, times, file stamps, versions, headings,
 * drawing paths, dumps, decimals. Each generator knows how such text is written, but nothing about the recognisers.
 */

/** Returns the next number of a seeded sequence, from 0 up to 1. */
export type Next = () => number

export interface Generator {
  readonly name: string
  /** Returns one look-alike, with its context. */
  make(next: Next): string
  /** Reference date, where it matters. */
  readonly at?: Date
}

const below = (next: Next, limit: number) => Math.floor(next() * limit)
const one = <T>(next: Next, all: readonly T[]): T => all[below(next, all.length)] as T
const digits = (next: Next, count: number) => Array.from({ length: count }, () => below(next, 10)).join('')
const hex = (next: Next, count: number) => Array.from({ length: count }, () => below(next, 16).toString(16)).join('')
const two = (value: number) => String(value).padStart(2, '0')
const times = (count: number, make: () => string) => Array.from({ length: count }, make)

/** Formats a moment from 2000, or `since`, to 2026 by a pattern: `YYYY YY MM M DD D hh mm ss SSS`. */
function moment(next: Next, pattern: string, since = 2000): string {
  const from = Date.UTC(since, 0, 1)
  const date = new Date(from + next() * (Date.UTC(2026, 10, 22) - from))
  const parts: { readonly [name: string]: string } = {
    YYYY: String(date.getUTCFullYear()),
    YY: two(date.getUTCFullYear() % 100),
    MM: two(date.getUTCMonth() + 1),
    M: String(date.getUTCMonth() + 1),
    DD: two(date.getUTCDate()),
    D: String(date.getUTCDate()),
    hh: two(date.getUTCHours()),
    mm: two(date.getUTCMinutes()),
    ss: two(date.getUTCSeconds()),
    SSS: String(date.getUTCMilliseconds()).padStart(3, '0'),
  }
  return pattern.replace(/YYYY|YY|MM|M|DD|D|hh|mm|ss|SSS/g, (name) => parts[name] as string)
}

const DATES = [
  ...['DD.MM.YYYY', 'DD-MM-YYYY', 'DD/MM/YYYY', 'DD MM YYYY', 'D.M.YYYY', 'D.M.YY', 'DD.MM.YY', 'D/M-YY', 'D/M YYYY'],
  ...['YYYY-MM-DD', 'YYYY.MM.DD', 'YYYY/MM/DD', 'YYYY MM DD', 'YYYYMMDD', 'YYMMDD', 'DDMMYY', 'DDMMYYYY', 'MM/DD/YYYY'],
  ...['DD.MM', 'DD-MM-YY', 'YY-MM-DD', 'YY MM DD', '+YYYY-MM-DD', 'YYYY‐MM‐DD', 'D. M. YYYY'],
]
const TIMES = [
  ...['YYYY-MM-DD hh:mm:ss,SSS', 'YYYY-MM-DDThh:mm:ss.SSSZ', 'YYYY-MM-DDThh:mm:ss+01:00', 'YYYYMMDDThhmmssZ'],
  ...[
    'YYYY-MM-DD-hh-mm-ss-SSS',
    'YYYY-MM-DD-hh.mm.ss.SSS000',
    'YYYY.MM.DD.hh.mm.ss',
    'YYYYMMDD hhmmss',
    'YYMMDD hhmmss',
  ],
  ...[
    'YYYYMMDD-hhmmss',
    'DD.MM.YYYY hh:mm',
    'DD.MM.YYYY kl. hh.mm',
    'DD-MM-YYYY hh.mm.ss',
    'DD.MM.YY hh:mm:ss',
    'DDMMYYYY hhmm',
  ],
  ...[
    'YYYY:MM:DD hh:mm:ss',
    'DD MM YYYY hh mm ss',
    'YYYY MM DD hh mm',
    '[DD/Nov/YYYY:hh:mm:ss +0100]',
    'YYYYMMDDhhmmssSSS',
  ],
]
const CLOCKS = [
  ...['hh:mm:ss', 'hh.mm', 'hh:mm:ss.SSS', 'hhmmss', 'hh.mm.ss', 'hh-mm-ss', 'hh mm ss', 'hh:mm:ss:SSS', 'hh:mm::ss'],
  ...['hh:mm', 'hhmm', 'hh:mm:ss,SSS000', 'hhhmm', 'PThhHmmMssS', 'hh.mm:ss'],
]
const STAMPS = [
  ...[
    'backup-YYMMDD-hhmm',
    'backup-YYMMDD-hhmm.tar.gz',
    'YYMMDD-hhmm.log',
    'log.YYYYMMDD-hhmm',
    'dump-YYYY-MM-DD-hhmm.sql',
  ],
  ...[
    'IMG_YYYYMMDD_hhmmss.jpg',
    'YYYYMMDDhhmm.csv',
    'YYMMDDhhmm.txt',
    'rapport_YYMMDD_hhmm.xlsx',
    'screen YYYY-MM-DD hh.mm.ss.png',
  ],
  ...[
    'app-YYYYMMDD.log',
    'v20YYMMDD-hhmm',
    'build-YYYYMMDD.hhmm',
    'PXL_YYYYMMDD_hhmmssSSS.mp4',
    'snap-YYYY-MM-DD-hh-mm-ss',
  ],
]

const WORDS = [
  'left-pad',
  'core',
  'requests',
  'Foo.Bar',
  'google-cloud',
  'libssl3',
  'x',
  'django',
  'aws-cdk',
  'Newtonsoft.Json',
]
const version = (next: Next) =>
  [below(next, 20), below(next, 30), below(next, 20), below(next, one(next, [10, 30, 9000]))].join('.')

/** Lines of manifests and lock files; NAME, VERSION and OTHER are placeholders. */
const LOCKS = [
  ...['"NAME": "^VERSION",', '    "version": "VERSION",', 'NAME==VERSION', 'NAME>=VERSION,<OTHER', 'NAME (~> VERSION)'],
  ...[
    '    NAME (VERSION)',
    'NAME@VERSION:',
    '  /NAME/VERSION:',
    '"NAME@npm:VERSION":',
    'pkg:npm/NAME@VERSION',
    '"VERSION|<OTHER"',
  ],
  ...['https://registry.example.com/NAME/-/NAME-VERSION.tgz', 'NAME-VERSION.jar', 'NAME-VERSION-py3-none-any.whl'],
  ...['<PackageReference Include="NAME" Version="VERSION" />', '<version>VERSION</version>', 'version = "VERSION"'],
  ...['version: VERSION', '## [VERSION]', '# vVERSION', 'com.example:NAME:VERSION=compileClasspath,runtimeClasspath'],
]

const AGENTS = [
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/LARGE.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0) Chrome/LARGE.0.0.0 Safari/537.36 Edg/VERSION',
  ...['MyApp/VERSION CFNetwork/1494.0.7 Darwin/23.4.0', 'okhttp/VERSION', 'SamsungBrowser/VERSION Mobile'],
  'Dalvik/2.1.0 (Linux; U; Android 14) Shop/VERSION',
  '"Chromium";v="LARGE", "brand_version":"LARGE.0.0.0"',
  'YaBrowser/VERSION Yowser/2.5',
]

const HEADINGS = [
  ...[
    'N Nytt fagråd',
    'N. Ökad tillsyn',
    'jf. N',
    'se avsnitt N',
    'kap. N',
    '§ N',
    'tabell N viser',
    'punkt N',
    'Figure N',
  ],
  ...['Section N of RFC 9110', '// N Promise(executor)', 'rfc9111.html#section-N', 'vedlegg N'],
]

/** Fills in the placeholders of a pattern. */
function filled(next: Next, pattern: string): string {
  const name = one(next, WORDS)
  return pattern
    .replaceAll('NAME', name)
    .replaceAll('LARGE', String(80 + below(next, 60)))
    .replaceAll(/VERSION|OTHER/g, () => version(next))
    .replace(/\bN\b/, () => times(4, () => String(1 + below(next, 20))).join('.'))
}

/** Returns a path as programs write it: without a zero before a dot, or a separator where a sign or a dot is one. */
function drawing(next: Next): string {
  const number = () => {
    const value = (next() - 0.4) * one(next, [1, 5, 20, 100])
    return String(Number(value.toFixed(1 + below(next, 2)))).replace(/^(-?)0\./, '$1.')
  }
  const command = () => {
    let path = one(next, [...'mlhvcsqtaLC'])
    let last = path
    for (let i = 2 + below(next, 7); i > 0; i--) {
      last = number()
      const isGlued = last.startsWith('-') || (last.startsWith('.') && /\.\d+$/.test(path)) || /[a-z]$/i.test(path)
      path += (isGlued ? '' : ' ') + last
    }
    return path
  }
  return `<path d="M${number()} ${number()}${times(6, command).join('')}z"/>`
}

const DUMPS: readonly ((next: Next) => string)[] = [
  (next) => `${hex(next, 8)}: ${times(8, () => hex(next, 4)).join(' ')}  ................`,
  (next) => `${hex(next, 8)}  ${times(16, () => hex(next, 2)).join(' ')}  |................|`,
  (next) => `${digits(next, 7)} ${times(8, () => `${below(next, 2)}${digits(next, 5)}`).join(' ')}`,
  (next) => `0000${digits(next, 3)} ${times(8, () => digits(next, 4)).join(' ')}`,
  (next) => times(20, () => hex(next, 2)).join(':'),
  (next) => times(6, () => hex(next, 2)).join(':'),
  (next) => times(6, () => hex(next, 2)).join('-'),
  (next) => times(3, () => hex(next, 4)).join('.'),
  (next) => times(8, () => hex(next, 2)).join(':'),
  (next) => `0x${hex(next, 16)} 0x${hex(next, 8)}`,
  (next) => times(4, () => `\\x${hex(next, 2)}`).join(''),
  (next) => times(12, () => String(below(next, 256))).join(' '),
  (next) => times(12, () => String(below(next, 256)).padStart(3, '0')).join(' '),
  (next) => times(8, () => String(below(next, 256))).join(', '),
]

const DECIMALS: readonly ((next: Next) => string)[] = [
  (next) => `${below(next, 90)}.${digits(next, 10)}`,
  (next) => `${below(next, 90)},${digits(next, 10)}`,
  (next) => `59.${digits(next, 6)},18.${digits(next, 6)}`,
  (next) => `59.${digits(next, 4)} 10.${digits(next, 4)}`,
  (next) => `0.${digits(next, 8)}`,
  (next) => `.${digits(next, 8)} -.${digits(next, 3)}`,
  (next) => `+${1 + below(next, 9)}${digits(next, 9)}.${digits(next, 2)}`,
  (next) => `${1 + below(next, 9)} ${digits(next, 3)} ${digits(next, 3)},${digits(next, 2)} kr`,
  (next) => `${1 + below(next, 9)}.${digits(next, 3)}.${digits(next, 3)},${digits(next, 2)}`,
  (next) => `${1 + below(next, 9)},${digits(next, 3)},${digits(next, 3)}.${digits(next, 2)}`,
  (next) => `${below(next, 10)}.${digits(next, 9)}e+${below(next, 30)}`,
  (next) => `${digits(next, 6)}.${digits(next, 5)}`,
  (next) => `$${1 + below(next, 9)}${digits(next, 7)}`,
  (next) => `${digits(next, 2)},${digits(next, 2)} ${digits(next, 2)},${digits(next, 2)}`,
]

/** Rows and columns of tables, measurements and scores. */
const COLUMNS: readonly ((next: Next) => string)[] = [
  (next) => times(5, () => digits(next, 2)).join(' '),
  (next) => times(5, () => String(below(next, 10_000))).join(' '),
  (next) => times(4, () => digits(next, 3)).join(' '),
  (next) => times(4, () => digits(next, 4)).join('  '),
  (next) => times(3, () => `${digits(next, 2)}-${digits(next, 2)}`).join(' '),
  (next) => `${digits(next, 3)}-${digits(next, 4)}-${digits(next, 3)}`,
  (next) => `${digits(next, 2)}x${digits(next, 2)}x${digits(next, 3)}`,
  (next) => `978-91-${digits(next, 3)}-${digits(next, 4)}-${digits(next, 1)}`,
]

const NAMES = ['at', 'css', 'item', 'lines', 'x', 'node', 'dot', 'file']

/** Brackets in source code, in expressions and in running text. */
const BRACKETS: readonly ((next: Next) => string)[] = [
  (next) => `${one(next, NAMES)}[at].${one(next, NAMES)} = ${below(next, 100)}`,
  (next) => `foo(at) ${one(next, NAMES)}(${below(next, 100)})`,
  (next) => `[on] MM-DD-YYYY [at] hh:mm ${below(next, 100)}`,
  (next) => `${one(next, NAMES)} (at ${moment(next, 'hh.mm')}) ${one(next, NAMES)}.${one(next, NAMES)}()`,
  (next) => `$${'{'}${one(next, NAMES)}[@]} ${one(next, NAMES)}.${one(next, NAMES)}`,
  (next) => `//${one(next, NAMES)}[@id=${below(next, 100)}]/${one(next, NAMES)}.${one(next, NAMES)}`,
  (next) => `/^[0-9]+[.][0-9]+[.]${below(next, 100)}$/`,
  (next) => `/${below(next, 10)}[.]${below(next, 100)}[.]${below(next, 100)}/`,
  (next) => `[${times(5, () => `"${below(next, 300)}"`).join(',')}]`,
  (next) => times(5, () => `[${below(next, 300)}]`).join(','),
  (next) => `${one(next, NAMES)}[${below(next, 100)}][${below(next, 100)}].${one(next, NAMES)}`,
  (next) => times(4, () => `(${below(next, 300)})`).join('.'),
  (next) => `LOOK AT ${one(next, NAMES)}.${one(next, NAMES)} ${below(next, 100)}`,
]

/** First numbers outside private networks: those have a separate row. */
const FIRST = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 25, 31]

/** Fills in numbers for N and M, and for VERSION and OTHER, that start with `first`. */
function numbered(next: Next, pattern: string, first: readonly number[]): string {
  const place = () => [one(next, first), ...times(3, () => String(1 + below(next, 30)))].join('.')
  const release = () =>
    [one(next, first), below(next, 30), below(next, 20), below(next, one(next, [10, 60, 9000]))].join('.')
  return pattern
    .replaceAll('NAME', one(next, WORDS))
    .replaceAll(/\b[NM]\b/g, place)
    .replaceAll(/VERSION|OTHER/g, release)
}

/** Numbered sections in programs and standards, N and M, without words that identify them. */
const PLACES = [
  ...[
    '  // N',
    '/* N */',
    '// M / N Object.keys(O)',
    '(see N).',
    ' * RFC 5280 N says',
    '// Per N, bump the clock',
    '// step N: handle',
  ],
  ...[
    '#N Ensure that it is off',
    '[CIS - Server 2016 - N: Ensure it',
    '<Reference>N</Reference>',
    "assert('File.superclass', 'N') do",
  ],
  ...[
    '// N, M, add species',
    "oids.cn = 'N';",
    'i("N","commonName"),i("M","surname")',
    '{ "N",    "title" },',
    "if (id === 'N')",
  ],
]

/** Versions without a word that identifies them. */
const RELEASES = [
  ...[
    'Changes in VERSION (10 Sep 2011)',
    '| linger.ms | VERSION | Supported',
    '"NAME": "VERSION",',
    'firmware VERSION',
    '<td>VERSION</td>',
  ],
  ...[
    'NAME - VERSION OG NYERE',
    "check('NAME', '1.0.0', 'VERSION')",
    '["VERSION", "OTHER"]',
    'VERSION',
    '- VERSION',
    'since VERSION',
  ],
  ...['upgraded NAME to VERSION', '"tag_name": "VERSION"', 'NAME VERSION OTHER', 'compatible with VERSION or later'],
]

/** Constants of programs: hashes, tables of digits, colours. */
const CONSTANTS: readonly ((next: Next) => string)[] = [
  (next) => `+f[${below(next, 16)}]+${below(next, 2 ** 32)}&4294967295;b=c+(a<<${below(next, 32)}`,
  (next) => `(i^r&(s^i))+${below(next, 2 ** 32)}|0`,
  (next) => `{0x${hex(next, 8)}, 0x${hex(next, 8)}, 0x${hex(next, 8)}}`,
  (next) => `mul(uint(${digits(next, 8)}))`,
  (next) => `color:#${hex(next, 6)};fill:#${hex(next, 8)}`,
  (next) => `x=${digits(next, 8)}UL;y=${digits(next, 10)}L`,
]

/** Text after names of secrets in code and in language or country data. */
const NAMED: readonly ((next: Next) => string)[] = [
  (next) => `{token:["text","keyword.${one(next, WORDS)}"],regex:/x/}`,
  (next) => `{token : "punctuation.definition.string.begin.${one(next, ['nasal', 'logtalk', 'prisma'])}", regex: "x"}`,
  () => '{"main":{"en-PW":{"dates":{"calendars":{"format":"h:mm \u2013 h:mm B"}}}}}',
  () => '{"sid":{"dateFields":{"day":{"one":"in {0} day","other":"in {0} days"}}}}',
]

export const LOOK_ALIKES: readonly Generator[] = [
  { name: 'dates, 25 notations', make: (next) => `x ${moment(next, one(next, DATES))} y` },
  {
    name: 'date ranges',
    make: (next) =>
      `${moment(next, one(next, DATES))}${one(next, ['-', ' - ', '–', ' til ', '/'])}${moment(next, one(next, DATES))}`,
  },
  { name: 'dates with times, 20 notations', make: (next) => `x ${moment(next, one(next, TIMES))} y` },
  { name: 'times of day, 15 notations', make: (next) => `x ${moment(next, one(next, CLOCKS))} y` },
  {
    name: 'time ranges',
    make: (next) =>
      `${moment(next, one(next, CLOCKS))}${one(next, ['-', ' - ', '–'])}${moment(next, one(next, CLOCKS))}`,
  },
  { name: 'file timestamps, 2024 to 2026', make: (next) => `x ${moment(next, one(next, STAMPS), 2024)} y` },
  { name: 'versions in lock files', make: (next) => filled(next, one(next, LOCKS)) },
  { name: 'versions in user agents', make: (next) => filled(next, one(next, AGENTS)) },
  { name: 'headings and references', make: (next) => filled(next, one(next, HEADINGS)) },
  { name: 'paths in SVG drawings', make: drawing },
  { name: 'dumps', make: (next) => one(next, DUMPS)(next) },
  { name: 'decimals and amounts', make: (next) => `x ${one(next, DECIMALS)(next)} y` },
  { name: 'section numbers in standards and code', make: (next) => numbered(next, one(next, PLACES), FIRST) },
  { name: 'releases without a word for them', make: (next) => numbered(next, one(next, RELEASES), FIRST) },
  { name: 'constants in programs', make: (next) => one(next, CONSTANTS)(next) },
  { name: 'names of secrets in code', make: (next) => one(next, NAMED)(next) },
  { name: 'columns of numbers', make: (next) => `x ${one(next, COLUMNS)(next)} y` },
  { name: 'brackets in code and text', make: (next) => one(next, BRACKETS)(next) },
]

/** The same with the first number of a private network: indistinguishable from its addresses. */
export const TENS: Generator = {
  name: 'section numbers and releases that start with 10',
  make: (next) => numbered(next, one(next, [...PLACES, ...RELEASES]), [10]),
}
