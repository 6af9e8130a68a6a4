/**
 * @module The cost of following a policy compared with masking everything: one call per line, in one process, in turns.
 */
import type { Redactor } from '../src/types'
import { linesOf } from './haystacks'
import { type Entry, type Limits, readyFor } from './measure'
import { digestOf, ownFault } from './proof'
import { MASKING } from './report/standing'
import { CALL } from './tasks'

type Build = Pick<typeof import('../src/redactor'), 'createRedactor'> &
  Pick<typeof import('../src/policy/policy'), 'seHealthInsurer'>

async function load(): Promise<Build> {
  const of = (file: string) => import(/* @vite-ignore */ new URL(`../dist/${file}`, import.meta.url).href)
  return { ...(await of('index.js')), ...(await of('policy.js')) }
}

/**
 * Returns the row of a redactor, with one call per line. Masking must be right; of the others, digests are compared.
 */
export function lineEntry(
  name: string,
  redactor: Redactor,
  options: Parameters<Redactor['redact']>[1],
  limits: Limits,
): Entry {
  return {
    name,
    async prepare(haystack) {
      const lines = linesOf(haystack)
      const run = () => lines.map((line) => redactor.redact(line, options))
      const output = Buffer.from(
        run()
          .map((line) => `${line}\n`)
          .join(''),
      )
      const ready = await readyFor(run, haystack.bytes.length, limits)
      if (name !== MASKING) return { ...ready, digest: digestOf({ output }) }
      const fault = ownFault(haystack, { output })
      return fault === undefined ? ready : { fault }
    },
  }
}

/** Masking, and a policy whose context is set on the redactor or in each call: both must give the same. */
export async function policyEntries(limits: Limits): Promise<Entry[]> {
  const { createRedactor, seHealthInsurer: policy } = await load()
  const context = { purpose: 'security' }
  return [
    lineEntry(MASKING, createRedactor(), CALL, limits),
    lineEntry('sladd by a policy', createRedactor({ policy, context }), CALL, limits),
    lineEntry('sladd by a policy, a context in each call', createRedactor({ policy }), { ...CALL, context }, limits),
  ]
}
