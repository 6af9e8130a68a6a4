/** Policy files: the presets as YAML, every type of mistake with its line, and malicious texts. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Ajv from 'ajv/dist/2020'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { POLICY_FILES } from '../../corpus/tools/policies'
import { checkPolicyFile, loadPolicy, parsePolicy } from '../../src/adapters/policy-file'
import { formatProblem, noHealthRecords, POLICY_SCHEMA, seHealthInsurer } from '../../src/policy/policy'
import { checkShape } from '../../src/policy/shape'
import { createRedactor } from '../../src/redactor'

const FOLDER = resolve(import.meta.dirname, '../../docs/policies')
const temporary = mkdtempSync(join(tmpdir(), 'sladd-policy-'))
afterAll(() => rmSync(temporary, { recursive: true }))

const GOOD = `schema: 1
id: shop
version: "1"
title: A shop
purposes:
  support: {title: Support, cites: [Notice 2], basis: [contract]}
  counting: {title: Counting, cites: [Notice 3], tokens: none}
recipients:
  staff:
    title: Staff
    role: controller
    purposes: [support, counting]
    region: SE
    reason: ours
    cites: [Notice 4]
recipient: staff
regions: {allow: [NO, SE], reason: no transfer, cites: [Notice 5]}
rules:
  - id: mail
    category: [user.contact.email]
    purpose: [support]
    action: keep
    reason: to answer
    cites: [Notice 2]
    retention: {period: P90D, end: delete}
`

function messages(text: string): string[] {
  return parsePolicy(text).problems.map((found) => formatProblem(found, 'a.yaml'))
}

function ruleLines(...lines: string[]): string {
  return `${GOOD}  - id: added\n${lines.map((line) => `    ${line}\n`).join('')}    reason: because\n    cites: [Notice 9]\n`
}

describe('the files that are shipped', () => {
  test.each(['se-health-insurer.yaml', 'no-health-records.yaml'])('%s is the preset', (name) => {
    const preset = name.startsWith('se') ? seHealthInsurer : noHealthRecords
    expect(readFileSync(join(FOLDER, name), 'utf8')).toBe(POLICY_FILES[name])
    expect(loadPolicy(join(FOLDER, name))).toEqual(preset)
    expect(checkPolicyFile(join(FOLDER, name)).problems).toEqual([])
    // What another reader of YAML makes of it is the same.
    expect(parse(POLICY_FILES[name] as string)).toEqual(preset)
  })

  test('the schema is the one that policies are held against, and another validator agrees', () => {
    const shipped = JSON.parse(readFileSync(join(FOLDER, 'policy.schema.json'), 'utf8'))
    expect(shipped, 'npm run policies writes it').toEqual(POLICY_SCHEMA)
    const validate = new Ajv({ allErrors: true }).compile(POLICY_SCHEMA)
    for (const policy of [seHealthInsurer, noHealthRecords, parse(GOOD)]) expect(validate(policy)).toBe(true)
    expect(validate({ ...parse(GOOD), purpose: {} })).toBe(false)
  })

  test('both validators refuse the same changes', () => {
    const validate = new Ajv().compile(POLICY_SCHEMA)
    let refused = 0
    // The first of each list: the others are alike.
    const first = JSON.stringify(seHealthInsurer, (_, part) => (Array.isArray(part) ? part.slice(0, 3) : part))
    for (const changed of changes(JSON.parse(first))) {
      const isRight = checkShape(changed, POLICY_SCHEMA).length === 0
      // A message for each would take longer than the checks.
      if (isRight !== validate(changed)) expect.fail(JSON.stringify(changed).slice(0, 200))
      if (!isRight) refused++
    }
    expect(refused).toBeGreaterThan(1000)
  })

  test('JSON is read as well, and only JSON under that name', () => {
    const json = JSON.stringify(parse(GOOD), null, '\t')
    writeFileSync(join(temporary, 'a.json'), `\uFEFF${json}`)
    expect(loadPolicy(join(temporary, 'a.json'))).toEqual(parsePolicy(GOOD).policy)
    expect(parsePolicy(`${json.slice(0, -2)},}`, 'json').problems).toMatchObject([
      { code: 'not-read', message: 'not valid JSON', line: 69 },
    ])
    expect(parsePolicy(JSON.stringify({ ...parse(GOOD), titel: 'x' }, null, 1), 'json').problems).toMatchObject([
      { code: 'unknown-key', path: ['titel'], remedy: 'did you mean "title"?' },
    ])
  })
})

/** A policy with one part of it taken out or replaced, for every part. */
function* changes(value: unknown): Generator<unknown> {
  for (const instead of [null, 7, '', 'Å x', [], {}, ['keep'], true]) yield instead
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    const part = (value as { [key: string]: unknown })[key]
    if (Array.isArray(value)) {
      for (const inner of changes(part)) yield value.map((item, i) => (i === Number(key) ? inner : item))
    } else {
      const { [key]: _gone, ...rest } = value as { [key: string]: unknown }
      yield rest
      yield { ...rest, [`${key}x`]: part }
      for (const inner of changes(part)) yield { ...value, [key]: inner }
    }
  }
}

