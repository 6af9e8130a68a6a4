/**
 * @module Folds a code point outside ASCII to its code in a view.
 *
 * Letters, digits, spaces and dashes of every script keep their class and their length in octets. Full-width forms of
 * characters used in values become ASCII. Invisible characters (the property Default_Ignorable_Code_Point) vanish:
 * people and word processors put them inside numbers, and they must not fool any rule. The classes are those of one
 * Unicode version on every host, computed and cached in pages of 256.
 */
import { Fold, FoldClass } from './codes'
import { RANGES } from './unicode'

/** Marks a character that leaves no code. */
export const VANISHES = 0

const PAGE = 256

/** Class of invisible characters; no code has it. */
const UNSEEN = 31

const CLASSES: { readonly [letter: string]: number } = {
  I: UNSEEN,
  L: FoldClass.Letter,
  N: FoldClass.Digit,
  S: FoldClass.Space,
}

const pages: (Uint8Array | undefined)[] = []

function isDashPoint(codePoint: number): boolean {
  return (codePoint >= 0x2010 && codePoint <= 0x2015) || codePoint === 0x2212
}

/** Characters with a class of their own: see {@link FoldClass}. */
const OWN: { readonly [codePoint: number]: number } = {
  167: FoldClass.Section,
  229: FoldClass.ARing,
  228: FoldClass.ADiaeresis,
  246: FoldClass.ODiaeresis,
  248: FoldClass.OStroke,
  230: FoldClass.Ae,
  197: FoldClass.ARing + FoldClass.Upper,
  196: FoldClass.ADiaeresis + FoldClass.Upper,
  214: FoldClass.ODiaeresis + FoldClass.Upper,
  216: FoldClass.OStroke + FoldClass.Upper,
  198: FoldClass.Ae + FoldClass.Upper,
  776: FoldClass.Diaeresis,
  778: FoldClass.Ring,
  8217: FoldClass.Apostrophe,
}

/**
 * Telephones, mobile phones and faxes by their Unicode names, except those that are off or not allowed, and the
 * telephone recorder, which is drawn like a search icon.
 */
const PHONES = /[\u2121\u213b\u260e\u260f\u2706\u{1f4de}\u{1f4e0}\u{1f4f1}\u{1f4f2}\u{1f57b}-\u{1f581}\u{1f5b7}]/u

/** Start, end and class of each range parsed so far, in order, and the position in the text of the next range. */
const ranges: number[] = []
let read = 0
const RANGE = /([^ILNS]*)([ILNS])(\w+) ?/y

/** Parses ranges up to the one that contains or follows a code point. The ranges of European letters come first. */
function readTo(codePoint: number): void {
  let last = ranges.at(-2) ?? 128
  while (last <= codePoint && read < RANGES.length) {
    RANGE.lastIndex = read
    const [, far, letter, length] = RANGE.exec(RANGES) as RegExpExecArray
    const begin = last + Number.parseInt(far as string, 36)
    last = begin + Number.parseInt(length as string, 36)
    ranges.push(begin, last, CLASSES[letter as string] as number)
    read = RANGE.lastIndex
  }
}

function classOf(codePoint: number): number {
  readTo(codePoint)
  let low = 0
  let high = ranges.length / 3
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[3 * middle + 1] as number) <= codePoint) low = middle + 1
    else high = middle
  }
  const begin = ranges[3 * low]
  return begin !== undefined && begin <= codePoint ? (ranges[3 * low + 2] as number) : FoldClass.Other
}

function classify(codePoint: number): number {
  const own = OWN[codePoint]
  if (own !== undefined) return own
  if (PHONES.test(String.fromCodePoint(codePoint))) return FoldClass.Phone
  return isDashPoint(codePoint) ? FoldClass.Dash : classOf(codePoint)
}

function base(codePoint: number): number {
  if (codePoint < 0x800) return Fold.Other2
  return codePoint < 0x10000 ? Fold.Other3 : Fold.Other4
}

/** Distance from an ASCII character to its full-width form. */
const WIDTH = 0xfee0
/** Characters used in values. Others stay full-width, or they would be read as syntax. */
const IN_VALUES = /[\w()+.@-]/

function foldSlowly(codePoint: number): number {
  const narrow = codePoint - WIDTH
  if (narrow > 32 && narrow < 127 && IN_VALUES.test(String.fromCharCode(narrow))) return narrow
  const kind = classify(codePoint)
  return kind === UNSEEN ? VANISHES : base(codePoint) | kind
}

function makePage(number: number): Uint8Array {
  const page = new Uint8Array(PAGE)
  for (let i = 0; i < PAGE; i++) page[i] = foldSlowly(number * PAGE + i)
  pages[number] = page
  return page
}

/** Returns the code for an invisible character that is kept: see `Limit.Unseen`. */
export function unseenCode(codePoint: number): number {
  return base(codePoint)
}

/** Returns the code for a code point of 128 or more, or {@link VANISHES}. */
export function fold(codePoint: number): number {
  const number = codePoint >>> 8
  const page = pages[number] ?? makePage(number)
  return page[codePoint & 255] as number
}

/** Writes the codes of a text to `codes` at `at`, one per UTF-16 unit: for names and words in European letters. */
export function foldUnits(text: string, codes: Uint8Array, at: number): void {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    codes[at + i] = unit < 128 ? unit : fold(unit)
  }
}
