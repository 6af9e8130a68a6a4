import { describe, expect, test } from 'vitest'
import { align } from '../../bench/align'
import { DISPUTED, isDisputed } from '../../bench/disputed'
import { fateOf, fatesOf, isIntact, qualityOf, replacementsOf } from '../../bench/quality'
import { CORPUS_DATE, loadUsual, type Row } from '../../corpus/tools/load'
import { createRedactor } from '../../src/redactor'
import type { Kind } from '../../src/types'

const corpus = loadUsual()
const held = corpus.filter(({ verdict }) => verdict !== 'low')
const withValues = held.filter(({ spans }) => spans.length > 0)

/** A row as the corpus writes it; every value with its kind. */
function row(marked: string, more: Partial<Row> = {}): Row {
  let text = ''
  const spans = marked.split(/[⟦⟧]/).flatMap((piece, i) => {
    const [kind = '', value = ''] = i % 2 === 1 ? piece.split('|') : ['', piece]
    const start = text.length
    text += value
    return i % 2 === 1 ? [{ kind: kind as Kind, start, end: text.length }] : []
  })
  const verdict = spans.length > 0 ? 'high' : 'never'
  return { file: 'x.tsv', line: 1, subject: 'x', verdict, variant: undefined, text, spans, reason: 'x', ...more }
}

/** What a tool that knows the values makes of a row. */
function write({ text, spans }: Row, replacement: (value: string, i: number) => string): string {
  const last = text.slice(spans.at(-1)?.end ?? 0)
  const pieces = spans.map(({ start, end }, i) => {
    return text.slice(spans[i - 1]?.end ?? 0, start) + replacement(text.slice(start, end), i)
  })
  return pieces.join('') + last
}

/** A tool that knows the rows and so is never wrong about what a value is. */
const knowing = (rows: readonly Row[], replacement: (value: string, i: number) => string) => (text: string) => {
  const known = rows.find((candidate) => candidate.text === text)
  return known === undefined ? text : write(known, replacement)
}

const rows = [
  row('Ring ⟦phone|070-174 06 05⟧ efter sex'),
  row('⟦email|anna@example.se⟧ ⟦email|ola@example.no⟧'),
  row('pnr=⟦personnummer|871220-2384⟧,⟦personnummer|871220-2384⟧'),
  row('från ⟦ip|2001:db8::1⟧ via'),
  row('12:34:56 och 2026-11-20T08:14:03.123+01:00'),
  row('3 @ 2.50 per styck'),
  row('Konto 8601 11 17947', { subject: 'kontonummer' }),
  row('ref ⟦personnummer|8712202384⟧ mottagen', { verdict: 'low' }),
]

type Replace = (text: string) => string | Promise<string>

/** `phone email personnummer ip`, each as gone and partly of values; then changes: plain, disputed, others. */
async function countsOf(replace: Replace): Promise<string> {
  const { found, changed } = await qualityOf('it', replace, rows)
  const values = found.map(({ gone, partly, values }) => `${gone}+${partly}/${values}`)
  const { changed: plain, disputedChanged, othersChanged } = changed
  return `${values.join(' ')}, ${plain} ${disputedChanged} ${othersChanged}`
}