describe('every kind of mistake, its line and its remedy', () => {
  test('none', () => {
    expect(messages(GOOD)).toEqual([])
    // A country that older readers of YAML take for "no".
    expect(parsePolicy(GOOD).policy?.regions.allow).toEqual(['NO', 'SE'])
  })

  test.each([
    [
      'an unknown key',
      GOOD.replace('    purpose: [support]', '    purposes: [support]'),
      'a.yaml:21:5: error: rules[0].purposes: "purposes" is unknown. Remedy: did you mean "purpose"?',
    ],
    [
      'a key that is missing',
      GOOD.replace('title: A shop\n', ''),
      'a.yaml:1:1: error: the policy: "title" is missing. Remedy: add "title"',
    ],
    [
      'a wrong type',
      GOOD.replace('version: "1"', 'version: 1'),
      'a.yaml:3:1: error: version: expected string, got number. Remedy: write string',
    ],
    [
      'an unknown word',
      GOOD.replace('end: delete', 'end: forget'),
      'a.yaml:25:31: error: rules[0].retention.end: an unknown word. Remedy: write one of delete, anonymise, destroy-key',
    ],
    [
      'a period that is none',
      GOOD.replace('P90D', '90 days'),
      'a.yaml:25:17: error: rules[0].retention.period: not written as it must be. Remedy: write what fits ^P(?=\\d)(?:(\\d{1,3})Y)?(?:(\\d{1,4})M)?(?:(\\d{1,4})W)?(?:(\\d{1,5})D)?$',
    ],
    [
      'an unknown action',
      GOOD.replace('action: keep', 'action: {hide: all}'),
      'a.yaml:22:5: error: rules[0].action: expected something else, got object. Remedy: write keep, mask, remove, generalise, pseudonymise, surrogate, withhold, or { mask }, or { generalise }, or { pseudonymise }, or { surrogate }, or { partial }, or { substitute }',
    ],
    [
      'a purpose that is not declared',
      GOOD.replace('    purpose: [support]', '    purpose: [suport]'),
      'a.yaml:21:15: error: rules[0].purpose[0]: the purpose "suport" is not declared. Remedy: did you mean "support"?',
    ],
    [
      'a category that nobody knows',
      GOOD.replace('user.contact.email]', 'user.contact.emali]'),
      'a.yaml:20:16: error: rules[0].category[0]: the category "user.contact.emali" is not declared. Remedy: did you mean "user.contact.email"?',
    ],
    [
      'an id that is taken',
      ruleLines('effect: deny', 'category: [user.name]').replace('id: added', 'id: mail'),
      'a.yaml:26:5: error: rules[1].id: the id is taken. Remedy: give every rule an id of its own',
    ],
    [
      'a national id that is kept without justification',
      ruleLines(
        ...[
          'category: [user.government_id]',
          'purpose: [support]',
          'action: keep',
          'retention: {period: P1Y, end: delete}',
        ],
      ),
      'a.yaml:26:5: error: rules[1]: a national id is kept or tokenised without justification. Remedy: add "justification" with ground and text, or name categories that hold no national id',
    ],
    [
      'retention that is missing',
      GOOD.replace('    retention: {period: P90D, end: delete}\n', ''),
      'a.yaml:19:5: error: rules[0]: what stays has no end. Remedy: add "retention" with period and end',
    ],
    [
      'a region that is missing',
      GOOD.replace('    region: SE\n', ''),
      'a.yaml:9:3: error: recipients.staff: nobody says where the data may be. Remedy: add "region": a country, EU or EEA',
    ],
    [
      'regions that are missing',
      GOOD.replace(/^regions.*\n/m, ''),
      'a.yaml:1:1: error: the policy: nobody says where the data may be. Remedy: add "regions": a country, EU or EEA',
    ],
    [
      'a partial mask that is too weak',
      ruleLines(
        'category: [user.government_id.national_identification_number]',
        'purpose: [support]',
        'action: {mask: {last: 5}}',
        'justification: {ground: purpose, text: because}',
        'retention: {period: P1Y, end: delete}',
      ),
      'a.yaml:29:14: error: rules[1].action.mask: the mask leaves 301 national ids, fewer than 1000. Remedy: show fewer digits, or mask all',
    ],
    [
      'a part of whatever field, which may hold a national id',
      ruleLines(
        'category: [user.unique_id]',
        'purpose: [support]',
        'action: {partial: {first: 6}}',
        'retention: {period: P1Y, end: delete}',
      ),
      'a.yaml:29:14: error: rules[1].action.partial: the mask leaves 500 national ids, fewer than 1000. Remedy: show fewer digits, or mask all',
    ],
    [
      'a part of what no part may be shown of',
      ruleLines(
        'category: [user.device.ip_address]',
        'purpose: [support]',
        'action: {partial: {first: 2}}',
        'retention: {period: P1Y, end: delete}',
      ),
      'a.yaml:29:14: error: rules[1].action.partial: no part of an e-mail address or IP address can be shown. Remedy: generalise, or mask all',
    ],
    [
      'a surrogate of a national id without justification',
      ruleLines(
        'category: [user.government_id]',
        'purpose: [support]',
        'action: surrogate',
        'retention: {period: P1Y, end: delete}',
      ),
      'a.yaml:26:5: error: rules[1]: a national id is kept or tokenised without justification. Remedy: add "justification" with ground and text, or name categories that hold no national id',
    ],
    [
      'an address that nobody could decrypt',
      ruleLines(
        'category: [user.device.ip_address]',
        'purpose: [support]',
        'action: {surrogate: {ip: encrypt, scope: transaction}}',
        'retention: {period: P1Y, end: delete}',
      ),
      'a.yaml:29:39: error: rules[1].action.surrogate.scope: encryption contradicts the scope transaction, of which nothing can be undone. Remedy: write document or relationship, or take "ip" out',
    ],
    [
      'a surrogate that keeps what there is not',
      ruleLines(
        'category: [user.unique_id]',
        'purpose: [support]',
        'action: {surrogate: {keep: [name]}}',
        'retention: {period: P1Y, end: delete}',
      ),
      'a.yaml:29:33: error: rules[1].action.surrogate.keep[0]: an unknown word. Remedy: write one of sex, ageBand',
    ],
    [
      'a purpose without legal basis',
      GOOD.replace(', basis: [contract]', ''),
      'a.yaml:6:3: error: purposes.support: the rule "mail" keeps or tokenises for a purpose without a legal basis. Remedy: add "basis", or take the purpose from the rule',
    ],
    [
      'a token in statistics',
      GOOD.replace('tokens: none', 'tokens: none, basis: [contract]').replace(
        '    purpose: [support]\n    action: keep',
        '    purpose: [counting]\n    action: pseudonymise',
      ),
      'a.yaml:22:5: error: rules[0].action: a person can be followed further than the purpose "counting" may see. Remedy: narrow the scope of the token, generalise or remove; or widen "tokens" of the purpose',
    ],
    [
      'a token with a purpose of its own',
      GOOD.replace('action: keep', 'action: {pseudonymise: {purpose: support}}'),
      'a.yaml:22:29: error: rules[0].action.pseudonymise.purpose: a token takes its purpose from the context, and a second one is an error. Remedy: take "purpose" out of the token: it is the one of the call',
    ],
    [
      'a consent that closes',
      ruleLines('effect: deny', 'category: [user.name]', 'when: {consent: true}'),
      'a.yaml:29:12: error: rules[1].when.consent: less is let through with consent than without. Remedy: write "consent: false"',
    ],
    [
      'a rule that a deny stops',
      ruleLines('effect: deny', 'category: [user.contact]'),
      'a.yaml:19:5: warning: rules[0]: it never acts: added stops everything it speaks of. Remedy: take it out, make it more specific, or narrow what stands before it',
    ],
    [
      'a rule behind another',
      ruleLines('category: [user.contact.email]', 'purpose: [support]', 'action: mask'),
      'a.yaml:19:5: warning: rules[0]: it never acts: added always goes before it. Remedy: take it out, make it more specific, or narrow what stands before it',
    ],
    [
      'a recipient outside',
      GOOD.replace('allow: [NO, SE]', 'allow: [NO]'),
      'a.yaml:13:5: warning: recipients.staff.region: the region is not allowed. Remedy: allow the region, or leave the recipient out: it can get nothing',
    ],
    [
      'a value that stands for itself',
      GOOD.replace('action: keep', 'action: {substitute: [user.contact]}'),
      'a.yaml:22:27: error: rules[0].action.substitute[0]: a value cannot stand for itself. Remedy: name another category',
    ],
    [
      'a field with two categories',
      `${GOOD}fields: {claimNumber: user.unique_id, claim_number: user.name}\n`,
      'a.yaml:26:39: error: fields.claim_number: the same name has another category. Remedy: keep one spelling; case, joints and digits at the end do not count',
    ],
  ])('%s', (_label, text, message) => {
    expect(messages(text)).toContain(message)
  })

  test('a policy with errors does not load, and says them all', () => {
    const file = join(temporary, 'wrong.yaml')
    writeFileSync(file, GOOD.replace('title: A shop\n', 'titel: A shop\n').replace('end: delete', 'end: forget'))
    expect(() => loadPolicy(file)).toThrow(TypeError)
    expect(() => loadPolicy(file)).toThrow(
      /"title" is missing[\s\S]*"titel" is unknown[\s\S]*rules\[0\]\.retention\.end/,
    )
  })
})

