/** YAML as a format: every key is a field, however it is written, and the output parses as the same tree elsewhere. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, stringify } from 'yaml'
import { YamlEngine } from '../../src/engine/yaml'
import { readYaml, type YamlText } from '../../src/formats/yaml'
import { namesIn } from '../../src/names/sample'
import { asPolicy, noHealthRecords, seHealthInsurer } from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import type { RedactorOptions } from '../../src/types'
import { CLI, ended } from '../command'
import { forAll } from '../for-all'
import { latin, throughChunks } from '../splits'
import { through } from '../text-ways'

const at = new Date('2026-11-22T00:00:00Z')
const ENGINES = ['auto', 'plain'] as const
const UNDER: RedactorOptions = { format: 'yaml', policy: noHealthRecords, context: { purpose: 'support' } }

/** What goes in, and what comes out under a policy. */
const ROWS: readonly (readonly [what: string, given: string, expected: string])[] = [
  ['keys at the begin of a line', 'foo: Anna\nlevel: 30\n', 'foo: "[field]"\nlevel: 30\n'],
  ['keys in keys', 'a:\n  b:\n    foo: Anna Ek\n', 'a:\n  b:\n    foo: "[field]"\n'],
  ['any casing, blanks in keys', 'Foo: Anna\nFull foo: Anna\n', 'Foo: "[field]"\nFull foo: "[field]"\n'],
  ['scalars of other types', 'foo: 42\nbar: true\nbaz: ~\nqux:\n', 'foo: "[field]"\nbar: "[field]"\nbaz: ~\nqux:\n'],
  ['quotes', `foo: 'An''na'\nbar: "An\\x6ea"\n"q": x\n`, `foo: '[field]'\nbar: "[field]"\n"q": "[field]"\n`],
  ['lists below a key', 'foo:\n  - Anna\n  - Ek\n', 'foo:\n  - "[field]"\n  - "[field]"\n'],
  ['lists in its column', 'foo:\n- Anna\n- - x\n  - y\n', 'foo:\n- "[field]"\n- - "[field]"\n  - "[field]"\n'],
  ['a list of records', '- foo: x\n  bar: y\n- foo: z\n', '- foo: "[field]"\n  bar: "[field]"\n- foo: "[field]"\n'],
  ['a list that nothing names', '- Anna\n- 42\n', '- "[field]"\n- "[field]"\n'],
  ['a scalar that nothing names', '--- Anna\n...\n', '--- "[field]"\n...\n'],
  ['a block', 'foo: |\n  Anna\n  Ek\nlevel: 30\n', 'foo: |\n  [field]\n  \nlevel: 30\n'],
  ['a folded block', 'foo: >-  # x\n\n  Anna\n   Ek\n\n# y\n', 'foo: >-  # x\n\n  [field]\n  \n\n# y\n'],
  ['a block with an indent', 'foo:\n  - |2+\n     Anna\n', 'foo:\n  - |2+\n    [field]\n'],
  [
    'a scalar over lines',
    'foo: Anna\n  Ek\n\n  Nygata 1\nlevel: 30\n',
    'foo: "[field]\\\n  \\\n  \\\n  "\nlevel: 30\n',
  ],
  ['quotes over lines', 'foo: "Anna\n  Ek"\n', 'foo: "[field]\\\n  "\n'],
  ['a scalar on the next line', 'foo:\n  Anna\n', 'foo:\n  "[field]"\n'],
  ['braces', '{foo: Anna, level: 30, bar: {x: y}}\n', '{foo: "[field]", level: 30, bar: {x: "[field]"}}\n'],
  ['braces behind a key', 'a: {foo: Anna, "b":c}\n', 'a: {foo: "[field]", "b":"[field]"}\n'],
  ['brackets', 'foo: [Anna, Ek\n  Nygata, x: y]\n', 'foo: ["[field]", "[field]\\\n  ", x: "[field]"]\n'],
  ['brackets over lines', 'foo: [\n  Anna, # x\n  Ek\n]\n', 'foo: [\n  "[field]", # x\n  "[field]"\n]\n'],
  [
    'documents',
    '%YAML 1.2\n---\nfoo: x\n---\nfoo: y\n...\n',
    '%YAML 1.2\n---\nfoo: "[field]"\n---\nfoo: "[field]"\n...\n',
  ],
  ['anchors and aliases', 'foo: &a Anna\nbar: *a\n<<: *a\n', 'foo: &a "[field]"\nbar: *a\n<<: *a\n'],
  [
    'tags',
    'foo: !!str Anna\nbar: !!int 42\nbaz: !x y\n',
    'foo: !!str "[field]"\nbar: !!str "[field]"\nbaz: !x "[field]"\n',
  ],
  ['explicit keys', '? foo\n: Anna\n? [a]\n: b\n', '? foo\n: "[field]"\n? ["[field]"]\n: "[field]"\n'],
  ['comments', 'foo: x # anna@example.se\n# 871220-2384\n', 'foo: "[field]" # [email]\n# [personnummer]\n'],
  [
    'keys that hold something',
    'anna@example.se: x\nbo@example.se: y\n',
    '"[email]": "[field]"\n"[email-2]": "[field]"\n',
  ],
  [
    'anchors that hold something',
    'foo: &871220-2384 x\nbar: *871220-2384\n',
    'foo: &masked-1 "[field]"\nbar: *masked-1\n',
  ],
  ['what stays, with something in it', 'msg: to anna@example.se\n', 'msg: to [email]\n'],
  ['the same at its begin', 'msg: anna@example.se wrote\n', 'msg: "[email] wrote"\n'],
  ['the same in brackets', '{msg: to anna@example.se}\n', '{msg: "to [email]"}\n'],
  ['pairs of name and value', '- name: DB_PASSWORD\n  value: hunter2\n', '- name: DB_PASSWORD\n  value: ""\n'],
  ['a second key on a line', 'foo: bar: Anna\n', 'foo: "[field]"\n'],
  ['quotes that nothing closes', 'foo: "Anna\nbar: x\n', 'foo: "[field]"\nbar: "[field]"\n'],
  ['brackets that nothing closes', 'foo: [Anna\nbar: x\n', 'foo: ["[field]"\nbar: "[field]"\n'],
  ['ends of lines', 'foo: Anna\r\nbar: x\rbaz: y', 'foo: "[field]"\r\nbar: "[field]"\rbaz: "[field]"'],
  ['a mark of the byte order', '\ufefffoo: Anna\n', '\ufefffoo: "[field]"\n'],
  ['lone words', 'Anna\n', '"[field]"\n'],
  ['blanks alone', '  \n\n', '  \n\n'],
]

