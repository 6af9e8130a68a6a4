import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { readable } from '../../bench/hostile/readable'
import { Kernel } from '../../src/kernel/kernel'
import { createRedactor } from '../../src/redactor'
import { hostileValue } from '../arbitraries/value'

const at = new Date('2026-11-22T00:00:00Z')
const redactor = createRedactor()
const MAIL = 'anna.testberg@example.se'

describe('all of a value is one call of the engine', () => {
  test.skipIf(redactor.engine === 'plain')('of the kernel, whatever there is in it', () => {
    const work = vi.spyOn(Kernel.prototype, 'work')
    try {
      const many = Array.from({ length: 500 }, (_, i) => ({ id: i, text: `rad ${i}`, mail: i % 7 === 0 ? MAIL : 'x' }))
      const output = redactor.redactValue({ many, map: new Map([['pnr', 8712202384]]), err: new Error(MAIL) }, { at })
      expect(work).toHaveBeenCalledTimes(1)
      expect(readable(output)).not.toMatch(/testberg|8712202384/)
    } finally {
      work.mockRestore()
    }
  })

  test('also when it is more than the kernel takes at once', () => {
    const value = Array.from({ length: 9000 }, (_, i) => ({ text: 'x'.repeat(200), mail: i % 100 === 0 ? MAIL : 'y' }))
    const output = redactor.redactValue(value, { at })
    expect(output.filter(({ mail }) => mail === '[email]')).toHaveLength(90)
    expect(output[1]).toBe(value[1])
    expect(redactor.redactValue({ text: `${MAIL}\n`.repeat(50_000) }, { at }).text).toBe('[email]\n'.repeat(50_000))
  })

  test('both engines give the same', () => {
    const plain = createRedactor({ engine: 'plain' })
    fc.assert(
      fc.property(hostileValue, (value) => {
        expect(readable(redactor.redactValue(value, { at }))).toBe(readable(plain.redactValue(value, { at })))
      }),
      { numRuns: 300 },
    )
  })

  test('a call inside a call, as a getter may make one', () => {
    const value = {
      get inner() {
        return redactor.redactValue({ mail: MAIL, text: 'ett två' }, { at })
      },
      mail: MAIL,
    }
    expect(redactor.redactValue(value, { at })).toEqual({
      inner: { mail: '[email]', text: 'ett två' },
      mail: '[email]',
    })
  })
})

describe('objects that know each other', () => {
  /** Every node knows every other one: more ways than could be walked. */
  function graph(size: number, last: object): Record<string, unknown>[] {
    const nodes: Record<string, unknown>[] = Array.from({ length: size }, () => ({}))
    for (const node of nodes) for (const [i, other] of nodes.entries()) node[`k${i}`] = other
    Object.assign(nodes.at(-1) as object, last)
    return nodes
  }

  test('come back as they are when nothing was found', () => {
    const [first] = graph(12, {})
    expect(redactor.redactValue(first, { at })).toBe(first)
  })

  test('are copied as one graph otherwise, and nothing is cut off', () => {
    const [first] = graph(12, { mail: MAIL })
    const output = redactor.redactValue(first, { at }) as Record<string, Record<string, unknown>>
    const seen = new Set<unknown>()
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null || seen.has(node)) return
      seen.add(node)
      for (const one of Object.values(node)) walk(one)
      const { mail } = node as { mail?: string }
      expect(mail ?? '[email]').toBe('[email]')
    }
    walk(output)
    expect(Object.keys(output)).toEqual(Object.keys(first as object))
    expect(
      readable([...seen].flatMap((node) => Object.values(node as object)).filter((one) => typeof one === 'string')),
    ).not.toContain('[too-many]')
  })

  test('a thousand ways to one object', () => {
    const shared = { mail: MAIL, more: { v: 1 } }
    const value = Array.from({ length: 3000 }, () => ({ shared }))
    const output = redactor.redactValue(value, { at })
    expect(output.every((one) => one.shared.mail === '[email]')).toBe(true)
    expect(new Set(output.map((one) => one.shared)).size).toBeLessThan(1000)
    expect(redactor.counts.email?.mask).toBeGreaterThan(0)
  })

  test('under more names than are tried, it is masked', () => {
    const shared = { v: 8712202384 }
    const padding = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`p${i}`, i]))
    const value = {
      padding,
      ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`n${i}`, shared])),
      pnr: shared,
    }
    const output = redactor.redactValue(value, { at }) as unknown as Record<string, unknown>
    expect(readable(output.pnr)).not.toContain('8712202384')
  })
})
