import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { chunksOf } from '../arbitraries/text'
import { TABLES } from '../shapes'

/** Counts every read of text, codes and state: steps, not time. */
const counter = vi.hoisted(() => {
  const counter = { reads: 0 }
  globalThis.sladdChanges['text/memory'] = (memory: typeof import('../../src/text/memory')) => ({
    ...memory,
    byte(bytes: Uint8Array, at: number): number {
      counter.reads++
      return bytes[at] as number
    },
    int(ints: Int32Array, at: number): number {
      counter.reads++
      return ints[at] as number
    },
  })
  return counter
})

const { makePlan } = await import('../../src/options/plan')
const { createRedactor, redactorFor } = await import('../../src/redactor')
const { PlainStream } = await import('../../src/engine/plain-stream')
const { KINDS } = await import('../../src/recognise/table')
const { BLOCK, REACH } = await import('../../src/plain/window')
const { Reader } = await import('../../src/formats/state')
const { Table } = await import('../../src/formats/csv-state')

const at = new Date('2026-11-22T00:00:00Z')
const TODAY = { today: 20261122, context: {} }
const csv = createRedactor({ format: 'csv' })
const encoder = new TextEncoder()

type Format = 'csv' | 'tsv'

function redacted(text: string, format: Format = 'csv'): string {
  return createRedactor({ format }).redact(text, { at })
}

/** What a stream makes of chunks, with blocks of `block` codes. */
function streamed(chunks: readonly Uint8Array[], format: Format, block?: number): string {
  const session = new PlainStream(makePlan({ format }, block), TODAY, () => {})
  const output = [...chunks.map((chunk) => session.push(chunk)), session.end()]
  return Buffer.concat(output.filter((part) => part !== undefined)).toString()
}

describe('a cell is owned by the name of its column', () => {
  test('ten bare digits in a column of persons', () => {
    expect(redacted('namn,personnummer\nAnna,8712202384\n')).toBe('namn,personnummer\nAnna,[personnummer]\n')
    expect(redacted('fnr;beløp\n01019550091;100\n')).toBe('fnr;beløp\n[fodselsnummer];100\n')
  })

  test('the field is told as evidence', () => {
    const [finding] = csv.scan('namn,personnummer\nAnna,8712202384\n', { at })
    expect(finding).toMatchObject({ start: 23, end: 33, confidence: 0.8, evidence: ['date', 'luhn', 'field'] })
  })

  test('the same digits in a column of orders stay', () => {
    const text = 'ordernr;kund\n8712202384;Anna\n198712202384;Ola\n0701740633;Kim\n'
    expect(csv.redact(text, { at })).toBe(text)
    expect(csv.explain(text, { at }).map(({ verdict }) => verdict)).toEqual(Array(3).fill('machine word nearby'))
  })

  test('a name speaks for no other column, and no cell for another', () => {
    const text = 'personnummer,kod\n8712202384,8712202384\npersonnummer,8712202384\n'
    expect(redacted(text)).toBe('personnummer,kod\n[personnummer],8712202384\npersonnummer,8712202384\n')
  })

  test('nothing is found across cells', () => {
    const text = 'a,b,c\n871220,-2384,x\n070-174,06 05,\nanna,@example.se,\n192.0,.2.44,\n'
    expect(redacted(text)).toBe(text)
    expect(redacted('a;b\n8712202384;01019550091\n')).toBe('a;b\n8712202384;[fodselsnummer]\n')
  })

  test('a name of several lines, in quotes', () => {
    expect(redacted('"Kundens\npersonnummer","Ordernr,\nlång"\n8712202384,8712202384\n')).toBe(
      '"Kundens\npersonnummer","Ordernr,\nlång"\n[personnummer],8712202384\n',
    )
  })

  test('every line of a cell is a value of its own, whatever a stream has seen of it', () => {
    const options = { format: 'csv', fields: { not: 'mask' } } as const
    const text = 'not;a\n"hunter2\n\r\nhunter3";1\n"hunter2"hunter3;1\n'
    const output = 'not;a\n"[field]\n\r\n[field]";1\n"[field]"[field];1\n'
    const redactor = redactorFor(makePlan(options))
    expect(redactor.redact(text, { at })).toBe(output)
    const bytes = encoder.encode(text)
    for (const size of [1, 3, 11, 26]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.slice(size * i, size * (i + 1)),
      )
      for (const block of [BLOCK, 48]) {
        const session = new PlainStream(makePlan(options, block), TODAY, () => {})
        const pieces = [...chunks.map((chunk) => session.push(chunk)), session.end()]
        expect(Buffer.concat(pieces.filter((piece) => piece !== undefined)).toString()).toBe(output)
      }
    }
  })

  test('a cell of several lines keeps its column', () => {
    expect(redacted('not;pnr\n"rad ""ett""\n8712202384";"\n8712202384\n"\n')).toBe(
      'not;pnr\n"rad ""ett""\n8712202384";"\n[personnummer]\n"\n',
    )
  })

  test('more columns than are remembered: what a name of a later one owns, it owns in all of those', () => {
    const row = (cell: string, others: string) => Array.from({ length: 600 }, (_, i) => (i === 580 ? cell : others))
    const output = redacted(`${row('password', 'not').join()}\n${row('x1y2', 'readable').join()}\nanna@example.se\n`)
    const [, cells = '', after] = output.split('\n')
    expect(cells.split(',').map((cell) => cell === 'readable')).toEqual(row('', '').map((_, i) => i < 512))
    expect(after).toBe('[email]')
  })
})

