/**
 * Names and addresses of people: each row through every entry point, on both engines, and once more over its own
 * output. `«» ` marks what is removed.
 */
import { describe, expect, test } from 'vitest'
import { packWords, unpackWords } from '../../src/people/packed'
import { addresses, names, roster } from '../../src/people/people'
import { lookedUp } from '../../src/people/roster'
import { foldWord } from '../../src/people/words'
import { createRedactor } from '../../src/redactor'
import type { RedactorOptions } from '../../src/types'
import { PATHS } from '../paths'

const at = new Date('2026-11-22T00:00:00Z')

/** The text without marks, and with a label in place of what they enclose. */
async function check(marked: string, options: RedactorOptions, label: string) {
  const text = marked.replace(/[«»]/g, '')
  const expected = marked.replace(/«[^»]*»/g, label)
  for (const engine of ['auto', 'plain'] as const) {
    for (const { label: path, redact } of PATHS) {
      const own = { ...options, engine }
      const output = await redact(text, own, at)
      expect(output, `${engine}, ${path}`).toBe(expected)
      expect(await redact(output, own, at), `${engine}, ${path}, again`).toBe(expected)
    }
  }
}

describe('an address', () => {
  const options = { custom: [addresses()] }
  test.each([
    '«Vasagatan 10 B lgh 1203, 111 20 Stockholm»',
    'till «Karl Johans gate 1, 0154 Oslo».',
    '«c/o Berg, Vasagatan 10, 111 20 Stockholm, Sverige»',
    '«c/o Anna Berg, Vasagatan 10, SE-111 20 Stockholm»',
    '«Box 12, 101 20 Stockholm» och «Postboks 12 Sentrum, 0101 Oslo»',
    '«Sankt Olavs gate 3, H0201, 0165 OSLO»',
    '«Storgata 5 B, leil. 12, N-7011 Trondheim, Norge»',
    '«Norra vägen 3 A, 2 tr, 761 45 Norrtälje»',
    '«Tallbacka 3, 151 46 Södertälje»',
    '«Storgatan 12, 123 45 Obskyrby»',
    '«Centralvägen 1 194 76 Upplands Väsby» är adressen',
    '«S:t Eriksgatan 10, 112 39 Stockholm»',
    '{"address":"«Vasagatan 10, 111 20 Stockholm»","n":1}',
    '{"to":["«Karl Johans gate 1, 0154 Oslo»"]}',
    'kund;«Vasagatan 10, 111 20 Stockholm»;2026-01-02',
    'kund,"«Vasagatan 10, 111 20 Stockholm»",3',
    'Anna bor på «Vasagatan 10» sedan dess',
    "to: '«Karl Johans gate 1, 0154 Oslo»', n: 1",
    '«Storgränd 1,131 38 Nacka»',
    '871220\t«Vasagatan 10, lgh 1002\t111 20 Stockholm»\tja',
    'bosatt i «Storgata 5 B», sa hun',
    'Adresse: «Storgata 5»',
    'gatuadress=«Vasagatan 10»',
  ])('%s', (marked) => check(marked, options, '[address]'))

  test.each([
    'gatan, veien, Storgata og Vasagatan',
    'veien 3 og vägen 10',
    'Storgata 5 brant',
    'Vasagatan 10, andra huset',
    'Kapittel 3, 2024 Oslo',
    'Windows 10, 1903 Update',
    'Version 2, 111 20 rader',
    'Sal 3, 1200 Elever kom',
    'Lag 2, 15 Mars',
    '111 20 Stockholm',
    'Utgiven 2019 Stockholm',
    'Jul 10 1234 Bergen',
    'den 10 maj 2019, Stockholm',
  ])('not %s', (text) => check(text, options, '[address]'))
})

