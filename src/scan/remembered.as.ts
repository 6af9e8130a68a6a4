/**
 * What names say, remembered for a call: they repeat from line to line. Short ones only, which are compared whole.
 */
import { namedBy } from '../formats/names'
import { LEXICON, NAMES, NAMES_SIZE, NOTES, SCRATCH } from './layout.as'

/** Codes of the longest name that is remembered: its first and its last eight. */
const LONGEST: i32 = 16
/** Bytes of an entry: first codes, last codes, length, topics. */
const ENTRY: usize = 32

let isUsed: bool = false

/** Forgets all of them: they are of another text, or another list may be used. */
export function forgetNames(): void {
  if (isUsed) memory.fill(NAMES, 0, NAMES_SIZE)
  isUsed = false
}

/** What the name of `length` codes at `at` says, which hold no escapes: see `namedBy`. */
export function topicsOfName(at: usize, length: i32): i32 {
  if (length == 0 || length > LONGEST) return namedBy(0, <i32>at, <i32>at + length, LEXICON, SCRATCH, NOTES)
  const begin = length < 8 ? load<u64>(at) & (((<u64>1) << <u64>(length << 3)) - 1) : load<u64>(at)
  const end = length < 8 ? 0 : load<u64>(at + <usize>length - 8)
  const hash = (begin ^ (end * 0x9e3779b97f4a7c15) ^ <u64>length) * 0xff51afd7ed558ccd
  const entry = NAMES + (<usize>(hash >> 32) & <usize>(NAMES_SIZE - 1) & ~(ENTRY - 1))
  if (load<u64>(entry) == begin && load<u64>(entry, 8) == end && load<i32>(entry, 16) == length) return load<i32>(entry, 20)
  const topics = namedBy(0, <i32>at, <i32>at + length, LEXICON, SCRATCH, NOTES)
  store<u64>(entry, begin)
  store<u64>(entry, end, 8)
  store<i32>(entry, length, 16)
  store<i32>(entry, topics, 20)
  isUsed = true
  return topics
}