describe('which record names the columns', () => {
  test.each([
    ['a number', 'pnr,42\n8712202384,1\n'],
    ['a number of five digits beside letters', 'pnr,nr 12345\n8712202384,1\n'],
    ['what an earlier pass wrote', 'pnr,[email]\n8712202384,1\n'],
    ['the same inside a cell', 'pnr,Anna [personnummer]\n8712202384,1\n'],
    ['stars', 'pnr,***\n8712202384,1\n'],
  ])('none, when a cell of the first one holds %s', (_label, text) => {
    expect(redacted(text)).toBe(text)
  })

  test('none, when a cell of the first one is a value, which is found', () => {
    expect(redacted('pnr,anna@example.se\n8712202384,1\n')).toBe('pnr,[email]\n8712202384,1\n')
    expect(redacted('pnr,2001:db8::1\n8712202384,1\n')).toBe('pnr,[ip]\n8712202384,1\n')
  })

  test.each([
    ['years and months', 'pnr;2025;2026-01\n'],
    ['empty cells', 'pnr;;;namn\n'],
    ['a title over it', '"Personnummer\n2026";;\r\n;;\r\npnr;a;b\r\n'],
    ['units in brackets', 'pnr;belopp [kr]\n'],
    ['digits after a word', 'pnr;adress 2;telefon_1\n'],
    ['a byte order mark', '\ufeffpnr;a\n'],
    ['an empty line before it', '\r\npnr;a\r\n'],
    ['what tells a spreadsheet the delimiter', 'sep=;\r\npnr;a,b,c\r\n'],
    ['a line end of its own kind', 'pnr;a\r'],
  ])('the first one, with %s', (_label, head) => {
    expect(redacted(`${head}8712202384;1`)).toBe(`${head}[personnummer];1`)
  })

  test('labels are known by the names of the kinds', () => {
    for (const kind of KINDS) expect(redacted(`pnr,x [${kind}]\n8712202384,1\n`)).toContain('8712202384')
  })
})

test('a name that a cut of an over-long line divides is none', () => {
  // What is kept in mind for the next block begins this long before the end of the first one.
  const place = BLOCK - REACH
  const head = `${'x'.repeat(place - 6)},pnr,upnr,${'x'.repeat(BLOCK)}`
  expect(head.slice(place)).toMatch(/^pnr,x/)
  const row = '1,8712202384,8712202384,1'
  expect(redacted(`${head}\n${row}\n`)).toBe(`${head}\n${row.replace('8712202384', '[personnummer]')}\n`)
})

