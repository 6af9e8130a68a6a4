/** @module The table that `sladd scan` prints for people. It contains text of the input only on request. */
import type { Finding } from '../../types'
import type { Style } from './scan-report'
import { type Paint, painter, printable } from './terminal'

const LINE_FEED = 10
/** Width of the position column. */
const PLACE = 32
/** Bytes of a line shown on each side of a finding. */
const SIDE = 120
/** Confidence from which a finding counts as certain, and as likely. */
const SURE = 0.9
const LIKELY = 0.6

/** A row without its position. */
interface Tail {
  readonly kind: string
  readonly variant: string
  readonly confidence: number
  readonly text: string
}

/** Formats the ends of rows. The latest one is cached for each evidence: most findings repeat an earlier one. */
function tails(paint: Paint): (finding: Finding) => string {
  const all = new WeakMap<Finding['evidence'], Tail>()
  return ({ kind, variant, confidence, evidence }) => {
    const known = all.get(evidence)
    if (known?.variant === variant && known.confidence === confidence && known.kind === kind) return known.text
    const colour = confidence >= SURE ? 'red' : confidence >= LIKELY ? 'yellow' : 'dim'
    const sure = paint(colour, confidence.toFixed(2))
    const text = ` ${paint('bold', kind.padEnd(14))} ${variant.padEnd(18)} ${sure}  ${evidence.join(' ')}\n`
    all.set(evidence, { kind, variant, confidence, text })
    return text
  }
}

/** @param isColoured - marks findings in inverse video instead of brackets */
export function tableStyle(isColoured: boolean): Style {
  const paint = painter(isColoured)
  const tailOf = tails(paint)
  return {
    finding(finding, file, { line, column }) {
      const place = `${paint('magenta', file)}:${paint('green', `${line}:${column}`)}`
      return place + ' '.repeat(Math.max(0, PLACE - `${file}:${line}:${column}`.length)) + tailOf(finding)
    },
    text: (text, finding) => `    ${lineAround(text, finding, painted(isColoured, paint))}\n`,
  }
}

function painted(isColoured: boolean, paint: Paint): (value: string) => string {
  return (value) => (isColoured ? paint('inverse', value) : `⟦${value}⟧`)
}

/** Returns the text around a finding on its line, with the finding marked. */
function lineAround(text: Uint8Array, { start, end }: Finding, mark: (value: string) => string): string {
  const begin = start === 0 ? 0 : text.lastIndexOf(LINE_FEED, start - 1) + 1
  const feed = text.indexOf(LINE_FEED, end)
  const close = feed < 0 ? text.length : feed
  const from = Math.max(begin, start - SIDE)
  const to = Math.min(close, end + SIDE)
  const shown = (part: Uint8Array) => printable(new TextDecoder().decode(part))
  // The cut may have split a character.
  const before = shown(text.subarray(from, start)).replace(from > begin ? /^\uFFFD*/ : /^/, from > begin ? '…' : '')
  const behind = shown(text.subarray(end, to)).replace(to < close ? /\uFFFD*$/ : /$/, to < close ? '…' : '')
  return (before + mark(shown(text.subarray(start, end))) + behind).trimEnd()
}
