/** Passwords in SQL statements. */
import type { Rows } from './rows'

const LONG = Array.from({ length: 40 }, (_, i) => `(${i},'bo','« hunter${i}»')`).join(', ')

export const ROWS: readonly Rows[] = [
  {
    what: 'passwords behind words of SQL',
    texts: [
      ...["CREATE USER anna IDENTIFIED BY '« hunter2»'", "create user 'anna'@'%' identified by '« x»';"],
      ...[
        "ALTER USER anna IDENTIFIED WITH mysql_native_password BY '« x»'",
        "GRANT ALL ON *.* TO 'a'@'%' IDENTIFIED BY '« x»'",
      ],
      ...["CREATE USER a IDENTIFIED WITH 'caching_sha2_password' AS '« x1y2»'", "IDENTIFIED BY PASSWORD '« *x1y»'"],
      ...["CREATE ROLE a LOGIN PASSWORD '« x»'", "ALTER USER a WITH ENCRYPTED PASSWORD '« it''s x»' VALID UNTIL 'x'"],
      ...[
        "SET PASSWORD = '« x»'",
        "SET PASSWORD FOR a = PASSWORD('« x»')",
        "SET PASSWORD FOR 'a'@'localhost' = '« x»'",
      ],
      ...[
        "SELECT PASSWORD('« x1»')",
        "UPDATE t SET a = PASSWORD( '« x1»' ), b = 'c'",
        "CREATE LOGIN a WITH PASSWORD = '« x»'",
      ],
      ...[
        "2026-01-01 LOG: statement: ALTER ROLE a PASSWORD '« hunter2»'",
        '{"sql":"ALTER ROLE a PASSWORD \'« hunter2»\'"}',
      ],
      ...['?q=ALTER+ROLE+a+PASSWORD+%27« hunter2»%27&x=1', '{"sql":"ALTER ROLE a PASSWORD \\u0027« hunter2»\\u0027"}'],
      ...[
        "ALTER ROLE a PASSWORD\t'« hunter2»'",
        'q="ALTER ROLE a PASSWORD\\n\'« hunter2»\'"',
        "ALTER ROLE a PASSWORD\u00a0'« hunter2»'",
      ],
    ],
  },
  {
    what: 'passwords in columns of rows',
    texts: [
      ...[
        "INSERT INTO users (name, password) VALUES ('anna','« hunter2»')",
        "insert into t (pin, n) values («- 1234», '4711')",
      ],
      ...["INSERT INTO users (name, password) VALUES ('anna','« hunter2»'),('bo','« hunter3»');"],
      ...[
        "INSERT INTO `users` (`name`, `password`, n) VALUES ('a, (b)', '« x''y»', 3), ('bo', '« (,)\\'»', 4) RETURNING id",
      ],
      ...["REPLACE INTO t (id, password, token) VALUES (1, '« x»', NULL), (2, '', '« 8f14e45f»')"],
      ...["INSERT INTO t (a, password) VALUES ('x', crypt('« hunter2»', gen_salt('bf'))), ('y', N'« x1»')"],
      ...[
        "INSERT INTO t (pin, a) VALUES ('« 4711»', 'x'), («- 4712», 'y')",
        '{"sql":"INSERT INTO t (\\"password\\",a) VALUES (\'« x1»\',1)"}',
      ],
      ...[
        "INSERT INTO t (a, password) VALUES ('anna@example.se', '« x»')".replace(
          'anna@example.se',
          '«[email] anna@example.se»',
        ),
      ],
      ...[
        "INSERT INTO t (a, password) VALUES ('password=«- x1»', '« x»')",
        `INSERT INTO t (id, name, password) VALUES ${LONG}`,
      ],
      ...[
        "INSERT INTO t (a,b,c,d,e,f,g,h,i,j,k,l,password) VALUES (1,2,3,4,5,6,7,8,9,10,11,12,'« s3cr3t»'),(1,2,3,4,5,6,7,8,9,10,11,12,'« x»')",
        "INSERT INTO t (password,b,c,d,e,f,g,h,i,j,k,l,m,pin,o) VALUES ('« a1»',2,3,4,5,6,7,8,9,10,11,12,'x', '« 4711»', 'o')",
        "INSERT INTO t (x, password, y, token, pin, q) VALUES ('x', '« a1»', '« y»', '« b1»', '« 4711»', 'q')",
      ],
      ...["INSERT INTO t (a, password) VALUES ('x', ?), ('y', :pw), ('z', '$PW'), ('z', DEFAULT)"],
    ],
  },
  {
    what: 'columns and what is in them, as PostgreSQL tells',
    texts: [
      ...['DETAIL:  Key (password)=«- (hunter2)» already exists.', 'Key (id, api_key)=«- (17, x1y2)» already exists.'],
      ...['{"detail":"Key (\\"password\\")=«- (x)»"}', 'Key (email)=(«[email] anna@example.se») already exists.'],
      ...['Key (id)=(17) is', 'Key (password)=- is', 'Key (password) = (x)', '(password)=>(x)', 'Key (password)=()'],
    ],
  },
  {
    what: 'what stands in apostrophes behind other words',
    texts: [
      ...[
        "the password 'hunter2'",
        "said 'x1y2'",
        "option 'password' 'x1'",
        "stand by 'x1y2'",
        "x = 'a1b2'",
        "wait for a = 'x1'",
      ],
      ...[
        "INSERT INTO t (name, size) VALUES ('anna','x1')",
        "INSERT INTO t VALUES ('password','x1y2')",
        "password VALUES ('x1')",
      ],
      ...[
        "CREATE TABLE t (password varchar(40) DEFAULT '')",
        "ALTER USER a PASSWORD '$PW'",
        "ALTER USER a PASSWORD NULL 'x1'",
      ],
      ...["import { password } from 'x1'", "print('password', 'x1')", "f(password, values ('x1'))", "IDENTIFIED BY ''"],
    ],
  },
  {
    what: 'passwords of SQL, masked',
    options: { actions: { field: 'mask' } },
    texts: [
      "CREATE USER a IDENTIFIED BY '«[field] x»'",
      "INSERT INTO t (a, password) VALUES ('x','«[field] y»'), ('z','«[field] y»')",
    ],
  },
  {
    what: 'passwords of SQL where secrets are off',
    options: { fields: { 'category:secret': false }, kinds: ['ip', 'field'] },
    texts: ["CREATE USER a IDENTIFIED BY 'x'", "INSERT INTO t (a, password) VALUES ('x','y')"],
  },
  {
    what: 'passwords of SQL in plain text',
    options: { format: 'text' },
    texts: ["INSERT INTO t (a, password) VALUES ('x','« y»'), ('z','« y»')", "CREATE USER a IDENTIFIED BY '« x»'"],
  },
]
