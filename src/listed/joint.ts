/**
 * @module Determines whether a listed name owns the text after a joint: `key=value`, `key: value`, `"key": "value"`,
 * `key => value`, `<key>value<`, `--key value`. The joint is `=`, `:`, `>` or an option's dash; `value-end.ts` finds the
 * end.
 */

import { Bytes, byte } from '#memory'
import { elementEnd, isEndTag, tagBegin } from '../resolve/elements'
import {
  Beside,
  hasNames,
  IN_CELL,
  listedRule,
  NO_LABEL,
  orOtherwise,
  ownsOtherwise,
  PAIR_RULE,
  ruleOf,
  ValueReach,
  ZEROS_RULE,
} from '../resolve/listed-names'
import {
  isBlank,
  isNameCode,
  isQuote,
  optionBegin,
  pastBrackets,
  skipBlanks,
  skipColumn,
  slashesBefore,
  tagBefore,
} from '../resolve/name-before'
import { mayEnd } from '../resolve/name-block'
import { isCellTag, keyBegin, nameAbove, nameBehind, nameBelow, nameBeside } from '../resolve/name-pairs'
import { Reach, Run, runAt } from '../resolve/words'
import { Code, isDigit, isLetter, isLineEnd } from '../text/codes'
import { mayBeOption, optionRule } from './command-option'
import { hasEscape, isPlain, mayBeEscape, mayEndEscape, sequenceBefore } from './escaped-names'
import { beginsListed } from './json-list'
import { beforeMarks, isMark } from './markup'
import { keyRule, labelBegin, privateKeyBegin } from './private-key'
import { literalRule, mayBeLiteral } from './sql-literal'
import { columnsRule, isOfColumns } from './sql-rows'
import { besideBegin, valueEnd } from './value-end'
import { mayBePair, pairRule } from './yaml-pairs'

/** True for a joint between a name and its value, except for SQL literals. */
function isJoint(code: i32): boolean {
  return code === Code.Colon || code === Code.Equals || code === Code.Greater
}

/** Distance in codes between a name's letters and its joint: quotes, blanks, digits, any end of a quoted name. */
const MOST_BETWEEN: i32 = 32
/** True if allowed between the letters of an unquoted name and its joint. */
function isBetween(code: i32): boolean {
  if (isBlank(code) || isDigit(code) || code === Code.Plus || code === Code.Backslash) return true
  if (code === Code.OpenBracket || code === Code.CloseBracket) return true
  if (code === Code.Underscore || code === Code.Dot || code === Code.Hyphen || code === Code.Return) return true
  return isMark(code)
}

/** True if the colon at `at` belongs to a time, 12:30, or a number; not after a name, `token_v2: x`. */
function isTime(text: Bytes, at: i32): boolean {
  if (byte(text, at) !== Code.Colon || !isDigit(byte(text, at - 1))) return false
  const past: i32 = isDigit(byte(text, at - 2)) ? at - 2 : at - 1
  return byte(text, at + 1) !== Code.Space || !isLetter(byte(text, past - 1))
}

/**
 * True if a listed name may precede the joint at `at`, which may be escaped or follow other joints. Never false if
 * {@link ownedRule}, or the JSON reader for a quoted name, accepts the same text, as it is or decoded.
 */
