/**
 * `node once.js kernel|dist COMMAND`: runs the command that makes it, unless all that it reads and all that it wrote are
 * to the byte what they were behind the last such run. Times of files say nothing: each is read. Whatever is in doubt,
 * such as an installation that npm has not written down, makes the command run.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What npm has installed, with its versions: the compilers are among it. */
const INSTALLED = 'node_modules/.package-lock.json'
const ALWAYS = ['once.js', 'package.json', 'tsconfig.json', INSTALLED]

const LIBRARIES = ['src/kernel/asc', 'test/asc']
const KERNEL = [
  'build/kernel.wasm',
  'src/kernel/kernel.generated.ts',
  'src/resolve/lexicon.generated.ts',
  'src/names/stems.generated.ts',
  'src/listed/plain-words.generated.ts',
  ...LIBRARIES.map((folder) => `${folder}/#plain-words.ts`),
]

/** Files below a folder, or the file itself. */
function filesOf(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)))
}

/** These files and all that they name: a path in quotes, whatever it stands for there, if there is such a file. */
function reachedFrom(files) {
  const reached = new Set(files)
  for (const file of reached) {
    if (KERNEL.includes(file)) continue
    for (const [, path] of readFileSync(file, 'latin1').matchAll(/['"`](\.\.?\/[^'"`\n]*)['"`]/g)) {
      const named = normalize(join(dirname(file), path))
      for (const one of [named, `${named}.ts`, `${named}.js`]) {
        if (existsSync(one) && statSync(one).isFile()) reached.add(one)
      }
    }
  }
  return [...reached].sort()
}

/** What each reads and writes. */
const MADE = {
  kernel: {
    reads: () => {
      // What `#` stands for: a library of the one compiler, and files that package.json names for the other.
      const named = Object.values(JSON.parse(readFileSync('package.json', 'utf8')).imports)
      const begins = ['src/kernel/kernel.as.ts', 'src/names/make-tables.js', 'src/kernel/inline.js', ...named]
      return reachedFrom([...begins.map(normalize), ...LIBRARIES.flatMap(filesOf)])
    },
    writes: KERNEL,
  },
  dist: {
    reads: () => [...filesOf('src'), 'build/kernel.wasm', 'common-js.ts', 'merge-chunks.ts', 'tsup.config.ts'],
    writes: ['dist'],
  },
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) {
    const bytes = existsSync(file) ? readFileSync(file) : 'absent'
    hash.update(`${file}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

process.chdir(dirname(fileURLToPath(import.meta.url)))
const [name, command, ...args] = process.argv.slice(2)
const { reads, writes } = MADE[name]
const stamp = `build/${name}.stamp`

/** What is read, and with which tools; not what it writes itself. */
function inputs() {
  const files = new Set([...ALWAYS, ...reads()])
  return `${process.version} ${process.platform} ${process.arch} ${hashOf([...files].filter((file) => !writes.includes(file)))}`
}

const stampOf = (options) => [[command, ...options].join(' '), inputs(), hashOf(writes.flatMap(filesOf))].join('\n')

/** Whether it is all there already. */
function isMade(options) {
  if (![stamp, INSTALLED, ...writes].every((path) => existsSync(path))) return false
  return readFileSync(stamp, 'utf8') === stampOf(options)
}

/** How much is printed changes nothing that is written. */
const options = args.filter((arg) => arg !== '--silent')
/** What was made with its types will do for one who needs none. */
const NO_TYPES = '--no-dts'
if (!isMade(options) && !(options.includes(NO_TYPES) && isMade(options.filter((arg) => arg !== NO_TYPES)))) {
  rmSync(stamp, { force: true })
  const before = existsSync(INSTALLED) && inputs()
  const { error, status } = spawnSync(command, args, { stdio: 'inherit' })
  if (error !== undefined) throw error
  if (status !== 0) process.exit(status ?? 1)
  // Of what changed while it ran, nobody knows which it has read.
  if (before === false || before !== inputs()) process.exit(0)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, stampOf(options))
}
