/**
 * Special characters around and in a value, and characters written in another way; in each row the current result, next
 * to other kinds and in other formats.
 */
import type { RedactorOptions } from '../../src/types'
import type { Rows } from './rows'

const ESC = '\u001b'
const TITLE = `${ESC}]0;a title that is long enough to be far away`
const CSV: RedactorOptions = { format: 'csv' }
const FIELDS: RedactorOptions = { fields: { kundord: 'remove' } }

/** Five ways to write the escape, beside itself. */
const WRITTEN = ['\\x1b', '\\x1B', '\\033', '\\e', '^[', '#033', '\\u001b', '\\u001B', '\\u{1b}', '\\\\033', '\\\\x1b']

const SEQUENCES: readonly Rows[] = [
  {
    what: 'a character set, as `tput sgr0` writes it, and modes, behind a name and in it',
    texts: [
      ...WRITTEN.map((sign) => `password${sign}(B${sign}[m: «- hunter2»`),
      ...WRITTEN.map((sign) => `user x password${sign}(B=«- hunter2» next`),
      ...WRITTEN.map((sign) => `pass${sign}[?25lword: «- hunter2»`),
      `password${ESC}>: «- hunter2»`,
      // A pattern.
      '^[(a]?password: «- hunter2»',
    ],
  },
  {
    what: 'the last digit of an address encoded',
    texts: [
      ...['«[ip] 192.0.2.%34» x', '«[ip] 192.0.2.\\x34»/24', '«[ip] 2001:db8::%37» x', '«[ip] 2001:db8::\\x61»'],
      ...['«[personnummer] 871220&n\u200bbsp;2384»', '«[personnummer] 871220&n\u00adbsp;2384»'],
      ...['tlf «[phone] 0046701740605x12» next', '«[phone] 0046701740605X1»(08)'],
    ],
  },
  {
    what: 'colour codes round a value',
    texts: [
      `${ESC}[33m«[ip] 192.0.2.44»${ESC}[0m`,
      `${ESC}[36m«[phone] 070-174 06 05»${ESC}[39m`,
      `${ESC}[31m«[email] anna@example.se»${ESC}[0m`,
      `${ESC}[33m«[ip] 2001:db8::7»${ESC}[0m`,
      `${ESC}[36mpassword${ESC}[39m: ${ESC}[32m"« hunter2»"${ESC}[39m`,
      `${ESC}[m${ESC}[1m«[personnummer] 871220-2384»${ESC}[22m${ESC}[K`,
      `${ESC}[38;2;248;120;66mpassword${ESC}[0m${ESC}[38;2;248;248;242m:${ESC}[0m «- hunter2»${ESC}[0m next`,
      `${ESC}[01;31m${ESC}[Kpassword${ESC}[m${ESC}[K=«- hunter2»${ESC}(B${ESC}[m next`,
      `${ESC}[38;2;248;120;66mpwd${ESC}[0m${ESC}[38;2;248;248;242m=${ESC}[0m«- hunter2»${ESC}[0m next`,
      `user ${ESC}[36mpwd${ESC}[39m: «- hunter2» x`,
      `API ${ESC}[36mkey${ESC}[39m: «- abcdef0123456789» x`,
      `token${ESC}[0m = ${ESC}[1;31m«- abcdef0123»${ESC}[0m`,
      `${ESC}[2K${ESC}[1Guser «[email] anna@example.se» ${ESC}[?25h`,
    ],
  },
  {
    what: 'colour codes in a value',
    texts: [
      `«[personnummer] 871220${ESC}[1m-2384»${ESC}[0m`,
      `«[personnummer] 871220-${ESC}[1m2384»${ESC}[0m`,
      `«[ip] 192.0.${ESC}[1m2.44»${ESC}[0m`,
      `«[phone] 070-174 ${ESC}[7m06${ESC}[27m 05» x`,
      `«[phone] +${ESC}[7m46 70 174 06 05» x`,
      `«[email] anna${ESC}[01;31m${ESC}[K@example${ESC}[m${ESC}[K.se» x`,
      `«[fodselsnummer] 010195${ESC}[m 50091» x`,
      `«[ip] 2001:${ESC}[31mdb8${ESC}[m::7» x`,
    ],
  },
  {
    what: 'colour codes in records',
    texts: [
      `{"pnr":"${ESC}[32m«[personnummer] 8712202384»${ESC}[0m"}`,
      `{"pnr":${ESC}[33m«"[personnummer]" 8712202384»${ESC}[39m,"a":1}`,
      `{"m":"\\u001b[33m«[ip] 192.0.2.44»\\u001b[0m"}`,
      `{"m":"\\u001b[33m«[phone] 070-174 06 05»\\u001b[0m \\u001b[1mpnr\\u001b[22m «[personnummer] 8712202384»"}`,
      `{"m":"{\\"m\\":\\"\\\\u001b[33m«[ip] 192.0.2.44»\\\\u001b[0m\\"}"}`,
      `{"m":"\\u009b33m«[ip] 192.0.2.44»\\u009b0m"}`,
      `{"password":"${ESC}[1m« hunter2»${ESC}[0m"}`,
      `level=info ip=${ESC}[33m«[ip] 192.0.2.44»${ESC}[0m user=${ESC}[36m«[email] anna@example.se»${ESC}[0m`,
      `${ESC}[32m{"pnr":«"[personnummer]" 8712202384»}${ESC}[0m`,
    ],
  },
  {
    what: 'colour codes in a table',
    options: CSV,
    texts: [`pnr,ip\n${ESC}[1m«[personnummer] 8712202384»${ESC}[0m,"${ESC}[33m«[ip] 192.0.2.44»${ESC}[0m"\n`],
  },
  {
    what: 'links, titles and other sequences',
    texts: [
      `${ESC}]8;;https://example.se${ESC}\\«[personnummer] 871220-2384»${ESC}]8;;${ESC}\\`,
      `${ESC}]8;;mailto:«[email] anna@example.se»${ESC}\\«[email] nils@example.se»${ESC}]8;;${ESC}\\ x`,
      `${ESC}]8;;https://example.se/p/«[personnummer] 198712202384»${ESC}\\link${ESC}]8;;${ESC}\\`,
      `${ESC}]0;«[email] anna@example.se»: ~\u0007«[phone] 070-174 06 05» x`,
      `pnr: ${ESC}]8;;https://example.se/x${ESC}\\«[personnummer] 8712202384»${ESC}]8;;${ESC}\\`,
      `${ESC}7 «[personnummer] 871220-2384»${ESC}8 x`,
      `${ESC}(B${ESC}[m«[ip] 192.0.2.44»${ESC}(B${ESC}[m`,
      `${ESC}[6 q«[ip] 192.0.2.44» x`,
    ],
  },
  {
    what: 'a title in a name',
    texts: [
      ...['\u0007', `${ESC}\\`].flatMap((end) => [
        `passo${ESC}]${end}rd:«- x»`,
        `a api_${TITLE}${end}key = «- hunter2x9» b`,
        `p${TITLE}${end}wd=«- x»`,
      ]),
      `{"passo${ESC}]\u0007rd":"« x»"}`,
      `{"a":1,"p${TITLE}\u0007wd":"« x»","b":"${TITLE}\u0007"}`,
    ],
  },
  {
    what: 'an escape that begins no sequence',
    texts: [
      `${ESC}«[personnummer] 871220-2384»`,
      `${ESC}[«[personnummer] 871220-2384»`,
      `a${ESC}`,
      `${ESC}[`,
      `${ESC}]0;`,
      `${ESC}[33`,
    ],
  },
  {
    what: 'colour codes that are written as escapes',
    texts: [
      ...WRITTEN.map((escaped) => `${escaped}[33m«[ip] 192.0.2.44»${escaped}[0m`),
      ...WRITTEN.map((escaped) => `${escaped}[1;31m«[email] anna@example.se»${escaped}[0;39m x`),
      ...WRITTEN.map((escaped) => `${escaped}[36mpassword${escaped}[39m: ${escaped}[32m"« hunter2»"${escaped}[39m`),
      ...WRITTEN.map((escaped) => `«[phone] 070-174 ${escaped}[7m06 05»${escaped}[0m`),
      '{"m":"\\\\x1b[33m«[ip] 192.0.2.44»\\\\x1b[0m"}',
      '{"m":"#033[33m«[ip] 192.0.2.44»#033[0m"}',
    ],
  },
]

