/**
 * @module Bytes in and out of files and pipes, synchronously: a loop of reads and writes on the kernel's own memory
 * costs less than half of what the stream machinery does.
 */
import { readSync, writeSync } from 'node:fs'

/** How long a pipe that is not ready is left alone, in milliseconds. */
export const PAUSE_MS = 2

const clock = new Int32Array(new SharedArrayBuffer(4))

/** Lets milliseconds pass; nothing else runs in this thread meanwhile. */
export function pause(time: number): void {
  Atomics.wait(clock, 0, 0, time)
}

/** A pipe somebody has set to non-blocking, and nothing to read or no room to write now. */
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
 * Reads what is there, waiting for the first byte; 0 at the end.
 *
 * @param position - where in the file; undefined goes on where the last read ended
 */
export function readSome(file: number, into: Uint8Array, position?: number): number {
  if (into.length === 0) return 0
  try {
    return whenReady(() => readSync(file, into, 0, into.length, position ?? null))
  } catch (error) {
    // How Windows tells the end of a pipe.
    if ((error as { code?: string }).code === 'EOF') return 0
    throw error
  }
}

/** Writes all of the bytes: the system may take less at once than it is given. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    const from = at
    at += whenReady(() => writeSync(file, bytes, from, bytes.length - from))
  }
}
