/**
 * @module The action `withhold` of a policy: the value goes, and with it the record that it lies in. Whoever goes through a
 * text record by record asks how often it happened.
 */
import type { Call } from '../types'
import type { Act, Rewritten, Value } from './act'

export class Withholding implements Act {
  readonly name = 'withhold'
  /** Values that were met so far. */
  times = 0
  readonly #isMeant: (value: Value, call: Call) => boolean

  /** @param isMeant - which values count. Default: all */
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
