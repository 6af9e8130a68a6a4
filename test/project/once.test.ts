/** What is not made again is what would come out the same: a changed byte of anything makes the command run. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder = ''
const write = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}

/** Each writes what it makes, and notes that it ran. */
const noting = (...files: string[]) =>
  `echo "$*" >> ../runs; mkdir -p dist; for name in ${files.join(' ')}; do echo made > $name; done\n`
const MAKE = {
  kernel: noting(
    ...['build/kernel.wasm', 'src/kernel/kernel.generated.ts', 'src/resolve/lexicon.generated.ts'],
    ...['src/names/stems.generated.ts', 'src/listed/plain-words.generated.ts'],
    ...['src/kernel/asc/#plain-words.ts', 'test/asc/#plain-words.ts'],
  ),
  dist: noting('dist/index.js'),
}

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'sladd-once-')), 'checkout')
  write('package.json', '{ "type": "module", "imports": { "#memory": "./src/text/memory.ts" } }')
  for (const name of ['tsconfig.json', 'tsup.config.ts', 'merge-chunks.ts', 'node_modules/.package-lock.json']) {
    write(name, '{}')
  }
  write('src/kernel/kernel.as.ts', "import { a } from '../resolve/a'\nimport { m } from '#memory'\n")
  write('src/resolve/a.ts', "export { b } from './b'\n")
  write('src/resolve/b.ts', "export const b = new URL('./table.tsv', import.meta.url)\n")
  write('src/resolve/table.tsv', '1')
  write('src/names/make-tables.js', "import '../resolve/a'\n")
  write('src/kernel/inline.js', "new URL('../../build/kernel.wasm', import.meta.url)\n")
  for (const name of ['src/text/memory.ts', 'src/kernel/asc/#memory.ts', 'test/asc/#memory.ts']) write(name, 'm')
  write('src/adapters/pino.ts', 'p')
  for (const [name, script] of Object.entries(MAKE)) write(`${name}.sh`, script)
  for (const name of ['build', 'dist', 'src/listed']) mkdirSync(join(folder, name))
  copyFileSync(resolve(import.meta.dirname, '../../once.js'), join(folder, 'once.js'))
})

afterEach(() => rmSync(dirname(folder), { recursive: true }))

/** How often the command ran, this time. */
function runs(name: 'kernel' | 'dist', ...args: string[]): number {
  const log = join(folder, '../runs')
  rmSync(log, { force: true })
  const { status, stderr } = spawnSync(process.execPath, ['once.js', name, 'sh', `${name}.sh`, ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0
}

const KERNEL = [
  ...['src/kernel/kernel.as.ts', 'src/resolve/b.ts', 'src/resolve/table.tsv', 'src/text/memory.ts'],
  ...['src/kernel/asc/#memory.ts', 'src/names/make-tables.js', 'src/kernel/inline.js', 'package.json', 'tsconfig.json'],
  ...['once.js', 'node_modules/.package-lock.json'],
  // What it writes itself.
  ...['build/kernel.wasm', 'src/resolve/lexicon.generated.ts', 'test/asc/#plain-words.ts'],
]
const DIST = [
  ...['src/adapters/pino.ts', 'src/resolve/table.tsv', 'src/kernel/kernel.generated.ts', 'build/kernel.wasm'],
  ...['tsup.config.ts', 'merge-chunks.ts', 'dist/index.js'],
]

test.each([
  ['kernel', KERNEL],
  ['dist', DIST],
] as const)('%s is made again after a change of what it is made of, or of itself', (name, files) => {
  runs('kernel')
  runs(name)
  for (const file of files) {
    expect([file, runs(name)]).toEqual([file, 0])
    write(file, `${readFileSync(join(folder, file), 'utf8')} `)
    expect([file, runs(name)]).toEqual([file, 1])
  }
})

test('and when a file is gone or new, but not for what it does not reach', () => {
  runs('dist')
  for (const [name, file] of [
    ['dist', 'dist/index.js'],
    ['kernel', 'build/kernel.wasm'],
    ['dist', 'build/dist.stamp'],
  ] as const) {
    runs(name)
    rmSync(join(folder, file))
    expect([file, runs(name)]).toEqual([file, 1])
  }
  write('dist/left.js', '')
  write('src/adapters/new.ts', '')
  expect([runs('dist'), runs('dist')]).toEqual([1, 0])
  write('src/adapters/pino.ts', 'other')
  expect(runs('kernel')).toBe(0)
})

test('other arguments are another run; types do no harm to one who needs none', () => {
  expect([runs('dist', '--no-dts'), runs('dist', '--silent', '--no-dts'), runs('dist')]).toEqual([1, 0, 1])
  expect([runs('dist', '--no-dts'), runs('dist', '--silent')]).toEqual([0, 0])
  expect([runs('dist', '--other'), runs('dist')]).toEqual([1, 1])
})

test('in doubt it runs: nothing says what is installed, it failed, or something changed meanwhile', () => {
  rmSync(join(folder, 'node_modules/.package-lock.json'))
  expect([runs('kernel'), runs('kernel')]).toEqual([1, 1])
  write('node_modules/.package-lock.json', '{}')
  write('kernel.sh', `${MAKE.kernel}\necho >> src/resolve/a.ts`)
  expect([runs('kernel'), runs('kernel')]).toEqual([1, 1])
  write('kernel.sh', MAKE.kernel)
  expect([runs('kernel'), runs('kernel')]).toEqual([1, 0])
  write('src/resolve/a.ts', '')
  write('kernel.sh', `${MAKE.kernel}\nexit 3`)
  for (let i = 0; i < 2; i++) {
    expect(spawnSync(process.execPath, ['once.js', 'kernel', 'sh', 'kernel.sh'], { cwd: folder }).status).toBe(3)
  }
})
