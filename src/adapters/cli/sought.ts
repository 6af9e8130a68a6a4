/**
 * @module The tokens of one person to look for in files, and remarks if there are none. A ring does not record for
 * which tenants and purposes it was used, and a token does not reveal it: so a mistyped name finds nothing, just like a
 * person who is not in the files.
 */
import type { SubjectToken, SubjectTokens } from '../../keyring/subject'
import { kidIn } from '../../keyring/token'
import type { KeyInfo, Keyring } from '../../types'

/** Most unknown keys listed by name: whoever writes a log can invent any number of them. */
const MOST_STRANGE = 20

/** Returns the names of keys that can still identify whose a token is. */
export function liveKids(keyring: Keyring, { unsearchable }: SubjectTokens): ReadonlySet<string> {
  const gone = unsearchable.map(({ kid }) => kid)
  return new Set(keyring.keys.map(({ kid }) => kid).filter((kid) => !gone.includes(kid)))
}

function listed(names: Iterable<string>): string {
  return [...names].sort().join(', ')
}

/** A set of tokens that also records which other tokens it was asked for. */
export class Sought extends Set<string> {
  readonly #tokens: readonly SubjectToken[]
  readonly #keys: ReadonlySet<string>
  readonly #strange = new Set<string>()
  /** True if there were tokens of the ring for somebody else, or for the same person in another context. */
  #hasOthers = false

  /** @param keys - all keys of the ring */
  constructor(tokens: readonly SubjectToken[], keys: readonly KeyInfo[]) {
    super(tokens.map(({ token }) => token))
    this.#tokens = tokens
    this.#keys = new Set(keys.map(({ kid }) => kid))
  }

  override has(token: string): boolean {
    if (super.has(token)) return true
    const kid = kidIn(token)
    if (kid === undefined) return false
    if (this.#keys.has(kid)) this.#hasOthers = true
    else if (this.#strange.size < MOST_STRANGE) this.#strange.add(kid)
    return false
  }

  /** Returns remarks for the user, as lines. */
  remarks(found: number): string {
    const strange = this.#strange
    const remarks = strange.size > 0 ? [`tokens of keys that the ring never had: ${listed(strange)}`] : []
    if (found === 0 && this.#hasOthers) {
      remarks.push(
        `tokens of the ring are there, none of them of this value for ${this.#contexts()}: the ring does not record tenants and purposes, so see that these are the right ones`,
      )
    }
    if (found === 0 && !this.#hasOthers) remarks.push('no token of the ring is there')
    return remarks.map((remark) => `${remark}\n`).join('')
  }

  #contexts(): string {
    const named = (what: string, names: readonly string[]) => {
      const given = new Set(names.filter((name) => name !== ''))
      return given.size === 0 ? `no ${what}` : `${what} ${listed(given)}`
    }
    const tenants = this.#tokens.map(({ tenant }) => tenant)
    const purposes = this.#tokens.map(({ purpose }) => purpose)
    return `${named('tenant', tenants)} and ${named('purpose', purposes)}`
  }
}
