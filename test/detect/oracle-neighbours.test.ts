/** The scanner against the slow oracles, on each way of writing a value and on all that differ from it in one place. */
import { describe, expect, test } from 'vitest'
import { spansOf } from '../oracle'
import { claimsOf } from '../oracle/scanner'

const TODAY = 20261122

// biome-ignore format: a table
const WRITTEN = {
  personnummer: [
    '871220-2384', '198712202384', '900101+9802', '87 12 20 2384', '1987-12-20-2384', '19871220-2384', '000101-T220',
    '8.712202384e9', '871220, nr: 2384', '8712202384.0',
  ],
  fodselsnummer: [
    '01019550091', '010195 50091', '01.01.95 50091', '01.01.95-50091', '01 01 95 50091', '01-01-1895 50091',
    '0.1019550091e10', '4.1819077302e10', '010195, nr: 50091', '01019550091.0', '0101 95 50091',
  ],
  phone: [
    '+46701740605', '+46 70-174 06 05', '(+46) 8 465 004 00', '+46 (0)70-174 06 05', '+46 (70) 174 06 05', '0046701740605',
    '00 46 70 174 06 05', '004670-174 06 05', '070-174 06 05', '(08) 465 004 00', '08/46500400', '0701-74 06 05',
    '070.174.06.05', '0701740605', '0846500400', '07 01 74 06 05', '070-174 06 05x12', '0200-12 34 56', '68 05 12 34',
    '900 00 123', '9000 0123', '68-05-12-34', '68051234', '+47 68 05 12 34', '+47 (68) 05 12 34', '004768051234',
    '46701740605', '4768051234', '+ 46 701740605', '+1 202-555-0123', '+45 32 12 34 56', '+358.40.1234567', '004532123456',
    '0039 06 1234567', '001 202 555 0123', '12,0701740605', '1234,0701740605', '+46 070 174 06 05',
    '070-174 06 05x12345', '12,0701740605, 3', '+47 4 123 45 67', '+47 (4) 123 45 67', '+474 123 45 67', '+45 32123456',
    '+358 40 1234567890', '00358401234567890', '0035812345', '0046 (0)70-174 06 05', '0045 (0) 32 12 34 56',
    '00468-465 00 40', '0701/740605', '08/114930', '070 - 174-06 05', 'tel + 46 701740605', '+45 321234.5-6',
  ],
  ip: [
    '192.0.2.44', '192.0.2.44:443', 'v1.2.3.4', '192-0-2-44.example.se', '192[.]0[.]2[.]44', '2001:db8::7', '::ffff:192.0.2.128',
    '2001:db8:1:2:3:4:5:6', '[2001:db8::7]:443', '2001:db8:1:2:3:4:5:6:443', 'fe80::1%eth0', '::1', 'dead::beef',
    'IP 192.0.2.44.443 > 192.0.2.1.53', 'access_192.0.2.44.log', '10:12:44::', '255.255.255.255',
  ],
  email: [
    'anna@example.se', '"a b"@example.se', "o'hara@example.se", "'anna@example.se'", 'anna@[192.0.2.1]',
    'anna@[IPv6:2001:db8::1]', 'a.b+c@mail.example.co.uk', 'x=anna@example.se', 'bounces-7-anna=b.se@example.se',
    'prvs=12=anna@example.se', 'a@xn--p1ai.xn--p1ai', 'anna@example.se-adressen', 'anna@example.se_2026.pdf', 'a@b.pdf',
    'anna[@]example[.]se', 'anna (at) example.se', 'anna [at] example [dot] se', 'anna AT example DOT se', '.anna..b@example.se',
    'git@example.se:a/b', '//anna@[192.0.2.1]', "N'anna@example.se'", "UNH+1'anna@example.se",
  ],
}

/** A blank, a small p and an at sign have the low bits of a zero. */
const OTHERS = [...' p-.015(:']
const BESIDE = ['5', '.', '.5', '5.', ',5', '5,', ':5', '_', 'a', '$', '+', '(', ')', "'", '@', '-', '/', ' 5', '5 ']

/** A text, and all that differ from it in one place or stand beside something. */
function* around(text: string): Generator<string> {
  yield text
  for (let at = 0; at < text.length; at++) {
    const [lead, rest] = [text.slice(0, at), text.slice(at)]
    yield lead + rest.slice(1)
    yield lead + rest.slice(0, 1) + rest
    for (const other of OTHERS) yield lead + other + rest.slice(1)
  }
  for (const other of BESIDE) {
    yield other + text
    yield text + other
  }
}

describe.each(Object.entries(WRITTEN))('%s', (_kind, texts) => {
  test.each(texts)('%s', (written) => {
    for (const text of around(written)) {
      expect({ text, spans: claimsOf(text, TODAY) }).toEqual({ text, spans: spansOf(text, TODAY) })
    }
  })
})
