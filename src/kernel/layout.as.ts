/**
 * Layout of the kernel's memory. Fixed addresses, sized for the worst case, so that nothing is allocated and memory
 * never grows (a view of it never goes stale). Untouched pages cost nothing.
 */

import { Reader, Value } from '../formats/state'
import { Rec } from '../resolve/claim'
import { Limit } from '../text/limits'
import { Change, Found } from './exchange'

export const BLOCK: i32 = Limit.Block
export const REACH: i32 = Limit.Reach
export const CONTEXT: i32 = Limit.Context

/** Number of line feeds before and after text: no recogniser needs a bounds check. */
export const GUARD: i32 = 128
/** Capacity in bytes or UTF-16 units: the usual read size plus a line that started before. */
export const CAPACITY: i32 = 0x44000
/** Text classified at once: its masks stay in the nearest cache. */
export const PART: i32 = 16384

/** First address after the compiler's static data. */
const BASE: usize = 0x10000

/** Word lists and listed names: see `resolve/word-lookup.ts` and `resolve/listed-names.ts`. */
export const LEXICON: usize = BASE
const LEXICON_SIZE: i32 = 0x10000
/** State for the host after a call: where and how to continue. */
export const STATE: usize = LEXICON + LEXICON_SIZE
/** Scratch space for weighing. */
export const SCRATCH: usize = STATE + 64
export const NOTES: usize = SCRATCH + 0x2000
/** Replacements, written by the host. */
export const TEXTS: usize = NOTES + 0x4000
export const TEXTS_SIZE: i32 = 0x10000
/** Constants of the classes. */
export const CONSTANTS: usize = TEXTS + TEXTS_SIZE
/** Prefilter for custom recognisers, set by the host: see `extra/needles.ts`. */
export const CUSTOM_ANCHORS: usize = CONSTANTS + 0x160
/** The filter's table of row set numbers; the rows of each set, and those that are active. */
export const FILTER: usize = CUSTOM_ANCHORS + 0xc0
export const SETS: usize = FILTER + 0x9800
export const ACTIVE_SETS: usize = SETS + 0x400
export const NEXT_CLASS: usize = ACTIVE_SETS + 0x400
export const FIRST_CLASS: usize = NEXT_CLASS + 0x100
export const APART_CLASS: usize = FIRST_CLASS + 0x100
/** Folded codes of a line: a block, plus its context on either side. */
export const CODES_MOST: i32 = BLOCK + 2 * REACH
/** Decoded codes of a line: numbers may be written twice, the second time with leading zeros. */
export const DECODED_MOST: i32 = 3 * CODES_MOST
export const PLACE_SIZE: i32 = 8
/** One bit array per class of characters: a part or decoded line, plus a block on either side. */
const MASK_SIZE: i32 = (DECODED_MOST >> 3) + 64
/** Classes of two codes before a run, and the rows that they remove and add. */
export const BEFORE_CLASS: usize = APART_CLASS + 0x100
export const BEFORE_ROWS: usize = BEFORE_CLASS + 0x100
export const DIGITS: usize = BEFORE_ROWS + 0x80
export const JOINTS: usize = DIGITS + MASK_SIZE
export const COLONS: usize = JOINTS + MASK_SIZE
export const ATS: usize = COLONS + MASK_SIZE
export const RARES: usize = ATS + MASK_SIZE
/** The start of possible escapes, which are also in ATS. */
export const ESCAPES: usize = RARES + MASK_SIZE
/** Equals signs etc.; with colons, the joints between names and values. */
export const OWNERS: usize = ESCAPES + MASK_SIZE
/** Possible places by their own code, and joints that are places because of the name before them. */
export const POSSIBLE: usize = OWNERS + MASK_SIZE
export const OWNED: usize = POSSIBLE + MASK_SIZE
/** Line ends of the text, one bit per character including the guards. */
export const ENDS: usize = (OWNED + MASK_SIZE + 127) & ~63
/** First characters of lines that open a record, or may be invisible. */
export const OPEN_LINES: usize = ENDS + (CAPACITY >> 3) + 128
/** Places of a part of the text or of a folded line: at most one per character. */
export const PLACES: usize = OPEN_LINES + (CAPACITY >> 3) + 64
/** Places that the filter keeps, of either, each with its possible rows. */
export const KEPT_PLACES: usize = PLACES + 4 * (DECODED_MOST + 64)
export const FOLDED_PLACES: usize = KEPT_PLACES + PLACE_SIZE * (PART + 64)
/** Claims of one line or block, three per code and more: no two recognisers claim at every place. */
export const CLAIMS: usize = FOLDED_PLACES + PLACE_SIZE * (DECODED_MOST + 64)
export const CLAIMS_MOST: i32 = 65536
export const CLAIM_SIZE: i32 = 4 * Rec.Size
export const ORDER: usize = CLAIMS + CLAIMS_MOST * CLAIM_SIZE
/** Findings: a block has at most one per two codes, and work stops if there is no room for a block's. */
export const FINDINGS: usize = ORDER + 8 * CLAIMS_MOST
export const FINDINGS_MOST: i32 = 24576
export const FINDING_SIZE: i32 = 4 * Found.Size
/** Edits, written by the host. */
export const EDITS: usize = FINDINGS + FINDINGS_MOST * FINDING_SIZE
export const EDIT_SIZE: i32 = 4 * Change.Size
/** One fold code per code point, filled by pages of 256. */
export const FOLD: usize = EDITS + FINDINGS_MOST * EDIT_SIZE
export const FOLD_PAGES: usize = FOLD + 0x110000
/** Folded codes of a line. */
export const CODES: usize = (FOLD_PAGES + 0x1100 + GUARD + 63) & ~63
/** Marks of a folded line: from a code on, codes come from consecutive positions. At most one per code. */
export const MARKS: usize = CODES + CODES_MOST + 2 * GUARD
export const MARK_SIZE: i32 = 8
/** State of the format reader, and a saved copy to return to. */
export const READER: usize = (MARKS + (CODES_MOST + 4) * MARK_SIZE + GUARD + 63) & ~63
export const READER_SIZE: i32 = 4 * Reader.Size
export const KEPT: usize = READER + READER_SIZE
export const WALK: usize = KEPT + READER_SIZE
/** The structure of a JSON line: bits for quotes and for string contents, and its brackets. */
export const STRUCTURE_CONSTANTS: usize = (WALK + 64 + GUARD + 63) & ~63
export const QUOTES: usize = STRUCTURE_CONSTANTS + 0x100
export const STRINGS: usize = QUOTES + MASK_SIZE
export const BRACKETS: usize = STRINGS + MASK_SIZE
/** Open brackets by depth: position, and number of the object. */
export const PATH: usize = BRACKETS + 4 * (CODES_MOST + 64)
/** Saved reader state while something else is read. */
export const ASIDE: usize = (PATH + 8 * 64 + 63) & ~63
/** Decoded codes, their marks, and their values, no two of which have the same start. */
export const DECODED: usize = (ASIDE + READER_SIZE + GUARD + 63) & ~63
export const DECODED_MARKS: usize = DECODED + DECODED_MOST + 2 * GUARD
export const VALUES: usize = DECODED_MARKS + 4 * DECODED_MOST * MARK_SIZE
/** The text as bytes: unchanged, or narrowed from UTF-16. */
export const TEXT: usize = (VALUES + (DECODED_MOST + 16) * 4 * Value.Size + GUARD + 63) & ~63
/** UTF-16 units. */
export const UNITS: usize = TEXT + CAPACITY + 2 * GUARD
/** Spliced output. */
export const OUTPUT: usize = UNITS + 2 * CAPACITY + GUARD
export const OUTPUT_SIZE: i32 = 1 << 20
/** Total number of 64 KiB pages. */
export const PAGES: i32 = <i32>((OUTPUT + OUTPUT_SIZE) >> 16) + 1
