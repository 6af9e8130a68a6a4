/** Encodings: bytes of Windows-1252 are in `encodings.test.ts`, because these rows are text. */
import type { Rows } from './rows'

/** Text as journald writes what it takes for none. */
const octets = (text: string) => `[${[...Buffer.from(text)].join(',')}]`
const octet = (...list: readonly number[]) => `[${list.join(',')}]`

const TIME = '"__REALTIME_TIMESTAMP":"1700000000000000"'

export const ROWS: readonly Rows[] = [
  {
    what: 'journald: a field of octets is read as the text that it is',
    texts: [
      `{"MESSAGE":«${octets('kund\u001b[0m\t[personnummer]')} ${octets('kund\u001b[0m\t871220-2384')}»}`,
      `{${TIME},"MESSAGE":«${octets('a:[email]\nb:[ip]"x"\\')} ${octets('a:åsa@example.se\nb:192.0.2.44"x"\\')}»,"_PID":"7"}`,
      `{"_BOOT_ID":"a","OTHER_FIELD":«${octet(...Buffer.from('[email],'), 0xe5, 0xf6)} ${octet(...Buffer.from('anna@example.se,'), 0xe5, 0xf6)}»,"MESSAGE":"«[ip] 192.0.2.44»"}`,
      `{"PERSONNUMMER":«${octets('[personnummer]')} ${octets('8712202384')}»,"ORDERNR":${octets('8712202384')},${TIME}}`,
      `clean\n{"MESSAGE":«${octets('[ip]')} ${octets('192.0.2.44')}»}\r\nmail «[email] anna@example.se»\n{"MESSAGE":«${octets('[ip]')} ${octets('192.0.2.44')}»}\n`,
    ],
  },
  {
    what: 'what stays of it',
    texts: [
      `{"MESSAGE":${octets('kund\u001b[0m')}}`,
      `{"MESSAGE":[8,256,71]} {"MESSAGE":[]} {"MESSAGE":[1,]}`,
      `{"message":${octets('192.0.2.44')}}`,
      `{"ORDERS":${octets('192.0.2.44')}}`,
      `{"MESSAGE":"\\"MESSAGE\\":${octets('192.0.2.44')}"}`,
      `x {"MESSAGE":${octets('192.0.2.44')}}`,
    ],
  },
]
