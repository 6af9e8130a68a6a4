/**
 * `npm run runtimes`: the same checks on every runtime, behind every bundler and in a browser with a strict policy of content.
 * What is not installed is told as such; `--installed` looks at nothing below `build/runtimes`. The exit code is 1 when a
 * check failed or a bundler warned. A run of all writes the table of `docs/reference/runtimes.md`.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..')
const PAGE = join(ROOT, 'docs/reference/runtimes.md')
const isAll = !process.argv.includes('--installed')
const HOME = join(ROOT, 'build', isAll ? 'runtimes' : 'runtimes-here')
const OUT = join(HOME, 'out')
const modules = join(HOME, 'node_modules')
const rows = []

/** A row of the table: what ran, in which version, and what came of it. */
function tell(name, version, told) {
  const failed = told.failed === undefined ? '' : String(told.failed).trim().split('\n')[0].slice(0, 160)
  const engine = told.engine === 'simd' ? 'kernel' : `twin (${told.reason})`
  const row = { name, version, result: failed === '' ? engine : `failed: ${failed}`, isGood: failed === '' }
  rows.push(row)
  console.log(`${row.isGood ? 'ok    ' : 'FAILED'} ${name} ${version}: ${row.result}`)
}

/** What a program printed as its last line. */
function printed({ status, stdout, stderr, error }) {
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1))
  } catch {
    return {
      failed:
        error ??
        stderr
          .trim()
          .split('\n')
          .find((line) => /error/i.test(line)) ??
        `exit code ${status}`,
    }
  }
}

