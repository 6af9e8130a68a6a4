import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Ajv from 'ajv'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { CONFIG_SCHEMA_FILE, configSchema } from '../../corpus/tools/man'
import { CONFIG_SCHEMA, wrongIn } from '../../src/adapters/cli/config/schema'
import { ended } from '../command'

const root = mkdtempSync(join(tmpdir(), 'sladd-config-'))
const below = join(root, 'a', 'b')
afterAll(() => rmSync(root, { recursive: true }))

const LINE = 'Anna 871220-2384, anna@example.se from 192.0.2.44\n'
const write = (name: string, text: string, folder = root) => writeFileSync(join(folder, name), text)
const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = below) =>
  ended(cwd, args, LINE, { env: { ...process.env, ...env } })

beforeEach(() => {
  rmSync(root, { recursive: true })
  mkdirSync(below, { recursive: true })
})

describe('a configuration', () => {
  test('of a folder above holds, the nearest first; options and the environment go before it', () => {
    write('sladd.config.json', '{ "kinds": ["ip"] }')
    expect(run(['redact']).out).toBe('Anna 871220-2384, anna@example.se from [ip]\n')
    expect(run(['redact'], { SLADD_KINDS: 'email' }).out).toBe('Anna 871220-2384, [email] from 192.0.2.44\n')
    expect(run(['redact', '--kinds', 'personnummer'], { SLADD_KINDS: 'email' }).out).toBe(
      'Anna [personnummer], anna@example.se from 192.0.2.44\n',
    )
    expect(run(['redact', '--no-config']).out).toBe('Anna [personnummer], [email] from [ip]\n')
    write('sladd.config.yaml', 'allow: [anna@example.se]\nactions:\n  ip: keep\n', below)
    expect(run(['redact']).out).toBe('Anna [personnummer], anna@example.se from 192.0.2.44\n')
  })

  test('as a program; files in it are those of its folder', () => {
    write('own.json', '[{ "name": "from", "pattern": "from" }]')
    write('sladd.config.mjs', 'export default { patterns: "own.json", at: "2026-01-31" }')
    write('package.json', '{ "type": "module" }')
    write('sladd.config.js', `export default { allow: ['192.0.2' + '.44'], patterns: 'own.json' }`)
    expect(run(['redact']).out).toBe('Anna [personnummer], [email] [from] 192.0.2.44\n')
    expect(run(['redact', '--config', join(root, 'sladd.config.mjs')]).out).toContain('[from] [ip]')
  })

  test.each([
    ['json', '{\n  "kindz": []\n}', 'sladd.config.json:2:3: kindz: no such option; did you mean kinds?'],
    ['json', '{ "jobs": "871220-2384" }', 'sladd.config.json:1:3: jobs: expected a number'],
    ['json', '{ "kinds": [', 'sladd.config.json:1:13: '],
    ['yaml', 'names: anna@example.se\n', 'sladd.config.yaml:1:1: names: expected a boolean'],
    ['yaml', 'kinds:\n  - ip\n  - 7\n', 'sladd.config.yaml:3:5: kinds[1]: expected text'],
    ['yaml', 'at: 1\nkinds: &x [ip]\n', 'sladd.config.yaml:2:1: has an anchor, which is not allowed; write the value'],
    ['yaml', 'kinds: !!set {ip}\n', 'sladd.config.yaml:1:1: has a tag, which is not allowed; write a plain value'],
    ['yaml', '# x\n%YAML 1.1\n---\nat: 1\n', 'sladd.config.yaml:2:1: has a directive, which is not allowed'],
    ['yaml', 'kinds: [ip]\nkinds: [email]\n', 'sladd.config.yaml:2:1: the key "kinds" stands twice; keep one'],
    ['yaml', 'kinds: [anna]\n', 'sladd.config.yaml:1:1: --kinds names an unknown kind'],
    ['js', 'throw new Error("871220-2384")', 'sladd.config.js: cannot be loaded (Error)'],
  ])('that is wrong is exit code 2 with file and place, and no value: %s %j', (ending, text, message) => {
    write(`sladd.config.${ending}`, text)
    const { code, out, error } = run(['redact'], {}, root)
    expect([code, out]).toEqual([2, ''])
    expect(error).toContain(`sladd: ${message}`)
    expect(error).not.toMatch(/871220|example\.se/)
  })

  test.skipIf(process.getuid === undefined)(
    'that others may write is not followed, and no program of theirs runs',
    () => {
      write('sladd.config.json', '{ "kinds": ["ip"] }')
      chmodSync(root, 0o777)
      const { code, out, error } = run(['redact'])
      expect([code, out]).toEqual([2, ''])
      expect(error).toContain('others may write it or its folder, so it is not used; name it with --config')
      expect(run(['redact', '--config', join(root, 'sladd.config.json')]).code).toBe(0)
      write('sladd.config.js', 'console.log("ran")')
      expect(run(['redact', '--config', join(root, 'sladd.config.js')])).toMatchObject({ code: 2, out: '' })
      chmodSync(root, 0o755)
    },
  )
})

describe('the schema', () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(CONFIG_SCHEMA)

  test('is that of the table: npm run man', () => {
    expect(JSON.parse(readFileSync(CONFIG_SCHEMA_FILE, 'utf8'))).toEqual(JSON.parse(configSchema()))
  })

  test.each([
    [{}, true],
    [{ $schema: 'x', kinds: ['email'], minConfidence: 0.7, jobs: 2, hold: 1.5, names: true }, true],
    [{ fields: { memberId: 'id', 'category:health': false, a: { partial: { first: 2 } } } }, true],
    [{ patterns: 'own.json', contextFrom: { consent: 'samtycke' }, consent: true, glob: ['*.log'] }, true],
    [{ patterns: [{ name: 'x', pattern: 'x' }], allow: ['a'], actions: { default: 'keep' }, at: '2026-01-31' }, true],
    [[], false],
    [{ kinds: [1] }, false],
    [{ minConfidence: 'sure' }, false],
    [{ fields: { a: 1 } }, false],
    [{ engine: 'fast' }, false],
    [{ output: 'x' }, false],
    [{ consent: 'maybe' }, false],
    [{ allow: 'a' }, false],
  ])('%j: ajv and the command say the same', (config, isRight) => {
    expect(validate(config)).toBe(isRight)
    expect(wrongIn(config, CONFIG_SCHEMA) === undefined).toBe(isRight)
  })
})

test('init writes one, and tells names, kinds and counts, never a value', () => {
  write('sample.json', '{ "kundnamn": "Anna Berg", "epost": "anna@example.se", "pnr": "871220-2384" }\n', below)
  const { code, out } = run(['init', 'sample.json'])
  expect(code).toBe(0)
  expect(out).toMatch(/^personnummer +1\n/m)
  expect(out).toMatch(/^kundnamn +name\n/m)
  expect(out).not.toMatch(/Anna|871220|example\.se/)
  const config = JSON.parse(readFileSync(join(below, 'sladd.config.json'), 'utf8'))
  expect(wrongIn(config, CONFIG_SCHEMA)).toBeUndefined()
  expect(config.fields).toMatchObject({ kundnamn: 'name' })
  expect(run(['redact']).code).toBe(0)
  expect(run(['init', 'sample.json'])).toMatchObject({ code: 2, out: '' })
})
