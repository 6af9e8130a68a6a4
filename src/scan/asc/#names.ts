/**
 * The accessor `#names`, as AssemblyScript sees it: the host is asked, who knows what the lexicon is; and what short names
 * say is remembered, because they repeat from line to line. Found by the compiler through `--lib src/scan/asc`.
 */
// @ts-ignore: a decorator that only AssemblyScript knows
@external('host', 'understood')
declare function ask(from: i32, to: i32): i32

export function understood(text: usize, from: i32, to: i32, _lexicon: usize): i32 {
  return ask(<i32>text + from, <i32>text + to)
}

/** Codes of the longest name that is remembered: its first and its last eight. */
const LONGEST: i32 = 16
/** Bytes of an entry: the hash of the name, its rule, -1 where that is not known, and its topics, 0 where they are not. */
const ENTRY: usize = 16
/** A power of two; a new name takes the place of an older one. */
const SIZE: usize = 0x2000
const NAMES: usize = memory.data(0x2000)

/** Of a name its hash is remembered, because no text may outlive a call. Nobody can choose one that is taken for another. */
let seed: u64 = 0

/** Forgets all names: another list may be used. Whoever calls chooses numbers that nobody knows. */
export function forgetNames(one: i32, two: i32): void {
  seed = (<u64>one << 32) | <u64>(<u32>two)
  memory.fill(NAMES, 0, SIZE)
}

// @ts-ignore: decorator
@inline function mixed(v: u64, factor: u64): u64 {
  const product = (v ^ seed) * factor
  return product ^ (product >> 32)
}

/** The key of the name from `from` to `to`; 0 for one that is not remembered. */
function keyOf(text: usize, from: i32, to: i32): u64 {
  const at = text + <usize>from
  const length = to - from
  // What a mark is put together with stands before it.
  if (length <= 0 || length > LONGEST || load<u8>(at) > 127) return 0
  const begin = length < 8 ? load<u64>(at) & (((<u64>1) << <u64>(length << 3)) - 1) : load<u64>(at)
  const end = length < 8 ? 0 : load<u64>(at + <usize>length - 8)
  return mixed(mixed(begin, 0x9e3779b97f4a7c15) + rotl<u64>(end, 17) + <u64>length, 0xff51afd7ed558ccd) | 1
}

/** Where it is kept what the name of a key says. */
function entryOf(key: u64): usize {
  const entry = NAMES + (<usize>(key >> 32) & (SIZE - ENTRY))
  if (load<u64>(entry) != key) {
    store<u64>(entry, key)
    store<i32>(entry, -1, 8)
    store<i32>(entry, 0, 12)
  }
  return entry
}

/** Keys of the names that were asked for last: while one is read, its codes may be written over. */
let ruleKey: u64 = 0
let topicsKey: u64 = 0

/** What a list says of the name from `from` to `to`, where it is remembered; -1 where it is not. */
export function rememberedRule(text: usize, from: i32, to: i32): i32 {
  ruleKey = keyOf(text, from, to)
  return ruleKey == 0 ? -1 : load<i32>(entryOf(ruleKey), 8)
}

/** Remembers it of the name that was asked for last, and returns it. */
export function rememberRule(rule: i32): i32 {
  if (ruleKey != 0) store<i32>(entryOf(ruleKey), rule, 8)
  return rule
}

/** The same of all that a name says; 0 where it is not remembered. */
export function rememberedTopics(text: usize, from: i32, to: i32): i32 {
  topicsKey = keyOf(text, from, to)
  return topicsKey == 0 ? 0 : load<i32>(entryOf(topicsKey), 12)
}

/** Remembers it of the name that was asked for last, and returns it. */
export function rememberTopics(topics: i32): i32 {
  if (topicsKey != 0) store<i32>(entryOf(topicsKey), topics, 12)
  return topics
}
