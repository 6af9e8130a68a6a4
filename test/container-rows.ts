/** Container log lines, and the expected results. */
import { dockerLine } from './arbitraries/container'

export const TIME = '2026-11-22T10:00:00.123456789Z'
export const out = (tag: string, content: string) => `${TIME} stdout ${tag} ${content}`
export const err = (tag: string, content: string) => `${TIME} stderr ${tag} ${content}`
export const lines = (...parts: string[]) => parts.map((part) => `${part}\n`).join('')
export const docker = (log: string, stream = 'stdout') => dockerLine(log, stream, 0)

/** The JSON string's body as it stands in the line. */
const escaped = (body: string) => docker('').replace('""', `"${body}"`)

/** One row: what it shows, a log and what becomes of it. */
export type Row = readonly [string, string, string]

export const CRI: readonly Row[] = [
  ['a whole line', lines(out('F', 'ring 070-174 06 05')), lines(out('F', 'ring [phone]'))],
  [
    'a value torn in the middle of its digits',
    lines(out('P', 'pnr 871220-2'), out('F', '384 klar')),
    lines(out('P', 'pnr [personnummer]'), out('F', ' klar')),
  ],
  [
    'an address torn at the at sign, and in three parts',
    lines(out('P', 'till anna'), out('P', '@'), out('F', 'example.se, hej')),
    lines(out('P', 'till [email]'), out('P', ''), out('F', ', hej')),
  ],
  [
    'a value at the edge of a part',
    lines(out('P', 'a '), out('P', '871220-2384'), out('F', ' b 192.0.2.44')),
    lines(out('P', 'a '), out('P', '[personnummer]'), out('F', ' b [ip]')),
  ],
  [
    'a word that speaks for a number in another part',
    lines(out('P', 'fødselsnum'), out('P', 'mer 010195'), out('F', '50091')),
    lines(out('P', 'fødselsnum'), out('P', 'mer [fodselsnummer]'), out('F', '')),
  ],
  [
    'parts of two streams between each other',
    lines(out('P', 'pnr 871220-'), err('P', 'anna@exa'), out('F', '2384'), err('F', 'mple.se')),
    lines(out('P', 'pnr [personnummer]'), err('P', '[email]'), out('F', ''), err('F', '')),
  ],
  [
    'a whole line between two parts',
    lines(out('P', 'anna@'), err('F', 'from 192.0.2.44'), out('F', 'example.se')),
    lines(out('P', '[email]'), err('F', 'from [ip]'), out('F', '')),
  ],
  [
    'whole messages are not joined',
    lines(out('F', '871220'), out('F', '-2384'), out('P', 'x anna@'), out('F', ''), out('F', 'example.se')),
    lines(out('F', '871220'), out('F', '-2384'), out('P', 'x anna@'), out('F', ''), out('F', 'example.se')),
  ],
  [
    'no last part',
    lines(out('F', 'x'), out('P', '871220-'), out('P', '2384')),
    lines(out('F', 'x'), out('P', '[personnummer]'), out('P', '')),
  ],
  ['more tags', lines(out('P:x', 'anna@'), out('F:x:y', 'example.se')), lines(out('P:x', '[email]'), out('F:x:y', ''))],
  [
    'no content',
    lines(out('F', ''), err('P', ''), err('F', 'a@example.se')),
    lines(out('F', ''), err('P', ''), err('F', '[email]')),
  ],
  [
    'CRLF',
    lines(`${out('P', 'anna@')}\r`, `${out('F', 'example.se')}\r`),
    lines(`${out('P', '[email]')}\r`, `${out('F', '')}\r`),
  ],
  ['no line end', `${out('P', 'anna@')}\n${out('F', 'example.se')}`, `${out('P', '[email]')}\n${out('F', '')}`],
  [
    'an offset in place of Z, and no fraction',
    lines('2026-11-22T10:00:00+01:00 stdout P anna@', '2026-11-22T10:00:00.1-02:30 stdout F example.se'),
    lines('2026-11-22T10:00:00+01:00 stdout P [email]', '2026-11-22T10:00:00.1-02:30 stdout F '),
  ],
  [
    'a line that is not of this form',
    lines(out('P', 'anna@'), '-- rotated by admin@example.se --', out('F', 'example.se')),
    lines(out('P', '[email]'), '-- rotated by [email] --', out('F', '')),
  ],
  [
    'behind byte order marks',
    lines(
      `\ufeff${out('P', 'anna@')}`,
      out('F', 'example.se'),
      `\ufeff${out('P', '8712')}`,
      `\ufeff${out('F', '20-2384')}`,
    ),
    lines(`\ufeff${out('P', '[email]')}`, out('F', ''), `\ufeff${out('P', '[personnummer]')}`, `\ufeff${out('F', '')}`),
  ],
]

