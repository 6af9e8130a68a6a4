/** Command options, separated from their values by a space. */
import type { Rows } from './rows'

const NAMED: readonly Rows[] = [
  {
    what: 'options whose name owns the next word',
    texts: [
      ...[
        'mysql --password «- hunter2» -u root db',
        'gh auth --token «- ghp_x» -q',
        'x --api-key «- x8f7Hj2kLmN» --verbose',
      ],
      ...[
        'x --db-password "« hunter 2x»" y',
        "x --db-password '« hunter 2x»'",
        '--password «- hunter2»',
        '--password «- hemligt»',
      ],
      ...[
        'x --password «- hemligt» -u root',
        'x --password «- hemligt» db',
        '(x --password «- hunter2»)',
        '\t--client-secret «- x8f7Hj2kLmN»',
      ],
      ...['keytool -storepass x -password «- hunter2»', 'plink -pw «- hunter2x» anna', 'x --password «- hunter2» | y'],
      ...[
        'x --token "« Bearer a1b2c3»"',
        'x --token «- Bearer a1b2c3»',
        'x --pin «- 1234»',
        'x --lösenord «- hunter2»',
      ],
      ...[
        'curl --cookie "« a=b; c=d1»" https://example.se',
        'x --Password «- hunter2» y',
        'x --token_v2 «- x8f7Hj2kLmN»',
      ],
      ...['`x --password «- hunter2»`', 'x --password «- 871220-2384» y', 'x --credentials «- a1b2c3»'],
    ],
  },
  {
    what: 'the same in what holds command lines',
    texts: [
      ...['{"cmd":"mysql --password «- hunter2» db"}', '{"cmd":"mysql --password \\"« hunter 2x»\\" db"}'],
      ...[
        '{"cmd":"--password «- hunter2» db"}',
        '{"a":1,"cmd":"x\\n--password «- hunter2»\\n"}',
        'GET /?q=mysql+--password+«- hunter2»',
      ],
      ...[
        'root  4711  0.0 mysqld --user=root --password «- hunter2» --port 3306',
        'cmdline="mysql --password «- hunter2» db"',
      ],
      ...[
        '["mysql","--password","« hunter2»","-u","root"]',
        '{"args":["mysql","--password","« hunter2»","-u","root"]}',
      ],
      ...[
        'args: [--password, «- hunter2»]',
        "args: ['--password', '« hunter2»', '-v']",
        'CMD ["x", "--token", "« x8f7Hj2kLmN»"]',
      ],
      ...['type=EXECVE a0="mysql" a1="--password" a2="« hunter2»"', 'GET /?q=mysql%20--password%20«- hunter2x»&x=1'],
      ...["['mysql', '--password', '« hunter2»', '-u', 'root']", '[{"cmd":["--password","« hunter2»"]}]'],
      ...['{"a":["--verbose","--password","« hunter2»","--token","« x8f7Hj2kLmN»"]}'],
    ],
  },
  {
    what: 'options in prose and usage texts',
    texts: [
      ...[
        '--password is required',
        'pass --token to use it',
        'use --password or -p',
        '--token',
        'x --password',
        'x --password -u root',
      ],
      ...[
        'x --password --token y',
        '--password <password>',
        '--token TOKEN',
        '--token $TOKEN',
        `--token $${'{X}'}`,
        '--password %PASSWORD%',
      ],
      ...[
        '--password xxxx',
        '--password [password]',
        '--auth=basic',
        '--auth basic',
        '--password string   Password of the user',
      ],
      ...[
        '--password         The password',
        '--api-key YOUR_API_KEY',
        '--password password',
        '--token my-token',
        '--password ****',
      ],
      ...[
        'the --password flag must be set',
        'the --token option of the command',
        '--password-file x1y2z3',
        '--token-count 12345678',
      ],
      ...[
        '--no-password hunter2x',
        'a--password hunter2',
        '<!--password hunter2-->',
        '---password hunter2',
        '--password ...',
      ],
      ...[
        'pre-password hunter2',
        'x -t hunter2',
        'x -o hunter2',
        '--token $(cat token1)',
        '--token "$TOKEN1"',
        '--password {password}',
      ],
      ...[
        '--password /run/secrets/db',
        '["--password","--token"]',
        '["--password","-x1y2"]',
        '["--token",12]',
        '--password "" x1',
      ],
      ...['--token getToken()', '--secrets a1b2', '--password, --token', "'--password', '--token'", '--pass through'],
    ],
  },
]

