/**
 * @module `sladd redact`: inputs to standard output, findings replaced.
 */
import { closeSync, fstatSync, openSync } from 'node:fs'
import type { Decision } from '../../policy/types'
import { JOINS, type Opens, PUMP, STEPS } from '../../redactor'
import type { Redactor } from '../../types'
import type { ReadingOf } from './arguments'
import { readSome, writeAll } from './bytes'
import { eachInput, type Input, Progress } from './input'
import { RANGE, redactWithJobs } from './jobs'
import { readerOf, runLive } from './live'
import type { TokenMaterial } from './token-options'

const STANDARD_INPUT = 0
const STANDARD_OUTPUT = 1

function redactFile(file: number, name: string, size: number, redactor: Redactor & Opens): void {
  const progress = new Progress(name, size)
  const read = (into: Uint8Array) => {
    const got = readSome(file, into)
    progress.add(got)
    return got
  }
  redactor[PUMP]({ read, write: (bytes) => writeAll(STANDARD_OUTPUT, bytes) })
  progress.end()
}

/** Standard input, which may be a file, or come in its own time. */
async function redactStandard(input: Input, redactor: Redactor & Opens, hold: number): Promise<void> {
  if (fstatSync(STANDARD_INPUT).isFile()) return redactFile(STANDARD_INPUT, input.name, 0, redactor)
  const read = readerOf(input.open() as AsyncIterable<Uint8Array>)
  await runLive(redactor[STEPS](), read, (bytes) => writeAll(STANDARD_OUTPUT, bytes), hold)
}

/** Whether a file may be dealt out by lines; its begin is enough to tell. */
function hasLinesApart(file: number, redactor: Opens): boolean {
  const begin = new Uint8Array(RANGE)
  return !redactor[JOINS](begin.subarray(0, readSome(file, begin, 0)))
}

async function redactInput(input: Input, command: RedactCommand): Promise<void> {
  const reading = command.reading(input.name)
  const redactor = reading.redactor as Redactor & Opens
  if (input.isStandard) return redactStandard(input, redactor, command.hold)
  const file = openSync(input.name, 'r')
  try {
    const stat = fstatSync(file)
    if (stat.isDirectory()) throw Object.assign(new Error('a directory'), { code: 'EISDIR' })
    const isLong = stat.isFile() && stat.size > RANGE && !reading.isTable
    if (command.jobs > 1 && isLong && hasLinesApart(file, redactor)) {
      return await redactWithJobs(command, input.name, stat.size)
    }
    redactFile(file, input.name, stat.size, redactor)
  } finally {
    closeSync(file)
  }
}

/** What `sladd redact` was asked to do. */
export interface RedactCommand {
  readonly files: readonly string[]
  readonly reading: ReadingOf
  readonly jobs: number
  readonly hold: number
  /** What keeps everything back, if a policy does. */
  readonly withheld: Decision | undefined
  /** The command line and its keys, for threads. */
  readonly args: readonly string[]
  readonly material: TokenMaterial | undefined
}

/**
 * Redacts the inputs in order.
 *
 * @returns the exit code: 2 when an input could not be read, 3 when a policy kept all of them back, else 0
 */
export async function redactFiles(command: RedactCommand): Promise<number> {
  const { withheld } = command
  if (withheld !== undefined) process.stderr.write(`sladd: withheld by ${withheld.rule}: ${withheld.reason}\n`)
  const isComplete = await eachInput(command.files, (input) => redactInput(input, command))
  if (!isComplete) return 2
  return command.withheld === undefined ? 0 : 3
}
