import type { Rows } from './rows'

export const ROWS: readonly Rows[] = [
  {
    what: 'an attribute without a value at the end of a tag',
    texts: [
      '<password hidden>« hunter2x»</password>',
      '<db:password x="1" hidden disabled>« hunter2x»</db:password>',
      '<Bearer r>« 0000 00000001819077302,\\"-----456789Z\\\\\\"}\\19077302,\\"system\\\\\\"\\»',
      '{"m":"<password hidden>« hunter2x»</password>"}',
      '<Bearer 0\\"0r>0000 00000001819077302,\\"-----456789Z\\\\\\"}\\19077302,\\"system\\\\\\"\\',
      'if password > 3 && x-> y',
      '<input name="password" required>x',
      '<p hidden>password</p>',
    ],
  },
  {
    what: 'options behind a brace that begins no JSON',
    texts: ['[{--token «- hunter2x»', '{"a":{--token «- hunter2x»', ':root{--token-color: red}'],
  },
  {
    what: 'JSON in a string that goes by its name',
    texts: [
      '{"cookie":"«  {\\"a\\":1}»"}'.replace('  ', ' '),
      '{"password":"« {\\"a\\":\\"b\\",\\"c\\":{\\"d\\":[1]}}»","x":1}',
      '{"token":["« [1,2]»"]}',
      '{"m":"{\\"cookie\\":\\"« {\\\\\\"a\\\\\\":1}»\\"}"}',
    ],
  },
]
