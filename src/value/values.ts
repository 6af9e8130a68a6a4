/**
 * @module Redacts any JavaScript value: reads it, searches it in one engine call, and rebuilds the parts that changed.
 * Never throws and never modifies its input.
 */
import { WHOLE } from '../names/built-in'
import { type Asked, OWNS } from './asked'
import { Build } from './build'
import { Label, LIMITS, type Limits } from './limits'
import { Sign, Transcript } from './transcript'
import { walkValue } from './walk'

/** Reused by all callers. A nested call, for example from a getter, creates its own. */
let idle: Transcript | undefined

export class Values {
  readonly #limits: Limits

  constructor(limits: Limits = LIMITS) {
    this.#limits = limits
  }

  /** @param isElement - true if the value is, or consists of, elements without a name */
  redact(value: unknown, asked: Asked, isElement = Array.isArray(value) || value instanceof Set): unknown {
    const to = idle ?? new Transcript()
    idle = undefined
    try {
      // Elements without a name above them fall under the rule for unlisted names; everything else does not.
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
      // Out of stack or memory.
      return Label.Unreadable
    } finally {
      to.clear()
      idle = to
    }
  }
}
