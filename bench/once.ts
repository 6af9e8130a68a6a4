/** @module Measures once for each contender: quality on the corpus, start-up, and bundle size. */
import { loadUsual } from '../corpus/tools/load'
import type { Candidate } from './bench'
import type { Member } from './member'
import { qualityOf } from './quality'
import type { Changed, Found, Size, Start } from './results'
import type { Settings } from './settings'
import { OWN, sizeOf } from './size'
import { startsOf } from './start'
import { commandStart } from './start-command'

export interface Once {
  readonly found: readonly Found[]
  readonly changed: readonly Changed[]
  readonly starts: readonly Start[]
  readonly sizes: readonly Size[]
}

async function qualities(crew: readonly Member[]): Promise<Pick<Once, 'found' | 'changed'>> {
  const rows = loadUsual()
  const [found, changed]: [Found[], Changed[]] = [[], []]
  for (const member of crew) {
    if (member.missing !== undefined || member.type === 'program') continue
    const quality = await qualityOf(member.name, (text) => member.replace(text), rows)
    found.push(...quality.found)
    changed.push(quality.changed)
  }
  return { found, changed }
}

/** Returns bundle sizes; contenders that cannot be bundled have none, and the table names them. */
async function sizes(candidates: readonly Candidate[]): Promise<Size[]> {
  const measured: Size[] = []
  for (const { contender, id } of candidates) {
    if (id !== 'kernel' && contender.package === undefined) continue
    const size = await sizeOf(contender.name, contender.package ?? OWN)
    if (size !== undefined) measured.push(size)
  }
  return measured
}

/** Measures what was requested, for installed contenders. */
export async function measureOnce(
  { once, isQuick }: Settings,
  candidates: readonly Candidate[],
  crew: readonly Member[],
): Promise<Once> {
  const none = { found: [], changed: [] }
  const quality = once.includes('quality') ? await qualities(crew) : none
  const rounds = isQuick ? 2 : 5
  const isStart = once.includes('start')
  const starts = await startsOf(isStart ? candidates.map(({ file }) => file) : [], rounds)
  const command = isStart ? [await commandStart(rounds)] : []
  return { ...quality, starts: [...starts, ...command], sizes: once.includes('size') ? await sizes(candidates) : [] }
}
