/** Reports and explanations in English, Swedish, Bokmål and Nynorsk. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  asPolicy,
  type Language,
  noHealthRecords,
  reportAsCsv,
  reportAsHtml,
  reportAsText,
  reportPolicy,
  seHealthInsurer,
} from '../../src/policy/policy'
import { EN } from '../../src/policy/words/en'
import { TITLES } from '../../src/policy/words/titles'
import { LANGUAGE_CODES, wordsOf } from '../../src/policy/words/words'

const at = Date.UTC(2026, 10, 22)
const OTHERS = ['sv', 'nb', 'nn'] as const

/** Every text of a table, by its place. */
function* textsOf(part: object, place = ''): Generator<readonly [string, string]> {
  for (const [key, value] of Object.entries(part)) {
    if (typeof value === 'string') yield [`${place}${key}`, value]
    else yield* textsOf(value, `${place}${key}.`)
  }
}

test('there are four', () => {
  expect(LANGUAGE_CODES).toEqual(['en', 'sv', 'nb', 'nn'])
  expect(() => wordsOf('da' as Language)).toThrow(new TypeError('"lang" expected en, sv, nb, nn'))
  expect(() => wordsOf('constructor' as Language)).toThrow(TypeError)
})

describe.each(OTHERS)('%s', (lang) => {
  const { titles, ...words } = wordsOf(lang)
  const { titles: _none, ...english } = EN

  test('says everything that English says, with the same gaps', () => {
    const own = [...textsOf(words)]
    const there = [...textsOf(english)]
    expect(own.map(([place]) => place).sort()).toEqual(there.map(([place]) => place).sort())
    const told = new Map(own)
    for (const [place, text] of there) {
      expect(told.get(place)?.trim(), place).not.toBe('')
      expect(told.get(place)?.match(/\{\}/g), place).toEqual(text.match(/\{\}/g))
    }
    for (const title of Object.values(TITLES[lang])) expect(title.trim()).not.toBe('')
    expect(titles).toBe(TITLES[lang])
  })

  test('has a letter of its own for each action', () => {
    expect(new Set(Object.values(words.letters)).size).toBe(Object.keys(words.actions).length)
  })

  test('no fixed word of English is left in a report', () => {
    for (const policy of [seHealthInsurer, noHealthRecords]) {
      const report = reportPolicy(policy, at, [{ id: 'k7ma', end: at - 1, isDestroyed: false }], lang)
      const all = [reportAsText(report), reportAsHtml(report).replace(/<style>.*<\/style>/s, ''), reportAsCsv(report)]
      for (const text of all) {
        // Titles and reasons are the policy's own words.
        expect(text).not.toMatch(
          /kept unchanged|\bmasked\b|\bremoved\b|\bdays\b|\byears?,|not told more|Postal code|Nobody/,
        )
        expect(text).not.toMatch(
          /\bSummary|Recipients|legal obligation|no rule permits|Legal basis|due for destruction|\{\}/,
        )
      }
    }
  })
})

test('in Swedish', () => {
  const report = reportPolicy(seHealthInsurer, at, [], 'sv')
  expect(report.lang).toBe('sv')
  const text = reportAsText(report)
  expect(text).toContain('\nSammanfattning\n  Policyn har: 20 ändamål, 8 mottagare, 49 regler\n')
  expect(text).toContain(
    '  behålls som det är: Kontouppgifter; Kontaktuppgifter; Namn; Skadeärendenummer; Kundnummer\n',
  )
  expect(text).toContain(
    '    till: 30 dagar, sedan förstörs nyckeln; till 2026-12-22, allt från före 2026-10-23 ska bort\n',
  )
  expect(text).toContain('    om: har inte avböjt, har inte invänt, aktiv kund eller samtycke\n')
  expect(reportAsHtml(report)).toMatch(/^<!doctype html>\n<html lang="sv">/)
  expect(reportAsCsv(report)).toMatch(/^Policy,Ändamål,Kategorier av registrerade,Kategorier av personuppgifter,/)
})

/** Texts for people, of any part of a policy. */
function* toldIn(part: object): Generator<string> {
  for (const [key, value] of Object.entries(part)) {
    if (typeof value === 'object') yield* key === 'persons' ? value : toldIn(value)
    else if (['title', 'reason', 'text', 'from'].includes(key)) yield value
  }
}

test.each([seHealthInsurer, noHealthRecords])('$id says everything in all languages', ({ translations, ...policy }) => {
  expect(Object.keys(translations ?? {})).toEqual(OTHERS)
  for (const texts of Object.values(translations ?? {})) {
    expect(Object.keys(texts).sort()).toEqual([...new Set(toldIn(policy))].sort())
    for (const text of Object.values(texts)) expect(text.trim()).not.toBe('')
  }
})

test('of what a preset says in English nothing is left in a report in another language', () => {
  for (const policy of [seHealthInsurer, noHealthRecords]) {
    for (const lang of OTHERS) {
      const told = policy.translations?.[lang] ?? {}
      const report = reportPolicy(policy, at, [], lang)
      const pages = [reportAsText(report), reportAsHtml(report), reportAsCsv(report)].join('\n')
      // A word alone may be one of both languages.
      const left = Object.keys(told).filter((text) => text.includes(' ') && told[text] !== text && pages.includes(text))
      expect([policy.id, lang, left]).toEqual([policy.id, lang, []])
    }
  }
})

test('a translation says the same of the same decisions, and of parts that are called as it is', () => {
  const marketing = { ...seHealthInsurer.purposes.marketing, title: 'text' }
  const policy = asPolicy({
    ...seHealthInsurer,
    purposes: { ...seHealthInsurer.purposes, marketing },
    translations: { sv: { text: 'Utskick', user: 'x', marketing: 'x', 'Own staff and systems': 'Vi' } },
  })
  const [english, swedish] = (['en', 'sv'] as const).map((lang) => reportPolicy(policy, at, [], lang))
  const [own] = swedish?.purposes.filter(({ id }) => id === 'marketing') ?? []
  expect(own?.title).toBe('Utskick')
  expect(swedish?.recipients[0]).toMatchObject({ id: 'staff', title: 'Vi' })
  const decided = (report = english) =>
    report?.purposes.map(({ rows }) => rows.map(({ rule, action }) => [rule, action]))
  expect(decided(swedish)).toEqual(decided(english))
  expect(() => asPolicy({ ...policy, translations: { da: {} } })).toThrow(/"da" is unknown/)
})

test('on the command line', () => {
  const cli = resolve(import.meta.dirname, '../../dist/cli.js')
  const file = resolve(import.meta.dirname, '../../docs/policies/no-health-records.yaml')
  const run = (...args: string[]) => spawnSync(process.execPath, [cli, 'policy', ...args], { encoding: 'utf8' })
  expect(run('report', file, '--lang', 'nn').stdout).toContain('\nSamandrag\n')
  const explained = run('explain', file, '--purpose', 'support', '--lang', 'nb').stdout
  expect(explained).toMatch(
    /^Navn +beholdes +support-contact: en sak finnes med navn eller telefon i stedet for nummeret$/m,
  )
  expect(explained).toMatch(/^Felt som ingen har navngitt +maskeres +unlisted: ingen har sagt hva feltet inneholder$/m)
  const one = run('explain', file, '--purpose', 'support', '--category', 'user.name', '--lang', 'sv').stdout
  expect(one).toMatch(/^permit {2}support-contact +tillämpas$/m)
})