describe.each(ENGINES)('%s', (engine) => {
  test.each(ROWS)('%s', async (_what, given, expected) => {
    expect(await through({ ...UNDER, engine }, given)).toBe(expected)
    expect(await through({ ...UNDER, engine }, expected)).toBe(expected)
  })

  test('without a policy, names of secrets and what is found go', async () => {
    const given = 'db:\n  password: hunter2\n  host: example.se\nowner: Anna, 871220-2384\nlist: [192.0.2.44]\n'
    const expected = 'db:\n  password: ""\n  host: example.se\nowner: Anna, [personnummer]\nlist: ["[ip]"]\n'
    expect(await through({ format: 'yaml', engine }, given)).toBe(expected)
  })

  test('findings lie where they stand', () => {
    const redactor = createRedactor({ format: 'yaml', engine })
    const text = 'ö: å 871220-2384 # anna@example.se\nb: "x\\t192.0.2.44"\nc: |\n  ö\n  192.0.2.44\n'
    const found = redactor.scan(text, { at }).map(({ kind, start, end }) => [kind, text.slice(start, end)])
    const expected = [
      ['personnummer', '871220-2384'],
      ['email', 'anna@example.se'],
      ['ip', 'x\\t192.0.2.44'],
      ['ip', '192.0.2.44'],
    ]
    expect(found).toEqual(expected)
    expect(redactor.process(text, { at }).findings).toEqual(redactor.scan(text, { at }))
    const bytes = Buffer.from(text)
    const inBytes = redactor.scan(bytes, { at }).map(({ start, end }) => String(bytes.subarray(start, end)))
    expect(inBytes).toEqual(expected.map(([, value]) => value))
    expect(redactor.explain(text, { at }).filter(({ found }) => found).length).toBe(4)
  })

  test('a document says itself whether the person consented', async () => {
    const options: RedactorOptions = {
      ...{ format: 'yaml', engine, policy: seHealthInsurer, context: { purpose: 'marketing' } },
      contextFrom: { consent: 'samtycke', optOut: 'kontakt.avmeldt' },
    }
    const one = (consents: boolean, mail: string) =>
      `# x\nsamtycke: ${consents}\nkontakt: {avmeldt: ${!consents}}\nepost: ${mail}\n`
    expect(await through(options, `${one(true, 'anna@example.se')}---\n${one(false, 'bo@example.se')}`)).toBe(
      '\nsamtycke: ""\nkontakt: {avmeldt: ""}\nepost: anna@example.se\n',
    )
  })

  test('a document is a record', () => {
    const policy = asPolicy({
      ...noHealthRecords,
      rules: [
        ...noHealthRecords.rules,
        {
          id: 'own',
          purpose: ['support'],
          category: ['user.contact.email'],
          action: 'withhold',
          reason: 'x',
          cites: ['y'],
        },
      ] as never,
    })
    const redactor = createRedactor({ ...UNDER, policy, engine })
    expect(redactor.redact('---\nlevel: 30\n---\nepost: anna@example.se\n# x\n---\nlevel: 40\n')).toBe(
      '---\nlevel: 30\n---\nlevel: 40\n',
    )
  })
})

