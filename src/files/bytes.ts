/**
 * @module Reads and writes files and pipes synchronously: a loop of reads and writes on the kernel's own memory costs
 * less than half as much as streams.
 */
import { readSync, writeSync } from 'node:fs'

/** Milliseconds to wait before retrying a pipe that is not ready. */
export const PAUSE_MS = 2

const clock = new Int32Array(new SharedArrayBuffer(4))

/** Blocks this thread for some milliseconds. */
export function pause(time: number): void {
  Atomics.wait(clock, 0, 0, time)
}

/** True if a non-blocking pipe has nothing to read or no room to write. */
export function isNotReady(error: unknown): boolean {
  return (error as { code?: string }).code === 'EAGAIN'
}

function whenReady(work: () => number): number {
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isNotReady(error)) throw error
      pause(PAUSE_MS)
    }
  }
}

/**
 * Reads what is available, waiting for the first byte; 0 at the end.
 *
 * @param position - in the file; undefined continues after the last read
 */
export function readSome(file: number, into: Uint8Array, position?: number): number {
  if (into.length === 0) return 0
  try {
    return whenReady(() => readSync(file, into, 0, into.length, position ?? null))
  } catch (error) {
    // Windows reports the end of a pipe like this.
    if ((error as { code?: string }).code === 'EOF') return 0
    throw error
  }
}

/** Writes all of the bytes: the system may accept fewer at once. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    const from = at
    at += whenReady(() => writeSync(file, bytes, from, bytes.length - from))
  }
}
