/**
 * @module What the command line takes beyond Node itself: a line through `sladd redact`, over a program of nothing.
 */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { COMMAND } from './report/standing'
import type { Start } from './results'
import { scratch } from './scratch'

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

function took(args: readonly string[]): number {
  const begin = performance.now()
  spawnSync(process.execPath, args, { stdio: 'ignore' })
  return performance.now() - begin
}

/** Milliseconds over those of `node`, a figure for each pair of processes; all of it stands under `load`. */
export function commandStart(rounds: number): Start {
  const input = scratch('start-input')
  writeFileSync(input, 'mejla anna@example.se nu\n')
  const over = () => took([CLI, 'redact', input]) - took(['-e', ''])
  // The first pair brings the files into memory.
  over()
  return { contender: COMMAND, load: Array.from({ length: rounds }, over), first: [], second: [], resident: [] }
}
