/**
 * @module Keeps the results of a run. A complete one is a record: it is stored with the results of `npm run micro`, and
 * shown in the README. `npx tsx bench/keep.ts` renders the tables and the chart of the newest record again, after a
 * change of their format.
 */
import { spawnSync } from 'node:child_process'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { updateReadme } from './report/readme'
import { newestRecord, readRecord, renderRecord, writeRecord } from './report/record'
import type { Results } from './results'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
/** Incomplete runs. */
const PARTS = join(ROOT, 'build/bench')

/** Stores the benny results of small cases next to the record. */
function keepMicro(folder: string): void {
  const env = { ...process.env, SLADD_MICRO: join(folder, 'micro') }
  spawnSync('npm', ['run', '--silent', 'micro'], { cwd: ROOT, env, stdio: 'ignore' })
}

/**
 * Writes a run.
 *
 * @param isRecord - true for a run that the README shows
 * @param out - target folder, instead of the usual ones
 * @returns the folder, relative to the project
 */
export function keep(results: Results, isRecord: boolean, out: string | undefined): string {
  const folder = writeRecord(results, out ?? (isRecord ? undefined : PARTS))
  if (isRecord && out === undefined) {
    keepMicro(folder)
    updateReadme(readRecord(folder))
  }
  return relative(ROOT, folder)
}

/** Renders the newest record again. */
function renderNewest(): void {
  const folder = newestRecord()
  if (folder === undefined) throw new Error('there is no record: run npm run bench')
  const results = readRecord(folder)
  renderRecord(folder, results)
  updateReadme(results)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) renderNewest()
