import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../src/index'
import { LABEL_WORDS } from '../../src/names/labels'
import { definePolicy, noHealthRecords } from '../../src/policy/policy'
import type { LabelLanguage, RedactorOptions } from '../../src/types'

const at = new Date('2026-11-22T12:00:00Z')
const policy = definePolicy({
  ...noHealthRecords,
  id: 'example',
  categories: { 'user.unique_id.damage': { title: 'Damage' } },
  purposes: { test: { title: 'Test', cites: ['x'] } },
  fields: { skadeReferens: 'user.unique_id.damage', dossier: 'user.health' },
  recipients: {
    staff: { title: 'Staff', region: 'NO', role: 'controller', reason: 'x', cites: ['x'], purposes: ['test'] },
  },
  rules: [
    {
      id: 'x',
      effect: 'permit',
      purpose: ['test'],
      category: ['user.biometrics.voice'],
      action: 'mask',
      reason: 'x',
      cites: ['x'],
    },
  ],
  reveals: [],
} as never)
const following = (more: RedactorOptions = {}) =>
  createRedactor({ policy, context: { purpose: 'test' }, ...more } as RedactorOptions)

/** A name of a field, a value, and the label in three languages. */
const ROWS: ReadonlyArray<readonly [name: string, value: string, labels: readonly [string, string, string]]> = [
  ['kundensNamn', 'Ola', ['[namn]', '[navn]', '[name]']],
  ['gatuadress', 'Gatan 1', ['[adress]', '[adresse]', '[address]']],
  ['födelsedatum', '1987-12-20', ['[födelsedatum]', '[fødselsdato]', '[birthdate]']],
  ['diagnos', 'J45', ['[hälsa]', '[helse]', '[health]']],
  ['dossier', 'J45', ['[hälsa]', '[helse]', '[health]']],
  ['kundnummer', 'A17', ['[id]', '[id]', '[id]']],
  ['skadeReferens', 'S-9', ['[id]', '[id]', '[id]']],
  ['arbetsplats', 'Exempel AB', ['[arbete]', '[arbeid]', '[work]']],
  ['ålder', '38', ['[ålder]', '[alder]', '[age]']],
  ['foo', 'x', ['[fält]', '[felt]', '[field]']],
  ['personnummer', '871220-2384', ['[personnummer]', '[personnummer]', '[personnummer]']],
  ['fødselsnummer', '01019550091', ['[fodselsnummer]', '[fodselsnummer]', '[fodselsnummer]']],
  ['epost', 'anna@example.se', ['[email]', '[email]', '[email]']],
  ['telefon', '070-174 06 05', ['[phone]', '[phone]', '[phone]']],
  ['ip', '192.0.2.44', ['[ip]', '[ip]', '[ip]']],
  ['personnummer', 'saknas', ['[id]', '[id]', '[id]']],
  ['epost', 'ingen', ['[kontakt]', '[kontakt]', '[contact]']],
]
const LANGUAGES: readonly LabelLanguage[] = ['sv', 'nb', 'en']

/** The text through every door of a redactor. */
async function everywhere(text: string, more: RedactorOptions): Promise<string[]> {
  const outputs: string[] = []
  for (const engine of ['auto', 'plain'] as const) {
    const redactor = following({ ...more, engine })
    outputs.push(redactor.redact(text, { at }), Buffer.from(redactor.redact(Buffer.from(text), { at })).toString())
    const stream = redactor.stream({ at })
    const writer = stream.writable.getWriter()
    const written = (async () => {
      for (const byte of Buffer.from(text)) await writer.write(Uint8Array.of(byte))
      await writer.close()
    })()
    const chunks: Uint8Array[] = []
    const reader = stream.readable.getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read()) chunks.push(read.value)
    await written
    outputs.push(Buffer.concat(chunks).toString())
  }
  return [...new Set(outputs)]
}

describe('a label says what a field holds', () => {
  for (const [i, labels] of LANGUAGES.entries()) {
    for (const [name, value, expected] of ROWS) {
      test(`${name} ${value} in ${labels}`, async () => {
        const label = expected[i] as string
        expect(following({ labels }).redactValue({ [name]: value }, { at })).toEqual({ [name]: label })
        expect(await everywhere(`{"${name}":"${value}"}\n`, { labels })).toEqual([`{"${name}":"${label}"}\n`])
        expect(await everywhere(`${name};level\n${value};1\n`, { labels, format: 'csv' })).toEqual([
          `${name};level\n${label};1\n`,
        ])
      })
    }
  }

  test('in English when nobody says a language', () => {
    expect(following().redactValue({ namn: 'Ola', foo: 'x' })).toEqual({ namn: '[name]', foo: '[field]' })
  })

  test('in running text and in JSON alike', () => {
    const redactor = following({ labels: 'sv' })
    expect(redactor.redact('namn: Testa Testsson, ärende 4; {"namn":"Testa"} personnummer: 871220-2384', { at })).toBe(
      'namn: [namn], ärende 4; {"namn":"[namn]"} personnummer: [personnummer]',
    )
  })

  test('without a policy only when a language is said', () => {
    const fields = { 'category:name': true, memberId: 'id', '*comment': 'mask', password: 'mask' } as const
    const record = { namn: 'Ola', memberId: '7', aComment: 'x', password: 'y', born: 'z' }
    expect(createRedactor({ fields }).redactValue(record)).toEqual({
      ...{ namn: '[field]', memberId: '[field]', aComment: '[field]', password: '[field]', born: 'z' },
    })
    expect(createRedactor({ fields, labels: 'nb' }).redactValue(record)).toEqual({
      ...{ namn: '[navn]', memberId: '[id]', aComment: '[felt]', password: '[felt]', born: 'z' },
    })
    const secrets = createRedactor({ actions: { field: 'mask' }, labels: 'sv' })
    expect(secrets.redact('token=abc')).toBe('token=[hemlighet]')
  })

  test('another language is refused', () => {
    expect(() => createRedactor({ labels: 'de' as 'sv' })).toThrow('"labels" expected sv, nb or en')
    expect(() => createRedactor({ labels: 1 as never })).toThrow('"labels" expected a string, got number')
  })
})

describe('a second pass leaves labels', () => {
  for (const word of LABEL_WORDS) {
    test(word, async () => {
      const text = `{"password":"[${word}]","namn":"[${word}]"}\nnamn: [${word}], token=[${word}] x\n`
      for (const labels of LANGUAGES) expect(await everywhere(text, { labels })).toEqual([text])
    })
  }

  test('and takes none for evidence', () => {
    for (const engine of ['auto', 'plain'] as const) {
      const redactor = createRedactor({ engine })
      const score = (text: string) => redactor.scan(text, { at })[0]?.confidence
      for (const word of LABEL_WORDS) {
        expect([word, score(`x [${word}] 8712202384 y`)]).toEqual([word, score('x [x] 8712202384 y')])
      }
    }
  })

  test('but what only begins like one is no label', async () => {
    for (const value of [
      '[id-12345]',
      '[name-anna7]',
      '[secret-abc123]',
      '[field-hunter2]',
      '[phone-x1]',
      '[hälsa-x2]',
    ]) {
      expect(await everywhere(`password=${value}\n`, {})).toEqual(['password=-\n'])
    }
    for (const value of ['[id-2]', '[birthdate-born-1987]', '[födelsedatum-born-by-1936-female]', '[age-35-39]']) {
      expect(await everywhere(`password=${value}\n`, {})).toEqual([`password=${value}\n`])
    }
  })
})
