/** What may stand between a listed name and its value, and round the value. */
import type { Rows } from './rows'

const gap = (length: number) => ' '.repeat(length)

const COLUMNS: readonly Rows[] = [
  {
    what: 'secrets in columns',
    texts: [
      ...[
        'client_secret   = "« s3cr3tV4lue»"',
        'Password   : «- hunter2x9»',
        'DB_PASSWORD:               «- hunter2x9»',
      ],
      ...[
        "'password'         => '« hunter2x9»',",
        '"api_key"          : "« s3cr3tV4lue»"',
        'Lösenord       : «- hemligt»',
      ],
      ...[
        'password\t\t\t=\t\t\t«- hunter2x9»',
        `password${gap(70)}=${gap(70)}«- hunter2x9»`,
        '{"m":"Password     : «- hunter2x9»"}',
      ],
      ...[
        'password= «- hunter2x9»',
        'password= "« hunter2x9»"',
        'Pwd= «- hunter2x9»; Uid= bo',
        '--password= «- hunter2x9»',
      ],
    ],
  },
  {
    what: 'names in columns that own nothing',
    texts: [
      ...['password=    next=1', 'password=\tuser=bo', 'GET /?token= HTTP/1.1', 'POST /?x=1&password= HTTP/1.1 200'],
      ...[
        'password= is missing',
        'token         = nextToken();',
        'PGPASSWORD= psql -h db',
        'password       = None',
        'secret   : string;',
      ],
      ...[`PWD          = /home/anna`, 'the token     : a novel', 'self.token     = token'],
    ],
  },
  {
    what: 'what a person asked for, in columns',
    options: { fields: { 'category:name': true, 'category:health': true, kundnr: 'id' } },
    texts: [
      ...[
        'Diagnos     : «[field] F32.1»',
        'diagnos= «[field] F32.1»',
        'namn           = "«[field] Anna Åström»"',
        'kundnr            => «[field] A17»',
      ],
      ...['Förnamn        :         «[field] Anna Maria», 41', 'namn= «[field] Anna»'],
    ],
  },
  {
    what: 'numbers in columns',
    texts: [`pnr${gap(50)}: «[personnummer] 8712202384»`, `pnr:${gap(50)}«[personnummer] 8712202384»`],
  },
]

export const ROWS: readonly Rows[] = [...COLUMNS]
