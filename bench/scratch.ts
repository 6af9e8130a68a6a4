/**
 * @module A folder for files of one run, removed when the run ends. Processes that the run starts use the same one,
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

/** The folder. */
export function scratchFolder(): string {
  return process.env[VARIABLE] ?? made()
}

/** A path in the folder, of this process alone. */
export function scratch(name: string): string {
  return join(scratchFolder(), `${process.pid}-${name.replace(/[^\w.-]/g, '')}`)
}
