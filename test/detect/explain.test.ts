import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CORPUS_DATE as at, loadCorpus } from '../../corpus/tools/load'
import { createRedactor } from '../../src/index'
import { hostile } from '../arbitraries/text'

const redactor = createRedactor()

function verdicts(text: string): string[] {
  return redactor.explain(text, { at }).map(({ kind, start, end, verdict }) => `${kind} ${start}-${end} ${verdict}`)
}

test('a finding is told with its form, its evidence and what each piece of it changed', () => {
  expect(redactor.explain('konto fnr 01019550091', { at })).toEqual([
    {
      kind: 'fodselsnummer',
      start: 10,
      end: 21,
      form: 'DDMMYYIIIKK',
      base: 0.85,
      confidence: 0.99,
      reasons: [
        { evidence: 'date', change: 0 },
        { evidence: 'mod11', change: 0 },
        { evidence: 'word', change: 0.45 },
      ],
      found: true,
      verdict: 'found',
    },
  ])
})

test.each([
  ['871220-2385', 'personnummer 0-11 checksum failed'],
  ['870230-2384', 'personnummer 0-11 no such date'],
  ['871320-2384', 'personnummer 0-11 no such date'],
  ['203112202381', 'personnummer 0-12 lies in the future'],
  ['1.8712202384', 'personnummer 2-12 part of a longer number'],
  ['13097248023', 'fodselsnummer 0-11 checksum failed'],
  ['32.13.95 50091', 'fodselsnummer 0-14 no such date'],
  ['202401151200', 'personnummer 0-12 looks like a compact timestamp'],
  ['konto 01019550091', 'fodselsnummer 6-17 bank word nearby'],
  ['order 8712202384', 'personnummer 6-16 machine word nearby'],
  ['{"phone":"8712202384"}', 'personnummer 10-20 field of another kind'],
  ['a8712202384', 'personnummer 1-11 glued to letters'],
  ['8712202384', 'personnummer 0-10 too little evidence'],
  ['3f9a8712202384ce', 'personnummer 4-14 inside a hash or UUID'],
  ['67 010195 50091 12', 'fodselsnummer 3-15 another number beside it'],
  ['12 070-174 06 05 7', 'phone 3-16 another number beside it'],
  ['46701740605', 'phone 0-11 no field owns it'],
  ['version 1.2.3.4', 'ip 8-15 reads as a version'],
  ['127.0.0.1', 'ip 0-9 names nobody'],
  ['192.0.2.256', 'ip 0-11 no such address'],
  ['logo@2x.png', 'email 0-11 a file name'],
  ['@anna', 'email 0-1 no such address'],
  ['212000-0142', 'orgnr 0-11 no person: organisation or account number'],
])('%s', (text, verdict) => {
  expect(verdicts(text)).toContain(verdict)
})

test('overlapped and allowed', () => {
  expect(verdicts('871220-2384@example.se')).toEqual([
    'personnummer 0-11 overlapped by a surer one',
    'email 0-22 found',
  ])
  const own = createRedactor({ allow: ['871220-2384'] })
  expect(own.explain('871220-2384', { at })[0]?.verdict).toBe('allowed')
})

test('what explain calls found is what scan finds, on the corpus and on hostile text', () => {
  const same = (text: string) => {
    const found = redactor.explain(text, { at }).filter((candidate) => candidate.found)
    const scanned = redactor.scan(text, { at })
    expect(found.map(({ kind, start, end, confidence }) => [kind, start, end, confidence])).toEqual(
      scanned.map(({ kind, start, end, confidence }) => [kind, start, end, confidence]),
    )
  }
  for (const row of loadCorpus()) same(row.text)
  // A line that is longer than a block, with values round the cut.
  for (const lead of [16_360, 16_375, 16_384])
    same(`${'x '.repeat(lead / 2)}anna@example.se 871220-2384 ${'y '.repeat(900)}`)
  fc.assert(fc.property(hostile, same), { numRuns: 500 })
})

test('the reasons add up to the confidence', () => {
  for (const row of loadCorpus()) {
    for (const { base, confidence, reasons, verdict } of redactor.explain(row.text, { at })) {
      if (verdict === 'a file name' || verdict === 'no field owns it' || verdict === 'another number beside it')
        continue
      const sum = reasons.reduce((total, { change }) => total + change, base)
      expect(confidence).toBeCloseTo(Math.max(0, Math.min(0.99, sum)), 5)
    }
  }
})
