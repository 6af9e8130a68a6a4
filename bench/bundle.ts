/**
 * @module Bundles what runs in a process of its own. A process that is measured has Node's own loader only, which in
 * the oldest Node that is supported takes no TypeScript; and a loader that compiles would be in the figures.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Beside `contenders/`: from here `../../dist` is what it is from there. */
const FOLDER = fileURLToPath(new URL('build/', import.meta.url))

/**
 * Bundles a contender, or a program that runs one. Packages stay outside and are loaded from where they are installed.
 * Paths relative to `import.meta.url` hold as long as the file stands in a folder directly below this one.
 *
 * @param folder - where to, instead of `build/`
 * @returns path of the module
 * @throws Error of esbuild that names what is wrong
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
  // Another process may be about to run it: it sees the old one or the new one, nothing between.
  const unfinished = `${outfile}.${process.pid}`
  writeFileSync(unfinished, outputFiles[0]?.contents ?? '')
  renameSync(unfinished, outfile)
  return outfile
}