export function mayOwn(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): boolean {
  const joint: i32 = byte(text, at)
  if (joint === Code.Hyphen) return labelBegin(text, at) > 0 || mayBeOption(text, at, lexicon, word)
  if (byte(text, at + 1) === Code.Apostrophe && !isJoint(joint)) return mayBeLiteral(text, at)
  if (joint === Code.Colon && (beginsListed(text, at, lexicon) || mayBePair(text, at))) return true
  if (joint === Code.Equals && isOfColumns(text, at)) return true
  const isEscape: boolean = joint !== Code.Colon && joint !== Code.Equals
  // The tag may end with an attribute.
  if (isEscape && isQuote(byte(text, skipBlanks(text, at) - 1))) return true
  // For non-ASCII, only the folded line shows whether it is a letter.
  const isAscii: boolean = (byte(text, at - 2) | byte(text, at - 3)) < 128
  if (isAscii && isTime(text, at) && !mayEndEscape(text, at) && !mayBeEscape(byte(text, at + 1))) return false
  if (ownsOtherwise(lexicon)) return true
  let end: i32 = at
  let closing: i32 = -1
  // In a query, a plus is a space, and a control sequence is nothing.
  let isOdd: boolean = false
  let code: i32 = byte(text, end - 1)
  let begin: i32 = sequenceBefore(text, end)
  while (begin > 0 || (code < 128 && !isLetter(code))) {
    if (code === Code.LineFeed) return false
    if (at - end >= MOST_BETWEEN || mayEndEscape(text, end)) return true
    // Their content is not part of the name.
    if (closing >= 0 && code === Code.CloseParen) return true
    if (begin < 0 && closing < 0) {
      if (isQuote(code)) closing = end - 1
      else if (!isBetween(code)) return false
    }
    if (code === Code.Plus || begin > 0) isOdd = true
    end = begin > 0 ? begin : end - 1
    code = byte(text, end - 1)
    begin = sequenceBefore(text, end)
  }
  if (mayEndEscape(text, end)) return true
  if (!mayEnd(text, end, lexicon) && !hasEscape(text, end, closing, lexicon, word)) return false
  if (isEscape || isOdd || !isPlain(text, end, closing)) return true
  // A blank may be encoded after a colon that looks like that of a time.
  if (closing < 0) return isTime(text, at) || says(ruleBefore(text, at, lexicon, word))
  const opening: i32 = quoteBefore(text, closing, byte(text, closing))
  // In broken JSON, a name without letters is lost, and so is the quote that ended the string before the break.
  if (opening < 0 || opening + 1 === closing) return true
  const bare: i32 = ruleOfBare(text, end, lexicon, word)
  const whole: i32 = says(bare) ? bare : ruleOf(text, opening + 1, closing, lexicon, word)
  return says(whole) || ((bare | whole) !== 0 && mayHaveLost(text, at))
}

/** True if a rule says more than that a number may have lost zeros, which does not happen in text. */
function says(rule: i32): boolean {
  return (rule & 255) !== 0 && (rule & 255) !== ZEROS_RULE
}

/** True if the value after the colon at `at` may have lost some: not if it is a string of anything but digits. */
function mayHaveLost(text: Bytes, at: i32): boolean {
  let place: i32 = at + 1
  while (isBlank(byte(text, place))) place++
  if (byte(text, place) !== Code.Quote) return true
  place++
  while (isDigit(byte(text, place)) || isBlank(byte(text, place))) place++
  const code: i32 = byte(text, place)
  if (code === Code.Quote || code === Code.Ampersand || code === Code.Less || isLineEnd(code)) return true
  return code !== Code.Plus && mayBeEscape(code)
}

/** Returns the rule of the element whose tag the bracket at `at` closes. */
function ruleOfTag(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  const value: i32 = at + 1
  const name: i32 = byte(text, at - 1) === Code.Slash ? 0 : tagBefore(text, value, value)
  const from: i32 = value - (name >> 8)
  return name === 0 ? 0 : ruleOf(text, from, from + (name & 255), lexicon, word)
}

/** True if the colon or equals sign at `at` is an operator: `::`, `://`, `==`, `!=`, `<=`. */
function isOperator(text: Bytes, at: i32): boolean {
  const before: i32 = byte(text, at - 1)
  const next: i32 = byte(text, at + 1)
  if (byte(text, at) === Code.Colon) {
    return next === Code.Colon || before === Code.Colon || (next === Code.Slash && byte(text, at + 2) === Code.Slash)
  }
  return (
    next === Code.Equals || before === Code.Equals || before === 33 || before === Code.Less || before === Code.Greater
  )
}

/** Returns the start of the name that ends at `end`. */
function nameBegin(text: Bytes, end: i32): i32 {
  let from: i32 = end
  while (end - from < Reach.Field && isNameCode(byte(text, from - 1))) from--
  return optionBegin(text, from, end)
}

/** Returns the matching quote that opens the name closed at `end`; -1 if it is not near. */
function quoteBefore(text: Bytes, end: i32, quote: i32): i32 {
  let place: i32 = end - 1
  while (end - place <= Reach.Field && !isLineEnd(byte(text, place))) {
    if (byte(text, place) === quote) return place
    place--
  }
  return -1
}

/** Returns the rule of the words before `from`, joined with the name there: `API key: …`. */
function ruleOfWords(text: Bytes, from: i32, end: i32, lexicon: Bytes, word: Bytes): i32 {
  if (byte(text, from - 1) !== Code.Space) return 0
  const first: i32 = nameBegin(text, from - 1)
  // The word before is another field's value: `a=z ip=x` contains no zip.
  if (byte(text, first - 1) === Code.Equals && byte(text, end) === Code.Equals) return 0
  return first < from - 1 ? listedRule(text, first, end, lexicon, word) : 0
}

