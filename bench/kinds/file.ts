/**
 * @module A file through a process, to nowhere: the command line, with one job and two, against a program that pipes
 * the file through the stream.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { devNull } from 'node:os'
import { fileURLToPath } from 'node:url'
import { CLI } from '../contenders'
import type { Haystack } from '../haystacks'
import { scratch } from '../scratch'
import type { Fault, Truth } from '../verify'
import type { Bench, Contender, Task, Versus, Work } from './kind'

const PIPE = fileURLToPath(new URL('pipe.mjs', import.meta.url))
/** Seconds that one process is to take, and the most that is written for it. */
const SECONDS = 1
const MOST = 256 * 1024 * 1024

type Program = (input: string, output: string) => number | null

function node(args: readonly string[], output: string): number | null {
  const target = openSync(output, 'w')
  try {
    return spawnSync(process.execPath, args, { stdio: ['ignore', target, 'inherit'] }).status
  } finally {
    closeSync(target)
  }
}

const sladd =
  (...options: string[]): Program =>
  (input, output) =>
    node([CLI, 'redact', ...options, input], output)

const piped: Program = (input, output) => node([PIPE, input, output], devNull)

function hasJobs(): boolean {
  return spawnSync(process.execPath, [CLI, '--help'], { encoding: 'utf8' }).stdout.includes('--jobs')
}

interface LongFile {
  readonly path: string
  readonly bytes: number
}

/** Files with a haystack over and over, each as long as the command line needs for it to take a while. */
class LongFiles {
  readonly #known = new Map<string, LongFile>()
  readonly #seconds: number

  constructor(seconds: number) {
    this.#seconds = seconds
  }

  of(haystack: Haystack): LongFile {
    const known = this.#known.get(haystack.name)
    if (known !== undefined) return known
    const path = scratch(`long-${haystack.name}`)
    writeFileSync(path, haystack.bytes)
    const times = Math.max(1, Math.min(this.#timesFor(path), Math.floor(MOST / haystack.bytes.length)))
    for (let i = 1; i < times; i++) appendFileSync(path, haystack.bytes)
    const file = { path, bytes: haystack.bytes.length * times }
    this.#known.set(haystack.name, file)
    return file
  }

  /** The start of the process is not counted: it is the same for a longer file. */
  #timesFor(path: string): number {
    const took = (args: string[]) => {
      const begin = performance.now()
      node([CLI, ...args], devNull)
      return performance.now() - begin
    }
    const working = Math.max(1, took(['redact', path]) - took(['--version']))
    return Math.ceil((1000 * this.#seconds) / working)
  }
}

function task(program: Program, haystack: Haystack, files: LongFiles, truth: Truth): Task {
  const { path, bytes } = files.of(haystack)
  const verify = (): Fault => {
    const [input, output] = [scratch('input'), scratch('output')]
    writeFileSync(input, haystack.bytes)
    const code = program(input, output)
    return code === 0 ? truth.maskedFault(haystack, readFileSync(output)) : `exit code ${code}`
  }
  return { bytes, run: () => program(path, devNull), verify }
}

export const FILE: Work = {
  name: 'file',
  about: 'a file to nowhere, whole processes with their start: the command line, and a program with the stream',
  rows: ['logs', 'json', 'dense'],
  contenders({ truth, isQuick }: Bench) {
    const files = new LongFiles(isQuick ? SECONDS / 4 : SECONDS)
    const row = (name: string, program: Program, versus?: Versus): Contender => ({
      name,
      isWhole: true,
      ...(versus && { versus }),
      prepare: (haystack) => task(program, haystack, files, truth),
    })
    const [cli, jobs] = ['sladd redact', 'sladd redact --jobs 2']
    const two = row(jobs, sladd('--jobs', '2'), { of: jobs, over: cli })
    return [
      row(cli, sladd(), { of: cli, over: 'stream program' }),
      hasJobs() ? two : { ...two, missing: 'the command line has no --jobs' },
      row('stream program', piped),
    ]
  },
}
