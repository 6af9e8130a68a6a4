/**
 * @module Lines of container logs, as the runtimes write them to files:
 *
 *     2026-11-22T10:00:00.123456789Z stdout F message                        CRI: containerd, CRI-O, Podman
 *     {"log":"message\n","stream":"stdout","time":"2026-11-22T10:00:…Z"}     Docker json-file
 *
 * Both tear a message that is longer than their buffer, 8 or 16 kB, and say so: CRI with `P` in place of `F`, Docker by
 * leaving out the `\n`.
 */
import { Code, isDigit } from '../text/codes'

/** What wrote a text. */
export const enum ContainerForm {
  /** No container runtime. */
  None = 0,
  Cri = 1,
  Docker = 2,
  /** More of the text must come first. */
  Unknown = 3,
}

/**
 * Bytes of unfinished messages that are held, from the first one's first part on. A longer line is never a part. That
 * is some sixty full parts of Docker's.
 */
export const MOST_HELD: number = 1 << 20

/** A line; all are indexes, `head <= body <= bodyEnd <= tail`. */
export interface Line {
  /** What of it is read: not the prefix of CRI, but all of Docker's JSON. */
  readonly head: number
  readonly tail: number
  /** What was logged. */
  readonly body: number
  readonly bodyEnd: number
  /** 0 or 1 for standard output or error, -1 when the line is not of the expected form. */
  readonly stream: number
  /** Whether the message goes on in the next line of the stream. */
  readonly isPart: boolean
  /** The next part of the message. */
  next: Line | undefined
}

const LOWER_N = 110
const UPPER_F = 70
const UPPER_P = 80
const UPPER_T = 84
const UPPER_Z = 90

/** Longest prefix of CRI: a time stamp with nanoseconds and an offset has 35 characters, the rest is for tags. */
export const MOST_PREFIX = 128

const TIME = '0000-00-00T00:00:00'
const STREAMS = ['stdout', 'stderr'] as const
const CRI_STREAMS = STREAMS.map((name) => ` ${name} `)
const DOCKER_LOG = '{"log":"'
const DOCKER_STREAMS = STREAMS.map((name) => `","stream":"${name}",`)
const DOCKER_ATTRIBUTES = '"attrs":{'
const DOCKER_TIME = ',"time":"'
const DOCKER_END = '"}'

/** Index after `pattern` at `at`, where `0` stands for any digit; -1 when it is not there. */
function past(bytes: Uint8Array, at: number, end: number, pattern: string): number {
  if (at < 0 || at + pattern.length > end) return -1
  for (let i = 0; i < pattern.length; i++) {
    const code = bytes[at + i] as number
    const expected = pattern.charCodeAt(i)
    if (expected === Code.Zero ? !isDigit(code) : code !== expected) return -1
  }
  return at + pattern.length
}

/** Which of two patterns stands at `at`: 0, 1 or -1. */
function eitherAt(bytes: Uint8Array, at: number, end: number, patterns: readonly string[]): number {
  return patterns.findIndex((pattern) => past(bytes, at, end, pattern) >= 0)
}

/** Index after the time stamp at `at` (RFC 3339 section 5.6); -1 when there is none. */
function pastTime(bytes: Uint8Array, from: number, end: number): number {
  let at = past(bytes, from, end, TIME)
  if (at < 0) return -1
  if (bytes[at] === Code.Dot) {
    do at++
    while (at < end && isDigit(bytes[at] as number))
  }
  if (bytes[at] === UPPER_Z) return at + 1
  return past(bytes, at, end, bytes[at] === Code.Plus ? '+00:00' : '-00:00')
}

/** `TIME stdout F content`, or `F:tag:tag`. */
function readCri(bytes: Uint8Array, from: number, to: number, end: number): Line | undefined {
  const most = Math.min(to, from + MOST_PREFIX)
  let at = pastTime(bytes, from, most)
  const stream = eitherAt(bytes, at, most, CRI_STREAMS)
  if (stream < 0) return undefined
  at += (CRI_STREAMS[stream] as string).length
  const tag = bytes[at++]
  if (tag !== UPPER_F && tag !== UPPER_P) return undefined
  if (bytes[at] === Code.Colon) at = bytes.subarray(0, most).indexOf(Code.Space, at)
  const body = past(bytes, at, most, ' ')
  if (body < 0) return undefined
  return { head: body, body, bodyEnd: end, tail: end, stream, isPart: tag === UPPER_P, next: undefined }
}

/** Backslashes in a row before `at`. */
function backslashesBefore(bytes: Uint8Array, at: number): number {
  let first = at
  while (bytes[first - 1] === Code.Backslash) first--
  return at - first
}

