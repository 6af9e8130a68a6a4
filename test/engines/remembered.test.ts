/**
 * The kernel's cache of names never changes an answer: compared with a kernel without cache, for consecutive texts and
 * alternating redactors with several options. RUNS=100 tests 400,000 texts.
 */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { asPolicy, noHealthRecords } from '../../src/policy/policy'
import type { RedactorOptions } from '../../src/types'
import { makeCountingKernel } from '../counting'
import { brief } from '../fuzz/texts'

const { own } = await vi.hoisted(() => import('./own-kernel'))

const { createRedactor } = await import('../../src/redactor')

const RUNS = Number(process.env.RUNS ?? 1)
const SEED = Number(process.env.SEED ?? 20261126)
const TEXTS = 4000

const OPTIONS: readonly RedactorOptions[] = [
  {},
  { minConfidence: 'low', fields: { namn: 'name', konto: 'mask', 'x*': 'remove' } },
  { format: 'csv' },
  { policy: asPolicy(noHealthRecords), context: { purpose: 'operations' } },
]

test('what is remembered of names changes nothing', { timeout: 60_000 * RUNS }, async () => {
  const remembering = OPTIONS.map((options) => createRedactor({ ...options, engine: 'simd' }))
  const { kernel, takeSteps } = await makeCountingKernel()
  own.kernel = kernel
  const forgetful = OPTIONS.map((options) => createRedactor({ ...options, engine: 'simd' }))
  const call = { at: new Date('2026-11-22T00:00:00Z') }
  for (let run = 0; run < RUNS; run++) {
    const texts = fc.sample(brief, { seed: SEED + run, numRuns: TEXTS })
    for (const [i, { text, isBytes }] of texts.entries()) {
      const whole = text.map(([part, times]) => part.repeat(times)).join('')
      const input = isBytes ? Buffer.from(whole, 'latin1') : whole
      // In turn for a while: what one redactor's names say is no other's.
      const turn = (i >> 4) % OPTIONS.length
      const answers = [remembering, forgetful].map((redactors) => redactors[turn]?.process(input, call))
      if (!isDeepStrictEqual(...(answers as [unknown, unknown]))) expect(answers[0], whole).toEqual(answers[1])
    }
  }
  expect(takeSteps()).toBeGreaterThan(0)
})
