/**
 * @module A folder for files of one run, deleted when the run ends. Processes started by the run use the same one,
 * because some of them are killed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const VARIABLE = 'SLADD_BENCH_SCRATCH'

function made(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sladd-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.env[VARIABLE] = folder
  return folder
}

/** Returns the folder. */
export function scratchFolder(): string {
  return process.env[VARIABLE] ?? made()
}

/** Returns a path in the folder for this process only. */
export function scratch(name: string): string {
  return join(scratchFolder(), `${process.pid}-${name.replace(/[^\w.-]/g, '')}`)
}
