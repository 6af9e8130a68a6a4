/**
 * @module `sladd subject erase`: removes a person's lines from files, except those that a hold or a policy's retention
 * period keeps. Kept lines are reported with the rule and the day, and make the exit code a refusal.
 */

import { statSync } from 'node:fs'
import { dayOf, isDay } from '../../input/day'
import { type EraseOptions, eraseLines, type Keeps, tokenLines } from '../../keyring/node-erase'
import type { SubjectToken, SubjectTokens } from '../../keyring/subject'
import { codeIn, kidIn } from '../../keyring/token'
import { categoryOfCode } from '../../policy/categories'
import { type Erasing, type Keeping, keepersOf, keepingOf } from '../../policy/keeping'
import { timeOfLine } from '../../policy/record-time'
import type { RestrictedSubjects } from '../../policy/restricted'
import type { Permit, Policy } from '../../policy/types'
import type { Keyring } from '../../types'
import { FAILED } from './failure'
import { counted, print, say } from './output'
import { liveKids } from './sought'
import { Refusal, UsageError } from './usage'

/** What may keep lines, and how to erase. */
interface EraseChoice {
  readonly erase: EraseOptions
  /** True if nothing is changed. */
  readonly isDry: boolean
  readonly policy: Policy | undefined
  readonly restricted: RestrictedSubjects | undefined
  /** The field with the time of a record. */
  readonly time: string | undefined
  readonly erasing: Erasing
}

/** Parses a day from the command line, in milliseconds since 1970. */
export function dayFrom(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  if (!isDay(given)) throw new UsageError(`--${name} expected a day, as 2027-01-31`)
  return Date.parse(given)
}

/**
 * Checks that no hold applies to the person, under any token that the list may have.
 *
 * @throws Refusal with the day on which the hold ends
 */
function checkHold(list: RestrictedSubjects | undefined, found: SubjectTokens, keyring: Keyring): void {
  if (list === undefined) return
  const live = liveKids(keyring, found)
  const strange = list.tokens.find((token) => list.holdOn([token]) !== undefined && !live.has(kidIn(token) ?? ''))
  if (strange !== undefined) {
    throw new Refusal(
      `a hold is on a token of the key ${kidIn(strange)}, which the ring cannot use: nobody can tell whose it is`,
    )
  }
  const hold = list.holdOn(found.tokens.map(({ token }) => token))
  if (hold === undefined) return
  const until = hold.until === undefined ? 'until it is taken from the list' : `until ${hold.until}, that day included`
  throw new Refusal(`nothing was erased: a hold keeps all of this person, ${until}`)
}

/** Kept lines of a file, by rule. */
type Kept = Map<string, { lines: number; keeping: Keeping }>

/** Returns the rules that keep values of a token. */
function rulesFor(
  policy: Policy,
  tokens: readonly SubjectToken[],
  { objection }: Erasing,
): ReadonlyMap<string, readonly Permit[]> {
  const known = new Map<string, readonly Permit[]>()
  return new Map(
    tokens.map(({ token, purpose }) => {
      const category = categoryOfCode(codeIn(token))
      const key = `${category} ${purpose}`
      const rules = known.get(key) ?? keepersOf(policy, category, purpose, objection)
      known.set(key, rules)
      return [token, rules]
    }),
  )
}

function isLonger({ until: one }: Keeping, { until: other }: Keeping): boolean {
  return other !== undefined && (one === undefined || one > other)
}

/** Returns a function that decides whether a policy keeps a line, and records it in `kept`. */
function keeps(
  rules: ReadonlyMap<string, readonly Permit[]>,
  { time, erasing }: EraseChoice,
  changed: number,
  kept: Kept,
): Keeps {
  return ({ bytes, tokens }) => {
    // A line without a time was written no later than its file was last changed.
    const made = timeOfLine(bytes.toString(), time) ?? changed
    const all = new Set(tokens.flatMap((token) => rules.get(token) ?? []))
    const keeping = keepingOf([...all], made, erasing)
    if (keeping === undefined) return false
    const known = kept.get(keeping.rule)
    const longest = known === undefined || isLonger(keeping, known.keeping) ? keeping : known.keeping
    kept.set(keeping.rule, { lines: (known?.lines ?? 0) + 1, keeping: longest })
    return true
  }
}

function sayKept(name: string, kept: Kept, policy: Policy): void {
  for (const { lines, keeping } of kept.values()) {
    const { rule, until, period } = keeping
    const end = until === undefined ? 'whose begin --since says' : `the last one until ${dayOf(until)}`
    say(
      `${name}: ${counted(lines, 'line')} not erased: rule ${rule} of ${policy.id}/${policy.version} keeps each for ${period}, ${end}`,
    )
  }
}

/** Checks that were impossible, reported once. */
const NOT_SEEN = 'whether a process of another user has a file open cannot be seen here'
const NOT_KEPT = 'extended attributes cannot be read here, and were not kept'

/** Erases from one file after another. */
export class Eraser {
  /** 0, or a failure if anything had to be kept. */
  code = 0
  readonly #choice: EraseChoice
  readonly #told = new Set<string>()
  #rules: ReadonlyMap<string, readonly Permit[]> | undefined

  constructor(choice: EraseChoice) {
    this.#choice = choice
  }

  /** Sets the person to erase. */
  prepare(found: SubjectTokens, keyring: Keyring): void {
    const { policy, restricted, erasing } = this.#choice
    checkHold(restricted, found, keyring)
    this.#rules = policy && rulesFor(policy, found.tokens, erasing)
  }

  /** Processes a file; returns the number of lines. */
  readonly work = (name: string, tokens: ReadonlySet<string>): number => {
    const { policy, isDry } = this.#choice
    const kept: Kept = new Map()
    const stays = this.#rules && keeps(this.#rules, this.#choice, statSync(name).mtimeMs, kept)
    const lines = isDry ? wouldErase(name, tokens, stays) : this.#erase(name, tokens, stays)
    print(`${name}: ${counted(lines, 'line')} ${isDry ? 'would be erased' : 'erased'}\n`)
    if (policy !== undefined && kept.size > 0) {
      sayKept(name, kept, policy)
      this.code = FAILED
    }
    return lines + [...kept.values()].reduce((sum, one) => sum + one.lines, 0)
  }

  #erase(name: string, tokens: ReadonlySet<string>, stays: Keeps | undefined): number {
    const options = { ...this.#choice.erase, ...(stays && { keeps: stays }) }
    const { lines, isSeen, isKept } = eraseLines(name, tokens, options)
    if (!isSeen) this.#tell(NOT_SEEN)
    if (!isKept) this.#tell(NOT_KEPT)
    return lines
  }

  #tell(what: string): void {
    if (!this.#told.has(what)) say(what)
    this.#told.add(what)
  }
}

/** Counts the lines that would be erased; the file is only read. */
function wouldErase(name: string, tokens: ReadonlySet<string>, stays: Keeps = () => false): number {
  let lines = 0
  for (const line of tokenLines(name, tokens)) if (!stays(line)) lines++
  return lines
}
