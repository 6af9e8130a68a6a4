import type { Rows } from './rows'

const MAIL: readonly Rows[] = [
  {
    what: 'e-mail addresses as they are written',
    texts: [
      '«[email] anna@[2001:db8::1]»',
      'SMTP anna@[12:30:45] x',
      '«[email] d’angelo@example.com»',
      '{"to":"‘«[email] anna@example.se»’"}',
      '«[email] anna..b@example.se»',
      'ann...«[email] anna@example.se»',
      '«[email] .anna@example.se»',
      'to=«[email] .anna..b@example.se»',
      '..«[email] anna@example.se»',
      'ann...@example.se',
      `x/N'«[email] anna@example.se»'`,
    ],
  },
  {
    what: 'addresses in the names of files and keys',
    texts: [
      '«[email] anna@example.se»_20261126.pdf',
      'user:«[email] anna@example.se»_profile',
      '«[ip] 192.0.2.44»_access.log',
      'access_«[ip] 192.0.2.44».log',
      'setup_2.4.0.118.exe',
      'name_123.2.3.4_all.deb',
    ],
  },
  {
    what: 'addresses that bounces go to',
    texts: [
      `«[email] ${'bounce-'.repeat(12)}anna=example.se@list.example.se»`,
      'from=<«[email] bounces-7-anna=example.se@list.example.se»>',
      'from=«[email] prvs=1234567890=anna@example.se»',
      '«[email] SRS0=abc1=XY=example.se=anna@list.example.se»',
      '«[email] bounces+SRS=abc1=XY@list.example.se»',
      `«[email] ${'a1b2'.repeat(40)}@example.se»`,
      `${'a1b2'.repeat(64)}@example.se`,
      'bounce=«[email] anna@example.se»',
      'bounces=«[email] anna@example.se»',
      'x-user=«[email] anna.b@example.se»',
    ],
  },
]

const NONE: readonly Rows[] = [
  {
    what: 'dates, standards and fractions that are no phones',
    texts: [
      ...['parse("+2016-11-01", 0)', 'JIS X 0208-1983', 'ri-2017-03-27-08-33-25-582', '-.006 .007 1.105 -365 214.1'],
      ...[
        'tlf.«[phone] 68051234»',
        '...«[phone] 0701740605»',
        '«[phone] 0200-12 34 56»',
        '2026-11-22 «[phone] 070-174 06 05»',
      ],
    ],
  },
  {
    what: 'numbers in paths of drawings',
    texts: [
      ...[
        'a5 5 0 0 0-3.3.2q-1.3.9.2 1l3.3.2a5',
        '4.5 5.2.3.3 2.8-1.9 4.5-3.5s6',
        'z"/><path d="M0 000 3.182.5.5 0 01-.707.7"/>',
      ],
      ...['1.44 1.188.94.19 2.063ZM14.7 8', '2c1-1.1 2.4.7.9 2.2-1.6 1.6.9'],
    ],
  },
  {
    what: 'addresses beside other numbers',
    texts: [
      '«[ip] 192.0.2.1»-«[ip] 192.0.2.9»',
      ' 1  «[ip] 192.0.2.1»  0.345 ms  0.312 ms',
      '«[ip] 192.0.2.44» 00-1a-2b-3c-4d-5e dynamic',
      'uptime 5.2 «[ip] 192.0.2.44» 5h20m',
    ],
  },
  {
    what: 'sections in comments and links',
    texts: [
      '// 25.4.3.1 Promise(executor)',
      ' * 8.3.1.1. Fail',
      'rfc9111.html#section-5.2.2.4',
      'Core Spec 16.3.10.25',
      '// «[ip] 192.0.2.44»',
    ],
  },
]

const KEPT: readonly Rows[] = [
  {
    what: 'a value that stays is still searched',
    options: { actions: { email: 'keep' } },
    texts: [
      '«[personnummer] 198712202384»@example.se',
      '«[personnummer] 871220-2384»_anna@example.se',
      '{"mail":"«[fodselsnummer] 41819077302»@example.se"}',
      'anna@[«[ip] 192.0.2.44»]',
      'anna@example.se, «[phone] 070-174 06 05»',
    ],
  },
]

