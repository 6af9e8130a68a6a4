import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { subjects } from '../../corpus/tools/load'
import { FIND_ROWS } from '../../src/adapters/cli/table/text-rows'
import { MORE_KINDS } from '../../src/kinds/rows'
import { LABEL_WORDS } from '../../src/names/labels'
import { KINDS, RECOGNISERS } from '../../src/recognise/table'
import { isOwnLabel } from '../../src/resolve/own-label'
import { foldUnits } from '../../src/text/fold'
import { sourceFiles as files, filesBelow, PAGE, picture, SRC } from '../imports'

const ROOT = resolve(import.meta.dirname, '../..')

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

/**
 * The rooms of `src/`, folders and files, from the ground up. Each imports itself and what its row names, which stands
 * above its row: so no two rooms import each other. A file belongs to the longest name that its own begins with.
 */
const ROOMS: ReadonlyArray<readonly [room: string, imports: string]> = [
  ['input/', ''],
  ['text/', '#memory'],
  // Apart from its folder: types, tokens and policies are made from the rows of the kinds that are off by default.
  ['kinds/rows', ''],
  ['types', 'text/ kinds/rows'],
  ['recognise/checks/', '#memory #sixteen text/'],
  ['recognise/', '#memory #sixteen text/ types recognise/checks/'],
  ['resolve/', '#memory #names #sixteen text/ types recognise/'],
  ['listed/', '#memory #plain-words #sixteen text/ resolve/'],
  ['formats/', '#memory #names #sixteen text/ recognise/checks/ resolve/ listed/'],
  ['plain/', '#memory text/ types recognise/checks/ recognise/ resolve/ listed/ formats/'],
  // The kernel compiles in every rule that both engines follow, and nothing else.
  ['kernel/asc/', '#memory memory'],
  ['kernel/', '#names #sixteen text/ recognise/checks/ recognise/ resolve/ listed/ formats/'],
  ['extra/', 'text/ types'],
  ['kinds/', 'text/ kinds/rows types resolve/ extra/'],
  ['patterns/', 'input/ text/ types extra/ kinds/'],
  ['names/', 'input/ text/ types resolve/ formats/'],
  // A walk over values hands JSON to an engine and takes edits back; it knows nothing else.
  ['value/', 'text/ types names/'],
  ['identifiers/', 'text/ recognise/checks/ recognise/'],
  ['canonical/', 'text/ kinds/rows recognise/checks/ identifiers/'],
  ['act/', 'input/ types formats/ canonical/'],
  [
    'options/',
    'input/ text/ kinds/rows types recognise/checks/ recognise/ resolve/ plain/ extra/ kinds/ patterns/ names/ act/',
  ],
  ['pipeline', 'text/ types recognise/ resolve/ formats/ plain/ act/ options/'],
  ['engine/', 'input/ text/ types recognise/ resolve/ formats/ plain/ kernel/ extra/ value/ act/ options/ pipeline'],
  ['encoding/', 'input/ text/ types engine/'],
  ['round-trip/', 'input/ text/ types names/ value/ canonical/ act/ options/'],
  ['explain', 'text/ types resolve/ plain/ options/ pipeline'],
  ['redactor', 'input/ types formats/ value/ options/ engine/ encoding/ round-trip/ explain'],
  ['standard', 'types redactor'],
  ['index', 'types redactor standard'],
  ['files/', 'node:'],
  // Pages that need nothing else: how text and drawings are written in them.
  ['pages/', ''],
  // Names and addresses are an entry of their own: what it is made of stands in the way of nobody else.
  ['people/', 'types'],
  ['policy/', 'text/ input/ kinds/rows types patterns/ names/ act/ options/ pages/'],
  ['keyring/', '@noble/hashes/ input/ text/ kinds/rows types resolve/ canonical/ act/ options/ people/'],
  // To reveal is to decide, and to write down what may be written down.
  ['keyring/node-', 'node: input/ types encoding/ standard files/ policy/ keyring/'],
  ['playground/', 'kinds/rows types redactor pages/ policy/ keyring/'],
  ['adapters/ai/', 'types'],
  // Each system by its own client; the parts that all of them share know none.
  ['adapters/queue/', 'types encoding/'],
  ['adapters/queue/nats', '@nats-io/jetstream @nats-io/transport-node adapters/queue/'],
  ['adapters/queue/kafka', 'kafkajs adapters/queue/'],
  ['adapters/queue/redis', 'ioredis adapters/queue/'],
  ['adapters/queue/amqp', 'amqplib adapters/queue/'],
  [
    'adapters/',
    'node: yaml input/ types kernel/ identifiers/ options/ engine/ encoding/ redactor standard index files/ policy/ keyring/node-',
  ],
  ['adapters/doctor/', 'types adapters/'],
  [
    'adapters/cli/',
    `node: ignore @modelcontextprotocol/sdk/ @nats-io/jetstream @nats-io/transport-node kafkajs ioredis amqplib
    ../package.json input/ text/ types kernel/ names/ engine/ encoding/ redactor standard files/ pages/ people/ policy/
    keyring/ keyring/node- adapters/ adapters/doctor/ adapters/queue/ adapters/queue/nats adapters/queue/kafka
    adapters/queue/redis adapters/queue/amqp`,
  ],
]
const NAMES = ROOMS.map(([room]) => room)

