/** Cases found by `npm run fuzz`, one row for each type: every entry point of both engines gives the same answer. */
import { describe, expect, test } from 'vitest'
import { seHealthInsurer } from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import type { RedactorOptions } from '../../src/types'
import { PATHS } from '../paths'

const at = new Date('2026-11-22T00:00:00Z')

const TEXT: RedactorOptions = { format: 'text' }
const CSV: RedactorOptions = { format: 'csv' }
const TSV: RedactorOptions = { format: 'tsv' }
const POLICY: RedactorOptions = { policy: seHealthInsurer, context: { purpose: 'insurance' }, minConfidence: 0.3 }

/** Each a kind of fault, smallest first. */
const ROWS: ReadonlyArray<readonly [what: string, options: RedactorOptions, text: string, output: string]> = [
  ['a cell whose quotes hold nothing, with text behind them', CSV, 'secret\te\n""0\n', 'secret\te\n""\n'],
  ['the same between tabs', TSV, 'token\n""\\\n', 'token\n""\n'],
  ['a form feed between name and joint', {}, 'token\f=x', 'token\f=-'],
  ['a name with a bar behind it', {}, '{"sessid|":4711', '{"sessid|":""'],
  ['a name with a sign behind it', {}, '{"passord#":"!', '{"passord#":"'],
  ['a name with a bracket behind it', {}, `["","":"Cookie(":"r'`, `["","":"Cookie(":"`],
  ['a name with a digit and a colon behind it', {}, '{"passord0:":0', '{"passord0:":""'],
  ['a name with a quote in it', {}, '["Au\\"thorization":4711', '["Au\\"thorization":""'],
  ['a name with a quote among its last letters', {}, '{"p\\"wd":"x"}', '{"p\\"wd":"x"}'],
  ['the same in a string, of the other quotes', {}, `{"a":"{'p\\"wd':'x'}"}`, `{"a":"{'p\\"wd':'x'}"}`],
  ['an escape in a string in a string that the line cuts off', {}, '{"pwd":"{\\"x\\\\\n', '{"pwd":"\n'],
  ['the same at the end of the text', {}, '{"pwd":"{\\"x\\\\', '{"pwd":"'],
  ['the same of four digits', {}, '{"pwd":"{\\"x\\\\u00', '{"pwd":"'],
  [
    'an apostrophe behind a name, and one in a string before it',
    {},
    `{"a":"x'","b":"pwd'=x"}`,
    `{"a":"x'","b":"pwd'=-"}`,
  ],
  ['a name with the other quote in it', {}, `{"Au'thorization":"x"}`, `{"Au'thorization":""}`],
  ['a name with many blanks behind it', {}, '{"token"                :"x"}', '{"token"                :""}'],
  ['a name with a plus in it, in a query', {}, '?Cooki+e=x=y', '?Cooki+e=-'],
  ['the same in full width', {}, 'a?p＋wd=hunter2', 'a?p＋wd=-'],
  [
    'an option whose name has a letter outside Latin-1',
    { fields: { medlemń: 'remove' } },
    'a --medlemń 17',
    'a --medlemń -',
  ],
  ['the same inside the name, of another script', { fields: { чlensnr: 'remove' } }, 'a --чlensnr 17', 'a --чlensnr -'],
  ['a plus behind a name, in a query', {}, '?pwd+:x1y2', '?pwd+:-'],
  ['groups of a year, and a space outside ASCII', {}, 'pnr 1987 12 20\u00a02384', 'pnr [personnummer]'],
  ['a plus, a space outside ASCII and a number', {}, '+\u00a046 70 174 06 05', '[phone]'],
  ['a name before broken JSON', {}, 'secret{""=x', 'secret{""=-'],
  ['a name, an escape that stands for a line, and JSON', {}, 'Cookie:  \\n{"a":41819077302}', 'Cookie:  \\n{"a":""}'],
  ['an escape for the end of a line at the end of a string', {}, '{"Cookie:%0A"]0', '{"Cookie:%0A"]0'],
  ['a short name behind one without letters', {}, '{""pw=x1y2', '{""pw=-'],
  ['the same behind one with any', {}, '{"0"pw:x1y2', '{"0"pw:-'],
  [
    'a name with a colour within that begins far before its joint',
    {},
    'pass\\u001b[0mword:x1y2',
    'pass\\u001b[0mword:-',
  ],
  ['what a name owns behind what it does not, over lines', {}, '{"pin":[{\n},000', '{"pin":[{\n},""'],
  ['a host in no ASCII between words', { minConfidence: 'low' }, 'a AT \u00e5sa DOT se', '[email]'],
  ['an element with a bracket before its end', {}, '<token [>\\002', '<token [>'],
  ['digits behind an escape that is written with some', {}, '#033198712202384', '#033[personnummer]'],
  ['a name of one letter behind a sign', {}, '^v=x1y2 id=token', '^v=x1y2 id=token'],
  [
    'a long message behind a line that opens a block',
    {},
    `passwd: |\n2026-11-22T10:00:00Z stdout F ${'%41'.repeat(6000)}`,
    `passwd: |\n2026-11-22T10:00:00Z stdout F ${'%41'.repeat(6000)}`,
  ],
  ['an option behind what closes broken JSON', {}, '{""]--token x1y2', '{""]--token -'],
  ['an account behind a scheme in no ASCII', {}, 'a\u00c3://:x1y2@ab', 'a\u00c3://:@ab'],
  ['credentials in a quote with a slash before its begin alone', {}, 'pin:Bearer \\"x1y2"', 'pin:-'],
  ['what an escape begins and a brace ends', {}, '::\\x1b[{"token":x1y2', '::\\x1b[{"token":-'],
  ['a name that nobody listed before what looks like an address and stays', POLICY, '0="0"@x.se', '0="[field]"@x.se'],
  ['a digit between a letter of the Nordic ones and a joint', POLICY, ' ä0: 0', ' ä0: [field]'],
  ['a value on the line behind its name, in what stays', POLICY, '{"v":{"a":\n0', '{"v":{"a":\n"[field]"'],
  ['a list that the text ends in', POLICY, '{"":["tel","0', '{"":["[field]","[field]'],
  ['an escape where the text ends, in JSON', POLICY, '{"a":\u001b', '{"a":"[field]"'],
  ['the begin of a word of JSON where the text ends', POLICY, '{"a":nul', '{"a":"[field]"'],
  ['the same before a brace', POLICY, '{"a":nul}', '{"a":"[field]"}'],
  ['a tag that ends with a sign', POLICY, '<a ^>%', '<a ^>[field]'],
  ['an account at a host, with an encoded dash', {}, 'x://871220%e2%80%932384@[192.0.2.1]', 'x://[personnummer]@ip'],
  [
    'the begin of a key, an escape that stands for nothing, and the next line',
    {},
    '-----BEGIN PRIVATE KEY-----\\u200b\0x',
    '-----BEGIN PRIVATE KEY-----\\u200b\0-',
  ],
  [
    'the begin of a key before what is none',
    {},
    '-----BEGIN PRIVATE KEY-----010 0000000',
    '-----BEGIN PRIVATE KEY-----[phone]',
  ],
  ['a digit and a bracket behind a name', {}, 'secret2]:x', 'secret2]:-'],
  ['a number in brackets behind one', {}, 'cron[4711]: x', 'cron[4711]: x'],
  ['a name whose letters are escapes', {}, '{"tok\\u0065n":"x"}', '{"tok\\u0065n":""}'],
  [
    'a word inside a value that reaches beyond what was read for the line before',
    {},
    '8712202384\nlog user=a@example.sePNR 8712202384\n',
    '8712202384\nlog user=[email] 8712202384\n',
  ],
  [
    'the same in JSON',
    {},
    '{"":"7010632391\\"",\n"user":"\\"b\\"@example.konto=01019550091\n',
    '{"":"7010632391\\"",\n"user":"\\"b\\"@example.konto=[fodselsnummer]\n',
  ],
  [
    'the same behind references',
    {},
    '000101T220\nx371&#x32202&#3&#8&#x34;pnr871220-2384&#xe5;@&#73;.ex\n',
    '000101T220\nx371&#x32202&#3&#8[email]\n',
  ],
  ['a label at the end of a word', {}, 'pwd:-[personnummer]', 'pwd:-'],
  ['a label in a quoted local part', { minConfidence: 0 }, '"[ip]"@0.se', '"[ip]"@0.se'],
  ['a secret in brackets, which is no label of ours', {}, 'password=[hunter2] x', 'password=- x'],
  ['the same in JSON', {}, '{"password":"[hunter2]"}', '{"password":""}'],
  [
    'a label behind the begin of a key',
    {},
    '-----BEGIN PRIVATE KEY-----[phone]{',
    '-----BEGIN PRIVATE KEY-----[phone]{',
  ],
  ['labels of ours in its place', {}, 'password=[field] token=[phone-46]', 'password=[field] token=[phone-46]'],
  ['what is removed from text and nothing else', TEXT, 'password=hunter2 user bo', 'password=- user bo'],
  ['the host of an address in text and nothing else', TEXT, 'http://192.0.2.44/', 'http://ip.invalid/'],
]

