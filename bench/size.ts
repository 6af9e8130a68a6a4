/**
 * @module What a contender adds to a program: everything that its package exports, bundled and minified with all
 * dependencies, except what Node provides.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type BuildResult, build } from 'esbuild'
import type { Size } from './results'

/** The built package, as an entry. */
export const OWN = fileURLToPath(new URL('../dist/index.js', import.meta.url))

/** Packages are resolved from `bench/node_modules`, then above. */
const FOLDER = fileURLToPath(new URL('.', import.meta.url))

function bundle(entry: string, from: string) {
  return build({
    // Uses all exports, so that none may be removed by tree shaking.
    stdin: { contents: `import * as all from ${JSON.stringify(entry)}; globalThis.all = all`, resolveDir: from },
    absWorkingDir: from,
    outdir: join(from, 'build'),
    bundle: true,
    minify: true,
    legalComments: 'none',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // As files next to the bundle, with their own size.
    loader: { '.wasm': 'file', '.node': 'file' },
    metafile: true,
    logLevel: 'silent',
    write: false,
  })
}

type Bundle = BuildResult<{ write: false; metafile: true }>

/** Returns the folders of the packages with code in a bundle. */
function packagesOf({ metafile }: Bundle, from: string): Set<string> {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs))
  const files = inputs.filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && file !== '<stdin>')
  const folders = files.map(([file]) => {
    const path = resolve(from, file)
    return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(path)?.[0] ?? dirname(path)
  })
  return new Set(folders)
}

/** Returns the files of a package, without those of nested packages. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !/(?:^|[\\/])node_modules[\\/]/.test(file))
    .sort()
    .map((file) => join(folder, file))
}

const isNative = (file: string) => file.endsWith('.node') || basename(file) === 'binding.gyp'

/** True if a string in the code starts with a file's name, or contains it after a slash. */
const names = (code: string, name: string) => ['"', "'", '`', '/'].some((before) => code.includes(before + name))

/**
 * Returns WebAssembly that the code refers to by name, and therefore reads from a file at run time, invisibly to
 * bundlers; once for each name. Modules embedded in the bundle as text are left out.
 */
function wasmBeside(code: string, files: readonly string[]): Buffer[] {
  const found = new Map<string, Buffer>()
  for (const file of files) {
    const name = basename(file)
    if (!name.endsWith('.wasm') || found.has(name) || !names(code, name)) continue
    const bytes = readFileSync(file)
    if (!code.includes(bytes.toString('base64').replace(/=+$/, ''))) found.set(name, bytes)
  }
  return [...found.values()]
}

/**
 * Returns the size of a contender. WebAssembly is included even if it is read from a file; other data read at run time
 * is not.
 *
 * @param entry - name of its package, or path of a module: `OWN` for this library
 * @param from - folder from which a package is resolved, instead of this one
 * @returns undefined if it is not installed, or cannot be bundled
 */
export async function sizeOf(contender: string, entry: string, from = FOLDER): Promise<Size | undefined> {
  const bundled = await bundle(entry, from).catch(() => undefined)
  if (bundled === undefined) return undefined
  const files = [...packagesOf(bundled, from)].flatMap(filesOf)
  if (files.some(isNative)) return undefined
  const outputs = bundled.outputFiles.map(({ contents }) => contents)
  const code = bundled.outputFiles.find(({ path }) => path.endsWith('.js'))?.text ?? ''
  const parts = [...outputs, ...wasmBeside(code, files)]
  return {
    contender,
    minified: parts.reduce((sum, { length }) => sum + length, 0),
    gzipped: parts.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0),
  }
}
