/**
 * `npm run runtimes` with what is always installed: this Node, a bundle by esbuild, and Chromium under a strict CSP.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { BROWSER } from '../browser'

const ROOT = resolve(import.meta.dirname, '../..')

test('the built package does the same wherever it runs', () => {
  const { status, stdout } = spawnSync(process.execPath, ['test/runtimes/run.mjs', '--installed'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  const rows = stdout.trim().split('\n')
  expect(rows.filter((row) => !row.startsWith('ok'))).toEqual([])
  expect(rows).toHaveLength(BROWSER === undefined ? 2 : 4)
  expect(status).toBe(0)
})

test('the page tells how each of them did', () => {
  const page = readFileSync(resolve(ROOT, 'docs/reference/runtimes.md'), 'utf8')
  const rows = [...page.matchAll(/^\| (.*?) \| ([\d.]+) \| (.*?) \|$/gm)]
  expect(rows).toHaveLength(14)
  for (const [, name, , engine] of rows) {
    const isRefused = name === 'workerd, `sladd`' || name === 'Chromium, script by digest'
    expect([name, engine]).toEqual([name, isRefused ? 'twin (refused)' : 'kernel'])
  }
})
