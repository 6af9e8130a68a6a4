import type { Rows } from './rows'

export const ROWS: readonly Rows[] = [
  {
    what: 'four small numbers beside an address, of which a label is left',
    texts: ['«[ip] 192.0.2.44» 1.2.3.4'],
  },
  {
    what: 'four small numbers, as standards, releases and identifiers of objects have them',
    texts: [
      ...[
        '// 7.6.3.1',
        '/* 15.2.20.3 */',
        '// 19.1.2.14 / 15.2.3.14 Object.keys(O)',
        '(see 12.7.3.3).',
        ' * RFC 5280 4.2.1.10 says',
      ],
      ...[
        '#18.9.30.2 Ensure that it is off',
        '[CIS - Windows 10 - 2.3.17.9: Ensure it',
        '<Reference>12.3.3.4</Reference>',
      ],
      ...["oids.cn = '2.5.4.3';", 'i("2.5.4.6","countryName"),i("2.5.29.17","subjectAltName")', '{"id":"2.5.29.19"}'],
      ...[
        'Changes in 1.2.5.1 (10 Sep 2011)',
        '| linger.ms | 0.10.1.0 | yes |',
        '"rails": "7.0.8.1"',
        '{"tag_name":"1.2.5.7"}',
      ],
      ...['firmware 1.2.3.4', 'version 1.2.3.4 of', 'v1.2.3.4', '>=4.17.1.0 <5', 'Chrome/120.0.6099.109'],
      ...['["1.84.1.0"]'.replace('84', '34'), 'id;nr\n1;2.3.4.5'],
    ],
  },
  {
    what: 'the same where a word, a field or a sign says that it is an address',
    texts: [
      ...[
        'DNS: «[ip] 8.8.8.8» eller «[ip] 1.1.1.1»',
        'rhost=«[ip] 1.2.3.4»',
        '{"client":{"address":"«[ip] 8.8.8.8»"}}',
        '{"src_ip":"«[ip] 16.10.10.11»"}',
      ],
      ...[
        'http://«ip.invalid 1.2.3.4»/a',
        '«[ip] 1.2.3.4»:443',
        '«[ip] 1.2.3.0»/24',
        'mx.example.se[«[ip] 1.2.3.4»]',
        'block(«[ip] 1.2.3.4»)',
      ],
      ...[
        '«[ip] 1.2.3.4» - - [20/Nov/2026:08:14:03 +0100] "GET / HTTP/1.1" 200 17',
        '08:14:03 «[ip] 1.2.3.4» GET /a - 443',
      ],
      ...[
        'inloggning från «[ip] 2.3.4.5»',
        'Failed password for root from «[ip] 5.6.7.8» port 51234 ssh2',
        'klient «[ip] 1.2.3.4»',
      ],
      ...['«[ip] 2-3-4-5».static.example.no', 'host «[ip] 195-154-37-122».rev.example.se'],
      // No release and no place in a text has numbers as large.
      ...['saw «[ip] 85.24.12.7» again', '{"x":"«[ip] 5.36.159.76»"}', 'saw «[ip] 10.1.2.3» again'],
    ],
  },
  {
    what: 'numbers of paths and of programs that look like phones',
    texts: [
      '<path d="M6.03 8.431v.57c.001.776.002 1.434-.396 2.133z"/>',
      '"M24 72c0-13.3-10.7-24-24-24s-24 10.7-24 24 10.7 24 24 24-10.7 24-24z"',
      '"m32-14.3 32-32s-14.3-32-32-32-32 14.3-32 32z"',
      'b=g+(e^a&(c^e))+f[1]+3905402710&4294967295;',
      'a=(i^r&(s^i))+606105819&4294967295',
      '«[phone] 08-465 004 00», 8.00-16.30 och 7.30-16.00, «[phone] 070-174 06 05»',
      '(växel)«[phone] +46701740605»',
      'ring [mobil] «[phone] +4420 7123 4567»',
    ],
  },
  {
    what: 'a phone in a list behind a short number',
    texts: ['17,«[phone] 0701740605»,2026-11-20', '3,14', '59,0701740605'],
  },
  {
    what: 'a quoted address behind the letter that says how to read what is quoted',
    texts: [
      "VALUES (17, N'«[email] anna@example.se»')",
      "b'«[email] anna@example.se»'",
      "«[email] o'hara@example.se»",
      "'«[email] d'angelo@example.com»'",
    ],
  },
  {
    what: 'a brief name of a secret that is a country, a language or an icon',
    texts: [
      '{"main":{"en-PW":{"dates":{"noon":"noon","format":"h:mm - h:mm B"}}}}',
      '{"sid":{"days":{"one":"in {0} day","other":"x1 days"}}}',
      '{"pw":"« hemligt»"}',
      '{"pwd":{"value":"« hemligt»"}}',
      '{"pin":["« a1b2c3»"]}',
      '{"password":{"a":{"b":"« x1y2z3»"}}}',
    ],
  },
  {
    what: 'names of code in lists behind the name of a machine’s secret',
    texts: [
      'x = {token:["text","keyword.operator.comparison.nix"],regex:/x/}',
      'x = {token : "punctuation.definition.string.begin.logtalk", regex: "x"}',
      'x = {auth:["aws.auth#sigv4"]}',
    ],
  },
]
