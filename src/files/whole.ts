/**
 * @module Files that are read whole before anything is done: settings, lists, key rings. What has no end, and a pipe that nobody
 * writes to, are refused.
 */
import { closeSync, constants, fstatSync, openSync } from 'node:fs'
import { PAUSE_MS, pause, readSome } from './bytes'
import { refused } from './refused'

/** Bytes, at most; the longest lists are far below. */
const MOST = 2 ** 28
const CHUNK = 2 ** 16
/** How long somebody may take to open the other end of a named pipe, in milliseconds. */
const PATIENCE_MS = 5000

/** A pipe that a shell has opened at both ends: it may well be empty. */
const isHanded = (file: string) => /^\/(?:dev|proc\/self)\/(?:fd\/|stdin$)/.test(file)

/** The first bytes of a named pipe. */
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
 * Reads an opened file to its end.
 *
 * @param file - as it was called, for messages
 * @param what - what it is, for messages
 * @param isNamed - whether somebody may still be about to open the other end, where it is a pipe
 * @throws FileRefused for one without an end; what the system says
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
    // A byte order mark is what some editors put there, and no part of the text.
    if (got === 0)
      return Buffer.concat(parts)
        .toString('utf8')
        .replace(/^\uFEFF/, '')
    parts.push(Buffer.from(chunk.subarray(0, got)))
  }
}

/**
 * The same by its name.
 *
 * @param told - what it is called in messages
 */
export function readText(file: string, told = file): string {
  const opened = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    return textOf(opened, told, '', !isHanded(file))
  } finally {
    closeSync(opened)
  }
}
