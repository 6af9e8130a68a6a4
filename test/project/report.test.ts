import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLIFFS } from '../../bench/cliffs'
import { GATES, verdictOf } from '../../bench/gates'
import { readExpected } from '../../bench/haystacks'
import { chart } from '../../bench/report/chart'
import { chartRows, remark } from '../../bench/report/chart-rows'
import { figure, geometricMean, percent } from '../../bench/report/figures'
import { MARKDOWN, TERMINAL } from '../../bench/report/grid'
import { comparisons, lostSentences, othersText } from '../../bench/report/lost'
import { qualityTable } from '../../bench/report/quality-table'
import { blockOf, readmeBlock, updateReadme, withBlock } from '../../bench/report/readme'
import { newestRecord, readRecord, recordName, recordNames, writeRecord } from '../../bench/report/record'
import { speedTable } from '../../bench/report/speed-table'
import { meanRatio, meanSpeed, ratioAt, speedOf } from '../../bench/report/standing'
import { consoleTables, summary } from '../../bench/report/summary'
import type { Results } from '../../bench/results'
import { WORKS } from '../../bench/works'
import { emptyResults, KERNEL, madeUpResults, PEER, speed, TWIN } from './made-up-results'

const results = madeUpResults()
const empty = emptyResults()

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sladd-report-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Cells of the row of a Markdown table that begins with a name. */
function row(markdown: string, name: string): string[] {
  const line = markdown.split('\n').find((one) => one.startsWith(`| ${name} |`)) ?? ''
  return line
    .split(' | ')
    .slice(1)
    .map((cell) => cell.replace(/ \|$/, ''))
}

/** The made-up results with other speeds of `line`. */
function withLine(...speeds: Results['speeds'][number][]): Results {
  return { ...results, lacks: [], speeds }
}

describe('figures', () => {
  test('three digits that count', () => {
    const shown = [1234.4, 99.96, 9.996, 1.005, 0.9984, 0.04712].map(figure)
    expect(shown).toEqual(['1,234', '100', '10.0', '1.00', '0.998', '0.0471'])
  })

  test('a share is whole only when nothing is missing', () => {
    const shown = [
      [9999, 10_000],
      [1, 10_000],
      [0, 3],
      [3, 3],
      [0, 0],
    ].map(([part = 0, whole = 0]) => percent(part, whole))
    expect(shown).toEqual(['99.9 %', '0.1 %', '0 %', '100 %', '–'])
  })

  test('geometric mean', () => {
    expect(geometricMean([2, 8])).toBeCloseTo(4)
    expect(geometricMean([0.5, 2])).toBeCloseTo(1)
  })
})

describe('record', () => {
  test('what is read is what was written', () => {
    for (const [name, one] of Object.entries({ results, empty })) {
      const written = writeRecord(one, join(folder, name))
      expect(readRecord(written)).toEqual(one)
      expect(readFileSync(join(written, 'summary.md'), 'utf8')).toBe(summary(one))
      expect(readFileSync(join(written, 'chart.svg'), 'utf8')).toBe(chart(one))
    }
  })

  test('a speed without rounds and a start without processes are kept, too', () => {
    const start = { contender: KERNEL, load: [], first: [], second: [], resident: [] }
    const odd = { ...empty, starts: [start], speeds: [{ ...speed('line', 'logs', KERNEL, 1), rates: [] }] }
    expect(readRecord(writeRecord(odd, join(folder, 'odd')))).toEqual(odd)
  })

  test('reasons may hold whatever divides fields and lines', () => {
    const lack = {
      work: 'line',
      haystack: 'logs',
      contender: 'a,"b"',
      status: 'wrong',
      reason: 'x\r\ny, "z"\n',
    } as const
    const quoted = { ...empty, lacks: [lack] }
    const written = writeRecord(quoted, join(folder, 'quoted'))
    expect(readRecord(written)).toEqual(quoted)
    writeFileSync(join(written, 'speeds.csv'), `${readFileSync(join(written, 'speeds.csv'), 'utf8')}"`)
    expect(() => readRecord(written)).toThrow(/Quote/)
  })

  test('what is not as it was written is refused, with its place', () => {
    const written = writeRecord(results, join(folder, 'broken'))
    const path = join(written, 'speeds.csv')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace(/,200000000,/, ',fast,'))
    expect(() => readRecord(written)).toThrow(/speeds\.csv, record 2: rate is no number/)
    writeFileSync(path, text.replace(',wrong,', ',odd,'))
    expect(() => readRecord(written)).toThrow(/no status is called odd/)
    writeFileSync(path, text.replace('work,', 'task,'))
    expect(() => readRecord(written)).toThrow(/columns are not/)
  })

  test('the newest is that of the last day, and then of the last name', () => {
    expect(newestRecord(join(folder, 'nowhere'))).toBeUndefined()
    const records = join(folder, 'many')
    for (const name of ['2026-09-30-z', '2026-11-22-a', '2026-11-22-b'])
      mkdirSync(join(records, name), { recursive: true })
    writeFileSync(join(records, '2027-notes.md'), '')
    expect(newestRecord(records)).toBe(join(records, '2026-11-22-b'))
    expect(recordNames(records)).toHaveLength(3)
    expect(recordName(results.environment)).toBe('2026-11-22-xeon-2-60ghz')
  })
})

