/**
 * @module Files and standard input, one after the other.
 */
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

/** Large reads: the cost of a stream is per chunk. */
const CHUNK = 256 * 1024

/** One input: its name and its bytes. */
export interface Input {
  readonly name: string
  /** Standard input, whatever it is called. */
  readonly isStandard: boolean
  open(): NodeJS.ReadableStream
}

/** The inputs that the arguments name; standard input when they name none. */
function inputs(files: readonly string[]): Input[] {
  return (files.length === 0 ? ['-'] : files).map((name) =>
    name === '-'
      ? { name: 'standard input', isStandard: true, open: openStandardInput }
      : { name, isStandard: false, open: () => createReadStream(name, { highWaterMark: CHUNK }) },
  )
}

/** The stream of Node would only end. */
function openStandardInput(): NodeJS.ReadableStream {
  checkNoDirectory(fstatSync(0))
  return process.stdin
}

/** @throws what the system says to whoever reads a directory */
export function checkNoDirectory(stat: Stats): void {
  if (stat.isDirectory()) throw Object.assign(new Error('a directory'), { code: 'EISDIR' })
}

/** Which file it is; undefined for what is none, and for one that cannot be looked at. */
function fileOf(name: string | number): string | undefined {
  try {
    const stat = typeof name === 'number' ? fstatSync(name, { bigint: true }) : statSync(name, { bigint: true })
    return stat.isFile() ? `${stat.dev} ${stat.ino}` : undefined
  } catch {
    return undefined
  }
}

/** The files that a command names, by what it does with them. */
interface NamedFiles {
  /** As they were typed: none and `-` are standard input. */
  readonly inputs?: readonly string[]
  /** What else it reads, or changes in its place. */
  readonly others?: readonly (string | undefined)[]
  /** What it appends to. */
  readonly appended?: string | undefined | readonly (string | undefined)[]
  /** What it puts in the place of files, which may be inputs. */
  readonly replaced?: readonly (string | undefined)[]
}

/** Which file it is, also one that is yet to be made. */
function placeOf({ name, isStandard }: Pick<Input, 'name' | 'isStandard'>): string {
  return isStandard ? (fileOf(0) ?? name) : (fileOf(name) ?? resolve(name))
}

/**
 * Sees to it that what is written is no other file of the command: standard output is none of them, or reading would
 * never end, and a ring, a store or an audit have something foreign in them; what is appended to or replaced is none of
 * the others.
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

/** An input is not what can be read; the message says what it is. */
export class Unfit extends Error {}

/** How many inputs could be read, and how many could not. */
export interface Done {
  readonly read: number
  readonly failed: number
}

/**
 * Works on the inputs in order; one that cannot be read is named on standard error, and the others are done. Files that
 * nobody named and that are no text are counted there.
 *
 * @param isOver - asked before each input
 * @throws what says that standard output failed
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
      // What cannot be written concerns all inputs.
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

/** The chunks of an input, with their progress. */
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
