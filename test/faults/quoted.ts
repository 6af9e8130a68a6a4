import { textOf } from './marked'
import type { Rows } from './rows'

const WORDS = 'vi svarar dig om ditt ärende så snart vi kan och hör av oss till dig igen om det '.replace(/[äåö]/g, 'a')

/** A line of 76 octets that ends with `text` and a soft line break. */
const full = (text: string) => `${WORDS.slice(0, 75 - textOf(text).length)}${text}=`

export const ROWS: readonly Rows[] = [
  {
    what: 'values torn by soft line breaks of quoted-printable',
    texts: [
      `${full('pnr «[personnummer] 871220-»')}\n« 2384» tack`,
      `${full('pnr «[personnummer] 871220-»')}\r\n« 2384» tack\r\nHej\r\n`,
      `Hej\n\n${full('skriv till «[email] anna@exam»')}\n« ple.se», «[ip] 192.0.2.44»\n\nHej «[phone] 070-174 06 05»\n`,
      `${full('ring «[phone] 070-174»')}\r\n«  06 05» i dag`,
      `${full(' «[email] anna.ber»')}\n« g@example.se» och en hel rad till som gar till «[ip] 192.0»=\n« .2.44»\n`,
      // Coded, so broken at any length.
      'F=C3=B6r «[personnummer] 871220-»=\n« 2384» h=C3=A4r',
      '<p class=3D"v">«[fodselsnummer] 0101»=\n« 9550091»</p>',
      // In three lines, and in the last of several.
      'Bj=C3=B6rn: «[email] anna@»=\n« exam»=\n« ple.se»',
      'Bj=C3=B6rn, =\nse «[email] anna@exam»=\n« ple.se» eller «[ip] 192.0.2.»=\r\n« 44»\nx',
      'F=C3=B6r password: «- hunt»=\n« er2x» =\nx',
      // The end of all, and nothing to join.
      `${full('pnr «[personnummer] 871220-2384»')}`,
      `${full('pnr «[personnummer] 871220-2384»')}\n`,
      `${full('pnr «[personnummer] 871220-2384» ')}\n«[ip] 192.0.2.44»\n\n«[email] anna@example.se»`,
    ],
  },
  {
    what: 'lines that end behind an equals sign and go on in none',
    texts: [
      'pnr 871220-=\n2384',
      'DB_USER=\nDB_PASSWORD=«- hunter2x»\nX=\n«[ip] 192.0.2.44»',
      'const url =\n  "https://example.se/871220-2384"'.replace('871220-2384', '«[personnummer] 871220-2384»'),
      'Authorization: «- Basic YW5uYTpodW50ZXIy=»\nHost: example.se',
      `Authorization: «- Basic ${'YW5uYTpodW50ZXIyYW5uYTpodW50ZXIyYW5uYTpodW50ZXIyYW5uYTpodQ'.slice(0, 54)}=»\nHost: example.se`,
      'SECRET_KEY=«- AB12cd34ef56=»\nDB_HOST=db.example.se',
      'anna@example.=\nse',
      '=\n871220-=\n=\n2384\n==\n',
      '-----BEGIN PRIVATE KEY-----\n«- MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKjMzEfYyjiWA4=»\n-----END PRIVATE KEY-----',
    ],
  },
]
