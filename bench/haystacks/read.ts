/** @module Haystacks from existing text, in which the values are unknown. */
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { getSystemErrorMap } from 'node:util'
import { sequenceLength } from '../../src/text/utf8'
import type { Value } from '../contender'
import { Collector, plain } from './collector'
import { type Haystack, linesOf } from './haystack'

/** Reads the files below a folder, each as lines. */
function linesBelow(folder: string, ending: string): string[][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/\n$/, '').split('\n'))
}

/** Lines taken from each file per turn, so that the start of a haystack is a mixture of all files. */
const TURN = 100

/**
 * Creates a haystack from existing text: every `*.log` below a folder as `logs`, every `*.txt` as `prose`, repeated
 * until it is long enough.
 *
 * @returns undefined if the folder has no such file
 */
export function readHaystack(folder: string, name: 'logs' | 'prose', size: number): Haystack | undefined {
  const files = linesBelow(folder, name === 'logs' ? '.log' : '.txt')
  if (files.length === 0) return undefined
  const collector = new Collector(size)
  const longest = Math.max(...files.map((lines) => lines.length))
  for (let at = 0; !collector.isFull; at = at + TURN < longest ? at + TURN : 0) {
    for (const lines of files) for (const line of lines.slice(at, at + TURN)) collector.add([plain(line)])
  }
  return collector.haystack(`${name}, read`, 'unknown')
}

const FEED = 10
const NONE: readonly Value[] = []
const PIECE = 1 << 20

/** Reads the first bytes of a file, or of a pipe, which has no size. */
function firstBytes(path: string, size: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const pieces: Buffer[] = []
    for (let left = size; left > 0; ) {
      const piece = Buffer.alloc(Math.min(left, PIECE))
      const count = readSync(file, piece)
      if (count === 0) break
      pieces.push(piece.subarray(0, count))
      left -= count
    }
    return Buffer.concat(pieces)
  } finally {
    closeSync(file)
  }
}

/** Returns the bytes without an incomplete character at the end. */
function wholeCharacters(bytes: Buffer): Buffer {
  for (let back = 1; back < Math.min(4, bytes.length); back++) {
    if (sequenceLength(bytes.at(-back) as number) > back) return bytes.subarray(0, -back)
  }
  return bytes
}

/** Returns the whole lines among a file's first bytes; of one line longer than all of them, as much as there is. */
function wholeLines(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(FEED) + 1
  return end > 0 ? bytes.subarray(0, end) : wholeCharacters(bytes)
}

/**
 * Reads the start of a user's file: as many whole lines as `size` bytes contain. Bytes are unchanged, including
 * carriage returns and invalid UTF-8; only a last line without a line feed gets one, because haystacks consist of whole
 * lines.
 *
 * @throws Error if the file cannot be read or is empty
 */
export function readFileHaystack(path: string, size: number): Haystack {
  let bytes: Buffer
  try {
    // One additional byte shows whether there is more than requested.
    bytes = firstBytes(path, size + 1)
  } catch (error) {
    const [, reason] = getSystemErrorMap().get((error as NodeJS.ErrnoException).errno ?? 0) ?? []
    throw new Error(`cannot read ${path}: ${reason ?? (error as Error).message}`)
  }
  if (bytes.length === 0) throw new Error(`cannot measure on ${path}: it is empty`)
  const lines = bytes.length <= size ? bytes : wholeLines(bytes.subarray(0, size))
  const text = lines.at(-1) === FEED ? lines : Buffer.concat([lines, Buffer.of(FEED)])
  return { name: 'file', bytes: text, values: linesOf({ bytes: text }).map(() => NONE), count: 'unknown' }
}
