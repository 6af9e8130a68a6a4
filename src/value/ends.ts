/**
 * @module The end of a number that stands in a field of its own, and the birth date in another one: `formats/dates.ts`. In an
 * object neither would be asked about by itself.
 */
import { Entry, type Transcript } from './transcript'

const END = /^\d{4,5}$/
const DATE = /^\d[\d./-]{5,9}(T[\d:.Z+-]{1,20})?$/
/** Entries before it among which the date is looked for. */
const MOST_BEFORE = 64

/** Whether a value may be the end of a number. */
export function isEnd(value: unknown): boolean {
  return (typeof value === 'string' || typeof value === 'number') && END.test(`${value}`)
}

/** Writes down what may be a date of what was left out of the object `parent`: as context, which stands for no value. */
export function recallDates(to: Transcript, parent: number): void {
  for (let i = to.count - 1; i > parent && to.count - i <= MOST_BEFORE; i--) {
    if (to.parent(i) !== parent || to.entry(i) !== Entry.Leaf || to.start(i) >= 0) continue
    const text = `${to.values[i] as string}`
    if (!DATE.test(text)) continue
    to.comma()
    to.plain(`"":"${text}"`)
  }
}
