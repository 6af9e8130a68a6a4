/**
 * @module Restricted subjects (GDPR article 18): a list of tokens whose records are withheld while a matter is under
 * review, and of people whose data must not be erased meanwhile. The list contains tokens, never numbers:
 * `sladd subject tokens` returns the tokens of a number.
 */
import { dayOf, isDay } from '../input/day'
import type { RestrictedList } from '../types'
import { decided, RECORD } from './decide'
import type { Decision, Policy } from './types'

/** A token: `sl1_<code>_<key>_<tag and check character>`, or in the form of an undeliverable e-mail address. */
export const TOKEN_FORM =
  'sl1_[a-z]{2,8}_[a-z2-7]{2,12}_[a-z2-7]{8,40}|p-[a-z2-7]{2,12}-[a-z2-7]{8,40}@[a-z2-7]{8,40}\\.invalid'
/** A line: a token, an optional hold, and the last day. */
const LINE = new RegExp(`^(${TOKEN_FORM})(\\s+hold)?(?:\\s+(\\d{4}-\\d\\d-\\d\\d))?$`)
/** A token within text; an adjacent letter or digit makes it part of another word. */
const TOKENS = new RegExp(`(?<![A-Za-z0-9_])(?:${TOKEN_FORM})(?![A-Za-z0-9_])`, 'g')

/** A hold for a person, and its last day, `YYYY-MM-DD`; `undefined` means no end. */
export interface Hold {
  readonly until: string | undefined
}

/** Tokens of the people whose records are withheld, or must not be erased. */
export interface RestrictedSubjects extends RestrictedList {
  /** The hold on data with one of these tokens, the longest of several; undefined if nothing prevents its erasure. */
  holdOn(tokens: Iterable<string>, at?: Date | number): Hold | undefined
}

const RESTRICTED = {
  reason: 'the person has asked that the data be restricted',
  cites: ['GDPR 18(1)'],
}

/** The last day if there is no end: later than any other. */
const NEVER = '9999-99-99'

/** Last days by token. */
type Days = Map<string, string>

/** Of several lines for a token, the longest period counts. */
function keepLonger(days: Days, token: string, until: string): void {
  const known = days.get(token)
  if (known === undefined || known < until) days.set(token, until)
}

function readLine(line: unknown, number: number, restricted: Days, held: Days): void {
  const text = (typeof line === 'string' ? line : '?').replace(/#.*/, '').trim()
  if (text === '') return
  const [, token, hold, until = NEVER] = LINE.exec(text) ?? []
  if (token === undefined) throw new TypeError(`restricted subjects: line ${number} is no token`)
  if (until !== NEVER && !isDay(until))
    throw new RangeError(`restricted subjects: line ${number} has a day that no calendar has`)
  keepLonger(hold === undefined ? restricted : held, token, until)
}

/**
 * Parses a list of tokens. A token may be followed by the last day on which it applies (`TOKEN 2027-01-31`).
 * `TOKEN hold` and `TOKEN hold 2027-01-31` withhold no record, but prevent erasure. A person may have a line of each.
 *
 * @param tokens - lines, or a text with one token per line, where `#` starts a comment
 * @throws TypeError or RangeError if a line is anything else; the message gives its number and not its content
 *
 * @example
 * const restricted = restrictedSubjects('# matter 17\nsl1_nid_k7ma_abcdefghijklmnopqrst2 2027-01-31\n')
 * restricted.isIn('patient sl1_nid_k7ma_abcdefghijklmnopqrst2 in', Date.UTC(2026, 0, 1))   // true
 */
export function restrictedSubjects(tokens: readonly string[] | string): RestrictedSubjects {
  const restricted: Days = new Map()
  const held: Days = new Map()
  const lines = typeof tokens === 'string' ? tokens.split('\n') : tokens
  for (const [i, line] of lines.entries()) readLine(line, i + 1, restricted, held)
  const holds = (days: Days, token: string, at: Date | number) => (days.get(token) ?? '') >= dayOf(at)
  const all = [...new Set([...restricted.keys(), ...held.keys()])]
  return {
    size: all.length,
    tokens: all,
    has: (token, at = Date.now()) => holds(restricted, token, at),
    isIn: (text, at = Date.now()) =>
      restricted.size > 0 && (text.match(TOKENS) ?? []).some((token) => holds(restricted, token, at)),
    holdOn: (asked, at = Date.now()) => {
      const days = [...asked].filter((token) => holds(held, token, at)).map((token) => held.get(token) as string)
      const last = days.sort().at(-1)
      return last === undefined ? undefined : { until: last === NEVER ? undefined : last }
    },
  }
}

/**
 * Decides what a restriction does to a record that contains these tokens.
 *
 * @param at - the day in question. Default: now
 * @returns a decision to withhold it, or undefined
 */
export function decideRestriction(
  policy: Policy,
  restricted: RestrictedSubjects,
  tokens: readonly string[],
  at: Date | number = Date.now(),
): Decision | undefined {
  if (!tokens.some((token) => restricted.has(token, at))) return undefined
  return decided(policy, RECORD, 'withhold', 'restricted', RESTRICTED)
}
