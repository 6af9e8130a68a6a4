/**
 * @module The action `withhold` of a policy: the value goes, and with it the record that it lies in. Whoever goes through a
 * text record by record asks how often it happened.
 */
import type { Act, Rewritten } from './act'

/** See the module. */
export class Withholding implements Act {
  readonly name = 'withhold'
  /** Values that were met so far. */
  times = 0

  write(): string {
    return ''
  }

  rewrite(): Rewritten {
    this.times++
    return { name: this.name, text: '' }
  }
}
