/**
 * @module Octet counting: `85 <34>1 2026-…` of syslog over TCP (RFC 6587, section 3.4.1), and fields with line ends in
 * journald's export format: a name on a line of its own, then the length in eight octets, little-endian. Edits change
 * the count. Framing starts at the first octet of a text, or not at all.
 */
import { Code, isDigit } from '../text/codes'

export const enum Framing {
  None = 0,
  Syslog = 1,
  Journal = 2,
}

/** A larger count is rejected: the whole message must be held. */
const MOST_DIGITS = 7
const MOST_COUNTED = 9_999_999
/** Octets of a length in the journal, and the longest field name there. */
const LENGTH = 8
const MOST_NAME = 64
/** Start of every journal entry: `__CURSOR=`. */
const CURSOR: readonly number[] = [95, 95, 67, 85, 82, 83, 79, 82, 61]

/** A counted message; offsets in the octets it was read from. */
export interface Frame {
  readonly framing: Framing
  /** The count, and the name that owns the message. */
  readonly count: number
  readonly start: number
  readonly countAt: number
  readonly body: number
  readonly bodyEnd: number
}

/** The message at `at`; a number of bytes required before it can be determined; or undefined for other text. */
export type Framed = Frame | number | undefined

/** Number of octets required to detect framing. */
export const BEGIN = 16
const UNDERSCORE = 95

/** True if a text may start with a count. Most start without a digit, or with a date or an address. */
export function mayBeFramed(input: string | Uint8Array): boolean {
  const isString = typeof input === 'string'
  let at = 0
  let code = isString ? input.charCodeAt(0) : (input[0] as number)
  while ((code ^ 48) < 10 && at < BEGIN) {
    at++
    code = isString ? input.charCodeAt(at) : (input[at] as number)
  }
  return code === (at === 0 ? UNDERSCORE : Code.Space)
}

/** Returns how a text is framed; undefined if more of it is needed. */
export function framingOf(begin: Uint8Array, isAll: boolean): Framing | undefined {
  const head = syslogHead(begin, 0)
  if (head > 0) return Framing.Syslog
  const isCursor = CURSOR.every((code, i) => i >= begin.length || begin[i] === code)
  if (isCursor && begin.length >= CURSOR.length) return Framing.Journal
  return (head < 0 || isCursor) && !isAll ? undefined : Framing.None
}

/** Returns the length of the count and the space at `at`; 0 for none, -1 if undecided. */
function syslogHead(bytes: Uint8Array, at: number): number {
  let place = at
  const isNext = (is: (code: number) => boolean) => place < bytes.length && is(bytes[place] as number)
  while (place - at < MOST_DIGITS && isNext(isDigit)) place++
  if (place === bytes.length) return bytes[at] === Code.Zero ? 0 : -1
  if (place === at || bytes[at] === Code.Zero || bytes[place] !== Code.Space) return 0
  const head = place + 1 - at
  place++
  if (place === bytes.length) return -1
  if (bytes[place] !== Code.Less) return 0
  place++
  const priority = place
  while (place - priority < 3 && isNext(isDigit)) place++
  if (place === bytes.length) return -1
  return place > priority && bytes[place] === Code.Greater ? head : 0
}

function syslogAt(bytes: Uint8Array, at: number): Framed {
  const head = syslogHead(bytes, at)
  if (head <= 0) return head === 0 ? undefined : bytes.length + 1
  let count = 0
  for (let i = at; i < at + head - 1; i++) count = 10 * count + ((bytes[i] as number) & 15)
  const body = at + head
  return { framing: Framing.Syslog, count, start: at, countAt: at, body, bodyEnd: body + count }
}

function isInName(code: number): boolean {
  return (code >= 65 && code <= 90) || code === 95 || isDigit(code)
}

function journalAt(bytes: Uint8Array, at: number): Framed {
  let end = at
  while (end < bytes.length && end - at < MOST_NAME && isInName(bytes[end] as number)) end++
  if (end === bytes.length) return end + 1
  if (end === at || bytes[end] !== Code.LineFeed) return undefined
  const body = end + 1 + LENGTH
  if (body > bytes.length) return body
  let count = 0
  for (let i = body - 1; i > end; i--) count = 256 * count + (bytes[i] as number)
  return count > MOST_COUNTED
    ? undefined
    : { framing: Framing.Journal, count, start: at, countAt: end + 1, body, bodyEnd: body + count }
}

/** Returns the message at `at`, a possible start. At the end of input, a truncated message ends there. */
export function frameAt(framing: Framing, bytes: Uint8Array, at: number, isLast: boolean): Framed {
  const framed = framing === Framing.Syslog ? syslogAt(bytes, at) : journalAt(bytes, at)
  if (framed === undefined) return undefined
  const needed = typeof framed === 'number' ? framed : framed.bodyEnd
  if (needed <= bytes.length) return framed
  if (!isLast) return needed
  return typeof framed === 'number' ? undefined : { ...framed, bodyEnd: bytes.length }
}

/** Returns the head for a message that has become `more` octets longer. */
export function headFor(
  { framing, count, start, countAt }: Frame,
  bytes: Uint8Array,
  more: number,
): Uint8Array<ArrayBuffer> {
  if (framing === Framing.Syslog) return Uint8Array.from(`${count + more} `, (digit) => digit.charCodeAt(0))
  const head = Uint8Array.from([...bytes.subarray(start, countAt), ...new Uint8Array(LENGTH)])
  for (let i = countAt - start, rest = count + more; rest > 0; i++, rest = Math.floor(rest / 256)) head[i] = rest % 256
  return head
}

/** Returns the name that owns the message, with an equals sign; empty if there is none. */
export function ownerOf({ framing, start, countAt }: Frame, bytes: Uint8Array): Uint8Array {
  if (framing === Framing.Syslog) return bytes.subarray(0, 0)
  const owner = Uint8Array.from(bytes.subarray(start, countAt))
  owner[owner.length - 1] = Code.Equals
  return owner
}
