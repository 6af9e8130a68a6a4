/**
 * @module The action `withhold` of a policy: removes the value, and with it the record that contains it. Code that
 * processes a text record by record checks how often it happened.
 */
import type { Call } from '../types'
import type { Act, Rewritten, Value } from './act'

export class Withholding implements Act {
  readonly name = 'withhold'
  /** Number of values so far. */
  times = 0
  readonly #isMeant: (value: Value, call: Call) => boolean

  /** @param isMeant - returns true for values that count. Default: all */
  constructor(isMeant: (value: Value, call: Call) => boolean = () => true) {
    this.#isMeant = isMeant
  }

  write(): string {
    return ''
  }

  rewrite(value: Value, call: Call): Rewritten {
    if (this.#isMeant(value, call)) this.times++
    return { name: this.name, text: '' }
  }
}
