import { describe, expect, test } from 'vitest'
import type { Act } from '../../src/act/act'
import { Tally } from '../../src/engine/engine'
import { FastEngine } from '../../src/engine/fast'
import { PlainEngine } from '../../src/engine/plain'
import { type Kernel, loadKernel } from '../../src/kernel/kernel'
import { makePlan } from '../../src/options/plan'
import { createRedactor } from '../../src/redactor'
import { lexicon } from '../../src/resolve/lexicon'
import type { RedactorOptions } from '../../src/types'

const at = new Date('2026-11-22T00:00:00Z')

/** More findings than fit at once, on lines and on none, with what is narrow and wide beside them. */
const TEXTS: ReadonlyArray<readonly [string, string, number]> = [
  ['lines', '1.2.3.4\n', 30_000],
  ['one line', '1.2.3.4 ', 30_000],
  ['one line outside ASCII', 'å 1.2.3.4 ', 30_000],
  ['short ones', 'a@b.se ', 30_000],
  ['every kind', '871220-2384 01019550091 a@example.se 192.0.2.44 070-174 06 05\n', 6_000],
]

const ACTIONS: ReadonlyArray<readonly [string, RedactorOptions]> = [
  // A label of 14 for a number of 11, and of 7 for one of 6: the output is longer than the input.
  ['labels', {}],
  ['stars', { actions: { default: { mask: 'stars' } } }],
  ['nothing', { actions: { default: 'remove' } }],
  ['what was there', { actions: { default: 'keep' } }],
  ['each its own', { actions: { email: 'remove', ip: { mask: 'stars' }, phone: 'keep' } }],
  ['labels, with values that stay', { allow: ['1.2.3.4', 'a@b.se'] }],
]

describe.each(TEXTS)('many findings in %s', (_label, unit, times) => {
  const bytes = Buffer.from(unit.repeat(times))

  test.each(ACTIONS)('become %s', (_action, options) => {
    const redactor = createRedactor(options)
    const plain = createRedactor({ ...options, engine: 'plain' })
    const expected = plain.process(bytes, { at })
    const { output, findings } = redactor.process(bytes, { at })
    expect(output.equals(expected.output)).toBe(true)
    expect(findings.length).toBe(expected.findings.length)
    expect(JSON.stringify(findings) === JSON.stringify(expected.findings)).toBe(true)
    expect(redactor.redact(bytes, { at }).equals(expected.output)).toBe(true)
    expect(redactor.redact(bytes.toString(), { at }) === expected.output.toString()).toBe(true)
    expect(redactor.scan(bytes, { at })).toHaveLength(expected.findings.length)
  })
})

test('short values next to each other', () => {
  const redactor = createRedactor({ minConfidence: 0 })
  const plain = createRedactor({ minConfidence: 0, engine: 'plain' })
  for (const unit of ['08 12 34 56 ', '1::1,', 'a@b.se;', '871220-2384,', '8712202384\n']) {
    const bytes = Buffer.from(unit.repeat(Math.ceil(600_000 / unit.length)))
    expect(redactor.redact(bytes, { at }).equals(plain.redact(bytes, { at })), JSON.stringify(unit)).toBe(true)
  }
})

/** No label of ours is long enough to fill the kernel's output, so longer texts stand in for one. */
describe('texts that find no room in the kernel', () => {
  const today = { today: 20261122, context: {} }
  const bytes = Buffer.from('rad 192.0.2.44 från a@example.se\n'.repeat(9000))

  function expectSame(write: () => Act['write']): Uint8Array {
    const planned = () => {
      const act = { name: 'mask', write: write() } as const
      return { ...makePlan({}), acts: { ...makePlan({}).acts, ip: act, email: act } }
    }
    const fast = new FastEngine(loadKernel(lexicon) as Kernel, planned(), new Tally())
    const twin = new PlainEngine(planned(), new Tally())
    const output = fast.redact(bytes, today)
    expect(Buffer.compare(output, twin.redact(bytes, today))).toBe(0)
    const stream = new FastEngine(loadKernel(lexicon) as Kernel, planned(), new Tally()).stream(today, undefined)
    const streamed = [stream.push(bytes), stream.end()].map((piece) => piece ?? new Uint8Array(0))
    expect(Buffer.compare(Buffer.concat(streamed), output)).toBe(0)
    return output
  }

  test('an output that is longer than there is room for', () => {
    const output = expectSame(() => () => 'x'.repeat(500))
    expect(output.length).toBeGreaterThan(8 << 20)
  })

  test('more different texts than there is room for', () => {
    const numbered = () => {
      let n = 0
      return () => `value ${n++}`
    }
    expect(Buffer.from(expectSame(numbered)).toString().endsWith('från value 17999\n')).toBe(true)
  })

  test('one text that is longer than there is room for', () => {
    const once = () => {
      let n = 0
      return () => (n++ === 5000 ? 'å'.repeat(40_000) : '')
    }
    expectSame(once)
  })

  test('and the shipped labels go on to work', () => {
    expect(createRedactor().redact(Buffer.from('192.0.2.44')).toString()).toBe('[ip]')
  })
})