describe('contenders on rows of our own', () => {
  const fail = () => {
    throw new Error('871220-2384')
  }
  test.each<[string, Replace, string]>([
    ['knows all', knowing(rows, () => '[x]'), '1+0/1 2+0/2 2+0/2 1+0/1, 0 0 0'],
    ['returns nothing', () => '', '1+0/1 2+0/2 2+0/2 1+0/1, 2 1 4'],
    ['returns its input', (text) => text, '0+0/1 0+0/2 0+0/2 0+0/1, 0 0 0'],
    ['stars for everything', (text) => '*'.repeat(text.length), '1+0/1 2+0/2 2+0/2 1+0/1, 2 1 4'],
    ['one label for everything', () => '[REDACTED]', '1+0/1 2+0/2 2+0/2 1+0/1, 2 1 4'],
    ['leaves the last four', knowing(rows, (value) => `***${value.slice(-4)}`), '0+1/1 0+2/2 0+2/2 0+1/1, 0 0 0'],
    ['knows half of each', knowing(rows, (value) => `[x]${value.slice(5)}`), '0+1/1 0+2/2 0+2/2 0+1/1, 0 0 0'],
    ['takes two halves', knowing(rows, () => '[x]-[x]'), '1+0/1 2+0/2 2+0/2 1+0/1, 0 0 0'],
    ['knows the first only', knowing(rows, (v, i) => (i === 0 ? '[x]' : v)), '1+0/1 1+0/2 1+0/2 1+0/1, 0 0 0'],
    ['knows the second only', knowing(rows, (v, i) => (i === 1 ? '[x]' : v)), '0+0/1 1+0/2 1+0/2 0+0/1, 0 0 0'],
    ['swallows the next word', (text) => text.replace(/070-174 06 05 efter/, '[x]'), '1+0/1 0+0/2 0+0/2 0+0/1, 0 0 1'],
    ['swallows between two', (text) => text.replace(/anna.*no/, '[x]'), '0+0/1 2+0/2 0+0/2 0+0/1, 0 0 1'],
    ['masks digits', (text) => text.replace(/\d/g, '#'), '1+0/1 0+0/2 2+0/2 0+1/1, 2 1 0'],
    ['writes other separators', (text) => text.replace(/(?<=\d)[- ](?=\d)/g, ''), '0+0/1 0+0/2 0+0/2 0+0/1, 1 1 0'],
    ['is asynchronous', async (text) => knowing(rows, () => '[x]')(text), '1+0/1 2+0/2 2+0/2 1+0/1, 0 0 0'],
    ['throws', fail, '0+0/1 0+0/2 0+0/2 0+0/1, 0 0 0'],
    ['rejects', () => Promise.reject(new Error('871220-2384')), '0+0/1 0+0/2 0+0/2 0+0/1, 0 0 0'],
    ['returns no string', () => undefined as unknown as string, '0+0/1 0+0/2 0+0/2 0+0/1, 0 0 0'],
  ])('%s', async (_name, replace, expected) => {
    expect(await countsOf(replace)).toBe(expected)
  })

  test('counts rows, leaves out those labelled low', async () => {
    const { changed } = await qualityOf('it', (text) => text, rows)
    expect(changed).toEqual({
      contender: 'it',
      ...{ rows: 2, changed: 0, disputed: 1, disputedChanged: 0, others: 4, othersChanged: 0 },
    })
  })
})

test.each([
  ['070-174 06 05', 'PHONE_NUMBER', 'gone'],
  ['070-174 06 05', '[PHONE_9170]', 'gone'],
  ['070-174 06 05', '+** *** ** *5', 'gone'],
  ['070-174 06 05', '***0605', 'partly'],
  ['070-174 06 05', '** 05', 'partly'],
  ['070-174 06 05', '070[x]', 'partly'],
  ['070-174 06 05', '0701740605', 'untouched'],
  ['(08) 465 004 00', '(', 'gone'],
  ['210991-50170', '000000-00000', 'gone'],
  ['２１０９９１ ５０１７０', '[x] 50170', 'partly'],
  ['8712\u00ad20-2384', '871220-2384', 'untouched'],
  ['anna@example.se', '[Redacted: email]', 'gone'],
  ['anna@example.se', '<Redacted email #0>', 'gone'],
  ['anna@example.se', '<email>anna@example.se</email>', 'untouched'],
  ['anna@example.se', 'a***@***', 'gone'],
  ['anna@example.se', 'a***@e***.se', 'partly'],
  ['anna@example.se', 'annaredacted', 'partly'],
  ['anna_testberg-95%x@example.se', '[personnummer]', 'gone'],
  ['kåre@example.no', 'kåEMAIL_ADDRESS', 'partly'],
  ["o'hara@example.com", "o'EMAIL_ADDRESS", 'gone'],
  ["o'hara@example.com", "o'h***", 'partly'],
  ['10.1.2.3', '[x].2.3', 'partly'],
  ['10.1.2.3', '[x].3', 'gone'],
  ['10.1.2.3', '[IPv4]', 'gone'],
  ['::1', '::1', 'untouched'],
  ['::1', '[ip]', 'gone'],
  ['2001:db8::1', '', 'gone'],
  ['2001:db8::1', '-', 'gone'],
  ['000101-T220', '[x]T220', 'partly'],
])('of %s as %s it is %s', (value, replacement, fate) => {
  expect(fateOf(value, replacement)).toBe(fate)
})

