/** What counts for and against a value of a kind that is off by default: one line for each side of each rule. */
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../src/redactor'
import type { Kind } from '../../src/types'

const at = new Date('2026-11-22T00:00:00Z')
const KINDS: Kind[] = ['bankgiro', 'card', 'cpr', 'iban', 'kontonummer', 'organisationsnummer', 'orgnr']
const every = createRedactor({ kinds: KINDS, minConfidence: 0 })
const PROOFS: readonly string[] = ['date', 'luhn', 'mod11', 'mod97', 'prefix', 'separator']

/** Score and evidence of what is found, without what its digits prove. */
const told = (text: string) =>
  every
    .scan(text, { at })
    .map(({ kind, confidence, evidence }) =>
      [kind, confidence, ...evidence.filter((one) => !PROOFS.includes(one))].join(' '),
    )

const CARD = '4111111111111111'
const SPACED = '4111 1111 1111 1111'

describe.each<[what: string, rows: readonly (readonly [text: string, ...told: readonly string[]])[]]>([
  [
    'what is glued, in a hash, or a cell away',
    [
      ['SE4550000000058398257466', 'iban 0.95'],
      ['SE4550000000058398257466_', 'iban 0.85 glued'],
      [SPACED, 'card 0.95'],
      [`${SPACED} 7`, 'card 0.45 neighbour'],
      [`7 ${SPACED}`, 'card 0.45 neighbour'],
      [`7  ${SPACED}`, 'card 0.95'],
      [`${SPACED}, 7`, 'card 0.95'],
      [`x ${SPACED} y`, 'card 0.95'],
      ['4111-1111-1111-1111 7', 'card 0.95'],
      [`12 ${CARD} 34`, 'card 0.45'],
      ['12 SE45 5000 0000 0583 9825 7466', 'iban 0.97'],
      [`0-${CARD}-0`, 'card 0.45'],
      [`f-${CARD}`],
      [`${CARD}-f`],
      [`0-${CARD}-0a`],
      [`x-g ${CARD}`, 'card 0.45'],
    ],
  ],
  [
    'words of machines and of other kinds: nearer than one of its own, for a sure form only right beside it',
    [
      [CARD, 'card 0.45'],
      [`order ${CARD}`],
      [`order hos Anna med ${CARD}`],
      [`${CARD} hos order`],
      [`order ${SPACED}`, 'card 0.55 machine'],
      [`order nr ${SPACED}`, 'card 0.55 machine'],
      [`order från Anna ${SPACED}`, 'card 0.95'],
      [`bankgiro ${SPACED}`, 'card 0.55 other-field'],
      [`bankgiro från Anna ${SPACED}`, 'card 0.95'],
      [`kort ${CARD}`, 'card 0.95 word'],
      [`kort hos Anna ${CARD}`, 'card 0.9 word'],
      [`order hos kort i ${CARD}`, 'card 0.9 word'],
      [`kort hos order i ${CARD}`, 'card 0.5 word machine'],
      [`kort order ${CARD}`, 'card 0.5 word machine'],
      [`order kort ${CARD}`, 'card 0.95 word'],
    ],
  ],
  [
    'fields: its own, of another kind, of a person, of a machine, of nobody',
    [
      [`{"card":"${CARD}"}`, 'card 0.95 field'],
      [`{"order":"${SPACED}"}`, 'card 0.55 other-field'],
      [`{"phone":"${SPACED}"}`, 'card 0.55 other-field'],
      [`{"iban":"${SPACED}"}`, 'card 0.55 other-field'],
      [`{"personnummer":"${SPACED}"}`, 'card 0.55 other-field'],
      [`{"foo":"${SPACED}"}`, 'card 0.95'],
      ['{"cpr":"211062-5629"}', 'cpr 0.99 field'],
      // A field of persons may hold a number of another country.
      ['{"personnummer":"211062-5629"}', 'cpr 0.75'],
      ['{"phone":"211062-5629"}', 'cpr 0.35 other-field'],
      ['{"order":"211062-5629"}', 'cpr 0.35 other-field'],
      ['{"bankgiro":"211062-5629"}', 'cpr 0.35 other-field'],
      // Both countries call theirs so.
      ['{"orgnr":"212000-0142"}', 'organisationsnummer 0.99 field'],
      ['{"orgnr":"923609016"}', 'orgnr 0.95 field'],
      ['{"card":{"a":"160-9908"}}'],
      ['{"bankgiro":["160-9908"]}', 'bankgiro 0.95 field'],
    ],
  ],
  [
    'a word that may mean another number of a person counts without being decisive',
    [
      ['personnummer 211062-5629', 'cpr 0.99 word'],
      ['personnummer 2110625629', 'cpr 0.75 word'],
      ['cpr 2110625629', 'cpr 0.95 word'],
      ['cpr personnummer 2110625629', 'cpr 0.75 word'],
      ['personnummer cpr 2110625629', 'cpr 0.95 word'],
    ],
  ],
  [
    'what stands between a word and its value',
    [
      ...['bg 160-9908', 'bg, 160-9908', 'bg nr: 160-9908', 'bg är 160-9908', 'BG-nr. 160-9908', '160-9908 bg'].map(
        (text) => [text, 'bankgiro 0.95 word'] as const,
      ),
      ...['160-9908, bg', '160-9908 (bg)', 'bankgirot 160-9908', 'bankgironumret 160-9908', 'bankGiro 160-9908'].map(
        (text) => [text, 'bankgiro 0.95 word'] as const,
      ),
      ...['bank giro 160-9908', 'bank-giro 160-9908', 'bank_giro 160-9908', 'BankgiroNr 160-9908', 'bg1 160-9908'].map(
        (text) => [text, ...(text.includes('1 ') ? [] : ['bankgiro 0.95 word'])] as const,
      ),
      ...['bg hos 160-9908', 'bg 1 160-9908', 'bg1x 160-9908', 'bankgirox 160-9908', '160-9908 (a) bg'].map(
        (text) => [text] as const,
      ),
      ...['bg\n160-9908', '160-9908\nbg', '[bg] 160-9908', 'bg [email] 160-9908', 'bank\ngiro 160-9908'].map(
        (text) => [text] as const,
      ),
    ],
  ],
  [
    'how far away: forty characters before it, twenty after, and never a part of a word',
    [
      [`cpr ${'x '.repeat(18)}2110625629`, 'cpr 0.75 word'],
      [`cpr ${'x '.repeat(19)}2110625629`, 'cpr 0.3'],
      [`xcpr ${'x '.repeat(18)}2110625629`, 'cpr 0.3'],
      [`2110625629 ${'x '.repeat(8)}cpr`, 'cpr 0.75 word'],
      [`2110625629 ${'x '.repeat(8)}cprx`, 'cpr 0.3'],
      [`2110625629 ${'x '.repeat(9)}cpr`, 'cpr 0.3'],
    ],
  ],
])('%s', (_what, rows) => {
  test.each(rows)('%s', (text, ...expected) => {
    expect(told(text)).toEqual(expected)
  })
})
