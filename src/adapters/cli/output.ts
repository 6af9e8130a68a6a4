/**
 * @module Standard output and standard error. When a call returns, the system has the output, or there is an error:
 * nothing is buffered in this process.
 */
import { fstatSync, fsyncSync, write } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { isNotReady, PAUSE_MS, writeAll } from '../../files/bytes'
import { isTerminal } from './builtin'

const STANDARD_OUTPUT = 1
const STANDARD_ERROR = 2

let output = STANDARD_OUTPUT
/** Whether a write may block, once known. */
let waits: boolean | undefined

/** Redirects what is printed to a file instead of standard output. */
export function printInto(descriptor: number): void {
  output = descriptor
  waits = undefined
}

/** Receives what is printed, instead of a descriptor. */
type Taker = (bytes: Uint8Array) => Promise<void>
let taker: Taker | undefined

/** Redirects what {@link printInTime} prints; undefined ends the redirection. */
export function printThrough(take: Taker | undefined): void {
  taker = take
}

/** Returns the descriptor that is printed to. */
export function outputDescriptor(): number {
  return output
}

/** Marked by a property, because errors lose their class between threads. */
function outputFailure(error: unknown): Error {
  return Object.assign(error as Error, { isOutput: true })
}

/** True if standard output failed, rather than an input. */
export function isOutputFailure(error: unknown): boolean {
  return (error as { isOutput?: boolean } | null)?.isOutput === true
}

/**
 * Writes to standard output.
 *
 * @throws the system's error, marked: see {@link isOutputFailure}
 */
export function printBytes(bytes: Uint8Array): void {
  if (isLineShown && isTerminal(output)) clearLine()
  try {
    writeAll(output, bytes)
  } catch (error) {
    throw outputFailure(error)
  }
}

/** Writes text to standard output; see {@link printBytes}. */
export function print(text: string): void {
  printBytes(Buffer.from(text))
}

/** Writes a value as JSON, for programs. */
export function printJson(value: unknown): void {
  print(`${JSON.stringify(value, null, 2)}\n`)
}

/** Formats a number of things, for people. */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`
}

/** True if writes to standard output may block: it is a terminal, or neither a file nor a character device. */
function mayWait(): boolean {
  const stat = fstatSync(output)
  return isTerminal(output) || !(stat.isFile() || stat.isCharacterDevice())
}

/** Writes to standard output, handling signals while a reader blocks; see {@link printBytes}. */
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

/** Syncs printed output to disk if it goes to a file. */
export function flushOutput(): void {
  if (!fstatSync(output).isFile()) return
  try {
    fsyncSync(output)
  } catch (error) {
    throw outputFailure(error)
  }
}

/** Writes a line to standard error; if that is closed or full, there is nobody to tell. */
export function say(line: string): void {
  clearLine()
  sayRaw(`sladd: ${line}\n`)
}

/** Writes raw text to standard error; see {@link say}. */
export function sayRaw(text: string): void {
  try {
    writeAll(STANDARD_ERROR, Buffer.from(text))
  } catch {
    // Nobody to tell.
  }
}

/** True if a temporary line is shown. */
let isLineShown = false

/** Shows a line on the terminal of standard error until it is replaced, something else is said or the process ends. */
export function showLine(text: string): void {
  if (!isLineShown) process.once('exit', clearLine)
  isLineShown = true
  sayRaw(`\r${text}\x1b[K`)
}

/** Removes the temporary line. */
export function clearLine(): void {
  if (!isLineShown) return
  isLineShown = false
  process.off('exit', clearLine)
  sayRaw('\r\x1b[K')
}
