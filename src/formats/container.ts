/**
 * @module Lines of container logs, as the runtimes write them to files:
 *
 *     2026-11-22T10:00:00.123456789Z stdout F message                        CRI: containerd, CRI-O, Podman
 *     {"log":"message\n","stream":"stdout","time":"2026-11-22T10:00:…Z"}     Docker json-file
 *
 * Both split a message longer than their buffer, 8 or 16 kB, and mark the parts: CRI with `P` instead of `F`, Docker by
 * omitting the `\n`. Quoted-printable breaks lines at 76 octets with an equals sign: see `quoted-printable.ts`. `tail` of several
 * files writes `==> name <==` when the source changes.
 */
import { Code } from '../text/codes'
import { criHead, dockerEnd, Head, isEnded, isSource, lineFrom, MOST_PART, STREAM_AT } from './container-parts'
import { mayGoOnSoft, Soft, softBreak } from './quoted-printable'

/** A line. All but the last four are offsets, `start <= head <= body <= bodyEnd <= tail <= end`. */
export interface Line {
  readonly start: number
  /** The range that is read: without the head for CRI, but all of Docker's JSON. */
  readonly head: number
  readonly tail: number
  /** The logged message. */
  readonly body: number
  readonly bodyEnd: number
  /** After the line end. */
  readonly end: number
  /** Where it comes from within one source: format and stream; -1 for any other line. */
  readonly stream: number
  /** True if the message continues in the next line of the stream. */
  readonly isPart: boolean
  /** How it continues if the next line is the one directly after. */
  readonly soft: Soft
  /** The next part of the message. */
  next: Line | undefined
}

const CRI = 0
const DOCKER = 2
/** Lines of quoted-printable, which continue in the line directly after. */
export const QUOTED = 4
/** The `e` of `stderr`. */
const ERROR = 101

/** Bytes of a log from offset `base` on. */
export interface Log {
  readonly bytes: Uint8Array
  readonly base: number
}

/**
 * Parses the line from `start` to its line feed at `to`; a carriage return before it belongs to the line end.
 *
 * @param before - how the previous line continues in this one, if it does
 */
export function readLine({ bytes, base }: Log, start: number, to: number, end: number, before: Soft): Line {
  const isReturn = to > start && bytes[to - base - 1] === Code.Return
  const tail = isReturn ? to - 1 : to
  const line = {
    start,
    head: start,
    body: start,
    bodyEnd: tail,
    tail,
    end,
    stream: -1,
    isPart: false,
    soft: Soft.None,
    next: undefined,
  }
  if (to - start > MOST_PART) return line
  const from = lineFrom(bytes, start - base, tail - base)
  const head = criHead(bytes, from, tail - base)
  if (head > 0) {
    const body = base + from + (head & Head.Length)
    const stream = CRI + ((head & Head.Error) === 0 ? 0 : 1)
    return { ...line, head: body, body, stream, isPart: (head & Head.Part) !== 0 }
  }
  const bodyEnd = dockerEnd(bytes, from, tail - base)
  if (bodyEnd < 0) return { ...line, ...quotedIn(bytes, start - base, tail - base, base, before) }
  const stream = DOCKER + (bytes[bodyEnd + STREAM_AT] === ERROR ? 1 : 0)
  const body = base + from + 8
  return { ...line, head: base + from, body, bodyEnd: base + bodyEnd, stream, isPart: !isEnded(bytes, bodyEnd, from) }
}

/** Returns the properties of a quoted-printable line from `at` to `tail` that differ; none for other lines. */
function quotedIn(bytes: Uint8Array, at: number, tail: number, base: number, before: Soft): Partial<Line> {
  const soft = softBreak(bytes, at, tail)
  const goesOn = before > Soft.Weak && mayGoOnSoft(bytes, at, tail, before === Soft.Coded)
  if (!goesOn && soft <= Soft.Weak) return {}
  if (soft === Soft.None) return { stream: QUOTED }
  return { stream: QUOTED, isPart: true, soft: goesOn && before > soft ? before : soft, bodyEnd: base + tail - 1 }
}

/** Returns the source that a line announces for the following lines. */
export function sourceIn({ bytes, base }: Log, { start, tail }: Line): string | undefined {
  const to = tail - base
  const from = lineFrom(bytes, start - base, to)
  return isSource(bytes, from, to) ? String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 4096))) : undefined
}

/** True if some line of the text is from a container runtime. */
export function hasContainerLine(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const feed = bytes.indexOf(Code.LineFeed, at)
    const to = feed < 0 ? bytes.length : feed
    if (readLine({ bytes, base: 0 }, at, to, to, Soft.None).stream >= 0) return true
    at = to + 1
  }
  return false
}
