/**
 * @module Four small numbers, as in standards, releases and object identifiers (ITU-T X.660). Only one in five hundred
 * host addresses looks like this, and its context mostly shows that it is an address.
 *
 *     // 19.1.2.9 / 15.2.3.2    2.5.29.17    "0.10.1.0"           no address
 *     from 8.8.8.8              dns=1.1.1.1  http://1.2.3.4/      1.2.3.0/24
 */
import { Bytes, byte } from '#memory'
import { Code, isAlphanumeric, isDigit, isLetter, isLineEnd } from '../text/codes'
import { Topic, topicsOf } from './word-lookup'
import { partEnd, Reach, Run, runAt } from './words'

const enum Most {
  /** Maximum of the first number: chapters and releases are not higher. */
  First = 31,
  /** Maximum of the others. */
  Other = 63,
}

/** First number of private networks. */
const PRIVATE: i32 = 10

/** True if no number from `start` to `end` exceeds the maximum of releases and parts. */
function isCounted(text: Bytes, start: i32, end: i32): boolean {
  let value: i32 = 0
  let most: i32 = Most.First
  for (let at: i32 = start; at <= end; at++) {
    const code: i32 = byte(text, at)
    if (at < end && isDigit(code)) value = 10 * value + (code & 15)
    else {
      // Hyphens join them in host names.
      if (at < end && code !== Code.Dot) return false
      if (value > most || (most === Most.First && value === PRIVATE)) return false
      value = 0
      most = Most.Other
    }
  }
  return true
}

/**
 * True for `1.2.3.4:443`, `1.2.3.0/24`, `1.2.3.4#53`, `//1.2.3.4/`, `mx.example[1.2.3.4]`, `([1.2.3.4])`, `bo@1.2.3.4`,
 * `ban(1.2.3.4)`, `1.2.3.4 - - [20/Nov`, `1.2.3.4 GET /`.
 */
function isWrittenAsHost(text: Bytes, start: i32, end: i32): boolean {
  const next: i32 = byte(text, end)
  if ((next === Code.Colon || next === Code.Slash || next === Code.Hash) && isDigit(byte(text, end + 1))) return true
  const last: i32 = byte(text, start - 1)
  const before: i32 = byte(text, start - 2)
  if (last === Code.Slash) return before === Code.Slash
  // Package versions were excluded before.
  if (last === Code.At) return true
  if (last === Code.OpenParen && next === Code.CloseParen) return isAlphanumeric(before)
  if (last === Code.OpenBracket && next === Code.CloseBracket)
    return before === Code.OpenParen || isAlphanumeric(before)
  if (next !== Code.Space) return false
  let at: i32 = end + 1
  while (at - end < Reach.WordsAfter && isLetter(byte(text, at))) at++
  if (at > end + 1) return byte(text, at) === Code.Space && byte(text, at + 1) === Code.Slash
  if (byte(text, at) !== Code.Hyphen || byte(text, at + 1) !== Code.Space) return false
  at += 2
  while (at - end < Reach.WordsBefore && byte(text, at) > Code.Space) at++
  return byte(text, at + 1) === Code.OpenBracket && isDigit(byte(text, at + 2))
}

/** True if the word from `from` to `to` may be part of an earlier pass's output: `[ip]`, `[ip-46]`, `ip.invalid`. */
function mayBeLabel(text: Bytes, from: i32, to: i32): boolean {
  const next: i32 = byte(text, to)
  if (next === Code.Dot) return (byte(text, to + 1) | 32) === 105 && (byte(text, to + 2) | 32) === 110
  return byte(text, from - 1) === Code.OpenBracket && (next === Code.CloseBracket || next === Code.Hyphen)
}

/** True if a word between `from` and `to` indicates an address. */
function hasNetworkWord(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes): boolean {
  let at: i32 = from
  while (at < to && !isLineEnd(byte(text, at))) {
    const run: i32 = runAt(text, at)
    const end: i32 = run === Run.None ? at + 1 : partEnd(text, at, to)
    const isWord: boolean = run !== Run.None && !mayBeLabel(text, at, end)
    if (isWord && (topicsOf(text, at, end, lexicon, word) & Topic.Network) === Topic.Network) return true
    at = end
  }
  return false
}

/** True if the four numbers from `start` to `end` are small, and nothing on the line indicates an address. */
export function isCountedOnly(text: Bytes, start: i32, end: i32, lexicon: Bytes, word: Bytes): boolean {
  if (!isCounted(text, start, end) || isWrittenAsHost(text, start, end)) return false
  let from: i32 = start
  while (start - from < Reach.WordsBefore && !isLineEnd(byte(text, from - 1))) from--
  // Never cut a word.
  while (from < start && isAlphanumeric(byte(text, from - 1))) from++
  if (hasNetworkWord(text, from, start, lexicon, word)) return false
  return !hasNetworkWord(text, end, end + Reach.WordsAfter, lexicon, word)
}
