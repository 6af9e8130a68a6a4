/**
 * @module Bundles code that runs in separate processes. A measured process has only Node's own loader, which in the
 * oldest supported Node cannot read TypeScript; and a compiling loader would be included in the measurements.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Next to `contenders/`, so that `../../dist` means the same from both. */
const FOLDER = fileURLToPath(new URL('build/', import.meta.url))

/**
 * Bundles a contender, or a program that runs one. Packages stay external and are loaded from where they are installed.
 * Paths relative to `import.meta.url` hold as long as the file is in a folder directly below this one.
 *
 * @param folder - target folder, instead of `build/`
 * @returns path of the module
 * @throws an esbuild error that says what is wrong
 */
export async function bundleContender(file: string, folder = FOLDER): Promise<string> {
  const outfile = join(folder, `${basename(file, extname(file))}.mjs`)
  const { outputFiles } = await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
    write: false,
  })
  mkdirSync(folder, { recursive: true })
  // Another process may be about to run it: it must see either the old or the new version.
  const unfinished = `${outfile}.${process.pid}`
  writeFileSync(unfinished, outputFiles[0]?.contents ?? '')
  renameSync(unfinished, outfile)
  return outfile
}
