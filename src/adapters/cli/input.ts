/** @module Files and standard input, one after another. */
import { createReadStream, fstatSync, type Stats, statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { isFileRefused, reasonOf } from '../../files/refused'
import { isTerminal } from './builtin'
import { isClosedPipe } from './failure'
import type { FileList } from './file-list'
import { counted, isOutputFailure, say } from './output'
import { Progress, type Watching } from './progress'
import { Refusal } from './usage'

/** Large reads: a stream's cost is per chunk. */
const CHUNK = 256 * 1024

/** One input: its name and its bytes. */
export interface Input {
  readonly name: string
  /** True for standard input, whatever it is called. */
  readonly isStandard: boolean
  open(): NodeJS.ReadableStream
}

/** Returns the inputs that the arguments name; standard input if they name none. */
function inputs(files: readonly string[]): Input[] {
  return (files.length === 0 ? ['-'] : files).map((name) =>
    name === '-'
      ? { name: 'standard input', isStandard: true, open: openStandardInput }
      : { name, isStandard: false, open: () => createReadStream(name, { highWaterMark: CHUNK }) },
  )
}

/** Node's stream would just end. */
function openStandardInput(): NodeJS.ReadableStream {
  checkNoDirectory(fstatSync(0))
  return process.stdin
}

/** @throws the system's error for reading a directory */
export function checkNoDirectory(stat: Stats): void {
  if (stat.isDirectory()) throw Object.assign(new Error('a directory'), { code: 'EISDIR' })
}

/** Returns the identity of a file; undefined if it is not a file, or cannot be inspected. */
function fileOf(name: string | number): string | undefined {
  try {
    const stat = typeof name === 'number' ? fstatSync(name, { bigint: true }) : statSync(name, { bigint: true })
    return stat.isFile() ? `${stat.dev} ${stat.ino}` : undefined
  } catch {
    return undefined
  }
}

/** The files that a command names, by use. */
interface NamedFiles {
  /** As typed: none and `-` are standard input. */
  readonly inputs?: readonly string[]
  /** Other files that it reads or changes in place. */
  readonly others?: readonly (string | undefined)[]
  /** Files that it appends to. */
  readonly appended?: string | undefined | readonly (string | undefined)[]
  /** Files that it replaces, which may be inputs. */
  readonly replaced?: readonly (string | undefined)[]
}

/** Returns the identity of a file, even of one that does not exist yet. */
function placeOf({ name, isStandard }: Pick<Input, 'name' | 'isStandard'>): string {
  return isStandard ? (fileOf(0) ?? name) : (fileOf(name) ?? resolve(name))
}

/**
 * Checks that output goes to no other file of the command. Standard output must be none of them: reading would never
 * end, and a key ring, a store or an audit log would contain foreign text. A file that is appended to or replaced must
 * be none of the others.
 *
 * @throws Refusal
 */
export function checkOutput({ inputs: typed, others = [], appended, replaced = [] }: NamedFiles): void {
  const named = (names: readonly (string | undefined)[]) =>
    names.filter((name) => name !== undefined).map((name) => ({ name, isStandard: false }))
  const read = [...(typed === undefined ? [] : inputs(typed)), ...named(others)]
  const output = fileOf(1)
  const grown = named([appended].flat())
  const same = [...read, ...grown].find((file) => output !== undefined && placeOf(file) === output)
  if (same !== undefined) throw new Refusal(`${same.name}: is also the output`)
  const twice =
    grown.find((file, i) => [...read, ...grown.slice(0, i)].some((other) => placeOf(other) === placeOf(file))) ??
    named(replaced).find((file) => [...named(others), ...grown].some((other) => placeOf(other) === placeOf(file)))
  if (twice !== undefined) throw new Refusal(`${twice.name}: is written to, and is also another file of the command`)
}

/** The input is not readable as text; the message says what it is. */
export class Unfit extends Error {}

/** How many inputs could be read, and how many could not. */
export interface Done {
  readonly read: number
  readonly failed: number
}

/**
 * Processes the inputs in order. If one cannot be read, its name is reported on standard error, and the others are
 * still processed. Files found below a folder that are not text are counted there.
 *
 * @param isOver - called before each input
 * @throws the error of a failed standard output
 */
export async function eachInput(
  { names, found, unread }: FileList,
  work: (input: Input) => Promise<void>,
  isOver = () => false,
): Promise<Done> {
  let read = 0
  let failed = unread.length
  let passed = 0
  for (const [folder, why] of unread) say(`${folder}: ${why}`)
  for (const input of inputs(names)) {
    if (isOver()) break
    try {
      if (input.isStandard && isTerminal(0)) say('reading what you type; Ctrl-D ends it')
      await work(input)
      read++
    } catch (error) {
      // Output errors concern all inputs.
      if (isClosedPipe(error) || isOutputFailure(error) || isFileRefused(error)) throw error
      if (error instanceof Unfit && found.has(input.name)) {
        passed++
        continue
      }
      say(`${input.name}: ${error instanceof Unfit ? error.message : (reasonOf(error) ?? 'cannot be read')}`)
      failed++
    }
  }
  if (passed > 0) say(`${counted(passed, 'file')} below folders passed over: no text, or packed`)
  return { read, failed }
}

/** Yields the chunks of an input, showing progress. */
export async function* watched(input: Input, watching?: Watching): AsyncGenerator<Uint8Array> {
  const file = input.isStandard ? undefined : await stat(input.name).catch(() => undefined)
  const progress = new Progress(input.name, file?.isFile() ? file.size : 0, watching)
  try {
    for await (const chunk of input.open()) {
      progress.add(chunk.length)
      yield chunk as unknown as Uint8Array
    }
  } finally {
    progress.end()
  }
}
