/**
 * The sources as one program that tests run: a test runner reads every import of a module through a getter, in which the
 * plain engine takes five times as long.
 */
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'

const ROOT = resolve(import.meta.dirname, '..')
const OUT = join(ROOT, 'build/tests')

/** Modules that tests change before anything uses them; see `poison.ts`. */
const CHANGED = /\/src\/(?:text\/kept|engine\/fast|engine\/plain|value\/values)$/

function modules(): string[] {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  return files.filter((file) => /(?<!\.d|\.as)\.ts$/.test(file) && !/^kernel\/asc\/|^playground\//.test(file))
}

/** Builds all modules, each as an entry of its own. */
export async function buildSources(): Promise<void> {
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
    keepNames: false,
    sourcemap: false,
    sourcesContent: false,
    logLevel: 'error',
    external: ['*.wasm'],
    plugins: [
      {
        name: 'changed',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^\./ }, ({ path, importer, kind, pluginData }) => {
            const file = resolve(dirname(importer), path)
            if (kind === 'entry-point' || pluginData === 'whole' || !CHANGED.test(file)) return
            return { path: file, namespace: 'changed' }
          })
          onLoad({ filter: /.*/, namespace: 'changed' }, async ({ path }) => {
            const { metafile } = await build({
              entryPoints: [`${path}.ts`],
              bundle: false,
              metafile: true,
              write: false,
              format: 'esm',
              outdir: '.',
            })
            const names = Object.values(metafile.outputs).flatMap(({ exports }) => exports)
            return {
              contents: `import * as whole from ${JSON.stringify(`${path}.ts`)}
                const change = globalThis[Symbol.for('sladd.change/1')]
                export const { ${names} } = change?.(${JSON.stringify(relative(join(ROOT, 'src'), path))}, whole) ?? whole`,
              resolveDir: dirname(path),
              pluginData: 'whole',
            }
          })
        },
      },
    ],
  })
}

/** Resolves what tests import of the sources to the build. */
export const builtSources = {
  name: 'built-sources',
  enforce: 'pre' as const,
  resolveId(source: string, importer: string | undefined) {
    if (importer === undefined || !source.startsWith('.')) return
    const file = relative(join(ROOT, 'src'), resolve(dirname(importer), source))
    if (file.startsWith('..')) return
    const built = join(OUT, `${file}.js`)
    return existsSync(built) ? built : undefined
  },
}
