/** Custom kinds without code: patterns and labels. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCommand } from '../../src/adapters/cli/arguments'
import { createRedactStream } from '../../src/adapters/node-stream'
import { createRedactor, type Pattern } from '../../src/index'
import { makePlan } from '../../src/options/plan'
import { asPolicy, checkPolicy } from '../../src/policy/policy'
import { redactorFor } from '../../src/redactor'
import { chunksOf, hostile } from '../arbitraries/text'
import { forAll } from '../for-all'
import { throughNode } from '../paths'
import { AT, testRing } from '../rings'

const at = new Date('2026-11-22T00:00:00Z')
const ENGINES = ['auto', 'plain'] as const
/** Both would be one: a host with the kernel has run them. */
const isPlain = createRedactor().engine === 'plain'

const claim: Pattern = { name: 'claim', pattern: 'S-\\d{4}-\\d{4}', words: ['skada', 'skadeanmälan'] }
const customer: Pattern = { name: 'kundnummer', label: true, words: ['kundnr', 'kund nr'] }

/** Both engines, strings and bytes. */
function redact(patterns: readonly Pattern[], text: string, more: object = {}): string {
  const outputs = ENGINES.flatMap((engine) => {
    const redactor = createRedactor({ patterns, engine, ...more })
    const output = redactor.redact(text, { at })
    expect(redactor.redact(output, { at })).toBe(output)
    return [output, Buffer.from(redactor.redact(Buffer.from(text), { at })).toString()]
  })
  expect(new Set(outputs).size).toBe(1)
  return outputs[0] as string
}