const OCTETS: readonly Rows[] = [
  {
    what: 'bytes that are written as escapes',
    texts: [
      '{\\x22fnr\\x22:\\x22«[fodselsnummer] 01019550091»\\x22}',
      '{\\x22pnr\\x22:\\x22«[personnummer] 8712202384»\\x22,\\x22a\\x22:1}',
      '{\\x22password\\x22:\\x22« hunter2»\\x22,\\x22a\\x22:1}',
      '{\\x22ip\\x22:\\x22«[ip] 192.0.2.44»\\x22}',
      '\\x22«[email] anna@example.se»\\x22',
      '«[email] \\xC3\\xA5sa@example.se»',
      '«[email] \\303\\245sa@example.se»',
      '«[email] #303#245sa@example.se»',
      '#012«[personnummer] 871220-2384»',
      '#012«[fodselsnummer] 01019550091»#011«[phone] 070-174 06 05»#012',
      '\\012«[personnummer] 871220-2384»',
      '«[email] anna\\u{40}example.se»',
      '«[email] anna\\x40example.se»',
      '«[email] anna\\100example.se»',
      '«[phone] 070\\x20174\\x2006\\x2005» x',
      '«[phone] 070\\040174\\04006\\04005» x',
      '«[phone] \\x2b46701740605» x',
      '«[personnummer] 871220\\xe2\\x80\\x932384» x',
      '{"m":"{\\\\x22fnr\\\\x22:\\\\x22«[fodselsnummer] 01019550091»\\\\x22}"}',
      'msg="\\x22«[ip] 192.0.2.44»\\x22"',
    ],
  },
  {
    what: 'percent-encoding, once and twice',
    texts: [
      '«[email] p%2540example.se»',
      'GET /x?u=«[email] anna%2540example.se»&y=1',
      '?tel=«[phone] %252B46701740605»&y=1',
      '«[email] %25C3%25A5sa%2540example.se»',
      '?next=%252Fp%253Fpnr%253D«[personnummer] 8712202384»',
      '{"url":"/x?u=«[email] anna%2540example.se»"}',
      '100%25 of «[email] anna@example.se»',
    ],
  },
  {
    what: 'references, with and without a semicolon',
    texts: [
      '«[personnummer] &#56&#55&#49&#50&#50&#48&#45&#50&#51&#56&#52»',
      '«[email] anna&#64example.se»',
      '«[email] anna&#x40;example.se»',
      '«[personnummer] 871220&zwnj;-2384»',
      '«[personnummer] 871220-&zwj;2384»',
      '«[personnummer] 871220&shy;-2384»',
      '«[phone] 070-174&nbsp;06&nbsp;05» x',
      '<td>«[ip] 192.0.2.44»&nbsp;</td>',
    ],
  },
]

