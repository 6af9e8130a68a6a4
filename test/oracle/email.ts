/** Oracle for e-mail addresses: RFC 5321 4.1.2 with letters of any script (RFC 6531), RFC 1035 2.3.4 for lengths. */
import { DOTTED, type Oracle, octets, pattern, readAt, SPACE, WORD } from './grammar'
import { addressEnd } from './ip'

const LONGEST_LOCAL = 64
const LONGEST_ADDRESS = 254
const LONGEST_LABEL = 63
const LONGEST_DOMAIN = 253

/** One character of a local part but the dot. What opens or quotes in running text stands before the address. */
const LOCAL = String.raw`(?:
  [${WORD}!#$%_}\-]
  | (?<! ' [A-Z]{3} ) \+                            # but the plus behind the tag of a segment
  | (?<= [${WORD}] ) (?<! [0-9]{4} ) ['’] (?= [${WORD}] )   # o'hara, but no quoting mark, and no end of a segment
    (?! (?<= (?<! [${WORD}!#$%_}\-'’.+=] ) \p{L} ' ) [^\s@'’]+ @ [${WORD}_.\-]+ ' )   # and no N'anna@example.se'
  | (?<= [${WORD}] \+ [${WORD}._\-=]{0,252} ) =       # bounce+anna=b.example@…, but not user=anna@…
  | (?<= (?<! [${WORD}._\-] )                       # what bounces go to
      (?: [bB][oO][uU][nN][cC][eE] [sS]? (?! = | (?<= [eE] ) [sS] = ) | [pP][rR][vV][sS] | [sS][rR][sS][01] )
      [${WORD}._\-=]{0,248} ) =
)`

/** A dot as it is, in brackets, or as a word in brackets; blanks may stand beside those when the at sign is in brackets. */
const WORDS = String.raw`(?: \. | [dD][oO][tT] | [pP][uU][nN][kK][tT] (?: [uU][mM] )? )`
const IN_BRACKETS = String.raw`(?: \[ ${WORDS} \] | \( ${WORDS} \) )`
const APART = String.raw`(?: [${SPACE}]? ${IN_BRACKETS} [${SPACE}]? | \x20 DOT \x20 )`
const SIGN = String.raw`(?: [${SPACE}]? (?: \[ @ \] | \( @ \) ) [${SPACE}]? )`

const WRAPPED = pattern(String.raw`
  (?<! ${LOCAL} ) (?<! ${LOCAL} \.{1,2} ) (?<! (?<! \. ) \. ) (?<! ${LOCAL} ${APART} )
  (?<local> (?: (?<! \. ) \. )? ${LOCAL}+ (?: (?: \.{1,2} | ${APART} ) ${LOCAL}+ )* )
  ${SIGN}
`)

const UNQUOTED = pattern(String.raw`
  (?<! ${LOCAL} ) (?<! ${LOCAL} \.{1,2} ) (?<! (?<! \. ) \. )     # the local part begins here: not inside one
  (?<! ${LOCAL} ${IN_BRACKETS} )
  (?<local> (?: (?<! \. ) \. )? ${LOCAL}+ (?: (?: \.{1,2} | ${IN_BRACKETS} ) ${LOCAL}+ )* )
  @
`)

const QUOTED = pattern(String.raw`
  (?<! \\ )
  (?<local> " [^"\\\r\n]+ " )
  @
`)

const LITERAL = pattern(String.raw`
  \[ (?:
    ${DOTTED}
    | [iI][pP][vV]6 : [0-9a-fA-F:.]{2,45}
  ) \]
`)

const labels = (dot: string) => pattern(String.raw`[${WORD}_\-]+ (?: (?: \. | ${dot} ) [${WORD}_\-]+ )*`)
const LABELS = labels(IN_BRACKETS)
const LABELS_APART = labels(APART)
/** What divides labels, in what {@link LABELS} took. */
const DIVIDER = /(\s?[[(][.\w]+[\])]\s?|\sDOT\s|\.)/u

const LABEL = pattern(String.raw`
  ^ [${WORD}] (?: [${WORD}_\-]* [${WORD}] )? $
`)

/** A last label: alphabetic or an A-label. A word may be glued on with a hyphen or underscore: example.se-adressen. */
const TOP_LEVEL = pattern(String.raw`
  [xX][nN]-- (?: [${WORD}_\-]* [${WORD}_] )
  | [\p{L}\p{M}]{2,} (?! [${WORD}] )
`)

/** Endings of files. */
const FILE = /^(pdf|docx?|xlsx?|csv|txt|json|xml|html|log)$/i

function isLabel(label: string): boolean {
  return LABEL.test(label) && octets(label) <= LONGEST_LABEL
}

/** End of the domain at `at`: the longest that the labels allow. */
function domainEnd(text: string, at: number, isApart: boolean): number | undefined {
  const literal = readAt(LITERAL, text, at)
  if (literal !== undefined) return literal.end
  const plain = text[at] === '[' ? addressEnd(text, at + 1) : undefined
  if (plain !== undefined && text[plain] === ']') return plain + 1
  const chain = readAt(isApart ? LABELS_APART : LABELS, text, at)
  if (chain === undefined) return undefined
  // Labels, and between them what divides them.
  const parts = text.slice(at, chain.end).split(DIVIDER)
  for (let count = parts.length; count >= 3; count -= 2) {
    const leading = parts.slice(0, count - 1).filter((_, i) => i % 2 === 0)
    const last = parts[count - 1] as string
    const top = last.slice(0, readAt(TOP_LEVEL, last, 0)?.end ?? 0)
    const domain = parts.slice(0, count - 1).join('') + top
    const fits = octets(top) <= LONGEST_LABEL && octets(domain) <= LONGEST_DOMAIN
    const isFile = FILE.test(top)
    if (top !== '' && !isFile && fits && leading.every(isLabel)) return at + domain.length
  }
  return undefined
}

export const email: Oracle = {
  kind: 'email',
  find(text, at) {
    const wrapped = readAt(WRAPPED, text, at)
    const local = wrapped ?? readAt(QUOTED, text, at) ?? readAt(UNQUOTED, text, at)
    const end = local && domainEnd(text, local.end, wrapped !== undefined)
    if (local === undefined || end === undefined) return undefined
    // Behind two slashes it is the account at a host.
    if (text[at] !== '"' && text[local.end] === '[' && /\/\/[^\s"?#/]*$/.test(text.slice(0, at))) return undefined
    if (octets(local.part.local ?? '') <= LONGEST_LOCAL) return end
    return text[at] !== '"' && octets(text.slice(at, end)) <= LONGEST_ADDRESS ? end : undefined
  },
}