describe('a pattern', () => {
  test('is found beside ours, with its own label, action and count', () => {
    for (const engine of ENGINES) {
      const redactor = createRedactor({ patterns: [claim], actions: { claim: 'remove' }, engine })
      const text = 'Åsa 871220-2384, skada S-1234-5678'
      expect(redactor.redact(text, { at })).toBe('Åsa [personnummer], skada ')
      expect(redactor.counts).toEqual({ personnummer: { mask: 1 }, claim: { remove: 1 } })
      expect(redactor.scan(text, { at })[1]).toEqual({
        kind: 'claim',
        start: 23,
        end: 34,
        confidence: 0.99,
        variant: 'claim',
        evidence: ['custom', 'word'],
      })
      expect(redactor.explain('skada S-1234-5678')[0]).toMatchObject({
        kind: 'claim',
        verdict: 'found',
        confidence: 0.99,
      })
    }
  })

  test.each([
    ['S-1234-5678', '[claim]'],
    ['(S-1234-5678).', '([claim]).'],
    ['id_S-1234-5678', 'id_[claim]'],
    // Glued to more letters or digits it is something else.
    ['S-1234-56789', 'S-1234-56789'],
    ['xS-1234-5678', 'xS-1234-5678'],
    ['åS-1234-5678', 'åS-1234-5678'],
    ['S-1234-5678ö', 'S-1234-5678ö'],
    ['s-1234-5678', 's-1234-5678'],
    // What nobody sees does not count, and full-width digits do.
    ['S-12\u200b34-5678', '[claim]'],
    ['S-１２３４-5678', '[claim]'],
    ['S\u200b-1234-5678', '[claim]'],
    ['{"a": "S-1234-5678", "b": "\\u0053-1234-5678"}', '{"a": "[claim]", "b": "[claim]"}'],
    ['https://example.se/?id=S%2D1234-5678&b=1', 'https://example.se/?id=[claim]&b=1'],
  ])('in %s', (text, output) => {
    expect(redact([claim], text)).toBe(output)
  })

  test('in values and tables', () => {
    for (const engine of ENGINES) {
      const redactor = createRedactor({ patterns: [claim, { name: 'number', pattern: '7{4}' }], engine })
      expect(redactor.redactValue({ a: ['S-1234-5678', 7777, { 'S-1234-5678': 1 }] })).toEqual({
        a: ['[claim]', '[number]', { '[claim]': 1 }],
      })
    }
    expect(createRedactor({ patterns: [claim], format: 'csv' }).redact('a;b\n1;S-1234-5678\n')).toBe('a;b\n1;[claim]\n')
  })

  test('may be glued to others when it is said so', () => {
    expect(redact([{ ...claim, boundary: false }], 'xS-1234-56789')).toBe('x[claim]9')
  })

  test('has free spacing, comments, groups, categories and parts', () => {
    const spaced: Pattern = {
      name: 'own',
      pattern: `(?x)
        (?<branch> {{branch}} ) -   # where it was written
        {{year}} -
        \\p{Lu}{2} (?# and the rest )
        (?: \\d{2} | \\d{4} )`,
      parts: { branch: '^(?:STO|OSL|GBG)$', year: '20\\d{2}' },
    }
    expect(redact([spaced], 'STO-2026-ÅB12, OSL-2026-AB1234, XXX-2026-AB12')).toBe('[own], [own], XXX-2026-AB12')
    expect(
      redact(
        [
          { ...claim, pattern: '(?i)s-{{rest}}' },
          { name: 'rest', pattern: '\\d{4}-\\d{4}' },
        ],
        's-1234-5678',
      ),
    ).toBe('[claim]')
  })

  test('is surer by a word before it, folded and inflected, and by a check', () => {
    const sure = (pattern: Pattern, text: string) => {
      const all = ENGINES.map((engine) => createRedactor({ patterns: [pattern], engine, minConfidence: 0 }).scan(text))
      expect(all[0]).toEqual(all[1])
      return all[0]?.map(({ confidence, evidence }) => [confidence, ...evidence])
    }
    expect(sure(claim, 'S-1234-5678')).toEqual([[0.7, 'custom']])
    for (const word of ['skada', 'SKADAN', 'skadans', 'Skadeanmälan', 'skadeanmalan', 'skada-nr', 'skadeanma\u0308lan'])
      expect([word, sure(claim, `${word}: S-1234-5678`)]).toEqual([word, [[0.99, 'custom', 'word']]])
    for (const word of ['oskada', 'skad', 'skadaståndet']) {
      expect([word, sure(claim, `${word}: S-1234-5678`)]).toEqual([word, [[0.7, 'custom']]])
    }
    expect(sure(claim, `skada\nS-1234-5678`)).toEqual([[0.7, 'custom']])
    const luhn: Pattern = { name: 'own', pattern: '\\d{8}', check: 'luhn', confidence: 0.3 }
    expect(sure(luhn, '12345674 12345675')).toEqual([[0.5, 'custom', 'luhn']])
    expect(sure({ ...luhn, pattern: '\\d{6}', check: 'mod11' }, '123455 123456')).toEqual([[0.5, 'custom', 'mod11']])
    const iso: Pattern = { name: 'own', pattern: '[A-Z\\d]{5,9}', check: 'mod97-10' }
    expect(sure(iso, '79444 79443')).toEqual([[0.9, 'custom', 'mod97']])
  })

  test('has tokens of its own, the same for the same value', () => {
    for (const engine of ENGINES) {
      const actions = { claim: 'pseudonymise' } as const
      const redactor = createRedactor({ patterns: [claim], actions, keyring: testRing(), engine })
      const [first, second, other] = redactor.redact('S-1234-5678 S-1234-5678 S-1234-5679', { at: AT }).split(' ')
      expect(first).toMatch(/^sl1_/)
      expect(second).toBe(first)
      expect(other).not.toBe(first)
      expect(redactor.redact(`skada ${first}`, { at: AT })).toBe(`skada ${first}`)
    }
  })

  test('yields to nobody who is no surer: a number of a company is one of a customer, where somebody says so', () => {
    expect(redact([{ name: 'own', pattern: '\\d{10}' }], 'nr 5560360793')).toBe('nr [own]')
  })

  test.skipIf(isPlain)('any split of a stream, and any block, gives the whole', async () => {
    const patterns = [claim, customer, { name: 'own', pattern: '[a-zå]{1,3}\\d{2,30}', boundary: false }]
    const text = fc
      .tuple(hostile, hostile)
      .map(([a, b]) => `${a} S-1234-5678 ${b}kundnr: 12 345 ${a} å12345678901234567890${b} skada S-1234-5678`)
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(fc.nat(), { maxLength: 5 }),
        fc.integer({ min: 1, max: 64 }),
        async (whole, cuts, block) => {
          const bytes = new TextEncoder().encode(whole)
          const outputs: string[] = []
          for (const engine of ENGINES) {
            const own = redactorFor(makePlan({ patterns, engine }, block))
            const streamed = await throughNode(chunksOf(bytes, cuts), createRedactStream(own, { at }))
            outputs.push(Buffer.from(streamed).toString(), Buffer.from(own.redact(bytes, { at })).toString())
          }
          expect(new Set(outputs).size).toBe(1)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('both engines say the same of any text', () => {
    const patterns: Pattern[] = [claim, customer, { name: 'own', pattern: '\\p{L}{1,2}\\s?\\d{1,3}', boundary: false }]
    const [auto, plain] = ENGINES.map((engine) => createRedactor({ patterns, engine, minConfidence: 0 }))
    forAll(200, fc.tuple(hostile, hostile, fc.boolean()), ([a, b, isJson]) => {
      const whole = `${a} kundnr är ${b} S-1234-5678 ${a}`
      const text = isJson ? JSON.stringify({ [a]: whole, kundnummer: b, n: [123, whole] }) : whole
      for (const given of [text, new TextEncoder().encode(text)]) {
        expect(auto?.scan(given, { at })).toEqual(plain?.scan(given, { at }))
      }
    })
  })
})

describe('a label', () => {
  test.each([
    ['Kundnummer: 12345', 'Kundnummer: [kundnummer]'],
    ['kundnr 12 345, och', 'kundnr [kundnummer], och'],
    ['Kundnummer är A-123.', 'Kundnummer är [kundnummer].'],
    ['kundnummer=12345&b=1', 'kundnummer=[kundnummer]&b=1'],
    ['kund nr. 12345', 'kund nr. [kundnummer]'],
    ['Kund-nr #12345', 'Kund-nr #[kundnummer]'],
    ['KUNDNUMRET: 1', 'KUNDNUMRET: 1'],
    ['kundnummers 1', 'kundnummers [kundnummer]'],
    ['<kundnr>12345</kundnr>', '<kundnr>[kundnummer]</kundnr>'],
    ['"kundnr":"AB/12.345" x', '"kundnr":"[kundnummer]" x'],
    ['kundnr (12345)', 'kundnr ([kundnummer])'],
    // No value without a digit, and none behind other words.
    ['kundnr saknas 5', 'kundnr saknas 5'],
    ['Kundnummer: okänt', 'Kundnummer: okänt'],
    ['kundnummer12345', 'kundnummer12345'],
    ['kundnr: a1@example.se', 'kundnr: [email]'],
    ['mitt kundnummer\n12345', 'mitt kundnummer\n12345'],
    [`kundnr ${'1'.repeat(41)}`, `kundnr ${'1'.repeat(41)}`],
    ['{"m": "kundnr: 123, 456"}', '{"m": "kundnr: [kundnummer], 456"}'],
    // The name of a field.
    ['{"kundnr":"12345","b":"12345"}', '{"kundnr":"[kundnummer]","b":"12345"}'],
    ['{"customerKundnr": 12345, "kundnrTyp": 12}', '{"customerKundnr": "[kundnummer]", "kundnrTyp": 12}'],
    ['{"Kund-nr": ["1", "A-2"], "c": "3"}', '{"Kund-nr": ["[kundnummer]", "[kundnummer]"], "c": "3"}'],
    ['{"kundnummer": null, "kund_nr": "saknas"}', '{"kundnummer": null, "kund_nr": "saknas"}'],
    ['{"m":"{\\"kundnr\\":\\"12345\\"}"}', '{"m":"{\\"kundnr\\":\\"[kundnummer]\\"}"}'],
    ['a {"\\u006bundnr": "12345"}', 'a {"\\u006bundnr": "[kundnummer]"}'],
  ])('in %s', (text, output) => {
    expect(redact([customer], text)).toBe(output)
  })
})

/** A policy that says what becomes of claim numbers, and brings a pattern of its own. */
const POLICY = {
  schema: 1,
  id: 'claims',
  version: '1',
  title: 'Claims',
  patterns: [{ name: 'case-number', pattern: 'C-\\d{4}', category: 'user.unique_id' }],
  purposes: { support: { title: 'Support', cites: ['1'], basis: ['contract'] } },
  recipients: {
    staff: { title: 'Staff', role: 'controller', purposes: ['support'], region: 'SE', reason: 'ours', cites: ['2'] },
  },
  regions: { allow: ['EEA'], reason: 'no transfer', cites: ['5'] },
  recipient: 'staff',
  rules: [
    {
      id: 'ids',
      category: ['user.unique_id'],
      purpose: ['support'],
      action: 'keep',
      reason: 'to find it',
      cites: ['2'],
      retention: { period: 'P90D', end: 'delete' },
    },
  ],
} as const

describe('in a policy', () => {
  const redactor = (patterns: readonly Pattern[]) =>
    createRedactor({ policy: asPolicy(POLICY), context: { purpose: 'support' }, patterns })

  test('a category says what becomes of a pattern; without one it is masked', () => {
    const own = [
      { ...claim, category: 'user.unique_id' },
      { name: 'name-like', pattern: 'N-\\d{4}', category: 'user.name' },
      { name: 'other', pattern: 'O-\\d{4}' },
    ]
    expect(redactor(own).redact('S-1234-5678 C-1234 N-1234 O-1234')).toBe('S-1234-5678 C-1234 [name-like] [other]')
    expect(createRedactor({ policy: asPolicy(POLICY) }).redact('C-1234 S-1')).not.toContain('C-1234')
    expect(() => redactor([{ ...claim, category: 'user.nope' }])).toThrow(
      '"patterns[0].category" names no category of the policy',
    )
    expect(() => redactor([{ name: 'case-number', pattern: 'a' }])).toThrow(/names a kind that already exists/)
  })

  test.each([
    [{ ...POLICY, patterns: [{ ...POLICY.patterns[0], pattern: 'C-\\d+' }] }, 'patterns.0.pattern', /is unbounded/],
    [
      { ...POLICY, patterns: [{ ...POLICY.patterns[0], category: 'user.nope' }] },
      'patterns.0.category',
      /not declared/,
    ],
    [{ ...POLICY, patterns: [{ ...POLICY.patterns[0], name: 'email' }] }, 'patterns.0.name', /already exists/],
    [{ ...POLICY, patterns: [{ name: 'a', pattern: 'a' }] }, 'patterns.0', /category/],
    [{ ...POLICY, patterns: [{ ...POLICY.patterns[0], check: 'crc' }] }, 'patterns.0.check', /./],
  ])('what is wrong is told with its place: %#', (policy, place, message) => {
    const problems = checkPolicy(policy)
    expect(problems.map(({ path }) => path.join('.')).join()).toContain(place)
    expect(problems.map(({ message, remedy }) => `${message} ${remedy}`).join()).toMatch(message)
  })
})

describe('on the command line', () => {
  const run = async (...args: string[]) => {
    const command = await readCommand(['redact', ...args])
    return command.name === 'redact' ? command.reading('-').redactor : undefined
  }

  test('patterns are given one by one, or as a file', async () => {
    const redactor = await run('--pattern', 'claim=S-\\d{4}-\\d{4}', '--pattern', 'eq=a=\\d')
    expect(redactor?.redact('S-1234-5678 a=1')).toBe('[claim] [eq]')
    const folder = mkdtempSync(resolve(tmpdir(), 'sladd-patterns-'))
    const file = resolve(folder, 'patterns.json')
    writeFileSync(file, JSON.stringify([claim, customer]))
    expect((await run('--patterns', file))?.redact('S-1234-5678 kundnr 1')).toBe('[claim] kundnr [kundnummer]')
    writeFileSync(file, '{')
    await expect(run('--patterns', file)).rejects.toThrow(/is no JSON/)
    writeFileSync(file, '{}')
    await expect(run('--patterns', file)).rejects.toThrow(/expected a list/)
    rmSync(folder, { recursive: true })
    await expect(run('--patterns', file)).rejects.toThrow(/no such file/)
    await expect(run('--pattern', 'claim')).rejects.toThrow('--pattern expected NAME=PATTERN')
    await expect(run('--pattern', 'claim=\\d+')).rejects.toThrow('--pattern claim at 2: "+" is unbounded: write {1,n}')
  })
})

test('the name of a field is a word, and a label in values', () => {
  for (const engine of ENGINES) {
    const redactor = createRedactor({ patterns: [claim, customer], engine })
    expect(redactor.redactValue({ kundnr: 12345, list: [{ kundNr: 'A-1' }], other: 12345 })).toEqual({
      kundnr: '[kundnummer]',
      list: [{ kundNr: '[kundnummer]' }],
      other: 12345,
    })
    expect(redactor.scan('{"skadeanmälan": "S-1234-5678"}')[0]).toMatchObject({ evidence: ['custom', 'field'] })
    expect(createRedactor({ patterns: [customer], format: 'yaml', engine }).redact('kundnr: 12345\n')).toBe(
      'kundnr: "[kundnummer]"\n',
    )
  }
})

describe('at construction', () => {
  const one = (more: object) => [{ name: 'own', pattern: '\\d{4}', ...more }]
  test.each<[string, unknown, ErrorConstructor, RegExp]>([
    ['no array', {}, TypeError, /"patterns" expected an array, got object/],
    ['no object', ['x'], TypeError, /"patterns\[0\]" expected an object/],
    ['an unknown option', one({ regexp: 1 }), TypeError, /"patterns\[0\].regexp" is unknown; known: name, pattern/],
    ['a name that is taken', one({ name: 'email' }), TypeError, /"patterns\[0\].name" names a kind/],
    ['a name twice', [...one({}), ...one({})], TypeError, /"patterns\[1\].name" names a kind/],
    ['no pattern', [{ name: 'own' }], TypeError, /"patterns\[0\]" expected either "pattern" or "label"/],
    ['both', one({ label: true }), TypeError, /either/],
    ['a label with a check', [{ name: 'own', label: true, check: 'luhn' }], TypeError, /check" contradicts/],
    ['an unknown check', one({ check: 'crc' }), RangeError, /"patterns\[0\].check" expected luhn or mod11 or mod97-10/],
    ['a wrong confidence', one({ confidence: 2 }), RangeError, /confidence" expected a number from 0 to 1/],
    ['no words', one({ words: [] }), RangeError, /words" expected 1 to 100/],
    ['a word of signs', one({ words: ['--'] }), RangeError, /words\[0\]" expected at least two letters/],
    ['wrong flags', one({ flags: 'g' }), RangeError, /flags" expected letters of imnsux/],
    ['no end', one({ pattern: 'S-\\d+' }), RangeError, /"patterns\[0\].pattern" at 4: "\+" is unbounded: write/],
    ['no end in braces', one({ pattern: '\\d{3,}' }), RangeError, /at 2: "\{3,\}" is unbounded/],
    ['too long', one({ pattern: '\\d{200}' }), RangeError, /200 characters long, the limit is 199/],
    ['a reference', one({ pattern: '(\\d)\\1' }), RangeError, /at 4: back-references are not supported/],
    ['a named one', one({ pattern: '(?<n>\\d)\\k<n>' }), RangeError, /at 8: back-references/],
    ['lazy', one({ pattern: '\\d{1,4}?' }), RangeError, /at 7: lazy quantifiers are not supported/],
    ['looking far', one({ pattern: '(?<=kund nr )\\d{4}' }), RangeError, /at 0: a lookaround may hold only one/],
    ['nothing', one({ pattern: '\\d{0,4}' }), RangeError, /matches the empty string/],
    ['an open group', one({ pattern: '(\\d' }), RangeError, /at 0: a group is not closed/],
    ['a bracket too many', one({ pattern: '\\d)' }), RangeError, /at 2: an unmatched closing bracket/],
    ['open brackets', one({ pattern: '[\\d' }), RangeError, /at 0: brackets are not closed/],
    ['a part that is not there', one({ pattern: '{{x}}' }), RangeError, /at 0: there is no part \{\{x\}\}/],
    [
      'a part of itself',
      one({ pattern: '{{a}}', parts: { a: '{{b}}', b: '{{a}}' } }),
      RangeError,
      /is a part of itself/,
    ],
    ['an unknown category', one({ pattern: '\\p{Nope}' }), RangeError, /an unknown Unicode property "Nope"/],
    ['an unknown escape', one({ pattern: '\\q' }), RangeError, /an unknown escape/],
    ['too many states', one({ pattern: '(?:a|b){0,90}a(?:a|b){80}' }), RangeError, /the pattern is too large/],
    ['too many copies', one({ pattern: 'b(?:(?:a?){100}){100}' }), RangeError, /the limit is 199/],
  ])('%s', (_label, value, kind, message) => {
    expect(() => createRedactor({ patterns: value as never })).toThrow(kind)
    expect(() => createRedactor({ patterns: value as never })).toThrow(message)
  })
})