const TAGS: readonly Rows[] = [
  {
    what: 'elements of running text inside a number',
    texts: [
      '«[personnummer] 871220<wbr>-2384» x',
      '«[personnummer] 871220-<b>2384»</b> x',
      '<td>«[personnummer] 871220-<span class="hit">2384»</span></td>',
      '«[ip] 192.0.<mark>2.44»</mark> x',
      '«[phone] 070-<em>174 06 05»</em> x',
      '<p>pnr <b>«[personnummer] 871220</b>-2384»</p>',
      '{"m":"«[personnummer] 871220-<b>2384»</b>"}',
      '<b>«[personnummer] 871220-2384»</b>',
    ],
  },
  {
    what: 'elements between values',
    texts: [
      '<td>«[phone] 070-174 06 05»</td><td>«[phone] 070-174 06 06»</td>',
      '<b>«[personnummer] 871220-2384»</b><b>«[fodselsnummer] 01019550091»</b>',
      '«[phone] 0701740605»<wbr>«[phone] 0701740606»',
      '<i>871220</i>-<i>12</i>',
      'a <b>b</b> 3<b',
    ],
  },
]

const NOTHING: readonly Rows[] = [
  {
    what: 'look-alikes of escapes',
    texts: [
      ...[
        '#123',
        'fixes #012 and #033',
        'C:\\123\\456\\789',
        '\\d{3}-\\d{4}',
        '^[a-z]+$',
        '^[[:alpha:]]{6}',
        '\\x64\\Release',
      ],
      ...[
        'C:\\temp\\x86\\new',
        '100%25',
        '/a#L10-L20',
        'a&lt=5&gt=6',
        '&copy=1',
        '00 1b 5b 33 33 6d',
        '\\e[',
        '\\u{',
        '#0',
      ],
      ...['x ^[[0-9]{6}-[0-9]{4}$', '\\[\\033[01;32m\\]\\u@\\h\\[\\033[00m\\]:\\w\\$ ', '#777;#070;#001'],
    ],
  },
  {
    what: 'numbers behind a backslash or a number sign',
    texts: [
      'C:\\kunder\\«[phone] 0701740605»\\x.pdf',
      'C:\\kunder\\«[fodselsnummer] 01019550091»\\x.pdf',
      'C:\\kunder\\«[personnummer] 198712202384»\\x.pdf',
      '\\\\«[ip] 100.64.0.1»\\share',
      '\\\\«[ip] 192.0.2.44»\\share',
      '#«[phone] 0701740605»',
      'nr #«[fodselsnummer] 01019550091»',
      'C:\\«[phone] 070-174 06 05»\\x',
    ],
  },
]