describe('speeds', () => {
  const line = speedTable(results, 'line', MARKDOWN)

  test('ratios are taken round by round', () => {
    const uneven = withLine(
      { ...speed('line', 'logs', KERNEL, 1), rates: [10e6, 30e6, 40e6] },
      { ...speed('line', 'logs', PEER, 1), rates: [5e6, 10e6, 10e6] },
    )
    expect(ratioAt(uneven, 'line', 'logs', KERNEL, PEER)).toEqual({ median: 3, min: 2, max: 4 })
    expect(row(speedTable(uneven, 'line', MARKDOWN), PEER)[0]).toBe('10.0 [5.00–10.0]<br>3.00 × [2.00–4.00]')
  })

  test('rounds that do not stand side by side have no ratio', () => {
    const uneven = withLine(speed('line', 'logs', KERNEL, 1), { ...speed('line', 'logs', PEER, 1), rates: [1] })
    expect(() => ratioAt(uneven, 'line', 'logs', KERNEL, PEER)).toThrow(RangeError)
  })

  test('who is wrong, late or missing has a word and a reason, and no figure', () => {
    expect(row(line, 'leaky')).toEqual([...Array(6).fill('wrong <sup>5</sup>'), '–'])
    expect(row(line, 'gone-redactor')[0]).toBe('not installed <sup>4</sup>')
    expect(row(line, '@arcjet/redact')[1]).toBe('wrong <sup>2</sup>')
    expect(row(line, 'redact-pii')[5]).toBe('late <sup>1</sup>')
    expect(line).toContain('2. @arcjet/redact on json: wrong: left "anna@example.se", and 2 more\n')
    expect(line).toContain('5. leaky on logs, json, prose, dense, clean, hostile: wrong: left 3 values \\| of \\*12\\*')
  })

  test('a speed that was measured for a wrong answer is shown nowhere', () => {
    const speeds = ['logs', 'json', 'prose', 'dense', 'clean', 'hostile'].map((name) =>
      speed('line', name, 'leaky', 987),
    )
    const leaked = { ...results, speeds: [...results.speeds, ...speeds] }
    expect(speedOf(leaked, 'line', 'logs', 'leaky')).toBeUndefined()
    for (const render of [summary, consoleTables, chart, readmeBlock]) expect(render(leaked)).toBe(render(results))
  })

  test('means are over the haystacks on which both have a speed, and say over how many', () => {
    const all = ['logs', 'json', 'prose', 'dense', 'clean']
    const ratio = meanRatio(results, 'line', all, KERNEL, '@arcjet/redact')
    expect(ratio).toMatchObject({ over: 4, of: 5 })
    expect(ratio?.mean).toBeCloseTo((1000 * 2000 * 500 * 2000) ** (1 / 4))
    expect(meanSpeed(results, 'line', all, PEER)?.mean).toBeCloseTo((20 * 20 * 25 * 62.5 * 40) ** (1 / 5))
    expect(row(line, '@arcjet/redact').at(-1)).toBe('0.157 (4 of 5)<br>1,189 × (4 of 5)')
    expect(meanRatio(results, 'line', all, KERNEL, 'leaky')).toBeUndefined()
    const fewer = {
      ...results,
      lacks: [{ work: 'line', haystack: 'dense', contender: KERNEL, status: 'wrong', reason: '' }],
    }
    expect(meanRatio(fewer as Results, 'line', all, KERNEL, PEER)).toMatchObject({ over: 4, of: 5 })
  })

  test('hostile is shown and in no mean', () => {
    expect(row(line, PEER)[5]).toContain('100 ×')
    expect(row(line, PEER).at(-1)).toBe('30.2<br>6.54 ×')
  })

  test('a work of processes is compared with the command', () => {
    const file = speedTable(results, 'file', MARKDOWN)
    expect(row(file, 'stream program')[0]).toContain('3.00 ×')
    expect(file).not.toContain('◀')
  })
})

