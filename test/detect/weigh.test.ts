/** What counts for and against a value, and with which score: one line for each side of each rule. */
import { describe, expect, test } from 'vitest'
import { loadCorpus } from '../../corpus/tools/load'
import { recognise } from '../../src/plain/claims'
import { Anchors, scan } from '../../src/plain/possible-places'
import { Form } from '../../src/recognise/forms'
import { RECOGNISERS } from '../../src/recognise/table'
import { createRedactor } from '../../src/redactor'
import { Rec } from '../../src/resolve/claim'
import { changeOf, Mark } from '../../src/resolve/confidence'
import { lexicon } from '../../src/resolve/lexicon'
import { Weighing, weighClaims } from '../../src/resolve/weigh'
import { View } from '../../src/text/view'

const at = new Date('2026-11-22T00:00:00Z')
const NONE = createRedactor({ minConfidence: 0 })
const PROOFS: readonly string[] = ['date', 'luhn', 'mod11', 'separator', 'offset', 'plan', 'grammar', 'quoted', 'local']

/** Score and evidence of what is found, without what its digits prove. */
function told(text: string, redactor = NONE): string[] {
  return redactor
    .scan(text, { at })
    .map(({ confidence, evidence }) => [confidence, ...evidence.filter((one) => !PROOFS.includes(one))].join(' '))
}

describe.each<[what: string, rows: readonly (readonly [text: string, ...told: readonly string[]])[]]>([
  [
    'words of machines and banks, and fields of other kinds, count once, and less against a separated number',
    [
      ['timestamp 8712202384', '0 machine'],
      ['timestamp 871220-2384', '0.9'],
      ['konto 41819077302', '0.4 bank'],
      ['konto 418190 77302', '0.82 bank'],
      ['{"phone":"41819077302"}', '0.5 other-field'],
      ['{"phone":"418190 77302"}', '0.92'],
      ['konto 17, phone="8712202384"', '0 bank'],
      ['konto 17, phone="418190 77302"', '0.92'],
      // At 0.50 a form is sure: words further away do not count against it.
      ['konto 17, kund 871220 2384', '0.5'],
    ],
  ],
  [
    'a field names the first value of its text, not one after a word',
    [
      ['{"order":"0701740605 om leverans"}', '0.15 machine'],
      ['{"order":"till 0701740605"}', '0.55'],
      ['{"order":"Bo.0701740605"}', '0.55'],
      [`{"order":"${'* '.repeat(35)}0701740605"}`, '0.15 machine'],
      // Its beginning is out of sight.
      [`{"order":"${'* '.repeat(45)}0701740605"}`, '0.55'],
      // A name right before the value is a name wherever it stands.
      ['java -DorderId=198712202384', '0.35 machine'],
    ],
  ],
  [
    'units count against bare numbers only',
    [
      ['41819077302 kr', '0.4 machine'],
      ['871220-2384 kr', '0.9'],
    ],
  ],
  [
    'what is glued or one blank away',
    [
      ['a871220-2384', '0.8 glued'],
      ['871220-2384_', '0.8 glued'],
      ['12 871220 2384', '0 neighbour'],
      ['871220 2384-5', '0.5'],
      ['5-871220 2384', '0.5'],
    ],
  ],
  [
    'numbers of a drawing are no phone',
    [['kl -22 33 44 55 .', '0.35'], ['M1 1c-22 33 44 55 .6'], ['M1 1c.22 33 44 55 .6'], ['M1 1c 22 33 44 55-.6']],
  ],
  ['a field of a segment that is no timestamp', [['ORC|SC|12345678||||||198712202384|', '0.75']]],
  [
    'images in two scales and units of a service manager are no addresses',
    [
      ['logo@2x.png'],
      ['logo@12x.png'],
      ['user@b.automount'],
      ['logo@2y.png', '0.97'],
      ['logo@x.png', '0.97'],
      ['logo@bx.png', '0.97'],
      ['logo@112x.png', '0.97'],
      ['logo@a2x.png', '0.97'],
      ['a@b2x.png', '0.97'],
      ['logo@2x.se', '0.97'],
      ['anna@b.xxautomount', '0.97'],
    ],
  ],
  [
    'a name of versions says nothing of an address that cannot be one',
    [
      ['{"version":"2001:db8::7"}', '0.9'],
      ['{"version":"127.0.0.1"}', '0.05'],
    ],
  ],
  [
    'a label or a token of an earlier pass is no address',
    [
      ['"a [email] b"@example.se'],
      ['"[email]"@example.se'],
      ['"a [x] b"@example.se', '0.3'],
      ['"a b"@example.se', '0.3'],
      ['sl1_nid_7h3k_r6cgrw4mg7t7bjj5y4fqd@example.se'],
      ['sl1_nid_7h3k_r6cgrw4mg7t7bjj5y4fqd (at) example.se'],
      ['sl1_nid_7h3k_r6cgrw4mg7t7bjj5y4fqe@example.se', '0.97'],
    ],
  ],
  [
    'words inside another value are no evidence',
    [
      ['pnr 8712202384', '0.75 word'],
      ['pnr@example.se 8712202384', '0.97', '0.3'],
      ['8712202384 pnr@example.se', '0.3', '0.97'],
    ],
  ],
])('%s', (_what, rows) => {
  test.each(rows)('%s', (text, ...expected) => {
    expect(told(text)).toEqual(expected)
  })
})

