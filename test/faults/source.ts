/** Source code, word tables and messages between systems, next to names of secrets and in place of numbers. */
import type { Rows } from './rows'

export const ROWS: readonly Rows[] = [
  {
    what: 'names of secrets beside what code and its texts have',
    texts: [
      ...['const a = tokens?.[0];', 'x.token = options?.token ?? y', 'password = this.#decode(bytes, x)'],
      ...["pin: x ? 'pin' : 'upgrade'", 'e=f()?"client_secret":"application"', 'debug("pw:mcp:request")(x)'],
      ...['    apiKey: SensitiveString2048;', '  this.token = token2;\nx', '  readonly DEPTH_PASS: 0x0B96;'],
      ...[
        "INVALID_PASSWORD: 'wrong-password',",
        'const WEAK_PASSWORD = "auth/weak-password"',
        "RESET_PASSWORD='/reset-password'",
      ],
      ...[
        "badCredentials: 'Incorrect username or password.',",
        '{"getToken":{"http":{"uri":"/v1/users/{id}/tokens?x=y"}}}',
      ],
      ...[
        '"no-token":"We returned no token when subscribing the user."',
        '  defaultToken: "comment"',
        '{"output_token":"marker"}',
      ],
      ...['{"PW":"Palau","SE":"Sverige"}'],
    ],
  },
  {
    what: 'secrets that look as much like code',
    texts: [
      ...[
        '  password: «- hunter2»',
        '  password = «- hunter2»',
        'user: bo; password: «- hunter2»;',
        '  api_key: «- 8f14e45f»; x',
      ],
      ...["password: '« Hemligt-4711x»'", 'DB_PASSWORD="« hunter2-x»"', "INVALID_PASSWORD: '« s3cr3t»'"],
      ...[
        '{"PW":"« s3cr3t»"}',
        '{"pw":"« Sommar»"}',
        'PW=«- hemligt»',
        '{"password":"« 123»"}',
        '{"a":[1],"pin":«- 12ab»}',
      ],
      ...['password: "« correct horse battery staple»"', '{"secret":{"path":"« /a1b2c3d4e5f6a7b8c9/x»"}}'],
      ...['x ? password: "« hunter2»"', "password:'« mcp:f1le»'"],
    ],
  },
  {
    what: 'times in fields of HL7, and numbers of persons in theirs',
    texts: [
      ...[
        'MSH|^~\\&|A|B|C|D|200601011208||ADT^A04|1|P|2.3',
        'OBR|1|x|y|||200601011208',
        'x = "EVN|A14|200601011208|||"',
      ],
      ...['PID|1||«[personnummer] 200601011208»||X', 'x|«[personnummer] 200601011208»|y'],
      ...['MSH|^~\\&|A|B|||200601011208||ADT\\rPID|1||«[personnummer] 200601011208»||X'],
      ...['OBR|1|x|y|||«[personnummer] 200601011208»^ANNA', 'OBR|1|personnummer «[personnummer] 200601011208»|y'],
    ],
  },
]
