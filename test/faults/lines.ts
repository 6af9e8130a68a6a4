import type { Rows } from './rows'

const BLOCKS: readonly Rows[] = [
  {
    what: 'secrets in blocks of YAML',
    texts: [
      'password: |\n  «- hunter2»\n  «- more»\nuser: x',
      'password: >\n  «- hunter2»\n  «- more»\n',
      'password: |-\n  «- hunter2 two»\n\n  «- more: 070-174 06 05»\nphone: «[phone] 070-174 06 05»',
      'a:\n  db:\n    password: >+\n      «- hunter2»\n        «- deep»\n    user: x\n  tel: «[phone] 070-174 06 05»\n',
      'list:\n- password: |\n    «- hunter2»\n  user: x\n- - token: |2 # why\n       «- abc»\n',
      'password: |\r\n  «- hunter2»\r\n\r\n  «- more»\r\nuser: x\r\n',
      'password: !!str |\n\t«- hunter2»\nx: «[email] anna@example.se»\n',
      '"password": |4-\n    «- {"a":"b"}»\n    «- %41%20&amp; anna@example.se»\n«[email] bo@example.se»',
      'password: |\n  «- hunter2»\n  «- secret: x»\nuser: x\ntoken: |\n «- abc»',
      'password: |\n  «- hunter2»\n{"pnr": «8712202384»}\n'.replace('«8712202384»', '"«[personnummer] 8712202384»"'),
      '{"m":"password: |\\n  «- hunter2»\\n  «- more»\\nuser: x","n":"  y"}\n  z',
      '{"m":"password: |","n":"  y"}\n  z',
      '{"m":"password: |\\n  «- hunter2»","n":"  y"}\n  z',
    ],
  },
  {
    what: 'what begins no block of YAML',
    texts: [
      'password: |\nuser: x\n  y',
      '| password: |\n  x',
      'log: password: |\n  x\n',
      'signature: |\n  x\n',
      'description: |\n  password is asked\n',
      'Password: > 8\n  x y',
    ],
  },
  {
    what: 'secrets in blocks of YAML, masked',
    options: { actions: { field: 'mask' } },
    texts: ['password: |\n  «[field] hunter2»\n  «[field] more»\nuser: x'],
  },
  {
    what: 'blocks of YAML where secrets are off',
    options: { fields: { 'category:secret': false } },
    texts: ['password: |\n  hunter2\n', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----\n'],
  },
  {
    what: 'blocks of YAML and keys in plain text',
    options: { format: 'text' },
    texts: [
      'password: |\n  «- hunter2»\n  «- more»\nuser: x',
      'k="-----BEGIN PRIVATE KEY-----\\n«- MIIEvQIBADANBg\\nAbc+/9==»\\n-----END PRIVATE KEY-----\\n" x',
    ],
  },
]

const B = '-----BEGIN PRIVATE KEY-----'
const E = '-----END PRIVATE KEY-----'

const KEYS: readonly Rows[] = [
  {
    what: 'private keys',
    texts: [
      `${B}[fodselsnummer]\\[ip]`,
      `${B}\n«- MIIEvQIBADANBg»\n«- kqhkiG9w0BAQEFAA»\n«- Abc+/9==»\n${E}\nuser «[email] anna@example.se»\n`,
      ...['RSA ', 'EC ', 'OPENSSH ', 'ENCRYPTED ', 'DSA '].map(
        (type) => `-----BEGIN ${type}PRIVATE KEY-----\n«- MIIEvQIBADANBg»\n-----END ${type}PRIVATE KEY-----\nMIIEvQIB`,
      ),
      `${B}\r\n«- MIIEvQIBADANBg»\r\n«- Abc+/9==»\r\n${E}\r\n`,
      `${B}\n«- MIIEvQIBADANBg»\n«- Abc»`,
      `${B}\n«- MIIEvQIBADANBg»\n«- Abc»\nthe end\nAbc`,
      `key: |\n  ${B}\n  «- MIIEvQIBADANBg»\n  «- Abc+/9==»\n  ${E}\nuser: x\n`,
      `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,A1B2\n\n«- MIIEvQIBADANBg»\n-----END RSA PRIVATE KEY-----`,
      `${B} «- MIIEvQIBADANBg kqhkiG9w0BAQEFAA Abc+/9==» ${E} user «[email] anna@example.se»`,
      `{"m":"${B}\\n«- MIIEvQIBADANBg»\\n«- Abc+/9==»\\n${E}\\n","n":"Abc"}\nAbc`,
      `{"m":"${B}\\r\\n«- MIIEvQIBADANBg»\\r\\n«- Abc+/9==»\\r\\n${E}\\r\\n","n":"Abc"}\nAbc`,
      `{"m":"{\\"k\\":\\"${B}\\\\n«- MIIEvQIBADANBg»\\\\n${E}\\\\n\\"}","n":"Abc"}\nAbc`,
      `k = '${B}\\n«- MIIEvQIBADANBg\\nAbc+/9==»\\n${E}\\n'\nAbc`,
      `const k =\n  "${B}\\n" +\n  "« MIIEvQIBADANBgkqhkiG9»\\n" +\n  "« Abc+/9==»\\n" +\n  "${E}\\n"\n`,
      `10:00:01 app ${B}\n10:00:01 app «- MIIEvQIBADANBgkqhkiG9»\n10:00:02 app «- Abc+/9==»\n10:00:02 app ${E}\n10:00:02 app Abc\n`,
      `<key>${B}\n«- MIIEvQIBADANBg»\n${E}</key>`,
      `{"m":"{\\"k\\":\\"${B}\\\\\\\\n«- MIIEvQIBADANBg\\\\\\\\nAbc»\\\\\\\\n${E}\\"}"}`,
    ],
  },
  {
    what: 'certificates and public keys',
    texts: [
      ...['CERTIFICATE', 'PUBLIC KEY', 'RSA PUBLIC KEY', 'PRIVATE', 'private key'].map(
        (type) => `-----BEGIN ${type}-----\nMIIEvQIBADANBg\nAbc\n-----END ${type}-----\n`,
      ),
      `a file that begins with ${B} holds a key\nand this is the next line`,
      `----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg`,
    ],
  },
]

const ELEMENTS: readonly Rows[] = [
  {
    what: 'secrets in elements over lines',
    texts: [
      '<password>\n  «- hunter2»\n</password>\n<user>x</user>',
      '<a>\n  <password type="x">\n    «- hunter2»\n    «- more»\n  </password>\n  <b>c</b>\n</a>',
      '<password>\r\n«- hunter2»\r\n</password>\r\nx',
      '<token>\n  «- abc»</token>\nx',
      '<secret>\n  <a>x</a>\n</secret>\nx',
      '{"m":"<password>\\n  «- hunter2»\\n</password>\\nx"}\nx',
    ],
  },
]

const PAIRS: readonly Rows[] = [
  {
    what: 'secrets below their name, in lists of YAML',
    texts: [
      '- name: DB_PASSWORD\n  value: «- hunter2»\n',
      'env:\n  - name: DB_PASSWORD\n    value: «- hunter2»\n  - name: HOME\n    value: /root\n  - name: A_TOKEN\n    value: "« x1y2»"\n',
      '- name: "DB_PASSWORD"\r\n  value: «- hunter2 two» # why\r\n',
      "  -   Key: password # a\n\n      # b\n      other: x\n      Value: '« hemligt»'\n",
      '- name: DB_PASSWORD\n  value: |\n    «- hunter2»\n    «- more»\n- name: x\n  value: y1z2\n',
      '{"m":"- name: DB_PASSWORD\\n  value: «- hunter2»\\n- name: b","n":"  value: x1"}\n  value: x1',
      '- name: API_KEY\n  deeper:\n    value: x1\n  value: «- a1b2c3»\n  value: x1\n',
      '- name: password\n  value: «- hemligt»\nx password=«- hunter2»\n',
    ],
  },
  {
    what: 'what is no value of the name above',
    texts: [
      '- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: db\n      key: password\n',
      '- name: DB_PASSWORD\n- value: hunter2\n',
      '- name: DB_PASSWORD\nvalue: hunter2\n',
      'name: DB_PASSWORD\nvalue: hunter2\n',
      '- name: reset password\n  value: hunter2\n',
      '- name: HOME\n  value: hunter2\n',
      '- name: DB_PASSWORD\n  value: $(OTHER)\n- name: A_TOKEN\n  value: "true"\n- name: B_TOKEN\n  value: {{ x }}\n',
      '- name: password\n  type: string\n  description: hunter2\n',
      '- name: DB_PASSWORD x\n  value: hunter2\n',
    ],
  },
  {
    what: 'values below the name of a field that a user lists',
    options: { fields: { memberId: 'id' } },
    texts: ['- name: member_id\n  value: «[field] A»\n- name: member\n  value: A\n'],
  },
]

export const ROWS: readonly Rows[] = [...BLOCKS, ...KEYS, ...ELEMENTS, ...PAIRS]
