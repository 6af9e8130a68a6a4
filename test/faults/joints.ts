/** What may come between a listed name and its value, and around the value. */
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

const HEADERS: readonly Rows[] = [
  {
    what: 'credentials behind any scheme',
    texts: [
      ...[
        'Authorization: «- DPoP s3cr3tV4lue»',
        'Authorization: «- SharedKey kund:s3cr3tV4lue»',
        'Authorization: «- Splunk s3cr3tV4lue»',
      ],
      ...[
        'Authorization: «- Key s3cr3tV4lue»',
        'Authorization: «- Bearer "s3cr3tV4lue"»',
        'Authorization: «- Bearer\ts3cr3tV4lue»',
      ],
      ...[
        'Authorization: «- OAuth oauth_key="abc", oauth_signature="s3cr3tV4lue"»',
        'Authorization: «- Token token="s3cr3tV4lue"»',
      ],
      'Authorization: «- AWS4-HMAC-SHA256 Credential=AKIA/eu/s3, SignedHeaders=host;date, Signature=s3cr3tV4lue»',
      'authorization=«- AWS4-HMAC-SHA256 Credential=AKIA/eu/s3,SignedHeaders=host,Signature=s3cr3tV4lue» host=x',
      ...[
        'Authorization: «- Digest username="anna", response="s3cr3tV4lue"»',
        'authorization=«- DPoP s3cr3tV4lue» host=x',
      ],
      ...[
        'proxy-authorization: «- NLAuth id=1, nlauth_signature=s3cr3tV4lue», ua: curl',
        '{"h":"Authorization: «- DPoP s3cr3tV4lue»"}',
      ],
      ...['{"h":"Authorization: «- Digest username=\\"anna\\", response=\\"s3cr3tV4lue\\"»"}'],
      ...[
        'curl -H "Authorization: «- Hawk id=\\"a1\\", mac=\\"s3cr3tV4lue\\"»" https://example.se',
        "-H 'Authorization: «- DPoP s3cr3tV4lue»' x",
      ],
      ...[
        'Authorization: «- s3cr3tV4lue» Host: example.se',
        'authorization=«- s3cr3tV4lue» host=x',
        'Cookie: «- a="x y"; b=s3cr3tV4lue»',
      ],
    ],
  },
  {
    what: 'lists as Go and others write headers',
    texts: [
      'map[Authorization:«- [Bearer s3cr3tV4lue]» X-Api-Key:«- [s3cr3tV4lue]» Password:«- [hunter2x9]»]',
      ...[
        'Authorization: «- [Bearer s3cr3tV4lue]»',
        'token: «- [s3cr3tV4lue]»',
        'Authorization:«- [DPoP s3cr3tV4lue]»',
      ],
      ...[
        'map[Cookie:«- [a=b]» X:[y=z]]',
        '{cookie=«- [a=b]», host=[x]}',
        '{authorization=«- [Bearer a1b2]», host=[x=y]}',
      ],
    ],
  },
  {
    what: 'what an earlier pass wrote in a list',
    options: { actions: { field: 'mask' } },
    texts: [
      '{cookie=«[field] [a=b]», host=[x]}',
      'map[Cookie:«[field] [a=b]» X:[y=z]]',
      'Authorization: «[field] DPoP s3cr3tV4lue»',
    ],
  },
  {
    what: 'names of headers that own nothing',
    texts: [
      ...[
        'Authorization: Required for all',
        'Authorization: see the docs',
        'Authorization: see section 4.2',
        'Authorization: admin role x',
      ],
      ...[
        'authorization: await this.sign(x1)',
        '"Authorization: Bearer " + token',
        "h('Authorization: Token ' + x1)",
        'Authorization: Optional[str] = None',
      ],
      ...[
        'token: [0-9a-f]+',
        'token: [A-Z0-9]{8}',
        'token: [string]',
        'Password: [reset](https://example.se)',
        'pin: [12]',
        'secret: [a, b]',
      ],
      ...['Cookie: -, a=b', 'Authorization: user level 2 is enough', 'Authorization: a=b'],
    ],
  },
  {
    what: 'headers that are not asked how they look',
    options: { fields: { authorization: 'mask' } },
    texts: [
      'Authorization: «[field] DPoP abc», x',
      'authorization=«[field] Digest a="b", c="d"»',
      'authorization= host=x',
      'Authorization: «[field] abc»',
    ],
  },
]