const ADDRESS: readonly Rows[] = [
  {
    what: 'the town of an address',
    options: { fields: { 'category:address': 'mask' } },
    texts: [
      'adress: «[field] Vasagatan 10, 111 20 Stockholm»',
      'adress: «[field] Vasagatan 10, 111 20 Stockholm», tel «[phone] 070-174 06 05»',
      'adresse: «[field] Storgata 1, H0201, 0150 Oslo»',
      'adress: «[field] Vasagatan 10, SE-111 20 Stockholm»; status: ok',
      'adress: «[field] Vasagatan 10, Upplands Väsby»',
      'adress: «[field] Vasagatan 10», status: ok',
      'adress: «[field] Vasagatan 10», Anna ringde 8 gånger',
      '{"m":"adress: «[field] Vasagatan 10, 111 20 Stockholm»"}',
    ],
  },
]

const LABELS: readonly Rows[] = [
  {
    what: 'a label of both',
    texts: [
      'Person-/organisationsnummer: «[personnummer] 8712202384»',
      'Personnummer/orgnr: «[personnummer] 8712202384»',
      'Pers/Org.nr «[personnummer] 8712202384»',
      'Person-/organisationsnummer: 5560160680',
    ],
  },
  {
    what: 'a phone number in a link',
    texts: [
      'wa.me/«[phone] 46701740633»',
      'https://wa.me/«[phone] 4768051234»?text=hei',
      'https://api.whatsapp.com/send?phone=«[phone] 46701740633»&x=1',
      '<a href="tel:«[phone] 46701740633»">',
      'x/46701740633',
      'WA.ME/«[phone] 46701740633»',
      ...['wa.me46701740633', 'wa.m/46701740633', 'wa.mx/46701740633', 'wa.ne/46701740633', 'wa-me/46701740633'],
      ...['we.me/46701740633', 'ya.me/46701740633', 'xwa.me/46701740633', 'wa.me-46701740633'],
    ],
  },
]

const CALLS: readonly Rows[] = [
  {
    what: 'words of calls and contacts',
    texts: [
      ...['jeg nås på «[phone] 68051234»', 'Kan nåast på «[phone] 68051234»', 'vil bli ringt på «[phone] 68 05 12 34»'],
      ...['eg ringde «[phone] 68051234»', 'Ringte «[phone] 68051234» to ganger', 'kontaktnummer: «[phone] 68051234»'],
      ...['nå 68051234', 'kontakt 68051234', 'ringen 1068051234'],
    ],
  },
]

const SIGNS: readonly Rows[] = [
  {
    what: 'signs of telephones',
    texts: [
      ...[
        '📞 «[phone] 68051234»',
        '☎ «[phone] 68051234»',
        '☏ «[phone] 68051234»',
        '📱«[phone] 68051234»',
        '✆ «[phone] 68051234»',
      ],
      ...[
        '☎\ufe0f «[phone] 68051234»',
        '📞: «[phone] 68 05 12 34»',
        'Anna ☎ «[phone] 68051234», post',
        '«[phone] 68051234» 📞',
      ],
      ...['📠 «[phone] 68051234» | 📲 «[phone] 41234567»', '℡ «[phone] 68051234»', 'å 🕾 «[phone] 68051234»'],
      ...['{"m":"📞 «[phone] 68051234»"}', '{"📞":"«[phone] 68051234»"}', '📱=«[phone] 68051234»'],
      ...[
        '📷 68051234',
        '🎧 68051234',
        '🎤 68051234',
        '📱 order 40123456',
        '📵 68051234',
        '⌕ 68051234',
        '📞 8712202384',
      ],
    ],
  },
  {
    what: 'the same in a column',
    options: { format: 'csv' },
    texts: ['Navn,📞\nAnna,«[phone] 68051234»\n'],
  },
]

const EXPONENTS: readonly Rows[] = [
  {
    what: 'a number with an exponent',
    texts: [
      '{"fnr":«"[fodselsnummer]" 4.1819077302e10»}',
      '{"fnr": «"[fodselsnummer]" 4.1819077302E+10»,"x":1}',
      '{"pnr":«"[personnummer]" 8.712202384e9»}',
      'pnr=«[personnummer] 1.98712202384E+11» x',
      'fnr: «[fodselsnummer] 4.1819077302E+10»',
      '{"x":4.1819077302e10}',
      'fnr 4.1819077302e3',
    ],
  },
  {
    what: 'the same in a column',
    options: { format: 'csv' },
    texts: ['fnr,x\n«[fodselsnummer] 4.1819077302e10»,1\n«[fodselsnummer] 4.1819077302E+10»,2\n'],
  },
]

export const ROWS: readonly Rows[] = [
  ...CALLS,
  ...SIGNS,
  ...EXPONENTS,
  ...LABELS,
  ...MAIL,
  ...NONE,
  ...KEPT,
  ...ADDRESS,
]
