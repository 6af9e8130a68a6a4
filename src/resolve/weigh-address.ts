/**
 * @module Evidence against an address: an image named `logo@2x.png`, a service manager's unit named
 * `user@1000.service`, a version with four parts.
 */
import { Bytes, byte, Ints } from '#memory'
import { Form } from '../recognise/forms'
import { Code, isDigit } from '../text/codes'
import { Mark } from './confidence'
import { owningTopics } from './name-pairs'
import { isCountedOnly } from './numbering'
import { isVersion } from './version'
import { Named, Topic, topicsOf } from './word-lookup'

/** Maximum length in codes of an extension to look up, including its dot. */
const LONGEST_ENDING: i32 = 10

/** True if a scale ends at `at`: `@2x`, before the extension of an asset. */
function isScaleBefore(text: Bytes, at: i32): boolean {
  if ((byte(text, at - 1) | 32) !== 120 || !isDigit(byte(text, at - 2))) return false
  if (byte(text, at - 3) === Code.At) return true
  return isDigit(byte(text, at - 3)) && byte(text, at - 4) === Code.At
}

/** Returns the {@link Mark} bits of an e-mail address. */
export function weighEmail(text: Bytes, start: i32, end: i32, lexicon: Bytes, word: Bytes): i32 {
  let dot: i32 = end - 1
  while (dot > start && end - dot < LONGEST_ENDING && byte(text, dot) !== Code.Dot) dot--
  if (byte(text, dot) !== Code.Dot) return 0
  const topics: i32 = topicsOf(text, dot + 1, end, lexicon, word)
  if ((topics & Topic.Unit) !== 0) return Mark.FileName
  return (topics & Topic.Asset) !== 0 && isScaleBefore(text, dot) ? Mark.FileName : 0
}

/**
 * Returns the {@link Mark} bits of an IP address.
 *
 * @param named - {@link Named} bits of the name above it
 */
export function weighIp(
  text: Bytes,
  form: Form,
  start: i32,
  end: i32,
  named: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
): i32 {
  if (form !== Form.Ipv4 && form !== Form.Ipv6Short) return 0
  const beside: i32 = owningTopics(text, start, end, lexicon, word, notes)
  const said: i32 = (beside & ~Named.Number) !== 0 ? beside : named
  if (form === Form.Ipv6Short) return (said & Named.Address) !== 0 ? Mark.Field : 0
  if ((said & Named.Version) !== 0 || isVersion(text, start, end, lexicon, word, notes)) return Mark.Version
  return (said & Named.Network) === 0 && isCountedOnly(text, start, end, lexicon, word) ? Mark.Version : 0
}
