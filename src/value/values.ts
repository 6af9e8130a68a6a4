/**
 * @module Any value of the language through the engine: read, asked about in one call, and made again where something
 * changed. Never throws and never changes what it is given.
 */
import { WHOLE } from '../field-names'
import { type Asked, OWNS } from './asked'
import { Build } from './build'
import { Label, LIMITS, type Limits } from './limits'
import { Sign, Transcript } from './transcript'
import { walkValue } from './walk'

/** Kept from call to call, whoever calls. A call inside a call, as a getter may make one, has its own. */
let idle: Transcript | undefined

export class Values {
  readonly #limits: Limits

  constructor(limits: Limits = LIMITS) {
    this.#limits = limits
  }

  /** @param isElement - of something without a name */
  redact(value: unknown, asked: Asked, isElement = Array.isArray(value) || value instanceof Set): unknown {
    const to = idle ?? new Transcript()
    idle = undefined
    try {
      // Elements of what has no name above it are owned by what holds for names that nobody listed; all else is not.
      const says = asked.saidBy('')
      const isOwned = says >= OWNS
      const said = isOwned && isElement ? says : 0
      if (isOwned) to.plain(isElement ? '{"":' : `{"${WHOLE}":`)
      else to.sign(Sign.OpenBracket)
      walkValue({ to, limits: this.#limits, asked, said, hasPairs: false, visits: undefined }, value, -1)
      to.sign(isOwned ? Sign.CloseBrace : Sign.CloseBracket)
      const edits = to.isTold ? asked.edits(to) : []
      return edits.length === 0 && to.lost === 0 && to.replaced.size === 0
        ? value
        : new Build(to, edits, (one) => this.redact(one, asked)).value()
    } catch {
      // No stack is left, or no memory.
      return Label.Unreadable
    } finally {
      to.clear()
      idle = to
    }
  }
}