function run(program, args) {
  return spawnSync(program, args, { cwd: OUT, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
}

function versionOf(program, ...args) {
  return /\d+\.\d+\.\d+/.exec(run(program, args).stdout ?? '')?.[0] ?? ''
}

/** A folder in which the package is installed as in a user's. */
function prepare() {
  mkdirSync(modules, { recursive: true })
  rmSync(OUT, { recursive: true, force: true })
  mkdirSync(OUT)
  for (const file of ['checks.mjs', 'main.mjs', 'worker.mjs'])
    cpSync(join(ROOT, 'test/runtimes', file), join(OUT, file))
  const link = join(modules, 'sladd')
  rmSync(link, { recursive: true, force: true })
  mkdirSync(link)
  for (const part of ['package.json', 'dist']) symlinkSync(join(ROOT, part), join(link, part))
  symlinkSync(join(ROOT, 'node_modules'), join(link, 'node_modules'))
}

function runtimes() {
  tell('Node', process.versions.node, printed(run(process.execPath, ['main.mjs'])))
  if (!isAll) return
  for (const major of [22, 24, 26]) {
    const node = join(modules, `node${major}/bin/node`)
    tell('Node', versionOf(node, '--version'), printed(run(node, ['main.mjs'])))
  }
  const bun = join(modules, '@oven/bun-linux-x64/bin/bun')
  tell('Bun', versionOf(bun, '--version'), printed(run(bun, ['main.mjs'])))
  const deno = join(modules, '@deno/linux-x64-glibc/deno')
  const flags = ['run', '--no-remote', '--node-modules-dir=manual', '--allow-read', '--allow-env']
  tell('Deno', versionOf(deno, '--version'), printed(run(deno, [...flags, 'main.mjs'])))
}

const NAMES = { entry: join(OUT, 'main.mjs'), of: (bundler) => join(OUT, bundler, 'bundle.mjs') }

/** Each bundler by its own defaults for a browser; what it warns of. */
const BUNDLERS = {
  async esbuild(esbuild, outfile) {
    const options = {
      entryPoints: [NAMES.entry],
      outfile,
      bundle: true,
      minify: true,
      format: 'esm',
      logLevel: 'silent',
    }
    return (await esbuild.build(options)).warnings.map(({ text }) => text)
  },
  async rollup({ rollup }, file) {
    const warnings = []
    const { nodeResolve } = createRequire(`${HOME}/`)('@rollup/plugin-node-resolve')
    const onwarn = ({ message }) => warnings.push(message)
    const bundle = await rollup({ input: NAMES.entry, plugins: [nodeResolve({ browser: true })], onwarn })
    await bundle.write({ file, format: 'es' })
    return warnings
  },
  async webpack(webpack, file) {
    const output = { path: dirname(file), filename: basename(file), module: true }
    const options = {
      mode: 'production',
      entry: NAMES.entry,
      output,
      experiments: { outputModule: true },
      performance: false,
    }
    const stats = await new Promise((done, fail) =>
      webpack(options, (error, all) =>
        error ? fail(error) : done(all.toJson({ all: false, warnings: true, errors: true })),
      ),
    )
    return [...stats.errors, ...stats.warnings].map(({ message }) => message)
  },
  async vite(vite, file) {
    const warnings = []
    const say = (text) => warnings.push(text)
    const customLogger = { ...vite.createLogger('silent'), warn: say, warnOnce: say, error: say }
    const lib = { entry: NAMES.entry, formats: ['es'], fileName: () => basename(file) }
    const build = { outDir: dirname(file), lib, target: 'es2022' }
    await vite.build({ root: OUT, configFile: false, customLogger, build })
    return warnings
  },
}

async function bundlers() {
  for (const [name, bundle] of Object.entries(BUNDLERS)) {
    if (!isAll && name !== 'esbuild') continue
    // Ours is the one that the package is built by.
    const from = createRequire(name === 'esbuild' ? join(ROOT, 'package.json') : `${HOME}/`)
    const path = from.resolve(name)
    const module = await import(pathToFileURL(path).href)
    const { version = module.default?.version } = module
    try {
      const warnings = await bundle(module.default ?? module, NAMES.of(name))
      const told = printed(run(process.execPath, [NAMES.of(name)]))
      tell(
        name,
        version ?? module.VERSION ?? '',
        warnings.length > 0 ? { failed: `warned: ${warnings[0].trim()}` } : told,
      )
    } catch (error) {
      tell(name, version ?? '', { failed: error })
    }
  }
}

async function workers() {
  const esbuild = createRequire(join(ROOT, 'package.json'))('esbuild')
  const kernel = {
    name: 'kernel',
    setup({ onResolve }) {
      onResolve({ filter: /\.wasm$/ }, () => ({ path: './kernel.wasm', external: true }))
    },
  }
  const outfile = join(OUT, 'worker.js')
  const options = {
    entryPoints: [join(OUT, 'worker.mjs')],
    outfile,
    bundle: true,
    format: 'esm',
    conditions: ['workerd'],
  }
  await esbuild.build({ ...options, plugins: [kernel], logLevel: 'silent' })
  const args = [join(ROOT, 'test/runtimes/serve-worker.mjs'), HOME, outfile, join(ROOT, 'dist/kernel.wasm')]
  const told = printed(run(join(modules, 'node24/bin/node'), args))
  const { version } = JSON.parse(readFileSync(join(modules, 'workerd/package.json'), 'utf8'))
  tell('workerd, `sladd/workerd`', version, told.kernel ?? told)
  tell('workerd, `sladd`', version, told.plain ?? told)
}

/** A page whose policy of content lets its one script run, by its digest. */
async function browsers() {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))
  if (executablePath === undefined) return
  const script = readFileSync(NAMES.of('esbuild'), 'utf8').replaceAll('</script', '<\\/script')
  const digest = `'sha256-${createHash('sha256').update(script).digest('base64')}'`
  const { chromium } = createRequire(join(ROOT, 'package.json'))('playwright-core')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  for (const more of [" 'wasm-unsafe-eval'", '']) {
    const page = await browser.newPage()
    const file = join(OUT, 'page.html')
    const policy = `default-src 'none'; script-src ${digest}${more}`
    const meta = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`
    writeFileSync(file, `<!doctype html>${meta}<script type="module">${script}</script>`)
    const said = page.waitForEvent('console', { predicate: (message) => message.text().startsWith('{') })
    await page.goto(String(pathToFileURL(file)))
    const told = await said.then((message) => JSON.parse(message.text())).catch((failed) => ({ failed }))
    tell(`Chromium, script by digest${more && ' and `wasm-unsafe-eval`'}`, browser.version(), told)
    await page.close()
  }
  await browser.close()
}

/** The table of the page, between its marks. */
function keep() {
  const head = ['| runs on | version | engine |', '|---|---|---|']
  const lines = rows.map(({ name, version, result }) => `| ${name} | ${version} | ${result} |`)
  const table = `<!-- runtimes:begin -->\n${[...head, ...lines].join('\n')}\n<!-- runtimes:end -->`
  const page = readFileSync(PAGE, 'utf8').replace(/<!-- runtimes:begin -->[\s\S]*<!-- runtimes:end -->/, table)
  writeFileSync(PAGE, page)
}

prepare()
runtimes()
await bundlers()
if (isAll) await workers()
await browsers()
if (rows.some(({ isGood }) => !isGood)) process.exitCode = 1
else if (isAll) keep()
