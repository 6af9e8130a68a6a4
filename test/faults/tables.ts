import { noHealthRecords } from '../../src/policy/policy'
import type { Rows } from './rows'

const CSV: Rows['options'] = { format: 'csv' }
const POLICY: Rows['options'] = { policy: noHealthRecords, context: { purpose: 'support' } }
const NUMBER = '«[personnummer] 8712202384»'
const ROW = `Personnummer;Lösenord\n${NUMBER};« hunter2x9»\n`

export const ROWS: readonly Rows[] = [
  {
    what: 'titles above the names of columns',
    options: CSV,
    texts: [
      ...['Kundlista', '# export', 'Kundlista;', 'Kundlista;;', 'sep=;', '"Kund ""lista"""', '"Kund; lista"'],
      ...[
        'Rapport 20261231',
        'Kunder\n\nSkapad 2026\n# export',
        'Kundlista;;\nAvdelning',
        ' \nKunder\n ',
        '""',
        '5" lista',
      ],
      ...['Kunder\nSkapad 2026-11-22 10:00:00', '8712202384', '"Kund\nlista"'],
    ].map((title) => `${title}\n${ROW}`),
  },
  {
    what: 'the same with other ends of lines, and below something that nobody sees',
    options: CSV,
    texts: [
      `\ufeffKundlista\r\n\r\nSkapad 2026\r\n\r\n${ROW.replaceAll('\n', '\r\n')}`,
      `Kundlista\r${ROW.replaceAll('\n', '\r')}`,
      `Kundlista\n"Pers\nnummer"; Lösenord\n8712202384;« hunter2x9»\n`,
    ],
  },
  {
    what: 'a title above a table whose cells are divided by tabs',
    options: { format: 'tsv' },
    texts: [`Kundlista\nPersonnummer\tLösenord\n${NUMBER}\t« hunter2x9»\n`],
  },
  {
    what: 'one cell that names the only column',
    options: CSV,
    texts: [
      `pnr\n${NUMBER}\n${NUMBER}\n`,
      `"pnr"\n"${NUMBER}"\n\n${NUMBER}`,
      `pnr;\n${NUMBER};\n${NUMBER};\n`,
      `;pnr\n;${NUMBER}\n`,
      `sep=;\npnr\n${NUMBER}\n`,
      'x\n8712202384\n8712202384\n',
      'lösenord\n« ab»,« cd9»\n« xyz»\n',
    ],
  },
  {
    what: 'cells under a policy whose column has no name',
    options: { ...POLICY, format: 'csv' },
    texts: [
      '«[field] 8712202384»;«[field] Depression»;«[field] Anna»\n«[field] 1»;"«[field] Bo"" B»";«[field] x»\n',
      'level,b\n1,«[field] 2»,«[field] cancer»\n2,,«[field] z»\n',
      '«[field] Anna»;«[field] Depression»\n«[field] Bo»;«[field] Astma»',
      '«[field] Depression»\n«[field] Astma»\n',
      '«[field] Depression»',
      '«[field] # export»\nlevel;b\n1;«[field] Astma»\n',
      'Kundlista\nlevel;b\n1;«[field] Astma»\n',
      '"Kundens\npersonnummer";level;"a\nb"\n«[personnummer] 198712202384»;1;«[field] Astma»\n',
      '"«[field] Astma»\n«[field] Anna»";«[field] Bo»\n"«[field] a»\n«[field] b»"\n',
      '\nlevel;;time\n1;«[field] Astma»;2026\n',
    ],
  },
  {
    what: 'numbers as a spreadsheet writes them where a comma divides decimals',
    options: CSV,
    texts: [
      'fnr;pnr\n«[fodselsnummer] 4,1819077302E+10»;«[personnummer] 8,712202384E+09»\n4,1819077303E+10;8,71220238E+09\n',
      '"fnr","x"\n"«[fodselsnummer] 4,1819077302E+10»","4,1819077302E+10"\n',
    ],
  },
  {
    what: 'the same in text and JSON',
    texts: [
      '{"fnr":"«[fodselsnummer] 4,1819077302E+10»","x":"4,1819077302E+10"}',
      'fnr: «[fodselsnummer] 4,1819077302e10»',
      'x 4,1819077302E+10',
      '{"pnr":"«[personnummer] 1,98712202384E11»"}',
    ],
  },
  {
    what: 'JSON in cells, which is still JSON',
    options: CSV,
    texts: [
      'id,x\n1,"{""token"":«"""" [""abc9x1"",""b2""]»}"\n',
      'id,x\n1,"{""a"":{""token"":«"""" [17111,28111]»},""b"":2}"\n',
      'id,x\n1,"{""Cookie"": «"""" [""a=b1c"", ""d=e2f""]»}"\n',
      'id,x\n1,"[""«[email] a@example.se»"",""«[personnummer] 871220-2384»""]"\n',
      'id\tx\n1\t{"token":«"" ["abc9x1","b2"]»,"b":1}\n',
      'id\tx\n1\ttoken:«- [abc9x1]»\n',
    ],
  },
  {
    what: 'spaces beside what cannot be seen',
    options: CSV,
    texts: [
      'a;token\n1; \u200b « x»\n',
      'a;token\n1;\u200b \u200b« x»\n2;"\u200b«  x»"\n',
      'token;b\n\u200b  -;1\n',
      'token;b\n \u200b ;1\n',
    ],
  },
]