export const DOCKER: readonly Row[] = [
  ['a whole line', lines(docker('ring 070-174 06 05\n')), lines(docker('ring [phone]\n'))],
  [
    'a value torn after 16 kB (moby/moby#34855)',
    lines(docker(`${'x'.repeat(16_378)} 87122`), docker('0-2384 klar\n')),
    lines(docker(`${'x'.repeat(16_378)} [personnummer]`), docker(' klar\n')),
  ],
  [
    'a message of many parts (moby/moby#36777, fluent/fluent-bit#821)',
    lines(docker('a anna@'), docker('exam'), docker('ple.se b 871220'), docker('-2384\n')),
    lines(docker('a [email]'), docker(''), docker(' b [personnummer]'), docker('\n')),
  ],
  [
    'both streams',
    lines(docker('anna@'), docker('871220-', 'stderr'), docker('example.se\n'), docker('2384\n', 'stderr')),
    lines(docker('[email]'), docker('[personnummer]', 'stderr'), docker('\n'), docker('\n', 'stderr')),
  ],
  [
    'a backslash and an n are no line feed',
    lines(docker('till anna@example.se i c:\\n'), docker('orr 192.0.2.44\n')),
    lines(docker('till [email] i c:\\n'), docker('orr [ip]\n')),
  ],
  ['CRLF', lines(docker('anna@'), docker('example.se\r\n')), lines(docker('[email]'), docker('\r\n'))],
  [
    'values in the attributes of a part',
    lines(
      docker('anna@').replace(',"time"', ',"attrs":{"tag":"ola@example.se"},"time"'),
      docker('example.se\n').replace(',"time"', ',"attrs":{"tag":"192.0.2.44"},"time"'),
    ),
    lines(
      docker('[email]').replace(',"time"', ',"attrs":{"tag":"[email]"},"time"'),
      docker('\n').replace(',"time"', ',"attrs":{"tag":"[ip]"},"time"'),
    ),
  ],
  [
    'a line that is not of this form',
    lines(docker('anna@'), '{"log":"ola@example.se"}', docker('example.se\n')),
    lines(docker('[email]'), '{"log":"[email]"}', docker('\n')),
  ],
  [
    'behind byte order marks',
    lines(`\ufeff${docker('871220-')}`, `\ufeff${docker('2384\n')}`),
    lines(`\ufeff${docker('[personnummer]')}`, `\ufeff${docker('\n')}`),
  ],
]

/** What was logged is JSON. */
export const JSON_IN_IT: readonly Row[] = [
  [
    'CRI: a number in a record becomes a string, and what follows it is no JSON of that record',
    lines(out('F', '{"personnummer":8712202384'), out('F', 'pnr 8712202384, {"pnr":8712202384}')),
    lines(out('F', '{"personnummer":"[personnummer]"'), out('F', 'pnr [personnummer], {"pnr":"[personnummer]"}')),
  ],
  [
    'CRI: a torn number in a torn record (docker/for-linux#1321)',
    lines(out('P', '{"personnummer":87122'), out('P', '02384,"to":"ann'), out('F', 'a\\u0040example.se"}')),
    lines(out('P', '{"personnummer":"[personnummer]"'), out('P', ',"to":"[email]'), out('F', '"}')),
  ],
  [
    'Docker: a torn record (docker/for-linux#1321)',
    lines(docker('{"personnummer":87122'), docker('02384,"to":"anna@exa'), docker('mple.se"}\n')),
    lines(docker('{"personnummer":"[personnummer]"'), docker(',"to":"[email]'), docker('"}\n')),
  ],
  [
    'Docker: torn inside an escape of the record',
    lines(docker('{"to":"anna\\u00'), docker('40example.se"}\n')),
    lines(docker('{"to":"[email]'), docker('"}\n')),
  ],
  [
    'Docker: a character that is written as an escape, and a torn pair of them',
    lines(escaped('\\u00e5sa@exa'), escaped('mple.se \\ud83d'), escaped('\\ude42 871220-2384\\n')),
    lines(docker('[email]'), escaped(' \\ud83d'), escaped('\\ude42 [personnummer]\\n')),
  ],
]
