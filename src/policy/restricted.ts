/**
 * @module Restricted subjects (GDPR article 18): a list of tokens whose records are withheld while a matter is looked
 * into. The list holds tokens, never numbers: `sladd subject` tells the tokens of a number.
 */
import { decided, RECORD } from './decide'
import type { Decision, Policy } from './types'

/** A token as it is written: `sl1_<code>_<key>_<tag and check character>`, or as an address that no mail reaches. */
const FORM = 'sl1_[a-z]{2,8}_[a-z2-7]{2,12}_[a-z2-7]{8,40}|p-[a-z2-7]{2,12}-[a-z2-7]{8,40}@[a-z2-7]{8,40}\\.invalid'
const TOKEN = new RegExp(`^(?:${FORM})$`)
/** The same within text; a letter or digit on either side makes it another word. */
const TOKENS = new RegExp(`(?<![A-Za-z0-9_])(?:${FORM})(?![A-Za-z0-9_])`, 'g')

/** Tokens of the people whose records are withheld. */
export interface RestrictedSubjects {
  readonly size: number
  has(token: string): boolean
  /** Whether any of them stands in a text. */
  isIn(text: string): boolean
}

const RESTRICTED = {
  reason: 'the person has asked that the data be restricted',
  cites: ['GDPR 18(1)'],
}

/**
 * Takes a list of tokens.
 *
 * @param tokens - tokens; or a text with one on each line, where `#` begins a remark
 * @throws TypeError when there is something else among them; the message tells its place and not what it is
 *
 * @example
 * const restricted = restrictedSubjects('# matter 17\nsl1_nid_k7ma_abcdefghijklmnopqrst2\n')
 * restricted.isIn('patient sl1_nid_k7ma_abcdefghijklmnopqrst2 in')   // true
 */
export function restrictedSubjects(tokens: readonly string[] | string): RestrictedSubjects {
  const lines = typeof tokens === 'string' ? tokens.split('\n') : tokens
  const all = new Set<string>()
  for (const [i, line] of lines.entries()) {
    const token = (typeof line === 'string' ? line : '?').replace(/#.*/, '').trim()
    if (token === '') continue
    if (!TOKEN.test(token)) throw new TypeError(`restricted subjects: line ${i + 1} is no token`)
    all.add(token)
  }
  return {
    size: all.size,
    has: (token) => all.has(token),
    isIn: (text) => all.size > 0 && (text.match(TOKENS) ?? []).some((token) => all.has(token)),
  }
}

/**
 * What a restriction does to a record that holds these tokens.
 *
 * @returns a decision to withhold it, or undefined
 */
export function decideRestriction(
  policy: Policy,
  restricted: RestrictedSubjects,
  tokens: readonly string[],
): Decision | undefined {
  if (!tokens.some((token) => restricted.has(token))) return undefined
  return decided(policy, RECORD, 'withhold', 'restricted', RESTRICTED)
}
