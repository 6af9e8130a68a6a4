/**
 * @module Words by meaning: lookup in `stems.tsv`, with inflections, and with the spellings people use without
 * diacritics.
 */
import { late } from '../text/late'
import { ROWS } from './stems.generated'

/** The meaning of a word: see the header of `stems.tsv`. */
export interface Stem {
  /** The word as listed. */
  readonly word: string
  /** Content of a field whose name ends with it; undefined for a word without a meaning of its own. */
  readonly category: string | undefined
  /** The category of a number of it. */
  readonly numbered: string | undefined
  /** When the category holds: always, unless a thing comes before it, or only after a word for a person. */
  readonly strength: 'always' | 'turned' | 'behind'
  readonly roles: ReadonlySet<string>
  /** True if compounds need not be listed: Swedish and Norwegian write them as one word. */
  readonly isNordic: boolean
}

const NAME = 'user.name'
/** Swedish and Norwegian letters: the Swedish equivalent, and spellings without diacritics. */
const LETTERS: { readonly [letter: string]: readonly [string, string, string] } = {
  å: ['å', 'a', 'aa'],
  ä: ['ä', 'a', 'ae'],
  æ: ['ä', 'a', 'ae'],
  ö: ['ö', 'o', 'oe'],
  ø: ['ö', 'o', 'oe'],
}
const MARKED = /[åäæöø]/

/** Converts a word to Swedish letters, which all lookups use. */
export function asSwedish(word: string): string {
  return word.replaceAll('æ', 'ä').replaceAll('ø', 'ö')
}

/** Returns the spellings of a word: each letter with its diacritic, without, or as two letters. */
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

/** Returns abbreviations of a word for a number. */
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
  // A word listed as written takes precedence over another one without its diacritics.
  for (const [word, stem] of listed) {
    for (const spelling of spellings(word)) if (!all.has(spelling)) all.set(spelling, stem)
  }
  return all
}

/** The row of names that people write before a colon: they count in text as well. */
const LABEL = 'label'

let labels: ReadonlySet<string> | undefined

const NO_LETTER = late('[^\\p{L}]', 'gu')

/** True if people write this name before a colon in text. */
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

/** Noun endings of Swedish, Norwegian and English, longest first. */
const ENDINGS = /* @__PURE__ */ [
  ...['enes', 'ernas', 'arnas', 'ornas', 'ene', 'erna', 'arna', 'orna', 'erne', 'ens', 'ets', 'nas', 'nes', 'ers'],
  ...['ars', 'en', 'et', 'er', 'ar', 'or', 'es', 'ne', 'na', 'ns', 'ts', 's', 'e', 'n', 't', 'r', 'a'],
]

/** Shorter words have no endings. */
const SHORTEST = 4

function listed(word: string): Stem | undefined {
  return allStems().get(asSwedish(word))
}

/** Returns every listed spelling with its stem. */
export function allStems(): ReadonlyMap<string, Stem> {
  made ??= stemsOf(ROWS)
  return made
}

let begins: ReadonlySet<string> | undefined

/** True if a word of four letters or more starts like the text at `from`: most texts are ruled out. */
export function mayBegin(text: string, from: number): boolean {
  made ??= stemsOf(ROWS)
  begins ??= new Set([...made.keys()].map((word) => word.slice(0, SHORTEST)))
  return begins.has(text.slice(from, from + SHORTEST))
}

/**
 * Returns the stem of a word without its ending: `legemidl` and `legemiddel`, `sykdomm` and `sykdom`, `numr` and
 * `nummer`.
 */
function restored(stem: string): Stem | undefined {
  const known = listed(stem)
  if (known !== undefined) return known
  const before = stem.slice(0, -1)
  if (/[mn]$/.test(stem) && stem.at(-1) === stem.at(-2)) return listed(before)
  if (stem.endsWith('l')) return listed(`${before}el`) ?? listed(`${before}${before.at(-1)}el`)
  return stem.endsWith('i') ? listed(`${before}y`) : (listed(`${stem}a`) ?? listed(`${stem}e`))
}

/**
 * Returns the meaning of a word, with or without an ending.
 *
 * @param word - as returned by {@link asSwedish}
 */
export function stemOf(word: string): Stem | undefined {
  const known = listed(word)
  if (known !== undefined) return known
  // Genitives and compounding forms: `morsNavn`, `länskod`.
  const short = word.length === SHORTEST && word.endsWith('s') ? listed(word.slice(0, -1)) : undefined
  if (word.length <= SHORTEST)
    return short?.isNordic === true || short?.roles.has('someone') === true ? short : undefined
  for (const ending of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < SHORTEST) continue
    const stem = restored(word.slice(0, -ending.length))
    // Short words have no endings, and an agent noun is not the thing itself.
    const isAgent = ending.length > 1 && ending.includes('r') && stem?.category === undefined
    if (stem !== undefined && stem.word.length >= SHORTEST && !isAgent) return stem
  }
  // Swedish agent nouns in compounds: `mottagarkonto`.
  return word.endsWith('ar') ? listed(`${word}e`) : undefined
}
