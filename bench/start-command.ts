/** @module The time of the command line beyond Node itself: a line through `sladd redact`, minus an empty program. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { COMMAND } from './report/standing'
import type { Start } from './results'
import { took } from './rounds'
import { scratch } from './scratch'

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

/** Returns milliseconds beyond those of `node`, a figure for each pair of processes, recorded as `load`. */
export async function commandStart(rounds: number): Promise<Start> {
  const input = scratch('start-input')
  writeFileSync(input, 'mejla anna@example.se nu\n')
  const node = (...args: string[]) => took(() => spawnSync(process.execPath, args, { stdio: 'ignore' }))
  const load: number[] = []
  // The first pair brings the files into memory.
  for (let round = -1; round < rounds; round++) {
    const over = (await node(CLI, 'redact', input)) - (await node('-e', ''))
    if (round >= 0) load.push(over)
  }
  return { contender: COMMAND, load, first: [], second: [], resident: [] }
}
