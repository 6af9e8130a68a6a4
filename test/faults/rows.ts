/**
 * Texts as people and machines write them, with the expected replacements: see `marked.ts`. A text without a mark is
 * not changed.
 */
import type { RedactorOptions } from '../../src/types'

export interface Rows {
  /** What the texts have in common. */
  readonly what: string
  readonly options?: RedactorOptions
  readonly texts: readonly string[]
}

const ESC = '\u001b'
const CSV: RedactorOptions = { format: 'csv' }
const LOW: RedactorOptions = { minConfidence: 'low' }
const HIGH: RedactorOptions = { minConfidence: 'high' }

const CODES: readonly Rows[] = [
  {
    what: 'colour codes around a value',
    texts: [
      `pnr ${ESC}[33m«[personnummer] 8712202384»${ESC}[0m`,
      `${ESC}[1;33m«[fodselsnummer] 01019550091»${ESC}[0;39m`,
      `${ESC}]8;;https://example.se${ESC}\\«[email] anna@example.se»${ESC}]8;;${ESC}\\`,
      `${ESC}]0;title\u0007«[personnummer] 871220-2384»`,
    ],
  },
  {
    what: 'colour codes that are written as escapes',
    texts: ['\\x1b[33m«[personnummer] 871220-2384»\\x1b[0m'],
  },
  {
    what: 'references and what breaks words softly',
    texts: ['«[email] anna&shy;@example.se»'],
  },
  {
    what: 'characters that nobody sees',
    texts: [
      ...['\u200e', '\u200f', '\u061c', '\u202a', '\u202e', '\u2061', '\u2064', '\u2066', '\u2069', '\u034f'],
      ...['\u180e', '\ufe00', '\ufe0f', '\u{e0001}', '\u{e007f}', '\u115f', '\u3164', '\uffa0'],
    ].map((unseen) => `x «[personnummer] 871220${unseen}-2384» y`),
  },
  {
    what: 'full-width forms',
    texts: [
      '«[email] anna＠example.se»',
      '«[phone] ＋46 70 174 06 05»',
      '«[personnummer] ８７１２２０－２３８４»',
      '«[ip] 192．0．2．44»',
    ],
  },
  {
    what: 'marks of footnotes',
    texts: ['«[email] anna@example.se»²', '«[ip] 192.0.2.44»①', '«[phone] 070-174 06 05»½'],
  },
]

const BESIDE: readonly Rows[] = [
  {
    what: 'a colon beside a number',
    texts: [
      'pnr:«[personnummer] 871220-2384»:4',
      'tenant:4:«[fodselsnummer] 41819077302»',
      '{«[fodselsnummer] 41819077302»:1}',
      'app.log:12:«[personnummer] 871220-2384»',
      'http://x.example/«[fodselsnummer] 41819077302»:1',
    ],
  },
  {
    what: 'a number that a machine has made a decimal',
    texts: ['«[fodselsnummer] 41819077302.0»', '{"fnr":«"[fodselsnummer]" 41819077302.0»}'],
  },
  { what: 'the same in a column', options: CSV, texts: ['fnr,x\n«[fodselsnummer] 41819077302.0»,1\n'] },
  {
    what: 'phone numbers beside commas',
    texts: [
      '«[phone] 0701740605»,«[phone] 0701740606»',
      '{"tel":"«[phone] 0701740605»,«[phone] 0701740606»"}',
      'VALUES (1,2,«[phone] 0701740633»)',
      'A,17141,«[phone] 08-465 004 21»',
      '3,«[phone] 070-174 06 05»',
    ],
  },
  { what: 'decimals', texts: ['3,14', '1,070', '12,465 004'] },
  {
    what: 'addresses beside each other',
    texts: ['«[ip] 192.0.2.44»:«[ip] 2001:db8::7»', '2001:db8:1:2:3:4:5:6:192.0.2.44'],
  },
  {
    what: 'an own word before groups',
    texts: ['fnr rad 17 «[fodselsnummer] 418190 77302»', 'pnr order 12345 «[personnummer] 871220 2384»'],
  },
]