/** Index of the quote that ends the JSON string from `from` on; -1 when none does. */
function closingQuote(bytes: Uint8Array, from: number, to: number): number {
  const line = bytes.subarray(0, to)
  let at = line.indexOf(Code.Quote, from)
  while (at >= 0 && backslashesBefore(bytes, at) % 2 === 1) at = line.indexOf(Code.Quote, at + 1)
  return at
}

/** Whether a line ends as Docker's do; `at` is behind the stream's name and comma. */
function hasDockerEnd(bytes: Uint8Array, at: number, to: number): boolean {
  const end = to - DOCKER_END.length
  if (past(bytes, end, to, DOCKER_END) < 0) return false
  const time = bytes.lastIndexOf(Code.Quote, end - 1) + 1
  const comma = time - DOCKER_TIME.length
  if (past(bytes, comma, to, DOCKER_TIME) < 0 || pastTime(bytes, time, end) !== end) return false
  if (comma === at - 1) return true
  return past(bytes, at, comma, DOCKER_ATTRIBUTES) > 0 && bytes[comma - 1] === Code.CloseBrace
}

/** `{"log":"…","stream":"stdout","attrs":{…},"time":"…"}`, in this order and without blanks; few have `attrs`. */
function readDocker(bytes: Uint8Array, from: number, to: number): Line | undefined {
  const body = past(bytes, from, to, DOCKER_LOG)
  if (body < 0) return undefined
  const bodyEnd = closingQuote(bytes, body, to)
  if (bodyEnd < 0) return undefined
  const stream = eitherAt(bytes, bodyEnd, to, DOCKER_STREAMS)
  if (stream < 0 || !hasDockerEnd(bytes, bodyEnd + (DOCKER_STREAMS[stream] as string).length, to)) return undefined
  const isWhole = bytes[bodyEnd - 1] === LOWER_N && backslashesBefore(bytes, bodyEnd - 1) % 2 === 1
  return { head: from, body, bodyEnd, tail: to, stream, isPart: !isWhole, next: undefined }
}

function other(from: number, to: number): Line {
  return { head: from, body: from, bodyEnd: to, tail: to, stream: -1, isPart: false, next: undefined }
}

/** Reads the line from `from` to `to`, where its line feed lies; a carriage return there belongs to the line's end. */
export function readLine(form: ContainerForm, bytes: Uint8Array, from: number, to: number): Line {
  const end = to > from && bytes[to - 1] === Code.Return ? to - 1 : to
  const line = form === ContainerForm.Cri ? readCri(bytes, from, to, end) : readDocker(bytes, from, end)
  return line ?? other(from, end)
}

/** Reads a line that is too long to be part of anything, or its begin: what is read of it ends at `to`. */
export function readLongLine(form: ContainerForm, bytes: Uint8Array, from: number, to: number): Line {
  const line = form === ContainerForm.Cri ? readCri(bytes, from, to, to) : undefined
  return other(line?.head ?? from, to)
}

/**
 * What wrote a text, told by its first line: by the first byte for nearly all that is no container's.
 *
 * @param hasLine - whether a line feed is there, or the text's end
 */
export function containerForm(bytes: Uint8Array, hasLine: boolean): ContainerForm {
  const first = bytes[0]
  if (first === undefined) return hasLine ? ContainerForm.None : ContainerForm.Unknown
  const isDocker = first === Code.OpenBrace
  if (!isDocker && !isDigit(first)) return ContainerForm.None
  if (!hasLine && bytes.length <= (isDocker ? MOST_HELD : MOST_PREFIX)) {
    return !isDocker || mayBeDocker(bytes) ? ContainerForm.Unknown : ContainerForm.None
  }
  const form = isDocker ? ContainerForm.Docker : ContainerForm.Cri
  const feed = bytes.subarray(0, MOST_HELD + 1).indexOf(Code.LineFeed)
  const to = feed < 0 ? bytes.length : feed
  if (isDocker && to > MOST_HELD) return ContainerForm.None
  return readLine(form, bytes, 0, to).stream < 0 ? ContainerForm.None : form
}

function mayBeDocker(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, DOCKER_LOG.length)
  return past(bytes, 0, length, DOCKER_LOG.slice(0, length)) >= 0
}

/** Whether a string is worth a closer look: a time stamp at the begin of a line is common. */
export function mayBeContainer(text: string): boolean {
  const first = text.charCodeAt(0)
  if (first === Code.OpenBrace) return text.startsWith(DOCKER_LOG)
  if (!isDigit(first) || text.charCodeAt(10) !== UPPER_T) return false
  for (let at = TIME.length + 1; at <= MOST_PREFIX; at++) {
    if (text.charCodeAt(at) === Code.Space) return text.startsWith('std', at + 1)
  }
  return false
}
