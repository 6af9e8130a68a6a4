/** The fuzzer itself: its output can be pasted, shrunk cases are small, and it detects broken code. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Case, type Part, sourceOf, textOf } from '../fuzz/case'
import { broken, LAWS } from '../fuzz/laws'
import { options } from '../fuzz/options'
import { shrunk } from '../fuzz/shrink'
import { caseOf, fuzz } from '../fuzz/target'
import { earlier, sizes, text } from '../fuzz/texts'

const PLAIN: Case = { options: {}, text: [], isBytes: false, sizes: [1], earlier: [] }

test('a text as source code is the text', () => {
  const parts = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 3 })))
  fc.assert(
    fc.property(parts, (list: Part[]) => {
      // biome-ignore lint/security/noGlobalEval: what somebody would paste
      expect(globalThis.eval(sourceOf(list))).toBe(textOf(list))
    }),
  )
})

test('a case becomes as small as it can', async () => {
  const first: Case = {
    ...PLAIN,
    options: { format: 'text', kinds: ['ip', 'email'], fields: { a: true, b: false } },
    text: [
      ['long = before', 1],
      ['xyz', 5000],
      ['{"secret":1}', 1],
    ],
    sizes: [3, 5, 7],
    earlier: ['one', 'two'],
  }
  const breaks = async ({ text, options }: Case) =>
    options.kinds?.includes('ip') === true && textOf(text).length > 4000 && textOf(text).includes('{')
  const small = await shrunk(first, breaks, 5000)
  expect(small.options).toEqual({ kinds: ['ip'] })
  expect(small.earlier).toEqual([])
  expect(textOf(small.text).replaceAll('xyz', '')).toBe('{')
})

test('what is thrown breaks the law it is thrown in', async () => {
  const wrong = { ...PLAIN, options: { country: 'DK' as 'SE' } }
  expect(await broken(Object.keys(LAWS), wrong)).toMatchObject({
    law: 'engines',
    names: ['nothing is thrown', 'thrown'],
  })
})

test('a second pass may find a value over lines of a container log that hold labels', async () => {
  const [first, last] = ['2026-11-22T10:00:00Z stdout P ', '2026-11-22T10:00:01Z stdout F ']
  const given: Case = { ...PLAIN, text: [[`${first}192.0.2.44+4670174\n871220-2384\n${last}0605\n`, 1]] }
  expect(await broken(['passes'], given)).toBeUndefined()
})

test('the target for other fuzzers reads every byte, and no law breaks on some of them', async () => {
  expect(caseOf(Buffer.from('\x08\x02å192.0.2.44', 'latin1'))).toMatchObject({
    ...{ isBytes: true, sizes: [3], text: [['å192.0.2.44', 1]] },
  })
  expect(caseOf(new Uint8Array())).toMatchObject({ options: {}, text: [['', 1]], sizes: [1] })
  for (let first = 0; first < 16; first++) {
    await fuzz(Buffer.from(`${String.fromCharCode(first)}\x01a;b\nåsa@example.se;"871220-2384\n`))
  }
})

test('all laws hold for some cases', async () => {
  const anyCase = fc
    .tuple(options, text, sizes, earlier)
    .map(([options, text, sizes, earlier]) => ({ options, ...text, sizes, earlier }))
  for (const drawn of fc.sample(anyCase, { seed: 1, numRuns: 12 })) {
    expect(await broken(Object.keys(LAWS), drawn)).toBeUndefined()
  }
})