describe('what divides cells', () => {
  test.each([[','], [';'], ['\t'], ['|']])('the one that stands in the first line most often: %j', (delimiter) => {
    const head = ['kod', 'pnr', '"a,b;c\td|e,f;g\th|i,,;;\t\t||"'].join(delimiter)
    const rows = ['1', '8712202384', 'x'].join(delimiter)
    expect(redacted(`${head}\n${rows}\n`)).toBe(`${head}\n${rows.replace('8712202384', '[personnummer]')}\n`)
  })

  test('a comma, when two stand there equally often', () => {
    expect(redacted('pnr,kod;namn\n8712202384,8712202384;x\n')).toBe('pnr,kod;namn\n[personnummer],8712202384;x\n')
  })

  test('tabs in tsv, whatever else stands there', () => {
    expect(redacted('pnr,a,b\tordernr\n8712202384\t8712202384\n', 'tsv')).toBe(
      'pnr,a,b\tordernr\n[personnummer]\t8712202384\n',
    )
  })
})

describe('quotes', () => {
  test('two in a quoted cell are one of the text', () => {
    expect(redacted('not,x\n"kallad ""anna@example.se"", 010195 50091",1\n')).toBe(
      'not,x\n"kallad ""[email]"", [fodselsnummer]",1\n',
    )
    const quoted = createRedactor({ format: 'csv', minConfidence: 'low' })
    expect(quoted.redact('a,b\n"""a b""@example.se",1\n', { at })).toBe('a,b\n"[email]",1\n')
  })

  test.each([
    ['inside a cell without quotes', 'a,pnr\n5" rör,8712202384\n', 'a,pnr\n5" rör,[personnummer]\n'],
    ['after a space', 'pnr, namn\n8712202384, "Testberg, Anna"\n', 'pnr, namn\n[personnummer], "Testberg, Anna"\n'],
    ['with a space behind', 'namn,pnr\n"T, A" , "8712202384" \n', 'namn,pnr\n"T, A" , "[personnummer]" \n'],
    ['with text behind', 'pnr,a\n"8712202384"x,1\n', 'pnr,a\n"[personnummer]"x,1\n'],
    ['never closed', 'a,pnr\n1,"8712202384', 'a,pnr\n1,"[personnummer]'],
    ['never closed in the first record', '"pnr,a\n8712202384,871220-2384', '"pnr,a\n8712202384,[personnummer]'],
    ['nothing but one', '"', '"'],
  ])('%s', (_label, text, output) => {
    expect(redacted(text)).toBe(output)
  })

  test('no finding reaches over a closing quote', () => {
    expect(redacted('a,b\n"871220"-2384,1\n"anna@example".se,2\n')).toBe('a,b\n"871220"-2384,1\n"anna@example".se,2\n')
  })

  test('what leaves out a delimiter at the end, or has too many', () => {
    expect(redacted('a,pnr,b\nx\n1,8712202384\n1,8712202384,2,871220-2384,\n,,\n')).toBe(
      'a,pnr,b\nx\n1,[personnummer]\n1,[personnummer],2,[personnummer],\n,,\n',
    )
  })
})

describe('a zero that a spreadsheet took', () => {
  test.each([
    ['pnr', '1019550091', '[fodselsnummer]'],
    ['fødselsnummer', '"1019550091"', '"[fodselsnummer]"'],
    ['personnummer', '2292399', '[personnummer]'],
    ['mobil', '701740633', '[phone]'],
    ['telefon', '"701740612 "', '"[phone] "'],
  ])('%s: %s', (name, cell, output) => {
    expect(redacted(`a;${name}\n1;${cell}\n`)).toBe(`a;${name}\n1;${output}\n`)
    expect(redacted(`a;${name}\r\n1;${cell}`)).toBe(`a;${name}\r\n1;${output}`)
  })

  test.each([['ordernr'], ['kod'], ['epost']])('is none in a column %s', (name) => {
    expect(redacted(`a;${name}\n1;1019550091\n2;2292399\n`)).toBe(`a;${name}\n1;1019550091\n2;2292399\n`)
  })

  test('the span is that of the cell, and stars are as many as its characters', () => {
    const redactor = createRedactor({ format: 'csv', actions: { default: { mask: 'stars' } } })
    expect(redactor.redact('fnr,a\n1019550091,1\n', { at })).toBe('fnr,a\n**********,1\n')
    expect(redactor.scan('fnr,a\n1019550091,1\n', { at })).toMatchObject([{ start: 6, end: 16, kind: 'fodselsnummer' }])
  })

  test('what is found as it stands is told once', () => {
    expect(csv.scan('pnr,a\n8712202384,1\n', { at })).toHaveLength(1)
    expect(csv.explain('pnr,a\n8712202384,1\n', { at })).toHaveLength(1)
    expect(csv.explain('pnr,a\n1019550091,1\n', { at }).map(({ found }) => found)).toContain(true)
  })

  test('a value that stays stays', () => {
    const redactor = createRedactor({ format: 'csv', allow: ['1019550091'] })
    expect(redactor.redact('fnr,a\n1019550091,1\n', { at })).toBe('fnr,a\n1019550091,1\n')
  })
})

