/** @module The pieces that `texts.ts` assembles: signs, names, values, escapes and what formats begin with. */

export const SIGNS = [
  ...'"\\{}[]:,=%&#;\f\v\0\n\r\t |\'<>/?().-+@_*!~^$`0x',
  '\n',
  '\n',
  ' ',
  '"',
  ':',
  '""',
  '::',
  '\r\n',
]
export const NAMES = [
  ...'password passord lösenord token secret sessid Cookie Authorization api_key pwd pin user_password'.split(' '),
  ...'fnr pnr personnummer fødselsnummer tlf tel telefon mobil konto orgnr order id orderId timestamp'.split(' '),
  ...'user email epost ip client_ip name adress diagnos log stream time key value message note keep memberId k v type system headers'.split(
    ' ',
  ),
  ...['Bearer ', 'Set-Cookie', 'nummer', 'version', 'Chrome/', 'http://', 'x_note', 'x y', 'true', 'null', 'abc'],
]
export const VALUES = [
  ...['871220-2384', '8712202384', '198712202384', '19871220-2384', '871220 2384', '871220+2384', '87 12 20-2384'],
  ...['1987-12-20-2384', '8712202384.0', '8.712202384e9', '-8712202384', '000101-T220', '7010632391', '+8712202384'],
  ...['01019550091', '010195 50091', '01.01.95 50091', '1019550091', '41819077302', '15069010013', '15039050185'],
  ...['070-174 06 05', '0701740605', '+46701740633', '0046 70 174 06 05', '+46 (0)70-174 06 05', '68051234'],
  ...['192.0.2.44', '192.0.2.44:8080', '192.0.2.0/24', '2001:db8::7', '[2001:db8::7]:80', '::ffff:192.0.2.44'],
  ...['anna@example.se', 'åsa@example.no', '"b"@example.se', 'a@[192.0.2.44]', '@example.se', 'a@', 'anna', '.se'],
  ...['192[.]0[.]2[.]44', '8.8.8[.]8', '192.0[.]2.44', 'anna[@]example[.]se', 'name (at) example.se', 'a AT b DOT se'],
  ...['Chrome/120.0.0.0', 'Chrome/127.0.0.1', '"App/1.2.3.4"', '(App/1.2.3.4)', ' App/1.2.3.4 ', 'App/1.2.3.4:80'],
  ...['[.]', '(.)', '[at]', '(at)', ' [dot] ', '(krøllalfa)', ' AT ', ' DOT ', 'fe80::', '::8', '📞', '☎ 68051234'],
  ...['hunter2', 'SK-123456', '1234', '2026-11-22T10:00:00Z', '10:12:44', '1.84.1.0', '0', '17', '"hunter2"', "'r'"],
]
/** Of earlier passes, right and wrong. */
export const LABELS = [
  ...['[personnummer]', '[fodselsnummer]', '[email]', '[phone]', '[ip]', '[field]', '[x]', '[withheld]', '[four]'],
  ...['sl1_nid_7h3k_r6cgrw4mg7t7bjj5y4fqd', 'sl1_em_nov2_aaaaaaaaaaaaaaaaaaaab', '*****', '[personnummer-born-1987]'],
]
export const ESCAPES = [
  ...['%40', '%2B', '%3D', '%22', '%25', '%2540', '%0A', '%5B', '%4', '%', '&#64;', '&#x40;', '&quot;', '&amp;'],
  ...['&#x34;', '&#51', '&lt;', '&', '\\u0040', '\\u00e5', '\\u003d', '\\u0022', '\\"', '\\n', '\\\\', '\\u', '\\/'],
  ...['\\x22', '\\x40', '\\303\\245', '\\u{40}', '\\t', '\\u000a', '\\u200b', '\\ud83d\\ude42', '\\', '&nbsp;'],
  ...['%2D', '%20', '%20-', '\\u002d', '\\x2d', '\\x20', '\\u0020-', '&#45;', '\\t--', '-\\055', '-\u200b-', '\u00a0-'],
  ...['=\n', '=\r\n', '=C3=A5', '=3D', 'F=C3=B6r=\n', '&a=', 'x=1&', '+'],
]
export const COLOURS = [
  '\x1b(B',
  '\x1b[?25l',
  '\x1b>',
  '\x1b[33m',
  '\x1b[0m',
  '\\u001b[33m',
  '\\x1b[1m',
  '^[[33m',
  '#033[33m',
  '\x1b]8;;x\x07',
  '\x1b',
]
export const LETTERS = [
  ...['å', 'ø', 'ä', 'é', 'e\u0301', '日', '🙂', '\u200b', '\u00ad', '\u200e', '\ufeff', '\u2060', '\u00a0', '\u2009'],
  ...[
    '\u2013',
    '\u2212',
    '＠',
    '８',
    '．',
    '\u202e',
    '\ufe0f',
    '\u{e0041}',
    '²',
    'ſ',
    'İ',
    '\u200b'.repeat(33),
    '\u2028',
  ],
]
const TIME = '2026-11-22T10:00:00.123456789Z'
export const CONTAINER = [
  ...[`${TIME} stdout F `, `${TIME} stdout P `, `\n${TIME} stderr P `, `\n${TIME} stderr F `, `${TIME} stdout F:x `],
  ...['{"log":"', `\\n","stream":"stdout","time":"${TIME}"}\n`, `","stream":"stdout","time":"${TIME}"}\n{"log":"`],
]
export const RECORDS = [
  ...[
    '{"',
    '"}',
    '":"',
    '":',
    '","',
    '{"a":',
    '[{"',
    '["',
    '[["',
    '"headers":["',
    '"headers":[["',
    '"]',
    '{"m":"{\\"',
    '\\":\\"',
    '\\"}"}',
    '}\n{"',
    '{"a":{\n',
  ],
  ...['password: |\n  ', 'token: >\n ', '\n  ', '\n    ', '<password>\n', '</password>', '-----BEGIN PRIVATE KEY-----'],
  ...['-----BEGIN RSA PRIVATE KEY-----\n', '-----END', 'MIIEvQIBADANBgkqhkiG9', '\nMIIE', '-----', 'password: |'],
  ...[
    ' --password ',
    ' -password ',
    '--token ',
    ' -u ',
    ' -u anna:',
    ' -p ',
    '--user ',
    '"--pwd","',
    "'--pin', '",
    ' --',
    ' -',
  ],
  ...['name=', ' user=', 'Cookie: ', 'a;b\n', 'pnr,namn\n', '""', '"\t"', '<a b="', '</a>', '?q=', '; ', ', ', ' = '],
]