/** What a listed name owns ends where its container does. */
const ENDS: readonly Rows[] = [
  {
    what: 'a secret goes on behind an encoded character',
    texts: [
      ...['%26', '%20', '%3C', '%7C', '%0A', '+', '%2526', '%22', '%27', '%2C', '%3B', '%29'].map(
        (code) => `/login?password=«- p${code}TAIL»&x=2`,
      ),
      ...['%26', '%20', '+'].map((code) => `/login?password=«- ${code === '%26' ? 'p' : 'q'}${code}${code}TAIL» x`),
      '/login?x=1&password=«- a%20b%20c» HTTP/1.1',
      'GET "/login?password=«- a%26b»" 200',
      '{"url":"/login?password=«- p%26TAIL»&x=2"}',
      '{"url":"/login?password=«- p%20TAIL»\\u0026x=2"}',
      '<a href="/login?password=«- p%26TAIL»&amp;x=2">',
      '<password>« a&lt;b»</password>',
      '<password>« a&amp;b&lt;»</password>',
      '<x password="« a&quot;b»"/>',
      "<x password='« a&#39;b»'/>",
      "password: '« it''s-horse»'",
      "password = '« a''b''c d»', x = 'y'",
      'password="« a""b»" x="y"',
      'password: «- abc» user: bo',
      '?next=%2Flogin%3Fpassword%3D«- abc»%26user%3Dbo',
    ],
  },
  {
    what: 'the same of a name that is listed',
    options: FIELDS,
    texts: ['/x?kundord=«- p%26TAIL»&x=2', '<kundord>« a&lt;b»</kundord>', "kundord: '« it''s»'"],
  },
]

const TWICE: readonly Rows[] = [
  {
    what: 'signs of escapes that are written as escapes',
    texts: [
      ...[
        '&amp;#64;',
        '&amp;commat;',
        '&#38;#x40;',
        '%5Cu0040',
        '%5Cx40',
        '%5C100',
        '\\u0026#64;',
        '\\x26#64;',
        '%26#64;',
        '%255Cu0040',
        '%252540',
        '&#37;40',
        '\\u002540',
        '%26%2364%3B',
        '%2526%252364%253B',
        '&amp;#37;40',
        '%26amp;#64;',
        '\\x26\\x2364\\x3b',
        '%26amp%3B%2364%3B',
      ].map((at) => `x «[email] anna${at}example.se» y`),
      ...['GET /?q=%7B%5Cu0022password%5Cu0022%3A%5Cu0022« hunter2»%5Cu0022%7D', 'x password&amp;#61;«- hunter2» y'],
      '«[email] %25C3%25A5sa%26%2364%3Bexample.se»',
      '«[personnummer] 871220%26%2345%3B2384» password%26%2361%3B«- hunter2x9»',
      '{"m":"«[phone] 070%25252D174 06 05»"}',
      ...['{"m":"«[email] anna&amp;#64;example.se»"}', '?a=1&amp;lt=3&amp;b=2', 'C%3A%5Cnew%5Ctable', 'a%26b%26#x'],
    ],
  },
]

export const ROWS: readonly Rows[] = [...SEQUENCES, ...OCTETS, ...TAGS, ...NOTHING, ...ENDS, ...TWICE]
