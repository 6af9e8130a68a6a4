/** Runs the built command line to its end. */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

export const CLI = resolve(import.meta.dirname, '../dist/cli.js')

/** What came of it. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

/** Runs it in a folder. */
export function ended(
  cwd: string,
  args: readonly string[],
  input: string | Uint8Array = '',
  more: SpawnSyncOptions = {},
): Ended {
  const options = { ...more, cwd, input, encoding: 'utf8', maxBuffer: 2 ** 28 } as const
  const done = spawnSync(process.execPath, [CLI, ...args], options)
  return { code: done.status, out: done.stdout, error: done.stderr }
}
