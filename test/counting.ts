/**
 * A kernel that counts its reads, compiled for tests only: the same files with other accessors, see `test/asc`.
 */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { lexicon } from '../src/resolve/lexicon'
import { Kernel } from '../src/scan/kernel'
import { fold } from '../src/text/fold'

const ROOT = resolve(import.meta.dirname, '..')
const FILE = 'build/kernel-counting.wasm'
const PAGE = 256
/** Of the fold table, in the order of the kernel's `place`. */
const FOLD = 9

const OPTIONS = '--lib test/asc --path . --runtime stub --enable simd -O3 --noAssert -o'.split(' ')

export interface CountingKernel {
  readonly kernel: Kernel
  /** Steps since the last call. */
  takeSteps(): number
}

/** Compiles the counting kernel and makes it. */
export async function makeCountingKernel(): Promise<CountingKernel> {
  const asc = resolve(ROOT, 'node_modules/assemblyscript/bin/asc.js')
  const entries = ['src/scan/kernel.as.ts', 'test/counting.as.ts']
  await promisify(execFile)(process.execPath, [asc, ...entries, ...OPTIONS, FILE], { cwd: ROOT })
  let write: (page: number) => void = () => {}
  const imports = { host: { page: (page: number) => write(page) }, env: { abort: () => {} } }
  const { instance } = await WebAssembly.instantiate(await readFile(resolve(ROOT, FILE)), imports)
  const exports = instance.exports as never as ConstructorParameters<typeof Kernel>[0] & { takeSteps(): number }
  const kernel = new Kernel(exports, lexicon())
  const table = exports.place(FOLD)
  write = (page) => {
    for (let i = page * PAGE; i < (page + 1) * PAGE; i++) kernel.memory[table + i] = fold(i)
  }
  return { kernel, takeSteps: exports.takeSteps }
}