describe('text that is meant to harm is refused within bounds', () => {
  const deep = (text: string) => text.repeat(50_000)

  test.each([
    ['an alias', `${GOOD}a: &x [1]\nb: *x\n`, 'has an anchor, which is not allowed'],
    [
      'a billion laughs',
      `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n`,
      'has an anchor, which is not allowed',
    ],
    ['an alias to nothing', `${GOOD}b: *x\n`, 'is an alias, which is not allowed'],
    ['a tag', `${GOOD}fields: {a: !!js/function x}\n`, 'has a tag, which is not allowed'],
    ['a tag of YAML', `${GOOD}fields: {a: !!binary aGVq}\n`, 'has a tag, which is not allowed'],
    ['another version', `%YAML 1.1\n---\n${GOOD}`, 'has a directive, which is not allowed'],
    ['two documents', `${GOOD}---\n${GOOD}`, 'holds more than one document'],
    ['lists in lists', deep('['), 'nested deeper than 24'],
    ['maps in maps', deep('{a: '), 'nested deeper than 24'],
    ['lists in lists on a line', deep('- '), 'nested deeper than 24'],
    ['keys in keys', deep('? '), 'nested deeper than 24'],
    ['lists in lists, thirty', `${'['.repeat(30)}${']'.repeat(30)}`, 'nested deeper than 24'],
    [
      'lines ever further in',
      Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
      'nested deeper than 24',
    ],
    ['a long text', 'a'.repeat(262_145), 'longer than 262144 characters'],
    ['many values', `a: [${'1,'.repeat(25_000)}]`, 'more than 20000 values'],
    ['a key twice', `${GOOD}title: B\n`, 'the key "title" stands twice'],
    ['a key that is a list', '[a]: 1\n', 'has a key that is no plain text'],
    ['a merge', `<<: {id: shop}\n${GOOD}`, undefined],
    ['a prototype', `__proto__: {id: shop}\n${GOOD}`, undefined],
    ['no policy at all', '', undefined],
    ['a bracket that is missing', '[1', 'a character is missing: a bracket, quote, comma or colon'],
  ])('%s', (_label, text, message) => {
    const { policy, problems } = parsePolicy(text)
    expect(policy).toBeUndefined()
    expect(problems.length).toBeGreaterThan(0)
    if (message !== undefined) expect(problems[0]).toMatchObject({ code: 'not-read', message })
  })

  test.each([
    '871220-2384 anna.testberg@example.se\n',
    '871220-2384: anna.testberg@example.se\n',
    'anna: 871220-2384\nanna: x\n',
    '{"anna.testberg@example.se": "871220-2384", "8712202384": [}',
    '"871220-2384\n',
    `${GOOD}Anna871220: x\n`,
    GOOD.replace('purpose: [support]', 'purpose: ["871220-2384"]'),
  ])('a log that is given for a policy is not quoted: %#', (text) => {
    for (const format of ['yaml', 'json'] as const) {
      const { problems } = parsePolicy(text, format)
      const told = problems.map((found) => formatProblem(found, 'a')).join('\n')
      expect(told).not.toBe('')
      expect(told).not.toMatch(/871220|testberg|2384/)
    }
  })
})

test('the policy of the page loads, and does what the page shows', () => {
  const page = readFileSync(resolve(FOLDER, '../how-to/policy.md'), 'utf8')
  const file = join(temporary, 'shop.yaml')
  writeFileSync(file, /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '')
  const [, before = '', after = 'no output'] = /^- (\{.*)\n\+ (\{.*)$/m.exec(page) ?? []
  expect(createRedactor({ policy: loadPolicy(file), context: { purpose: 'support' } }).redact(before)).toBe(after)
})
