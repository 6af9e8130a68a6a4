/** The tutorial as a reader goes through it: on the built package, block after block, in an empty folder. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
// Key rings are not made in a git work tree.
const FOLDER = mkdtempSync(resolve(tmpdir(), 'sladd-first-hour-'))
const page = readFileSync(resolve(ROOT, 'docs/tutorial/first-hour.md'), 'utf8')
const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, language = '', code = '']) => ({
  language,
  code,
}))

/** The packages are here already, so npm has nothing to do; npx would start the same command. */
const SHELL = 'set -e; npm() { :; }; npx() { shift; node node_modules/sladd/dist/cli.js "$@"; }\n'

function run(code: string): string {
  const done = spawnSync('bash', ['-c', SHELL + code], { cwd: FOLDER, encoding: 'utf8' })
  expect([code, done.status], done.stderr).toEqual([code, 0])
  return done.stdout
}

/** What the page shows, in which `…` is anything within a line. */
function shown(text: string): RegExp {
  const parts = text.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`)
}

beforeAll(() => {
  const manifest = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8'))
  const packed = manifest.files.filter((name: string) => !/[!*]/.test(name))
  for (const name of ['package.json', ...packed]) {
    cpSync(resolve(ROOT, name), resolve(FOLDER, 'node_modules/sladd', name), { recursive: true })
  }
  for (const name of new Set(
    [...Object.keys(manifest.dependencies), 'pino'].map((one) => one.split('/')[0] as string),
  )) {
    symlinkSync(resolve(ROOT, 'node_modules', name), resolve(FOLDER, 'node_modules', name))
  }
})
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

test('every block does what the page says', () => {
  let output = ''
  let compared = 0
  for (const { language, code } of blocks) {
    if (language === 'ts') writeFileSync(resolve(FOLDER, /^\/\/ (\w+\.mjs)\n/.exec(code)?.[1] as string), code)
    else if (language === 'sh') output = run(code)
    else if (language === 'yaml') expect(run(code.replace(/^- run: /, ''))).toBe('')
    else {
      expect(output).toMatch(shown(code))
      compared++
    }
  }
  expect(compared).toBe(10)
  const [first, second] = run('node tokens.mjs').split('\n')
  expect(first).toBe(second)
})
