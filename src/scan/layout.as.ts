/**
 * Where everything lies in the kernel's memory. Fixed places, sized for the worst case, so that nothing is
 * allocated and memory never grows (a view on it never goes stale). Untouched pages cost nothing.
 */

import { Reader, Value } from '../formats/state'
import { Rec } from '../resolve/record'
import { Limit } from '../text/limits'
import { Change, Found } from './exchange'

export const BLOCK: i32 = Limit.Block
export const REACH: i32 = Limit.Reach
export const CONTEXT: i32 = Limit.Context

/** Line feeds before and after text: no recogniser needs a bounds check. */
export const GUARD: i32 = 128
/** Text that is worked on at once, in bytes or UTF-16 units: what is mostly read at once, and a line begun before it. */
export const CAPACITY: i32 = 0x44000
/** Text that is classified at once: its masks stay in the nearest cache. */
export const PART: i32 = 16384

/** First place after the compiler's own static data. */
const BASE: usize = 0x10000

/** Word lists and listed names: see `resolve/lookup.ts` and `resolve/listed.ts`. */
export const LEXICON: usize = BASE
const LEXICON_SIZE: i32 = 0x10000
/** What the host reads after a call: where to go on, and how. */
export const STATE: usize = LEXICON + LEXICON_SIZE
/** What weighing works in. */
export const SCRATCH: usize = STATE + 64
export const NOTES: usize = SCRATCH + 0x2000
/** Texts that replace findings, written by the host. */
export const TEXTS: usize = NOTES + 0x4000
export const TEXTS_SIZE: i32 = 0x10000
/** Constants of the classes. */
export const CONSTANTS: usize = TEXTS + TEXTS_SIZE
/** What tells lines that may interest recognisers of the user's own: see `patterns/needles.ts`, set by the host. */
export const CUSTOM_ANCHORS: usize = CONSTANTS + 0x160
/** The table of the filter, which has numbers of sets of rows; what is in each, and what of it runs. */
export const FILTER: usize = CUSTOM_ANCHORS + 0xc0
export const SETS: usize = FILTER + 0x9800
export const ACTIVE_SETS: usize = SETS + 0x400
export const NEXT_CLASS: usize = ACTIVE_SETS + 0x400
export const FIRST_CLASS: usize = NEXT_CLASS + 0x100
export const APART_CLASS: usize = FIRST_CLASS + 0x100
/** Folded codes of a line: a block, and what is kept on either side of it. */
export const CODES_MOST: i32 = BLOCK + 2 * REACH
/** Decoded codes of a line: numbers may be written twice, once with zeros before them. */
export const DECODED_MOST: i32 = 3 * CODES_MOST
export const PLACE_SIZE: i32 = 8
/** One bit array for each class of characters: one part or decoded line, and a block on either side. */
const MASK_SIZE: i32 = (DECODED_MOST >> 3) + 64
/** What two codes before a run say, and what that leaves of rows and adds to them. */
export const BEFORE_CLASS: usize = APART_CLASS + 0x100
export const BEFORE_ROWS: usize = BEFORE_CLASS + 0x100
export const DIGITS: usize = BEFORE_ROWS + 0x80
export const JOINTS: usize = DIGITS + MASK_SIZE
export const COLONS: usize = JOINTS + MASK_SIZE
export const ATS: usize = COLONS + MASK_SIZE
export const RARES: usize = ATS + MASK_SIZE
/** Of the at signs and what may begin an escape, the latter. */
export const ESCAPES: usize = RARES + MASK_SIZE
/** Equals signs and what follows them, which with colons are what stands between a name and its value. */
export const OWNERS: usize = ESCAPES + MASK_SIZE
/** What may be a place for what it is, and joints that are one for the name before them. */
export const POSSIBLE: usize = OWNERS + MASK_SIZE
export const OWNED: usize = POSSIBLE + MASK_SIZE
/** Where lines of the text end, a bit for each character of it and for the guards beside it. */
export const ENDS: usize = (OWNED + MASK_SIZE + 127) & ~63
/** Those of lines' first characters that open a record, or may be nothing to see. */
export const OPEN_LINES: usize = ENDS + (CAPACITY >> 3) + 128
/** Places that may begin something, of a part of the text or of a folded line: as many as there are characters. */
export const PLACES: usize = OPEN_LINES + (CAPACITY >> 3) + 64
/** Those that the filter keeps, of either, each with the rows that may take it. */
export const KEPT_PLACES: usize = PLACES + 4 * (DECODED_MOST + 64)
export const FOLDED_PLACES: usize = KEPT_PLACES + PLACE_SIZE * (PART + 64)
/** Claims of one line or block, three for each code and some: no two recognisers claim at every place. */
export const CLAIMS: usize = FOLDED_PLACES + PLACE_SIZE * (DECODED_MOST + 64)
export const CLAIMS_MOST: i32 = 65536
export const CLAIM_SIZE: i32 = 4 * Rec.Size
export const ORDER: usize = CLAIMS + CLAIMS_MOST * CLAIM_SIZE
/** Findings: a block holds at most one in two codes, and work stops when there is no room for a block's. */
export const FINDINGS: usize = ORDER + 8 * CLAIMS_MOST
export const FINDINGS_MOST: i32 = 24576
export const FINDING_SIZE: i32 = 4 * Found.Size
/** Edits, written by the host. */
export const EDITS: usize = FINDINGS + FINDINGS_MOST * FINDING_SIZE
export const EDIT_SIZE: i32 = 4 * Change.Size
/** One fold code for each code point, filled a page of 256 at a time. */
export const FOLD: usize = EDITS + FINDINGS_MOST * EDIT_SIZE
export const FOLD_PAGES: usize = FOLD + 0x110000
/** Folded codes of a line. */
export const CODES: usize = (FOLD_PAGES + 0x1100 + GUARD + 63) & ~63
/** Marks of a folded line: from a code on, each code is one place further than the one before. At most one a code. */
export const MARKS: usize = CODES + CODES_MOST + 2 * GUARD
export const MARK_SIZE: i32 = 8
/** What reading by formats keeps in mind, and what it was at a place that is gone back to. */
export const READER: usize = (MARKS + (CODES_MOST + 4) * MARK_SIZE + GUARD + 63) & ~63
export const READER_SIZE: i32 = 4 * Reader.Size
export const KEPT: usize = READER + READER_SIZE
export const WALK: usize = KEPT + READER_SIZE
/** The structure of a line of JSON: a bit for each quote and for what lies in a string, and its brackets. */
export const STRUCTURE_CONSTANTS: usize = (WALK + 64 + GUARD + 63) & ~63
export const QUOTES: usize = STRUCTURE_CONSTANTS + 0x100
export const STRINGS: usize = QUOTES + MASK_SIZE
export const BRACKETS: usize = STRINGS + MASK_SIZE
/** Open brackets, by depth: place, and number of the object. */
export const PATH: usize = BRACKETS + 4 * (CODES_MOST + 64)
/** What reading keeps in mind while something else is read. */
export const ASIDE: usize = (PATH + 8 * 64 + 63) & ~63
/** Decoded codes, their marks, and the values among them: no two begin at one place. */
export const DECODED: usize = (ASIDE + READER_SIZE + GUARD + 63) & ~63
export const DECODED_MARKS: usize = DECODED + DECODED_MOST + 2 * GUARD
export const VALUES: usize = DECODED_MARKS + 4 * DECODED_MOST * MARK_SIZE
/** The text as bytes: as it is for bytes, narrowed for UTF-16. */
export const TEXT: usize = (VALUES + (DECODED_MOST + 16) * 4 * Value.Size + GUARD + 63) & ~63
/** UTF-16 units. */
export const UNITS: usize = TEXT + CAPACITY + 2 * GUARD
/** Spliced output. */
export const OUTPUT: usize = UNITS + 2 * CAPACITY + GUARD
export const OUTPUT_SIZE: i32 = 1 << 20
/** Pages of 64 KiB for all of it. */
export const PAGES: i32 = <i32>((OUTPUT + OUTPUT_SIZE) >> 16) + 1
