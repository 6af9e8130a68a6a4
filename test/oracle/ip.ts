/** Oracle for IP addresses: strict dotted decimal (RFC 6943 3.1.1), and the text forms of RFC 4291 section 2.2. */
import { DOTTED, type Oracle, pattern, type Reading, readAt, SPACE, WORD } from './grammar'

const LETTER = String.raw`\p{L}\p{M}`

/** A dot in brackets. */
const WRAPPED = String.raw`(?: \[ \. \] | \( \. \) )`

/** A dot and digits that go on, unless they are the port of a packet's end: `IP 192.0.2.44.443 >`. */
const PORT = String.raw`\. \d{1,5} (?! \d )`
const ENDS = String.raw`(?! ${WRAPPED} \d ) (?: (?! \. \d ) | (?= ${PORT} [${SPACE}] > ) )`
const ENDS_AFTER = String.raw`(?! ${WRAPPED} \d ) (?: (?! \. \d ) | (?= ${PORT} ) )`

const version4 = (ends: string) =>
  pattern(String.raw`
  (?: (?<! [${WORD}] )                    # no letter or digit beside it
    | (?<= (?<! [${WORD}] ) [vV] )        # but a v of its own, as in v1.2.3.4
  )
  (?<! (?<! \. ) \. )                     # five parts are an OID or a version, a dot begins a fraction
  (?<! \d ${WRAPPED} )                    # the same behind a dot in brackets
  (?<! (?: [0-9a-fA-F]+ : ){6} )          # the tail of what is too long
  ${DOTTED.replaceAll(String.raw`\.`, String.raw`(?: \. | ${WRAPPED} )`)}
  (?! [${WORD}] ) ${ends}
`)

/** In the name of a file an underscore stands on one side of it, and it begins with three digits: versions do not. */
function isGlued(text: string, at: number, end: number): boolean {
  const sides = [text[at - 1], text[end]].filter((beside) => beside === '_').length
  return sides === 2 || (sides === 1 && !/^\d{3}/.test(text.slice(at, end)))
}

/** In the name of a host: at least two labels follow. */
const DASHED = pattern(String.raw`
  (?<! [${WORD}.] ) (?<! (?<! [${LETTER}] ) - )
  ${DOTTED.replaceAll(String.raw`\.`, '-')}
  (?= \. [${LETTER}] [${WORD}\-]* \. [${LETTER}] )
`)

/** A group of one to four hex digits that is not the begin of a dotted tail. */
const GROUP = `(?: (?! ${DOTTED} ) [0-9a-fA-F]{1,4} (?! [0-9a-fA-F] ) )`
const GROUPS = `(?: ${GROUP} (?: : ${GROUP} )* )`

const version6 = (ends: string) =>
  pattern(`
  (?<! [${WORD}_] ) (?<! \\d \\. )
  (?: (?<! : ) (?= :: )                   # begins with the gap
    # or with a group; the colon of a key or of a dotted address may stand before it, that of a group or a gap may not
    | (?<! :: ) (?<! (?<! [${WORD}_] ) (?<! \\d \\. ) [0-9a-fA-F]{1,4} : )
      (?= [0-9a-fA-F] )
  )
  (?:
    (?<left> ${GROUPS} )?
    (?<gap> :: )
    (?<right> ${GROUPS} (?: : (?<rightTail> ${DOTTED} ) )? | (?<onlyTail> ${DOTTED} ) )?
  |
    (?<full> ${GROUP} (?: : ${GROUP} ){7} (?! : [0-9a-fA-F]{1,4} : ) | ${GROUPS} ) (?: : (?<fullTail> ${DOTTED} ) )?
  )
  (?! [${WORD}_] ) (?! (?<= : ) : )
  # no colon that goes on but before a port
  (?: (?! : [0-9a-fA-F:] ) | (?= : \\d{2,5} (?! [${WORD}_:] | \\. \\d ) ) )
  ${ends}
`)

const PATTERNS = [version4(ENDS), version6(ENDS)] as const
/** The same behind the `>` between a packet's ends. */
const PATTERNS_AFTER = [version4(ENDS_AFTER), version6(ENDS_AFTER)] as const
const ARROW = new RegExp(`>[${SPACE}]$`, 'u')

/** Groups as written, without the dotted tail. */
function hexGroups({ part }: Reading): string[] {
  return `${part.left ?? ''}:${part.right ?? ''}:${part.full ?? ''}`
    .split(':')
    .filter((group) => group !== '' && !group.includes('.'))
}

function countOf(reading: Reading): number {
  const { rightTail, onlyTail, fullTail } = reading.part
  return hexGroups(reading).length + (rightTail || onlyTail || fullTail ? 2 : 0)
}

/** The gap stands for one group or more; without it there are eight. */
function isWhole(reading: Reading): boolean {
  return reading.part.gap ? countOf(reading) < 8 : countOf(reading) === 8
}

/** End of the IPv6 address at `at`, by its grammar alone. */
export function addressEnd(text: string, at: number): number | undefined {
  const reading = readAt(PATTERNS[1], text, at)
  return reading && isWhole(reading) ? reading.end : undefined
}

function isAddress(reading: Reading, written: string): boolean {
  const { gap, fullTail } = reading.part
  const groups = hexGroups(reading)
  if (!isWhole(reading)) return false
  // Unspecified and loopback: zeros only, the last digit may be 1.
  if (/^[0:]*1?$/.test(written)) return true
  // Eight groups of two hex digits are an EUI-64.
  return gap !== undefined || fullTail !== undefined || groups.some((group) => group.length !== 2)
}

export const ip: Oracle = {
  kind: 'ip',
  find(text, at) {
    const [four, six] = ARROW.test(text.slice(0, at)) ? PATTERNS_AFTER : PATTERNS
    const dotted = readAt(four, text, at)
    if (dotted !== undefined) return isGlued(text, at, dotted.end) ? undefined : dotted.end
    const dashed = readAt(DASHED, text, at)
    if (dashed !== undefined) return dashed.end
    const reading = readAt(six, text, at)
    return reading !== undefined && isAddress(reading, text.slice(at, reading.end)) ? reading.end : undefined
  },
}
