/**
 * @module Processes a file, discarding the output: the command line, with one job and two, compared with a program that
 * pipes the file through the stream.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { devNull } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Haystack } from './haystacks'
import { type Entry, type Ready, rateOf } from './measure'
import { runInto } from './program'
import { countFault, digestOf, ownFault } from './proof'
import { SCAN } from './report/standing'
import { took } from './rounds'
import { scratch } from './scratch'

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const PIPE = fileURLToPath(new URL('pipe.mjs', import.meta.url))
/** Most bytes written for one process. */
const MOST = 256 * 1024 * 1024

type Program = (input: string, output: string) => number | null

const node = (output: string, ...args: string[]) => runInto(output, process.execPath, args)

const sladd =
  (...options: string[]): Program =>
  (input, output) =>
    node(output, CLI, 'redact', ...options, input)

const piped: Program = (input, output) => node(devNull, PIPE, input, output)

interface LongFile {
  readonly path: string
  readonly bytes: number
}

/** Files with a repeated haystack, each long enough for the command line to take a while. */
class LongFiles {
  readonly #known = new Map<string, LongFile>()
  readonly #seconds: number

  constructor(seconds: number) {
    this.#seconds = seconds
  }

  async of(haystack: Haystack): Promise<LongFile> {
    const known = this.#known.get(haystack.name)
    if (known !== undefined) return known
    const path = scratch(`long-${haystack.name}`)
    writeFileSync(path, haystack.bytes)
    const times = Math.max(1, Math.min(await this.#timesFor(path), Math.floor(MOST / haystack.bytes.length)))
    for (let i = 1; i < times; i++) appendFileSync(path, haystack.bytes)
    const file = { path, bytes: haystack.bytes.length * times }
    this.#known.set(haystack.name, file)
    return file
  }

  /** The startup of the process is not counted: it is the same for a longer file. */
  async #timesFor(path: string): Promise<number> {
    const whole = await took(() => node(devNull, CLI, 'redact', path))
    const working = Math.max(1, whole - (await took(() => node(devNull, CLI, '--version'))))
    return Math.ceil((1000 * this.#seconds) / working)
  }
}

async function ready(program: Program, haystack: Haystack, files: LongFiles): Promise<Ready | { fault: string }> {
  const [input, output] = [scratch('input'), scratch('output')]
  writeFileSync(input, haystack.bytes)
  const code = program(input, output)
  if (code !== 0) return { fault: `exit code ${code}` }
  const answer = { output: readFileSync(output) }
  const fault = ownFault(haystack, answer)
  if (fault !== undefined) return { fault }
  const { path, bytes } = await files.of(haystack)
  return { bytes, digest: digestOf(answer), measure: rateOf(bytes, () => program(path, devNull)) }
}

/** How often a haystack is repeated for scanning, so that startup matters little. */
const TIMES = 2

/** A line for each finding, and one with their number; like in other search programs, exit code 1 is not an error. */
function scanned(haystack: Haystack): Ready | { fault: string } {
  const [input, output] = [scratch('scan-input'), scratch('scan-output')]
  writeFileSync(input, Buffer.concat(Array.from({ length: TIMES }, () => haystack.bytes)))
  const run = () => node(output, CLI, 'scan', input)
  const code = run()
  if (code !== 0 && code !== 1) return { fault: `exit code ${code}` }
  const lines = readFileSync(output).reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0)
  const fault = countFault(haystack, (lines - 1) / TIMES)
  if (fault !== undefined) return { fault }
  const bytes = haystack.bytes.length * TIMES
  return { bytes, measure: rateOf(bytes, run) }
}

/** @param seconds - approximate duration of one process */
export function programEntries(seconds: number): Entry[] {
  const files = new LongFiles(seconds)
  const entry = (name: string, program: Program): Entry => ({
    name,
    prepare: (haystack) => ready(program, haystack, files),
  })
  return [
    entry('sladd redact', sladd()),
    entry('sladd redact --jobs 2', sladd('--jobs', '2')),
    entry('stream program', piped),
    { name: SCAN, prepare: async (haystack) => scanned(haystack) },
  ]
}
