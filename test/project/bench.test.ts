import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { bundleContender } from '../../bench/bundle'
import type { OwnTool } from '../../bench/contender'
import { makeHaystack, saveHaystack } from '../../bench/haystacks'
import { measureRow, memberEntry } from '../../bench/measure'
import { Member } from '../../bench/member'
import { countFault, digestOf, ownFault, replacedFault, withoutFault } from '../../bench/proof'
import { rustPattern } from '../../bench/regexp'
import { interleave, ratioOf, spreadOf } from '../../bench/rounds'
import { scratchFolder } from '../../bench/scratch'
import { readSettings } from '../../bench/settings'
import { CALL, OWN } from '../../bench/tasks'
import { WORKS } from '../../bench/works'
import { createRedactStream } from '../../src/adapters/node-stream'
import { createRedactor } from '../../src/redactor'

const SIZE = 60_000
const folder = mkdtempSync(join(tmpdir(), 'sladd-bench-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const redactor = createRedactor({ engine: 'plain' })
const own: OwnTool = { type: 'own', redactor, createRedactStream }

describe('an answer of ours', () => {
  const haystack = makeHaystack('dense', SIZE)
  const findings = redactor.scan(haystack.bytes, CALL)

  test.each(Object.keys(OWN))('is right in %s', async (work) => {
    const given = work === 'record' ? makeHaystack('json', SIZE) : haystack
    const answer = await OWN[work]?.(own, given).answer()
    expect(answer && ownFault(given, answer)).toBeUndefined()
  })

  test('is wrong when it is nothing', () => {
    expect(ownFault(haystack, { findings: [] })).toMatch(/^found 0 of \d+$/)
    expect(ownFault(haystack, { count: 0 })).toMatch(/^found 0 of \d+$/)
    expect(ownFault(haystack, { output: Buffer.alloc(0) })).toBe('no output')
    expect(countFault(makeHaystack('hostile', SIZE), 0)).toMatch(/^found 0, at least \d+/)
  })

  test('is wrong when nothing is masked', () => {
    expect(ownFault(haystack, { output: haystack.bytes })).toMatch(/other output/)
  })

  test('has another digest when a finding is another', () => {
    const [first, ...rest] = findings
    if (first === undefined) throw new Error('nothing was found')
    const right = digestOf({ findings })
    for (const change of [{ end: first.end + 1 }, { confidence: 0.01 }, { evidence: [] }, { variant: 'x' }]) {
      expect(digestOf({ findings: [{ ...first, ...change }, ...rest] })).not.toBe(right)
    }
    expect(digestOf({ findings: [...findings].reverse() })).not.toBe(right)
  })

  test('with a kind left out has nothing of it and all of the others', () => {
    const others = findings.filter(({ kind }) => kind !== 'email')
    const kinds = ['personnummer', 'fodselsnummer', 'phone', 'ip']
    expect(withoutFault(haystack, { findings: others }, kinds)).toBeUndefined()
    expect(withoutFault(haystack, { findings }, kinds)).toBe('found a kind that was left out')
    expect(withoutFault(haystack, { findings: others.slice(1) }, kinds)).toMatch(/^found \d+, at least/)
  })
})

describe('an answer of another tool', () => {
  const haystack = makeHaystack('logs', SIZE)
  const isMail = ({ kind }: { kind: string }) => kind === 'email'
  const text = haystack.bytes.toString()
  const without = haystack.values
    .flat()
    .filter(isMail)
    .reduce((rest, { value }) => rest.replace(value, 'EMAIL'), text)

  test('is right when what it claims to know is gone, whatever else it changed', () => {
    expect(replacedFault(haystack, Buffer.from(without), isMail)).toBeUndefined()
    expect(replacedFault(haystack, Buffer.from(without.replaceAll(/\d/g, '#')), isMail)).toBeUndefined()
    // Lines that can no longer be told from each other.
    expect(replacedFault(haystack, Buffer.from(without.replaceAll('\n', ' ')), isMail)).toBeUndefined()
  })

  test('is wrong when a value is left, when nothing is returned, and when all is taken away', () => {
    expect(replacedFault(haystack, haystack.bytes, isMail)).toMatch(/^left \d+ of \d+ values/)
    expect(replacedFault(haystack, Buffer.from(text.replaceAll('\n', ' ')), isMail)).toMatch(/^left \d+ of \d+ values/)
    expect(replacedFault(haystack, Buffer.alloc(0), isMail)).toBe('no output')
    expect(replacedFault(haystack, Buffer.from('\n'), isMail)).toMatch(/^kept 0 of \d+ words/)
    const stars = without.replaceAll(/[^\n]/g, '*')
    expect(replacedFault(haystack, Buffer.from(stars), isMail)).toMatch(/^kept 0 of \d+ words/)
  })

  test('of a program is wrong when it prints too little', () => {
    expect(countFault(haystack, 0, false)).toMatch(/^found 0, at least \d+/)
    expect(countFault(haystack, 1e6, false)).toBeUndefined()
  })
})

/** A file as it would lie in `bench/contenders`. */
function contenderFile(name: string, replace: string): string {
  const file = join(folder, 'source', `${name}.ts`)
  mkdirSync(join(folder, 'source'), { recursive: true })
  writeFileSync(
    file,
    `export default { name: '${name}', about: '', knows: ({ kind }) => kind === 'email',
      async load() { return { type: 'text', replace: ${replace} } } }`,
  )
  return file
}

describe('a row', () => {
  const limits = { turn: 2, prepare: 4000 }
  const haystack = makeHaystack('logs', SIZE)
  saveHaystack(haystack, scratchFolder())

  async function member(name: string, file: string): Promise<Member> {
    const [program, contender] = [
      await bundleContender(resolve(import.meta.dirname, '../../bench/child.ts'), join(folder, 'build')),
      await bundleContender(file, join(folder, 'build')),
    ]
    const one = new Member({ name, program, contender })
    await one.load()
    return one
  }

  test('shows a contender that returns nothing as wrong, one that hangs as late, and neither as fast', async () => {
    const right = "(text) => text.replace(/[\\w.+'=åäöæøÅÄÖÆØ-]+@[\\w.åäöæøÅÄÖÆØ-]+/g, 'EMAIL')"
    const crew = await Promise.all(
      Object.entries({
        right,
        async: `async (text) => (${right})(text)`,
        nothing: "() => ''",
        same: '(text) => text',
        throws: '(text) => { throw new TypeError(text) }',
        hangs: '() => { for (;;); }',
      }).map(([name, replace]) => member(name, contenderFile(name, replace))),
    )
    try {
      const entries = crew.map((one) => memberEntry(one, 'line', limits))
      const missing = { name: 'gone', missing: 'run npm run bench:setup', prepare: () => Promise.reject(new Error()) }
      const { speeds, lacks } = await measureRow('line', haystack, [...entries, missing], 2)
      expect(speeds.map(({ contender, rates }) => [contender, rates.length])).toEqual([
        ['right', 2],
        ['async', 2],
      ])
      expect(speeds.every(({ rates, bytes }) => bytes > 1000 && rates.every((rate) => rate > 0))).toBe(true)
      expect(lacks.map(({ contender, status, reason }) => [contender, status, reason])).toEqual([
        ['nothing', 'wrong', expect.stringMatching(/^kept 0 of \d+ words beside the values$/)],
        ['same', 'wrong', expect.stringMatching(/^left \d+ of \d+ values that it claims to know$/)],
        ['throws', 'wrong', 'threw TypeError'],
        ['hangs', 'late', 'did not end in 4 s'],
        ['gone', 'missing', 'run npm run bench:setup'],
      ])
    } finally {
      for (const one of crew) one.stop()
    }
  }, 60_000)

  test('two works of one process are two: each turn does its own', async () => {
    const slow = `(text) => {
      for (const end = performance.now() + (text.includes('\\n') ? 300 : 0); performance.now() < end; );
      return text.replace(/\\S+@\\S+/g, 'EMAIL')
    }`
    const one = await member('slow', contenderFile('slow', slow))
    try {
      for (const work of ['line', 'text']) await one.prepare(work, haystack.name, 2, 8000)
      const [line, text] = [await one.run('line'), await one.run('text')]
      expect(text).toBeGreaterThanOrEqual(300)
      expect(line).toBeLessThan(text)
    } finally {
      one.stop()
    }
  }, 60_000)

  test('trusts no two answers of ours that differ', async () => {
    const entry = (name: string, digest: string) => ({
      name,
      prepare: async () => ({ bytes: 1, digest, measure: async () => 1 }),
    })
    const { speeds, lacks } = await measureRow('find', haystack, [entry('a', 'x'), entry('b', 'y')], 1)
    expect(speeds).toEqual([])
    expect(lacks.map(({ status }) => status)).toEqual(['wrong', 'wrong'])
  })
})

describe('measuring', () => {
  test('every round begins with another contender, and all do the same number of rounds', async () => {
    const order: string[] = []
    const measure = (name: string) => async () => order.push(name)
    const contenders = ['a', 'b', 'c'].map((name) => ({ name, measure: measure(name) }))
    const rates = await interleave(contenders, 2)
    expect(order.join('')).toBe('cababcbca')
    expect([...rates.values()].map((figures) => figures.length)).toEqual([2, 2, 2])
  })

  test('medians and ratios by round', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 })
    const rates = new Map([
      ['a', [10, 30]],
      ['b', [5, 10]],
    ])
    expect(ratioOf(rates, 'a', 'b')).toEqual({ median: 2.5, min: 2, max: 3 })
    expect(ratioOf(rates, 'a', 'gone')).toBeUndefined()
  })

  test('the pattern for Rust has no boundary or letter but those of ASCII', () => {
    expect(rustPattern()).not.toMatch(/\\w|(?<!\(\?-u:)\\b|\(\?[=!<]/)
  })
})

describe('settings', () => {
  test('without any: all that is usual, and a record', () => {
    const settings = readSettings([])
    expect(settings?.works.map(({ name }) => name)).toEqual(
      WORKS.filter(({ isExtra }) => !isExtra).map(({ name }) => name),
    )
    expect(settings).toMatchObject({ once: ['quality', 'start', 'size'], rows: undefined, isWhole: true })
  })

  test('--only takes works, haystacks and contenders; the engines of this library always take part', () => {
    const settings = readSettings(['--only', 'line,logs,redactpii', '--quick'])
    expect(settings).toMatchObject({ rows: ['logs'], contenders: ['kernel', 'twin', 'redactpii'], once: [] })
    expect(settings?.works.map(({ name }) => name)).toEqual(['line'])
    expect(settings?.isWhole).toBe(false)
    expect(readSettings(['--only', 'start'])).toMatchObject({ works: [], once: ['start'] })
    expect(readSettings(['--only', 'dense'])).toMatchObject({ rows: ['dense'], isWhole: false })
  })

  test('what is not known is refused by name', () => {
    expect(() => readSettings(['--only', 'lines'])).toThrow(/^--only does not know lines$/)
    expect(() => readSettings(['--rounds', '0'])).toThrow(/^--rounds expected a number above 0$/)
    expect(() => readSettings(['--fast'])).toThrow(/--fast/)
    expect(readSettings(['--help'])).toBeUndefined()
  })

  test('the README names no option that is not there', () => {
    const docs = readFileSync(resolve(import.meta.dirname, '../../docs/explanation/benchmarks.md'), 'utf8')
    for (const [, rest] of docs.matchAll(/npm run bench -- (.*?)(?:#|$)/gm)) {
      const args = (rest ?? '').trim().split(/\s+/)
      expect(readSettings(args.filter((one) => one !== ''))).toBeDefined()
    }
  })
})
