/**
 * The accessor `#names` for AssemblyScript: asks the host, which knows the lexicon, and caches the results for short
 * names, because they recur from line to line. Found by the compiler through `--lib src/kernel/asc`.
 */
// @ts-ignore: a decorator that only AssemblyScript knows
@external('host', 'understood')
declare function ask(from: i32, to: i32): i32

export function understood(text: usize, from: i32, to: i32, _lexicon: usize): i32 {
  return ask(<i32>text + from, <i32>text + to)
}

/** Maximum length in codes of a cached name: its first and its last eight. */
const LONGEST: i32 = 16
/** Size of an entry in bytes: the name's hash, its rule (-1 if unknown), and its topics (0 if unknown). */
const ENTRY: usize = 16
/** Cache size, a power of two; a new name replaces an older one. */
const SIZE: usize = 0x2000
const NAMES: usize = memory.data(0x2000)

/** Only hashes of names are stored, because no text may outlive a call. The random seed prevents chosen collisions. */
let seed: u64 = 0

/** Clears the cache, for use with another list. The caller passes random numbers. */
export function forgetNames(one: i32, two: i32): void {
  seed = (<u64>one << 32) | <u64>(<u32>two)
  memory.fill(NAMES, 0, SIZE)
}

// @ts-ignore: decorator
@inline function mixed(v: u64, factor: u64): u64 {
  const product = (v ^ seed) * factor
  return product ^ (product >> 32)
}

/** Returns the key of the name from `from` to `to`; 0 if it is not cached. */
function keyOf(text: usize, from: i32, to: i32): u64 {
  const at = text + <usize>from
  const length = to - from
  // A combining mark at the start would depend on the code before it.
  if (length <= 0 || length > LONGEST || load<u8>(at) > 127) return 0
  const begin = length < 8 ? load<u64>(at) & (((<u64>1) << <u64>(length << 3)) - 1) : load<u64>(at)
  const end = length < 8 ? 0 : load<u64>(at + <usize>length - 8)
  return mixed(mixed(begin, 0x9e3779b97f4a7c15) + rotl<u64>(end, 17) + <u64>length, 0xff51afd7ed558ccd) | 1
}

/** Returns the entry for a key. */
function entryOf(key: u64): usize {
  const entry = NAMES + (<usize>(key >> 32) & (SIZE - ENTRY))
  if (load<u64>(entry) != key) {
    store<u64>(entry, key)
    store<i32>(entry, -1, 8)
    store<i32>(entry, 0, 12)
  }
  return entry
}

/** Keys of the last look-ups: the name's codes may be overwritten before the result is stored. */
let ruleKey: u64 = 0
let topicsKey: u64 = 0

/** Returns the cached rule of the name from `from` to `to`; -1 if it is unknown. */
export function rememberedRule(text: usize, from: i32, to: i32): i32 {
  ruleKey = keyOf(text, from, to)
  return ruleKey == 0 ? -1 : load<i32>(entryOf(ruleKey), 8)
}

/** Caches the rule of the last name looked up, and returns it. */
export function rememberRule(rule: i32): i32 {
  if (ruleKey != 0) store<i32>(entryOf(ruleKey), rule, 8)
  return rule
}

/** Returns the cached topics of a name; 0 if they are unknown. */
export function rememberedTopics(text: usize, from: i32, to: i32): i32 {
  topicsKey = keyOf(text, from, to)
  return topicsKey == 0 ? 0 : load<i32>(entryOf(topicsKey), 12)
}

/** Caches the topics of the last name looked up, and returns them. */
export function rememberTopics(topics: i32): i32 {
  if (topicsKey != 0) store<i32>(entryOf(topicsKey), topics, 12)
  return topics
}
