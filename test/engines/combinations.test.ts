/**
 * Both engines say the same of every combination of a control sequence, however its escape is written, or an encoded
 * sign, with a value or a name and its value that it divides or stands beside; and of versions behind anything. What a random text has once in a
 * million is here each time.
 */
import { expect, test } from 'vitest'
import { createRedactor } from '../../src/redactor'
import { poisonNothing } from '../poison'

// Other tests ask whether what is found depends on memory.
poisonNothing(true)

const simd = createRedactor({ engine: 'auto' })
const plain = createRedactor({ engine: 'plain' })

const ESCAPES = ['\x1b', '\\x1b', '\\u001b', '^[', '\\033', '#033', '\\e', '%1B', '&#27;', '\\u{1b}', '\\\\u001b']
const COMMANDS = ['>', '=', '7', 'M', 'c', '(B', ')0', '\\', '[', '(', '#8', ']0;t\x07', ']8;;\x1b\\']
const CONTROLS = ['[m', '[0m', '[1;31m', '[K', '[?25l', '[38;2;255;0;0m', '[1', '[  q']
const SEQUENCES = ESCAPES.flatMap((escaped) => [...COMMANDS, ...CONTROLS].map((rest) => escaped + rest))

/** A text, cut where the sequence goes. */
const CUT = [
  ...['passwd|:l', 'passwd|=l', 'passwd|: hunter2', 'passwd2|: hunter2', 'pass|wd:l', '|passwd:l', 'passwd:| l'],
  ...[
    '"passwd"|:"l"',
    '"passwd":|"l"',
    '"passwd":"|l"',
    'x passwd | = l',
    '{"passwd":|1}',
    'passwd|->l',
    '<passwd|>l</passwd>',
  ],
  ...[
    '--passwd| l',
    '--pass|wd l',
    '-|-passwd l',
    ' |-pin p',
    'a|-pin p',
    ' |--pin p',
    "passwd=|'l'",
    "passwd='|l'",
    ' -p|x',
  ],
  ...[
    '8712|20-2384',
    '871220-238|4',
    '871220-|2384',
    '871220-2384|x',
    'x|871220-2384',
    '070-1740|633',
    '+46|701740633',
  ],
  ...[
    '192.0.2.|44',
    '192.0|.2.44',
    'x|192.0.2.44',
    'anna@|example.se',
    'anna|@example.se',
    '2001:db8::|7',
    '2001:db8:|:7',
  ],
  ...['https://bo:p|w@e.se', 'https://bo:pw|@e.se', 'Authorization|=Bearer abc', 'Bearer |abc123def'],
]

const BEFORE = [
  ...[
    '',
    '{"0": ',
    '{"a" : ',
    '{"a":\t',
    '["a", ',
    '{"a":"(',
    '{"a":"\\n(',
    'x: ',
    'x (',
    'x(',
    '&quot;',
    '\\"',
    '%22',
    '?a=+',
    'a=1&b=(',
  ],
  ...ESCAPES.flatMap((escaped) => ['(', '[', '[0m', '7 '].map((rest) => escaped + rest)),
]
const BEHIND = ['\n', '\r', ' ip\n', ' adress\n', '"\n', ')\n', '"', ' ', '\\n', '\\u0041', '&quot;\n', '") \n']

/** Signs, blanks and what may be read as one of them. */
const SIGNS = [
  ...'\t\n\r !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~\u00a0\u00ad\u2003\u2013\u200b\u2019\u3000\uff0b\uff1a\ufeff\u1680',
]
const ENCODINGS: readonly ((sign: string) => string)[] = [
  (sign) => Buffer.from(sign).toString('hex').replace(/../g, '%$&'),
  (sign) => Buffer.from(sign).toString('hex').toUpperCase().replace(/../g, '%25$&'),
  (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  (sign) => `&#${sign.charCodeAt(0)};`,
  (sign) => `&#x${sign.charCodeAt(0).toString(16)};`,
  (sign) => Buffer.from(sign).toString('hex').replace(/../g, '\\x$&'),
]
const ENCODED = ENCODINGS.flatMap((encode) => SIGNS.map(encode))

const OF_SIGNS = CUT.flatMap((cut) => ENCODED.map((sign) => cut.replace('|', () => sign)))
const WITHIN = CUT.flatMap((cut) => SEQUENCES.map((sequence) => cut.replace('|', () => sequence)))
const VERSIONS = ['', 'adress '].flatMap((word) =>
  BEFORE.flatMap((before) => BEHIND.map((behind) => `${word}${before}App/1.0.0.0${behind}`)),
)

test.each([
  ['sequences', WITHIN],
  ['encoded signs', OF_SIGNS],
  ['versions', VERSIONS],
])('%s', (_what, texts) => {
  expect(texts.length).toBeGreaterThan(1000)
  for (const inner of texts) {
    for (const text of [inner, `x ${inner} y`, `{"a":"${inner}"}`, `x\n${inner}\ny`]) {
      const expected = plain.redact(text)
      if (simd.redact(text) !== expected) expect(simd.redact(text), JSON.stringify(text)).toBe(expected)
      const bytes = simd.redact(Buffer.from(text))
      if (!Buffer.from(expected).equals(bytes))
        expect(Buffer.from(bytes).toString(), JSON.stringify(text)).toBe(expected)
    }
  }
})