/** Returns the rule of the unquoted name that ends at `end`. */
function ruleOfBare(text: Bytes, end: i32, lexicon: Bytes, word: Bytes): i32 {
  const from: i32 = nameBegin(text, end)
  if (from === end || (end - from === 1 && !mayEnd(text, end, lexicon))) return 0
  let rule: i32 = listedRule(text, from, end, lexicon, word)
  if (rule === 0 || ((rule >> 8) & NO_LABEL) !== 0) {
    const both: i32 = ruleOfWords(text, from, end, lexicon, word)
    if (both !== 0) rule = both
  }
  return orOtherwise(rule, lexicon)
}

/**
 * Returns the rule for the value after the joint at `at`, with its {@link ValueReach} in the second octet; 0 if no
 * listed name precedes it, or none that owns anything in text.
 */
export function ownedRule(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  if (!hasNames(lexicon)) return 0
  const joint: i32 = byte(text, at)
  if (joint === Code.Hyphen)
    return privateKeyBegin(text, at) > 0 ? keyRule(lexicon, word) : optionRule(text, at, lexicon, word)
  if (!isJoint(joint)) return literalRule(text, at, lexicon, word)
  if (joint === Code.Equals && isOfColumns(text, at)) return columnsRule(text, at, lexicon, word)
  let rule: i32 = pairRule(text, at, lexicon, word)
  if (rule !== 0) return rule & ~(NO_LABEL << 8)
  rule = ruleBefore(text, at, lexicon, word)
  if ((rule & 255) === PAIR_RULE) rule = ruleBeside(text, at, lexicon, word)
  else if (rule === 0 && joint === Code.Greater) rule = ruleOfElement(text, at, lexicon, word)
  if (((rule >> 8) & NO_LABEL) === 0 || isTight(text, at)) return rule & ~(NO_LABEL << 8)
  return isNested(text, at) ? (rule & ~((NO_LABEL | REACHES) << 8)) | (ValueReach.Line << 8) : 0
}

/**
 * True if the name before the colon at `at` is a nested YAML key: it follows only blanks or a list dash on its line,
 * and is one word that starts with a small letter, or has several parts. Prose never starts lines like this.
 */
function isNested(text: Bytes, at: i32): boolean {
  if (byte(text, at) !== Code.Colon || !isBlank(byte(text, at + 1))) return false
  const name: i32 = nameBegin(text, at)
  if (name === at || (runAt(text, name) !== Run.Lower && !hasParts(text, name, at))) return false
  const isElement: boolean = isBlank(byte(text, name - 1)) && byte(text, name - 2) === Code.Hyphen
  const end: i32 = isElement ? name - 2 : name
  let begin: i32 = end
  while (end - begin < Reach.Field && isBlank(byte(text, begin - 1))) begin--
  return begin < end && isLineEnd(byte(text, begin - 1))
}

/** True if a joint is that of a record rather than prose: the bracket of a tag, or `=` without blanks. */
function isTight(text: Bytes, at: i32): boolean {
  if (byte(text, at) === Code.Greater) return true
  return byte(text, at) === Code.Equals && !isBlank(byte(text, at - 1)) && !isBlank(byte(text, at + 1))
}

/** True if a name has several parts: `FirstName`, `FIRST_NAME`. */
function hasParts(text: Bytes, from: i32, to: i32): boolean {
  for (let at: i32 = from + 1; at < to; at++) {
    if (byte(text, at) === Code.Underscore) return true
    if (runAt(text, at) === Run.Upper && runAt(text, at - 1) === Run.Lower) return true
  }
  return false
}

/** The part of an octet that is a {@link ValueReach}. */
const REACHES: i32 = 3
/** Search distance in codes after a joint for the end of the value, and of an element. */
const MOST_VALUE: i32 = 256
const MOST_ELEMENT: i32 = 1024
/** Maximum digits of a number that is a count rather than a secret. */
const COUNT: i32 = 3

/** Returns the rule of the text from `from` to `to` as the name of an adjacent value. */
function ruleOfText(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes): i32 {
  for (let at: i32 = from; at < to; at++) if (isBlank(byte(text, at))) return 0
  const rule: i32 = ruleOf(text, from, to, lexicon, word)
  return (rule & 255) === PAIR_RULE ? 0 : rule
}

