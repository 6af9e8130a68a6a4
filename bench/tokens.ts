/**
 * @module The cost of tokens compared with labels, on lines of JSON of which one in twenty has a value: with every
 * value cached, and with none. All in one process, in turns, so only the ratio of the rows matters. For the cost of
 * sealing, see `npm run micro`.
 */
import type { newRing, parseKeyring } from '../src/keyring/keyring'
import type { createRedactor } from '../src/redactor'
import type { Redactor } from '../src/types'
import { type Haystack, linesOf } from './haystacks'
import { type Entry, type Limits, readyFor } from './measure'
import { ownFault } from './proof'
import { CALL, OWN } from './tasks'

interface Build {
  readonly createRedactor: typeof createRedactor
  readonly parseKeyring: typeof parseKeyring
  readonly newRing: typeof newRing
}

/** Cache size: more values than in any haystack. */
const REMEMBERED = 100_000
const DIST = new URL('../dist/', import.meta.url)

async function load(): Promise<Build> {
  const of = (file: string) => import(/* @vite-ignore */ new URL(file, DIST).href)
  return { ...(await of('index.js')), ...(await of('keyring.js')) }
}

/** Replaces tokens and labels by the same text: everything else must match, and each value must be gone. */
function levelled(output: Buffer): Buffer {
  return Buffer.from(output.toString().replace(/sl1_[a-z]+_[a-z2-7]+_[a-z2-7]{21}|\[[a-z]+\]/g, '[]'))
}

/** Verifies a haystack's values; a label is as good as a token. */
function proved(redactor: Redactor, labels: Redactor, haystack: Haystack): string | undefined {
  const lines = linesOf(haystack)
  const masked = Buffer.from(lines.map((line) => `${labels.redact(line, CALL)}\n`).join(''))
  const fault = ownFault(haystack, { output: masked })
  if (fault !== undefined) return fault
  const output = Buffer.from(lines.map((line) => `${redactor.redact(line, CALL)}\n`).join(''))
  return levelled(output).equals(levelled(masked)) ? undefined : 'tokens stand elsewhere than labels'
}

/** Labels, and tokens with every value cached and with none, by line and by 128 KiB. */
export async function tokenEntries(limits: Limits): Promise<Entry[]> {
  const { createRedactor, parseKeyring, newRing } = await load()
  const labels = createRedactor()
  const ring = newRing('month', { at: CALL.at.getTime() })
  const tokens = (cacheSize: number) =>
    createRedactor({ keyring: parseKeyring(ring, { cacheSize }), actions: { default: 'pseudonymise' } })
  const entry = (name: string, work: 'line' | 'bytes', redactor: Redactor): Entry => ({
    name: `${name}, ${work}`,
    async prepare(haystack) {
      const fault = proved(redactor, labels, haystack)
      if (fault !== undefined) return { fault }
      const own = { type: 'own', redactor, createRedactStream: undefined as never } as const
      const { run } = (OWN[work] as (typeof OWN)[string])(own, haystack)
      run()
      return readyFor(run, haystack.bytes.length, limits)
    },
  })
  const [warm, cold] = [tokens(REMEMBERED), tokens(0)]
  return (['line', 'bytes'] as const).flatMap((work) => [
    entry('labels', work, labels),
    entry('tokens, 100 % remembered', work, warm),
    entry('tokens, none remembered', work, cold),
  ])
}