test.each([
  ['SE', '070 174 06 05', '0.8 country'],
  ['NO', '070 174 06 05', '0.6'],
  ['NO', '68 05 12 34', '0.55 country'],
  ['SE', '68 05 12 34', '0.35'],
  ['NO', '68051234', '0.15'],
  ['SE', '0701740605', '0.55'],
] as const)('the country %s favours grouped numbers of its plan: %s', (country, text, expected) => {
  expect(told(text, createRedactor({ minConfidence: 0, country }))).toEqual([expected])
})

test('a recogniser of the user takes no token for a word', () => {
  const word = (text: string, place: number) => /^\w+/.exec(text.slice(place))?.[0] ?? ''
  const custom = [
    {
      kind: 'word',
      anchor: 'word',
      reach: { before: 0, after: 60 },
      recognise: (text: string, start: number) => ({ start, end: start + word(text, start).length, confidence: 0.6 }),
    },
  ] as const
  const redactor = createRedactor({ kinds: ['ip'], custom })
  expect(redactor.redact('Bo sl1_nid_7h3k_r6cgrw4mg7t7bjj5y4fqd')).toBe('[word] sl1_nid_7h3k_r6cgrw4mg7t7bjj5y4fqd')
  expect(redactor.redact('Bo sl1_nid_7h3k_r6cgrw4mg7t7bjj5y4fqe')).toBe('[word] [word]')
})

test('what rules a claim out is no figure', () => {
  for (const mark of [Mark.None, Mark.NoField, Mark.FileName, Mark.Token]) expect(changeOf(Form.Email, mark)).toBe(0)
  expect(changeOf(Form.PhoneNorwegian, Mark.Neighbour)).toBe(0)
})

describe('with a least score', () => {
  /** The claims of a text with room around it, weighed as far as `least` asks for. */
  function weighed(text: string, least: number, country: number, margin = 0): Int32Array {
    const view = new View(4096)
    view.appendString(text, 0)
    const anchors = new Anchors()
    scan(view.codes, view.start, view.end, anchors)
    const claims = recognise(view.codes, anchors, RECOGNISERS, { from: view.start, to: view.end }, 20261122)
    const records = new Int32Array((claims.length + 1) * Rec.Size)
    for (const [i, claim] of claims.entries()) {
      records.set([claim.start, claim.end, claim.form | claim.flags, 0, 7], i * Rec.Size)
    }
    const [scratch, notes] = [new Uint8Array(Weighing.ScratchBytes), new Int32Array(Weighing.NotesInts)]
    const [from, to] = [view.start + margin, view.end - margin]
    weighClaims(view.codes, records, claims.length, from, to, country, least, lexicon(), scratch, notes)
    return records.subarray(0, claims.length * Rec.Size)
  }

  const fields = (records: Int32Array, which: Rec) => [...records].filter((_, i) => i % Rec.Size === which)

  test.each([10, 50, 80, 90])('%i, the same claims reach it, and exact are those that overlap', (least) => {
    for (const { text } of loadCorpus()) {
      for (const country of [0, 46, 47]) {
        const exact = weighed(text, -1, country)
        const quick = weighed(text, least, country)
        const [starts, ends] = [fields(exact, Rec.Start), fields(exact, Rec.End)]
        for (const [i, score] of fields(exact, Rec.Score).entries()) {
          const guessed = fields(quick, Rec.Score)[i] as number
          expect(guessed >= least, text).toBe(score >= least)
          const isOverlapped = starts.some(
            (start, j) => j !== i && start < (ends[i] as number) && (ends[j] as number) > (starts[i] as number),
          )
          if (isOverlapped) expect(guessed, text).toBe(score)
        }
      }
    }
  })

  test('or without one, what starts outside the piece is context', () => {
    const text = '871220-2384 anna@example.se 418190 77302'
    expect(fields(weighed(text, -1, 0), Rec.Score)).toEqual([90, 97, 92])
    expect(fields(weighed(text, -1, 0, 12), Rec.Score)).toEqual([7, 97, 7])
    // The end of a piece is outside.
    expect(fields(weighed('871220-2384 8712202384', -1, 0, 11), Rec.Score)).toEqual([7, 7])
  })
})