/** A digit before the plus is none in the second pass, which finds more and leaves what stands between the parts. */
const LOG = ['2026-11-22T10:00:00Z stdout P ', '2026-11-22T10:00:01Z stdout F '] as const
const TWICE: readonly (typeof ROWS)[number][] = [
  [
    'a value over a label, first pass',
    {},
    `${LOG[0]}192.0.2.44+4670174\n871220-2384\n${LOG[1]}0605\n`,
    `${LOG[0]}[ip]+4670174\n[personnummer]\n${LOG[1]}0605\n`,
  ],
  [
    'a value over a label, second pass',
    {},
    `${LOG[0]}[ip]+4670174\n[personnummer]\n${LOG[1]}0605\n`,
    `${LOG[0]}[ip][phone]\n[personnummer]\n${LOG[1]}\n`,
  ],
]

const ENGINES = ['auto', 'plain'] as const

describe.each(ENGINES)('%s', (engine) => {
  describe.each(PATHS)('$label', ({ redact }) => {
    test.each([...ROWS, ...TWICE])('%s', async (_what, options, text, output) => {
      expect(await redact(text, { ...options, engine }, at)).toBe(output)
    })
  })
})

describe('a secret over a cut of a long line', () => {
  const SECRETS = [
    ...['password=hunter2', 'user[password]=hunter2', '[password=hunter2]', 'password=[hunter2]', '[token: hunter2]'],
    ...['password=(hunter2)', 'Cookie: [a=hunter2]', '"password":["hunter2"]', '<password>hunter2</password>'],
  ]
  const TAILS = ['', '\n', `${'x '.repeat(600)}\n`, 'x'.repeat(1100)]

  test.each(['text', 'auto'] as const)('%s', (format) => {
    const [fast, plain] = ENGINES.map((engine) => createRedactor({ engine, format }))
    for (const secret of SECRETS) {
      for (const tail of TAILS) {
        for (const filler of ['x', '% ']) {
          for (let shift = -26; shift <= 6; shift += 4) {
            const text = `${filler.repeat((16_384 + shift) / filler.length)} ${secret}${tail}`
            const output = plain?.redact(text, { at })
            // Said shortly: the text is long.
            const where = `${secret} ${shift} ${tail.length}`
            expect([where, output?.includes('hunter2')]).toEqual([where, false])
            expect([where, fast?.redact(text, { at }) === output]).toEqual([where, true])
          }
        }
      }
    }
  })
})