describe('what is lost', () => {
  test('is marked, counted and named', () => {
    expect(row(speedTable(results, 'line', MARKDOWN), PEER)[3]).toBe(
      '**62.5 [31.3–68.8]**<br>0.800 × [0.800–0.800]<br>◀ faster than sladd',
    )
    expect(summary(results).match(/◀/g)).toHaveLength(1)
    expect(comparisons(results)).toHaveLength(22)
    expect(lostSentences(results)).toBe(
      "sladd's kernel is the slower one in 1 of 22 comparisons with other tools: it loses to @redactpii/node in line (dense).",
    )
    expect(consoleTables(results)).toContain('◀ faster')
  })

  test('nothing lost, and nobody there', () => {
    const won = withLine(speed('line', 'logs', KERNEL, 2), speed('line', 'logs', PEER, 1))
    expect(lostSentences(won)).toBe("sladd's kernel is the faster one in all 1 comparison with other tools.")
    expect(lostSentences(empty)).toMatch(/^No other tool/)
  })

  test('losing to the twin is said apart, and so is a kernel without a speed', () => {
    const odd = withLine(
      speed('line', 'logs', KERNEL, 2),
      speed('line', 'logs', TWIN, 3),
      speed('line', 'json', PEER, 1),
    )
    expect(lostSentences(odd)).toMatch(/Its plain twin is faster in 1 place\. .*others have one: line \(json\)\.$/)
    expect(row(speedTable(odd, 'line', MARKDOWN), TWIN)[0]).toMatch(/than the kernel$/)
  })

  test('others without any figure are named', () => {
    expect(othersText(results, String)).toBe('4 other tools (no figure: gone-redactor, leaky, ripgrep)')
  })
})

describe('gates', () => {
  const at = (median: number) => ({ median, min: median, max: median })

  test('by the median, and said when a round fell below', () => {
    const ratio = { gate: 14, goal: 18 }
    expect([13, 15, 19].map((median) => verdictOf(ratio, at(median)))).toEqual(['below', 'gate', 'goal'])
    const shaky = withLine(
      { ...speed('line', 'logs', KERNEL, 1), rates: [5, 10, 12] },
      { ...speed('line', 'logs', PEER, 1), rates: [1, 1, 1] },
    )
    expect(summary(shaky)).toContain('| 10.0 × [5.00–12.0] | 6 | 9 | goal reached, not in every round |')
  })

  test('a figure with a unit is to be small', () => {
    const start = { gate: 15, goal: 8, unit: 'ms' }
    expect([16, 15, 8].map((median) => verdictOf(start, at(median)))).toEqual(['below', 'gate', 'goal'])
    expect(summary(results)).toContain(
      '| start | load and first call | 13.3 [12.5–15.0] ms | ≤ 15 | ≤ 8 | gate reached |',
    )
  })

  test('the longest cliff is that of the worst piece', () => {
    const [first, second] = [CLIFFS[0] as (typeof CLIFFS)[number], CLIFFS[1] as (typeof CLIFFS)[number]]
    const speeds = [
      ...[speed('cliff', 'longline', first.short, 900), speed('cliff', 'longline', first.long, 300)],
      ...[speed('cliff', 'longline', second.short, 900), speed('cliff', 'longline', second.long, 90)],
    ]
    const text = summary({ ...results, speeds: [...results.speeds, ...speeds] })
    expect(text).toMatch(
      /\| cliff \| longest, .* \| 10\.0 \[10\.0–10\.0\] × \| ≤ 2 \| ≤ 1\.3 \| \*\*NOT REACHED\*\* \|/,
    )
    expect(text).not.toContain('The kernel has no speed where others have one: cliff')
  })

  test('a finding of the command line is counted by what stands in the haystack', () => {
    const { bytes, total } = readExpected('dense')
    const scanned = { ...speed('file', 'dense', 'sladd scan', 1), rates: [bytes / (total * 4e-6)] }
    expect(summary({ ...results, speeds: [...results.speeds, scanned] })).toContain(
      '| file, dense | sladd scan, a finding | 4.00 [4.00–4.00] us | ≤ 3 | ≤ 1 | **NOT REACHED** |',
    )
  })

  test('stand beside what was measured', () => {
    const text = summary(results)
    expect(text).toMatch(/Of \d+ gates 4 are reached, 3 are not; \d+ could not be measured\./)
    expect(text).toContain(
      '| stream, logs | sladd (kernel) / sladd (kernel), scan only | 0.500 × [0.500–0.500] | 0.7 | 0.85 | **NOT REACHED** |',
    )
    expect(text).toContain('| find, logs | sladd (kernel) / ripgrep | – | 2 | 5 | ripgrep: not installed |')
    expect(GATES.every(({ gate, goal, unit }) => (unit === undefined ? goal > gate : goal < gate))).toBe(true)
  })

  test('are of works and haystacks that the bench has', () => {
    for (const { place } of GATES) {
      const [work, haystack] = place.split(', ')
      const rows = WORKS.find(({ name }) => name === work)?.rows
      if (haystack !== undefined) expect(rows, place).toContain(haystack)
    }
  })
})