describe('what stands for a value', () => {
  test('is cut out where the text round it is', () => {
    const [, two, list] = rows as [Row, Row, Row]
    expect(replacementsOf(two, '[a] [b]')).toEqual(['[a]', '[b]'])
    expect(replacementsOf(two, '<email #0> ola@example.no')).toEqual(['<email #0>', 'ola@example.no'])
    expect(replacementsOf(two, '<email #0>se <email #1>').map((text) => /se/.test(text))).toEqual([true, false])
    expect(replacementsOf(list, 'pnr=,')).toEqual(['', ''])
    expect(replacementsOf(list, 'pnr=871220-2384,[x]')).toEqual(['871220-2384', '[x]'])
  })

  test('may hold what stands after it', () => {
    const ring = row('Ring ⟦phone|070-174 06 05⟧ nu')
    expect(replacementsOf(ring, 'Ring <ring inte nu> nu')).toEqual(['<ring inte nu>'])
    expect(isIntact(ring, 'Ring <ring inte nu> nu')).toBe(true)
    const pair = row('\u{1f600} ⟦email|anna@example.se⟧ \u{1f600}')
    expect(replacementsOf(pair, '\u{1f600} [x] \u{1f600}')).toEqual(['[x]'])
  })

  test('reaches to what is left when its neighbours are gone', () => {
    const ring = row('Ring ⟦phone|070-174 06 05⟧ efter sex')
    expect(replacementsOf(ring, 'Ring [x] 05 sex')).toEqual(['[x] 05'])
    expect(replacementsOf(ring, '[x]')).toEqual(['[x]'])
    expect(isIntact(ring, 'Ring [x] 05 sex')).toBe(false)
  })

  test('is nothing in a text without values, however it was changed', () => {
    const alike = rows[5] as Row
    for (const output of ['', alike.text, alike.text + alike.text]) expect(fatesOf(alike, output)).toEqual([])
    expect(isIntact(alike, alike.text + alike.text)).toBe(false)
  })

  test('alignment keeps runs together', () => {
    const plain = (before: string, after: string) => [...align(before, after, new Uint8Array(before.length).fill(1))]
    expect(plain('abc', 'abc')).toEqual([0, 1, 2])
    expect(plain('ab', 'axbab')).toEqual([3, 4])
    expect(plain('abc', 'xyz')).toEqual([-1, -1, -1])
    expect(plain('', 'x')).toEqual([])
  })
})

describe('on the corpus', () => {
  const labels = ['[x]', 'PHONE_NUMBER', '[Redacted: email]', '<Redacted email #0>', '[PHONE_9619]', '***', '-', '']

  test.each(labels)('every value written as "%s" is gone, one by one and all together', (label) => {
    for (const row of withValues) {
      const where = `${row.file}:${row.line}`
      const output = write(row, () => label)
      expect(isIntact(row, output), where).toBe(true)
      expect(new Set(fatesOf(row, output)), where).toEqual(new Set(['gone']))
      for (const i of row.spans.keys()) {
        const expected = row.spans.map((_span, k) => (k === i ? 'gone' : 'untouched'))
        const one = write(row, (value, k) => (k === i ? label : value))
        expect(fatesOf(row, one), where).toEqual(expected)
      }
    }
  })

  test('every value of which six are left at either end is left in part', () => {
    // Of fewer digits nothing would be cut off.
    const long = withValues.filter(({ spans }) => spans.every(({ start, end }) => end - start > 6))
    for (const row of long) {
      for (const cut of [(v: string) => `[x]${v.slice(-6)}`, (v: string) => `${v.slice(0, 6)}[x]`]) {
        expect(new Set(fatesOf(row, write(row, cut))), `${row.file}:${row.line}`).toEqual(new Set(['partly']))
      }
    }
  })

  test('this library removes all and changes nothing else', async () => {
    const redactor = createRedactor()
    const { found, changed } = await qualityOf('ours', (text) => redactor.redact(text, { at: CORPUS_DATE }), corpus)
    expect(found.map(({ kind }) => kind).sort()).toEqual(['email', 'fodselsnummer', 'ip', 'personnummer', 'phone'])
    for (const { values, gone, partly } of found) expect({ gone, partly }).toEqual({ gone: values, partly: 0 })
    expect(changed).toMatchObject({ changed: 0, disputedChanged: 0, othersChanged: 0 })
    expect(changed.rows + changed.disputed + changed.others).toBe(held.length)
    expect(changed.rows).toBeGreaterThanOrEqual(80)
  })

  test('a tool that takes every digit is wrong in most look-alikes', async () => {
    const { found, changed } = await qualityOf('digits', (text) => text.replace(/\d/g, '*'), corpus)
    const phones = found.find(({ kind }) => kind === 'phone')
    expect(phones?.gone).toBe(phones?.values)
    expect(changed.changed / changed.rows).toBeGreaterThan(0.9)
  })

  test('every reason of a disputed row names one', () => {
    for (const [subject, reasons] of Object.entries(DISPUTED)) {
      const own = corpus.filter((row) => row.subject === subject && isDisputed(row))
      expect(own.length, subject).toBeGreaterThan(0)
      for (const reason of reasons === 'all' ? [] : reasons) {
        expect(
          own.some((row) => row.reason === reason),
          `${subject}: ${reason}`,
        ).toBe(true)
      }
    }
    expect(withValues.some(isDisputed)).toBe(false)
  })
})
