import type { Rows } from './rows'

const IN_TEXT: readonly Rows[] = [
  {
    what: 'names of secrets in running text and source',
    texts: [
      ...['The Secret: a novel', "Unexpected token: ')'", 'sid: 0', 'id-token: write', '(auth:SIMPLE)'],
      ...['Token: Token { kind', 'PWD=/home/anna', '{"node_modules/@inquirer/password":{"version":"5.0.12"}}'],
      ...['password: must be at least 12 characters', 'token: string;', 'Secret: String', '(token: any) => x'],
      ...['ProcessThread(sid:1 cport:-1)', 'token = getToken(x)', 'const token = this.token;', 'e.token=t.token,n'],
      ...[`password: $${'{DB_PASSWORD}'}`, 'password={{ x }}', 'token=$TOKEN', `Authorization: Bearer $${'{token}'}`],
      ...["{ token: 'keyword' }", 'token: nextToken,', 'INVALID_TOKEN = -204', "credentials: 'include',"],
      ...['cookie: 0.7.1', '{"dependencies":{"cookie":"^0.7.1","tough-cookie":"~4.1.3"}}', 'Cookie: string'],
      ...['activity token: android.os.BinderProxy@2bd79ce', 'token=Token{78af589', 'const render = token => {'],
      ...['an <ident-token> ends here', 'PASSWORD = password', 'Lösenord: måste anges', "secret: '/run/secrets/db'"],
      ...['{"password":{"type":"string","description":"The password of a user"}}', '{"input_token":"NextToken"}'],
      ...[
        '{"NextToken":{"location":"querystring","locationName":"nextToken"}}',
        '{"cookie":{"integrity":"sha1-abc="}}',
      ],
    ],
  },
  {
    what: 'secrets in running text and configuration',
    texts: [
      ...['password: «- hemligt»', 'user: bo, password: «- hemligt», n: 1', '  password: «- hunter2»', 'pin: «- 1234»'],
      ...[
        'password = «- hemligt»',
        'DB_PASSWORD=«- hemligt»',
        'login password=«- hemligt» n=1',
        "secret: '« hemligt»'",
      ],
      ...['User{name=bo, password=«- hemligt»}', 'Server=x;Uid=sa;Pwd=«- hemligt»;', 'token: «- 8f14e45fceea167a»'],
      ...['jdbc:postgresql://db.example.se/x?user=x&password=«- hemligt»', 'Authorization: «- Bearer abc.def»'],
      ...['password: «- correct-horse-battery»', 'password="« correct horse battery»"', 'pwd=«- [hunter2]»'],
      ...[
        'clientSecret: «- hemligt» # rotate',
        'Cookie: «- a=b; c=d»',
        '<password>« hemligt»</password>',
        'token=«- abc»',
      ],
      ...['{"secret":{"value":"« super»"}}', '{"password":["« a»"]}', '{"token":{"x":"« 8f14e45fceea167a»"}}'],
      ...['{"token":"« abc»"}', '{"password":"« string»"}', '{"msg":"password: «- hemligt»"}'],
    ],
  },
]

export const ROWS: readonly Rows[] = [...IN_TEXT]
