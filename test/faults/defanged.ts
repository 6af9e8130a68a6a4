import type { Rows } from './rows'

const DEFANGED: readonly Rows[] = [
  {
    what: 'addresses of machines with dots in brackets',
    texts: [
      ...['«[ip] 192[.]0[.]2[.]44»', '«[ip] 192[.]0.2.44»', '«[ip] 192.0[.]2.44»', '«[ip] 192.0.2[.]44»'],
      ...[
        '«[ip] 192(.)0(.)2(.)44»',
        '«[ip] 8.8.8[.]8»',
        '«[ip] 1[.]2.3.4»',
        '«[ip] 1.2[.]3.4»',
        'x «[ip] 8(.)8(.)8(.)8» y',
        'x «[ip] 8(.)8[.]8.8», «[ip] 8(.)8[.]8(.)8» y',
      ],
      ...[
        'hxxp://«ip.invalid 192.0.2.44»/x',
        'hxxp://«ip.invalid 192[.]0[.]2[.]44»/x',
        'C2: «[ip] 192[.]0[.]2[.]44»:8080, x',
      ],
      ...['{"ip":"«[ip] 192[.]0[.]2[.]44»","n":1}', '1,«[ip] 192[.]0[.]2[.]44»,5', '[«[ip] 192[.]0[.]2[.]44»]'],
      ...[
        '«[ip] 192[.]0[.]2[.]44»-«[ip] 192[.]0[.]2[.]9»',
        '«[ip] 192[.]0[.]2[.]44»[.]in-addr[.]arpa',
        'å «[ip] 192[.]0[.]2[.]44»',
        '?x=«[ip] 192[%2E]0[%2E]2[%2E]44»',
      ],
    ],
  },
  {
    what: 'dots in brackets between other numbers',
    texts: [
      ...[
        '1[.]2[.]3[.]4[.]5',
        'x 1.2.3.4[.]5',
        '5[.]1.2.3.4',
        '192[.]0[.]2[.256',
        '192[.]0[.]2[.]256',
        '127[.]0[.]0[.]1',
      ],
      ...['[1,"2",3]', '"8","9","10","11"', '[["1"],["2"],["3"],["4"]]', '/^1[0-9][.]2[.]3[.]4/', 'version 1[.]2.3.4'],
    ],
  },
  {
    what: 'addresses of mail with signs in brackets',
    texts: [
      ...[
        '«[email] anna[@]example[.]se»',
        '«[email] anna@example[.]se»',
        '«[email] anna[@]example.se»',
        '«[email] anna(@)example(.)se».',
      ],
      ...['«[email] anna@mail.example[.]se»', '«[email] anna@example[dot]se»', '«[email] anna [@] example [.] se»'],
      ...['«[email] anna[.]b[@]example[.]se»', 'hxxps://anna:« pw»@example[.]se/', 'hxxps://anna:« pw»@example.se'],
      ...['{"to":"«[email] anna[@]example[.]se»"}', '«[email] anna[@]example.se», «[email] bo[@]example.no»'],
      ...['$' + '{arr[@]}.se', 'item[@id]/a.se', 'a[@b.se]', '«[email] anna@example.se»[.]'],
    ],
  },
  {
    what: 'addresses of mail with words for signs',
    options: { minConfidence: 'low' },
    texts: [
      ...[
        '«[email] name (at) example.se»',
        '«[email] namn[snabel-a]example.no»',
        '«[email] namn (snabel-a) example.no»',
      ],
      ...[
        '«[email] name [at] example [dot] se»',
        '«[email] name AT example DOT se»',
        'mejla «[email] anna.b(at)example(dot)se».',
      ],
      ...[
        '«[email] namn(krøllalfa)example.no»',
        '«[email] åsa [SNABELA] example [punkt] se»',
        '<«[email] anna[at]example.se»>',
      ],
      ...[
        '«[email] anna [dot] b [at] mail [dot] example [dot] se»',
        '{"to":"«[email] name [at] example [dot] se»","n":1}',
      ],
      ...[
        '["«[email] name (at) example.se»"]',
        'a,b\n1,«[email] name[at]example.se»\n',
        'name\\u0020«[email] x(at)example.se»',
      ],
      ...[
        'LOOK AT example.se',
        'foo (at Bar.baz.js:1:2)',
        'foo [at] bar',
        'a [attr] b.se',
        'name AT example DOT 7',
        'css[at].length',
      ],
    ],
  },
  {
    what: 'the same, where only what is surer is told of',
    texts: [
      'name (at) example.se',
      'name [at] example [dot] se',
      'name AT example DOT se',
      '{"to":"name[at]example.se"}',
    ],
  },
]

const SHORT: readonly Rows[] = [
  {
    what: 'IPv6 addresses of one group in a field of addresses',
    texts: [
      ...['{"ip":"«[ip] fe80::»"}', 'remote_addr=«[ip] ::8»', 'clientIp=«[ip] 1::» x', '<ip>«[ip] fe80::»</ip>'],
      ...['{"client":{"ip":"«[ip] 1::»"},"x":"::8"}', '{"ips":["«[ip] ::8»","«[ip] 1::»"]}', 'klient_ip6: «[ip] ::8»'],
      ...['{"name":"ip","value":"«[ip] ::8»"}', 'x_forwarded_for=«[ip] ::8», a', '{"msg":"ip=«[ip] ::8» x"}'],
      ...['{"x":"::8"}', 'ip route fe80::/64 dev', 'recipient=::8', 'src=::8', '{"ip":"::1"}', 'ip=x::', 'ip std::8'],
    ],
  },
  {
    what: 'the same in a column',
    options: { format: 'csv' },
    texts: ['ip,x\n«[ip] fe80::»,1::\n«[ip] ::8»,2\n'],
  },
]

export const ROWS: readonly Rows[] = [...DEFANGED, ...SHORT]