describe('a name by what stands around it', () => {
  const options = { custom: [names()] }
  test.each([
    'Mvh «Anna Berg»',
    'Mvh, «Anna»',
    'Med vennlig hilsen «Kari Nordmann»',
    'Hej «Anna», tack för sist',
    'Hei «Kari»! Takk for sist',
    'Dear «Anna Berg», thank you',
    'Patient: «Berg, Anna»',
    'Patient: «Tallvik, Anna»',
    'pasient=«Xqvorn Qwertzen» innlagt',
    'Kund: «Anna Berg», 3 ärenden',
    'namn: «Anna»',
    'user=7 name="«Anna Berg»" ok',
    'jag heter «Anna Berg» och',
    'Dr. «Berg» ringde',
    '{"text":"Mvh «Anna Berg»"}',
    '{"v":["«Anna Berg»","x"]}',
    '{"text":"hej\\nMed vennlig hilsen\\n«Kari Hansen»"}',
    'Med vennlig hilsen\n«Kari Hansen»\n',
  ])('%s', (marked) => check(marked, options, '[name]'))

  test.each([
    'Hej alla, hej kund! Hei verden',
    'Mvh Kundtjänst',
    'name: Default Site',
    'Name: Redis Server',
    'Kund: 12',
    'Patient: feber sedan i går',
    'Anna ringde',
    'Berg, Dal og Fjell',
    'Karl Johans gate',
    'at Thu Jul 7',
    'anna.berg@example.com.invalid/Anna_Berg',
    'Bo Hos Oss AB',
  ])('not %s', (text) => check(text, { ...options, kinds: ['personnummer'] }, '[name]'))
})

describe('a name of the lists', () => {
  const options = { custom: [names()] }
  test.each([
    '«Anna Berg» ringde, «Anna Berg»s bil stod kvar, «ANNA BERG»',
    '«Lars-Erik Karlsson-Berg» och «Maria von Berg»',
    '«Anna-Karin B. Lindqvist»',
    '«Anna Lund Tallvik», leder',
    '«Berg, Anna»; «Hansen, Kari»',
    '«Karin Tallqvist» kom',
    'det sier «Kari Xqvorn» på telefon',
    '\u00c5sa kom, «A\u030asa Berg» gick',
  ])('%s', (marked) => check(marked, options, '[name]'))

  test('what is no more than a guess is below the default', () => {
    const seen = createRedactor({ custom: [names()], minConfidence: 'low' }).scan('Kari Xqvorn', { at })
    expect(seen.map(({ kind, confidence }) => [kind, confidence])).toEqual([['name', 0.35]])
  })
})

describe('a name of a roster', () => {
  const given = roster(['Östen Åkervall', 'Sigrid Maria Bø-Lie', 'Tallqvist, Per-Olof', 'Zlatko'])
  const options = { custom: [names({ roster: given, lists: false })] }
  test.each([
    '«Östen Åkervall», «osten akervall», «ÅKERVALL ÖSTEN», «Åkervall, Östen»',
    'av «Ö. Åkervall» och «Ö Åkervall»s bror',
    '«Sigrid Bø-Lie», «sigrid bo lie», «S. Bø Lie», «Sigrid Maria Boe-Lie»',
    '«Sigrid-Maria Bö Lie» og «Bø-Lie, S.»',
    '«per-olof tallqvist» «P-O Tallqvist» «P.O. Tallqvist»',
    'hos «Zlatko» i dag, «Zlatko»s',
    '{"by":"«Östen Åkervall»"}',
    `${'x'.repeat(300)} «Östen Åkervall» ${'y '.repeat(300)}`,
  ])('%s', (marked) => check(marked, options, '[name]'))

  test.each(['zlatko', 'Östen', 'Åkervall', 'ö åkervall', 'Östen Lie', 'kosten akervall', 'Östen; Åkervall'])(
    'not %s',
    (text) => check(text, options, '[name]'),
  )

  test('holds no more than what was asked', () => {
    expect(given.size).toBe(4)
    expect(lookedUp('')).toBeUndefined()
    expect(lookedUp('a'.repeat(300))).toBeUndefined()
    expect(() => roster('Anna Berg' as never)).toThrow(TypeError)
    expect(() => roster([1] as never)).toThrow(TypeError)
  })
})

describe('words', () => {
  test('are the same in every spelling', () => {
    for (const [one, other] of [
      ['Åse', 'Aase'],
      ['Bjørn', 'BJÖRN'],
      ['Sæther', 'Saether'],
      ['Ødegård', 'Odegaard'],
      ['André', 'Andre\u0301'],
      ["O'Hara", 'O’hara'],
    ]) {
      expect(foldWord(one as string)).toBe(foldWord(other as string))
    }
  })

  test('are packed and unpacked', () => {
    const list = ['anna', 'anne', 'annelise', 'berg', 'berga', 'ø']
    expect([...unpackWords(packWords(list))]).toEqual(list)
  })
})