const WRAPPED: readonly Rows[] = [
  {
    what: 'secrets in what programs print round them',
    texts: [
      ...[
        'token=Token(value=«- s3cr3tV4lue»)',
        'password=Optional[«- hunter2x9»], n=1',
        'api_key: Some("« s3cr3tV4lue»")',
      ],
      ...[
        'secret=Secret [value=«- s3cr3tV4lue»]',
        'User(token=Token(value=«- s3cr3tV4lue», ttl=3600))',
        '{"m":"token=Some(\\"« s3cr3tV4lue»\\")"}',
      ],
      ...[
        'Driver=x;PWD=«- {hunter2x9}»;Uid=sa',
        'password=«- {noop}hunter2x9»',
        'userPassword: «- {SSHA}AbCdEf123456==»',
      ],
      ...['password: «- {bcrypt}$2a$10$abcdefghijkl»', '{"m":"password=«- {SSHA}/Ab1cdef2=»"}'],
    ],
  },
  {
    what: 'code that looks like it',
    texts: [
      ...[
        'password=Password(min=8)',
        'password=Password(length=1024)',
        'token = Token("abc123")',
        'token: Optional[bytes32]',
      ],
      ...[
        'password=StringField("Password", x=1)',
        'password = PasswordField("Lösenord")',
        'password: Optional[SecretStr] = None',
      ],
      ...[
        'token={token1}',
        '<A password={value1} />',
        'token={token1};',
        'const token = { a1: 1, b: x };',
        'token={a1:1};',
        "let token={ value: '', n1: 0 };",
        '/x?token={token}&user={user}',
        'secret: Union[str, bytes]',
      ],
    ],
  },
  {
    what: 'wrappers of what is not asked how it looks',
    options: { fields: { kundnr: 'id' } },
    texts: ['kundnr=«[field] Nr(A17»)', 'kundnr=«[field] {A}17», x'],
  },
]

const MARKED: readonly Rows[] = [
  {
    what: 'marks round a name and its secret',
    texts: [
      ...[
        '**Lösenord:** «- hunter2x9»',
        '**Lösenord**: «- hunter2x9»',
        '`password`: `«- hunter2x9»`',
        'Password: <b>« hunter2x9»</b>',
      ],
      ...[
        '- **Password:** `«- hunter2x9»`, x',
        '**API key**: **«- s3cr3tV4lue»**',
        '{"m":"**Password:** «- hunter2x9»"}',
      ],
    ],
  },
  {
    what: 'marks in code and prose',
    texts: [
      '`token`: `string`',
      'password: `$' + '{x}`',
      'token*=s3cr3t2',
      'password: <string>',
      'password: <b>required</b>',
      '`secret`: the `secret2`',
    ],
  },
  {
    what: 'marks round what a person asked for',
    options: { fields: { 'category:name': true, 'category:health': true } },
    texts: ['**Diagnos:** «[field] F32.1»', '**Namn**: «[field] Anna Åström»', 'Diagnos: <b>«[field] F32.1»</b>'],
  },
]

const PLUSES: readonly Rows[] = [
  {
    what: 'a plus of an address in a query',
    texts: [
      ...[
        'https://example.se/?epost=«[email] kari+test@example.se»&n=12',
        '/verify?n=1&e=«[email] kari.b+x@example.se»&q=1+2',
      ],
      ...['{"url":"/verify?email=«[email] kari+test@example.se»"}', '/?q=hej+du+«[email] anna@example.se»'],
      ...['/?q=«[personnummer] 871220-2384»+«[email] anna@example.se»', '/?q=kari%20«[email] test@example.se»'],
    ],
  },
]

export const ROWS: readonly Rows[] = [...COLUMNS, ...HEADERS, ...PLUSES, ...WRAPPED, ...MARKED]