test('what explain finds beside a cut is what is found', () => {
  const text = `${'x'.repeat(16_369)} a.b0 0x0x0000000@[0.0.0.4]`
  const plain = createRedactor({ engine: 'plain' })
  for (let less = 0; less < 40; less++) {
    const cut = text.slice(less)
    const spans = (list: readonly { start: number; end: number }[]) => list.map(({ start, end }) => [start, end])
    expect(spans(plain.explain(cut, { at }).filter(({ found }) => found))).toEqual(spans(plain.scan(cut, { at })))
  }
})

test('what was asked for by name is never taken for a container log', () => {
  const line = '2026-11-22T10:00:00Z stdout P '
  for (const format of ['csv', 'tsv', 'text'] as const) {
    const redactor = createRedactor({ format })
    expect(redactor.redact(`${line}8712\n${line}20-2384\n`, { at })).toBe(`${line}8712\n${line}20-2384\n`)
  }
})

test('a string over a cut goes whole, although a value in it ends behind the cut', () => {
  const text = `0="00${'\\"'.repeat(4348)}"`
  for (const engine of ENGINES) {
    const redactor = createRedactor({ ...POLICY, engine })
    expect(redactor.redactValue({ text }, { at })).toEqual({ text: '[field][field]' })
  }
})

test('a string in JSON, and the number in it that a cut goes through', () => {
  const policy: RedactorOptions = { policy: seHealthInsurer, context: { purpose: 'develop' } }
  for (const inside of ['[[0000000000', '[1000000000]"}', '[[1000000000]]"}']) {
    const text = `${'x'.repeat(16367)}{"0":"${inside}`
    const [one, other] = (['auto', 'plain'] as const).map((engine) =>
      createRedactor({ ...policy, engine }).redact(text),
    )
    expect(one).toBe(other)
  }
})
