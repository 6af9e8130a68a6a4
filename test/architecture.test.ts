import { readdirSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { subjects } from '../corpus/tools/load'
import { FIND_ROWS } from '../src/adapters/cli/table/text-rows'
import { MORE_KINDS } from '../src/kinds/rows'
import { LABEL_WORDS } from '../src/names/labels'
import { KINDS, RECOGNISERS } from '../src/recognise/table'
import { isOwnLabel } from '../src/resolve/own-label'
import { foldUnits } from '../src/text/fold'
import { sourceFiles as files, filesBelow, PAGE, picture, SRC } from './imports'

const ROOT = resolve(import.meta.dirname, '..')

/** A walk over values and what it does with special ones, which hold values: they are one, in two files. */
const ONE = ['value/walk', 'value/special']

/** Files that import each other, as a way from one of them back to it; nothing where there are none. */
function circle(): string[] {
  const importsBy = new Map(files.map(({ name, imports }) => [name.replace(/\.ts$/, ''), imports]))
  const done = new Set<string>()
  const search = (name: string, way: readonly string[]): string[] => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name]
    if (done.has(name)) return []
    const others = (importsBy.get(name) ?? []).filter((target) => !(ONE.includes(name) && ONE.includes(target)))
    for (const target of others) {
      const found = search(target, [...way, name])
      if (found.length > 0) return found
    }
    done.add(name)
    return []
  }
  for (const name of importsBy.keys()) {
    const found = search(name, [])
    if (found.length > 0) return found
  }
  return []
}

