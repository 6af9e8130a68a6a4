/**
 * @module Reads whole files before work begins: settings, lists, key rings. Endless files, and pipes that nobody writes
 * to, are refused.
 */
import { closeSync, constants, fstatSync, openSync } from 'node:fs'
import { PAUSE_MS, pause, readSome } from './bytes'
import { refused } from './refused'

/** Maximum size in bytes; the longest lists are far smaller. */
const MOST = 2 ** 28
const CHUNK = 2 ** 16
/** Milliseconds to wait for a writer to open a named pipe. */
const PATIENCE_MS = 5000

/** True for a pipe that a shell opened at both ends, which may be empty. */
const isHanded = (file: string) => /^\/(?:dev|proc\/self)\/(?:fd\/|stdin$)/.test(file)

/** Reads the first bytes of a named pipe; returns 0 if none arrive in time. */
function firstBytes(pipe: number, into: Uint8Array): number {
  const since = performance.now()
  while (performance.now() - since < PATIENCE_MS) {
    const got = readSome(pipe, into)
    if (got > 0) return got
    pause(PAUSE_MS)
  }
  return 0
}

/**
 * Reads an open file to its end, without a byte order mark.
 *
 * @param file - its name in messages
 * @param what - its role in messages
 * @param isNamed - true if it may be a pipe whose writer has yet to open it
 * @throws FileRefused if it is too large or has no writer; the system's error if it cannot be read
 */
export function textOf(opened: number, file: string, what = '', isNamed = false): string {
  const stat = fstatSync(opened)
  const chunk = Buffer.allocUnsafe(Math.min(MOST, Math.max(CHUNK, stat.size + 1)))
  const parts: Buffer[] = []
  let got = 0
  if (isNamed && stat.isFIFO()) {
    got = firstBytes(opened, chunk)
    if (got === 0) throw refused(what, file, 'is a pipe that nobody writes to')
    parts.push(Buffer.from(chunk.subarray(0, got)))
  }
  for (let length = got; ; length += got) {
    if (Math.max(length, stat.size) > MOST) throw refused(what, file, `is larger than ${MOST / 2 ** 20} MiB`)
    got = readSome(opened, chunk)
    // Some editors add a byte order mark, which is not part of the text.
    if (got === 0)
      return Buffer.concat(parts)
        .toString('utf8')
        .replace(/^\uFEFF/, '')
    parts.push(Buffer.from(chunk.subarray(0, got)))
  }
}

/**
 * Opens and reads a file.
 *
 * @param told - its name in messages
 */
export function readText(file: string, told = file): string {
  const opened = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    return textOf(opened, told, '', !isHanded(file))
  } finally {
    closeSync(opened)
  }
}