const ACCOUNTS: readonly Rows[] = [
  {
    what: 'accounts of options',
    texts: [
      ...['curl -u anna:«- hunter2x» https://example.se/', 'x -u anna:«- hunter2»', 'curl --user anna:«- hunter2» x'],
      ...[
        "curl -u 'anna:«- hunter2x»' x",
        'curl -U "anna:«- hunter2x»"',
        "curl -u '« anna:hunter 2x»' x",
        'curl --proxy-user anna:«- hunter2x» x',
      ],
      ...['curl --user=anna:«- hunter2x» x', '{"cmd":"curl -u anna:«- hunter2x» x"}', 'x -u anna:«- Tr0ub4dor!3» y'],
      ...[
        'docker login -u anna -p «- hunter2x»',
        'docker login -p «- hunter2x» -u anna',
        'sqlcmd -U sa -P «- Passw0rd!» -Q x',
      ],
      ...['mongosh --username anna -p «- hunter2x» db', "x -u anna -p '« hunter 2x»'"],
    ],
  },
  {
    what: 'what only looks like an account',
    texts: [
      ...[
        'x -u 1000:1000',
        'x -u root:root',
        'docker run -u 1000:1000 x',
        'x -p 8080:80',
        'x -u www-data:adm y',
        'x -u user:password',
      ],
      ...[
        'x -u anna:$PASS',
        'x -u https://example.se/a1b2',
        'x -u localhost:8080',
        'x -u node:18-alpine',
        'x -u ubuntu:22.04',
        'x -u anna:1000',
      ],
      ...[
        'x -u anna: hunter2',
        'x -t app:v1x2',
        'sudo -u anna mkdir -p dir1x2',
        'x -u anna -p 5432',
        'x -u anna -p 8080:80',
        'x -u anna -p',
      ],
      ...[
        'x -u <user>:<password1>',
        'mkdir -p dir1x2',
        'x -u USER:PASSWORD',
        'tag -u a:b1',
        'x -u anna -p $PASS1',
        'x -p project1',
      ],
    ],
  },
]

const PROGRAMS: readonly Rows[] = [
  {
    what: 'short options that own a password because of their program',
    texts: [
      ...[
        'sshpass -p «- x»',
        'sshpass -p «- hunter2» ssh bo',
        "sshpass -p '« hunter 2x»' ssh bo",
        'sshpass -p«- hunter2» ssh bo',
      ],
      ...[
        'mysql -p«- x»',
        'mysql -u root -p«- x»',
        'mysql -uroot -p«- hunter2» db',
        "mysqldump -u root -p'« hunter2»' db > x.sql",
      ],
      ...[
        'redis-cli -a «- x»',
        'redis-cli -h h -a «- hunter2» PING',
        '/usr/bin/mysql -p«- hunter2»',
        'sudo mysql -p«- hemligt» db',
      ],
      ...['CRON (root) CMD (mysqldump -p«- hemligt» db)', 'docker exec -i db mysql -uroot -p«- hunter2» < x.sql'],
      ...[
        '{"cmd":"sshpass -p «- hunter2» ssh bo"}',
        'C:\\x\\plink.exe -pw «- hunter2» anna',
        'ldapsearch -D cn=x -w «- hunter2»',
      ],
      ...[
        'unzip -P «- hunter2» x.zip',
        '7z x -p«- hunter2» a.7z',
        'GET /?q=sshpass+-p+«- hunter2»',
        'a && sshpass -p «- hunter2»',
      ],
      ...[
        'smbclient -U anna%«- hunter2» //srv/x',
        'rpcclient -U "EX/anna%«- hunter2x»" h',
        'net rpc info -U EX\\\\anna%«- hunter2»',
      ],
      ...['mysqldump -p«- x1y2» db', 'mosquitto_pub -u a -P «- hunter2» -t x', 'mariadb-dump -u x -p«- hunter2» db'],
      ...['x -u anna%hunter2', 'x -U anna%20b c', 'x -U anna%$PW', 'mysqlfront -phunter2'],
    ],
  },
  {
    what: 'the same letters of other programs, and no passwords',
    texts: [
      ...[
        'grep -pw hunter2',
        'ssh -p 2222 x1',
        'mkdir -p dir1x2',
        'sshpass -e ssh x1',
        'mysql -p db1x',
        'mysql -P 3306 -p db1x',
      ],
      ...[
        'docker run mysql -p3306:3306 x1',
        'docker run mysql -p 8080:80',
        'nmap -p1-100 mysql1',
        'mysql | grep -pw hunter2',
      ],
      ...[
        'ls -a x1y2',
        'kubectl run mysql -parallel',
        'sshpass -p $PASS ssh x1',
        'sshpass -p <password> ssh',
        'mysql -p[password] db',
      ],
      ...[
        'sshpass -p YOUR_PASSWORD ssh',
        'mysql -ppassword db',
        'mysql; x -p1x2y',
        'zipinfo -P x1y2',
        'a redis-cli2 -a x1y2',
      ],
    ],
  },
]

const ASKED: readonly Rows[] = [
  {
    what: 'options whose name a user lists',
    options: { fields: { memberId: 'id', 'category:name': true } },
    texts: [
      ...[
        'x --member-id «[field] A17» y',
        'x --member-id is needed',
        'x --member-id <id>',
        'x --first-name «[field] Anna»',
        'x --member-id -v',
      ],
      ...[
        'x --password «- hunter2»',
        '["--member-id","«[field] A17»"]',
        'x --full-name "«[field] Anna Åström»" y',
        'x --member-id $ID',
      ],
    ],
  },
  {
    what: 'options, masked',
    options: { actions: { field: 'mask' } },
    texts: ['x --password «[field] hunter2» y', 'x -u anna:«[field] hunter2» y', '["--password","«[field] hunter2»"]'],
  },
  {
    what: 'options where secrets are off',
    options: { fields: { 'category:secret': false }, kinds: ['ip', 'field'] },
    texts: ['mysql --password hunter2', 'curl -u anna:hunter2 x'],
  },
]

export const ROWS: readonly Rows[] = [...NAMED, ...ACCOUNTS, ...PROGRAMS, ...ASKED]
