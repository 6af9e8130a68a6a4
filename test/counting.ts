/** A kernel that counts its reads, compiled for tests only: the same files with other accessors, see `test/asc`. */
import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { type Exports, type Kernel, makeKernel } from '../src/kernel/kernel'
import { lexicon } from '../src/resolve/lexicon'

const ROOT = resolve(import.meta.dirname, '..')
/** Test files that need it run at the same time. */
const FILE = `build/kernel-counting-${process.pid}.wasm`
const OPTIONS = '--lib test/asc --path . --runtime stub --enable simd -O3 --noAssert -o'.split(' ')

export interface CountingKernel {
  readonly kernel: Kernel
  /** Steps since the last call. */
  takeSteps(): number
}

/** Compiles the counting kernel and makes it. */
export async function makeCountingKernel(): Promise<CountingKernel> {
  const asc = resolve(ROOT, 'node_modules/assemblyscript/bin/asc.js')
  const entries = ['src/kernel/kernel.as.ts', 'test/counting.as.ts']
  await promisify(execFile)(process.execPath, [asc, ...entries, ...OPTIONS, FILE], { cwd: ROOT })
  const module = new WebAssembly.Module(await readFile(resolve(ROOT, FILE)))
  await rm(resolve(ROOT, FILE))
  const [kernel, exports] = makeKernel<Exports & { takeSteps(): number }>(module, lexicon())
  return { kernel, takeSteps: exports.takeSteps }
}