const SCALAR = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    'Anna Ek',
    'Anna: Ek',
    '- x',
    '# x',
    'a\nb',
    'a\n\n  b\n',
    ' x ',
    '{',
    '[a',
    'null',
    '42',
    "it's",
    'å "ö"',
    '',
  ),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
)
const KEY = fc.constantFrom(
  'foo',
  'Foo bar',
  'a.b',
  'x',
  'öl',
  '12',
  'a: b',
  '- k',
  '"q"',
  '#k',
  'null',
  'foo#',
  '?',
  '[k]',
)
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    SCALAR,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(KEY, tie('tree'), { maxKeys: 4 }),
  ),
}))
const STYLE = fc.record({
  collectionStyle: fc.constantFrom('any', 'block', 'flow' as const),
  defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED' as const),
  indent: fc.constantFrom(1, 2, 4),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(0, 20, 80),
  directives: fc.boolean(),
})

/** Scalars become what they hold, other nodes what they are. */
function* shapeOf(node: unknown): Generator<readonly [shape: string, text?: string]> {
  if (isMap(node)) {
    yield [`{${node.items.length}`]
    for (const { key, value } of node.items) {
      yield [`key ${isScalar(key) ? key.value : key}`]
      yield* shapeOf(value)
    }
  } else if (isSeq(node)) {
    yield [`[${node.items.length}`]
    for (const item of node.items) yield* shapeOf(item)
  } else if (isAlias(node)) yield ['*']
  else if (isScalar(node) && node.value !== null && node.value !== '') yield ['scalar', String(node.value)]
  else yield ['nothing']
}

function nodesOf(text: string) {
  const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent' })
  const all = Array.isArray(documents) ? documents : []
  return {
    errors: all.flatMap((document) => document.errors),
    nodes: all.flatMap(({ contents }) => [...shapeOf(contents)]),
  }
}

test('the output parses as the same tree, and shows no field that nobody has listed', () => {
  const redactor = createRedactor(UNDER)
  const plain = createRedactor({ ...UNDER, engine: 'plain' })
  forAll(2000, fc.tuple(tree, STYLE), ([value, style]) => {
    const text = stringify(value, style as never)
    const before = nodesOf(text)
    if (before.errors.length > 0) return
    const output = redactor.redact(text, { at })
    const after = nodesOf(output)
    expect(after.errors).toEqual([])
    expect(after.nodes.map(([shape]) => shape)).toEqual(before.nodes.map(([shape]) => shape))
    for (const [i, [, said]] of before.nodes.entries()) {
      if (said !== undefined && /[\p{L}\p{N}]/u.test(said)) expect(after.nodes[i]?.[1]).not.toBe(said)
    }
    expect(output.split('\n').length).toBe(text.split('\n').length)
    expect(plain.redact(text, { at })).toBe(output)
  })
})

test.each(['[0] a: b', '*a [0]', '[0]*a: -\nc: d', '&x[0]`, **-x**"name: <token()<#[0m=> true\''])(
  'what is no YAML is read as JSON all the same: %j',
  (text) => {
    const { json } = readYaml(new TextEncoder().encode(text), 0, true, 1 << 16, []) as YamlText
    expect(() => JSON.parse(json)).not.toThrow()
    for (const engine of ENGINES) createRedactor({ format: 'yaml', engine }).redact(text)
  },
)