/** Returns the rule for the value after the joint at `at` if the name before it is a word for values. */
function ruleBeside(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  const limit: i32 = at + MOST_VALUE
  const value: i32 = besideBegin(text, at, limit)
  const end: i32 = valueEnd(text, at, value, limit, ValueReach.Word)
  let digits: i32 = value
  while (digits < end && isDigit(byte(text, digits))) digits++
  if (digits === end && end - value <= COUNT) return 0
  if (byte(text, at) === Code.Greater) return ruleBesideElement(text, at, end, limit, lexicon, word)
  const begin: i32 = keyBegin(text, nameBegin(text, nameEnd(text, at)))
  const before: i32 = nameBeside(text, begin, Beside.Name, lexicon, word)
  const from: i32 = begin - (before >> 8)
  if (before !== 0) return ruleOfText(text, from, from + (before & 255), lexicon, word)
  const behind: i32 = end < limit ? nameBehind(text, end, Beside.Name, lexicon, word) : 0
  const to: i32 = end + (behind >> 8)
  return behind === 0 ? 0 : ruleOfText(text, to - (behind & 255), to, lexicon, word)
}

/** {@link ruleBeside} for an element whose text ends at `end`: `<name>password</name><value>x</value>`. */
function ruleBesideElement(text: Bytes, at: i32, end: i32, limit: i32, lexicon: Bytes, word: Bytes): i32 {
  const isCell: boolean = isCellTag(text, at)
  const begin: i32 = tagBegin(text, at)
  const before: i32 = nameAbove(text, begin, isCell, lexicon, word)
  const from: i32 = begin - (before >> 8)
  if (before !== 0) {
    const rule: i32 = ruleOfText(text, from, from + (before & 255), lexicon, word)
    return isCell && rule !== 0 ? rule | (IN_CELL << 8) : rule
  }
  const behind: i32 = isCell || end >= limit ? 0 : nameBelow(text, end, lexicon, word)
  const to: i32 = end + (behind >> 8)
  return behind === 0 ? 0 : ruleOfText(text, to - (behind & 255), to, lexicon, word)
}

/** Returns the rule of an attribute that names the text of its element: `<Data Name="Password">x</Data>`. */
function ruleOfElement(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  if (!isQuote(byte(text, at - 1))) return 0
  const tag: i32 = tagBefore(text, at + 1, at + 1)
  const name: i32 = tag === 0 ? 0 : nameBeside(text, at, Beside.Name, lexicon, word)
  const from: i32 = at - (name >> 8)
  const rule: i32 = name === 0 ? 0 : ruleOfText(text, from, from + (name & 255), lexicon, word)
  if ((rule & 255) === 0) return 0
  // An element without an end tag is empty, and names nothing: <input name="password">
  const end: i32 = elementEnd(text, at + 1, at + MOST_ELEMENT)
  const begin: i32 = at + 1 - (tag >> 8)
  const closing: i32 = end + 2
  if (!isEndTag(text, end)) return 0
  for (let i: i32 = 0; i < (tag & 255); i++) if (byte(text, begin + i) !== byte(text, closing + i)) return 0
  return rule
}

/** Returns the rule of the name before the joint at `at`. */
function ruleBefore(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  if (byte(text, at) === Code.Greater)
    return byte(text, at - 1) === Code.Equals ? 0 : ruleOfTag(text, at, lexicon, word)
  if (isOperator(text, at)) return 0
  const end: i32 = nameEnd(text, at)
  if (end === at && isTime(text, at)) return 0
  const closing: i32 = byte(text, skipColumn(text, at) - 1)
  const quote: i32 = isQuote(closing) ? quoteBefore(text, end, closing) : -1
  // A quoted word before a colon occurs only in records.
  if (quote >= 0) {
    // x ? "name" : "value"
    if (byte(text, skipBlanks(text, quote) - 1) === Code.Question) return 0
    return ruleOf(text, quote + 1, end, lexicon, word) & ~(NO_LABEL << 8)
  }
  const rule: i32 = ruleOfBare(text, end, lexicon, word)
  // In broken JSON, the quote that opened the name is lost.
  return closing === Code.Quote ? rule & ~(NO_LABEL << 8) : rule
}

/** Returns the end of the name before the joint at `at`, without quotes and brackets. */
function nameEnd(text: Bytes, at: i32): i32 {
  let end: i32 = skipColumn(text, at)
  if (byte(text, at) === Code.Colon) end = beforeMarks(text, end)
  if (isQuote(byte(text, end - 1))) end -= 1 + slashesBefore(text, end - 1)
  if (byte(text, end - 1) !== Code.CloseBracket) return end
  // cron[4711]: is not a name.
  const past: i32 = byte(text, at) === Code.Colon ? end - 1 : pastBrackets(text, end, at - Reach.Field)
  return isQuote(byte(text, past - 1)) ? past - 1 : past
}