const FORMS: readonly Rows[] = [
  {
    what: 'an own word, and any separators',
    texts: [
      'pnr: «[personnummer] 871220  2384»',
      'pnr: «[personnummer] 871220\t2384»',
      'pnr «[personnummer] 871220/2384»',
      'pnr «[personnummer] 871220.2384»',
      'personnummer: «[personnummer] 1987-12-20-2384»',
      'pnr: «[personnummer] 87 12 20 2384»',
      'pnr: «[personnummer] 87-12-20-2384»',
      'pnr «[personnummer] 1987 12 20 2384»',
      'pnr «[personnummer] 871220-23 84»',
      'pnr: «[personnummer] 8712-20-23-84»',
      '{"pnr":"«[personnummer] 8712 20 23 84»"}',
      'pnr: 2026-11-22 10',
      'fnr: «[fodselsnummer] 41-81-90-77302»',
      'fnr: «[fodselsnummer] 41 81 90 773 02»',
      'fnr: «[fodselsnummer] 41.81.1990 77302»',
      'fnr: «[fodselsnummer] 4181 9077 302»',
      'fnr «[fodselsnummer] 418190/77302»',
    ],
  },
  {
    what: 'forms that need no word',
    texts: [
      'x «[personnummer] 1987-12-20-2384» y',
      'x «[personnummer] 871220--2384» y',
      'x 871220-23-84 y',
      'x «[fodselsnummer] 01-01-95 50091» y',
      'x «[fodselsnummer] 01.01.1995 50091» y',
    ],
  },
  {
    what: 'the VAT number of a sole trader',
    texts: ['SE«[personnummer] 871220238401»', 'Momsreg.nr: SE«[personnummer] 871220238401»'],
  },
  {
    what: 'phone numbers as they are written',
    texts: [
      '«[phone] +46 (70) 174 06 05»',
      '«[phone] +46 (8) 465 004 21»',
      '«[phone] +47 (68) 05 12 34»',
      '«[phone] +44 (20) 7123 4567»',
      '«[phone] +1 (415) 555-0132»',
      '«[phone] +46-(0)70-174 06 05»',
      '«[phone] + 46 70 174 06 05»',
      '«[phone] 00 46 70 174 06 05»',
      'tlf: «[phone] 68-05-12-34»',
      'tlf. «[phone] 68 051234»',
      'tlf «[phone] 79 02 12 34»',
      'tel «[phone] 07 01 74 06 05»',
    ],
  },
  {
    what: 'addresses with ports behind a colon or a dot',
    texts: ['IP «[ip] 192.0.2.44».51234 > «[ip] 198.51.100.7».443:', 'IP6 «[ip] 2001:db8::1».546 >'],
  },
  {
    what: 'addresses in names of hosts',
    texts: [
      'ip-«[ip] 192-0-2-44».eu-north-1.compute.internal',
      '«[ip] 192-0-2-44».static.example.no',
      'host-«[ip] 192-0-2-44».example.se',
    ],
  },
  { what: 'a host with an underscore', texts: ['«[email] anna@my_host.example.se»'] },
  { what: 'a quoted local part', options: LOW, texts: ['«[email] "anna b"@example.se»'] },
]

const NONE: readonly Rows[] = [
  {
    what: 'dates, clocks, decimals and hex',
    texts: [
      ...['Møte 08.12.2019', '08-12-2019', '08 12 2019', '{"dato":"08.12.2019"}', '08.15.2030', '08.00-10.00'],
      ...['0044 0043 0134', '+4631390612.00 kr', '+999999999.999999999'],
    ],
  },
  {
    what: 'headings, references and standards',
    texts: ['3.5.4.1 Nytt fagråd', 'jf. 2.5.4.6', 'tabell 2.5.4.6', '§ 2.5.4.6', 'C99 7.18.1.3'],
  },
  {
    what: 'versions',
    texts: [
      ...['{"version":"1.84.1.0"}', '{"user_agent":{"name":"Chrome","version":"126.0.0.0"}}', 'appVersion=1.84.1.0'],
      ...['<FileVersion>1.84.1.0</FileVersion>', '{"packageVersion":"10.7.31.9"}', '"a/b": "<4.5.0.5|>=4.0"'],
      ...['==4.5.0.5', 'amd64~~6.1.1.0', 'MyApp/1.2.3.44', 'Chrome 110.0.0.0', '## [1.84.1.0]'],
    ],
  },
  { what: 'an address that is none', texts: ['addr «[ip] 10.7.31.9»'] },
  {
    what: 'paths of drawings',
    texts: ['-.91.17.19.2,2.66', 'M99,99.99-999,99.99.99.99,9.99', 'q.12-.34 1.22.33.44 0 1'],
  },
  { what: 'colons', texts: ['10:12:44:: start', '16:9:::ZZZ', 'PNA+PAT+«[personnummer] 871220-2384»:::ZZZ'] },
  { what: 'a decimal', texts: ['107672.09229'] },
  {
    what: 'numbers of machines',
    texts: ['RPC call 40123456 took 3 ms', 'SMS 41234567 sent', '$0701740605'],
  },
  { what: 'stamps of files', options: HIGH, texts: ['backup-871220-2358', '871220-2358.log', 'x=999999-9999='] },
  { what: 'names of files', texts: ['/data/in/icon@2x.png.pdf', 'left-pad@1.2.3.pdf', 'a@b.T.pdf'] },
]

const NAMES: readonly Rows[] = [
  {
    what: 'the name beside the value',
    texts: ['<row k="pnr" v="«[personnummer] 8712202384»"/>'],
  },
  {
    what: 'the system beside the value',
    texts: [
      '{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"«[fodselsnummer] 01019550091»"}',
      'PID|1||«[fodselsnummer] 01019550091»^^^FNR',
      '<TypeId V="FNR"/><Id V="«[fodselsnummer] 01019550091»"/>',
    ],
  },
  {
    what: 'names of phones and persons',
    texts: [
      ...['Mobiltlf.', 'Telefaks', 'kontakttelefon', 'Vipps'].map((name) => `${name}: «[phone] 68051234»`),
      ...['personIdentityNumber', 'personidentifikator', 'civicNo'].map(
        (name) => `${name}: «[personnummer] 8712202384»`,
      ),
      'lösen: «- hemligt»',
      'losenord: «- hemligt»',
    ],
  },
]

const OUTPUT: readonly Rows[] = [
  {
    what: 'segments',
    texts: [
      "NAD+PAT+«[personnummer] 198712202384»'COM+«[email] anna@example.se»:EM'",
      "COM+«[phone] 0701740605»:TE'COM+«[email] anna@example.se»:EM'",
      '|«[phone] 0701740605»^PRN^PH^«[email] anna@example.se»|',
      "«[personnummer] 871220-2384»'«[email] anna@example.se»",
    ],
  },
]

export const ROWS: readonly Rows[] = [...CODES, ...BESIDE, ...FORMS, ...NONE, ...NAMES, ...OUTPUT]
