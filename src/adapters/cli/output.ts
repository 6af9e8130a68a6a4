/**
 * @module Standard output and standard error. What was printed is in the hands of the system when the call is over, or
 * there is an error: nothing waits in this process.
 */
import { fstatSync, fsyncSync, write } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { isNotReady, PAUSE_MS, writeAll } from '../../files/bytes'
import { isTerminal } from './builtin'

const STANDARD_OUTPUT = 1
const STANDARD_ERROR = 2

let output = STANDARD_OUTPUT
/** Whether a write to it may wait, once that is known. */
let waits: boolean | undefined

/** From now on what is printed goes to a file in place of standard output. */
export function printInto(descriptor: number): void {
  output = descriptor
  waits = undefined
}

/** Takes what is printed in place of a descriptor. */
type Taker = (bytes: Uint8Array) => Promise<void>
let taker: Taker | undefined

/** From now on what is printed in time goes there; undefined for where it went before. */
export function printThrough(take: Taker | undefined): void {
  taker = take
}

/** Where what is printed goes. */
export function outputDescriptor(): number {
  return output
}

/** Marked by a property, because errors of threads lose their class. */
function outputFailure(error: unknown): Error {
  return Object.assign(error as Error, { isOutput: true })
}

/** Whether it is standard output that failed, and no input. */
export function isOutputFailure(error: unknown): boolean {
  return (error as { isOutput?: boolean } | null)?.isOutput === true
}

/**
 * Writes to standard output.
 *
 * @throws what the system says, marked: see {@link isOutputFailure}
 */
export function printBytes(bytes: Uint8Array): void {
  if (isLineShown && isTerminal(output)) clearLine()
  try {
    writeAll(output, bytes)
  } catch (error) {
    throw outputFailure(error)
  }
}

/** Writes a text to standard output; see {@link printBytes}. */
export function print(text: string): void {
  printBytes(Buffer.from(text))
}

/** The same for a value, as JSON for programs. */
export function printJson(value: unknown): void {
  print(`${JSON.stringify(value, null, 2)}\n`)
}

/** A number of things, for people. */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`
}

/** Whether whoever reads standard output may let a write wait: it is no file and no device without a person. */
function mayWait(): boolean {
  const stat = fstatSync(output)
  return isTerminal(output) || !(stat.isFile() || stat.isCharacterDevice())
}

/** Writes to standard output, so that signals are heard while a reader lets it wait; see {@link printBytes}. */
export async function printInTime(bytes: Uint8Array): Promise<void> {
  if (taker !== undefined) return taker(bytes)
  waits ??= mayWait()
  if (!waits) return printBytes(bytes)
  for (let at = 0; at < bytes.length; ) at += await writeSome(bytes.subarray(at))
}

function writeSome(bytes: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    write(output, bytes, 0, bytes.length, null, (error, written) => {
      if (error === null) resolve(written)
      else if (isNotReady(error)) resolve(wait(PAUSE_MS, 0))
      else reject(outputFailure(error))
    })
  })
}

/** Brings to the disk what was printed, where it goes to a file. */
export function flushOutput(): void {
  if (!fstatSync(output).isFile()) return
  try {
    fsyncSync(output)
  } catch (error) {
    throw outputFailure(error)
  }
}

/** Writes a line to standard error; where that is closed or full there is nobody to tell. */
export function say(line: string): void {
  clearLine()
  sayRaw(`sladd: ${line}\n`)
}

/** Writes to standard error as it stands; see {@link say}. */
export function sayRaw(text: string): void {
  try {
    writeAll(STANDARD_ERROR, Buffer.from(text))
  } catch {
    // See above.
  }
}

/** Whether a line is shown that is to be taken away. */
let isLineShown = false

/** Shows a line on the terminal of standard error, in place of the one before, until something else is said or the process ends. */
export function showLine(text: string): void {
  if (!isLineShown) process.once('exit', clearLine)
  isLineShown = true
  sayRaw(`\r${text}\x1b[K`)
}

/** Takes it away. */
export function clearLine(): void {
  if (!isLineShown) return
  isLineShown = false
  process.off('exit', clearLine)
  sayRaw('\r\x1b[K')
}
