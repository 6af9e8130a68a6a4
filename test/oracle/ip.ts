/** Oracle of IP addresses: strict dotted decimal (RFC 6943 3.1.1), and the text forms of RFC 4291 section 2.2. */
import { DOTTED, type Oracle, pattern, type Reading, readAt, WORD } from './grammar'

const VERSION_4 = pattern(String.raw`
  (?: (?<! [${WORD}_] )                   # no letter, digit or _ beside it
    | (?<= (?<! [${WORD}] ) [vV] )        # but a v of its own, as in v1.2.3.4
  )
  (?<! \d \. )                            # five parts are an OID or a version
  ${DOTTED}
  (?! [${WORD}_] | \. \d )
`)

/** A group of one to four hex digits that is not the begin of a dotted tail. */
const GROUP = `(?: (?! ${DOTTED} ) [0-9a-fA-F]{1,4} (?! [0-9a-fA-F] ) )`
const GROUPS = `(?: ${GROUP} (?: : ${GROUP} )* )`

const VERSION_6 = pattern(`
  (?<! [${WORD}_] )
  (?: (?<! : ) (?= :: )                   # begins with the gap
    # or with a group; the colon of a key may stand before it, that of another group or a gap may not
    | (?<! :: ) (?<! (?<! [${WORD}_] ) [0-9a-fA-F]{1,4} : )
      (?= [0-9a-fA-F] )
  )
  (?:
    (?<left> ${GROUPS} )?
    (?<gap> :: )
    (?<right> ${GROUPS} (?: : (?<rightTail> ${DOTTED} ) )? | (?<onlyTail> ${DOTTED} ) )?
  |
    (?<full> ${GROUPS} ) (?: : (?<fullTail> ${DOTTED} ) )?
  )
  (?! [${WORD}_] )
  (?! : [0-9a-fA-F:] | \\. \\d )           # no colon or dot that goes on
`)

/** Groups as written, without the dotted tail. */
function hexGroups({ part }: Reading): string[] {
  return `${part.left ?? ''}:${part.right ?? ''}:${part.full ?? ''}`
    .split(':')
    .filter((group) => group !== '' && !group.includes('.'))
}

function isAddress(reading: Reading, written: string): boolean {
  const { gap, rightTail, onlyTail, fullTail } = reading.part
  const hasTail = Boolean(rightTail || onlyTail || fullTail)
  const groups = hexGroups(reading)
  const count = groups.length + (hasTail ? 2 : 0)
  // The gap stands for one group or more; without it there are eight.
  if (gap ? count > 7 : count !== 8) return false
  // Unspecified and loopback: zeros only, the last digit may be 1.
  if (/^[0:]*1?$/.test(written)) return true
  // Eight groups of two hex digits are an EUI-64; one group beside the gap is code (std::f).
  const isEui = !gap && !hasTail && groups.every((group) => group.length === 2)
  return count >= 2 && !isEui
}

export const ip: Oracle = {
  kind: 'ip',
  find(text, at) {
    const dotted = readAt(VERSION_4, text, at)
    if (dotted !== undefined) return dotted.end
    const reading = readAt(VERSION_6, text, at)
    return reading !== undefined && isAddress(reading, text.slice(at, reading.end)) ? reading.end : undefined
  },
}
