/** Hostile text for counting steps, and its layouts; both engines are tested with the same list. */
/** Inputs that make someone's loop long: for each kind, and for the scanner. */
export const SHAPES: ReadonlyArray<readonly [string, string]> = [
  ['one long digit run', '1'],
  ['one long local part', 'a'],
  ['local parts', 'a@'],
  ['long local parts', `${'a'.repeat(63)}@`],
  ['tagged local parts', 'a+b=c=d=e@'],
  ['quoted local parts', '"a"@'],
  ['domains', '@a.b.c.d.e'],
  ['a long domain', '.aa'],
  ['addresses that overlap', 'a@b.se@'],
  ['at signs', '@'],
  ['colons', ':'],
  ['groups', 'a:'],
  ['groups with a gap', '1::2:'],
  ['octets', '1.'],
  ['octets of three', '255.255.255.'],
  ['dashes', '-'],
  ['spaces', ' '],
  ['dates', '871220-'],
  ['dates and tails', '871220-2384 '],
  ['split dates', '01 01 95 '],
  ['bare numbers', '01019550091 '],
  ['phones', '070-174 06 05 '],
  ['phone groups', '08 '],
  ['pairs', '68 05 12 34 '],
  ['plus signs', '+46 '],
  ['zeros', '0046 '],
  ['trunk digits', '+46 (0)'],
  ['keys', '"key": '],
  ['words', 'konto '],
  ['letters outside ASCII', 'å'],
  ['characters that vanish', '\u200b'],
  ['astral characters', '🙂'],
  ['colons in pairs and a digit', '::::1'],
  ['at signs between letters', 'a@@@@'],
  ['plus and digits', '+4670'],
  ['findings beside letters outside ASCII', 'å@b.se '],
  ['digits split by what vanishes', '8\u200b'],
  ['field names', 'personnummer=871220-2384;'],
  ['versions', 'v1.2.3.4 '],
  ['open names', '{"'],
  ['open braces', '{'],
  ['open brackets', '['],
  ['arrays in arrays', '[1,'],
  ['objects', '{"a":1},'],
  ['objects in objects', '{"a":'],
  ['names of Ruby', '{"a"=>"b"},'],
  ['escaped quotes', '\\"'],
  ['backslashes', '\\'],
  ['percent signs', 'abc%20def '],
  ['percent signs without blanks', 'abc%20def'],
  ['percents', '%4'],
  ['queries', 'abc?def+ghi'],
  ['colours', '\u001b[33m'],
  ['colours without end', '\u001b[1;'],
  ['colours between digits', '8\u001b[m'],
  ['colours before a joint', 'a\u001b[38;2;1;1;1m:'],
  ['links', '\u001b]8;;'],
  ['links that are echoed', '^[]'],
  ['octal escapes', '\\012'],
  ['octets in hexadecimal', '\\xC3'],
  ['octets of rsyslog', '#303'],
  ['percents of percents', '%25'],
  ['references without an end', '&#5'],
  ['encoded ends', 'password=%26'],
  ['encoded blanks', 'password: a%20b&amp;'],
  ['tags in numbers', '1<b>'],
  ['tags without end', '1-<b '],
  ['ends of tags', '">'],
  ['ends of tags with quotes', 'x="a>b"> '],
  ['begins of tags', '<'],
  ['begins of sections', '<a><![CDATA['],
  ['begins of comments', '<password><!--'],
  ['cells', '<td>a</td>'],
  ['values in elements', '<value>a</value>'],
  ['attributes', 'a="b" '],
  ['sections in secrets', '<password>a<![CDATA[b'],
  ['doubled quotes', "password='a''"],
  ['web addresses', 'https://example.se/a?b=c&d=e '],
]

/** As one line, as lines just shorter than a block, and as lines of a log; and what stands behind. */
export const LAYOUTS: ReadonlyArray<readonly [string, number, string]> = [
  ['one line', Number.POSITIVE_INFINITY, ''],
  // Blocks of it that were passed over have to be read after all.
  ['one line before a value', Number.POSITIVE_INFINITY, ' 871220-2384'],
  ['long lines', 16_000, ''],
  ['lines', 100, ''],
]

/** A text of `length` characters: the unit over and over, on lines of `line` characters. */
export function shaped(unit: string, length: number, line: number): string {
  const repeat = (most: number) => unit.repeat(Math.ceil(most / unit.length)).slice(0, most)
  if (length <= line) return repeat(length)
  return `${repeat(line)}\n`.repeat(Math.ceil(length / (line + 1))).slice(0, length)
}

/** Steps for one character, however hostile; the worst are printed with SHOW_STEPS=1. */
export function tellSteps(engine: string, steps: number, label: string): void {
  if (process.env.SHOW_STEPS) console.log(`${steps.toFixed(2).padStart(6)} reads per character, ${engine}: ${label}`)
}

/** Shapes of tables: what comes once, and what comes again and again. */
export const TABLES: ReadonlyArray<readonly [label: string, lead: string, unit: string]> = [
  ['a cell', 'pnr,a\n', 'x'],
  ['a cell of digits', 'pnr,a\n', '8'],
  ['a cell that is never closed', 'pnr,a\n"', 'x,'],
  ['a cell of quotes', 'pnr,a\n"', '""'],
  ['quotes', '', '"'],
  ['quotes and delimiters', 'pnr,a\n', '",'],
  ['empty cells', '', ','],
  ['names', '', 'personnummer,'],
  ['a first record without a delimiter', '', 'order '],
  ['brackets in a name', '', '[a'],
  ['records', 'pnr,a\n', '1019550091,8712202384\n'],
  ['values on one line', 'pnr,pnr,pnr\n', '1019550091,'],
  ['a cell of lines', 'pnr,a\n"', '1019550091\n'],
  ['references', 'pnr,a\n', '&amp'],
  ['percent signs', 'pnr,a\n', '%2'],
  ['quotes in cells', 'pnr,a\n', '5" x,'],
  ['quotes with text behind', 'pnr,a\n', '"a"x,'],
  ['quotes beside what cannot be seen', 'pnr,a\n', '\u200b"a"\n'],
  ['spaces before a quote', 'pnr,a\n', `${' '.repeat(70)}"a"`],
  ['one column', 'pnr\n', '1019550091\n'],
  ['a column that a name owns', 'password;a\n', 'hunter2;\n'],
  ['many of them', `${'password;'.repeat(300)}\n`, 'x;'],
]
