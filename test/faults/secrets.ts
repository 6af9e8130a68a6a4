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
      ...['-Dpassword=«- abc»', 'MYSQL_PWD=«- x»', 'PGPASSWORD=«- x» psql', 'java -Ddb.password=«- abc» -jar x.jar'],
      ...['secret: {"value":"« super»"}', 'password={"a":"« b»"}', 'x password={"a":"« b»"} y {"a":"b"}'],
      ...[
        '{"m":"secret: {\\"value\\":\\"« super»\\"}"}',
        'pwd: «- ["hemligt"]» x',
        '{"token":"« abc»"}',
        '{"password":"« string»"}',
        '{"msg":"password: «- hemligt»"}',
      ],
      ...['{"password":«- hunter2»}', '{\n  "password": «- hunter2»\n}', '{"a":[1],"pin":«- 12ab», "b":2}'],
      ...[`{"password":'« hunter2»'}`, '{"msg":"{\\"password\\":«- hunter2»}"}', '{"password":«- t0psecret»}'],
    ],
  },
]

const AMPERSANDS: readonly Rows[] = [
  {
    what: 'an ampersand in a secret, and one that ends it',
    texts: [
      ...[
        'DB_PASSWORD=«- Tr0ub4dor&3»',
        'lösenord: «- Tr0ub4dor&3»',
        '{password=«- Tr0ub4dor&3», n=1}',
        'x password=«- a1&b2&c3»',
      ],
      ...[
        '?password=«- abc»&n=1',
        '?password=«- abc»&debug HTTP/1.1',
        'n=1&password=«- abc»&debug',
        'password=«- abc»&user[tlf]=«[phone] 68051234»',
      ],
      ...[
        'password=«- abc» && ls',
        'PGPASSWORD=«- hunter2»& x',
        'password=«- hunter2x»&username=bo',
        '<a href="/?password=«- x1y2»&amp;n=2">',
      ],
    ],
  },
]

const ACCOUNTS: readonly Rows[] = [
  {
    what: 'passwords of addresses',
    texts: [
      ...[
        'https://anna:« hemlig»@db.example.se:5432/x',
        'amqp://bo:« hunter2»@mq.example.se/v',
        'x://a:« b»@«ip [2001:db8::7]»/',
      ],
      ...['redis://:« hunter2»@«ip 192.0.2.44»', 'url=https://bo:« hunter2»@example.se next', 'a b://c:« d:e»@f g'],
      ...['{"url":"https://bo:« hunter2»@example.se/x","n":1}', '{"url":"https:\\/\\/bo:« hunter2»@example.se"}'],
      ...[
        '"mongodb+srv://bo:« hunter2»@a.example.se,b.example.se/?w=1"',
        'git clone https://x-access-token:« ghp_a1b2c3»@x.se/y',
      ],
      ...[
        'https://bo:« p@ss»@example.se/',
        ...['https://bo:« pw»@ö.se/x', '://:« (»@é', `https://bo:« ${'å'.repeat(260)}x»@example.se`],
        ...['https://ö:« pw(»@example.se', 'https://bo:« pw»@名.se'],
        'https://bo:« 871220-2384»@example.se',
        '<a href="ftp://bo:« pw»@example.se">',
      ],
      ...[
        'next=https%3A%2F%2Fbo%3A« hunter2»%40example.se',
        'https://password:« x1y2»@example.se/z',
        'smb://d;bo:« pw»@h/s',
      ],
    ],
  },
  {
    what: 'addresses without a password',
    texts: [
      ...['http://host:8080/@scope/pkg', '«[email] git@github.example»:anna/x.git', '@scope/pkg@1.2.3', 'a://b:c/d@e'],
      ...[
        'http://x.example:80/?q=a@b',
        'ssh://git@example:22/x',
        `postgres://x:$${'{PASSWORD}'}@db/x`,
        'a://b:@c',
        'x://:@y',
      ],
    ],
  },
  {
    what: 'passwords of addresses where secrets are off',
    options: { fields: { 'category:secret': false }, kinds: ['ip', 'field'] },
    texts: ['https://anna:hemlig@db.example.se:5432/x'],
  },
  {
    what: 'passwords of addresses, masked',
    options: { actions: { field: 'mask' } },
    texts: [
      'https://anna:«[field] hemlig»@db.example.se:5432/x',
      'https://«[email] anna%40example.se»:«[field] pw»@example.com/',
    ],
  },
]

const V = 's3cr3tV4lue'
const SPELT = [
  ...['pass', 'db_pass', 'ansible_ssh_pass', 'newPass', 'userpassword', 'rootpassword', 'csrftoken', 'jwtsecret'],
  ...['xapikey', 'kontolösenord', 'databaslösenord', 'engangspassord', 'passordNytt', 'nyckel', 'nøkkel', 'hemlighet'],
  ...['hemmelighet', 'verifieringskod', 'säkerhetskod', 'passwordOld', 'password_new', 'password_prod', 'apikeyProd'],
  ...[
    'tokenValue',
    'secretValue',
    'accountKey',
    'sharedKey',
    'masterKey',
    'Ocp-Apim-Subscription-Key',
    'userpassword_old',
  ],
  ...[
    'x-functions-key',
    'X-Amz-Signature',
    'sig',
    'xsrf',
    '_csrf',
    'psk',
    'pw',
    'totp',
    'mfa_code',
    'client_assertion',
  ],
  ...['code_verifier', 'SAMLResponse'],
]