test('percent-encoding and references are read in cells too', () => {
  expect(redacted('url,x\nhttps://example.se/?m=anna%40example.se,1\n')).toBe(
    'url,x\nhttps://example.se/?m=[email],1\n',
  )
  expect(redacted('a,b\nanna&#64;example.se,1\n')).toBe('a,b\n[email],1\n')
  // Outside quotes its semicolon ends the cell, inside it does not.
  expect(redacted('a;b;c\nanna&#64;example.se;1\n')).toBe('a;b;c\nanna&#64;example.se;1\n')
  expect(redacted('a;b;c\n"anna&#64;example.se";1\n')).toBe('a;b;c\n"[email]";1\n')
})

test('no label holds what divides cells, a quote or a line end', () => {
  const text = `a,b\n${['871220-2384', '010195 50091', 'anna@example.se', '070-174 06 05', '2001:db8::1'].join()}\n`
  for (const action of ['mask', 'remove', { mask: 'stars' }] as const) {
    const redactor = createRedactor({ format: 'csv', actions: { default: action } })
    expect(redactor.scan(text, { at })).toHaveLength(KINDS.length)
    expect(redactor.redact(text, { at })).toMatch(/^a,b\n(?:[[\]a-z*]*,){4}[[\]a-z*]*\n$/)
  }
})

describe('options', () => {
  test('tables are read by the engine that reads all the rest', () => {
    const { engine, engineReason } = createRedactor()
    for (const format of ['csv', 'tsv'] as const) {
      const redactor = createRedactor({ format })
      expect([redactor.engine, redactor.engineReason]).toEqual([engine, engineReason])
    }
  })

  test('json is the same as auto', () => {
    const text = '{"personnummer": 8712202384}'
    const plain = (format: 'auto' | 'json') => createRedactor({ format, engine: 'plain' }).redact(text, { at })
    expect(plain('json')).toBe(plain('auto'))
  })

  test('the state of a table lies where that of levels would', () => {
    expect(Table.Cell).toBe(Reader.Levels)
    expect(Table.Size).toBeLessThanOrEqual(Reader.Size)
  })
})

/** One cell as a writer has it. */
interface Written {
  readonly text: string
  readonly isQuoted: boolean
}

interface Sheet {
  readonly delimiter: string
  readonly lineEnd: string
  readonly lead: string
  readonly hasLastEnd: boolean
  readonly records: readonly (readonly Written[])[]
  /** The same with labels for what was planted. */
  readonly expected: readonly (readonly Written[])[]
}