/** What each part may import, by the begin of the name; the first row that fits a file holds. */
const ARROWS: ReadonlyArray<readonly [RegExp, readonly string[]]> = [
  [/^(asc|wasm)\.d\.ts$/, []],
  [/^text\//, ['#memory', 'text/']],
  [/^replacements\.ts$/, []],
  [/^findings\.ts$/, ['kinds/rows']],
  [/^own-kinds\.ts$/, ['findings']],
  [/^round-trip\/types\.ts$/, ['replacements']],
  [/^types\.ts$/, ['text/', 'findings', 'own-kinds', 'replacements', 'round-trip/types']],
  [/^(day|json|late|type-of)\.ts$/, []],
  [/^own\.ts$/, ['type-of']],
  [/^context\.ts$/, ['types', 'type-of', 'own']],
  [/^recognise\/checks\//, ['#memory', '#sixteen', 'text/codes']],
  [/^recognise\/(forms|rows)\.ts$/, []],
  [/^recognise\/boundary\.ts$/, ['#memory', 'text/codes']],
  [/^recognise\/apart\.ts$/, ['#memory', '#sixteen', 'text/codes', 'recognise/checks/']],
  [/^recognise\/claims\.ts$/, ['types', 'text/', 'recognise/forms']],
  [/^recognise\/(asked|custom)\.ts$/, ['types', 'text/', 'patterns/needles', 'recognise/asked']],
  [/^patterns\/options\.ts$/, ['own', 'type-of', 'patterns/']],
  [/^patterns\//, ['types', 'text/', 'kinds/checks', 'recognise/asked', 'patterns/']],
  [/^custom\.ts$/, ['types', 'own', 'patterns/options', 'recognise/custom']],
  [/^asked-kinds\.ts$/, ['types', 'type-of', 'act/act', 'kinds/', 'patterns/', 'recognise/']],
  // Kinds off by default see text, and say how a value is written; what speaks for it is weighed among them.
  [/^kinds\/rows\.ts$/, []],
  [/^kinds\/text\.ts$/, ['text/codes']],
  [/^kinds\/owner\.ts$/, ['resolve/listed', 'resolve/lookup', 'kinds/']],
  [/^kinds\/asked\.ts$/, ['types', 'text/', 'patterns/needles', 'recognise/asked', 'recognise/custom', 'kinds/']],
  [/^kinds\//, ['findings', 'kinds/']],
  [/^recognise\/table\.ts$/, ['types', 'recognise/']],
  // Names and addresses are an entry of their own: what it is made of stands in the way of nobody else.
  [/^people\//, ['types', 'people/']],
  [/^keyring\/roster\.ts$/, ['types', 'people/roster', 'keyring/derive']],
  [
    /^recognise\//,
    [
      '#memory',
      '#sixteen',
      'text/codes',
      'recognise/apart',
      'recognise/boundary',
      'recognise/checks/',
      'recognise/forms',
    ],
  ],
  // The one exception: the kernel compiles the recognisers and the weighing in.
  [
    /^scan\/[a-z]+\.as\.ts$/,
    [
      ...['#names', '#sixteen', 'formats/', 'recognise/', 'resolve/', 'scan/'],
      ...['text/codes', 'text/limits', 'text/marks', 'text/utf8'],
    ],
  ],
  [/^scan\/asc\//, ['#memory', 'memory']],
  [
    /^scan\/kernel\.ts$/,
    [
      '#names',
      'text/base64',
      'text/fold',
      'resolve/name-block',
      'formats/state',
      'scan/exchange',
      'scan/kernel.generated',
      'scan/probe',
    ],
  ],
  [/^scan\/exchange\.ts$/, []],
  [/^scan\/kernel\.generated\.ts$/, []],
  [/^scan\/plain\.ts$/, ['types', 'text/', 'recognise/checks/defanged']],
  [/^scan\//, ['types', 'text/']],
  // A claim's form is the vocabulary of recognisers and of the confidence table.
  // What only TypeScript reads: names, the lists of words, and the way in and out.
  [/^names\/understanding\.ts$/, ['text/codes', 'text/names']],
  [/^names\/(meanings|labels)\.ts$/, ['types']],
  [/^names\/sample\.ts$/, ['json', 'formats/yaml']],
  [/^names\//, ['json', 'names/']],
  [/^field-names\.ts$/, ['types', 'resolve/listed']],
  [
    /^name-list\.ts$/,
    ['types', 'field-names', 'resolve/listed', 'resolve/lookup', 'resolve/name-block', 'text/codes', 'text/fold'],
  ],
  [/^fields\.ts$/, ['types', 'own', 'enforce', 'field-names', 'name-list', 'names/', 'act/', 'resolve/', 'text/names']],
  [/^cover\.ts$/, ['types']],
  [/^owned\.ts$/, ['types', 'cover', 'formats/', 'recognise/forms', 'resolve/', 'scan/plain', 'text/']],
  [/^resolve\/(lexicon\.generated|packed)\.ts$/, []],
  [
    /^resolve\/(names|lexicon|plain-words(\.generated)?|vocabulary|resolve)\.ts$/,
    ['types', 'text/', 'recognise/forms', 'resolve/'],
  ],
  [
    /^resolve\//,
    ['#memory', '#names', '#plain-words', '#sixteen', 'text/codes', 'text/marks', 'recognise/forms', 'resolve/'],
  ],
  // Formats read the names of fields as the weighing does.
  [/^formats\/field-name\.ts$/, ['formats/state']],
  [/^formats\/records\.ts$/, ['text/codes']],
  [/^formats\/container\.ts$/, ['text/codes', 'formats/parts', 'formats/quoted']],
  [/^formats\/telling\.ts$/, ['text/', 'resolve/listed', 'resolve/lookup', 'resolve/weigh', 'formats/']],
  [/^formats\/frames\.ts$/, ['text/codes']],
  [/^formats\/yaml(-[a-z]+)?\.ts$/, ['text/codes', 'formats/']],
  [/^formats\/view\.ts$/, ['text/', 'resolve/lexicon', 'resolve/weigh', 'formats/']],
  [
    /^formats\//,
    [
      '#memory',
      '#names',
      '#sixteen',
      'text/codes',
      'text/limits',
      'text/marks',
      'text/utf8',
      'recognise/checks/',
      'resolve/beside',
      'resolve/listed',
      'resolve/lookup',
      'resolve/owned',
      'resolve/token',
      'resolve/own-label',
      'resolve/words',
      'formats/',
    ],
  ],
  // To give less of a value, or what a field's name says of it, it is read as for a token.
  [/^act\/(generalise|readings)\.ts$/, ['types', 'own', 'act/', 'keyring/address', 'keyring/canonical']],
  [/^act\//, ['types', 'type-of', 'own', 'day', 'text/', 'formats/state', 'act/']],
  [
    /^keyring\/(address|canonical|plain-text)\.ts$/,
    ['context', 'identifiers/', 'kinds/rows', 'recognise/checks/', 'keyring/'],
  ],
  [/^keyring\/derive\.ts$/, ['@noble/hashes/', 'keyring/base32']],
  // How files are read, locked and written: of Node, and of nothing else of ours.
  [/^files\//, ['node:', 'files/']],
  // To reveal is to decide, and to write down what may be written down.
  [/^keyring\/node-reveal\.ts$/, ['node:', 'clean', 'own', 'policy/', 'files/', 'keyring/']],
  [/^keyring\/node-[a-z]+\.ts$/, ['node:', 'types', 'json', 'own', 'encoding/', 'files/', 'keyring/']],
  [
    /^keyring\//,
    [
      ...['types', 'day', 'json', 'own', 'context', 'act/pseudonymise', 'act/surrogate', 'kinds/rows'],
      ...['resolve/token', 'keyring/'],
    ],
  ],
  [/^window\.ts$/, ['text/', 'formats/parts']],
  [
    /^plan\.ts$/,
    [
      'types',
      'type-of',
      'own',
      'window',
      'custom',
      'asked-kinds',
      'kinds/rows',
      'fields',
      'context',
      'context-from',
      'enforce',
      'reference-date',
      'restriction',
      'act/',
      'patterns/options',
      'recognise/table',
      'recognise/asked',
      'resolve/names',
      'resolve/overlaps',
      'scan/plain',
    ],
  ],
  [
    /^pipeline\.ts$/,
    ['types', 'plan', 'owned', 'window', 'text/', 'formats/', 'scan/', 'recognise/', 'resolve/', 'act/'],
  ],
  [/^engine\/engine\.ts$/, ['types', 'act/splice']],
  [/^engine\/yaml(-[a-z]+)?\.ts$/, ['types', 'window', 'act/splice', 'formats/', 'engine/']],
  [
    /^engine\/(records|rows)\.ts$/,
    ['types', 'enforce', 'text/codes', 'formats/container', 'formats/quoted', 'engine/'],
  ],
  [
    /^engine\/(container|container-stream|framed|framed-stream|joined|joiner|octets)\.ts$/,
    [
      ...['types', 'window', 'text/codes', 'text/utf8', 'act/splice', 'engine/'],
      ...['formats/container', 'formats/frames', 'formats/journal', 'formats/parts', 'formats/quoted'],
    ],
  ],
  [
    /^engine\/plain\.ts$/,
    ['types', 'plan', 'pipeline', 'session', 'text/', 'formats/parts', 'act/splice', 'engine/engine'],
  ],
  [
    /^engine\/custom\.ts$/,
    [
      ...['types', 'text/', 'formats/field-name', 'formats/state'],
      ...['recognise/asked', 'recognise/forms', 'recognise/rows', 'resolve/record', 'scan/kernel'],
    ],
  ],
  [
    /^engine\//,
    [
      'types',
      'plan',
      'fields',
      'enforce',
      'owned',
      'window',
      'text/source',
      'scan/kernel',
      'scan/exchange',
      'recognise/rows',
      'recognise/table',
      'resolve/',
      'formats/parts',
      'formats/state',
      'act/',
      'engine/',
    ],
  ],
  [/^hold\.ts$/, ['types', 'type-of', 'own', 'engine/engine']],
  // Round a stream of UTF-8, whatever engine it is of.
  [/^encoding\//, ['types', 'type-of', 'own', 'text/codes', 'text/utf8', 'engine/engine', 'encoding/']],
  [/^session\.ts$/, ['types', 'plan', 'pipeline', 'window', 'act/splice']],
  [
    /^explain\.ts$/,
    ['types', 'plan', 'owned', 'pipeline', 'window', 'text/', 'formats/view', 'scan/plain', 'resolve/'],
  ],
  // A walk over values hands JSON to the engine and takes edits back; it knows nothing else.
  [/^value\/values\.ts$/, ['field-names', 'value/']],
  [/^value\/walk\.ts$/, ['text/bare', 'value/']],
  [/^value\//, ['types', 'text/kept', 'value/']],
  [
    /^redactor\.ts$/,
    [
      ...['types', 'own', 'context', 'enforce', 'plan', 'explain', 'hold', 'asked-engine', 'text/source', 'engine/'],
      ...['watch', 'reference-date', 'round-trip/'],
      ...['encoding/', 'formats/container', 'formats/frames', 'formats/records', 'formats/telling'],
      'value/values',
      'value/asked',
    ],
  ],
  // Round a redactor whose plan has other actions.
  [
    /^round-trip\/numbered\.ts$/,
    ['types', 'own', 'plan', 'fields', 'act/', 'keyring/canonical', 'keyring/plain-text', 'round-trip/'],
  ],
  [/^round-trip\//, ['types', 'own', 'type-of', 'names/labels', 'text/utf8', 'value/limits', 'round-trip/']],
  [/^(clean|standard)\.ts$/, ['redactor', 'types']],
  [/^index\.ts$/, ['redactor', 'standard', 'enforce', 'types', 'round-trip/types']],
  // Pages that need nothing else: what they are made of, and one of them.
  [/^pages\/[a-z]+\.ts$/, ['pages/']],
  [/^pages\/playground\//, ['types', 'findings', 'kinds/rows', 'redactor', 'keyring/keyring', 'policy/', 'pages/']],
  [/^adapters\/workerd\.ts$/, ['index', 'scan/kernel', 'adapters/kernel.wasm']],
  [/^identifiers\.ts$/, ['identifiers/']],
  [/^identifiers\//, ['identifiers/', 'recognise/']],
  [/^enforce\.ts$/, ['types', 'context', 'restriction', 'act/withhold']],
  [/^reference-date\.ts$/, ['types', 'day', 'type-of', 'own', 'recognise/checks/calendar']],
  [/^restriction\.ts$/, ['types', 'day', 'type-of', 'act/']],
  [
    /^watch\.ts$/,
    ['types', 'fields', 'plan', 'restriction', 'engine/', 'formats/telling', 'recognise/table', 'value/'],
  ],
  [/^context-from\.ts$/, ['types', 'type-of', 'own', 'context']],
  [/^asked-engine\.ts$/, ['types', 'act/splice', 'engine/engine', 'formats/telling', 'value/asked']],
  [/^policy\/lint\.ts$/, ['act/candidates', 'act/partial', 'field-names', 'kinds/rows', 'patterns/options', 'policy/']],
  [
    /^policy\//,
    [
      ...['types', 'day', 'act/candidates', 'act/partial', 'json', 'type-of', 'own', 'context', 'enforce'],
      ...['field-names', 'kinds/rows', 'names/', 'pages/html', 'policy/'],
    ],
  ],
  [
    /^adapters\/(policy-file|placed-yaml|audit)\.ts$/,
    ['node:', 'yaml', 'clean', 'redactor', 'types', 'policy/', 'files/', 'keyring/node-digest', 'adapters/'],
  ],
  // Commands for key rings and policies beside those for text.
  [
    /^adapters\/cli\//,
    [
      ...['node:', 'ignore', 'clean', 'redactor', 'hold', 'engine/engine', 'scan/kernel', 'types', 'day', 'json'],
      ...['enforce', 'text/codes', 'encoding/', 'files/', 'keyring/', 'names/', 'people/', 'policy/', 'adapters/'],
      ...['pages/html', 'pages/svg'],
      ...['../package.json', '@modelcontextprotocol/sdk/'],
      ...['@nats-io/transport-node', '@nats-io/jetstream', 'kafkajs', 'ioredis', 'amqplib'],
    ],
  ],
  [/^adapters\/eslint\.ts$/, ['identifiers', 'redactor']],
  [/^adapters\/zod\.ts$/, ['identifiers', 'own']],
  // Each system by its own client; the parts that all of them share know none.
  [/^adapters\/queue\/nats\.ts$/, ['@nats-io/jetstream', '@nats-io/transport-node', 'adapters/queue/']],
  [/^adapters\/queue\/kafka\.ts$/, ['kafkajs', 'adapters/queue/']],
  [/^adapters\/queue\/redis\.ts$/, ['ioredis', 'adapters/queue/']],
  [/^adapters\/queue\/amqp\.ts$/, ['amqplib', 'adapters/queue/']],
  [/^adapters\/queue\//, ['types', 'encoding/binary', 'adapters/queue/']],
  [/^adapters\/ai\//, ['types', 'round-trip/types', 'adapters/ai/']],
  [
    /^adapters\//,
    [
      'node:',
      'redactor',
      'hold',
      'json',
      'plan',
      'engine/engine',
      'encoding/',
      'types',
      'own',
      'adapters/',
      '../package.json',
    ],
  ],
]

describe('imports', () => {
  test.each(files.map((file) => [file.name, file] as const))('%s', (_name, file) => {
    const row = ARROWS.find(([pattern]) => pattern.test(file.name))
    expect(row, 'a row for every file').toBeDefined()
    for (const target of [...file.imports, ...file.later]) {
      // Of a pattern with a class of Unicode anybody may need one.
      if (target === 'late') continue
      expect(
        row?.[1].some((allowed) => target === allowed || (/[/:]$/.test(allowed) && target.startsWith(allowed))),
        `its row in ARROWS allows no import of ${target}`,
      ).toBe(true)
    }
  })

  test('go in no circle', () => {
    expect(circle()).toEqual([])
  })

  test('are drawn as they are: npm run picture', () => {
    expect(readFileSync(PAGE, 'utf8')).toContain(picture())
  })

  test.each(
    files.filter(({ name }) => !/^(adapters|people|pages)\//.test(name)).map((file) => [file.name, file] as const),
  )(
    '%s has no class of Unicode in a literal, which costs an import a tenth of a millisecond: late.ts',
    (_name, file) => {
      expect(file.text).not.toMatch(/^(?!\s*\/?\*).*(?<!\\)\\[pP]\{/m)
    },
  )

  test('strict parsers see no scanner', () => {
    for (const file of files.filter(({ name }) => name.startsWith('identifiers'))) {
      for (const target of file.imports) expect(target).not.toMatch(/scan|table|claims|resolve|pipeline/)
    }
  })

  test('the core has no run-time dependency, and no global of Node', () => {
    for (const { name, imports } of files.filter(({ name }) => !/^(adapters|keyring|pages)\//.test(name))) {
      for (const target of imports) expect(target, name).not.toMatch(/^@|^keyring\/(?!address$|canonical$|plain-text$)/)
    }
    const manifest = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8'))
    // At the rim, each imported by one file: what derives tokens, what reads policy files, and what knows `.gitignore`.
    expect(manifest.dependencies).toEqual({ '@noble/hashes': '1.8.0', ignore: '7.0.16', yaml: '2.9.1' })
    const importing = (module: string) =>
      files.filter(({ imports }) => imports.includes(module)).map(({ name }) => name)
    expect(importing('yaml')).toEqual(['adapters/placed-yaml.ts'])
    expect(importing('ignore')).toEqual(['adapters/cli/walk.ts'])
    for (const { name, text } of files.filter(({ name }) => !/^(adapters\/|files\/|keyring\/node-)/.test(name))) {
      expect(/\bprocess\.|\brequire\(|from 'node:/.test(text), name).toBe(false)
    }
  })
})

describe('files that both compilers take', () => {
  const shared = files.filter(
    ({ name, imports }) =>
      /^(recognise|resolve|text|formats)\//.test(name) &&
      name !== 'formats/decoders.ts' &&
      (imports.includes('#memory') || name.endsWith('forms.ts')),
  )

  test('are the recognisers, the weighing, and what both stand on', () => {
    expect(shared.length).toBeGreaterThanOrEqual(23)
    const alone = files.filter(({ name }) => name.startsWith('resolve/')).map(({ name }) => name)
    const ours = [
      'lexicon.generated',
      'lexicon',
      'names',
      'packed',
      'plain-words.generated',
      'plain-words',
      'resolve',
      'vocabulary',
    ].map((name) => `resolve/${name}.ts`)
    expect(alone.filter((name) => !shared.some((file) => file.name === name)).sort()).toEqual(ours)
    // Nothing that the kernel compiles may lead to a file that only TypeScript takes.
    const targets = shared.flatMap((file) => file.imports)
    for (const name of ours) expect(targets).not.toContain(name.replace('.ts', ''))
  })

  test.each(shared.map((file) => [file.name, file.text] as const))('%s keeps to the common subset', (_name, text) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    // These mean different things to the two compilers, and neither says so.
    expect(code).not.toMatch(/>>>|\bMath\.|\bnumber\b|\bbigint\b/)
    for (const division of code.match(/[^\n]*[\w)] \/ [^\n]*/g) ?? []) expect(division).toMatch(/\/ \d+\) \| 0/)
    expect(code).not.toMatch(/import type|\{ type /)
    expect(code).not.toMatch(/\b(?:let|const) \w+ = -?\d+\b/)
  })
})

/** Files of `src/kinds` that are no kind. */
const KINDS_PARTS = ['asked', 'checks', 'kind', 'owner', 'rows', 'table', 'text', 'weigh', 'words']

describe('one identifier: one file, one row, one corpus file', () => {
  const kinds = RECOGNISERS.map((row) => row.kind)

  test('the sets are the same', () => {
    const recognisers = filesBelow(resolve(SRC, 'recognise'))
      .filter((name) => !/^(checks\/|table|rows|forms|boundary|apart|asked|claims|custom)/.test(name))
      .map((name) => name.replace('.ts', ''))
    expect(recognisers.sort()).toEqual([...kinds].sort())
    expect(subjects().sort()).toEqual([...new Set([...kinds, ...MORE_KINDS])].sort())
    const ofKinds = filesBelow(resolve(SRC, 'kinds'))
      .map((name) => name.replace('.ts', ''))
      .filter((name) => !KINDS_PARTS.includes(name))
    expect(ofKinds.sort()).toEqual([...MORE_KINDS].sort())
    expect(RECOGNISERS.filter((row) => !row.witness).map((row) => row.kind)).toEqual(KINDS)
  })

  test('the kernel asks each recogniser under the row that the table has for it', () => {
    const kernel = files.find(({ name }) => name === 'scan/claims.as.ts')?.text ?? ''
    const asked = [...kernel.matchAll(/add\((\w+)\(0, at, today\), at, Row\.(\w+)\)/g)]
    for (const [, recogniser, row] of asked) expect(row?.toLowerCase()).toBe(recogniser)
    expect(new Set(asked.map(([, recogniser]) => recogniser))).toEqual(new Set(kinds))
  })

  test('the label of each kind, and of what a field holds in each language, is known as one of ours', () => {
    for (const word of [...KINDS, ...LABEL_WORDS]) {
      const codes = new Uint8Array(64)
      foldUnits(`[${word}]`, codes, 0)
      expect([word, isOwnLabel(codes, 0)]).toEqual([word, true])
    }
  })

  test('the README and the help of the command line name every kind', () => {
    const readme = readFileSync(resolve(ROOT, 'README.md'), 'utf8')
    const help = ` ${FIND_ROWS.kinds.help}`
    for (const kind of KINDS) expect(readme).toContain(`\`${kind}\``)
    expect(help).toContain(` ${KINDS.join(',')},field `)
    const told = /when named ([a-z,]*);/.exec(help)?.[1]
    expect(told?.split(','), 'src/adapters/cli/table/text-rows.ts, kinds').toEqual([...MORE_KINDS])
  })
})

describe('what pages and comments name', () => {
  const names = new Set(
    ['src', 'test', 'bench', 'corpus']
      .flatMap((folder) => filesBelow(resolve(ROOT, folder)))
      .concat('tsup.config.ts', 'vitest.config.ts')
      .map((name) => basename(name)),
  )
  const docs = readdirSync(resolve(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`)
  const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...docs]
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ name, text: readFileSync(resolve(ROOT, name), 'utf8') }))

  test.each([...pages, ...files].map(({ name, text }) => [name, text] as const))('files in %s exist', (_, text) => {
    for (const [, named = ''] of text.matchAll(/`([\w#./-]+\.ts)`/g)) expect(names).toContain(basename(named))
  })
})

describe('house size', () => {
  test.each(files.map((file) => [file.name, file.text] as const))(
    '%s opens with what it is, and is not too long',
    (name, text) => {
      expect(text.replace(/^#!.*\n/, '').startsWith('/**'), 'a header').toBe(true)
      expect(text.split('\n').length).toBeLessThanOrEqual(360)
      expect(name).not.toMatch(/utils|helpers|manager/i)
    },
  )
})