const NAMED: readonly Rows[] = [
  {
    what: 'names that end with that of a secret, or with a word that says nothing behind it',
    texts: SPELT.flatMap((name) => [`{"${name}":"« ${V}»","a":1}`, `a=1 ${name}=«- ${V}» b=2`, `${name}: «- ${V}»`]),
  },
  {
    what: 'the same with digits, brackets and options',
    texts: [
      ...['{"token_v2":"« s3cr3tV4lue»"}', 'tokenV2=«- s3cr3tV4lue»', 'api-key-v2=«- s3cr3tV4lue»'],
      ...['{"Lösenord (tillfälligt)":"« hemligt»"}', '{"Password (min 8)":"« hemligt»"}', '-DB_PASS=«- hunter2x9»'],
      ...['-DATABASE_PASSWORD=«- hunter2x9»', '-DPASSWORD=«- hunter2x9»', 'pass=«- hunter»', 'pass: "« hunter»"'],
      'bankid:///?autostarttoken=«- s3cr3tV4lue»&redirect=null',
      ...['pass: «- 123456»', '{"pass":"« hunter»"}', 'https://x.example/?sv=1&sig=«- aB3%2Fx9»'],
    ],
  },
  {
    what: 'a column that says more of a secret',
    options: { format: 'csv' },
    texts: ['id;Lösenord (tillfälligt)\n1;« hemligt»\n', 'id;Password (min 8)\n1;« hemligt»\n'],
  },
  {
    what: 'names that only sound like that of a secret',
    texts: [
      ...[
        'passed',
        'passenger',
        'compass',
        'keyboard',
        'nyckeltal',
        'signal',
        'tokenCount',
        'password_policy',
        'bypass',
      ],
      ...[
        'passwordResetAt',
        'max_tokens',
        'secretariat',
        'partitionKey',
        'primärnyckel',
        'pinValue',
        'value_old',
        'new',
      ],
    ].flatMap((name) => [`{"${name}":"${V}"}`, `${name}=${V}`, `${name}: ${V}`]),
  },
  {
    what: 'names of secrets that are words of prose',
    texts: [
      ...['bypass=true', 'pass: word', 'nyckel: hus', 'sig: Anna', 'sig=SIGTERM', 'Pass: 18:00', 'pass: 12, fail: 3'],
      ...['Nyckel: se under mattan', 'code: abc12345', '{"nyckel":"lang","värde":"sv"}', 'the pass: hunter is'],
      ...['signature: ok', 'signature=Anna', 'hemlighet: att skratta', '{"secretValue":true}', 'newPass: string'],
    ],
  },
]

const TOKEN = '8f14e45fceea167a5a36dedd4bea2543'

const SESSIONS: readonly Rows[] = [
  {
    what: 'a session that is a token',
    texts: [
      ...[
        `session=«- ${TOKEN}»`,
        `x session: «- ${TOKEN}» y`,
        `{"session":"« ${TOKEN}»"}`,
        `user_session=«- aB3dE5fG7hI9jK1lM3»&x=1`,
      ],
      ...[
        'session=«- eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x1»',
        'Cookie: «- session=abc; sid=x»',
        'Set-Cookie: «- session=abc; Path=/»',
      ],
      ...["curl -H 'Cookie: « sid=abc; b=c»' https://example.se", "'cookie: « a=b»', 'x'"].map((text) =>
        text.replace('« ', '«- '),
      ),
    ],
  },
  {
    what: 'a session that is none',
    texts: [
      ...[
        'session=open',
        'session: 12345678901234567890',
        'session=anna',
        'session: MySessionManager2FactoryBean',
        '{"session":"2026-11-22"}',
      ],
      ...[
        `{"session":{"hash":"${TOKEN}"}}`,
        'session=user-session-2026-11-22-abc',
        `["session","${TOKEN}"]`,
        'session 2: x1y2',
        'session=2026-01-01T10:00:00Z',
      ],
    ],
  },
  {
    what: 'names with a digit before a colon',
    texts: [
      ...[
        'token_v2: «- x»',
        'a token_v2: «- x1y2z3» b',
        'password2: «- hunter2»',
        'api-key-v2: «- x1y2z3»',
        'password12: «- hunter2»',
      ],
      ...['password2:%20«- hunter2»', '/?password2:+«- -hunter2»'],
      ...[
        '12: x1y2',
        'password 2: hunter2',
        'line 12: token',
        'pin3:12:30',
        'auth0: connection failed',
        'password2:/home',
      ],
    ],
  },
  {
    what: 'a dash for what was taken out, and one of a list',
    texts: ['password: - next', 'password: -', 'user: bo password: - x1y2', 'password:\n  - a\n', 'password: "-"'],
  },
]

export const ROWS: readonly Rows[] = [...IN_TEXT, ...AMPERSANDS, ...ACCOUNTS, ...NAMED, ...SESSIONS]