function writeSheet({ delimiter, lineEnd, lead, hasLastEnd }: Sheet, records: Sheet['records']): string {
  const cell = ({ text, isQuoted }: Written) => (isQuoted ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = records.map((record) => record.map(cell).join(delimiter))
  return lead + lines.join(lineEnd) + (hasLastEnd ? lineEnd : '')
}

/** Reads a table as RFC 4180 has it (no reader of tables is installed to ask), a line feed alone as a line end too. */
function readSheet(text: string, delimiter: string): string[][] {
  const records: string[][] = []
  const rest = text.replace(/^\ufeff/, '')
  const special = delimiter.replace(/[|\t]/, '\\$&')
  const pattern = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${special}\\r\\n]*))(${special}|\\r?\\n|$)`, 'y')
  let record: string[] = []
  while (pattern.lastIndex < rest.length) {
    const [, quoted, bare = '', border] = pattern.exec(rest) as RegExpExecArray
    record.push(quoted?.replaceAll('""', '"') ?? bare)
    if (border === delimiter) {
      if (pattern.lastIndex === rest.length) record.push('')
      else continue
    }
    records.push(record)
    record = []
  }
  return records
}

/** From `corpus/values.txt`, each sure by itself. */
const VALUES: ReadonlyArray<readonly [string, string]> = [
  ['871220-2384', '[personnummer]'],
  ['000101-T220', '[personnummer]'],
  ['010195 50091', '[fodselsnummer]'],
  ['anna.testberg@example.se', '[email]'],
  ['åsa.öberg@example.se', '[email]'],
  ['192.0.2.44', '[ip]'],
  ['2001:db8::1', '[ip]'],
  ['070-174 06 05', '[phone]'],
  ['+46701740612', '[phone]'],
]
/** Sure in a column of persons only; the last two have lost their zeros. */
const OWNED: ReadonlyArray<readonly [string, string]> = [
  ['8712202384', '[personnummer]'],
  ['1019550091', '[fodselsnummer]'],
  ['2292399', '[personnummer]'],
]
const NAMES = ['namn', 'kommun', 'not', 'e-post', 'Belopp [kr]', '2026', 'Första "raden"', 'a, b; c\td|e', 'två\nrader']
const WORDS = [
  '',
  ' ',
  'Anna',
  'hej då',
  'å',
  '"',
  'a "b" c',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  'x\r\ny',
  '🙂',
  '[email]',
  "'",
  '=',
]

function needsQuotes(text: string, delimiter: string): boolean {
  return /["\r\n]/.test(text) || text.includes(delimiter)
}

const sheets: fc.Arbitrary<Sheet> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    lead: fc.constantFrom('', '\ufeff'),
    hasLastEnd: fc.boolean(),
    names: fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 5 }),
    isAllQuoted: fc.boolean(),
    rows: fc.array(
      fc.array(
        fc.record({
          words: fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }),
          planted: fc.option(fc.constantFrom(...VALUES)),
          owned: fc.constantFrom(...OWNED),
          isQuoted: fc.boolean(),
        }),
        { minLength: 1, maxLength: 7 },
      ),
      { maxLength: 6 },
    ),
  })
  .map(({ names, rows, isAllQuoted, ...frame }) => {
    // The names decide what divides cells: those that hold a candidate are quoted.
    const written = (text: string, isQuoted: boolean): Written => ({
      text,
      isQuoted: isQuoted || needsQuotes(text, frame.delimiter),
    })
    const head = ['personnummer', ...names].map((name) => written(name, isAllQuoted || /[,;|\t]/.test(name)))
    const records = [head]
    const expected = [head]
    for (const row of rows) {
      const cells = row.map(({ words, planted, owned, isQuoted }, column) => {
        const [value = '', label = ''] = column === 0 ? owned : (planted ?? [])
        const isOwn = column === 0
        const [before, after] = isOwn ? ['', ''] : [words.map((word) => `${word} `).join(''), words.join(' ')]
        const quoted = isQuoted || needsQuotes(before + after, frame.delimiter)
        const tail = after === '' ? '' : ` ${after}`
        return [written(before + value + tail, quoted), written(before + label + tail, quoted)] as const
      })
      records.push(cells.map(([cell]) => cell))
      expected.push(cells.map(([, cell]) => cell))
    }
    return { ...frame, records, expected }
  })

describe('any table', () => {
  const small = redactorFor(makePlan({ format: 'csv' }, 48))

  test('what was planted becomes its label, and every other byte stays', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const text = writeSheet(sheet, sheet.records)
        const output = csv.redact(text, { at })
        expect(output).toBe(writeSheet(sheet, sheet.expected))
        expect(csv.redact(output, { at })).toBe(output)
      }),
      { numRuns: 500 },
    )
  })

  test('it is the same table afterwards, but for what was planted', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const read = (text: string) => readSheet(text, sheet.delimiter)
        const texts = (records: Sheet['records']) => records.map((record) => record.map((cell) => cell.text))
        expect(read(writeSheet(sheet, sheet.records))).toEqual(texts(sheet.records))
        expect(read(csv.redact(writeSheet(sheet, sheet.records), { at }))).toEqual(texts(sheet.expected))
      }),
      { numRuns: 300 },
    )
  })

  test('strings, bytes, streams cut anywhere and small blocks give one answer', () => {
    fc.assert(
      fc.property(sheets, fc.array(fc.nat(4000), { maxLength: 6 }), (sheet, cuts) => {
        const text = writeSheet(sheet, sheet.records)
        const bytes = encoder.encode(text)
        const output = csv.redact(text, { at })
        expect(Buffer.from(csv.redact(bytes, { at })).toString()).toBe(output)
        expect(small.redact(text, { at })).toBe(output)
        expect(streamed(chunksOf(bytes, cuts), 'csv')).toBe(output)
        expect(streamed(chunksOf(bytes, cuts), 'csv', 48)).toBe(output)
      }),
      { numRuns: 300 },
    )
  })

  test('one byte a chunk', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const bytes = encoder.encode(writeSheet(sheet, sheet.records))
        const chunks = Array.from(bytes, (_byte, i) => bytes.slice(i, i + 1))
        expect(streamed(chunks, 'csv', 48)).toBe(small.redact(Buffer.from(bytes).toString(), { at }))
      }),
      { numRuns: 40 },
    )
  })
})

describe('what no writer should have written', () => {
  const PARTS = [
    ...'",;\t|\n\r =[]&%+ax10',
    '""',
    '"\n',
    '","',
    '\r\n',
    'pnr',
    'ordernr',
    'mobil',
    'sep=',
    '&quot;',
    '%22',
    '%40',
    '[email]',
    '***',
    ...VALUES.map(([value]) => value),
    ...OWNED.map(([value]) => value),
    '\u200b',
    '\ufeff',
    ' '.repeat(1100),
    'x'.repeat(1000),
  ]
  const hostile = fc
    .array(fc.constantFrom(...PARTS), { maxLength: 80 })
    .map((parts) => parts.join(''))
    .filter((text) => text.length < 5000)

  test.each(['csv', 'tsv'] as const)('%s: nothing throws, and every way gives one answer', (format) => {
    const own = createRedactor({ format, minConfidence: 0 })
    const small = redactorFor(makePlan({ format }, 48))
    fc.assert(
      fc.property(hostile, fc.array(fc.nat(5000), { maxLength: 4 }), (text, cuts) => {
        let end = 0
        for (const finding of own.scan(text, { at })) {
          expect(finding.start).toBeGreaterThanOrEqual(end)
          expect(finding.end).toBeGreaterThan(finding.start)
          end = finding.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
        const bytes = encoder.encode(text)
        const output = small.redact(text, { at })
        expect(Buffer.from(small.redact(bytes, { at })).toString()).toBe(output)
        expect(streamed(chunksOf(bytes, cuts), format, 48)).toBe(output)
      }),
      { numRuns: 200 },
    )
  })

  test('found is what explain says is found', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const told = csv.explain(text, { at }).filter(({ found }) => found)
        const spans = (list: readonly { kind: string; start: number; end: number }[]) =>
          list.map(({ kind, start, end }) => `${kind} ${start}-${end}`)
        expect(spans(told)).toEqual(spans(csv.scan(text, { at })))
      }),
      { numRuns: 200 },
    )
  })
})

describe('reads grow no faster than the text', () => {
  afterEach(() => {
    counter.reads = 0
  })

  const plain = createRedactor({ format: 'csv', engine: 'plain' })

  function readsFor(text: string): number {
    counter.reads = 0
    plain.redact(text, { at })
    return counter.reads
  }

  test.each(TABLES)('%s', (_label, lead, unit) => {
    const grown = (length: number) => readsFor(lead + unit.repeat(Math.ceil(length / unit.length)))
    const [small, large] = [grown(20_000), grown(80_000)]
    expect(large).toBeLessThanOrEqual(4.4 * small + 1000)
    expect(large / 80_000).toBeLessThan(150)
  })

  test('the counter counts', () => {
    expect(readsFor('pnr,a\n1019550091,1\n'.repeat(100))).toBeGreaterThan(2000)
  })

  test('a cell of a megabyte ends, and what stands in it is found', () => {
    const cell = `"${'ord, "" '.repeat(60_000)}anna@example.se ${'ord '.repeat(120_000)}"`
    const text = `a;pnr\n${cell};8712202384\n`
    expect(redacted(text)).toBe(text.replace('anna@example.se', '[email]').replace('8712202384', '[personnummer]'))
  })
})
