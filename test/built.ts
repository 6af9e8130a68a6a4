/**
 * The sources as one program that tests run: a test runner reads every import of a module through a getter, in which the
 * plain engine takes five times as long.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'

const ROOT = resolve(import.meta.dirname, '..')
const SOURCES = join(ROOT, 'src')
const OUT = join(ROOT, 'build/tests')

/** Modules that tests change before anything uses them; see `changes.ts`. */
const CHANGED = ['text/kept', 'text/memory', 'engine/fast', 'engine/plain', 'kernel/kernel', 'value/values']

function modules(): string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  return files.filter((file) => /(?<!\.d|\.as)\.ts$/.test(file) && !/^kernel\/asc\/|^playground\//.test(file))
}

const namesIn = async (file: string): Promise<string[]> => {
  const { metafile } = await build({ entryPoints: [file], metafile: true, write: false, format: 'esm', outdir: '.' })
  return Object.values(metafile.outputs).flatMap(({ exports }) => exports)
}

/** Puts a module before each of `CHANGED` that asks `changes.ts` for what stands in its place. */
const changed: Plugin = {
  name: 'changed',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[.#]/ }, ({ path, importer, kind, pluginData }) => {
      const file = path === '#memory' ? join(SOURCES, 'text/memory') : resolve(dirname(importer), path)
      if (kind === 'entry-point' || pluginData === 'whole' || !CHANGED.includes(relative(SOURCES, file))) return
      return { path: file, namespace: 'changed' }
    })
    onLoad({ filter: /.*/, namespace: 'changed' }, async ({ path }) => {
      const name = JSON.stringify(relative(SOURCES, path))
      return {
        contents: `import * as whole from ${JSON.stringify(`${path}.ts`)}
          export const { ${await namesIn(`${path}.ts`)} } = (await globalThis.sladdChanges?.[${name}]?.(whole)) ?? whole`,
        resolveDir: dirname(path),
        pluginData: 'whole',
      }
    })
  },
}

/** Builds all modules, each as an entry of its own. */
export async function buildSources(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true })
  await build({
    absWorkingDir: ROOT,
    entryPoints: modules().map((file) => `src/${file}`),
    outbase: 'src',
    outdir: OUT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    external: ['*.wasm'],
    plugins: [changed],
  })
}

/** Resolves what tests import of the sources to the build. */
export const builtSources = {
  name: 'built-sources',
  enforce: 'pre' as const,
  resolveId(source: string, importer: string | undefined) {
    if (importer === undefined || !source.startsWith('.')) return
    const file = relative(SOURCES, resolve(dirname(importer), source))
    if (file.startsWith('..')) return
    const built = join(OUT, `${file}.js`)
    return existsSync(built) ? built : undefined
  },
}
