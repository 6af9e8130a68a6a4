import type { Rows } from './rows'

export const ROWS: readonly Rows[] = [
  {
    what: 'a bracket in a quote that is open, and an arrow, end no tag',
    texts: [
      '<Bearer 0\\"0r>0000 00000001819077302,\\"-----456789Z\\\\\\"}\\19077302,\\"system\\\\\\"\\',
      'if password > 3 && x-> y',
      '<input name="password" required>x',
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
  {
    what: 'forms without a question mark, where a plus is a space',
    texts: [
      'namn=Anna+Berg&tel=«[phone] 070-174+06+05»&ort=x',
      'tel=«[phone] 070-174+06+05»&namn=x',
      'body: id=7&tlf=«[phone] 68+05+12+34»',
      'fnr=«[fodselsnummer] 010195+50091»&x=1',
      'email=«[email] anna+x@example.se»&a=1',
      'a=1&email=«[email] anna+x@example.se»',
      'tel=«[phone] +46701740605»&a=b',
      'x=2&password=«- a+b1»&c=d',
      '{"body":"tel=«[phone] 070-174+06+05»&namn=x"}',
      'tel=070-174+06+05',
      'x=1 && y=070-174+06+05',
    ],
  },
]
