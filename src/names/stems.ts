/**
 * @module Words by what they stand for: `stems.tsv` as it is looked up, with endings, and letters with marks as people
 * write them who have none.
 */
import { late } from '../late'
import { ROWS } from './stems.generated'

/** What a word stands for: see the head of `stems.tsv`. */
export interface Stem {
  /** The word as it is listed. */
  readonly word: string
  /** What a field holds whose name ends with it; undefined for a word that says nothing by itself. */
  readonly category: string | undefined
  /** What a number of it is. */
  readonly numbered: string | undefined
  /** Whether the category holds always, unless a thing stands before it, or only behind a word for a person. */
  readonly strength: 'always' | 'turned' | 'behind'
  readonly roles: ReadonlySet<string>
  /** Whether compounds of its languages need not be listed: Swedish and Norwegian write them in one. */
  readonly isNordic: boolean
}

const NAME = 'user.name'
/** Swedish and Norwegian letters, as the other language has them, and how they are written without marks. */
const LETTERS: { readonly [letter: string]: readonly [string, string, string] } = {
  å: ['å', 'a', 'aa'],
  ä: ['ä', 'a', 'ae'],
  æ: ['ä', 'a', 'ae'],
  ö: ['ö', 'o', 'oe'],
  ø: ['ö', 'o', 'oe'],
}
const MARKED = /[åäæöø]/

/** A word in the letters of Swedish, as all words are looked up. */
export function asSwedish(word: string): string {
  return word.replaceAll('æ', 'ä').replaceAll('ø', 'ö')
}

/** A word as it is written, each letter with its mark, without, or as two. */
function spellings(word: string): string[] {
  const at = word.search(MARKED)
  const letters = at < 0 ? undefined : LETTERS[word[at] as string]
  if (letters === undefined) return [word]
  return spellings(word.slice(at + 1)).flatMap((rest) => letters.map((letter) => word.slice(0, at) + letter + rest))
}

function withRow(known: Stem | undefined, word: string, role: string, languages: string): Stem {
  const mark = /^[?+#]/.exec(role)?.[0] ?? ''
  const plain = role.slice(mark.length)
  const category = plain.includes('.') && mark !== '#' ? plain : role === 'someone' ? NAME : undefined
  return {
    word,
    category: known?.category ?? category,
    numbered: known?.numbered ?? (mark === '#' ? plain : undefined),
    strength:
      known?.category === undefined ? (mark === '?' ? 'turned' : mark === '+' ? 'behind' : 'always') : known.strength,
    roles: new Set([...(known?.roles ?? []), category === undefined && mark !== '#' ? role : 'category', role]),
    isNordic: known?.isNordic === true || ((category !== undefined || mark === '#') && /sv|nb|nn/.test(languages)),
  }
}

/** A word for a number as it is shortened. */
function shortened(word: string): string[] {
  const number = /(?<=.)(?:nummer|number)$/.exec(word)
  return number === null ? [] : ['nr', 'no', 'num'].map((end) => word.slice(0, number.index) + end)
}

function stemsOf(rows: string): ReadonlyMap<string, Stem> {
  const listed = new Map<string, Stem>()
  for (const row of rows.split('\n')) {
    const [role = '', languages = '', words = ''] = row.split('\t')
    if (role === LABEL) continue
    for (const word of words.split(' ')) listed.set(word, withRow(listed.get(word), word, role, languages))
  }
  for (const [word, stem] of [...listed]) {
    for (const short of shortened(word)) if (!listed.has(short)) listed.set(short, stem)
  }
  const all = new Map([...listed].map(([word, stem]) => [asSwedish(word), stem]))
  // A word that is listed as it is written goes before another that lost its marks.
  for (const [word, stem] of listed) {
    for (const spelling of spellings(word)) if (!all.has(spelling)) all.set(spelling, stem)
  }
  return all
}

/** The row of names that people write before a colon: they count in text as well. */
const LABEL = 'label'

let labels: ReadonlySet<string> | undefined

const NO_LETTER = late('[^\\p{L}]', 'gu')

/** Whether a name is one that people write before a colon in text. */
export function isLabel(name: string): boolean {
  labels ??= new Set(
    ROWS.split('\n').flatMap((row) => {
      const [role, , words = ''] = row.split('\t')
      return role === LABEL ? words.split(' ').flatMap((word) => [asSwedish(word), ...spellings(word)]) : []
    }),
  )
  return labels.has(asSwedish(name.normalize('NFC').toLowerCase().replace(NO_LETTER(), '')))
}

let made: ReadonlyMap<string, Stem> | undefined

/** Endings, the longest first; what Swedish, Norwegian and English put behind a noun. */
const ENDINGS = /* @__PURE__ */ [
  ...['enes', 'ernas', 'arnas', 'ornas', 'ene', 'erna', 'arna', 'orna', 'erne', 'ens', 'ets', 'nas', 'nes', 'ers'],
  ...['ars', 'en', 'et', 'er', 'ar', 'or', 'es', 'ne', 'na', 'ns', 'ts', 's', 'e', 'n', 't', 'r', 'a'],
]

/** Shorter words have no endings. */
const SHORTEST = 4

function listed(word: string): Stem | undefined {
  return allStems().get(asSwedish(word))
}

/** Every spelling that is listed, with its stem. */
export function allStems(): ReadonlyMap<string, Stem> {
  made ??= stemsOf(ROWS)
  return made
}

let begins: ReadonlySet<string> | undefined

/** Whether some word of four letters or more begins as the text does from `from` on: most do not. */
export function mayBegin(text: string, from: number): boolean {
  made ??= stemsOf(ROWS)
  begins ??= new Set([...made.keys()].map((word) => word.slice(0, SHORTEST)))
  return begins.has(text.slice(from, from + SHORTEST))
}

/** The stem of a word that lost its ending: `legemidl` and `legemiddel`, `sykdomm` and `sykdom`, `numr` and `nummer`. */
function restored(stem: string): Stem | undefined {
  const known = listed(stem)
  if (known !== undefined) return known
  const before = stem.slice(0, -1)
  if (/[mn]$/.test(stem) && stem.at(-1) === stem.at(-2)) return listed(before)
  if (stem.endsWith('l')) return listed(`${before}el`) ?? listed(`${before}${before.at(-1)}el`)
  return stem.endsWith('i') ? listed(`${before}y`) : (listed(`${stem}a`) ?? listed(`${stem}e`))
}

/**
 * What a word stands for, with an ending or without.
 *
 * @param word - as {@link asSwedish} has it
 */
export function stemOf(word: string): Stem | undefined {
  const known = listed(word)
  if (known !== undefined) return known
  // Whose it is, and of what: `morsNavn`, `länskod`.
  const short = word.length === SHORTEST && word.endsWith('s') ? listed(word.slice(0, -1)) : undefined
  if (word.length <= SHORTEST)
    return short?.isNordic === true || short?.roles.has('someone') === true ? short : undefined
  for (const ending of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < SHORTEST) continue
    const stem = restored(word.slice(0, -ending.length))
    // What is short is so on purpose, and who reports is no report.
    const isAgent = ending.length > 1 && ending.includes('r') && stem?.category === undefined
    if (stem !== undefined && stem.word.length >= SHORTEST && !isAgent) return stem
  }
  // Whoever does something, before another word in Swedish: `mottagarkonto`.
  return word.endsWith('ar') ? listed(`${word}e`) : undefined
}