const isIn = (name: string, room: string) => name === room || name.startsWith(/[\w.]$/.test(room) ? `${room}/` : room)

/** The room of a file, or nothing for what is none of ours. */
function roomOf(name: string): string | undefined {
  const rooms = NAMES.filter((room) => isIn(name.replace(/\.ts$/, ''), room))
  return rooms.sort((one, other) => other.length - one.length)[0]
}

describe('imports', () => {
  test.each(files.map((file) => [file.name, file] as const))('%s', (name, file) => {
    const room = roomOf(name)
    const row = ROOMS.find(([one]) => one === room)
    expect(row, 'a room for every file').toBeDefined()
    const allowed = row?.[1].split(/\s+/) ?? []
    for (const target of [...file.imports, ...file.later]) {
      const other = roomOf(target)
      const is = other === undefined ? allowed.some((one) => isIn(target, one)) : [room, ...allowed].includes(other)
      expect(is, `its row in ROOMS allows no import of ${target}`).toBe(true)
    }
  })

  test('go from room to room one way', () => {
    for (const [i, [room, imports]] of ROOMS.entries()) {
      for (const one of imports.split(/\s+/)) expect(NAMES.indexOf(one), `${room} imports ${one}`).toBeLessThan(i)
    }
  })

  test('are of rooms that each have a file', () => {
    const rooms = new Set(files.map(({ name }) => roomOf(name)))
    expect(NAMES.filter((room) => !rooms.has(room))).toEqual([])
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
    for (const { name, imports } of files.filter(({ name }) => !/^(adapters|keyring|playground)\//.test(name))) {
      for (const target of imports) expect(target, name).not.toMatch(/^@|^keyring\//)
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
      /^(recognise|resolve|listed|text|formats)\//.test(name) &&
      (imports.includes('#memory') || name.endsWith('forms.ts')),
  )

  test('are the recognisers, the weighing, and what both stand on', () => {
    expect(shared.length).toBeGreaterThanOrEqual(23)
    const alone = files.filter(({ name }) => /^(resolve|listed)\//.test(name)).map(({ name }) => name)
    const ours = ['listed/plain-words.generated.ts', 'listed/plain-words.ts'].concat(
      ['form-names', 'lexicon.generated', 'lexicon', 'packed', 'vocabulary'].map((name) => `resolve/${name}.ts`),
    )
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
const KINDS_PARTS = ['checks', 'extra', 'kind', 'owner', 'rows', 'table', 'text', 'weigh', 'words']

describe('one identifier: one file, one row, one corpus file', () => {
  const kinds = RECOGNISERS.map((row) => row.kind)

  test('the sets are the same', () => {
    const recognisers = filesBelow(resolve(SRC, 'recognise'))
      .filter((name) => !/^(checks\/|table|rows|forms|boundary|last-digits)/.test(name))
      .map((name) => name.replace('.ts', ''))
    expect(recognisers.sort(), 'files of src/recognise/').toEqual([...kinds].sort())
    expect(subjects().sort(), 'files of corpus/').toEqual([...new Set([...kinds, ...MORE_KINDS])].sort())
    const ofKinds = filesBelow(resolve(SRC, 'kinds'))
      .map((name) => name.replace('.ts', ''))
      .filter((name) => !KINDS_PARTS.includes(name))
    expect(ofKinds.sort(), 'files of src/kinds/').toEqual([...MORE_KINDS].sort())
    expect(RECOGNISERS.filter((row) => !row.witness).map((row) => row.kind)).toEqual(KINDS)
  })

  test('the kernel asks each recogniser under the row that the table has for it', () => {
    const kernel = files.find(({ name }) => name === 'kernel/claims.as.ts')?.text ?? ''
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
  const paths = ['src', 'test', 'bench', 'corpus']
    .flatMap((folder) => filesBelow(resolve(ROOT, folder)).map((name) => `/${folder}/${name}`))
    .concat('/common-js.ts', '/tsup.config.ts', '/vitest.config.ts')
  const docs = readdirSync(resolve(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`)
  const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...docs]
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ name, text: readFileSync(resolve(ROOT, name), 'utf8') }))

  test.each([...pages, ...files].map(({ name, text }) => [name, text] as const))('files in %s exist', (_, text) => {
    for (const [, named = ''] of text.matchAll(/`([\w#./-]+\.ts)`/g)) {
      // From anywhere above it; `./name.ts` stands for one in the same folder.
      const end = named.replace(/^(\.\.?\/)*/, '/')
      expect(
        paths.some((path) => path.endsWith(end)),
        named,
      ).toBe(true)
    }
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
