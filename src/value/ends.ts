/**
 * @module The last digits of a number in one field and the birth date in another: `formats/birth-dates.ts`. In an object,
 * neither would be searched by itself.
 */
import { Entry, type Transcript } from './transcript'

const END = /^\d{4,5}$/
const DATE = /^\d[\d./-]{5,9}(T[\d:.Z+-]{1,20})?$/
/** Number of preceding entries among which to look for the date. */
const MOST_BEFORE = 64

/** True if a value may be the last digits of a number. */
export function isEnd(value: unknown): boolean {
  return (typeof value === 'string' || typeof value === 'number') && END.test(`${value}`)
}

/** Writes down skipped values of the object `parent` that may be dates: as context, which represents no value. */
export function recallDates(to: Transcript, parent: number): void {
  for (let i = to.count - 1; i > parent && to.count - i <= MOST_BEFORE; i--) {
    if (to.parent(i) !== parent || to.entry(i) !== Entry.Leaf || to.start(i) >= 0) continue
    const text = `${to.values[i] as string}`
    if (!DATE.test(text)) continue
    to.comma()
    to.plain(`"":"${text}"`)
  }
}
