/**
 * @module What each group of rules costs: `find` with all kinds, and with one kind left out at a time.
 */

import { KINDS } from '../../src/recognise/table'
import type { Kind, Redactor } from '../../src/types'
import { type Available, CALL, engine } from '../contenders'
import { chunksOf, type Haystack } from '../haystacks'
import type { Fault } from '../verify'
import { type Bench, contender, type Work } from './kind'

const CHUNK = 128 * 1024
const ALL = 'all kinds'

function withKinds({ sladd }: Bench, kinds: readonly Kind[], name: string): Available<Redactor> {
  const kernel = engine(sladd, 'kernel', { kinds })
  const one = 'tool' in kernel ? kernel : engine(sladd, 'twin', { kinds })
  return { ...one, name }
}

/** Whether the answer is right: the plain engine's with all kinds, and nothing missing but the kind left out. */
function faultOf(redactor: Redactor, left: Kind | undefined, haystack: Haystack, { truth }: Bench): Fault {
  const findings = redactor.scan(haystack.bytes, CALL)
  if (left === undefined) return truth.findingsFault(haystack, findings)
  if (findings.some(({ kind }) => kind === left)) return `found ${left}`
  const least = truth.findings(haystack).filter(({ kind }) => kind !== left).length
  return findings.length < least ? `found ${findings.length}, at least ${least} are there` : undefined
}

export const GROUPS: Work = {
  name: 'groups',
  about: 'find with one kind left out: how many times faster that is than all kinds, by the faster engine',
  rows: ['logs', 'prose', 'dense'],
  contenders: (bench) =>
    [undefined, ...KINDS].map((left) => {
      const name = left === undefined ? ALL : `without ${left}`
      const kinds = KINDS.filter((kind) => kind !== left)
      return contender(withKinds(bench, kinds, name), left && { of: name, over: ALL }, (redactor, haystack) => {
        const chunks = chunksOf(haystack, CHUNK)
        return {
          run: () => chunks.reduce((sum, chunk) => sum + redactor.scan(chunk, CALL).length, 0),
          verify: () => faultOf(redactor, left, haystack, bench),
        }
      })
    }),
}
