import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLI, ended } from '../command'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sladd-'))
  writeFileSync(join(folder, 'a.log'), 'rad ett\nAnna 871220-2384, åsa@example.se\r\n')
  writeFileSync(join(folder, 'b.log'), '192.0.2.44 utan radslut')
  writeFileSync(join(folder, 'clean.log'), 'inget här\n')
  writeFileSync(join(folder, 'empty.log'), '')
})

afterAll(() => rmSync(folder, { recursive: true }))

function sladd(args: readonly string[], input = '') {
  const { code, out: stdout, error: stderr } = ended(folder, args, input)
  return { code, stdout, stderr }
}

describe('sladd redact', () => {
  test('standard input to standard output', () => {
    expect(sladd(['redact'], 'Anna 871220-2384\n')).toEqual({
      code: 0,
      stdout: 'Anna [personnummer]\n',
      stderr: '',
    })
    expect(sladd(['redact', '-'], 'a@example.se').stdout).toBe('[email]')
    expect(sladd(['redact'], '')).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('files in order, each a text of its own', () => {
    const { code, stdout, stderr } = sladd(['redact', 'b.log', 'a.log', 'empty.log'])
    expect(code).toBe(0)
    expect(stdout).toBe('[ip] utan radslut\nrad ett\nAnna [personnummer], [email]\r\n')
    expect(stderr).toBe('sladd: b.log has no line feed at its end: one was put between it and a.log\n')
  })

  test('options', () => {
    expect(sladd(['redact', '--kinds', 'email, ip', 'a.log']).stdout).toContain('871220-2384, [email]')
    expect(sladd(['redact', '--min-confidence', 'low'], '8712202384').stdout).toBe('[personnummer]')
    expect(sladd(['redact', '--min-confidence=0.95', 'a.log']).stdout).toContain('871220-2384, [email]')
  })

  test('a file that cannot be read is named, the others are done', () => {
    const { code, stdout, stderr } = sladd(['redact', 'missing.log', 'b.log', '.'])
    expect(code).toBe(2)
    expect(stdout).toBe('[ip] utan radslut')
    expect(stderr).toBe('sladd: missing.log: no such file or folder\nsladd: .: is a directory\n')
  })
})

describe('sladd scan', () => {
  test('a table without any text of the input, exit code 1', () => {
    const { code, stdout } = sladd(['scan', 'a.log', 'b.log'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^a\.log:2:6 +personnummer +personnummer +0\.90 +date luhn separator\n/)
    expect(stdout).toMatch(/\na\.log:2:19 +email/)
    expect(stdout).toMatch(/\nb\.log:1:1 +ip +documentation/)
    expect(stdout).toMatch(/\n3 found: personnummer 1, email 1, ip 1\n$/)
    expect(stdout).not.toMatch(/871220|example\.se|192\.0/)
  })

  test('nothing found, exit code 0', () => {
    expect(sladd(['scan', 'clean.log', 'empty.log'])).toEqual({ code: 0, stdout: 'nothing found\n', stderr: '' })
  })

  test('--json: one object per line', () => {
    const { code, stdout } = sladd(['scan', '--json', 'a.log'])
    expect(code).toBe(1)
    const [first, second, ...rest] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(first).toEqual({
      file: 'a.log',
      line: 2,
      column: 6,
      start: 13,
      end: 24,
      kind: 'personnummer',
      variant: 'personnummer',
      confidence: 0.9,
      evidence: ['date', 'luhn', 'separator'],
    })
    expect(second.kind).toBe('email')
    expect(rest).toEqual([])
    expect(sladd(['scan', '--json', 'clean.log'])).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('--explain: every candidate with its line, a marker and the reasons', () => {
    const { code, stdout } = sladd(
      ['scan', '--explain'],
      'Anna 871220-2384\r\nkonto 01019550091\n\t870230-2384 \u001b[31m',
    )
    expect(code).toBe(1)
    expect(stdout).toBe(
      [
        'standard input:1:6  personnummer  0.90  found',
        '  Anna 871220-2384 ',
        '       ^^^^^^^^^^^',
        '  YYMMDD-NNNC 0.90: date, luhn, separator',
        '',
        'standard input:2:7  fodselsnummer  0.45  bank word nearby',
        '  konto 01019550091',
        '        ^^^^^^^^^^^',
        '  DDMMYYIIIKK 0.85: date, mod11, bank -0.40',
        '',
        'standard input:3:2  personnummer  0.00  no such date',
        '   870230-2384  [31m',
        '   ^^^^^^^^^^^',
        '  YYMMDD-NNNC',
        '',
        '',
      ].join('\n'),
    )
    expect(sladd(['scan', '--explain'], 'konto 01019550091').code).toBe(0)
  })

  test('--explain knows the name on an earlier line of a record', () => {
    const { code, stdout } = sladd(['scan', '--explain'], '{\n"personnummer":\n8712202384,\n"order": 8712202384\n}\n')
    expect(code).toBe(1)
    expect(stdout).toContain('standard input:3:1  personnummer  0.80  found')
    expect(stdout).toMatch(/standard input:4:10 {2}personnummer {2}0\.\d\d {2}(?!found)/)
  })

  test('--field lists a name', () => {
    const { stdout } = sladd(
      ['redact', '--field', 'memberId=id', '--field', 'token=off'],
      'member_id=7 token=x pwd=y\n',
    )
    expect(stdout).toBe('member_id=[field] token=x pwd=-\n')
    expect(sladd(['redact', '--field', 'memberId'], '').stderr).toContain('--field expected NAME=WHAT')
  })

  test('--labels says the language of labels', () => {
    const field = ['--field', 'memberId=id', '--field', 'category:name=on']
    const { stdout } = sladd(['redact', '--labels', 'sv', ...field], 'member_id=7 {"förnamn":"Ola"} 871220-2384\n')
    expect(stdout).toBe('member_id=[id] {"förnamn":"[namn]"} [personnummer]\n')
    const { code, stderr } = sladd(['redact', '--labels', 'de'], '')
    expect(code).toBe(2)
    expect(stderr).toContain('--labels expected sv, nb or en')
  })

  test('--explain marks the span in a long line, and ends', () => {
    const { stdout } = sladd(['scan', '--explain'], `${'x '.repeat(5000)}871220-2384 ${'y '.repeat(5000)}`)
    const [, line = '', marker = ''] = stdout.split('\n')
    expect(line.length).toBeLessThan(110)
    expect(line.slice(marker.indexOf('^'), marker.lastIndexOf('^') + 1)).toBe('871220-2384')
  })

  test('lines are counted over many chunks', () => {
    const line = `${'x'.repeat(99)}\n`
    const { stdout } = sladd(
      ['scan', '--json'],
      `${line.repeat(20_000)}a@example.se\n${line.repeat(20_000)}a@example.se`,
    )
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((row) => JSON.parse(row).line),
    ).toEqual([20_001, 40_002])
  })

  test('a file that cannot be read counts more than a finding', () => {
    expect(sladd(['scan', 'a.log', 'missing.log']).code).toBe(2)
  })
})

describe('tables', () => {
  const table = 'ordernr;personnummer\n8712202384;8712202384\n2;"10195\n1019550091"\n3;1019550091\n'
  const output = 'ordernr;personnummer\n8712202384;[personnummer]\n2;"10195\n1019550091"\n3;[fodselsnummer]\n'

  beforeAll(() => {
    writeFileSync(join(folder, 'a.csv'), table)
    writeFileSync(join(folder, 'A.TSV'), table.replaceAll(';', '\t'))
    writeFileSync(join(folder, 'table.txt'), table)
  })

  test('by the ending of the file, each its own', () => {
    expect(sladd(['redact', 'a.csv']).stdout).toBe(output)
    expect(sladd(['redact', 'A.TSV']).stdout).toBe(output.replaceAll(';', '\t'))
    expect(sladd(['redact', 'table.txt', 'a.csv', 'b.log']).stdout).toBe(`${table}${output}[ip] utan radslut`)
  })

  test('by --format, also on standard input; told that it is text it is text', () => {
    expect(sladd(['redact', '--format', 'csv', 'table.txt']).stdout).toBe(output)
    expect(sladd(['redact', '--format', 'csv'], table).stdout).toBe(output)
    expect(sladd(['redact', '--format', 'text', 'a.csv']).stdout).toBe(table)
    expect(sladd(['redact', '--format', 'auto', '--jobs', '3', 'a.csv']).stdout).toBe(output)
  })

  test('scan', () => {
    const { code, stdout } = sladd(['scan', 'a.csv'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^a\.csv:2:12 +personnummer +personnummer +0\.80 +date luhn field\n/)
    expect(stdout).toMatch(/\na\.csv:5:3 +fodselsnummer .*\n2 found: personnummer 1, fodselsnummer 1\n$/)
  })

  test('--explain tells the line', () => {
    const { code, stdout } = sladd(['scan', '--explain', 'a.csv'])
    expect(code).toBe(1)
    expect(stdout).toContain(
      'a.csv:2:1  personnummer  0.00  machine word nearby\n  8712202384;8712202384\n  ^^^^^^^^^^\n',
    )
    expect(stdout).toContain('a.csv:5:3  fodselsnummer  0.99  found\n  3;1019550091\n    ^^^^^^^^^^\n')
  })

  test('either engine reads one', () => {
    for (const engine of ['plain', 'auto']) {
      expect(sladd(['redact', '--engine', engine, 'a.csv']).stdout).toBe(output)
    }
  })
})

describe('usage', () => {
  test('help and version', () => {
    expect(sladd(['--help']).stdout).toMatch(/^sladd finds .*\n\nUsage\n {2}sladd redact \[FILE\.\.\.\]/)
    expect(sladd(['redact', '--help']).code).toBe(0)
    expect(sladd(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test.each([
    [[], 'a command is missing'],
    [['hide'], 'unknown command'],
    [['redact', '--colour'], "Unknown option '--colour'"],
    [
      ['redact', '--kinds', 'email,ssn'],
      '--kinds names an unknown kind; known: personnummer, fodselsnummer, email, phone, ip',
    ],
    [['redact', '--kinds'], '--kinds expected LIST'],
    [['redact', '--min-confidence', 'sure'], '--min-confidence expected high, medium, low or a number from 0 to 1'],
    [['redact', '--min-confidence', ''], '--min-confidence expected'],
    [['redact', '--json'], '--json belongs to scan'],
    [['scan', '--json', '--explain'], 'exclude each other'],
    [['scan', '--country', 'DK'], '--country expected SE or NO'],
    [['scan', '--format', 'toml'], '--format expected auto, text, json, yaml, csv or tsv'],
  ])('%j is refused with exit code 2', async (args, message) => {
    const { code, stdout, stderr } = sladd(args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(message)
    expect(stderr).toMatch(/^sladd: .*\nTry: sladd (?:--help|help \w+)\n$/)
  })

  test.each(['redact', 'scan'])('%s is quiet when the reader goes away', async (command) => {
    const child = spawn('sh', ['-c', `node ${CLI} ${command} | head -n 1; exit \${PIPESTATUS:-0}`], { cwd: folder })
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.stdin.on('error', () => {})
    child.stdin.end('anna@example.se 871220-2384 192.0.2.44\n'.repeat(100_000))
    child.stdout.resume()
    await new Promise((done) => child.on('close', done))
    expect(stderr).toBe('')
  })
})
