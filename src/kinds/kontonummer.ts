/**
 * @module Bank account numbers. Norwegian ones have eleven digits, `RRRR.GG.KKKKC`, the last by mod 11 with the weights
 * 5 4 3 2 7 6 5 4 3 2. This is the same check as the second one of a fødselsnummer, so eleven bare digits need a word
 * or field. Swedish ones have four digits of clearing number, for Swedbank possibly a fifth after a hyphen, and six to
 * ten of the account, whose checks differ between banks, so they need a word or field. Sources: Bits,
 * "Kontonummerstandard"; Bankgirot, "Bankernas kontonummer".
 *
 *     8601 11 17947, 8601.11.17947          the example of python-stdnum
 *     8105-9, 123 456 789-0                 in Bankgirot's format, made up
 */
import { digitsOf, mod11 } from './checks'
import { form, type KindRecogniser, matchAt, NAMED_ONLY, standsAlone } from './kind'

const DOTTED = form('NNNN.NN.NNNNN', 90, 'mod11', 'separator')
const SPACED = form('NNNN NN NNNNN', 45, 'mod11', 'separator')
const BARE = form('NNNNNNNNNNN', 20, 'mod11')
const SWEDISH = form('NNNN-N, NNN NNN NNN-N', NAMED_ONLY)

const NORWEGIAN = /\d{4}([. ]?)\d\d\1\d{5}(?!\d)/y
const CLEARING = /[1-9]\d{3}(?:-\d)?(?:, ?| - |[ -])?\d(?:[ .-]?\d){5,9}(?!\d)/y
const WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

export const kontonummer: KindRecogniser = {
  anchor: 'digits',
  forms: [DOTTED, SPACED, BARE, SWEDISH],
  recognise(text, at) {
    const match = matchAt(NORWEGIAN, text, at)
    const end = at + (match?.[0].length ?? 0)
    if (match !== undefined && mod11(digitsOf(match[0]), WEIGHTS) === 0 && standsAlone(text, at, end)) {
      const [, joint] = match
      return { start: at, end, form: joint === '.' ? DOTTED : joint === ' ' ? SPACED : BARE, variant: 'NO' }
    }
    const swedish = matchAt(CLEARING, text, at)
    if (swedish === undefined || !standsAlone(text, at, at + swedish[0].length)) return undefined
    return { start: at, end: at + swedish[0].length, form: SWEDISH, variant: 'SE' }
  },
}