describe('streams', () => {
  const DOCUMENTS = ROWS.filter(([, given]) => !given.startsWith('\ufeff')).map(([, given]) =>
    given.replace(/[^\n]$/, '$&\n'),
  )
  const text = `${DOCUMENTS.join('---\n')}---\n${Array.from({ length: 400 }, (_, i) => `k${i}:\n  - a: å\n    b: [x]\n`).join('')}`
  const bytes = new TextEncoder().encode(text)

  test.each(ENGINES)(
    '%s: 10,000 random splits come to the same',
    (engine) => {
      const redactor = createRedactor({ ...UNDER, engine })
      const expected = latin(redactor.redact<Uint8Array>(bytes, { at }))
      expect(new TextDecoder().decode(Buffer.from(expected, 'latin1'))).toBe(redactor.redact(text, { at }))
      const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 6000 })), {
        minLength: 1,
        maxLength: 9,
      })
      const alone = DOCUMENTS.map((document) => {
        const given = new TextEncoder().encode(document)
        return [given, latin(redactor.redact<Uint8Array>(given, { at }))] as const
      })
      forAll(engine === 'auto' ? 9800 : 900, fc.tuple(fc.constantFrom(...alone), sizes), ([[given, out], cuts]) => {
        expect(throughChunks(redactor, given, cuts, at)).toBe(out)
      })
      forAll(engine === 'auto' ? 200 : 50, sizes, (cuts) =>
        expect(throughChunks(redactor, bytes, cuts, at)).toBe(expected),
      )
    },
    300_000,
  )

  test('a long document is read in parts, each below the names that it lies in', () => {
    const entry = (i: number) => `  - foo: Anna ${i}\n    password:\n      - x\n      - ${'y'.repeat(9)}\n`
    const long = `level: 30\npatients:\n${Array.from({ length: 9000 }, (_, i) => entry(i)).join('')}level: 40\n`
    const expected = long.replace(/Anna \d+/g, '"[field]"').replace(/- [xy]+$/gm, '- ""')
    const redactor = createRedactor({ ...UNDER })
    expect(redactor.redact(long, { at })).toBe(expected)
    expect(throughChunks(redactor, Buffer.from(long), [70_000, 11], at)).toBe(expected)
  })

  test('and where does not matter', () => {
    // A name beside another one is read in one part with it.
    const text = DOCUMENTS.filter((each) => !/email|name:|@/.test(each)).join('---\n')
    const inner = createRedactor({ policy: noHealthRecords, context: { purpose: 'support' } })
    const engineOf = (most: number) => new YamlEngine(asEngine(inner), false, most)
    const whole = engineOf(1 << 20).redact(text, { today: 20000, context: {} })
    for (const most of [1, 10, 100, 1000])
      expect(engineOf(most).redact(text, { today: 20000, context: {} })).toBe(whole)
  })
})

/** A redactor as far as an engine round it needs one. */
function asEngine(redactor: ReturnType<typeof createRedactor>) {
  return { name: 'plain', redact: (text: string) => redactor.redact(text, { at }) } as never
}

test('nothing takes longer than its length says, however deep and odd it is', () => {
  const redactor = createRedactor(UNDER)
  const odd = [
    '- '.repeat(20_000),
    '['.repeat(20_000),
    `{a: ${'{b: '.repeat(9000)}`,
    '"\n'.repeat(9000),
    'a:\n'.repeat(9000),
  ]
  for (const text of [
    ...odd,
    `a: |\n${' \n'.repeat(20_000)}`,
    `a: ${' '.repeat(50_000)}x`,
    '? '.repeat(9000),
    '&a '.repeat(9000),
  ]) {
    const begin = performance.now()
    redactor.redact(text, { at })
    expect(performance.now() - begin).toBeLessThan(5000)
  }
})

describe('sladd', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sladd-'))
    for (const name of ['a.yaml', 'b.YML', 'c.txt'])
      writeFileSync(join(folder, name), 'fnr: 41819077302\npassword: {a: b}\n')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const output = 'fnr: "[fodselsnummer]"\npassword: {a: ""}\n'

  test('reads YAML by the ending of a file, or when asked', () => {
    expect(ended(folder, ['redact', 'a.yaml']).out).toBe(output)
    expect(ended(folder, ['redact', '--jobs', '2', 'b.YML']).out).toBe(output)
    expect(ended(folder, ['redact', '--format', 'yaml', 'c.txt']).out).toBe(output)
    expect(ended(folder, ['redact', '--format', 'yaml'], 'fnr: 41819077302\npassword: {a: b}\n').out).toBe(output)
    expect(ended(folder, ['redact', '--format', 'text', 'a.yaml']).out).toContain('fnr: [fodselsnummer]')
    expect(ended(folder, ['scan', 'a.yaml']).out).toMatch(/^a\.yaml:1:6 +fodselsnummer/)
    expect(ended(folder, ['scan', '--explain', 'a.yaml']).out).toMatch(/^a\.yaml:1:6 +fodselsnummer/)
  })

  test('and its names', () => {
    expect(namesIn('a:\n  b: x\n  c: [1, 2]\n---\n- y\n- d: z\n', 'yaml')).toEqual([
      { path: ['a', 'b'], count: 1 },
      { path: ['a', 'c'], count: 1 },
      { path: ['d'], count: 1 },
    ])
    expect(spawnSync(process.execPath, [CLI, 'fields', 'a.yaml'], { cwd: folder, encoding: 'utf8' }).stdout).toMatch(
      /^fnr /,
    )
  })
})
