/** The meaning of a name depends only on its own codes, so the kernel may cache it by its codes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namedBy } from '../../src/formats/value-names'
import { makePlan } from '../../src/options/plan'
import { asPolicy, noHealthRecords } from '../../src/policy/policy'
import { lexicon, lexiconWithSecrets } from '../../src/resolve/lexicon'
import { recordRule, ruleWithin } from '../../src/resolve/listed-names'
import { Note } from '../../src/resolve/notes'
import { base32Value, checkCode, checkStep } from '../../src/resolve/token'
import { listedWords } from '../../src/resolve/vocabulary'
import { Lexicon } from '../../src/resolve/word-lookup'
import { View } from '../../src/text/view'
import { HELD } from '../field-lists'

const LONGEST = 16

/** A token that has a word for its key. */
function tokenWith(word: string): readonly [string, string] {
  const tag = 'r6cgrw4mg7t7bjj5y4fq'
  let sum = 0
  for (const letter of `nid${word}${tag}`) sum = checkStep(sum, base32Value(letter.charCodeAt(0)))
  return ['sl1_nid_', `_${tag}${String.fromCharCode(checkCode(sum))}`]
}

const BESIDE: ReadonlyArray<readonly [string, string]> = [
  ['"', '"'],
  ['x', 'x'],
  ['pass', 'word'],
  ['X', 'X'],
  ['7', '7'],
  ['_', '_'],
  ['<', '>'],
  ['-', '='],
  ['-D', ':'],
  ['(', ')'],
  ['å', 'ø'],
  ['a', '\u0308'],
  ['[', ']'],
  tokenWith('phone'),
]

const word = new Uint8Array(Lexicon.Word)
const notes = new Int32Array(Note.Size)

/** All that is said of a name between two texts. */
function saidOf(name: string, [before, after]: readonly [string, string], words: Uint8Array): string {
  const view = new View(4096)
  view.appendString(`${before}${name}${after}`, 0)
  const { codes, start, end } = view
  const from = start + before.length
  const to = end - after.length
  const said = [namedBy, recordRule].map((ask) => ask(codes, from, to, words, word, notes))
  return String([...said, ruleWithin(codes, from, to, words, word)])
}

const lists: ReadonlyArray<readonly [string, Uint8Array]> = [
  ['words', lexicon()],
  ['secrets', lexiconWithSecrets()],
  ['fields', makePlan({ fields: { pin: 'remove', kod: 'mask', 'x*y': 'remove', a: 'remove' } }).fields.lexicon],
  ['a policy', makePlan({ policy: asPolicy(noHealthRecords) }).fields.lexicon],
]

const known = [
  ...listedWords().keys(),
  ...HELD.flatMap(([, , names]) => names.split(/[|/]/)),
  'pin',
  'kod',
  'csrftoken',
  'jobbtelefon',
  'phone',
  'td',
  'dd',
  'pw',
  'v',
  'mobil',
]
const piece = fc.oneof(
  fc.constantFrom(...known),
  fc.constantFrom('_', '-', '.', ' ', '7', 'X', 'x', '"', '(', ')', '[', ']', '\\', 'å', '\u0308'),
)
const name = fc
  .array(piece, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('').slice(0, LONGEST))
  .filter((text) => text.charCodeAt(0) < 128 && /[a-zå-ö]$/i.test(text))

test.each(lists)('names of %s', (_title, words) => {
  const alone = ['\n', '\n'] as const
  const check = (text: string) => {
    const said = saidOf(text, alone, words)
    for (const beside of BESIDE)
      if (saidOf(text, beside, words) !== said)
        throw new Error(`${text} ${beside} ${said} ${saidOf(text, beside, words)}`)
  }
  for (const text of known) if (text.length <= LONGEST && text.charCodeAt(0) < 128) check(text)
  fc.assert(fc.property(name, check), { numRuns: 4000 })
  expect.assertions(0)
})
