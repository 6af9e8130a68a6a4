/** How a number is read, in one line: what the table in docs/explanation/detection.md says of it. */
import { createRedactor } from '../src/redactor'

const all = createRedactor({ minConfidence: 0 })

/** What is found of a kind, its variant, base figure in hundredths and what its digits and the text say; '' for nothing. */
export function teller(kind: 'personnummer' | 'fodselsnummer'): (text: string, at?: string) => string {
  return (text, at = '2026-11-22') => {
    const date = new Date(at)
    const found = all.scan(text, { at: date }).find((finding) => finding.kind === kind)
    if (found === undefined) return ''
    const how = all.explain(text, { at: date }).find((other) => other.kind === kind && other.start === found.start)
    const said = found.evidence.filter((one) => !['date', 'luhn', 'mod11', 'separator'].includes(one))
    return [text.slice(found.start, found.end), found.variant, Math.round(100 * (how?.base ?? 0)), ...said].join(' ')
  }
}

/** Variants of all that is found of a kind. */
export function variantsOf(text: string, kind: 'personnummer' | 'fodselsnummer'): (string | undefined)[] {
  const found = all.scan(text, { at: new Date('2026-11-22') })
  return found.filter((finding) => finding.kind === kind).map(({ variant }) => variant)
}