describe('what people read', () => {
  test('a terminal of 120 columns holds it', () => {
    for (const one of consoleTables(results).split('\n')) expect(one.length, one).toBeLessThanOrEqual(120)
  })

  test('a table that is too wide goes on below, with its names', () => {
    const grid = { head: ['name', ...Array(20).fill('a long column')], rows: [[['x'], ...Array(20).fill(['1'])]] }
    const lines = TERMINAL.grid(grid).split('\n')
    expect(lines.every((one) => one.length <= 120)).toBe(true)
    expect(lines.filter((one) => one.startsWith('name '))).toHaveLength(3)
  })

  test('sections without anything in them are left out', () => {
    for (const render of [summary, consoleTables, chart, readmeBlock])
      expect(render(empty)).not.toMatch(/NaN|Infinity|undefined/)
    expect(summary(empty)).not.toMatch(/## (Start|Size|What is found)/)
    expect(summary(results)).toMatch(/## Start[\s\S]*## Size[\s\S]*## Contenders[\s\S]*## Method[\s\S]*## Biases/)
    for (const render of [summary, consoleTables, chart, readmeBlock])
      expect(render(results)).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('quality by kind and together', () => {
    const cells = row(qualityTable(results.found, results.changed), PEER)
    expect(cells[1]).toBe('10.0 %<br>30.0 % partly')
    expect(cells.slice(5)).toEqual(['38.0 %<br>11.4 % partly', '75 of 300', '75 of 50', '150 of 500'])
    expect(qualityTable([], [])).toBe('')
  })

  test('the chart has a bar only for who is right', () => {
    const rows = chartRows(results)
    expect(rows.map(({ name }) => name).slice(0, 3)).toEqual([KERNEL, TWIN, PEER])
    expect(rows.filter(({ speed: one }) => one === undefined).map(({ name }) => name)).toEqual([
      'gone-redactor',
      'leaky',
    ])
    expect(remark({ name: PEER, speed: { mean: 1, over: 1, of: 5 }, lacks: [], lost: ['logs'] })).toBe(
      'faster than sladd on all of them',
    )
    expect(rows.map(remark)).toEqual(['', '', 'faster than sladd on dense', '', '', 'wrong on json', '', ''])
    const svg = chart(results)
    expect(svg.match(/url\(#hatched\)/g)).toHaveLength(1)
    expect(svg).toContain('>wrong</text>')
    expect(svg).toContain('logarithmic scale')
    expect(svg.match(/<text/g)?.length).toBe(svg.match(/<\/text>/g)?.length)
  })

  test('the chart escapes what would be markup', () => {
    const odd = withLine(speed('line', 'logs', '<a & "b">', 1))
    expect(chart(odd)).toContain('&lt;a &amp; &quot;b&quot;&gt;')
  })
})

describe('README', () => {
  const readme = '# x\n\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nmore\n'

  test('the block says who, where, and what is lost', () => {
    const block = readmeBlock(results)
    expect(block).toContain('2 cores, Node v20.20.2, commit abc1234 with changes) beside 4 other tools')
    expect(block).toContain('it loses to @redactpii/node in line (dense)')
    expect(block).toContain('](docs/speed.svg)')
    expect(block).toContain('](bench/record/2026-11-22-xeon-2-60ghz/summary.md)')
  })

  test('is written between its marks and nowhere else', () => {
    expect(blockOf(withBlock(readme, 'new'))).toBe('new')
    expect(withBlock(readme, 'new')).toBe(readme.replace('old', 'new'))
    expect(blockOf('# x')).toBeUndefined()
    expect(() => withBlock('# x', 'new')).toThrow(/bench:begin/)
  })

  test('is written with its picture', () => {
    mkdirSync(join(folder, 'root', 'docs'), { recursive: true })
    writeFileSync(join(folder, 'root', 'README.md'), readme)
    updateReadme(results, join(folder, 'root'))
    expect(blockOf(readFileSync(join(folder, 'root', 'README.md'), 'utf8'))).toBe(readmeBlock(results))
    expect(readFileSync(join(folder, 'root', 'docs', 'speed.svg'), 'utf8')).toBe(chart(results))
  })
})
