import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import type { Contender, OwnTool, ProgramTool, TextTool, Tool } from '../../bench/contender'
import { CONTENDERS } from '../../bench/contenders'
import { loadPeer } from '../../bench/peer'
import { loadValues } from '../../corpus/tools/logs'

const ROOT = resolve(import.meta.dirname, '../..')
const NAMES = CONTENDERS
/** These need nothing beside what `npm ci` and the build give. */
const CERTAIN = ['kernel', 'twin', 'libphonenumber', 'regexp', 'xregexp']
const ADVICE = /run npm run bench:setup|install ripgrep|needs a C compiler|name another build/

const folder = mkdtempSync(join(tmpdir(), 'sladd-contenders-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => vi.unstubAllEnvs())

async function contender(file: string): Promise<Contender> {
  return (await import(`../../bench/contenders/${file}.ts`)).default
}

/** Every value of the corpus, in a line of its own kind of log. */
const SAMPLE = [...loadValues()].flatMap(([kind, values]) =>
  values.map((value) => ({
    value: { kind: kind === 'ip6' ? 'ip' : kind, value },
    line: `app01 vard: from ${value} ok`,
  })),
)

type Sample = (typeof SAMPLE)[number]

/** Whether a value is gone from a line, by the tool's own way to replace. */
function replacing(tool: OwnTool | TextTool): (sample: Sample) => Promise<boolean> {
  const replace = (line: string) => (tool.type === 'own' ? tool.redactor.redact(line) : tool.replace(line))
  return async ({ line, value }) => !(await replace(line)).includes(value.value)
}

/** Whether a value was printed; one run for all, because a program's start is long. */
function printing(tool: ProgramTool, samples: readonly Sample[]): (sample: Sample) => Promise<boolean> {
  const [input, output] = [join(folder, 'input'), join(folder, 'output')]
  writeFileSync(input, samples.map(({ line }) => `${line}\n`).join(''))
  expect(tool.find(input, output)).toBe(0)
  const printed = new Set(readFileSync(output, 'utf8').split('\n'))
  return async ({ value }) => printed.has(value.value)
}

/** Values that a contender claims to know, and does not. */
async function unmet({ knows }: Contender, tool: Tool): Promise<string[]> {
  const claimed = SAMPLE.filter(({ value }) => knows(value))
  const isMet = tool.type === 'program' ? printing(tool, claimed) : replacing(tool)
  const met = await Promise.all(claimed.map(isMet))
  return claimed.filter((_, i) => !met[i]).map(({ value }) => value.value)
}

describe('the list of contenders', () => {
  test('names every file, and each once', () => {
    const files = readdirSync(join(ROOT, 'bench/contenders')).filter((name) => name.endsWith('.ts'))
    expect([...NAMES].sort()).toEqual(files.map((name) => name.replace('.ts', '')).sort())
  })

  test('has a name of its own for each', async () => {
    const names = (await Promise.all(NAMES.map(contender))).map(({ name }) => name)
    expect(new Set(names).size).toBe(NAMES.length)
  })
})

describe.each(NAMES)('contender %s', (file) => {
  test('says what it is, in a line that fits a table', async () => {
    const { name, about, knows, load } = await contender(file)
    expect(name).toMatch(/^\S.{0,40}$/)
    expect(about).toMatch(/^\S.{10,119}$/)
    expect([typeof knows, typeof load]).toEqual(['function', 'function'])
    expect(readFileSync(join(ROOT, `bench/contenders/${file}.ts`), 'utf8')).toMatch(/^\/\*\*(?:\n \*)? @module /)
  })

  test('is pinned where it is a package', async () => {
    const { package: name } = await contender(file)
    if (name === undefined) return
    const manifests = ['bench/package.json', 'package.json'].map((path) =>
      JSON.parse(readFileSync(join(ROOT, path), 'utf8')),
    )
    const [bench, own] = manifests
    const all = { ...own.devDependencies, ...bench.dependencies, ...bench.optionalDependencies }
    expect(all[name]).toMatch(/^\d+\.\d+\.\d+$/)
  })

  test('keeps its claims, or says what installs it', async () => {
    vi.stubEnv('SLADD_BEFORE', '')
    // A worker of the test runner is ended before it could clear away what a contender compiles.
    vi.stubEnv('TMPDIR', folder)
    const who = await contender(file)
    const tool = await who.load().catch((error: Error) => error)
    if (tool instanceof Error) {
      expect(CERTAIN).not.toContain(file)
      expect(tool.message).toMatch(ADVICE)
    } else {
      expect(await unmet(who, tool)).toEqual([])
    }
  })
})

describe('claims', () => {
  const claimed = async (file: string) => {
    const { knows } = await contender(file)
    return SAMPLE.filter(({ value }) => knows(value)).map(({ value }) => value.value)
  }

  test('of this library and of patterns made for the bench are all that is planted', async () => {
    for (const file of ['kernel', 'twin', 'before', 'regexp', 'xregexp', 're2', 'ripgrep', 'vectorscan']) {
      expect(await claimed(file)).toHaveLength(SAMPLE.length)
    }
  })

  test('of others leave out what their documentation does not name', async () => {
    const mails = ['anna.testberg@example.se', "o'hara@example.com"]
    expect(await claimed('redactpii')).toEqual(expect.arrayContaining(mails))
    expect(await claimed('redactpii')).not.toContain('åsa.öberg@example.se')
    expect(await claimed('logtape')).toContain('info@räksmörgås.example')
    expect((await claimed('openredaction')).filter((value) => /@|^10\.|^192\.168/.test(value))).toEqual([])
    expect(await claimed('openredaction')).toContain('192.0.2.44')
    expect(await claimed('cdssnc')).toEqual(expect.arrayContaining(['+46701740612', '10.251.43.21']))
    expect(await claimed('libphonenumber')).toHaveLength(SAMPLE.filter(({ value }) => value.kind === 'phone').length)
    for (const file of ['redactpii', 'redact-pii', 'logtape', 'cdssnc', 'openredaction', 'arcjet']) {
      expect(await claimed(file)).not.toContain('871220-2384')
    }
  })
})

describe('loading', () => {
  test('a package that is missing says what installs it', async () => {
    await expect(loadPeer('sladd-has-no-such-package')).rejects.toThrow('run npm run bench:setup')
  })

  test('another build is named by an option or by the environment', async () => {
    const before = await contender('before')
    expect(await before.load({ dist: join(ROOT, 'dist') })).toHaveProperty('type', 'own')
    vi.stubEnv('SLADD_BEFORE', join(ROOT, 'dist'))
    expect(await before.load()).toHaveProperty('type', 'own')
    await expect(before.load({ dist: folder })).rejects.toThrow('is missing: run npm run build')
    vi.stubEnv('SLADD_BEFORE', '')
    await expect(before.load()).rejects.toThrow('no release yet: name another build with --before DIST')
  })

  test('this library takes the kinds that it is told, and the engine of its name', async () => {
    for (const [file, engine] of [
      ['kernel', 'simd'],
      ['twin', 'plain'],
    ] as const) {
      const tool = await (await contender(file)).load({ kinds: ['email'] })
      if (tool.type !== 'own') throw new Error(`a ${tool.type} tool`)
      expect(tool.redactor.engine).toBe(engine)
      expect(tool.redactor.redact('anna@example.se 192.0.2.44')).toBe('[email] 192.0.2.44')
      expect(tool.createRedactStream(tool.redactor)).toHaveProperty('pipe')
    }
  })
})
