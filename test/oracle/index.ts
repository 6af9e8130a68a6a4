/** All oracles at every position. */
import { email } from './email'
import { fodselsnummer } from './fodselsnummer'
import type { Oracle } from './grammar'
import { ip } from './ip'
import { personnummer } from './personnummer'
import { phone } from './phone'
import type { Span } from './scanner'

export const ORACLES: readonly Oracle[] = [personnummer, fodselsnummer, email, phone, ip]

/** What stands in the text, sorted by begin and then by kind; `today` is YYYYMMDD. */
export function spansOf(text: string, today: number): Span[] {
  const spans: Span[] = []
  for (let start = 0; start < text.length; start++) {
    for (const { kind, find } of ORACLES) {
      const end = find(text, start, today)
      if (end !== undefined) spans.push({ kind, start, end })
    }
  }
  return spans
}
